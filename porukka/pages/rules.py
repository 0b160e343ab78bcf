"""Who may make, change and delete pages. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.discussions.models import Topic
from porukka.discussions.rules import may_keep_order
from porukka.pages.models import Page


def may_make_page(member: Reader, topic: Topic) -> bool:
    """Those who keep order in the room or look after pages, and whoever opened the discussion.

    Under her name: a page tells who made it, so who asked without her name would be known by it. Such a topic has
    no author here.
    """
    if topic.deleted_at is not None:
        return False
    own = has(member, "change_own") and topic.author_id is not None and topic.author_id == member.pk
    return own or has(member, "write_pages") or may_keep_order(member, topic.room)


def may_edit_page(member: Reader, page: Page) -> bool:
    """Those who keep order in its room or look after pages, and whoever made it. Deleting is theirs too."""
    own = has(member, "change_own") and page.made_by_id is not None and page.made_by_id == member.pk
    cares = own or has(member, "write_pages")
    return page.deleted_at is None and (cares or may_keep_order(member, page.room))


def may_undo_deletion(member: Reader, page: Page) -> bool:
    """Whoever deleted it may take that back for ten minutes."""
    if page.deleted_at is None or not member.is_member or member.is_suspended:
        return False
    still = timezone.now() - page.deleted_at < timedelta(minutes=Page.UNDO_MINUTES)
    return still and page.deleted_by_id == member.pk
