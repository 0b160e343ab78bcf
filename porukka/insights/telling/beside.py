"""What stands beside the verdict, a sentence each: on the founder's page and under a file that was weighed alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.core.jinja.filters import in_words
from porukka.insights.measures.care import FirstResponses, Share

FEW = 10  # people who write half: more are no risk


@dataclass(frozen=True)
class Facts:
    """What is told. has_team: somebody is known to be the team; carriers: names of those who would carry on."""

    dependence: Share
    responses: FirstResponses
    unanswered: Share
    half: int
    has_team: bool = True
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """behind: which list shows what made it, "" for none."""

    title: str
    words: str
    behind: str = ""


def facts_of(data: dict[str, Any], carriers: list[str]) -> Facts:
    """Of a verdict as it was kept."""
    responses = data["responses"]
    return Facts(
        dependence=share_of(data["dependence"]),
        responses=FirstResponses(responses["median"], responses["p90"], share_of(responses["within_a_day"])),
        unanswered=share_of(data["unanswered"]),
        half=data["half"],
        carriers=tuple(carriers),
    )


def share_of(kept: dict[str, Any] | None) -> Share:
    """A share as it was kept; nothing of nothing where none was."""
    return Share(kept["some"], kept["n"], kept["fewest"]) if kept else Share(0, 0)


def per_cent(share: Share) -> int | None:
    return None if share.value is None else round(100 * share.value)


def sentences(facts: Facts) -> list[Sentence]:
    """Whatever has a sample that says something."""
    found = [_without_the_team(facts), _first_answers(facts), _unanswered(facts), _half(facts)]
    return [one for one in found if one is not None]


def _without_the_team(facts: Facts) -> Sentence | None:
    share = per_cent(facts.dependence)
    if share is None or not facts.has_team:
        return None
    words = _("Without the team, %(share)s %% of %(n)s answered discussions would have had no reply.")
    said = words % {"share": share, "n": facts.dependence.n}
    if facts.carriers:
        said += " " + _("Those who would carry on: %(names)s.") % {"names": in_words(facts.carriers)}
    return Sentence(_("Without the team"), said, "dependence")


def _first_answers(facts: Facts) -> Sentence | None:
    share = per_cent(facts.responses.within_a_day)
    if share is None or facts.responses.median is None:
        return None
    words = _("A member's usual wait for a first reply: %(wait)s; %(share)s %% had one within a day.")
    return Sentence(
        _("First answers"), words % {"wait": wait(facts.responses.median), "share": share}, "responses"
    )


def _unanswered(facts: Facts) -> Sentence | None:
    share = per_cent(facts.unanswered)
    if share is None:
        return None
    words = _("%(share)s %% of the members' discussions had no reply within a week (of %(n)s).")
    return Sentence(_("Unanswered"), words % {"share": share, "n": facts.unanswered.n}, "unanswered")


def _half(facts: Facts) -> Sentence | None:
    if not 0 < facts.half <= FEW:
        return None
    words = ngettext(
        "%(n)s person wrote half of it. That is common; ask her how she is doing.",
        "%(n)s people wrote half of it. That is common; ask them how they are doing.",
        facts.half,
    )
    return Sentence(_("Look after them"), words % {"n": facts.half}, "half")


def wait(hours: float) -> str:
    """Hours, as a person says them."""
    if hours < 1:
        minutes = max(1, round(hours * 60))
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if hours < 48:
        whole = round(hours)
        return ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": whole}
    days = round(hours / 24)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
