"""Answering so that nobody can tell whose answer is whose: no deed, no time, and two tables that share
nothing.

What is left, and is said in the docs: whoever keeps copies of the whole database from before and after one
vote, or reads the database's own journal while it is there, sees what came between.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.polls import rules
from porukka.polls.actions.counting import locked, recount
from porukka.polls.actions.voting import ANSWERED, CLOSED, stands_as_seen
from porukka.polls.models import Ballot, Poll, Voter
from porukka.polls.models.receipts import key_of, new_receipt, tidy

M = TypeVar("M", bound=models.Model)
MIXED = 1_000  # rows among which a new one is hidden where rows lie in the order they came
WRONG = _(
    "You have answered this poll already. To change your answer, type the receipt that you were shown when "
    "you gave it."
)


@transaction.atomic
def cast(member: Member, poll: Poll, choice: str, receipt: str = "", seal: str = "") -> str:
    """Answer an anonymous poll, or change the answer that the receipt leads to.

    choice, seal: as `voting.read` gives them; receipt: letters the form came with, which become the receipt of a
    first answer (so that a form sent twice is one answer), or those of an earlier one. Returns the receipt.
    Raises Refused if the rules say no, the poll was changed meanwhile, or she has answered and the receipt is not of
    an answer.
    """
    poll = locked(poll)
    ensure(rules.may_vote(member, poll), CLOSED)
    stands_as_seen(poll, seal)
    ensure(poll.is_anonymous)
    receipt = tidy(receipt)
    key = key_of(poll.pk, receipt) if receipt else ""
    ballots = Ballot.objects.filter(community_id=poll.community_id, poll=poll)
    if Voter.objects.filter(community_id=poll.community_id, poll=poll, member=member).exists():
        known = ballots.filter(pk=key).first()
        ensure(known is not None, WRONG)
        is_same = known is not None and known.choice == choice
        ensure(is_same or poll.kind != Poll.Kind.QUIZ, ANSWERED)
    else:
        if not key or ballots.filter(pk=key).exists():
            receipt = new_receipt()
            key = key_of(poll.pk, receipt)
        _put(Voter(community_id=poll.community_id, poll=poll, member=member), lambda row: row.member_id)
    _put(Ballot(key=key, community_id=poll.community_id, poll=poll, choice=choice), lambda row: row.key)
    recount(poll)
    return receipt


def _put(row: M, order: Callable[[Any], Any]) -> None:
    """Write the row, in place of the one with its key if there is one.

    On SQLite rows lie in the order of their keys (see the migration). Elsewhere they lie as they came, and
    each says in which transaction: so it is written anew together with others of the poll, in the order of
    their keys.
    """
    table = type(row)._default_manager
    others: list[Any] = []
    if connection.vendor != "sqlite":
        found = table.filter(community_id=row.community_id, poll=row.poll)  # type: ignore[attr-defined]
        others = list(found.exclude(pk=row.pk).order_by("?")[:MIXED])
    table.filter(pk__in=[row.pk, *(other.pk for other in others)]).delete()
    table.bulk_create(sorted([row, *others], key=order))
