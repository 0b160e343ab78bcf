"""What the composer offers: to put the discussion up as an idea, where the team has promised something, and to enter
it in a contest, where one is on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.ideas.actions import entering, promising
from porukka.ideas.forms.contests import EntryForm
from porukka.ideas.forms.ideas import IdeaForm
from porukka.ideas.models import Contest
from porukka.ideas.queries.contests import taking_entries
from porukka.ideas.queries.ideas import promise_of, standing_of
from porukka.ideas.rules import may_put_up


def save(post: Post, cleaned: dict[str, Any]) -> None:
    if cleaned["is_idea"]:
        promising.put_up(post)


def may(member: Reader, room: Room | None) -> bool:
    return may_put_up(member, room) and promise_of(member) is not None


blocks.register(blocks.Block("idea", _("Idea"), IdeaForm, save, may, icon="bulb"))


def enter(post: Post, cleaned: dict[str, Any]) -> None:
    if cleaned["contest"]:
        contest = Contest.objects.get(community_id=post.community_id, pk=cleaned["contest"])
        entering.enter(post, contest)


def may_enter(member: Reader, room: Room | None) -> bool:
    return may_put_up(member, room) and standing_of(member).open_contests


def contests(member: Reader, post: Post | None) -> dict[str, Any]:
    return {"contests": taking_entries(member)}


blocks.register(
    blocks.Block("contest", _("Contest"), EntryForm, enter, may_enter, icon="star", facts=contests)
)
