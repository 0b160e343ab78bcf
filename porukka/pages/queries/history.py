"""What a page said before, and what each edit changed."""

from __future__ import annotations

from porukka.core.text.versions import A_PAGE, History, Words, history
from porukka.pages.models import Page, PageVersion


def history_of(page: Page, before: int | None = None) -> History:
    """A page of versions, the newest first, in one query. before: only versions of lower numbers."""
    former = PageVersion.objects.filter(community_id=page.community_id, page=page).select_related("by")
    if before is not None:
        former = former.filter(number__lt=before)
    found = [
        Words(one.number, one.title, one.text, one.html, one.at, one.by.name if one.by else "", one.why)
        for one in former.order_by("-number")[: A_PAGE + 1]
    ]
    return history(_today(page), found, before)


def _today(page: Page) -> Words:
    by = page.edited_by if page.edited_at else page.made_by
    at = page.edited_at or page.made_at
    return Words(page.version, page.title, page.text, page.html, at, by.name if by else "", page.why)
