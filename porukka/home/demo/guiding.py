"""The founders' guides of the demo: kept for months, with a step that waits and one that wants a look."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community, Deed, Member
from porukka.guide import steps
from porukka.guide.actions import answering
from porukka.guide.models import Guide, Step, StepVersion
from porukka.joining.models import Guidelines
from porukka.purpose.models import Statement

DAY = 24 * 60


def guide(language: str, members: Mapping[str, Member], ago: Callable[[float], datetime]) -> None:
    """Answer the steps of the file at their times; the guidelines and the purpose stay as they are said elsewhere."""
    file = resources.files(__package__).joinpath(f"guided-{language}.json")
    data = json.loads(file.read_text("utf-8"))
    founder = next(iter(members.values()))
    opened = ago(data["opened_days_ago"] * DAY)
    Guide.objects.create(community=founder.community, archetype=data["archetype"], opened_at=opened)
    for entry in data["steps"]:
        _answer(entry, members[entry["by"]], ago)
    _answer(_culture(founder, data["archetype"]), founder, ago)


def _answer(entry: dict[str, Any], member: Member, ago: Callable[[float], datetime]) -> None:
    key, at = entry["key"], ago(entry["days_ago"] * DAY)
    stated = set(_statements(member))
    if "answers" in entry:
        before = Step.objects.filter(community_id=member.community_id, key=key).first()
        version = before.version if before else 0
        answers = _filled(member, key, entry["answers"])
        step = answering.answer(member, key, answers, why=entry.get("why", ""), version=version)
    else:
        step = answering.hold(member, key)
    looked = ago(entry["looked_days_ago"] * DAY) if "looked_days_ago" in entry else at
    first = StepVersion.objects.filter(step=step).order_by("number").first()
    step.changed_at, step.touched_at, step.done_at = at, looked, first.at if first else at
    step.save(update_fields=["changed_at", "touched_at", "done_at"])
    latest = Deed.objects.filter(community_id=member.community_id, subject=step.pk).order_by("-seq").first()
    Deed.objects.filter(pk=latest.pk if latest else 0).update(at=at)
    for statement in set(_statements(member)) - stated:
        Statement.objects.filter(pk=statement[0]).update(at=at)


def _statements(member: Member) -> list[tuple[int, int]]:
    return list(Statement.objects.filter(community_id=member.community_id).values_list("pk", "version"))


def _filled(member: Member, key: str, answers: dict[str, Any]) -> dict[str, Any]:
    """What the community says elsewhere already, and days that are counted from now."""
    if key == steps.PURPOSE and not answers["why"]:
        return answers | {"why": Community.objects.get(pk=member.community_id).purpose}
    if key == steps.SUCCESS:
        by = timezone.localdate() + timedelta(days=answers.pop("by_in_days"))
        return answers | {"by": by.isoformat()}
    return answers


def _culture(founder: Member, kind: str) -> dict[str, Any]:
    """The guidelines as they are agreed on, so that nothing of them is written anew."""
    number = Community.objects.get(pk=founder.community_id).guidelines_version
    found = Guidelines.objects.get(community_id=founder.community_id, number=number)
    answers = {"kind": kind, "summary": found.summary, "guidelines": found.text}
    days = (timezone.now() - found.at).days
    return {"key": steps.CULTURE, "answers": answers, "days_ago": days, "by": ""}
