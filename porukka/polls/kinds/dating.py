"""Finding a time: of each, whether it suits, would do if need be, or does not."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from porukka.core.refusal import Refused
from porukka.polls.kinds.asking import Answers, Asked, Kind, Posted, Tally, value

NO, MAYBE, YES = 0, 1, 2


def read(asked: Asked, posted: Posted) -> str:
    """What was sent of each time as "time-<position>": "2,0,1". Of what nothing was said, the answer is no."""
    said = [value(posted, f"time-{position}") for position in range(asked.options)]
    if not any(said) or any(one not in ("", "0", "1", "2") for one in said):
        raise Refused(_("Say of at least one time whether it suits you."))
    return ",".join(one or "0" for one in said)


def chosen(choice: str) -> dict[int, int]:
    return {position: int(said) for position, said in enumerate(choice.split(",")) if said != "0"}


def count(asked: Asked, answers: Answers) -> Tally:
    """counts, maybe: how many each time suits, and for how many it would do if need be. best: the positions of those
    that suit most people, and among equals would do for most."""
    yes, maybe = [0] * asked.options, [0] * asked.options
    for choice, many in answers:
        for position, said in chosen(choice).items():
            (yes if said == YES else maybe)[position] += many
    scores = list(zip(yes, maybe, strict=True))
    top = max(scores, default=(0, 0))
    best = [position for position, score in enumerate(scores) if score == top and any(top)]
    return {"counts": yes, "maybe": maybe, "best": best}


def head(options: Sequence[str]) -> list[str]:
    return list(options)


def cells(choice: str, options: Sequence[str]) -> list[str | int]:
    said = chosen(choice)
    words = {
        NO: pgettext("a time", "no"),
        MAYBE: pgettext("a time", "if need be"),
        YES: pgettext("a time", "yes"),
    }
    return [words[said.get(position, NO)] for position in range(len(options))]


DATING = Kind(read, count, chosen, head, cells)
