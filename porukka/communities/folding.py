"""Names as they are looked for: without a difference of large and small letters, but with every accent."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db import models


def fold(words: str) -> str:
    """Equal for what reads the same but for large and small letters: "AINO Virtanen" and "Aino Virtanen"."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold())


class FoldedField(models.CharField):  # type: ignore[type-arg]
    """Another field's words, folded: kept by every write of the row, also by one of many rows at once.

    Databases fold letters beyond A to Z differently, or not at all; so it is done here.
    """

    def __init__(self, *args: Any, of: str = "", **options: Any) -> None:
        self.of = of
        options |= {"editable": False, "default": "", "db_default": ""}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        del options["editable"], options["default"], options["db_default"]
        return name, "porukka.communities.folding.FoldedField", args, options | {"of": self.of}

    def pre_save(self, row: models.Model, add: bool) -> str:
        folded = fold(getattr(row, self.of))
        setattr(row, self.attname, folded)
        return folded
