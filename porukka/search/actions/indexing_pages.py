"""The index follows the pages that discussions are written up as. It may run twice."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.core.text import plain
from porukka.pages.models import Page
from porukka.search import languages
from porukka.search.engine import tokens
from porukka.search.models import PageEntry


def index_page(pk: int, community: Community) -> None:
    """Bring the entry of a page in line with what it says now; one that is deleted is taken out."""
    page = Page.objects.filter(community_id=community.pk, pk=pk, deleted_at=None).first()
    if page is None:
        PageEntry.objects.filter(community_id=community.pk, page=pk).delete()
        return
    entry = {"community_id": community.pk, "room_id": page.room_id, "words": _words(page, community)}
    PageEntry.objects.update_or_create(page=page, defaults=entry)


def _words(page: Page, community: Community) -> str:
    """As an opening's: the title is a part of the text, too, and can be asked for alone."""
    facts = [tokens.of_room(page.room_id), tokens.OPENING]
    facts += [tokens.of_author(one) for one in {page.made_by_id, page.edited_by_id} if one]
    text = f"{page.title}\n{plain(page.html)}"
    return tokens.of_post(text, page.title, languages.of_text(community), facts)
