"""Pages that hold what was asked for: what a discussion came to stands above those in which it is talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from markupsafe import Markup

from porukka.communities.kept import kept
from porukka.communities.visitor import Reader
from porukka.core.jinja import macro
from porukka.core.text import plain
from porukka.core.words import Word
from porukka.pages.models import Page
from porukka.pages.queries.reading import page_url
from porukka.search.engine import expressions
from porukka.search.engine.expressions import Same
from porukka.search.queries.candidates import PAGES, Within
from porukka.search.queries.excerpts import Marker, around
from porukka.search.queries.lines import Result

MOST = 5  # pages that are shown, above the first discussions


def page_lines(
    reader: Reader, within: Within, question: Sequence[Word], same: Same, marker: Marker
) -> list[Markup]:
    """Lines of the pages this reader may read that hold every word: first those with all of them in the title, the
    newest first in each.

    Three queries; none where the community has no page, and at most two where none holds the words.
    """
    if not _has_pages(reader):
        return []
    where = replace(within, kept=PAGES)
    titled = where.matches(expressions.in_title(question, same), MOST)
    worded = where.matches(expressions.of_words(question, same, parts_too=True), MOST)
    shown = list(dict.fromkeys(pk for pk, _same in chain(titled, worded)))[:MOST]
    if not shown:
        return []
    # asked again: the index may be a moment behind
    seen = Page.objects.visible_to(reader).filter(pk__in=shown).select_related("room", "made_by", "edited_by")
    found = {page.pk: page for page in seen.defer("text")}
    return [_line(found[pk], reader.community.slug, marker) for pk in shown if pk in found]


def _has_pages(reader: Reader) -> bool:
    def ask() -> bool:
        return Page.objects.filter(community_id=reader.community_id, deleted_at=None).exists()

    return kept(reader, ("has pages",), 100, ask)


def _line(page: Page, slug: str, marker: Marker) -> Markup:
    by = page.edited_by or page.made_by
    result = Result(
        title=marker.marked(page.title),
        excerpt=marker.marked(around(plain(page.html), marker)),
        room=page.room.name,
        who=by.name if by else "",
        at=page.edited_at or page.made_at,
        url=page_url(slug, page),
        is_page=True,
    )
    return macro("search/line.html", "line")(result)
