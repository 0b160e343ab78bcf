"""What the demo communities have agreed on; it stands in `agreed-<language>.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from porukka.communities.models import Deed, Member
from porukka.joining.actions.guidelines import accept_guidelines, write_guidelines
from porukka.joining.actions.nominating import decide, nominate
from porukka.joining.actions.privacy import write_notice
from porukka.joining.forms.privacy import GAP
from porukka.joining.models import Candidate, Circle, Guidelines, Nomination
from porukka.joining.queries.privacy import proposal

A_DAY = 24 * 60


def agree(language: str, members: Mapping[str, Member], ago: Callable[[float], datetime]) -> None:
    """Guidelines are written, and changed once; everybody has accepted both. The first ones were a
    circle, and members have suggested others."""
    text = resources.files(__package__).joinpath(f"agreed-{language}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    for number, entry in enumerate(data["guidelines"]):
        _write(entry, number, members[entry["by"]], ago)
    _gathered(data["circle"], members, ago)
    _tell_what_is_kept(data["privacy"], members)
    newest = ago(data["guidelines"][-1]["days_ago"] * A_DAY)
    for member in members.values():
        member.community.refresh_from_db()
        accept_guidelines(member, member.community.guidelines_version)
        member.guidelines_at = max(member.joined_at, newest)
        member.save(update_fields=["guidelines_at"])
    _suggested(data["nominations"], members, ago)


def _tell_what_is_kept(entry: dict[str, Any], members: Mapping[str, Member]) -> None:
    """The notice that is proposed, with its gaps filled in."""
    member = members[entry["by"]]
    member.community.refresh_from_db()
    text = proposal(member.community)
    for words in entry["gaps"]:
        text = text.replace(GAP, words, 1)
    write_notice(member, controller=entry["controller"], contact=entry["contact"], text=text)


def _gathered(entry: dict[str, Any], members: Mapping[str, Member], ago: Callable[[float], datetime]) -> None:
    """The first ones were a founding circle, which opened long ago."""
    founder, opened_at = members[entry["by"]], ago(entry["opened_days_ago"] * A_DAY)
    begun_at = founder.joined_at
    Circle.objects.create(
        community=founder.community,
        size=entry["size"],
        set_by=founder,
        begun_at=begun_at,
        opened_at=opened_at,
    )
    for key in entry["members"]:
        members[key].is_founding_member = True
        members[key].save(update_fields=["is_founding_member"])


def _suggested(
    entries: list[dict[str, Any]], members: Mapping[str, Member], ago: Callable[[float], datetime]
) -> None:
    """Whom members would like to have here, and what the team has decided."""
    for entry in entries:
        member = members[entry["by"]]
        member.community.refresh_from_db()
        named = nominate(member, name=entry["name"], reason=entry["reason"])
        moment = ago(entry["days_ago"] * A_DAY)
        Nomination.objects.filter(pk=named.pk).update(made_at=moment)
        if named.candidate.nominations.count() == 1:
            Candidate.objects.filter(pk=named.candidate_id).update(made_at=moment)
        if facts := entry.get("decided"):
            decide(members[facts["by"]], named.candidate, state=facts["state"], word=facts["word"])
            decided_at = ago(facts["days_ago"] * A_DAY)
            Candidate.objects.filter(pk=named.candidate_id).update(decided_at=decided_at)


def _write(entry: dict[str, Any], number: int, member: Member, ago: Callable[[float], datetime]) -> None:
    facts = {key: entry[key] for key in ("summary", "text", "why")}
    written = write_guidelines(member, **facts, version=number)
    moment = ago(entry["days_ago"] * A_DAY)
    Guidelines.objects.filter(pk=written.pk).update(at=moment)
    Deed.objects.filter(community_id=member.community_id, subject=written.pk).update(at=moment)
