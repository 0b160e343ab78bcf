"""What the composer offers: to put the discussion up as an idea, where the team has promised something."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.ideas.actions import promising
from porukka.ideas.forms import IdeaForm
from porukka.ideas.queries import promise_of
from porukka.ideas.rules import may_put_up


def save(post: Post, cleaned: dict[str, Any]) -> None:
    if cleaned["is_idea"]:
        promising.put_up(post)


def may(member: Reader, room: Room | None) -> bool:
    return may_put_up(member, room) and promise_of(member) is not None


blocks.register(blocks.Block("idea", _("Make it an idea"), IdeaForm, save, may, is_same=True))
