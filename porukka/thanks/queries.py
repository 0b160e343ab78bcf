"""What pages read of thanks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post, Reaction
from porukka.discussions.reactions import HELPED
from porukka.thanks import rules
from porukka.thanks.models import Showing, Thanks

ON_A_PAGE = 10
MOST = 100
MOST_COUNTED = 10_000


@dataclass(frozen=True)
class ThanksRow:
    """who: who has thanked, or on one's own page of those one has given, whom; title, url: of the post, if it is
    about one that the reader sees."""

    id: int
    who: Face
    words: str
    at: datetime
    title: str
    url: str
    is_hidden: bool
    may_hide: bool
    may_take_back: bool


@dataclass(frozen=True)
class Told:
    """What a member's page says: None or an empty list for what she hides."""

    helped: int | None
    thanks: list[ThanksRow]


def told_of(reader: Reader, other: Member) -> Told:
    """What this reader reads on a member's page. No query for who was never thanked and has never helped, else at
    most three."""
    if not (other.thanks_count or other.helped_count):
        return Told(None, [])
    showing = showing_of(other)
    mine = reader.pk == other.pk
    thanks = []
    if other.thanks_count and (mine or not showing.hides_thanks):
        found = Thanks.objects.shown_to(reader).filter(to=other).select_related("by")
        thanks = _rows(reader, list(found.order_by("-made_at", "-id")[:ON_A_PAGE]))
    helped = other.helped_count if other.helped_count and (mine or not showing.hides_helped) else None
    return Told(helped, thanks)


def showing_of(member: Member) -> Showing:
    found = Showing.objects.filter(community_id=member.community_id, member=member).first()
    return found or Showing(community_id=member.community_id, member=member)


def received(member: Member) -> list[ThanksRow]:
    found = Thanks.objects.filter(community_id=member.community_id, to=member).select_related("by")
    return _rows(member, list(found.order_by("-made_at", "-id")[:MOST]))


def given(member: Member) -> list[ThanksRow]:
    found = Thanks.objects.filter(community_id=member.community_id, by=member).select_related("to")
    return _rows(member, list(found.order_by("-made_at", "-id")[:MOST]), to=True)


def help_got(member: Member) -> int:
    """How often she has said that somebody's reply helped her, counted to MOST_COUNTED at most."""
    said = Reaction.objects.filter(community_id=member.community_id, member=member, kind=HELPED)
    return said[:MOST_COUNTED].count()


def _rows(reader: Reader, found: list[Thanks], *, to: bool = False) -> list[ThanksRow]:
    about = [one.post_id for one in found if one.post_id]
    seen = Post.objects.visible_to(reader).filter(pk__in=about, deleted_at=None, hidden_at=None)
    posts = {post.pk: post for post in seen.select_related("topic")} if about else {}
    slug = reader.community.slug
    rows = []
    for one in found:
        post = posts.get(one.post_id or 0)
        rows.append(
            ThanksRow(
                one.pk,
                face_of(one.to if to else one.by),
                one.words,
                one.made_at,
                post.topic.title if post else "",
                post_url(slug, post.topic, post.number) if post else "",
                one.hidden_at is not None,
                rules.may_hide(reader, one),
                one.by_id == reader.pk,
            )
        )
    return rows
