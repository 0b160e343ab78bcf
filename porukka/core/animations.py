"""Animations people send: drawn anew frame by frame, small, and with no more frames than a reader needs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import NoReturn

from django.utils.translation import gettext as _
from PIL import Image

from porukka.core.pictures import BadPicture, Picture, check_pixels, check_size, drawing, kind_of

MAX_FRAMES = 600  # that are looked at
MAX_FRAME_PIXELS = 150_000_000  # of all of them together: some seconds of work
KEPT_FRAMES = 120  # of a longer one, every second, fourth … frame is kept, for as much longer
QUALITY = 70
LEAST, USUAL = 20, 100  # milliseconds a frame stays; what browsers do with a frame that says nothing

Frame = tuple[Image.Image, int]


def clean_animation(data: bytes, max_side: int) -> Picture | None:
    """The moving picture in this file as an animated WebP, at most `max_side` pixels wide and high.

    data: a whole file, PNG, GIF or WebP. None if nothing moves in it. Raises BadPicture, also for
    too many frames.
    """
    kind = kind_of(data)
    if kind == "JPEG":
        return None
    with drawing():
        check_size(data, kind)
        with Image.open(BytesIO(data), formats=[kind]) as source:
            check_pixels(*source.size)
            if not getattr(source, "is_animated", False):
                return None
            kept = _thinned(_frames(source, max_side))
    if len(kept) < 2:
        return None
    with drawing():
        return _encoded(kept)


def _frames(source: Image.Image, max_side: int) -> Iterator[Frame]:
    """Each frame made small, with the milliseconds it stays."""
    pixels = 0
    for index in range(MAX_FRAMES + 1):
        try:
            source.seek(index)
        except EOFError:
            return
        pixels += source.width * source.height
        if index == MAX_FRAMES or pixels > MAX_FRAME_PIXELS:
            _refuse()
        image = source.convert("RGBA")
        image.thumbnail((max_side, max_side), Image.Resampling.BICUBIC)
        image.info.clear()
        stays = int(source.info.get("duration", 0) or 0)
        yield image, min(max(stays, LEAST), 10_000) if stays else USUAL


def _thinned(frames: Iterator[Frame]) -> list[Frame]:
    """At most KEPT_FRAMES; each stays as long as those left out after it."""
    kept: list[Frame] = []
    step = 1
    for index, (image, stays) in enumerate(frames):
        if index % step:
            last, so_far = kept[-1]
            kept[-1] = last, so_far + stays
            continue
        kept.append((image, stays))
        if len(kept) > KEPT_FRAMES:
            step *= 2
            pairs = [kept[at : at + 2] for at in range(0, len(kept), 2)]
            kept = [(pair[0][0], sum(stays for _image, stays in pair)) for pair in pairs]
    return kept


def _encoded(frames: list[Frame]) -> Picture:
    first = frames[0][0]
    out = BytesIO()
    first.save(
        out,
        "WEBP",
        save_all=True,
        append_images=[image for image, _stays in frames[1:]],
        duration=[stays for _image, stays in frames],
        loop=0,
        quality=QUALITY,
        method=0,
        background=(0, 0, 0, 0),
    )
    return Picture(out.getvalue(), "image/webp", first.width, first.height)


def _refuse() -> NoReturn:
    raise BadPicture(_("This animation is too long or too large. Please make it shorter or smaller."))
