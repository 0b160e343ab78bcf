"""The founding circle gathers, waits longer, and opens: by hand, at its date, or when all are here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member
from porukka.core import jobs
from porukka.core.refusal import ensure
from porukka.joining import rules
from porukka.joining.models import Circle

A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=366)
OPEN_ALREADY = _("The circle has opened. Who may join is chosen in the settings now.")


@transaction.atomic
def gather(member: Member, *, size: int = 0, opens_at: datetime | None = None) -> Circle:
    """Begin with a founding circle, or let it wait for other numbers or another day.

    size: members it waits for, 0 for a date alone; opens_at: in the future, within a year, None for the number alone.
    Whichever comes first opens it. Raises Refused.
    """
    ensure(rules.may_lead_circle(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(bool(size or opens_at), _("Choose how many it waits for, or the day on which it opens."))
    words = _("There are as many of you here already. Choose a larger number, or a day alone.")
    ensure(not size or community.members_count < size <= Circle.MOST, words)
    now = timezone.now()
    words = _("Choose a day from tomorrow on, within a year.")
    ensure(opens_at is None or now < opens_at < now + A_YEAR, words)
    circle, _made = Circle.objects.get_or_create(community=community)
    ensure(circle.opened_at is None, OPEN_ALREADY)
    if circle.opens_at != opens_at:
        circle.told_at = None  # she is told the day before the new one
    circle.size, circle.opens_at, circle.set_by = size, opens_at, member
    circle.save()
    community.is_founding, community.circle_size = True, size
    community.save(update_fields=["is_founding", "circle_size"])
    deeds.record("circle.gathered", actor=member, subject=circle.pk, size=size)
    return circle


@transaction.atomic
def open_now(member: Member) -> None:
    """Open it earlier than it would. Raises Refused."""
    ensure(rules.may_lead_circle(member))
    circle = _locked(Circle.objects.filter(community=member.community_id))
    ensure(circle is not None, OPEN_ALREADY)
    if circle is not None:
        _open(circle, member)


def open_due() -> int:
    """Open every circle whose day has come or in which all are. Safe to run twice, or in two workers at once; what an
    outage held up is done by the next run. Returns how many were opened."""
    due = Circle.objects.filter(_is_due()).order_by("pk")
    return jobs.one_by_one(list(due.values_list("pk", flat=True)), _open_if_due)


def all_are_here(deed: Deed) -> None:
    """Somebody came in: if she was the last one waited for, the circle opens at once."""
    for pk in Circle.objects.filter(_is_due(), community=deed.community_id).values_list("pk", flat=True):
        _open_if_due(pk)


def tell_the_day_before() -> int:
    """Tell the founders of every circle that opens within a day, once for each day chosen. Returns how many."""
    soon = Circle.objects.filter(opened_at=None, told_at=None, opens_at__lte=timezone.now() + A_DAY)
    return jobs.one_by_one(list(soon.order_by("pk").values_list("pk", flat=True)), _tell)


def _is_due() -> Q:
    by_day = Q(opens_at__lte=timezone.now())
    by_number = Q(size__gt=0, community__members_count__gte=F("size"))
    return Q(opened_at=None) & (by_day | by_number)


@transaction.atomic
def _open_if_due(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    circle = _locked(Circle.objects.filter(_is_due(), pk=pk))
    return circle is not None and _open(circle, None)


def _locked(found: object) -> Circle | None:
    """The circle that still gathers, with its community's row, which every coming and going writes."""
    circle = found.filter(opened_at=None).first()  # type: ignore[attr-defined]
    if circle is None:
        return None
    Community.objects.select_for_update(no_key=True).get(pk=circle.community_id)
    return Circle.objects.filter(pk=circle.pk, opened_at=None).select_related("set_by").first()


def _open(circle: Circle, member: Member | None) -> bool:
    """member: who opened it, None if it does so by itself. Those inside are founding members from now on."""
    circle.opened_at, circle.opened_by = timezone.now(), member
    circle.save(update_fields=["opened_at", "opened_by"])
    Community.objects.filter(pk=circle.community_id).update(is_founding=False, circle_size=0)
    inside = Member.objects.filter(community=circle.community_id, state__in=Member.State.inside())
    inside.update(is_founding_member=True)
    voice = member or _voice(circle)
    deeds.record("circle.opened", actor=voice, subject=circle.pk, by_hand=member is not None)
    return True


@transaction.atomic
def _tell(pk: int) -> bool:
    told = Circle.objects.filter(pk=pk, opened_at=None, told_at=None).update(told_at=timezone.now())
    if told:
        circle = Circle.objects.select_related("set_by").get(pk=pk)
        if circle.opens_at is not None and circle.opens_at > timezone.now():
            deeds.record("circle.awaited", actor=_voice(circle), subject=circle.pk)
    return bool(told)


def _voice(circle: Circle) -> Member:
    """In whose name the circle does by itself what was chosen: who chose it, or a founder if she is gone."""
    founders = Member.objects.active().filter(community=circle.community_id, role=Member.Role.FOUNDER)
    return circle.set_by or founders.earliest("pk")
