"""What the founder's page shows: the newest verdict as it was kept, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from porukka.communities.models import Member, Room
from porukka.insights.measures.conversation import WINDOW
from porukka.insights.measures.verdict import PARTS, Code, Part, Verdict
from porukka.insights.models import Judgement, RolledUp
from porukka.insights.telling import beside, doing, intent, together
from porukka.insights.telling import verdict as telling


@dataclass(frozen=True)
class Page:
    """before: the score of 90 days ago, None if there was none; compared: with what the founder set out for, "" where
    she has not said it or it is a room's; together: what was done together, "" for nothing."""

    verdict: Verdict
    headline: Markup
    meaning: str
    score: str
    before: int | None
    what: str
    why: str
    lines: list[telling.Line]
    since: date
    until: date
    at: datetime
    starters: int
    answerers: int
    sentences: list[beside.Sentence]
    compared: str
    together: str
    is_fading: bool

    @property
    def rows(self) -> list[list[str]]:
        """The parts as a table."""
        return [
            [line.name, f"{line.per_cent} %" if line.enough else "–", f"{line.target} %", line.n]
            for line in self.lines
        ]


def newest(member: Member, room: Room | None) -> Judgement | None:
    """The newest verdict on the reader's community, or on a room of it; None as long as there is none."""
    return Judgement.objects.filter(community=member.community_id, room=room).order_by("-day").first()


def is_recounting(member: Member) -> bool:
    """All posts are being counted anew: what is read of the roll-ups meanwhile is not the whole."""
    return RolledUp.objects.filter(pk=member.community_id, left_at__isnull=False).exists()


def page(member: Member, room: Room | None) -> Page | None:
    """What the page shows, in three queries; None as long as nothing has been counted."""
    found = newest(member, room)
    if found is None:
        return None
    verdict, data = verdict_of(found), found.data
    # a room may well be for listening: the intent is the community's
    meant = "" if room is not None else member.community.intent
    what, why = doing.action(verdict, meant)
    facts = beside.facts_of(data, _names(member, data.get("carriers", [])))
    return Page(
        verdict=verdict,
        headline=telling.emphasised(verdict.code),
        meaning=intent.meaning(verdict.code, meant, str(telling.MEANINGS[verdict.code])),
        score=telling.score(verdict),
        before=_score_before(member, room, found.day - WINDOW),
        what=what,
        why=why,
        lines=telling.lines(verdict, meant),
        since=found.day - WINDOW + timedelta(days=1),
        until=found.day,
        at=found.made_at,
        starters=data["starters"],
        answerers=data["answerers"],
        sentences=[] if verdict.score is None else beside.sentences(facts),
        compared=intent.compared(verdict.code, meant),
        together=together.told(data.get("together")),
        is_fading=bool(data.get("is_fading")),
    )


def verdict_of(kept: Judgement) -> Verdict:
    """The verdict as it was worked out."""
    return Verdict(
        code=Code(kept.code),
        score=kept.score,
        off_by=kept.data["off_by"],
        parts=parts_of(kept.data),
        threads=kept.data["threads"],
        posts=kept.data["posts"],
        people=kept.data["people"],
    )


def parts_of(data: dict[str, Any]) -> tuple[Part, ...]:
    parts = data["parts"]
    return tuple(
        Part(name, parts[name][0], parts[name][1], fewest, target) for name, _measure, fewest, target in PARTS
    )


def _score_before(member: Member, room: Room | None, day: date) -> int | None:
    """The score of the newest verdict that is at least so old."""
    kept = Judgement.objects.filter(community=member.community_id, room=room, day__lte=day)
    score = kept.order_by("-day").values_list("score", flat=True).first()
    return None if score is None else round(score)


def _names(member: Member, ids: list[str]) -> list[str]:
    """As they are called here, in the order of the ids; who has left is left out."""
    if not ids:
        return []
    found = dict(
        Member.objects.active()
        .filter(community=member.community_id, pk__in=map(int, ids))
        .values_list("pk", "name")
    )
    return [found[int(pk)] for pk in ids if int(pk) in found]
