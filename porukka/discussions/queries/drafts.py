"""What a member has written and not published: where it belongs, as far as she may see that place today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Member, Room
from porukka.core.ids import from_text
from porukka.core.text import excerpt
from porukka.discussions import rules
from porukka.discussions.actions.drafting import Place
from porukka.discussions.addresses import topic_url
from porukka.discussions.composing import fields_of
from porukka.discussions.drafts import TOPIC, Draft, edit_place, reply_place
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import shown_face

WORDS = 160  # letters of a draft in the list


@dataclass(frozen=True)
class Line:
    """One draft in the list. where: the place in words; url: where one goes on, "" if she may not go there any
    more: then `text` holds all of her words."""

    id: int
    title: str
    words: str
    text: str
    where: str
    url: str
    saved_at: datetime
    publish_at: datetime | None
    failed_why: str
    is_topic: bool
    is_veiled: bool


def drafts_of(member: Member) -> list[Line]:
    """All of the member's drafts, the one saved last first. Three queries, however many there are."""
    found = list(
        Draft.objects.visible_to(member).newest().select_related("topic", "post", "room")[: Draft.MOST]
    )
    about = {draft.topic_id for draft in found if draft.topic_id}
    topics = set(Topic.objects.visible_to(member).filter(pk__in=about).values_list("pk", flat=True))
    rooms = {draft.room_id for draft in found if draft.room_id}
    readable = set(Room.objects.readable_by(member).filter(pk__in=rooms).values_list("pk", flat=True))
    return [_line(member, draft, topics, readable) for draft in found]


def _line(member: Member, draft: Draft, topics: set[int], rooms: set[int]) -> Line:
    where, url = _where(member, draft, topics, rooms)
    words = " ".join(draft.text.split())
    return Line(
        id=draft.pk,
        title=draft.title if draft.is_topic else "",
        words=excerpt(words, WORDS),
        text="" if url else draft.text,
        where=where,
        url=url,
        saved_at=draft.saved_at,
        publish_at=draft.publish_at,
        failed_why=draft.failed_why,
        is_topic=draft.is_topic and draft.place != TOPIC,
        is_veiled=draft.is_veiled,
    )


def _where(member: Member, draft: Draft, topics: set[int], rooms: set[int]) -> tuple[str, str]:
    slug = member.community.slug
    if draft.is_topic:
        url = reverse("discussions:new", args=[slug])
        if draft.place != TOPIC:
            url = reverse("discussions:draft", args=[slug, draft.pk])
        if draft.room and draft.room_id in rooms:
            return _("A new discussion in “%(room)s”") % {"room": draft.room.name}, url
        return _("A new discussion"), url
    topic = draft.topic if draft.topic_id in topics else None
    if draft.is_edit:
        if topic and draft.post and rules.may_edit(member, draft.post):
            url = reverse("discussions:edit", args=[slug, draft.post.pk])
            return _("A change to your post in “%(title)s”") % {"title": topic.title}, url
        return _("A change to a post that cannot be changed any more"), ""
    if topic and rules.may_reply(member, topic):
        return _("A reply in “%(title)s”") % {"title": topic.title}, f"{topic_url(slug, topic)}?draft=1#write"
    return _("A reply in a discussion you cannot reply to any more"), ""


def find_place(member: Member, name: str) -> Place:
    """The place of this name, if she may write there now or has a draft there. Raises Http404."""
    kind, _colon, address = name.partition(":")
    if name == TOPIC and rules.may_start_topic(member):
        return Place(TOPIC)
    try:
        pk = from_text(address)
    except ValueError:
        raise Http404 from None
    if kind == "reply" and name == reply_place(pk):
        topic = Topic.objects.visible_to(member).filter(pk=pk).first()
        if topic is not None:
            return Place(name, topic)
    if kind == "edit" and name == edit_place(pk):
        post = Post.objects.visible_to(member).select_related("topic").filter(pk=pk).first()
        if post is not None and rules.may_edit(member, post):
            return Place(name, post.topic, post)
    draft = Draft.objects.at(member, name)
    # what waits for its time is changed by its own page only: half a sentence could be published
    if draft is None or draft.waits:
        raise Http404
    return Place(name, draft.topic, draft.post)


def as_json(member: Member, draft: Draft) -> dict[str, Any]:
    """A draft for the script that puts it into the form. said: whom it answers, if she may see that."""
    to = None
    if draft.reply_to_id:
        seen = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        to = seen.select_related("author").filter(pk=draft.reply_to_id).first()
    fields = dict(fields_of(draft).lists())
    if to is None:
        fields.pop("reply_to", None)
    is_called = to is not None and (to.author is not None or to.is_veiled)
    return {
        "known": draft.mark,
        "saved": f"{timezone.localtime(draft.saved_at):%H:%M}",
        "fields": fields,
        "said": _("To %(name)s") % {"name": shown_face(to).name} if to and is_called else "",
        "said_url": reverse("discussions:post", args=[member.community.slug, to.pk]) if to else "",
    }
