"""Who is on the board: a founder says so."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.register import rules
from porukka.register.actions.keeping import leave_trace
from porukka.register.models import Trace

MOST_SEATS = 30


@transaction.atomic
def name_to_board(member: Member, other: Member) -> None:
    """Give a member a seat on the board, and the register with it. Raises Refused."""
    ensure(other.community_id == member.community_id and rules.may_be_named(member, other))
    seats = Member.objects.filter(community_id=member.community_id, on_board=True)
    ensure(len(seats.select_for_update(no_key=True)[:MOST_SEATS]) < MOST_SEATS, _("The board is full."))
    Member.objects.filter(pk=other.pk).update(on_board=True)
    leave_trace(member, Trace.What.NAMED, member=str(other.pk))


@transaction.atomic
def end_seat(member: Member, other: Member) -> None:
    """Take a member off the board; the register is closed to her from then on. Raises Refused."""
    ensure(other.community_id == member.community_id and rules.may_end_seat(member, other))
    if Member.objects.filter(pk=other.pk, on_board=True).update(on_board=False):
        leave_trace(member, Trace.What.ENDED, member=str(other.pk))
