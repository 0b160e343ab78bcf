"""A round begins, with what waits at that moment, and ends."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.rounds import rules
from porukka.rounds.models import Errand, Round
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.picking import pick
from porukka.rounds.queries.quiet import today_of
from porukka.rounds.queries.today import round_of
from porukka.rounds.queries.waiting import forget


def start(member: Member, minutes: int) -> Round:
    """Begin today's round: what is in it stays the same all day. One that has begun is given back as it is.

    Raises Refused if the rules say no.
    """
    ensure(rules.may_go_round(member) and minutes in Round.MINUTES)
    if (begun := round_of(member)) is not None:
        return begun
    chosen = pick(find(member), minutes)  # before the transaction: looking around locks nothing
    with transaction.atomic():
        made, is_new = Round.objects.get_or_create(
            community_id=member.community_id,
            member=member,
            day=today_of(member.community),
            defaults={"minutes": minutes},
        )
        if is_new:
            Errand.objects.bulk_create(
                Errand(
                    community_id=member.community_id,
                    round=made,
                    member=member,
                    position=position,
                    kind=one.kind,
                    subject=one.subject,
                    post_id=one.post,
                    about_id=one.about,
                    room_id=one.room,
                    every=one.every,
                    silent=one.silent,
                )
                for position, one in enumerate(chosen)
            )
            deeds.record("round.started", actor=member, subject=made.pk, minutes=minutes, things=len(chosen))
    forget(member)
    return made


@transaction.atomic
def end(member: Member, found: Round) -> None:
    """It is enough for today; what is left comes again tomorrow. A round that has ended stays so."""
    ensure(found.member_id == member.pk)
    if Round.objects.filter(pk=found.pk, ended_at=None).update(ended_at=timezone.now()):
        deeds.record("round.ended", actor=member, subject=found.pk)
    forget(member)
