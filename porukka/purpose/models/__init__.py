"""What exists: what a community says of itself, and the page that tells others."""

from porukka.purpose.models.landing import Landing, LandingRoom, Quote, Teaser
from porukka.purpose.models.stating import Evidence, Statement, StatementVersion

__all__ = [
    "Evidence",
    "Landing",
    "LandingRoom",
    "Quote",
    "Statement",
    "StatementVersion",
    "Teaser",
]
