"""The forms of the composer, as the pages show them."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Member, Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.ids import from_text, to_text
from porukka.core.numbers import whole
from porukka.core.parts import is_off
from porukka.discussions.actions.drafting import Words
from porukka.discussions.drafts import Draft
from porukka.discussions.forms import EditForm, ReplyForm, TopicForm
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.writers import is_veiled_in, shown_face
from porukka.people import once
from porukka.people.models import Once

# what a draft keeps in columns of its own, or not at all; all else in a form belongs to its further fields
OWN = {
    "csrfmiddlewaretoken", "once", "title", "text", "room", "reply_to",
    "place", "known", "keep", "preview", "add", "drop",
}  # fmt: skip
LATER = ("later_day", "later_time")

QUOTED = 1_000  # characters of a post that an answer begins with


def words_of(member: Member, data: QueryDict, topic: Topic | None = None) -> Words:
    """What stands in a form that was posted, finished or not. topic: where it is a reply."""
    plain = {
        name: data.get(name, "").replace("\0", "") for name in ("title", "text", "room", "reply_to", "once")
    }
    further = {
        name.replace("\0", ""): [value.replace("\0", "") for value in data.getlist(name)]
        for name in data
        if name not in OWN
    }
    pk = whole(plain["room"])
    room = Room.objects.readable_by(member).filter(pk=pk).first() if pk else None
    return Words(
        title=plain["title"],
        text=plain["text"].replace("\r\n", "\n"),
        room=room,
        reply_to=_answered(topic, plain["reply_to"]) if topic and plain["reply_to"] else None,
        data=further,
        once=plain["once"] if len(plain["once"]) <= Once.KEY_LENGTH else "",
    )


def _answered(topic: Topic, address: str) -> Post | None:
    try:
        pk = from_text(address)
    except ValueError:
        return None
    return Post.objects.filter(community_id=topic.community_id, topic=topic, pk=pk).first()


def fields_of(draft: Draft) -> QueryDict:
    """A draft as the form it came from would be posted."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    data["title"], data["text"], data["once"] = draft.title, draft.text, draft.once or once.key()
    if draft.room_id:
        data["room"] = str(draft.room_id)
    if draft.reply_to_id:
        data["reply_to"] = to_text(draft.reply_to_id)
    if draft.publish_at:
        local = timezone.localtime(draft.publish_at)
        data["later_day"], data["later_time"] = f"{local:%Y-%m-%d}", f"{local:%H:%M}"
    return data


def filled_topic_form(member: Member, draft: Draft) -> tuple[TopicForm, list[blocks.Written]]:
    """The form of a new discussion as the draft would be sent at once, to be checked."""
    data = fields_of(draft)
    for name in LATER:
        data.pop(name, None)
    return topic_form(member, draft.room, data)


Filled = TypeVar("Filled", bound=forms.Form)


def unfinished(form: Filled, written: list[blocks.Written]) -> tuple[Filled, list[blocks.Written]]:
    """The same forms, filled in from a draft: what is not finished is not called wrong."""
    for one in _all_of(form, written):
        one._errors = ErrorDict()  # type: ignore[attr-defined]
    return form, written


def rearranged(form: Filled, written: list[blocks.Written]) -> tuple[Filled, list[blocks.Written]]:
    """The same forms after fields came into them or went out: files that were sent along are taken, and nothing is
    called wrong yet."""
    for one in _all_of(form, written):
        one.full_clean()
    return unfinished(form, written)


def _all_of(form: forms.Form, written: list[blocks.Written]) -> list[forms.Form]:
    return [form, *(item.form for item in written if item.opened)]


def _blocks(reader: Reader, room: Room | None, data: Any, files: Any, **facts: Any) -> list[blocks.Written]:
    pressed = {"added": data.get("add", ""), "dropped": data.get("drop", "")} if data else {}
    return blocks.forms_for(reader, room, data, files=files, **pressed, **facts)


def topic_form(
    reader: Reader, room: Room | None = None, data: Any = None, files: Any = None
) -> tuple[TopicForm, list[blocks.Written]]:
    """The form that starts a topic, and the blocks that may go with it.

    room: where one is, chosen beforehand; data, files: what was posted.
    """
    rooms = Room.objects.open_to_topics_of(reader).in_order()
    chosen = room or next(iter(rooms), None)
    first = {"room": chosen.pk if chosen else None}
    form = TopicForm(data, rooms=rooms, initial=first)
    _without_veils(form, reader)
    _complete(form, reader)
    return form, _blocks(reader, room, data, files)


def quoted(post: Post) -> str:
    """A post's words as a quote to begin a reply with: at most QUOTED characters, without what it quotes itself."""
    own, is_quote = [], False
    for line in post.text.split("\n"):
        # lines right below a quote belong to it
        is_quote = bool(line.strip()) and (is_quote or line.lstrip().startswith(">"))
        if not is_quote:
            own.append(line)
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(own)).strip()
    if not words:
        return ""
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(maxsplit=1)[0] + " …"
    is_called = post.author is not None or post.is_veiled
    said_by = ["", f"— {_as_it_is(shown_face(post).name)}"] if is_called else []
    lines = [*words.split("\n"), *said_by]
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _as_it_is(name: str) -> str:
    """A name in Markdown."""
    return re.sub(r"([\\*`<\[])", r"\\\1", name)


def reply_form(
    reader: Reader,
    topic: Topic,
    to: Post | None = None,
    data: Any = None,
    files: Any = None,
    *,
    quote: bool = False,
) -> tuple[ReplyForm, list[blocks.Written]]:
    """The form that answers in a topic, and its blocks. to: the post that is answered; quote: with its words."""
    first: dict[str, Any] = {"reply_to": to.address, "text": quoted(to) if quote else ""} if to else {}
    if topic.room.anonymous_allowed:
        # whoever has spoken there without her name does not give it by forgetting a box
        first["veiled"] = is_veiled_in(reader, topic.pk)
    form = ReplyForm(data, topic=topic, initial=first)
    _without_veils(form, reader)
    _complete(form, reader, topic)
    return form, _blocks(reader, topic.room, data, files, where=blocks.REPLY)


def edit_form(
    reader: Reader, post: Post, data: Any = None, files: Any = None
) -> tuple[EditForm, list[blocks.Written]]:
    """The form that changes a post, and its blocks with what they hold now."""
    form = EditForm(data, post=post, initial={"title": post.topic.title, "text": post.text})
    _complete(form, reader, post.topic)
    room = post.topic.room
    return form, _blocks(reader, room, data, files, where=blocks.EDIT, post=post)


def _complete(form: forms.Form, reader: Reader, topic: Topic | None = None) -> None:
    """What the script needs that offers names and tags while one writes. Of a topic yet to be started it reads the
    room from the form."""
    where = f"?topic={topic.address}" if topic else "?"
    form.fields["text"].widget.attrs |= {
        "data-complete": reverse("discussions:complete", args=[reader.community.slug]) + where,
        "data-complete-name": _("Suggestions"),
        "data-complete-found": _("{count} to choose from. Arrow keys move, Enter takes, Escape closes."),
    }


def _without_veils(form: TopicForm | ReplyForm, reader: Reader) -> None:
    """Where a community does without asking namelessly, no box offers it; who sent one anyway is told."""
    if is_off(reader, "veils") and "veiled" in form.fields:
        form.drop_veil()
