"""A question is handed to somebody who may know: she is told so, by whom, and is free to leave it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.rounds.actions.seeing import see_to
from porukka.rounds.models import Errand
from porukka.rounds.queries.knowing import may_be_asked

MOST_A_DAY = 10  # by one of the team
MOST_TO_ONE = 2  # in a week, by all of the team: who knows much is asked most
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@transaction.atomic
def hand(member: Member, errand: Errand, to: Member) -> None:
    """Ask this member to answer. Raises Refused if she may not read it, is asked enough, or something keeps the two
    of them, or her and the writer, apart."""
    ensure(errand.kind in Errand.TALK and errand.post is not None)
    ensure(
        may_be_asked(member, errand).filter(pk=to.pk).exists(),
        _("That member cannot be asked about this. Choose somebody else."),
    )
    # two who ask the same member at once wait here for each other
    Member.objects.select_for_update(no_key=True).get(pk=to.pk)
    now = timezone.now()
    handed = Errand.objects.filter(
        community_id=member.community_id, how=Errand.How.HANDED, done_at__gt=now - WEEK
    )
    ensure(
        handed.filter(to=to).count() < MOST_TO_ONE,
        _("%(name)s has been asked often this week. Choose somebody else, or answer yourself.")
        % {"name": to.name},
    )
    ensure(
        handed.filter(member=member, done_at__gt=now - DAY).count() < MOST_A_DAY,
        _("You have handed over much today. Go on tomorrow."),
    )
    see_to(member, errand, Errand.How.HANDED, to=to)
