"""The privacy notice is written."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.communities.rules import may_edit_community
from porukka.core.refusal import ensure
from porukka.core.text import render
from porukka.joining.models import PrivacyNotice

CHANGED = _(
    "Somebody else has changed the notice meanwhile. Your words are still here: look at the notice in another "
    "window, bring the two together, and save again."
)


@transaction.atomic
def write_notice(
    member: Member, *, controller: str, contact: str, text: str, why: str = "", version: int = 0
) -> PrivacyNotice:
    """A new version of the community's privacy notice; the former ones are kept. The same words again change nothing.

    controller: who answers for the data; contact: how to reach her; text: Markdown; why: what changed; version: the
    one that the writer began with, 0 for the first.
    Returns the version that holds now. Raises Refused if she may not or somebody else was faster, BadText for a text
    that is too much.
    """
    rendered = render(text, PrivacyNotice.LIMIT)
    # who writes at the same moment waits here, so that numbers follow each other
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(may_edit_community(member))
    before = PrivacyNotice.objects.filter(community=community, number=community.privacy_version).first()
    if before is not None and (before.controller, before.contact, before.text) == (controller, contact, text):
        return before
    ensure(version == community.privacy_version, CHANGED)
    community.privacy_version += 1
    community.save(update_fields=["privacy_version"])
    written = PrivacyNotice.objects.create(
        community=community,
        number=community.privacy_version,
        controller=controller,
        contact=contact,
        text=text,
        html=rendered.html,
        by=member,
        why=why,
    )
    member.community.privacy_version = community.privacy_version
    deeds.record("privacy.written", actor=member, subject=written.pk, number=written.number)
    return written
