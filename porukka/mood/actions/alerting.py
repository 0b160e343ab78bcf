"""The team is told when somebody writes one of its alert words."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Room
from porukka.core.words import analysed
from porukka.discussions.models import Post
from porukka.mood import words
from porukka.mood.actions import hearing
from porukka.mood.models import AlertWord, heard_rooms


def look(community: Community, deed: Deed) -> None:
    """A post was written: record that an alert word was heard in it, once. It is not looked for where the mood is not
    heard, nor in what came from elsewhere."""
    alerts = list(
        AlertWord.objects.filter(community=community).order_by("word").values_list("word", flat=True)
    )
    if not alerts or deed.data.get("old"):
        return
    number = {"number": 0, "topic": deed.subject} if deed.kind == "topic.started" else {"pk": deed.subject}
    post = Post.objects.filter(community_id=community.pk, **number).select_related("topic__room").first()
    if post is None or not post.stands or not _is_heard(post):
        return
    language = words.language_of(post.lang, community.language)
    said, _parts = analysed(hearing.words_of(post)[: words.LOOKED_AT], (language,))
    found = [word for word in alerts if word in said]
    if found:
        deeds.record(
            "word.heard",
            actor=None,
            subject=post.pk,
            room=post.topic.room,
            community=community,
            words=found[:5],
        )


def _is_heard(post: Post) -> bool:
    return heard_rooms(Room.objects.filter(pk=post.topic.room_id)).exists()
