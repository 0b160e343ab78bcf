"""What a person may be called: almost anything, on one line."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from porukka.people.models import Person

# Control characters, and format characters that turn the direction of the text around them or cannot be seen.
# Kept: the joiners that many scripts and emoji need.
_JOINERS = "\u200c\u200d"


def clean_name(name: str) -> str:
    """The name in one line, without characters that cannot be seen.

    Raises ValidationError if nothing to read is left, if it is longer than Person.NAME_LENGTH, or if it is an
    address of a page (mail programs would make it a link).
    """
    visible = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in unicodedata.normalize("NFC", name)
        if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn") or letter in _JOINERS
    )
    cleaned = " ".join(visible.split())
    if not any(unicodedata.category(letter)[0] in "LN" for letter in cleaned):
        raise ValidationError(_("Write the name people know you by."))
    if len(cleaned) > Person.NAME_LENGTH:
        raise ValidationError(
            _("The name has %(count)s characters; at most %(limit)s fit.")
            % {"count": len(cleaned), "limit": Person.NAME_LENGTH}
        )
    if re.search(r"://|\bwww\.", cleaned, re.IGNORECASE):
        raise ValidationError(_("A name cannot be an address of a page."))
    return cleaned
