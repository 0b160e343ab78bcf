"""The answers of a step in words, as its history compares them; and what a community has set out for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from porukka.communities.models import Community, Member
from porukka.core.text import render
from porukka.core.text.versions import History, Words, read
from porukka.guide import steps
from porukka.guide.archetypes import archetype
from porukka.guide.forms.steps import WAYS
from porukka.guide.models import Step, StepVersion

Answers = dict[str, Any]


@dataclass(frozen=True)
class Aim:
    """intent: "community", "audience" or "coaching"; what, number, by: the goal, if there is one; since: when it was
    set out for."""

    intent: str
    what: str
    number: int | None
    by: date | None
    since: datetime


def aims(community: Community) -> list[Aim]:
    """What the community has set out for, the latest first; empty as long as nobody has said so. Two queries."""
    step = Step.objects.filter(community=community, key=steps.SUCCESS, version__gt=0).first()
    if step is None:
        return []
    former = StepVersion.objects.filter(community=community, step=step).order_by("-number")
    return [_aim(step.answers, step.changed_at), *(_aim(one.answers, one.at) for one in former)]


def _aim(answers: Answers, since: datetime) -> Aim:
    by = date.fromisoformat(answers["by"]) if answers["by"] else None
    return Aim(answers["intent"], answers["what"], answers["number"], by, since)


def history_of(community: Community, step: Step, before: int | None = None) -> History:
    """A page of the step's versions, the newest first, in one query. before: only versions of lower numbers."""
    former = StepVersion.objects.filter(community=community, step=step).select_related("by")

    def words(number: int, answers: Answers, at: datetime, by: Member | None, why: str) -> Words:
        text = "\n\n".join(filter(None, _said(community, step.key, answers)))
        return Words(number, "", text, render(text).html, at, by.name if by else "", why)

    today = words(step.version, step.answers, step.changed_at, step.changed_by, step.why)
    return read(today, former, lambda one: words(one.number, one.answers, one.at, one.by, one.why), before)


def _said(community: Community, key: str, answers: Answers) -> Iterator[str]:
    """Paragraphs of what somebody answered."""
    if key == steps.PURPOSE:
        yield from (answers["why"], answers["mission"])
    elif key == steps.AUDIENCE:
        yield from (answers["who"], answers["gets"], answers["gives"])
    elif key == steps.CULTURE:
        kind = archetype(answers["kind"], community.language)
        yield from (kind.name if kind else "", answers["summary"], answers["guidelines"])
    elif key == steps.CHANNELS:
        for row in answers["channels"]:
            way = WAYS[row["way"]]
            yield _("%(place)s: %(way)s, %(who)s") % {
                "place": row["where"],
                "way": way,
                "who": row["who"] or _("nobody yet"),
            }
        yield answers["invitation"]
    elif key == steps.PEOPLE:
        yield answers["names"]
    elif key == steps.SUCCESS:
        yield str(Community.Intent(answers["intent"]).label)
        if answers["what"]:
            yield _("%(what)s: %(number)s by %(by)s") % answers
