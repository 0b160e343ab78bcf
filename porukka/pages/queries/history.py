"""What a page said before, and what each edit changed."""

from __future__ import annotations

from porukka.core.text.versions import History, Words, read
from porukka.pages.models import Page, PageVersion


def history_of(page: Page, before: int | None = None) -> History:
    """A page of versions, the newest first, in one query. before: only versions of lower numbers."""
    former = PageVersion.objects.filter(community_id=page.community_id, page=page).select_related("by")
    return read(_today(page), former, _words, before)


def _words(one: PageVersion) -> Words:
    return Words(one.number, one.title, one.text, one.html, one.at, one.by.name if one.by else "", one.why)


def _today(page: Page) -> Words:
    by = page.edited_by if page.edited_at else page.made_by
    at = page.edited_at or page.made_at
    return Words(page.version, page.title, page.text, page.html, at, by.name if by else "", page.why)
