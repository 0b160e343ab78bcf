"""What keeps one post from becoming a page nobody can load, however it is written."""

from __future__ import annotations

import re

from porukka.core.text.errors import TooMuch

MAX_GROWTH = 20  # characters of HTML for one written character
SMALL = 2_000  # HTML that is always fine: one ">" alone is 27 times itself
MAX_HTML = 1_000_000  # characters; with MAX_BYTES also bytes
MAX_CELLS = 20_000
MAX_DEPTH = 100  # elements inside each other; browsers give up at 512

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
# the line under a table's head, perhaps inside quotes and lists
_UNDER_HEAD = re.compile(r"^[ \t>*+.)\d|:-]+$", re.MULTILINE)


def check_tables(source: str) -> None:
    """Raises TooMuch if tables in this Markdown could have more than MAX_CELLS cells.

    A row may leave out its cells and gets empty ones, so 32,000 characters can ask for 14 million: this must
    be known before rendering. Counted from above: no table has more columns than the bars in the line under
    its head and one, nor more rows than there are lines up to the next empty one.
    """
    cells = 0
    for block in _BLANK_LINE.split(source):
        bars = max((line.count("|") for line in _UNDER_HEAD.findall(block) if "-" in line), default=0)
        if bars:
            cells += (bars + 1) * (block.count("\n") + 1)
    if cells > MAX_CELLS:
        raise TooMuch


def check_html(html: str, source: str) -> None:
    """Raises TooMuch if the HTML made from `source` is larger than a page can bear."""
    if len(html) > max(SMALL, MAX_GROWTH * len(source)) or len(html) > MAX_HTML:
        raise TooMuch
    if len(html) > MAX_HTML // 4 and len(html.encode()) > MAX_HTML:
        raise TooMuch
