"""What a community calls its rooms, members, discussions, and those who have a role."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.core.labels import KEYS, PEOPLE, THINGS

LENGTH = 30
# letters of any language with their marks, and what stands between them
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ '’\-\u0300-\u036f])*")

# what is asked about, and what it is called where nobody has a word of her own
NAMES = {
    "room": _("Room"),
    "rooms": _("Rooms"),
    "discussions": _("Discussions"),
    "member": _("Member"),
    "members": _("Members"),
    "pages": _("Pages"),
    "guidelines": _("Guidelines"),
    "founder": _("Founder"),
    "manager": _("Manager"),
    "moderator": _("Moderator"),
    "editor": _("Content editor"),
    "ambassador": _("Ambassador"),
    "expert": _("Expert"),
    "guest": _("Guest"),
    "steward": _("Steward"),
    "owner": _("Owner"),
    "board": _("The board"),
}


class WordsForm(forms.Form):
    """Empty is Porukka's own word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in KEYS:
            self.fields[key] = LineField(
                label=NAMES[key],
                max_length=LENGTH,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for key in KEYS:
            word = cleaned.get(key)
            if word and not _PLAIN.fullmatch(word):
                self.add_error(key, ValidationError(_("A word of letters is enough: no signs.")))
        return cleaned

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields below their headings."""
        parts = ((_("Places and things"), THINGS), (_("People by their role"), PEOPLE))
        return [(words, [self[key] for key in keys]) for words, keys in parts]

    @property
    def words(self) -> dict[str, str]:
        """With a capital, as labels begin."""
        return {key: word[:1].upper() + word[1:] for key, word in self.cleaned_data.items() if word}
