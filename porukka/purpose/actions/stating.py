"""Saying what a community is for and for whom, and what that rests on. Whatever it said before is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.core.text import TooManyMarks
from porukka.discussions.models import Post, Topic
from porukka.discussions.rendering import render_post
from porukka.purpose import rules
from porukka.purpose.models import Evidence, Statement, StatementVersion
from porukka.purpose.models.stating import NAME, PARTS, PLAIN

CHANGED = _(
    "Somebody else has changed this meanwhile. Your words are still here: look at the page in another window, "
    "bring the two together, and save again."
)
ENOUGH = _("There are enough discussions here to rest on. Take one away first.")


@transaction.atomic
def state(
    member: Member,
    kind: str,
    parts: Mapping[str, str],
    *,
    why: str = "",
    version: int | None = None,
    is_shown: bool | None = None,
) -> Statement:
    """Say what the community is for (kind "mission": aims, values, outcomes) or for whom ("audience": who,
    interests).

    parts: those that change; the others stay. Markdown, but interests are words with commas between. why: what
    changed and why, for those who look at earlier versions; version: the one the writer began with (0: there was
    none), None to write over whatever is there, which is kept all the same; is_shown: whether members read it, None
    as it is. The same words again change nothing.
    Returns the statement. Raises Refused if the rules or a gate say no, or somebody else was faster; KeyError for a
    part that there is not; BadText for a text that is too much.
    """
    unknown = parts.keys() - PARTS[kind].keys()
    if unknown:
        raise KeyError(*unknown)
    ensure(rules.may_state(member))
    # those who write at the same moment wait here for each other
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    found = Statement.objects.filter(community_id=member.community_id, kind=kind).first()
    statement = found or Statement(community_id=member.community_id, kind=kind, version=0)
    return write(member, statement, parts, why=why, version=version, is_shown=is_shown)


def write(
    member: Member,
    statement: Statement,
    parts: Mapping[str, str],
    *,
    why: str,
    version: int | None,
    is_shown: bool | None,
) -> Statement:
    """As `state`, of a statement that is locked or new (then its version is 0); whoever calls has asked the rules."""
    is_new = not statement.version
    ensure(version is None or version == statement.version, CHANGED)
    if is_shown is not None and is_shown != statement.is_shown:
        statement.is_shown = is_shown
        if not is_new:
            statement.save(update_fields=["is_shown"])
            deeds.record("statement.shown" if is_shown else "statement.put_away", **_of(member, statement))
    words = {name: parts.get(name, statement.parts.get(name, "")) for name in PARTS[statement.kind]}
    if not is_new and words == statement.parts:
        return statement
    html = {name: _rendered(member, text) for name, text in words.items() if name not in PLAIN}
    if words.get(NAME):
        _ask_gates(member, Draft("statement", words[NAME]))
    if not is_new:
        _keep(statement)
    statement.parts, statement.html, statement.why = words, html, why
    statement.by, statement.at = member, timezone.now()
    statement.version += 1
    statement.save()
    deeds.record("statement.written", **_of(member, statement), version=statement.version)
    return statement


@transaction.atomic
def cite(member: Member, statement: Statement, topic: Topic) -> None:
    """Say that a statement rests on a discussion. Again it changes nothing. Raises Refused."""
    ensure(rules.may_state(member))
    Statement.objects.select_for_update(no_key=True).get(pk=statement.pk)
    opening = Post.objects.get(community_id=member.community_id, topic=topic, number=0)
    mine = Evidence.objects.filter(community_id=member.community_id, statement=statement)
    if mine.filter(post=opening).exists():
        return
    ensure(mine.count() < Statement.MOST_EVIDENCE, ENOUGH)
    Evidence.objects.create(community_id=member.community_id, statement=statement, post=opening, by=member)
    deeds.record("statement.cited", **_of(member, statement), post=str(opening.pk))


@transaction.atomic
def take_away(member: Member, evidence: Evidence) -> None:
    """The statement does not rest on that discussion any more. Raises Refused."""
    ensure(rules.may_state(member))
    Evidence.objects.filter(pk=evidence.pk).delete()
    deeds.record("statement.evidence_taken", **_of(member, evidence.statement), post=str(evidence.post_id))


def _of(member: Member, statement: Statement) -> dict[str, Any]:
    return {"actor": member, "subject": statement.pk, "what": statement.kind}


def _keep(statement: Statement) -> None:
    StatementVersion.objects.create(
        community_id=statement.community_id,
        statement=statement,
        number=statement.version,
        parts=statement.parts,
        html=statement.html,
        by_id=statement.by_id,
        at=statement.at,
        why=statement.why,
    )


def _rendered(member: Member, text: str) -> str:
    """As it is shown, with names as links; it is nobody's message to them, so nobody is told."""
    if not text:
        return ""
    try:
        rendered = render_post(member, text)
    except TooManyMarks as error:
        raise Refused(str(error)) from None
    _ask_gates(member, Draft("statement", "", text, tuple(rendered.links)))
    return str(rendered.html)


def _ask_gates(member: Member, draft: Draft) -> None:
    answer = gates.ask(member, draft)
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
