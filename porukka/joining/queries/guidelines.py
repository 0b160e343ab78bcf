"""What the pages of the guidelines read: today's, what changed, and who has not accepted them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.utils.html import format_html_join

from porukka.communities.models import Community, Member
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.core.text.versions import Change, History, Words, compared, read
from porukka.joining.models import Guidelines

PEOPLE_A_PAGE = 60
MOST_COUNTED = 999
MOST_IN_A_FILE = 20_000
MOST_REASONS = 20


def today(community: Community) -> Guidelines | None:
    """The guidelines that hold now; asks nothing where there are none."""
    if not community.guidelines_version:
        return None
    return find(community, community.guidelines_version)


def find(community: Community, number: int) -> Guidelines:
    """One version, or Http404."""
    found = Guidelines.objects.filter(community=community, number=number).select_related("by").first()
    if found is None:
        raise Http404
    return found


def history_of(reader: Reader, before: int | None = None) -> History:
    """A page of versions, the newest first, in two queries; Http404 where there are none.

    before: only versions of lower numbers.
    """
    community = reader.community
    today = _words(find(community, community.guidelines_version), reader)
    former = Guidelines.objects.filter(community=community, number__lt=today.number).select_related("by")
    return read(today, former, lambda one: _words(one, reader), before)


@dataclass(frozen=True)
class Since:
    """What became of the guidelines since a version. reasons: of every change that gave one, the newest first."""

    number: int
    change: Change
    reasons: list[Guidelines]


def changes_since(reader: Reader, number: int) -> Since:
    """How today's guidelines differ from version `number`; Http404 if there is no such version. Three queries."""
    community = reader.community
    later = find(community, community.guidelines_version)
    earlier = find(community, number)
    between = Guidelines.objects.filter(community=community, number__gt=number).exclude(why="")
    reasons = list(between.select_related("by").defer("text", "html").order_by("-number")[:MOST_REASONS])
    for one in reasons:
        one.who = who_wrote(one, reader)  # type: ignore[attr-defined]
    return Since(number, compared(_words(earlier, reader), _words(later, reader), is_now=True), reasons)


def who_wrote(one: Guidelines, reader: Reader) -> str:
    """The name of who made a version, for those who may look at members; empty for others."""
    return one.by.name if one.by and may_see_members(reader) else ""


def _words(one: Guidelines, reader: Reader) -> Words:
    """The summary stands above the text, so that what changed in either is seen."""
    html = format_html_join("", "<p>{}</p>", ((line,) for line in one.lines)) + one.html
    text = f"{one.summary}\n\n{one.text}" if one.summary else one.text
    return Words(one.number, "", text, html, one.at, who_wrote(one, reader), one.why)


@dataclass(frozen=True)
class Accepted:
    """One line of the report. number: the version she has accepted, 0 if none."""

    id: int
    name: str
    role: str
    number: int
    at: datetime | None
    is_missing: bool


def who_has_accepted(
    reader: Reader, *, all_of_them: bool = False, after: str = ""
) -> tuple[list[Accepted], str]:
    """A page of members by name: those who have not accepted what is asked, or all of them.

    after: the key of a former page. Returns the lines and the key of the next page, "" on the last. One query.
    """
    found = _people(reader.community, all_of_them).order_by("name", "id")
    name, _bar, pk = after.replace("\0", "").rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    rows = list(found[: PEOPLE_A_PAGE + 1])
    shown = [_line(member, reader.community) for member in rows[:PEOPLE_A_PAGE]]
    return shown, f"{shown[-1].name}|{shown[-1].id}" if len(rows) > PEOPLE_A_PAGE else ""


def how_many_are_missing(community: Community) -> int:
    """How many have not accepted what is asked, counted to MOST_COUNTED + 1 at most."""
    return _people(community, all_of_them=False)[: MOST_COUNTED + 1].count()


def everybody(community: Community) -> Iterator[Accepted]:
    """All members by name for a file, at most MOST_IN_A_FILE."""
    found = _people(community, all_of_them=True).order_by("name", "id")[:MOST_IN_A_FILE]
    return (_line(member, community) for member in found.iterator(500))


def _people(community: Community, all_of_them: bool) -> QuerySet[Member]:
    found = Member.objects.filter(community_id=community.pk).active()
    return found if all_of_them else found.filter(guidelines_version__lt=community.guidelines_asked)


def _line(member: Member, community: Community) -> Accepted:
    is_missing = member.guidelines_version < community.guidelines_asked
    return Accepted(
        member.pk,
        member.name,
        member.get_role_display(),
        member.guidelines_version,
        member.guidelines_at,
        is_missing,
    )
