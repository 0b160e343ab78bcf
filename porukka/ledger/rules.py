"""Who may keep the ledger. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.discussions.models import Post, Topic
from porukka.ledger.models import Entry


def may_keep(member: Reader) -> bool:
    """File what was said, and say what becomes of it: the team."""
    return has(member, "keep_ledger")


def may_file_from(member: Reader, topic: Topic) -> bool:
    """Only what was said where every member reads it: the ledger would tell of the others."""
    return may_keep(member) and topic.room.is_open and topic.deleted_at is None


def may_file(member: Reader, post: Post) -> bool:
    return may_file_from(member, post.topic) and post.stands


def may_state(member: Reader, entry: Entry) -> bool:
    """An idea's state is said where it is decided."""
    return may_keep(member) and not entry.is_followed
