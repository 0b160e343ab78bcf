"""The empty form that answers in a topic. Django's widgets draw themselves by templates of their own, which takes
longer than all the posts above it, so it is drawn once and kept, with holes for what differs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.membership import nobody_like
from porukka.communities.models import Member
from porukka.communities.queries import face_of
from porukka.communities.visitor import Reader
from porukka.core.holes import fill, hole
from porukka.core.jinja import macro
from porukka.core.jinja.links import url
from porukka.core.shelf import Shelf
from porukka.discussions.addresses import replies_url, topic_url
from porukka.discussions.composing import reply_form
from porukka.discussions.drafts import reply_place
from porukka.discussions.models import Topic
from porukka.discussions.queries.writers import is_veiled_in
from porukka.people import once

TEMPLATE = "discussions/reply_composer.html"
ACTION, TOPIC, ADDRESS, PLACE, ME, INITIALS, HUE, PICTURE, PROMPT, ONCE, CSRF_INPUT = (
    hole() for _each in range(11)
)
_shelf = Shelf(pieces=200, size=2_000_000)  # a form takes 64 kB, and each room has its own


def empty_composer(reader: Reader, topic: Topic, csrf_input: Any) -> Markup:
    """What stands below the posts for whoever may answer."""
    face = face_of(reader)
    veiled = topic.room.anonymous_allowed and is_veiled_in(reader, topic.pk)
    kept = _kept(reader, topic, veiled=veiled, has_picture=face.src is not None)
    slug = reader.community.slug
    return fill(
        kept,
        {
            ACTION: replies_url(slug, topic),
            TOPIC: topic.pk,
            ADDRESS: topic.address,
            PLACE: reply_place(topic.pk),
            ME: reader.pk,
            INITIALS: face.initials,
            HUE: face.hue,
            PICTURE: face.src,
            PROMPT: prompt(reader, topic),
            ONCE: once.key(),
            CSRF_INPUT: csrf_input,
        },
    )


def prompt(reader: Reader, topic: Topic) -> Markup:
    """What invites her to answer."""
    opener = topic.author if topic.author_id != reader.pk else None
    return macro(TEMPLATE, "prompt")(opener.name if opener else "")


def _kept(reader: Reader, topic: Topic, *, veiled: bool, has_picture: bool) -> Markup:
    """Which blocks go with an answer is asked for nobody but her role and whether she is a steward there: what
    differs by more has to be in the key."""
    community, room = reader.community, topic.room
    looks_after = room.pk in reader.stewarded
    key = (
        get_language(),
        timezone.get_current_timezone_name(),
        community.pk,
        community.slug,
        community.parts_off,
        reader.role,
        (room.pk, room.kind, room.mode, room.anonymous_allowed),
        veiled,
        has_picture,
        looks_after,
    )
    kept: Markup | None = _shelf.get(key)
    if kept is None:
        nobody = nobody_like(reader)
        if isinstance(nobody, Member) and looks_after:
            nobody.stewarded = frozenset({room.pk})
        form, written = reply_form(nobody, topic)
        form.initial = {**form.initial, "once": ONCE, "veiled": veiled}
        field: Any = form.fields["text"]
        field.widget.attrs["data-complete"] = (
            url("discussions:complete", community.slug) + f"?topic={ADDRESS}"
        )
        kept = macro(TEMPLATE, "reply_composer")(
            community,
            form,
            written,
            action=ACTION,
            topic_id=TOPIC,
            place=PLACE,
            page_url=topic_url(community.slug, topic),  # stands only where something is answered
            me=ME,
            face=SimpleNamespace(name="", initials=INITIALS, hue=HUE, src=PICTURE if has_picture else None),
            prompt=PROMPT,
            csrf_input=CSRF_INPUT,
        )
        _shelf.put(key, kept)
    return kept
