"""A post on its way from what was written to what is shown: done once, when it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from porukka.core.text.errors import TooLong
from porukka.core.text.limits import check_html, check_tables
from porukka.core.text.markdown import to_html
from porukka.core.text.marking import Marker, no_marks
from porukka.core.text.plain import plain
from porukka.core.text.rewriting import rewrite
from porukka.core.text.sanitising import sanitise
from porukka.core.text.tidying import tidy

LIMIT = 32_000  # characters


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text ready to be kept: to show, to search, and where it links to."""

    html: SafeString
    text: str
    links: list[str]


def render(source: str, limit: int = LIMIT, marker: Marker = no_marks) -> Rendered:
    """Markdown as safe HTML (see sanitising.py for what may stand in it), as plain text, and its links.

    limit: the most characters the source may have; marker: says which words point to a member or a tag.
    Raises TooLong over that limit, and TooMuch if the HTML would be over 20 times the source (though 2,000
    characters are always fine), over a megabyte, or more than 100 elements deep. Both are BadText, and
    `str(error)` is a sentence for the writer. What the marker raises is raised too.
    """
    if len(source) > limit:
        raise TooLong(limit)
    source = tidy(source)
    if len(source) > limit:  # composed letters may be longer than they came
        raise TooLong(limit)
    check_tables(source)
    html = to_html(source)
    check_html(html, source)
    html, links = rewrite(html, marker)
    html = sanitise(html)
    check_html(html, source)
    return Rendered(mark_safe(html), plain(html), links)  # nosec B308, B703
