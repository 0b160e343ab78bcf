"""What the founder's page shows: the newest verdict as it was kept, and how its parts went before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from porukka.communities.models import Member, Room
from porukka.insights import telling
from porukka.insights.measures.care import Share
from porukka.insights.measures.conversation import WINDOW
from porukka.insights.measures.verdict import PARTS, Code, Part, Verdict
from porukka.insights.models import Judgement

FEWEST_POINTS = 3  # of a line that shows how it went
MOST_POINTS = 60


@dataclass(frozen=True)
class Trend:
    """points: of a polyline in a box of 100 × 24, older on the left; words: the same for who does not see it."""

    points: str
    words: str


@dataclass(frozen=True)
class Page:
    """before: the score of 90 days ago; carriers: names; dependence, soon: whole per cents, None if too few."""

    verdict: Verdict
    headline: str
    meaning: str
    score: str
    before: int | None
    what: str
    why: str
    lines: list[tuple[telling.Line, Trend | None]]
    since: date
    until: date
    at: datetime
    starters: int
    answerers: int
    dependence: int | None
    answered: int
    carriers: list[str]
    half: int
    soon: int | None
    asked: int
    median: float | None

    @property
    def rows(self) -> list[list[str]]:
        """The parts as a table."""
        return [
            [line.name, f"{line.per_cent} %" if line.enough else "–", f"{line.target} %", line.n]
            for line, _trend in self.lines
        ]


def page(member: Member, room: Room | None) -> Page | None:
    """The newest verdict on the reader's community, or on a room of it; None as long as there is none."""
    kept = Judgement.objects.filter(community=member.community_id, room=room).order_by("-day")
    found = kept.first()
    if found is None:
        return None
    verdict, data = verdict_of(found), found.data
    earlier = list(kept.filter(day__lt=found.day)[:MOST_POINTS])
    what, why = telling.action(verdict)
    soon = _share(data["responses"]["within_a_day"])
    dependence = _share(data["dependence"])
    return Page(
        verdict=verdict,
        headline=str(telling.HEADLINES[verdict.code]),
        meaning=str(telling.MEANINGS[verdict.code]),
        score=telling.score(verdict),
        before=_score_before(found.day - WINDOW, earlier),
        what=what,
        why=why,
        lines=[(line, _trend(line.key, [found, *earlier])) for line in telling.lines(verdict)],
        since=found.day - WINDOW + timedelta(days=1),
        until=found.day,
        at=found.made_at,
        starters=data["starters"],
        answerers=data["answerers"],
        dependence=None if dependence.value is None else round(100 * dependence.value),
        answered=dependence.n,
        carriers=_names(member, data["carriers"]),
        half=data["half"],
        soon=None if soon.value is None else round(100 * soon.value),
        asked=soon.n,
        median=data["responses"]["median"],
    )


def verdict_of(kept: Judgement) -> Verdict:
    """The verdict as it was worked out."""
    parts = kept.data["parts"]
    return Verdict(
        code=Code(kept.code),
        score=kept.score,
        off_by=kept.data["off_by"],
        parts=tuple(
            Part(name, parts[name][0], parts[name][1], fewest, target)
            for name, _measure, fewest, target in PARTS
        ),
        threads=kept.data["threads"],
        posts=kept.data["posts"],
        people=kept.data["people"],
    )


def _share(kept: dict[str, int]) -> Share:
    return Share(kept["some"], kept["n"], kept["fewest"])


def _score_before(day: date, earlier: list[Judgement]) -> int | None:
    """The score of the newest verdict that is at least so old."""
    score = next((one.score for one in earlier if one.day <= day), None)
    return None if score is None else round(score)


def _trend(name: str, judgements: list[Judgement]) -> Trend | None:
    """How a part went, uncapped; None where it was known too seldom to show. judgements: newest first."""
    known = [
        (one.day, part.value)
        for one in reversed(judgements)
        for part in verdict_of(one).parts
        if part.name == name and part.is_known and part.value is not None
    ]
    if len(known) < FEWEST_POINTS:
        return None
    first, last = known[0][0], known[-1][0]
    wide = max(1, (last - first).days)
    points = " ".join(f"{100 * (day - first).days / wide:.1f},{24 - 22 * value:.1f}" for day, value in known)
    return Trend(points, f"{round(100 * known[0][1])} % → {round(100 * known[-1][1])} %")


def _names(member: Member, ids: list[str]) -> list[str]:
    """As they are called here, in the order of the ids; who has left is left out."""
    found = dict(
        Member.objects.active()
        .filter(community=member.community_id, pk__in=map(int, ids))
        .values_list("pk", "name")
    )
    return [found[int(pk)] for pk in ids if int(pk) in found]
