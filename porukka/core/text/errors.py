"""Why a text is not taken. Every message is for the person who wrote it, and says what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class BadText(ValueError):
    """A text that cannot be taken as it is; `str(error)` is a sentence for its writer."""


class TooLong(BadText):
    """The text has more characters than its place allows."""

    def __init__(self, limit: int) -> None:
        sentence = ngettext(
            "This is longer than the %(limit)s character that fits here. Please shorten it.",
            "This is longer than the %(limit)s characters that fit here. "
            "Please shorten it or share it in parts.",
            limit,
        )
        super().__init__(sentence % {"limit": limit})


class TooMuch(BadText):
    """The text would become a page far larger, or far deeper, than itself."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This text has too many links, table cells, or quotes and lists inside each other. "
                "Please make it simpler or share it in parts."
            )
        )
