"""Changing: until its first answer a poll is asked otherwise; then only when it closes is moved, or it is closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.refusal import Refused, ensure
from porukka.discussions.models import Topic
from porukka.polls import rules
from porukka.polls.actions.asking import put_options
from porukka.polls.actions.counting import locked, record, recount
from porukka.polls.models import Poll
from porukka.polls.models.seals import version_of

ENDED = _("This poll has closed, so it stays as it is.")
ANSWERED = _("Somebody has answered meanwhile, so the question and the options stay as they were.")
CHANGED = _(
    "Somebody else changed the poll while you were writing. Look at how it is now, and save again if yours is "
    "to stand."
)
EARLIER = _("The poll has promised to be open longer. Choose a later time, or close it now.")
# what a kind has no use for goes back to this
BARE = {"fewest": 1, "most": 1, "low": "", "high": "", "prompt": ""}


@transaction.atomic
def edit(
    member: Member,
    poll: Poll,
    *,
    version: str,
    question: str,
    options: Sequence[str] = (),
    moments: Sequence[datetime] = (),
    right: Collection[int] = (),
    words: str = "",
    **facts: Any,
) -> Poll:
    """Ask otherwise, as long as nobody has answered.

    version: `version_of` the poll as the writer saw it; words: what gates read; the others as `asking.ask` takes
    them. Raises Refused if the rules or a gate say no, somebody has answered, or somebody else has changed it since.
    """
    poll = locked(poll)
    ensure(rules.may_change(member, poll), ENDED)
    ensure(rules.may_edit(member, poll), ANSWERED)
    ensure(version == version_of(poll, list(poll.options.order_by("position"))), CHANGED)
    answer = gates.ask(member, gates.Draft("poll", blocks=words))
    if answer.verdict is not gates.Verdict.PASS:
        raise Refused(answer.reason)
    for name, value in (BARE | facts | {"question": question}).items():
        setattr(poll, name, value)
    # of nothing counted yet, by what it was before
    poll.tally, poll.shown, poll.shown_voters = {}, {}, 0
    poll.save()
    poll.options.all().delete()
    put_options(poll, options, moments, right)
    Topic.objects.filter(pk=poll.post.topic_id).update(version=F("version") + 1)
    record("poll.edited", member, poll)
    return poll


@transaction.atomic
def move_closing(member: Member, poll: Poll, closes_at: datetime | None) -> None:
    """Let it be open longer; None: until somebody closes it. One that had no end gets one. The same again changes
    nothing.

    Raises Refused if the rules say no, or it would close earlier than it has said.
    """
    poll = locked(poll)
    ensure(rules.may_change(member, poll), ENDED)
    if closes_at == poll.closes_at:
        return
    ensure(closes_at is None or closes_at > (poll.closes_at or timezone.now()), EARLIER)
    Poll.objects.filter(pk=poll.pk).update(closes_at=closes_at)
    Topic.objects.filter(pk=poll.post.topic_id).update(version=F("version") + 1)
    record("poll.closing_moved", member, poll)


@transaction.atomic
def close(member: Member, poll: Poll) -> None:
    """End the poll now. Closing it twice changes nothing. Raises Refused if the rules say no."""
    poll = locked(poll)
    if not poll.is_open:
        return
    ensure(rules.may_change(member, poll))
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now())
    recount(poll)
    record("poll.closed", member, poll)
