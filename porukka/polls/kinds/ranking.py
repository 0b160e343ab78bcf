"""Putting options in order: how a ranking is read and written. Who wins is found in `runoff`."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.polls.kinds.asking import Answers, Asked, Kind, Posted, Tally, value
from porukka.polls.kinds.runoff import instant_runoff


def read(asked: Asked, posted: Posted) -> str:
    """Each option's place as sent in "rank-<position>", 1 the first: "2>0>1". Whatever has no place is left out, and
    gaps between places close."""
    places: dict[int, int] = {}
    for position in range(asked.options):
        typed = value(posted, f"rank-{position}")
        if not typed:
            continue
        rank = whole(typed, digits=3)
        if rank is None or not 1 <= rank <= asked.options:
            raise Refused(_("Give each option a place from 1 on, or none."))
        if rank in places:
            words = _("Two options have place %(place)s. Give each a place of its own.")
            raise Refused(words % {"place": rank})
        places[rank] = position
    if not places:
        raise Refused(_("Give at least your favourite the first place."))
    return ">".join(str(places[rank]) for rank in sorted(places))


def order(choice: str) -> list[int]:
    """The positions, the favourite first."""
    return [int(one) for one in choice.split(">")]


def chosen(choice: str) -> dict[int, int]:
    """Each option's place, 1 the first."""
    return {position: place for place, position in enumerate(order(choice), 1)}


def count(asked: Asked, answers: Answers) -> Tally:
    outcome = instant_runoff([(order(choice), many) for choice, many in answers], asked.options)
    rounds = [{"counts": one.counts, "spent": one.spent, "out": one.out} for one in outcome.rounds]
    first = [one or 0 for one in outcome.rounds[0].counts] if outcome.rounds else [0] * asked.options
    return {"counts": first, "rounds": rounds, "winner": outcome.winner, "level": outcome.level}


def head(options: Sequence[str]) -> list[str]:
    return [_("Place %(place)s") % {"place": place} for place in range(1, len(options) + 1)]


def cells(choice: str, options: Sequence[str]) -> list[str | int]:
    """The options in the order they were put."""
    ranked = [options[position] for position in order(choice)]
    return [*ranked, *[""] * (len(options) - len(ranked))]


RANKING = Kind(read, count, chosen, head, cells)
