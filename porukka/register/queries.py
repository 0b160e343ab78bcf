"""What the pages of the register read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from porukka.communities.folding import fold
from porukka.communities.models import Member, MemberQuerySet
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.register import rules
from porukka.register.actions.keeping import MOST, retention_of
from porukka.register.models import Entry, EntryQuerySet, Fee, Trace, years_before

A_PAGE = 60
OPEN_FOR = timedelta(minutes=30)
FILE_FOR = timedelta(minutes=2)
SHOWS = ("here", "unpaid", "left")
LONGEST_KEY = 3 * Entry.NAME_LENGTH


@dataclass(frozen=True)
class EntryRow:
    """years: those whose fee is paid, newest first; is_away: she had a place in this community and has none now;
    may_erase: its time is over, or it was entered just now."""

    id: int
    address: str
    name: str
    home: str
    joined: date
    left: date | None
    years: tuple[int, ...]
    is_linked: bool
    is_away: bool
    is_due: bool
    may_erase: bool


def is_open_for(member: Member) -> bool:
    """Whether she has opened the register in the last half an hour: looking at it is written down, and reading a
    page writes nothing."""
    return _has_lately(member, Trace.What.OPENED, OPEN_FOR)


def is_taken_by(member: Member) -> bool:
    """Whether she has said just now that she takes the register out as a file."""
    return _has_lately(member, Trace.What.EXPORTED, FILE_FOR)


def _has_lately(member: Member, what: str, span: timedelta) -> bool:
    traces = Trace.objects.filter(community_id=member.community_id, by=member, what=what)
    return traces.filter(at__gt=timezone.now() - span).exists()


def entries_page(
    member: Member, *, show: str = "here", year: int, words: str = "", after: str = ""
) -> tuple[list[EntryRow], str]:
    """A page of entries by name: of members ("here"), of those who have not paid ("unpaid"), of those who left.

    year: of the fee; words: a part of the name; after: the key of a former page.
    Returns the rows and the key of the next page, "" on the last. Three queries.
    """
    found = _shown(member, show, year).order_by("folded", "id")
    if words := fold(words.replace("\0", "").strip())[:LONGEST_KEY]:
        found = found.filter(folded__contains=words)
    name, _bar, pk = after.replace("\0", "")[: LONGEST_KEY + 20].rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(folded__gte=name).exclude(folded=name, id__lte=last)
    entries = list(_with_facts(found)[: A_PAGE + 1])
    shown = entries[:A_PAGE]
    following = f"{shown[-1].folded}|{shown[-1].pk}" if len(entries) > A_PAGE else ""
    return rows(member, shown), following


def _shown(member: Member, show: str, year: int) -> EntryQuerySet:
    found = Entry.objects.visible_to(member)
    if show == "left":
        return found.exclude(left=None)
    found = found.filter(left=None)
    if show == "unpaid":
        paid = Fee.objects.filter(community_id=member.community_id, entry=OuterRef("pk"), year=year)
        return found.filter(~Exists(paid))
    return found


def _with_facts(found: EntryQuerySet) -> EntryQuerySet:
    fees = Fee.objects.order_by("-year")
    return found.select_related("member").prefetch_related(Prefetch("fees", fees))


def rows(member: Member, entries: Sequence[Entry]) -> list[EntryRow]:
    """The entries as pages show them. One query besides theirs."""
    years, now = retention_of(member.community_id), timezone.now()
    today = timezone.localdate(now)
    return [_row(member, entry, years, now, today) for entry in entries]


def _row(member: Member, entry: Entry, years: int, now: datetime, today: date) -> EntryRow:
    return EntryRow(
        entry.pk,
        entry.address,
        entry.name,
        entry.home,
        entry.joined,
        entry.left,
        tuple(fee.year for fee in entry.fees.all()),
        entry.member_id is not None,
        entry.member is not None and entry.member.state not in Member.State.inside(),
        entry.left is not None and entry.left <= years_before(today, years),
        rules.may_erase(member, entry, years, now, today),
    )


def one(member: Member, entry: Entry) -> EntryRow:
    return rows(member, [entry])[0]


def mine(member: Member) -> list[EntryRow]:
    """What the register says of herself."""
    own = Entry.objects.visible_to(member).filter(member=member.pk)
    return rows(member, list(_with_facts(own).order_by("-joined", "-id")[:10]))


def everybody(member: Member) -> Iterator[EntryRow]:
    """All who are members now and all whose entries are kept, by name, for paper and for a file."""
    found = _with_facts(Entry.objects.visible_to(member)).order_by("folded", "id")[:MOST]
    years, now = retention_of(member.community_id), timezone.now()
    today = timezone.localdate(now)
    return (_row(member, entry, years, now, today) for entry in found.iterator(500))


@dataclass(frozen=True)
class Counts:
    members: int
    left: int
    due: int
    missing: int


def counts(member: Member) -> Counts:
    """How many there are, in at most five queries, none of them longer than the register may be."""
    entries = Entry.objects.visible_to(member)
    line = years_before(timezone.localdate(), retention_of(member.community_id))
    return Counts(
        entries.filter(left=None).count(),
        entries.exclude(left=None).count(),
        entries.filter(left__lte=line).count(),
        _missing(member)[:MOST].count(),
    )


def missing_page(member: Member, after: str = "") -> tuple[list[Member], str]:
    """Members here who have no entry, by name, and the key of the next page."""
    name, _bar, pk = after.replace("\0", "")[:90].rpartition("|")
    found = _missing(member).order_by("name", "id")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    people = list(found[: A_PAGE + 1])
    shown = people[:A_PAGE]
    return shown, f"{shown[-1].name}|{shown[-1].pk}" if len(people) > A_PAGE else ""


def _missing(member: Member) -> MemberQuerySet:
    entered = Entry.objects.filter(community_id=member.community_id, member=OuterRef("pk"), left=None)
    return Member.objects.visible_to(member).exclude(role=Member.Role.GUEST).filter(~Exists(entered))


def board(member: Reader) -> list[Member]:
    seats = Member.objects.filter(community_id=member.community_id, on_board=True)
    return list(seats.filter(state__in=Member.State.inside()).order_by("name", "id")[:100])


def traces_page(member: Member, before: str = "") -> tuple[list[Trace], str]:
    """Who has looked and changed something, the newest first, and the key of the next page."""
    found = Trace.objects.filter(community_id=member.community_id).select_related("by").order_by("-id")
    if (last := whole(before, digits=19)) is not None:
        found = found.filter(id__lt=last)
    traces = list(found[: A_PAGE + 1])
    return traces[:A_PAGE], str(traces[A_PAGE - 1].pk) if len(traces) > A_PAGE else ""
