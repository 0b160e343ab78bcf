"""Pages in a frame: what stands around the pieces of a page is drawn once for its shape, and kept cut at its holes.

    framed("discussions/topic.html", {"may_reply": True}, {"title": topic.title, "posts": posts})

The template is an ordinary one. It knows the values of the shape and the names of the pieces, and nothing else: no
request, no reader, no slot; so nothing of anybody's own can be kept in a frame. By a value of the shape it may decide
whatever it likes. A piece it may only print, or ask whether it is empty (`{% if notes %}`): which pieces are empty
belongs to the shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.core.holes import Cut, hole_of
from porukka.core.jinja.drawing import check
from porukka.core.shelf import Shelf

_frames = Shelf(pieces=500, size=1_000_000)


def framed(template: str, /, shape: Mapping[str, Any], pieces: Mapping[str, Any]) -> bytes:
    """The page, as UTF-8.

    shape: text, numbers and tuples of them (named ones, too), as for `drawn`. pieces: text, which is escaped; HTML;
    HTML as UTF-8; nothing (None or empty); something that is made only when it is printed (`__html__`), and never
    counts as empty; a named tuple of pieces, which the template knows by its name and theirs.
    Raises TypeError for a value of the shape that may change while it stays equal.
    """
    found = dict(_flat(pieces))
    values = tuple(shape.values())
    # with the types, because "<b>" and Markup("<b>") are equal, and so are 1 and True
    key = (
        template,
        get_language(),
        tuple(shape),
        values,
        tuple(map(type, values)),
        tuple([name for name, piece in found.items() if piece]),
    )
    frame: Cut | None = _frames.get(key)
    if frame is None:
        frame = _draw(template, shape, pieces)
        if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _frames.put(key, frame, frame.size)
    return frame.filled(found)


def flash(request: HttpRequest, csrf_input: Any) -> str:
    """What just happened, told once: a piece for the place where other pages include it."""
    messages = get_messages(request)
    if not len(messages):
        return ""
    return render_to_string("core/flash.html", {"messages": messages, "csrf_input": csrf_input})


def _flat(pieces: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every piece under its whole name, in a form that is false only if there is nothing to print."""
    for name, piece in pieces.items():
        if isinstance(piece, tuple):
            for inner, one in zip(piece._fields, piece, strict=True):  # type: ignore[attr-defined]
                yield f"{name}.{inner}", one or _something(one)
        else:
            yield name, piece or _something(piece)


def _something(piece: Any) -> bytes:
    """Nothing, but a number is printed also if it is 0."""
    return b"0" if piece == 0 and type(piece) is int else b""


def _draw(template: str, shape: Mapping[str, Any], pieces: Mapping[str, Any]) -> Cut:
    for name, value in shape.items():
        check(name, value)
    flat = dict(_flat(pieces))
    holes: dict[str, Any] = {
        name: _html(hole_of(name)) if piece else _html("") for name, piece in flat.items()
    }
    for name, piece in pieces.items():
        if isinstance(piece, tuple):
            holes[name] = SimpleNamespace(**{one: holes.pop(f"{name}.{one}") for one in piece._fields})  # type: ignore[attr-defined]
    return Cut(render_to_string(template, {**holes, **shape}), *flat)


def _html(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # nosec B704 (a hole)
