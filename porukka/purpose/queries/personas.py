"""The personas as their pages show them, with what of them is told and what is the reader's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.text import excerpt, plain, render
from porukka.purpose.models import Having, Match, Pain, Statement
from porukka.purpose.models.stating import Kind

IN_SHORT = 220  # letters of a persona's situation, where several stand below each other


@dataclass(frozen=True)
class PersonaRow:
    """matched: at least so many members find themselves in it, 0 where nothing is told; is_mine: the reader does."""

    id: int
    name: str
    short: str
    matched: int
    is_mine: bool
    is_shown: bool

    @property
    def address(self) -> str:
        return to_text(self.id)


@dataclass(frozen=True)
class Told:
    """A persona as others see it, on the page for them."""

    name: str
    html: str


def personas_seen(reader: Reader) -> list[Statement]:
    """In the order in which they were written, at most Statement.MOST_PERSONAS. One query."""
    return list(Statement.objects.visible_to(reader).filter(kind=Kind.PERSONA).order_by("pk"))


def personas(reader: Reader) -> list[PersonaRow]:
    """All that this reader may see. Two queries; guests are told no numbers and asked nothing."""
    found = personas_seen(reader)
    mine = own_match(reader) if found else None
    return [row_of(reader, one, mine) for one in found]


def row_of(reader: Reader, one: Statement, mine: Match | None) -> PersonaRow:
    """mine: the reader's own answer."""
    return PersonaRow(
        one.pk,
        one.title,
        excerpt(plain(one.html.get("situation") or one.html.get("needs") or ""), IN_SHORT),
        0 if reader.is_guest else one.matched,
        mine is not None and mine.persona_id == one.pk,
        one.is_shown,
    )


def own_match(reader: Reader) -> Match | None:
    """What she has answered herself, whoever she is: nobody else's is ever asked for. One query."""
    if not reader.is_member:
        return None
    return Match.objects.filter(community_id=reader.community_id, member=reader.pk).first()


def pains_of(reader: Reader, persona: Statement) -> list[Pain]:
    """Pain points of a persona, as far as this reader may see them, most shared first. One query."""
    having = Having.objects.filter(community_id=reader.community_id, persona=persona)
    seen = Pain.objects.visible_to(reader).living().filter(pk__in=having.values("pain"))
    return list(seen.select_related("post__topic__room").order_by("-me_too", "pk")[: Pain.MOST_LINKS])


def whose(reader: Reader, pains: Collection[int]) -> dict[int, list[Statement]]:
    """The personas that have these pain points, by id, as far as this reader may see them. One query, none for
    nothing."""
    if not pains:
        return {}
    seen = Statement.objects.visible_to(reader).filter(kind=Kind.PERSONA)
    having = Having.objects.filter(
        community_id=reader.community_id, pain__in=pains, persona__in=seen.values("pk")
    )
    found: dict[int, list[Statement]] = {}
    for one in having.select_related("persona").order_by("persona"):
        found.setdefault(one.pain_id, []).append(one.persona)
    return found


def told_to_others(community_id: int) -> list[Told]:
    """Names and situations of the personas that members read; a member's name in them is no link. One query."""
    found = Statement.objects.filter(community_id=community_id, kind=Kind.PERSONA, is_shown=True)
    return [Told(one.title, str(render(one.parts.get("situation", "")).html)) for one in found.order_by("pk")]
