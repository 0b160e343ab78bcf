"""One choice, several, and the quiz: which options somebody ticked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.core.refusal import Refused
from porukka.polls.kinds.asking import Answers, Asked, Kind, Posted, Tally, place, values


def read(asked: Asked, posted: Posted) -> str:
    """The positions ticked under "option", in order: "0,3"."""
    typed = values(posted, "option")
    chosen = {place(one, asked.options) for one in typed[: asked.options + 1]}
    places = sorted(one for one in chosen if one is not None)
    if None in chosen or len(places) != len(typed) or not asked.fewest <= len(places) <= asked.most:
        raise Refused(_what_to_do(asked))
    return ",".join(map(str, places))


def _what_to_do(asked: Asked) -> str:
    if asked.most == 1:
        return _("Choose one of the options first, then vote.")
    if asked.fewest == asked.most:
        words = ngettext("Choose %(count)s option.", "Choose %(count)s options.", asked.most)
        return words % {"count": asked.most}
    return _("Choose from %(fewest)s to %(most)s options.") % {"fewest": asked.fewest, "most": asked.most}


def chosen(choice: str) -> dict[int, int]:
    return dict.fromkeys(map(int, choice.split(",")), 1)


def count(asked: Asked, answers: Answers) -> Tally:
    """counts: how many chose each option; right: how many chose all right ones and no other (of a quiz)."""
    counts, right = [0] * asked.options, 0
    for choice, many in answers:
        places = chosen(choice)
        for one in places:
            counts[one] += many
        right += many * (asked.right == places.keys())
    return {"counts": counts} | ({"right": right} if asked.right else {})


def head(options: Sequence[str]) -> list[str]:
    return list(options)


def cells(choice: str, options: Sequence[str]) -> list[str | int]:
    """A one under each option that was chosen."""
    places = chosen(choice)
    return [int(position in places) for position in range(len(options))]


CHOOSING = Kind(read, count, chosen, head, cells)
