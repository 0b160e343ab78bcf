"""What people write: Markdown in, safe HTML out, and plain text for excerpts and search."""

from porukka.core.text.errors import BadText, TooLong, TooMuch
from porukka.core.text.plain import excerpt, plain
from porukka.core.text.rendering import Rendered, render
from porukka.core.text.tidying import tidy

__all__ = ["BadText", "Rendered", "TooLong", "TooMuch", "excerpt", "plain", "render", "tidy"]
