"""The empty form that answers in a topic. Django's widgets draw themselves by templates of their own, which takes
longer than all the posts above it, so it is drawn once and kept, with holes for what differs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.membership import nobody_like
from porukka.communities.models import Member
from porukka.communities.queries import face_of
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.holes import Cut, hole_of
from porukka.core.jinja import macro
from porukka.core.jinja.links import url
from porukka.core.parts import is_off
from porukka.core.shelf import Shelf
from porukka.discussions.addresses import replies_url, topic_url
from porukka.discussions.composing import reply_form
from porukka.discussions.drafts import reply_place
from porukka.discussions.models import Topic
from porukka.discussions.queries.writers import is_veiled_in
from porukka.people import once

TEMPLATE = "discussions/reply_composer.html"
HOLES = (
    "action",
    "topic_id",
    "address",
    "place",
    "me",
    "initials",
    "hue",
    "picture",
    "opener",
    "once",
    "csrf_input",
)
_shelf = Shelf(pieces=100, size=500_000)


def empty_composer(reader: Reader, topic: Topic, csrf_input: Any) -> bytes:
    """What stands below the posts for whoever may answer, as UTF-8."""
    face = face_of(reader)
    veiled = topic.room.anonymous_allowed and is_veiled_in(reader, topic.pk)
    opener = _opener(reader, topic)
    kept = _kept(reader, topic, veiled=veiled, has_picture=face.src is not None, has_opener=opener != "")
    slug = reader.community.slug
    return kept.filled(
        {
            "action": replies_url(slug, topic),
            "topic_id": topic.pk,
            "address": topic.address,
            "place": reply_place(topic.pk),
            "me": reader.pk,
            "initials": face.initials,
            "hue": face.hue,
            "picture": face.src,
            "opener": opener,
            "once": once.key(),
            "csrf_input": csrf_input,
        }
    )


def prompt(reader: Reader, topic: Topic) -> Markup:
    """What invites her to answer."""
    return macro(TEMPLATE, "prompt")(_opener(reader, topic))


def _opener(reader: Reader, topic: Topic) -> str:
    """Who is answered: whoever opened the topic, unless that is herself or has gone."""
    opener = topic.author if topic.author_id != reader.pk else None
    return opener.name if opener else ""


def _kept(reader: Reader, topic: Topic, *, veiled: bool, has_picture: bool, has_opener: bool) -> Cut:
    """One form does for all rooms in which the same may be added. Where something is hers alone (a tick below the
    guidelines) it is drawn for her, and not kept."""
    community, room = reader.community, topic.room
    offered = blocks.names_for(reader, room, blocks.REPLY)
    may_veil = room.anonymous_allowed and not is_off(reader, "veils")
    here = (get_language(), community.pk, community.slug)
    key = (*here, offered, may_veil, veiled, has_picture, has_opener)
    kept: Cut | None = _shelf.get(key) if offered is not None else None
    if kept is None:
        form, written = reply_form(_nobody_like(reader, topic), topic)
        form.initial = {**form.initial, "once": hole_of("once"), "veiled": veiled}
        field: Any = form.fields["text"]
        field.widget.attrs["data-complete"] = (
            url("discussions:complete", community.slug) + f"?topic={hole_of('address')}"
        )
        html = macro(TEMPLATE, "reply_composer")(
            community,
            form,
            written,
            action=hole_of("action"),
            topic_id=hole_of("topic_id"),
            place=hole_of("place"),
            page_url=topic_url(community.slug, topic),  # stands only where something is answered
            me=hole_of("me"),
            face=SimpleNamespace(
                name="",
                initials=hole_of("initials"),
                hue=hole_of("hue"),
                src=hole_of("picture") if has_picture else None,
            ),
            prompt=macro(TEMPLATE, "prompt")(hole_of("opener") if has_opener else ""),
            csrf_input=hole_of("csrf_input"),
        )
        kept = Cut(html, *HOLES)
        if offered is not None:
            _shelf.put(key, kept, kept.size)
    return kept


def _nobody_like(reader: Reader, topic: Topic) -> Reader:
    """Somebody who may add to an answer there what this reader may."""
    nobody = nobody_like(reader)
    if isinstance(nobody, Member) and isinstance(reader, Member):
        nobody.guidelines_version = reader.guidelines_version
        nobody.stewarded = reader.stewarded & {topic.room_id}
    return nobody
