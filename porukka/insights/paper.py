"""What was weighed, on paper: lines for a terminal, JSON for a program, and a page that stands alone in its file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from porukka.insights.measures.care import Share
from porukka.insights.measures.verdict import Part
from porukka.insights.telling import beside, doing
from porukka.insights.telling import verdict as telling
from porukka.insights.weighing import Told, Weighed

# as the formulas are written down; ONE is told as the share that did not stay
SYMBOLS = {
    "member_started": "MS",
    "member_to_member": "MM",
    "mutual_ties": "RM",
    "stayed": "ONE",
    "returned": "RET",
}
MOST_NAMES = 12


def as_json(found: Weighed) -> str:
    """One object: verdict, score, band, parts, n, and how they came about. A share is 0–1, a wait hours."""
    verdict = found.verdict
    told: dict[str, Any] = {
        "verdict": verdict.code.value,
        "score": None if verdict.score is None else round(verdict.score, 1),
        "score_off_by": None if verdict.off_by is None else round(verdict.off_by, 1),
        "score_unguarded": None if found.plain.score is None else round(found.plain.score, 1),
        "band": telling.headline(verdict.code),
        "parts": {SYMBOLS[part.name]: _part(part) for part in verdict.parts},
        "n": {"threads": verdict.threads, "posts": verdict.posts, "people": verdict.people},
        "window": {"since": found.since.isoformat(), "until": found.until.isoformat()},
        "team": list(found.team),
        "team_from": found.told.value,
        "format": found.format,
        "beside": {
            "founder_dependence": _share(found.dependence),
            "unanswered": _share(found.unanswered),
            "answered_within_a_day": _share(found.responses.within_a_day),
            "first_response_median_hours": found.responses.median,
            "first_response_p90_hours": found.responses.p90,
            "three_or_more_speakers": _share(found.depth),
            "people_who_wrote_half": found.half,
        },
        "action": doing.action(verdict)[0],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _part(part: Part) -> dict[str, Any]:
    value = part.value
    if value is not None and part.name == "stayed":
        value = 1 - value
    return {"value": None if value is None else round(value, 4), "n": part.n, "enough": part.is_known}


def _share(share: Share) -> dict[str, Any]:
    return {"value": None if share.value is None else round(share.value, 4), "n": share.n}


def as_text(found: Weighed) -> str:
    """For a terminal."""
    verdict = found.verdict
    what, why = doing.action(verdict)
    head = telling.headline(verdict.code)
    number = telling.score(verdict)
    wide = max(len(line.name) for line in telling.lines(verdict))
    rows = [
        f"  {line.name:<{wide}}  {_per_cent(line):>10}  {line.explained} ({line.n})"
        for line in telling.lines(verdict)
    ]
    return "\n".join(
        [
            f"{head} · {number}" if number else head,
            str(telling.MEANINGS[verdict.code]),
            "",
            *rows,
            "",
            *(f"  {line}" for line in sentences(found)),
            "",
            f"{_('Do this first')}: {what}. {why}",
            "",
            counted(found),
            team(found),
        ]
    )


def _per_cent(line: telling.Line) -> str:
    if line.per_cent is None or not line.enough:
        return _("too few")
    return f"{line.per_cent} %"


def counted(found: Weighed) -> str:
    """What was read: the window and its size."""
    verdict = found.verdict
    discussions = ngettext("%(n)s discussion", "%(n)s discussions", verdict.threads) % {"n": verdict.threads}
    posts = ngettext("%(n)s post", "%(n)s posts", verdict.posts) % {"n": verdict.posts}
    people = ngettext("%(n)s person", "%(n)s people", verdict.people) % {"n": verdict.people}
    return _("The last 90 days, until %(day)s: %(discussions)s, %(posts)s, %(people)s.") % {
        "day": format_date(found.until, "long", locale=get_language() or "en"),
        "discussions": discussions,
        "posts": posts,
        "people": people,
    }


def team(found: Weighed) -> str:
    """Who was taken for the team, and how that is known."""
    shown = found.team[:MOST_NAMES]
    more = ", …" if len(found.team) > len(shown) else ""
    values = {"names": ", ".join(shown) + more}
    if found.told is Told.NAMED:
        return _("The team, as you named it: %(names)s.") % values
    if found.told is Told.FILE:
        return _("The team, as the file says: %(names)s.") % values
    if found.told is Told.HALF:
        words = _(
            "The file does not say who the team is. %(names)s started more than half of the discussions and was "
            "taken for it; name others with --team."
        )
        return words % values
    return _(
        "The file does not say who the team is, and nobody started more than half: all count as members."
    )


def sentences(found: Weighed) -> list[str]:
    """What stands beside the verdict."""
    facts = beside.Facts(
        found.dependence, found.responses, found.unanswered, found.half, has_team=bool(found.team)
    )
    return [one.words for one in beside.sentences(facts)]


def as_page(found: Weighed) -> str:
    """A page that needs nothing but its own file: no script, no picture, no address."""
    pages = Environment(
        loader=PackageLoader("porukka.insights"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    what, why = doing.action(found.verdict)
    css = files("porukka.insights").joinpath("static/insights/weighed.css").read_text(encoding="utf-8")
    return pages.get_template("insights/weighed.html").render(
        language=get_language(),
        # a file of its own has no other place for them; they are ours
        style=Markup(f"<style>{css}</style>"),  # noqa: S704  # nosec B704
        headline=telling.emphasised(found.verdict.code),
        title=telling.headline(found.verdict.code),
        meaning=telling.MEANINGS[found.verdict.code],
        score=telling.score(found.verdict),
        what=what,
        why=why,
        lines=telling.lines(found.verdict),
        beside=sentences(found),
        counted=counted(found),
        team=team(found),
    )
