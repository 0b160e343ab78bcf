"""The empty form of a new discussion, as lists show it: drawn once for all who may start one in the same rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.prepared import prepared
from porukka.core.shelf import Shelf
from porukka.discussions.composing import topic_form
from porukka.discussions.queries.rail import rail
from porukka.people import once

# stands for the form's own key, which is another one on each page
KEY = "\ue000once\ue001"
_drawn = Shelf(pieces=1_000, size=1_000_000)


class _Place(NamedTuple):
    """A room one may choose, with what of it the form shows."""

    pk: int
    name: str
    anonymous_allowed: bool


@dataclass(frozen=True)
class Blank:
    """html: the fields and buttons; has_files: whether the form takes files."""

    html: Markup
    has_files: bool


def blank_form(reader: Reader, room: Room | None) -> Blank | None:
    """The form with a fresh key; None if there is no room to start in. room: where one is, chosen beforehand.

    Its key says all that it shows: which rooms, which blocks, the zone of the clock. What the reader has written
    there before is brought by her browser.
    """
    rooms = frozenset(one.pk for one in rail(reader))
    places = kept(reader, ("where to start", reader.pk, rooms), 4_000, lambda: _where(reader))
    if not places and not reader.is_team:
        return None
    named = blocks.names_for(reader, room)
    where = timezone.get_current_timezone_name()
    community = reader.community
    here = (community.slug, community.parts_off)
    key = (get_language(), where, *here, places, room.pk if room else None, named)
    blank: Blank | None = _drawn.get(key) if named is not None else None
    if blank is None:
        blank = _draw(reader, room)
        if named is not None and not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _drawn.put(key, blank, 4 * len(blank.html))
    return Blank(Markup(blank.html.replace(KEY, once.key())), blank.has_files)  # noqa: S704  # nosec B704


def _where(reader: Reader) -> tuple[_Place, ...]:
    return tuple(_Place(*row) for row in _places(reader=reader))


@prepared(reader=READER)
def _places(reader: Reader) -> QuerySet[Room, tuple[int, str, bool]]:
    rooms = Room.objects.open_to_topics_of(reader).in_order()
    return rooms.values_list("pk", "name", "anonymous_allowed")


def _draw(reader: Reader, room: Room | None) -> Blank:
    form, written = topic_form(reader, room)
    form.initial["once"] = KEY
    html = render_to_string(
        "discussions/composer_blank.html", {"form": form, "blocks": written, "community": reader.community}
    )
    return Blank(Markup(html), any(one.form.is_multipart() for one in written))  # noqa: S704  # nosec B704
