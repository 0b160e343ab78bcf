"""Who may say what a community is for. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.rules import may_edit_community, may_open_community
from porukka.communities.visitor import Reader
from porukka.discussions.models import Post
from porukka.discussions.rules import may_keep_order
from porukka.purpose.models import Answering, Pain, Quote


def may_state(member: Reader) -> bool:
    """Say what the community is for, and for whom: those who may change its name and purpose."""
    return may_edit_community(member)


def may_make_landing(member: Reader) -> bool:
    """Write the page that tells others: those who may change the community's name and purpose."""
    return may_edit_community(member)


def may_show_landing(member: Reader) -> bool:
    """Show it. Of a community for members only it tells that there is one: the founder alone decides that (C1)."""
    return may_make_landing(member) and (member.community.is_readable_by_all or may_open_community(member))


def may_quote(member: Reader, post: Post) -> bool:
    """Ask for words out of a post: of one that stands, under a name, in a room that every member reads."""
    in_the_open = post.topic.deleted_at is None and post.topic.room.is_open and not post.is_veiled
    return may_make_landing(member) and post.stands and in_the_open and post.author_id is not None


def may_answer(member: Reader, quote: Quote) -> bool:
    """Whether her words are shown, she alone decides."""
    return member.is_member and not member.is_suspended and quote.author_id == member.pk


def may_say_me_too(member: Reader, pain: Pain) -> bool:
    """Whoever may react to its words: share it, and say which discussion addresses it."""
    return has(member, "react") and pain.post.stands and pain.post.topic.deleted_at is None


def may_look_after(member: Reader, pain: Pain) -> bool:
    """Merge it and say what becomes of it: those who keep order where it stands."""
    return may_keep_order(member, pain.post.topic.room)


def may_match(member: Reader) -> bool:
    """Find herself in a persona: members who take part. Guests see a part of the community only."""
    return has(member, "react") and not member.is_guest


def may_say_whose(member: Reader, pain: Pain) -> bool:
    """Say which personas have a pain point: whoever added it, and those who look after it."""
    own = has(member, "react") and pain.added_by_id is not None and pain.added_by_id == member.pk
    return own or may_look_after(member, pain)


def may_show_personas(member: Reader) -> bool:
    """Show personas to others, on the page for them: they tell what members struggle with, so a founder decides."""
    return may_open_community(member)


def may_end_answer(member: Reader, answer: Answering) -> bool:
    """Whoever said that it addresses the pain point, and those who look after that."""
    own = has(member, "react") and answer.by_id is not None and answer.by_id == member.pk
    return own or may_look_after(member, answer.pain)
