"""What a community says of itself now, and what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.html import format_html

from porukka.communities.models import Community, Member
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.text.versions import Change, History, Words, compared, read
from porukka.discussions.pointing import without_names
from porukka.purpose.models import Statement, StatementVersion
from porukka.purpose.models.stating import PARTS, PLAIN

MOST_COMPARED = 100  # versions that one may choose from


@dataclass(frozen=True)
class Current:
    """What a statement says now. parts: name → Markdown, every part of the kind, empty where nothing is said;
    version: 0 if nobody has written it; at, by: who touched it last, and when; url: where one reads it."""

    kind: str
    parts: Mapping[str, str]
    version: int = 0
    at: datetime | None = None
    by: Member | None = None
    is_shown: bool = True

    @property
    def is_written(self) -> bool:
        return any(self.parts.values())


@dataclass(frozen=True)
class VersionLine:
    number: int
    at: datetime
    who: str


def current(community: Community, kind: str) -> Current:
    """What the community says now, whoever asks: for those who look after it. One query.

    kind: "mission" or "audience".
    """
    found = Statement.objects.filter(community=community, kind=kind).select_related("by").first()
    return current_of(found, kind)


def current_of(found: Statement | None, kind: str) -> Current:
    """What it says now; nothing, if there is none."""
    if found is None:
        return Current(kind, dict.fromkeys(PARTS[kind], ""))
    parts = {name: found.parts.get(name, "") for name in PARTS[kind]}
    return Current(kind, parts, found.version, found.at, found.by, found.is_shown)


def find_statement(reader: Reader, kind: str, pk: int | None = None) -> Statement | None:
    """The statement as far as this reader may read it; None also where nobody has written it. pk: of a persona."""
    found = Statement.objects.visible_to(reader).filter(kind=kind).select_related("by")
    return (found if pk is None else found.filter(pk=pk)).first()


def sections(reader: Reader, statement: Statement) -> list[tuple[str, str]]:
    """What each part is called and its HTML, without empty ones and without interests, which are no prose."""
    shown = may_see_members(reader)
    found = [(str(label), statement.html.get(name, "")) for name, label in PARTS[statement.kind].items()]
    return [(label, html if shown else without_names(html)) for label, html in found if html]


def history_of(reader: Reader, statement: Statement, before: int | None = None) -> History:
    """A page of versions, the newest first, in one query. before: only versions of lower numbers."""
    today = _words(reader, statement.kind, statement)
    return read(today, _former(statement), lambda one: _words(reader, statement.kind, one), before)


def version_lines(reader: Reader, statement: Statement) -> list[VersionLine]:
    """The newest MOST_COMPARED versions, the newest first, in one query."""
    shown = may_see_members(reader)
    former = _former(statement).defer("parts", "html").order_by("-number")[: MOST_COMPARED - 1]
    found: list[Statement | StatementVersion] = [statement, *former]
    return [VersionLine(_number(one), one.at, one.by.name if one.by and shown else "") for one in found]


def comparison(reader: Reader, statement: Statement, one: int, other: int) -> tuple[Words, Change] | None:
    """How two versions differ, the earlier one first, whichever way they were asked for; None if one of them is not
    there. One query."""
    numbers = sorted({one, other})
    rows: dict[int, Statement | StatementVersion] = {
        row.number: row for row in _former(statement).filter(number__in=numbers)
    }
    rows[statement.version] = statement
    if len(numbers) != 2 or any(number not in rows for number in numbers):
        return None
    earlier, later = (_words(reader, statement.kind, rows[number]) for number in numbers)
    return earlier, compared(earlier, later, is_now=numbers[1] == statement.version)


def _former(statement: Statement) -> QuerySet[StatementVersion]:
    return StatementVersion.objects.filter(
        community_id=statement.community_id, statement=statement
    ).select_related("by")


def _number(row: Statement | StatementVersion) -> int:
    return row.version if isinstance(row, Statement) else row.number


def _words(reader: Reader, kind: str, row: Statement | StatementVersion) -> Words:
    """All parts as one text, each below what it is called."""
    text, html = "", ""
    for name, label in PARTS[kind].items():
        if not row.parts.get(name):
            continue
        said = row.parts[name] if name in PLAIN else row.html.get(name, "")
        text += f"## {label}\n\n{row.parts[name]}\n\n"
        html += format_html("<h2>{}</h2>", label)
        html += format_html("<p>{}</p>", said) if name in PLAIN else said
    who = row.by.name if row.by and may_see_members(reader) else ""
    return Words(_number(row), "", text, html, row.at, who, row.why)
