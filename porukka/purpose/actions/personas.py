"""Personas: written, removed, found to be oneself; and whose a pain point is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core.refusal import ensure
from porukka.purpose import rules
from porukka.purpose.actions import stating
from porukka.purpose.models import Having, Match, Pain, Statement
from porukka.purpose.models.stating import NAME, Kind

FULL = _("There are twelve already. Rewrite one that nobody needs, or take it away.")
TAKEN = _("There is a persona of this name already. Call this one something else.")
HIDE_FIRST = _("Members read it. Hide it from them first, then it can be taken away.")


@transaction.atomic
def write_persona(
    member: Member,
    persona: Statement | None,
    parts: Mapping[str, str],
    *,
    why: str = "",
    version: int | None = None,
    is_shown: bool | None = None,
) -> Statement:
    """A new persona, or another version of one; as `stating.state` otherwise.

    Raises Refused also if there are enough, or another one has that name.
    """
    ensure(rules.may_state(member))
    # those who write at the same moment wait here for each other
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    there = list(Statement.objects.filter(community_id=member.community_id, kind=Kind.PERSONA))
    if persona is None:
        ensure(len(there) < Statement.MOST_PERSONAS, FULL)
        found = Statement(community_id=member.community_id, kind=Kind.PERSONA, version=0)
    else:
        found = next((one for one in there if one.pk == persona.pk), persona)
        ensure(found in there, stating.CHANGED)
    name = str(parts.get(NAME, found.parts.get(NAME, ""))).casefold()
    ensure(all(one.title.casefold() != name for one in there if one.pk != found.pk), TAKEN)
    return stating.write(member, found, parts, why=why, version=version, is_shown=is_shown)


@transaction.atomic
def remove_persona(member: Member, persona: Statement) -> None:
    """Forget a persona with all it said, whatever rests on it and who found herself in it. Only of one that members
    do not read. Raises Refused."""
    ensure(rules.may_state(member))
    persona = Statement.objects.select_for_update(no_key=True).get(pk=persona.pk, kind=Kind.PERSONA)
    ensure(not persona.is_shown, HIDE_FIRST)
    deeds.record("persona.removed", actor=member, subject=persona.pk)
    persona.delete()


@transaction.atomic
def match(member: Member, persona: Statement | None) -> None:
    """She finds herself in this persona, or in none of them. The same again changes nothing. Raises Refused.

    The deed tells neither which nor whether any.
    """
    ensure(rules.may_match(member))
    ensure(persona is None or (persona.kind == Kind.PERSONA and persona.is_shown))
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)  # twice at once is once
    mine = Match.objects.filter(community_id=member.community_id, member=member).first()
    if mine is None:
        mine = Match(community_id=member.community_id, member=member)
    elif mine.persona_id == (persona.pk if persona else None):
        return
    mine.persona, mine.at = persona, timezone.now()
    mine.save()
    deeds.record("persona.answered", actor=member, subject=member.pk)


@transaction.atomic
def say_whose(member: Member, pain: Pain, personas: Collection[Statement]) -> None:
    """These personas have the pain point, and no others of those she sees. Raises Refused."""
    ensure(rules.may_say_whose(member, pain))
    Pain.objects.select_for_update(no_key=True).get(pk=pain.pk, into=None)
    seen = Statement.objects.visible_to(member).filter(kind=Kind.PERSONA)
    wanted = set(seen.filter(pk__in=[one.pk for one in personas]).values_list("pk", flat=True))
    having = Having.objects.filter(community_id=member.community_id, pain=pain)
    there = set(having.filter(persona__in=seen.values("pk")).values_list("persona", flat=True))
    if wanted == there:
        return
    having.filter(persona__in=there - wanted).delete()
    new = [Having(community_id=member.community_id, pain=pain, persona_id=pk) for pk in wanted - there]
    Having.objects.bulk_create(new)
    deeds.record("pain.sorted", actor=member, subject=pain.pk, room=pain.post.topic.room)
