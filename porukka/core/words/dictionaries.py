"""Base forms of words from dictionaries that are read from disk, not held in memory (a trie each)."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from platformdirs import user_cache_dir
from simplemma import __version__
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory

LANGUAGES = ("fi", "en", "sv")
PATIENCE = 300  # seconds for making a file, on the slowest machine
_MAKE = (
    "import sys; from simplemma.strategies.dictionaries import TrieDictionaryFactory as F;"
    "F(disk_cache_dir=sys.argv[1]).get_dictionary(sys.argv[2])"
)


class Dictionaries(TrieDictionaryFactory):
    """As its parent, but a file that is missing is made by a process of its own: making the Finnish one takes 220 MB
    and four seconds, reading it 18 MB and five milliseconds."""

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        self._cache_dir.mkdir(parents=True, exist_ok=True)
        if not (self._cache_dir / f"{lang}.dic").exists():
            with open(self._cache_dir / f"{lang}.lock", "w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)  # the second one to come finds it made
                self._make(lang)
        return super()._get_dictionary_uncached(lang)

    def _make(self, lang: str) -> None:
        made = self._cache_dir / f"{lang}.dic"
        if made.exists():
            return
        aside = self._cache_dir / f"making-{lang}"
        subprocess.run([sys.executable, "-c", _MAKE, aside, lang], check=True, timeout=PATIENCE)  # noqa: S603  # nosec B603
        (aside / made.name).replace(made)
        aside.rmdir()


def folder() -> Path:
    """Where the tries lie: in the data folder; without settings, where programs keep what can be made again."""
    if (
        settings.configured and not settings.TESTING
    ):  # tests make a data folder each, and would make these each
        return Path(settings.PORUKKA_DATA) / "cache" / f"words-{__version__}"
    return Path(user_cache_dir("porukka")) / f"words-{__version__}"


@cache
def factory() -> Dictionaries:
    return Dictionaries(cache_max_size=len(LANGUAGES), disk_cache_dir=str(folder()))


@cache
def forms(language: str) -> Mapping[str, str]:
    """Inflected form → base form of one of LANGUAGES. Seconds when it is made, milliseconds from then on."""
    return factory().get_dictionary(language)


@cache
def strategy() -> DefaultStrategy:
    return DefaultStrategy(dictionary_factory=factory())


def warm(languages: tuple[str, ...]) -> None:
    """Make or read the dictionaries now, so that nobody waits for it later."""
    for language in languages:
        if language in LANGUAGES:
            forms(language)
