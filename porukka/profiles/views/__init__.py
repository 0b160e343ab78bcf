"""HTTP only, one file a part of the pages."""

from porukka.profiles.views.introducing import all_introductions, answer, begin, introduce
from porukka.profiles.views.telling import directory, edit, export, picture, public

__all__ = [
    "all_introductions",
    "answer",
    "begin",
    "directory",
    "edit",
    "export",
    "introduce",
    "picture",
    "public",
]
