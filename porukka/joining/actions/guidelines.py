"""The guidelines are written, and accepted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.core.text import render
from porukka.joining import rules
from porukka.joining.models import Guidelines

CHANGED = _(
    "Somebody else has changed the guidelines meanwhile. Your words are still here: look at the guidelines in "
    "another window, bring the two together, and save again."
)
KIND = "guidelines"


@transaction.atomic
def write_guidelines(
    member: Member, *, summary: str, text: str, why: str = "", is_asked: bool = True, version: int = 0
) -> Guidelines:
    """A new version of the community's guidelines; the former ones are kept. The same words again change nothing.

    summary: at most Guidelines.SUMMARY_LINES lines, shown at the door; text: Markdown; why: what changed and why;
    is_asked: everybody accepts it anew, False if only the wording changed; version: the one that the writer began
    with, 0 for the first.
    Returns the version that holds now. The writer has accepted it with that.
    Raises Refused if the rules or a gate say no or somebody else was faster, BadText for a text that is too much.
    """
    rendered = render(text, Guidelines.LIMIT)
    # who writes at the same moment waits here, so that numbers follow each other
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(rules.may_write_guidelines(member))
    before = Guidelines.objects.filter(community=community, number=community.guidelines_version).first()
    if before is not None and (before.summary, before.text) == (summary, text):
        return before
    ensure(version == community.guidelines_version, CHANGED)
    answer = gates.ask(member, Draft(KIND, "", f"{summary}\n\n{text}", tuple(rendered.links)))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
    community.guidelines_version += 1
    if is_asked:
        community.guidelines_asked = community.guidelines_version
    community.save(update_fields=["guidelines_version", "guidelines_asked"])
    written = Guidelines.objects.create(
        community=community,
        number=community.guidelines_version,
        summary=summary,
        text=text,
        html=rendered.html,
        by=member,
        why=why,
        is_asked=is_asked,
    )
    _accept(member, written.number)
    deeds.record("guidelines.written", actor=member, subject=written.pk, number=written.number)
    return written


@transaction.atomic
def accept_guidelines(member: Member, number: int) -> None:
    """The member agrees to the version she was shown. The same one again, or an older one, changes nothing.

    Raises Refused where there are none, or not that many.
    """
    ensure(rules.may_accept_guidelines(member))
    ensure(0 < number <= member.community.guidelines_version)
    if _accept(member, number):
        deeds.record("guidelines.accepted", actor=member, subject=member.pk, number=number)


def _accept(member: Member, number: int) -> bool:
    """Whether it was news. Only the first of two presses finds the row as it was."""
    now = timezone.now()
    earlier = Member.objects.filter(pk=member.pk, guidelines_version__lt=number)
    if not earlier.update(guidelines_version=number, guidelines_at=now):
        return False
    member.guidelines_version, member.guidelines_at = number, now
    return True
