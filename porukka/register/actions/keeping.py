"""The register is opened, taken out, and its entries are kept. Each leaves a trace that the board reads."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core.refusal import Refused, ensure
from porukka.register import rules
from porukka.register.models import Entry, Fee, Retention, Trace

MOST = 20_000  # entries of one community
TWICE = _("This member has an entry already, whose membership has not ended.")
NOT_YET = _(
    "An entry is kept while the membership lasts, and for the years after it that the board has decided on."
)


@transaction.atomic
def open_register(member: Member) -> Trace:
    """She looks at the whole register now. Raises Refused."""
    ensure(rules.may_keep(member))
    return leave_trace(member, Trace.What.OPENED)


@transaction.atomic
def take_out(member: Member) -> Trace:
    """She takes the whole register out as a file. Raises Refused."""
    ensure(rules.may_keep(member))
    return leave_trace(member, Trace.What.EXPORTED)


@transaction.atomic
def add(
    member: Member, *, name: str, home: str, joined: date, left: date | None = None, of: Member | None = None
) -> Entry:
    """Enter a membership. of: the member here whose it is, None for somebody without an account.

    Raises Refused if she may not, the register is full, or that member has an entry.
    """
    ensure(rules.may_keep(member) and (of is None or of.community_id == member.community_id))
    # those who enter at the same moment wait here for each other, so that the count holds
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(
        Entry.objects.filter(community_id=member.community_id).count() < MOST,
        _("The register is full. Erase entries that are due first."),
    )
    entry = Entry(community_id=member.community_id, member=of, name=name, home=home, joined=joined, left=left)
    _keep(entry)
    leave_trace(member, Trace.What.ADDED, entry)
    return entry


@transaction.atomic
def change(member: Member, entry: Entry, *, name: str, home: str, joined: date, left: date | None) -> Entry:
    """Correct an entry, or write the day its membership ended. The same again changes nothing. Raises Refused."""
    ensure(rules.may_keep(member) and entry.community_id == member.community_id)
    # whoever corrects it at the same moment waits here
    now = Entry.objects.select_for_update(no_key=True).filter(pk=entry.pk).first()
    ensure(now is not None, _("This entry has been erased meanwhile."))
    assert now is not None  # noqa: S101  # nosec B101 (for the checker of types)
    if (now.name, now.home, now.joined, now.left) == (name, home, joined, left):
        return now
    now.name, now.home, now.joined, now.left = name, home, joined, left
    _keep(now)
    leave_trace(member, Trace.What.CHANGED, now)
    return now


def _keep(entry: Entry) -> None:
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        raise Refused(TWICE) from None


@transaction.atomic
def note_fee(member: Member, entry: Entry, year: int, *, is_paid: bool) -> None:
    """Note that the fee of a year is paid, or take the note back. Twice is as once. Raises Refused."""
    ensure(rules.may_keep(member) and entry.community_id == member.community_id)
    if is_paid:
        today = timezone.localdate()
        facts = {"community_id": entry.community_id, "entry": entry, "year": year}
        _fee, is_new = Fee.objects.get_or_create(**facts, defaults={"noted_on": today})
        if is_new:
            leave_trace(member, Trace.What.FEE, entry)
    elif Fee.objects.filter(community_id=entry.community_id, entry=entry, year=year).delete()[0]:
        leave_trace(member, Trace.What.FEE_BACK, entry)


@transaction.atomic
def erase(member: Member, entry: Entry) -> None:
    """Erase an entry whose time is over, with its fees, for good. Raises Refused for one that is to be kept."""
    years = retention_of(member.community_id)
    now = timezone.now()
    ensure(entry.community_id == member.community_id)
    ensure(rules.may_erase(member, entry, years, now, timezone.localdate(now)), NOT_YET)
    pk = entry.pk
    if Entry.objects.filter(pk=pk).delete()[0]:
        leave_trace(member, Trace.What.ERASED)


@transaction.atomic
def keep_for(member: Member, years: int) -> None:
    """Decide for how many years (of Retention.YEARS) entries are kept after memberships end. Raises Refused."""
    ensure(rules.may_keep(member) and years in Retention.YEARS)
    if retention_of(member.community_id) != years:
        Retention.objects.update_or_create(community_id=member.community_id, defaults={"years": years})
        leave_trace(member, Trace.What.RETENTION)


def retention_of(community_id: int) -> int:
    """For how many years entries are kept here after memberships end."""
    kept = Retention.objects.filter(community_id=community_id).values_list("years", flat=True).first()
    return kept or Retention.USUALLY


def leave_trace(by: Member, what: Trace.What, entry: Entry | None = None, **data: str) -> Trace:
    """A line that the board reads, and the deed with its data. The caller holds the transaction."""
    trace = Trace.objects.create(community_id=by.community_id, by=by, what=what)
    subject = entry.pk if entry else by.community_id
    deeds.record(f"register.{what.value}", actor=by, subject=subject, **data)
    return trace
