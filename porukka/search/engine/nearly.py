"""Where nothing has every word: a question in whole words ("who could teach me to knit?") is met by most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from porukka.core.words import Word
from porukka.search.engine import expressions
from porukka.search.engine.expressions import Same
from porukka.search.engine.index import Index

MOST_WORDS = 6  # each is a question to the index
EACH = 300  # newest posts of each word
# what a question is asked with, and not about: base forms, and forms that have none
_SMALL_WORDS = """
    mikä kuka kumpi miten kuinka miksi milloin koska missä mistä mihin minne onko voiko saako osaako pitäisikö
    olla ei voida saada osata pitää täytyä haluta joku jokin joka se tämä tuo hän minä sinä me te he ne nämä
    ja tai vai että jos kun kuin niin myös vielä jo nyt täällä siellä
    what who whom whose which when where why how is are was be am do does did can could may might should would
    will have has had get the a an any some somebody anybody someone anyone i you he she it we they me my your our
    to of in on at for from with about and or if there here this that these those not
    vad vem vilken hur när var varför vart är vara kan kunna får få ska skulle ha har jag du han hon det den vi ni
    de en ett i på för med om och eller att inte någon något här där
"""
_ASKED_WITH = frozenset(_SMALL_WORDS.split())


def told(question: Sequence[Word]) -> list[Word]:
    """The words that say what is looked for; all of them if they are nothing but small ones."""
    return [word for word in question if not word.whole & _ASKED_WITH] or list(question)


def nearly(index: Index, question: Sequence[Word], same: Same) -> list[tuple[int, int]]:
    """(post id, topic id) with at least half of the words in the post itself: most of them first, then the newest."""
    words = question[:MOST_WORDS]
    met: Counter[tuple[int, int]] = Counter()
    for word in words:
        met.update(index.matches(expressions.of_words([word], same, parts_too=True), EACH))
    enough = [place for place, count in met.items() if 2 * count >= len(words)]
    return sorted(enough, key=lambda place: (met[place], place[0]), reverse=True)
