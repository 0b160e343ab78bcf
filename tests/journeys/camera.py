"""Takes the pictures of the docs: who stands before it, and how a picture becomes small."""

from __future__ import annotations

import io
import sys
from collections import Counter
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

from porukka.home.demo.loading import PASSWORD
from tests.journeys.house import ROOT, House
from tests.journeys.people import Person
from tests.journeys.post import PostOffice

FOLDER = ROOT / "docs" / "pictures"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
MOST_BYTES = 100_000
Colour = tuple[int, int, int]
COLOURS = (256, 160, 96, 64)  # the most that fit into MOST_BYTES are kept


def shoot(person: Person, name: str) -> None:
    """Keep what she sees now as docs/pictures/<name>.png, with as many colours as fit."""
    person.page.mouse.move(0, 0)
    picture = Image.open(io.BytesIO(person.page.screenshot(animations="disabled", caret="hide"))).convert(
        "RGB"
    )
    for colours in COLOURS:
        small = io.BytesIO()
        with_colours(picture, colours).save(small, "PNG", optimize=True)
        if small.tell() <= MOST_BYTES:
            break
    assert small.tell() <= MOST_BYTES, name
    (FOLDER / f"{name}.png").write_bytes(small.getvalue())
    sys.stdout.write(f"docs/pictures/{name}.png  {small.tell() // 1000} kB, {colours} colours\n")


def with_colours(picture: Image.Image, colours: int) -> Image.Image:
    """With the picture's own most frequent colours, so those of the design stay exactly what they are.

    Pillow's own ways average rare colours away, or look for the nearest one in coarse steps.
    """
    data = picture.tobytes()
    pixels = list(zip(data[0::3], data[1::3], data[2::3], strict=True))
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(colours)]
    nearest = {colour: _nearest(colour, palette) for colour in counted}
    small = Image.frombytes("P", picture.size, bytes(nearest[pixel] for pixel in pixels))
    small.putpalette([part for colour in palette for part in colour])
    return small


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    r, g, b = colour
    return min(
        range(len(palette)),
        key=lambda at: (palette[at][0] - r) ** 2 + (palette[at][1] - g) ** 2 + (palette[at][2] - b) ** 2,
    )


class Studio:
    """Brings people with their browsers before the camera."""

    def __init__(self, browser: Browser, house: House, post: PostOffice) -> None:
        self.browser, self.house, self.post = browser, house, post

    def person(self, language: str, **options: Any) -> Person:
        return Person(self.browser, self.house, self.post, language, **options)

    def member(self, name: str, language: str, **options: Any) -> Person:
        """Somebody of the demo, signed in."""
        person = self.person(language, **options)
        person.sign_in(f"{name}@example.org", PASSWORD)
        return person
