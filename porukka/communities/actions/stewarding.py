"""Stewards of rooms: they offer themselves, are named for a term, hand over, and their term ends by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions import seating
from porukka.communities.models import Member, Offer, Room, Stewardship
from porukka.core import jobs
from porukka.core.refusal import Refused, ensure

DAYS_A_MONTH = 30.4375
AT_ONCE = 500  # terms looked at by one run
Way = Stewardship.Way


def end_of(months: int, since: datetime) -> datetime:
    """When a term of so many months ends."""
    return since + timedelta(days=round(months * DAYS_A_MONTH))


@transaction.atomic
def offer(member: Member, room: Room, words: str = "") -> Offer:
    """Offer to look after a room; those who name its stewards are told. Offering again changes nothing."""
    ensure(rules.may_offer(member, room))
    facts = {"community_id": room.community_id, "room": room, "member": member}
    found, made = Offer.objects.get_or_create(**facts, defaults={"words": words.strip()})
    if made:
        deeds.record("steward.offered", actor=member, subject=member.pk, room=room)
    return found


@transaction.atomic
def end_offer(member: Member, room: Room, other: Member) -> None:
    """Take one's own offer back, or thank somebody for hers without taking it. Raises Refused."""
    ensure(other.pk == member.pk or rules.may_name_stewards(member, room))
    ensure(bool(Offer.objects.filter(room=room, member=other).delete()[0]))
    deeds.record("steward.offer_ended", actor=member, subject=other.pk, room=room)


@transaction.atomic
def name(member: Member, room: Room, other: Member, *, months: int, way: str = Way.NAMED) -> Stewardship:
    """Make a member who reads the room its steward, or begin her term anew.

    months: one of Stewardship.MONTHS. Raises Refused.
    """
    room = seating.lock([room.pk])[room.pk]
    ensure(rules.may_name_stewards(member, room) and months in Stewardship.MONTHS)
    return _begin(member, room, other, months, way)


def _begin(member: Member, room: Room, other: Member, months: int, way: str) -> Stewardship:
    readers = Member.objects.reading(room).exclude(role=Member.Role.GUEST)
    ensure(readers.filter(pk=other.pk).exists(), _("A steward is a member who reads the room."))
    terms = Stewardship.objects.filter(room=room, ended_at=None)
    if terms.current().exclude(member=other).count() >= Stewardship.MOST:
        raise Refused(_("The room has as many stewards as it can have. End a term first."))
    now = timezone.now()
    facts = {"named_by": member, "way": way, "months": months, "since": now, "until": end_of(months, now)}
    term, _made = Stewardship.objects.update_or_create(
        community_id=room.community_id,
        room=room,
        member=other,
        ended_at=None,
        defaults={**facts, "reminded_at": None},
    )
    Offer.objects.filter(room=room, member=other).delete()
    _count(other.pk)
    deeds.record("steward.named", actor=member, subject=other.pk, room=room, way=way)
    return term


@transaction.atomic
def hand_over(member: Member, term: Stewardship, other: Member) -> Stewardship:
    """A steward gives her task to somebody who offered herself; the term begins anew, as long as hers was. Whoever
    names stewards there hears of it, and can end it. Raises Refused."""
    room = seating.lock([term.room_id])[term.room_id]
    term = Stewardship.objects.get(pk=term.pk)
    ensure(rules.may_hand_over(member, term, room))
    ensure(
        Offer.objects.filter(room=room, member=other).exists(),
        _("Choose somebody who has offered to look after the room."),
    )
    _end(Stewardship.objects.filter(pk=term.pk))
    after = _begin(member, room, other, term.months, Way.HANDED)
    deeds.record("steward.handed_over", actor=member, subject=other.pk, room=room)
    return after


@transaction.atomic
def end(member: Member, term: Stewardship) -> None:
    """End a term before its time: one's own, or as one who names stewards there. Raises Refused."""
    room = seating.lock([term.room_id])[term.room_id]
    term = Stewardship.objects.select_related("member").get(pk=term.pk)
    ensure(term.ended_at is None and rules.may_end_term(member, term, room))
    _end(Stewardship.objects.filter(pk=term.pk))
    deeds.record("steward.term_ended", actor=member, subject=term.member_id, room=room)


def end_in(member: Member, rooms: list[int]) -> None:
    """Her terms in these rooms are over: she reads them no more. The caller holds the rooms."""
    _end(Stewardship.objects.filter(member=member, room__in=rooms, ended_at=None))
    Offer.objects.filter(member=member, room__in=rooms).delete()


def end_all(member: Member) -> None:
    """She has left the community."""
    _end(Stewardship.objects.filter(member=member, ended_at=None))
    Offer.objects.filter(member=member).delete()


def _end(terms: QuerySet[Stewardship]) -> None:
    members = list(terms.values_list("member_id", flat=True))
    terms.update(ended_at=timezone.now())
    for pk in members:
        _count(pk)


def _count(pk: int) -> None:
    """What tells every page, without a question, that somebody is no steward at all."""
    count = Stewardship.objects.filter(member=pk, ended_at=None).count()
    Member.objects.filter(pk=pk).update(stewardships_count=count)


@transaction.atomic
def slow_down(member: Member, room: Room, seconds: int) -> None:
    """Set the slow mode of a whole room. seconds: one of Room.Slow. Raises Refused."""
    room = seating.lock([room.pk])[room.pk]
    ensure(rules.may_slow_room(member, room) and seconds in Room.Slow.values)
    room.slow_seconds = seconds
    room.save(update_fields=["slow_seconds"])
    deeds.record("room.edited", actor=member, subject=room.pk, room=room)


def keep_terms() -> int:
    """End the terms whose time has come, and remind of those that end soon. Safe to run twice, or in two workers at
    once: the table says what is left to do. Returns how many were told."""
    now = timezone.now()
    running = Stewardship.objects.filter(ended_at=None).order_by("until")
    over = running.filter(until__lte=now)
    soon = running.filter(
        until__gt=now, until__lte=now + timedelta(days=Stewardship.REMIND_DAYS), reminded_at=None
    )
    done = jobs.one_by_one(list(over.values_list("pk", flat=True)[:AT_ONCE]), _let_end)
    return done + jobs.one_by_one(list(soon.values_list("pk", flat=True)[:AT_ONCE]), _remind)


@transaction.atomic
def _let_end(pk: int) -> bool:
    term = Stewardship.objects.select_related("room").filter(pk=pk).first()
    if term is None:
        return False
    claimed = Stewardship.objects.filter(pk=pk, ended_at=None).update(ended_at=timezone.now())
    if not claimed:
        return False
    _count(term.member_id)
    deeds.record("steward.term_ended", actor=None, subject=term.member_id, room=term.room)
    return True


@transaction.atomic
def _remind(pk: int) -> bool:
    term = Stewardship.objects.select_related("room").filter(pk=pk).first()
    claimed = Stewardship.objects.filter(pk=pk, reminded_at=None, ended_at=None).update(
        reminded_at=timezone.now()
    )
    if term is None or not claimed:
        return False
    deeds.record("steward.term_ending", actor=None, subject=term.member_id, room=term.room)
    return True
