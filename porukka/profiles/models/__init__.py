"""What exists: profiles with the words members are found by, and introductions of one member to another."""

from porukka.profiles.models.introduction import Introduction, IntroductionQuerySet
from porukka.profiles.models.profile import (
    DEFAULT_AUDIENCES,
    FIELDS,
    Audience,
    Made,
    Profile,
    Term,
    audiences_of,
)

__all__ = [
    "DEFAULT_AUDIENCES",
    "FIELDS",
    "Audience",
    "Introduction",
    "IntroductionQuerySet",
    "Made",
    "Profile",
    "Term",
    "audiences_of",
]
