"""The page of a topic: its pieces in their frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.loader import render_to_string

from porukka.communities.around import around, place_of, who_is
from porukka.communities.queries import face_of
from porukka.communities.visitor import Reader
from porukka.core import blocks, slots
from porukka.core.clock import hour
from porukka.core.jinja import CsrfInput, flash, framed, macro
from porukka.core.jinja.links import url
from porukka.discussions.addresses import replies_url
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.drawing.composer import TEMPLATE, empty_composer, prompt
from porukka.discussions.drawing.heading import heading
from porukka.discussions.forms import ReplyForm
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.slow import slow_mode
from porukka.discussions.queries.topic import TopicPage, topic_page
from porukka.discussions.rules import may_reply

_SCRIPTS = (("topic.scripts", None, None), ("compose.scripts", None, None))


@dataclass(frozen=True)
class Answer:
    """The form of an answer that holds something, and what stands around its words."""

    form: ReplyForm
    blocks: list[blocks.Written]
    to: Post | None = None
    preview: str | None = None
    draft: Draft | None = None


def topic_html(
    request: HttpRequest, reader: Reader, topic: Topic, at: int | None, answer: Answer | None
) -> bytes:
    """The window of posts that has number `at` (None: the first unread), with the form for an answer below it."""
    community, answers = reader.community, may_reply(reader, topic)
    page = topic_page(reader, topic, at)
    first, end = page.first_unread, page.read_to
    csrf_input = CsrfInput(request)
    slow = slow_mode(reader, topic.room, topic)
    scripts, composing = slots.ask(reader, _SCRIPTS)
    back = request.get_full_path() if request.method == "GET" else ""
    shape = {
        "community": place_of(community),
        "member": who_is(reader),
        "may_reply": answers,
        "has_unread": first is not None and first <= end,
    }
    pieces = {
        "around": around(reader, topic.room_id, back, csrf_input),
        "topic_scripts": slots.draw(scripts),
        "compose_scripts": slots.draw(composing) if answers else "",
        "title": topic.title,
        "flash": flash(request, csrf_input),
        "heading": heading(page, csrf_input),
        "trail": render_to_string("discussions/trail.html", {"page": page}) if page.trail else "",
        "notes": slots.fill("topic.notes", reader, [topic], csrf_input)[topic.pk],
        "topic_id": topic.pk,
        "read_to": end,
        "told": end if first is None else first - 1,
        "reading": url("discussions:read", community.slug, topic),
        "me": reader.pk or "",
        "blocked": " ".join(map(str, page.blocked)),
        "earlier": _earlier(page),
        "later": "" if page.after is None else f"{page.url}?at={page.after}",
        "posts": page.posts(csrf_input, _notes(request)),
        "slow": render_to_string("discussions/slow_note.html", vars(slow)) if slow else "",
        "again_at": hour(slow.again_at) if slow and slow.again_at else "",
        "closure": render_to_string("discussions/closure_note.html", {"topic": topic})
        if topic.closed_at
        else "",
        "composer": _composer(reader, page, answer, csrf_input),
        "talking": page.block.talking,
        "csrf_input": csrf_input,
    }
    return framed("discussions/topic.html", shape, pieces)


def _notes(request: HttpRequest) -> dict[int, str]:
    """What only its writer is told, right after she has sent it: by the post below which it stands."""
    messages = get_messages(request)
    told = [one for one in messages if (one.extra_tags or "").startswith("at:p")] if len(messages) else []
    return {int(message.extra_tags[4:]): str(message) for message in told}


def _earlier(page: TopicPage) -> str:
    if page.before is None:
        return ""
    return f"{page.url}?at={page.before}" if page.before else page.url


def _composer(reader: Reader, page: TopicPage, answer: Answer | None, csrf_input: Any) -> Any:
    """The form: the empty one is kept ready, one that holds something is made for its reader."""
    topic, slug = page.topic, reader.community.slug
    if answer is None:
        return empty_composer(reader, topic, csrf_input) if may_reply(reader, topic) else ""
    return macro(TEMPLATE, "reply_composer")(
        reader.community,
        answer.form,
        answer.blocks,
        replies_url(slug, topic),
        topic.id,
        reply_place(topic.pk),
        page.url,
        reader.pk,
        face_of(reader),
        prompt(reader, topic),
        csrf_input,
        answer.to,
        answer.preview,
        answer.draft,
    )
