"""What one shares to invite: the QR code of a link, and a few words in both languages."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from porukka.communities.models import Community, Invitation, Member

QUIET = 4  # modules of white around a code, as readers expect


def mine(member: Member, invitation: int) -> Invitation | None:
    """An open link of this member's own; a letter has none."""
    found = Invitation.objects.visible_to(member).filter(made_by=member, by_mail=False).usable()
    return found.select_related("room").filter(pk=invitation).first()


def qr_svg(link: str) -> bytes:
    """The QR code of a link as an SVG file: black on white, so that every camera reads it in every theme."""
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(
        out, kind="svg", scale=8, border=QUIET, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return out.getvalue()


@dataclass(frozen=True)
class Words:
    """A text ready to send. language: "fi" or "en"; name: what the language is called in itself."""

    language: str
    name: str
    text: str


def ready_words(community: Community, inviter: Member, link: str) -> list[Words]:
    """The same invitation in each language, the community's own first."""
    codes = sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != community.language)
    return [Words(code, NAMES[code], _text(code, community, inviter, link)) for code in codes]


NAMES = {"fi": "Suomeksi", "en": "In English"}


def _text(language: str, community: Community, inviter: Member, link: str) -> str:
    with translation.override(language):
        parts = [
            _("Hello! We talk together in %(community)s, and I would like to have you along.")
            % {"community": community.name},
            community.purpose,
            _("This link lets you in: %(link)s") % {"link": link},
            inviter.name,
        ]
    return "\n\n".join(part for part in parts if part)
