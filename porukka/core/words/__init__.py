"""The words of a text as people look for them: cut out, brought to their base forms, compounds taken apart.

One analyser for what is written and for what is asked, in Python, so that every database finds the same.
"""

from porukka.core.words.analyser import Word, analyse, analysed, asked, lemma
from porukka.core.words.cutting import cut, folded
from porukka.core.words.dictionaries import warm

__all__ = ["Word", "analyse", "analysed", "asked", "cut", "folded", "lemma", "warm"]
