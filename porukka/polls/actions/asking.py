"""Asking: a poll is written with its post, and some may add options."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.refusal import Refused, ensure
from porukka.discussions.actions import carried
from porukka.discussions.models import Post, Topic
from porukka.polls import rules
from porukka.polls.actions.counting import locked, record
from porukka.polls.models import Option, Poll

CODE = "polls"  # what a post carries


@transaction.atomic
def ask(
    post: Post,
    *,
    question: str,
    options: Sequence[str] = (),
    moments: Sequence[datetime] = (),
    right: Collection[int] = (),
    closes_at: datetime | None = None,
    **facts: Any,
) -> Poll:
    """Put a poll below a post; its right and its deed are those of the post it is written with.

    options: their words in order, or moments: the times of one that finds a time; right: the places of a quiz's right
    options; closes_at: None, if it stays open; facts: further columns of Poll (kind, names, results …).
    """
    poll = Poll.objects.create(
        community_id=post.community_id, post=post, question=question, closes_at=closes_at, **facts
    )
    put_options(poll, options, moments, right)
    carried.note(post, CODE)
    Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1)
    return poll


def put_options(
    poll: Poll, options: Sequence[str], moments: Sequence[datetime], right: Collection[int]
) -> None:
    """Write the options of a poll that has none, as `ask` takes them."""
    said: list[dict[str, Any]] = [{"moment": one} for one in moments] or [{"words": one} for one in options]
    Option.objects.bulk_create(
        Option(
            community_id=poll.community_id, poll=poll, position=position, is_right=position in right, **one
        )
        for position, one in enumerate(said)
    )


@transaction.atomic
def add_option(member: Member, poll: Poll, *, words: str = "", moment: datetime | None = None) -> Option:
    """Add an option behind the others: words, or the moment of one that finds a time.

    Raises Refused if the rules or a gate say no, the option is there already, or there are enough.
    """
    poll = locked(poll)
    ensure(rules.may_add(member, poll), _("This poll takes no more options."))
    answer = gates.ask(member, gates.Draft("poll option", blocks=words))
    if answer.verdict is not gates.Verdict.PASS:
        raise Refused(answer.reason)
    options = list(poll.options.order_by("position"))
    ensure(len(options) < Poll.MOST_IN_ALL, _("This poll has all the options it can take."))
    there = {option.moment or option.words.casefold() for option in options}
    ensure((moment or words.casefold()) not in there, _("That option is there already."))
    last = poll.options.aggregate(last=Max("position"))["last"]
    option = Option.objects.create(
        community_id=poll.community_id, poll=poll, position=last + 1, words=words, moment=moment
    )
    if poll.kind == Poll.Kind.MULTIPLE and poll.most == len(options):
        Poll.objects.filter(pk=poll.pk).update(most=F("most") + 1)  # one could choose all of them
    record("poll.option_added", member, poll)
    return option
