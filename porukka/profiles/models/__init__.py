"""What exists: profiles, and the words that members are found by."""

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
    "Made",
    "Profile",
    "Term",
    "audiences_of",
]
