"""What the living documents of other folders say today of what a step asked: whoever changed them there is right."""

from __future__ import annotations

from datetime import datetime

from porukka.guide import steps
from porukka.guide.models import Step
from porukka.joining.models import Guidelines
from porukka.purpose.models import Statement
from porukka.purpose.models.stating import Kind


def said_since(step: Step) -> dict[str, str]:
    """By the names of the step's fields, what has been said elsewhere after the step was changed. A query at most."""
    if step.key == steps.PURPOSE:
        return _stated(step, Kind.MISSION, "mission", "aims")
    if step.key == steps.AUDIENCE:
        return _stated(step, Kind.AUDIENCE, "who", "who")
    if step.key == steps.CULTURE and step.community.guidelines_version:
        number = step.community.guidelines_version
        found = Guidelines.objects.filter(community_id=step.community_id, number=number).first()
        if found and (not step.version or found.at > step.changed_at):
            return {"summary": found.summary, "guidelines": found.text}
    return {}


def changed_at(step: Step) -> datetime | None:
    """When what the step asked was changed where it belongs; None if that is nowhere else. A query at most."""
    if step.key == steps.CULTURE:
        found = Guidelines.objects.filter(community_id=step.community_id).order_by("-number")
        return found.values_list("at", flat=True).first()
    kind = {steps.PURPOSE: Kind.MISSION, steps.AUDIENCE: Kind.AUDIENCE}.get(step.key)
    if kind is None:
        return None
    stated = Statement.objects.filter(community_id=step.community_id, kind=kind)
    return stated.values_list("at", flat=True).first()


def _stated(step: Step, kind: str, field: str, part: str) -> dict[str, str]:
    found = Statement.objects.filter(community_id=step.community_id, kind=kind).first()
    if found is None or (step.version and found.at <= step.changed_at):
        return {}
    return {field: found.parts.get(part, "")}
