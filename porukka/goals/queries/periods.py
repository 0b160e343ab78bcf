"""Any two stretches of time beside each other, by the same measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from porukka.communities.models import Community
from porukka.goals import telling
from porukka.goals.measures.effects import Effect, of_stretches
from porukka.goals.measures.figures import COUNT, MEASURES
from porukka.goals.queries.seeing import figures, seen
from porukka.insights.queries import tallying

Stretch = tuple[date, date]  # the first and the last day


@dataclass(frozen=True)
class Compared:
    """One measure in both stretches."""

    measure: str
    effect: Effect

    @property
    def row(self) -> list[str]:
        """As a table shows it."""
        before, after, found = self.effect.before, self.effect.after, self.effect.interval
        between = ""
        if found is not None:
            low, high = map(telling.edge, found)
            between = _("%(low)s to %(high)s") % {"low": low, "high": high}
        return [
            str(telling.NAMES[self.measure]),
            _with_sample(self.measure, before),
            _with_sample(self.measure, after),
            telling.difference(self.measure, self.effect.difference),
            between or "–",
        ]


def compare(community: Community, first: Stretch, second: Stretch) -> list[Compared]:
    """Every measure in both, in about twenty queries. Numbers of stretches that differ in length are not set beside
    each other as if they were of one length: their difference is left out."""
    team = tallying.team_of(community)
    before, after = (figures(seen(community, *stretch, team)) for stretch in (first, second))
    same_length = first[1] - first[0] == second[1] - second[0]
    found = []
    for key, measure in MEASURES.items():
        effect = of_stretches(key, before[key], after[key])
        if measure.kind == COUNT and not same_length:
            effect = _Apart(effect.before, effect.after, None)
        found.append(Compared(key, effect))
    return found


class _Apart(Effect):
    """Two numbers that have no difference."""

    @property
    def difference(self) -> float | None:
        return None


def _with_sample(measure: str, figure: Any) -> str:
    sample = telling.sample(measure, figure.n)
    said = telling.figure(measure, figure)
    return f"{said} ({sample})" if sample else said
