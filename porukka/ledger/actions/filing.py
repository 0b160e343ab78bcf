"""Something that was said is filed, so that it gets an answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post, Topic
from porukka.ideas.models import Idea
from porukka.ledger import rules
from porukka.ledger.models import Entry, Step
from porukka.polls.models import Poll
from porukka.purpose.models import Pain

FULL = _("There is no more room in “You said, we did”. Take something off first.")
WHY = _("Say what was done, or why not. Those who asked read it.")

Kind, State = Entry.Kind, Entry.State
OF_PAINS = {Pain.State.OPEN: State.HEARD, Pain.State.ADDRESSED: State.DOING, Pain.State.SOLVED: State.DONE}
# an idea whose time ran out has no answer of the team's; it stays as it was
OF_IDEAS = {
    Idea.State.OPEN: State.HEARD,
    Idea.State.MET: State.HEARD,
    Idea.State.REVIEW: State.REVIEW,
    Idea.State.PLANNED: State.PLANNED,
    Idea.State.DECLINED: State.DECLINED,
    Idea.State.DONE: State.DONE,
    Idea.State.EXPIRED: State.HEARD,
}


@transaction.atomic
def file(member: Member, post: Post) -> Entry:
    """File what this post says, in the state in which it is already; whoever files it answers for it. What is filed
    stays as it is. Raises Refused."""
    ensure(rules.may_file(member, post))
    with_room(member.community_id)
    there = Entry.objects.filter(community_id=member.community_id, post=post).first()
    if there is not None:
        return there
    entry = _described(post)
    entry.answers_for = member
    begin(entry, member)
    deeds.record("ledger.filed", actor=member, subject=entry.pk, room=post.topic.room, about=entry.kind)
    return entry


@transaction.atomic
def add(
    member: Member, *, said: str, state: str, word: str, answers_for: Member | None, done_in: Post | None
) -> Entry:
    """Something that was said elsewhere: face to face, in a letter. Raises Refused."""
    ensure(rules.may_keep(member))
    ensure(bool(word) or state not in Entry.ENDS, WHY)
    with_room(member.community_id)
    entry = Entry(community_id=member.community_id, kind=Kind.ELSEWHERE, said=said, state=state, word=word)
    entry.answers_for, entry.done_in = answers_for, done_in
    begin(entry, member)
    deeds.record("ledger.filed", actor=member, subject=entry.pk, about=entry.kind)
    return entry


def with_room(community: int) -> None:
    """Those who file at the same moment wait here for each other. Raises Refused if there is no room."""
    Community.objects.select_for_update(no_key=True).get(pk=community)
    ensure(Entry.objects.filter(community_id=community).count() < Entry.MOST, FULL)


def begin(entry: Entry, by: Member | None, at: datetime | None = None) -> None:
    """Write a new entry and its first step."""
    entry.heard_at = entry.stated_at = at or timezone.now()
    entry.save()
    note(entry, by)


def note(entry: Entry, by: Member | None) -> None:
    """One more step; the discussion it is about shows it."""
    Step.objects.create(
        community_id=entry.community_id,
        entry=entry,
        state=entry.state,
        word=entry.word,
        by=by,
        at=entry.stated_at,
    )
    if entry.post is not None:
        tied = {} if entry.is_followed else {"is_tied": True}  # ideas show their state themselves
        Topic.objects.filter(pk=entry.post.topic_id).update(version=F("version") + 1, **tied)


def _described(post: Post) -> Entry:
    """What the post is, and how far that has come."""
    mine = {"community_id": post.community_id, "post": post}
    if (idea := Idea.objects.filter(**mine).first()) is not None:
        word = idea.steps.exclude(word="").order_by("-at", "-pk").values_list("word", flat=True).first()
        return Entry(**mine, kind=Kind.IDEA, state=OF_IDEAS[Idea.State(idea.state)], word=word or "")
    if (pain := Pain.objects.living().filter(**mine).first()) is not None:
        return Entry(**mine, kind=Kind.PAIN, state=OF_PAINS[Pain.State(pain.state)], word=pain.word)
    if (poll := Poll.objects.filter(**mine).first()) is not None:
        return Entry(**mine, kind=Kind.POLL, said=poll.question[: Entry.SAID_LENGTH])
    return Entry(**mine, kind=Kind.TALK)
