"""All answers of a poll, as rows of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.polls import rules
from porukka.polls.kinds import KINDS
from porukka.polls.models import Ballot, Poll, Vote


def answers_of(member: Member, poll: Poll) -> tuple[list[str], Iterator[list[Any]]]:
    """The head and the lines of the file: who and when, and what; of an anonymous poll only what, in the order of
    random keys. Raises Refused if she may not take them out (now)."""
    has_voted = Vote.objects.filter(community_id=poll.community_id, poll=poll, member=member).exists()
    ensure(rules.may_take_out(member, poll, has_voted=has_voted))
    words = [str(option) for option in poll.options.order_by("position")]
    kind = KINDS[poll.kind]
    if poll.is_anonymous:
        ballots = Ballot.objects.filter(community_id=poll.community_id, poll=poll).order_by("key")
        choices = ballots.values_list("choice", flat=True)
        return kind.head(words), (kind.cells(choice, words) for choice in choices.iterator())
    votes = Vote.objects.filter(community_id=poll.community_id, poll=poll).order_by("at", "pk")
    rows = votes.values_list("member__name", "at", "choice").iterator()
    lines = ([name or "", _said(at), *kind.cells(choice, words)] for name, at, choice in rows)
    return [_("Name"), _("Time"), *kind.head(words)], lines


def _said(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
