"""Who may know the answer, each with the reason why: from tags, accepted answers, and who answers in that room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Block, Member
from porukka.communities.queries import Face, face_of
from porukka.discussions.models import Post, PostTag, Topic
from porukka.discussions.queries.writers import writers_of
from porukka.discussions.rules import may_see_writers
from porukka.insights.models import UNKNOWN, PairDay
from porukka.rounds.models import Errand
from porukka.rounds.queries.quiet import today_of

MOST = 5  # that are suggested
LOOKED_AT = 300  # posts with the same tags, discussions of the room
ANSWERS = timedelta(days=60)
# how much each reason weighs
SOLVED, TAGGED, ANSWERED_HER, ANSWERS_HERE = 4, 3, 2, 1


@dataclass(frozen=True)
class Suggestion:
    """why: the strongest reason, as a sentence."""

    face: Face
    why: str


def may_be_asked(member: Member, errand: Errand) -> Any:
    """Those who read the room of the errand's post, without herself, its writer, and whom a block keeps away from
    either."""
    post = errand.post
    if post is None:
        return Member.objects.none()
    room = post.topic.room
    # whoever may not know who wrote without a name must not find it out by who is missing here
    writer = writers_of([post]).get(post.pk, 0) if may_see_writers(member, room) else post.author_id or 0
    apart = Block.objects.filter(community=member.community_id)
    two = [member.pk, writer]
    people = Member.objects.reading(room).filter(pk__in=Member.objects.visible_to(member).values("pk"))
    return (
        people.exclude(pk__in=two)
        .exclude(pk__in=apart.filter(member__in=two).values("blocked"))
        .exclude(pk__in=apart.filter(blocked__in=two).values("member"))
    )


def suggestions(member: Member, errand: Errand) -> list[Suggestion]:
    """At most MOST members, the likeliest first, in eight queries at most. Nobody learns that she was suggested."""
    post = errand.post
    if post is None:
        return []
    topic = post.topic
    counted: list[tuple[int, Counter[int], Callable[[int], str]]] = [
        (SOLVED, _solved(topic), _solved_words),
        (TAGGED, _tagged(member, topic), lambda count: _tag_words(topic, count)),
        (
            ANSWERED_HER,
            _answered(member, topic, post.author_id) if post.author_id else Counter(),
            _answered_words,
        ),
        (ANSWERS_HERE, _answered(member, topic), _here_words),
    ]
    scores: Counter[int] = Counter()
    why: dict[int, str] = {}
    for weight, some, words in counted:
        for pk, count in some.items():
            scores[pk] += weight * min(count, 5)
            why.setdefault(pk, words(count))
    likely = [pk for pk, _score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))]
    known = {one.pk: one for one in may_be_asked(member, errand).filter(pk__in=likely[:50])}
    return [Suggestion(face_of(known[pk]), why[pk]) for pk in likely if pk in known][:MOST]


def _solved(topic: Topic) -> Counter[int]:
    """Whose answers solved the newest questions of the room."""
    newest = Topic.objects.filter(community=topic.community_id, room=topic.room_id, deleted_at=None).latest()
    posts = Post.objects.filter(
        community=topic.community_id, pk__in=newest.filter(is_solved=True).values("accepted")[:LOOKED_AT]
    )
    return Counter(posts.exclude(author=None).values_list("author", flat=True))


def _tagged(member: Member, topic: Topic) -> Counter[int]:
    """Who has written what bears the same tags, where this member reads."""
    same = PostTag.objects.filter(community=topic.community_id, topic=topic.pk).values("tag")
    posts = PostTag.objects.filter(community=topic.community_id, tag__in=same).exclude(topic=topic.pk)
    readable = Post.objects.visible_to(member).filter(
        pk__in=posts.order_by("-post").values("post")[:LOOKED_AT], deleted_at=None, hidden_at=None
    )
    return Counter(readable.exclude(author=None).values_list("author", flat=True))


def _answered(member: Member, topic: Topic, hearer: int | None = None) -> Counter[int]:
    """Who has answered in that room lately: this writer, or anybody. From the roll-ups."""
    pairs = PairDay.objects.filter(
        Q(hearer=hearer) if hearer else Q(),
        community=topic.community_id,
        room=topic.room_id,
        day__gt=today_of(member.community) - ANSWERS,
    ).exclude(teller=UNKNOWN)
    rows = pairs.order_by().values("teller").annotate(count=Sum("replies")).order_by("-count", "teller")[:20]
    return Counter({row["teller"]: row["count"] for row in rows if row["count"] > 0})


def _solved_words(count: int) -> str:
    return ngettext(
        "Has solved a question in this room", "Has solved %(count)s questions in this room", count
    ) % {"count": count}


def _tag_words(topic: Topic, count: int) -> str:
    tags = ", ".join(f"#{words}" for _address, words in topic.tags[:2])
    return _("Has written about %(tags)s") % {"tags": tags}


def _answered_words(count: int) -> str:
    return _("Has answered the same writer before")


def _here_words(count: int) -> str:
    return ngettext(
        "Has answered once in this room lately", "Has answered %(count)s times in this room lately", count
    ) % {"count": count}
