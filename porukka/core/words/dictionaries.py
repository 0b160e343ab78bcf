"""Base forms of words from dictionaries that are read from disk, not held in memory (a trie each)."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from marisa_trie import BytesTrie
from platformdirs import user_cache_dir
from simplemma import __version__
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory, TrieDictionaryFactory
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

log = logging.getLogger(__name__)
LANGUAGES = ("fi", "en", "sv")
PATIENCE = 300  # seconds for making a file, on the slowest machine
_MAKE = (
    "import sys; from simplemma.strategies.dictionaries import TrieDictionaryFactory as F;"
    "F(disk_cache_dir=sys.argv[1]).get_dictionary(sys.argv[2])"
)


class Dictionaries(TrieDictionaryFactory):
    """As its parent, but a file that is missing is made by a process of its own: making the Finnish one takes 700 MB
    for six seconds, mapping it nothing of its own: its 18 MB are the file's, which all processes share.

    Where that is too much for the machine, the words are read as they come packed: 45 MB, and slower.
    """

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        if not (self._cache_dir / f"{lang}.dic").exists():
            try:
                self._make(lang)
            except (subprocess.SubprocessError, OSError):
                log.warning(
                    "The dictionary %s could not be made in %s; it is read packed.", lang, self._cache_dir
                )
                return StreamDictionaryFactory().get_dictionary(lang)
        try:
            return TrieWrapDict(BytesTrie().mmap(str(self._cache_dir / f"{lang}.dic")))
        except (RuntimeError, OSError):  # a file that is none
            return super()._get_dictionary_uncached(lang)

    def _make(self, lang: str) -> None:
        made, aside = self._cache_dir / f"{lang}.dic", self._cache_dir / f"making-{lang}"
        self._cache_dir.mkdir(parents=True, exist_ok=True)
        with open(self._cache_dir / f"{lang}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if made.exists():
                return  # by another process, meanwhile
            shutil.rmtree(aside, ignore_errors=True)
            command = [sys.executable, "-c", _MAKE, str(aside), lang]
            subprocess.run(command, check=True, timeout=PATIENCE)  # noqa: S603  # nosec B603
            (aside / made.name).replace(made)
            aside.rmdir()


def folder() -> Path:
    """Where the tries lie: where programs of this account keep what can be made again, so that several data folders
    share them; in the data folder for an account without a home."""
    usual = Path(user_cache_dir("porukka")) / f"words-{__version__}"
    try:
        usual.mkdir(parents=True, exist_ok=True)
    except OSError:
        pass
    else:
        if os.access(usual, os.W_OK):
            return usual
    return Path(settings.PORUKKA_DATA) / "cache" / usual.name if settings.configured else Path(mkdtemp())


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


def warm(languages: Iterable[str]) -> None:
    """Make or read the dictionaries now, so that nobody waits for it later."""
    for language in languages:
        if language in LANGUAGES:
            forms(language)
