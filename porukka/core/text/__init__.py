"""What people write: Markdown in, safe HTML out, and plain text for excerpts and search."""

from porukka.core.text.errors import BadText, TooLong, TooMuch
from porukka.core.text.marking import MENTION, TAG, Mark, TooManyMarks
from porukka.core.text.plain import excerpt, plain
from porukka.core.text.rendering import LIMIT, Rendered, render
from porukka.core.text.tidying import tidy

__all__ = [
    "LIMIT",
    "MENTION",
    "TAG",
    "BadText",
    "Mark",
    "Rendered",
    "TooLong",
    "TooManyMarks",
    "TooMuch",
    "excerpt",
    "plain",
    "render",
    "tidy",
]
