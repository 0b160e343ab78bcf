"""The empty form of a new discussion, as lists show it: drawn once for all who may start one in the same rooms."""

from __future__ import annotations

from dataclasses import dataclass
from sys import getsizeof

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.holes import fill, hole
from porukka.core.shelf import Shelf
from porukka.discussions.composing import topic_form
from porukka.discussions.queries.rail import rail
from porukka.people import once

ONCE = hole()  # the form's own key, which is another one on each page
_drawn = Shelf(pieces=1_000, size=1_000_000)


@dataclass(frozen=True)
class Blank:
    """html: the fields and buttons; has_files: whether the form takes files."""

    html: Markup
    has_files: bool


def blank_form(reader: Reader, room: Room | None) -> Blank | None:
    """The form with a fresh key; None if there is no room to start in. room: where one is, chosen beforehand.

    It is kept under all that it shows: which rooms, which blocks, the zone of the clock. What the reader has written
    there before is brought by her browser.
    """
    places = tuple((one.pk, one.name, one.anonymous_allowed) for one in rail(reader) if one.takes_topics)
    if room is not None and all(room.pk != pk for pk, *_shown in places):
        return None
    if not places and not reader.is_team:
        return None
    blank = _kept(reader, room, places)
    html = _with_chosen(blank.html, room.pk if room else places[0][0]) if places else blank.html
    return Blank(fill(html, {ONCE: once.key()}), blank.has_files)


def _kept(reader: Reader, room: Room | None, places: tuple[tuple[int, str, bool], ...]) -> Blank:
    """Without a room that is chosen, so that the rooms need not have one each: they have large forms."""
    named = blocks.names_for(reader, room)
    community = reader.community
    key = (
        get_language(),
        timezone.get_current_timezone_name(),
        community.slug,
        community.parts_off,
        places,
        named,
    )
    blank: Blank | None = _drawn.get(key) if named is not None else None
    if blank is None:
        blank = _draw(reader, room)
        if named is not None and not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _drawn.put(key, blank, getsizeof(blank.html))
    return blank


def _with_chosen(html: str, room: int) -> str:
    """Django's widget writes the options, and they differ by no more than this. As text: HTML would escape what is
    put into it."""
    return str(html).replace(f'<option value="{room}">', f'<option value="{room}" selected>', 1)


def _draw(reader: Reader, room: Room | None) -> Blank:
    form, written = topic_form(reader, room)
    form.initial = {**form.initial, "once": ONCE, "room": None}
    html = render_to_string(
        "discussions/composer_blank.html", {"form": form, "blocks": written, "community": reader.community}
    )
    return Blank(Markup(html), any(one.form.is_multipart() for one in written))  # noqa: S704  # nosec B704
