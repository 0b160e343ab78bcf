"""What each kind of poll takes as an answer, and what it makes of all answers: arithmetic on plain values.

An answer is kept as a few letters ("2", "0,3", "2>0>1", "73"), made of the positions of options, so that
equal answers are equal letters and the database can count them.
"""

from porukka.polls.kinds.asking import Answers, Asked, Kind, Tally
from porukka.polls.kinds.choosing import CHOOSING
from porukka.polls.kinds.dating import DATING
from porukka.polls.kinds.ranking import RANKING
from porukka.polls.kinds.sliding import SLIDING

KINDS = {
    "single": CHOOSING,
    "multiple": CHOOSING,
    "quiz": CHOOSING,
    "ranked": RANKING,
    "slider": SLIDING,
    "concept": SLIDING,
    "date": DATING,
}

__all__ = ["KINDS", "Answers", "Asked", "Kind", "Tally"]
