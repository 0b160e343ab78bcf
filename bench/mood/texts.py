"""Labelled texts, and which of them are kept apart to be measured on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from porukka.mood.classifier import LABELS
from porukka.mood.classifier.features import features_of
from porukka.mood.lab import read

APART = 15  # of a hundred texts, drawn by their own words: the same ones whatever is added later


@dataclass(frozen=True)
class Text:
    """label: place in LABELS; features: of its words; helps: learnt from with less weight, never measured on."""

    label: int
    features: frozenset[str]
    helps: bool = False


@dataclass(frozen=True)
class Row:
    label: str
    text: str

    @property
    def is_apart(self) -> bool:
        return int(sha256(self.text.strip().lower().encode()).hexdigest(), 16) % 100 < APART

    def as_text(self, *, helps: bool = False) -> Text:
        return Text(LABELS.index(self.label), frozenset(features_of(self.text)), helps)


def rows_of(folder: Path, files: tuple[str, ...]) -> list[Row]:
    """All labelled texts of these files. Raises porukka.mood.lab.BadFile."""
    return [Row(label, text) for name in files for label, text in read(str(folder / name))]


def fingerprint(folder: Path, files: tuple[str, ...]) -> str:
    """Tells this training data from any other: SHA-256 of the files one after the other, the first 16 digits."""
    digest = sha256()
    for name in files:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
