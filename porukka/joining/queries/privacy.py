"""What the pages of the privacy notice read, and what a first one is proposed to say."""

from __future__ import annotations

import re

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.core.parts import all_parts
from porukka.core.text.versions import A_PAGE, History, Words, history
from porukka.joining.models import PrivacyNotice


def today(community: Community) -> PrivacyNotice | None:
    """The notice that holds now; asks nothing where there is none."""
    if not community.privacy_version:
        return None
    return PrivacyNotice.objects.filter(community=community, number=community.privacy_version).first()


def history_of(reader: Reader, before: int | None = None) -> History:
    """A page of versions, the newest first; Http404 where there are none. before: only of lower numbers."""
    now = today(reader.community)
    if now is None:
        raise Http404
    below = now.number if before is None else min(before, now.number)
    former = PrivacyNotice.objects.filter(community=reader.community, number__lt=below).order_by("-number")
    return history(_words(now), [_words(one) for one in former[: A_PAGE + 1]], before)


def _words(one: PrivacyNotice) -> Words:
    """Who is the controller stands above the text, so that a change of it is seen."""
    html = format_html("<p>{}</p><p>{}</p>", one.controller, one.contact) + one.html
    return Words(one.number, "", f"{one.controller}\n{one.contact}\n\n{one.text}", html, one.at, "", one.why)


def proposal(community: Community) -> str:
    """A notice to begin with, in the community's language, with gaps where only its people know."""
    with translation.override(community.language):
        # of parts, a lower floor knows the codes alone: a paragraph for those that keep more about people
        used = {part.code for part in all_parts()} - set(community.off)
        words = render_to_string("joining/notice.txt", {"community": community, "used": used})
    lines = "\n".join(line.rstrip() for line in words.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines)
