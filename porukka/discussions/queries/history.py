"""The former words of one post, and what each edit changed."""

from __future__ import annotations

from porukka.communities.visitor import Reader
from porukka.core.text.versions import History, Words, read
from porukka.discussions import rules
from porukka.discussions.models import HiddenWords, Post, Version


def history_of(reader: Reader, post: Post, before: int | None = None) -> History | None:
    """A page of what the post has said, the newest first; None if its words are not for this reader.

    before: only versions of lower numbers. Two queries; of a hidden post one more, and in a private room those that
    ask for its owners.
    """
    if post.deleted_at is not None:
        return None
    today = _today(reader, post)
    if today is None:
        return None
    former = Version.objects.filter(community_id=reader.community_id, post=post)
    if post.hidden_at is None:
        former = Version.objects.visible_to(reader).filter(post=post)
    return read(today, former, _words, before)


def _words(one: Version) -> Words:
    return Words(one.number, one.title, one.text, one.html, one.made_at)


def _today(reader: Reader, post: Post) -> Words | None:
    number, made_at = post.versions + 1, post.edited_at or post.made_at
    if post.hidden_at is None:
        return Words(number, post.topic.title if post.is_opening else "", post.text, post.html, made_at)
    hides_here = rules.may_hide_in(reader, post.topic.room)
    if not rules.may_read_hidden(reader, post, hides_here=hides_here):
        return None
    hidden = HiddenWords.objects.get(post=post)
    return Words(number, hidden.title, hidden.text, hidden.html, made_at)
