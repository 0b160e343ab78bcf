"""A step is answered, changed, or found to hold still. What it said before is kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Community, Member
from porukka.core.refusal import ensure
from porukka.guide import rules, steps
from porukka.guide.models import Guide, Step, StepVersion
from porukka.joining.actions import guidelines
from porukka.purpose.actions import landing, stating
from porukka.purpose.models import Statement
from porukka.purpose.models.stating import Kind

Answers = dict[str, Any]
CHANGED = _(
    "Somebody else has changed this step meanwhile. Your words are still here: look at the step in another window, "
    "bring the two together, and save again."
)


@transaction.atomic
def answer(member: Member, key: str, answers: Answers, *, why: str = "", version: int) -> Step:
    """Keep the answers of a step, which is done by that. The same answers again say that they hold.

    answers: as its form cleaned them; why: what has changed and why; version: of the step that the member began
    with. Raises Refused if she may not, somebody else was faster, or where the answer belongs it is refused.
    """
    ensure(rules.may_guide(member))
    step = locked(member, key)
    ensure(step.version == version, CHANGED)
    if step.version and step.answers != answers:
        _keep(step)
    if step.answers != answers or not step.version:
        step.answers, step.why, step.version = answers, why, step.version + 1
        step.changed_by, step.changed_at = member, timezone.now()
    touch(step, done=True)
    if key in FOLLOWS:
        FOLLOWS[key](member, answers, why)
    deeds.record("guide.answered", actor=member, subject=step.pk, step=key, version=step.version)
    return step


@transaction.atomic
def hold(member: Member, key: str) -> Step:
    """The step is as it should be, today: said of one that wants a look, or of one that needs no answer.

    Raises Refused if she may not, or there is nothing yet that could hold.
    """
    ensure(rules.may_guide(member))
    step = locked(member, key)
    ensure(bool(step.version) or key in (steps.PEOPLE, steps.OPENINGS))
    touch(step, done=True)
    deeds.record("guide.held", actor=member, subject=step.pk, step=key)
    return step


def guide_of(community: Community) -> Guide:
    """The community's guide, made now if it is older than guides are. Call it inside a transaction."""
    return Guide.objects.get_or_create(community=community, defaults={"opened_at": community.made_at})[0]


def locked(member: Member, key: str) -> Step:
    """The step, held until the end of the transaction."""
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    Step.objects.get_or_create(community_id=member.community_id, key=key)
    return Step.objects.select_for_update(no_key=True).get(community_id=member.community_id, key=key)


def touch(step: Step, *, done: bool) -> None:
    """Somebody has looked after the step now; whoever is reminded of it is reminded anew."""
    step.touched_at, step.reminded_at = timezone.now(), None
    if done and step.done_at is None:
        step.done_at = step.touched_at
    step.save()


def _keep(step: Step) -> None:
    StepVersion.objects.create(
        community_id=step.community_id,
        step=step,
        number=step.version,
        answers=step.answers,
        by_id=step.changed_by_id,
        at=step.changed_at,
        why=step.why,
    )
    # the first stays, and the newest: so that nobody fills the table
    old = StepVersion.objects.filter(community_id=step.community_id, step=step, number__gt=1)
    old.filter(number__lte=step.version - StepVersion.MOST).delete()


def _say_purpose(member: Member, answers: Answers, why: str) -> None:
    """What the community is for stands at its door, the mission on its own page."""
    now = Community.objects.get(pk=member.community_id)
    if now.purpose != answers["why"]:
        kept = ("name", "visibility", "joining", "reactions", "counts_shown")
        facts = {name: getattr(now, name) for name in kept}
        founding.edit_community(member, purpose=answers["why"], **facts)
    _state(member, Kind.MISSION, {"aims": answers["mission"]}, why)


def _say_audience(member: Member, answers: Answers, why: str) -> None:
    _state(member, Kind.AUDIENCE, {"who": answers["who"]}, why)
    # and what they get and give is what the page for others might say
    landing.propose(
        member,
        {"for_whom": answers["who"], "you_get": answers["gets"], "we_expect": answers["gives"]},
    )


def _state(member: Member, kind: str, parts: dict[str, str], why: str) -> None:
    """Nothing is stated by an empty answer, unless it takes something away."""
    there = Statement.objects.filter(community_id=member.community_id, kind=kind)
    if any(parts.values()) or there.exists():
        stating.state(member, kind, parts, why=why)


def _agree(member: Member, answers: Answers, why: str) -> None:
    """The guidelines hold from now on, and everybody accepts them."""
    guide = guide_of(member.community)
    if guide.archetype != answers["kind"]:
        guide.archetype = answers["kind"]
        guide.save(update_fields=["archetype"])
    version = Community.objects.values_list("guidelines_version", flat=True).get(pk=member.community_id)
    facts = {"summary": answers["summary"], "text": answers["guidelines"]}
    guidelines.write_guidelines(member, why=why, version=version, **facts)


def _set_out(member: Member, answers: Answers, why: str) -> None:
    """What the community is meant to be stands low, where what is measured is compared with it."""
    Community.objects.filter(pk=member.community_id).update(intent=answers["intent"])
    member.community.intent = answers["intent"]


FOLLOWS = {
    steps.PURPOSE: _say_purpose,
    steps.AUDIENCE: _say_audience,
    steps.CULTURE: _agree,
    steps.SUCCESS: _set_out,
}
