"""How a community looks: its colours and its picture."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions.appearing import forget, keep
from porukka.communities.models import Community, Member
from porukka.core import contrast, labels
from porukka.core.pictures import Picture
from porukka.core.refusal import ensure


@transaction.atomic
def choose_colours(member: Member, *, accent: str, accent_dark: str) -> Community:
    """Give the community colours of its own, on light and on dark pages; both empty take Porukka's again.

    Raises Refused for a colour in which words could not be read.
    """
    ensure(rules.may_edit_community(member))
    own = bool(accent or accent_dark)
    for colour, side in ((accent, "light"), (accent_dark, "dark")) if own else ():
        ensure(
            contrast.is_colour(colour) and contrast.passes(colour, side),
            _("Words could not be read in that colour. Take the nearest one that can be read."),
        )
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    community.accent, community.accent_dark = accent, accent_dark
    community.save(update_fields=["accent", "accent_dark"])
    deeds.record("community.coloured", actor=member, subject=community.pk)
    return community


@transaction.atomic
def choose_logo(member: Member, logo: Picture | None) -> Community:
    """Put a picture in the place of Porukka's mark, or take it away again (None). Raises Refused."""
    ensure(rules.may_edit_community(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    old = community.logo_id
    community.logo = keep(member, logo) if logo is not None else None
    community.save(update_fields=["logo"])
    if old:
        forget(old)
    deeds.record("community.logo_chosen", actor=member, subject=community.pk)
    return community


@transaction.atomic
def call(member: Member, words: Mapping[str, str]) -> Community:
    """Call rooms, members, roles and the rest by words of the community's own. The same again changes nothing.

    words: by keys of `labels.KEYS`; a key that is missing or empty takes Porukka's word again. Raises Refused.
    """
    ensure(rules.may_edit_community(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    kept = labels.kept_of(words)
    if community.words != kept:
        community.words = kept
        community.people_version += 1  # what is kept drawn of pages is drawn anew
        community.save(update_fields=["words", "people_version"])
        deeds.record("community.words_chosen", actor=member, subject=community.pk)
    return community
