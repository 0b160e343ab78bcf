"""What exists: what a community says of itself, and the page that tells others."""

from porukka.purpose.models.landing import Landing, LandingRoom, Quote, Teaser
from porukka.purpose.models.pains import Answering, MeToo, Pain
from porukka.purpose.models.personas import Having, Match
from porukka.purpose.models.stating import Evidence, Statement, StatementVersion

__all__ = [
    "Answering",
    "Evidence",
    "Having",
    "Landing",
    "LandingRoom",
    "Match",
    "MeToo",
    "Pain",
    "Quote",
    "Statement",
    "StatementVersion",
    "Teaser",
]
