"""The pictures and papers of the demo, drawn here line by line: nobody else's, and nothing to carry along."""

from __future__ import annotations

import io
from collections.abc import Callable
from math import cos, pi, sin

from PIL import Image, ImageDraw

SIZE = (1200, 900)
TWICE = 2  # drawn at this size and made smaller: soft edges

Colour = tuple[int, int, int]
Drawing = ImageDraw.ImageDraw


def draw(name: str) -> bytes:
    """The picture of this name, as a JPEG. Raises KeyError for an unknown one."""
    image = Image.new("RGB", (SIZE[0] * TWICE, SIZE[1] * TWICE))
    PICTURES[name](ImageDraw.Draw(image))
    image = image.reduce(TWICE)
    grain = Image.effect_noise(SIZE, 14).convert("RGB")
    out = io.BytesIO()
    Image.blend(image, grain, 0.07).save(out, "JPEG", quality=85)
    return out.getvalue()


def paper(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, the first as its title."""
    encoded = [line.encode("cp1252", "replace") for line in lines]
    for letter in (b"\\", b"(", b")"):
        encoded = [line.replace(letter, b"\\" + letter) for line in encoded]
    shown = b"BT /F1 20 Tf 72 760 Td (" + encoded[0] + b") Tj /F1 12 Tf 0 -14 Td "
    shown += b" ".join(b"0 -18 Td (" + line + b") Tj" for line in encoded[1:]) + b" ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def _shade(pen: Drawing, top: int, bottom: int, first: Colour, last: Colour) -> None:
    """A band from one colour to another, over the whole width."""
    for y in range(top * TWICE, bottom * TWICE):
        share = (y - top * TWICE) / max(1, (bottom - top) * TWICE)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
        pen.line([(0, y), (SIZE[0] * TWICE, y)], fill=colour)


def _ridge(pen: Drawing, base: int, height: int, colour: Colour, step: float, to: int) -> None:
    """Hills or a forest's edge: waves of two lengths."""
    points = [
        (x * TWICE, (base - height * (0.6 * sin(x * step) + 0.4 * sin(x * step * 2.7 + 1))) * TWICE)
        for x in range(0, SIZE[0] + 8, 8)
    ]
    pen.polygon([*points, (SIZE[0] * TWICE, to * TWICE), (0, to * TWICE)], fill=colour)


def _spruces(pen: Drawing, foot: int, colour: Colour, tall: int) -> None:
    for at, x in enumerate(range(-20, SIZE[0] + 40, 46)):
        height = tall + (at * 37) % 60
        for layer in range(4):
            wide, top = 14 + layer * 7, foot - height + layer * height // 5
            points = [(x, top), (x - wide, top + height // 3), (x + wide, top + height // 3)]
            pen.polygon([(a * TWICE, b * TWICE) for a, b in points], fill=colour)


def _window(pen: Drawing) -> None:
    """The frame of a train's window, and the little table below it."""
    wide, high = SIZE[0] * TWICE, SIZE[1] * TWICE
    pen.rounded_rectangle([0, 0, wide, high], 120, outline=(38, 42, 46), width=110)
    pen.rectangle([0, high - 190, wide, high], fill=(92, 74, 58))
    pen.polygon(
        [(900, high - 160), (1500, high - 170), (1560, high - 40), (860, high - 30)], fill=(242, 238, 226)
    )
    for line in range(4):
        pen.line(
            [(930, high - 140 + line * 26), (1380 + line * 30, high - 146 + line * 26)],
            fill=(90, 90, 110),
            width=4,
        )


def _train_morning(pen: Drawing) -> None:
    _shade(pen, 0, 520, (250, 196, 150), (252, 232, 205))
    _ridge(pen, 470, 40, (150, 160, 160), 0.006, 900)
    _spruces(pen, 560, (60, 84, 74), 120)
    _shade(pen, 560, 900, (206, 186, 120), (150, 140, 84))
    _window(pen)


def _train_lake(pen: Drawing) -> None:
    _shade(pen, 0, 430, (150, 190, 216), (222, 234, 238))
    _ridge(pen, 390, 26, (84, 108, 96), 0.008, 460)
    _shade(pen, 420, 900, (130, 168, 190), (70, 110, 136))
    for at in range(26):
        x, y = (at * 211) % 1100 + 50, 450 + (at * 53) % 260
        pen.line([(x * TWICE, y * TWICE), ((x + 90) * TWICE, y * TWICE)], fill=(190, 212, 222), width=3)
    _window(pen)


def _train_night(pen: Drawing) -> None:
    _shade(pen, 0, 900, (14, 20, 38), (34, 40, 60))
    for at in range(60):
        x, y = (at * 397) % 1150, (at * 151) % 420
        pen.ellipse([x * 2, y * 2, x * 2 + 5, y * 2 + 5], fill=(220, 224, 236))
    _spruces(pen, 640, (10, 14, 20), 150)
    for x in (250, 640, 980):
        pen.ellipse([x * 2, 1180, x * 2 + 26, 1206], fill=(250, 214, 140))
    _window(pen)


def _map(pen: Drawing) -> None:
    """A country that exists in a prologue: a river, a village, mountains, and a boat."""
    _shade(pen, 0, 900, (240, 228, 200), (228, 212, 178))
    ink = (74, 58, 44)
    river = [(x * TWICE, (460 + 150 * sin(x / 170) + x * 0.1) * TWICE) for x in range(60, 1150, 6)]
    pen.line(river, fill=(110, 146, 160), width=46, joint="curve")
    for at in range(9):
        x, y = 160 + at * 105, 190 + (at * 67) % 90
        points = [(x - 44, y + 60), (x, y - 30), (x + 44, y + 60)]
        pen.line([(a * TWICE, b * TWICE) for a, b in points], fill=ink, width=8, joint="curve")
        pen.line([(x * TWICE, (y - 30) * TWICE), ((x + 12) * TWICE, (y + 30) * TWICE)], fill=ink, width=5)
    for at in range(14):
        x, y = 140 + (at * 193) % 920, 700 + (at * 29) % 120
        pen.rectangle([x * 2, y * 2, x * 2 + 44, y * 2 + 34], outline=ink, width=6)
        pen.line([(x * 2 - 8, y * 2), (x * 2 + 22, y * 2 - 26), (x * 2 + 52, y * 2)], fill=ink, width=6)
    pen.arc([1180, 900, 1300, 1010], 0, 180, fill=(140, 50, 30), width=12)
    pen.line([(1240, 960), (1240, 850)], fill=(140, 50, 30), width=8)
    pen.rectangle([50, 50, 2350, 1750], outline=ink, width=8)


def _face(pen: Drawing, middle: tuple[int, int], radius: int, minutes: int) -> None:
    """A clock's face at so many minutes after midnight."""
    x, y = middle[0] * TWICE, middle[1] * TWICE
    size = radius * TWICE
    pen.ellipse(
        [x - size, y - size, x + size, y + size], fill=(246, 241, 228), outline=(150, 116, 60), width=28
    )
    for hour in range(12):
        turn = hour * pi / 6
        inner, outer = (0.74, 0.9) if hour % 3 == 0 else (0.8, 0.9)
        ends = [(x + size * share * sin(turn), y - size * share * cos(turn)) for share in (inner, outer)]
        pen.line(ends, fill=(40, 34, 30), width=16)
    for turn, share, width in ((minutes / 720 * 2 * pi, 0.5, 22), (minutes % 60 / 60 * 2 * pi, 0.76, 14)):
        pen.line(
            [(x, y), (x + size * share * sin(turn), y - size * share * cos(turn))],
            fill=(24, 28, 60),
            width=width,
        )
    pen.ellipse([x - 20, y - 20, x + 20, y + 20], fill=(24, 28, 60))


def _clock(pen: Drawing) -> None:
    _shade(pen, 0, 640, (196, 206, 196), (176, 188, 178))
    _shade(pen, 640, 900, (120, 86, 58), (88, 62, 42))
    pen.rounded_rectangle([700, 240, 1700, 1420], 480, fill=(46, 34, 30))
    pen.rectangle([620, 1360, 1780, 1480], fill=(58, 42, 36))
    _face(pen, (600, 370), 190, 19 * 60 + 40)


def _hands(pen: Drawing) -> None:
    _shade(pen, 0, 900, (60, 46, 40), (36, 28, 26))
    _face(pen, (560, 520), 640, 19 * 60 + 40)


def _movement(pen: Drawing) -> None:
    """The works behind the face, out of the case: wheels on a cloth."""
    _shade(pen, 0, 900, (150, 170, 160), (120, 140, 132))
    brass, dark = (202, 166, 84), (132, 100, 44)
    for x, y, radius, teeth in (
        (420, 420, 220, 48),
        (760, 330, 130, 30),
        (800, 610, 170, 40),
        (480, 690, 90, 24),
    ):
        for tooth in range(teeth):
            turn = tooth * 2 * pi / teeth
            ends = [(2 * (x + r * cos(turn)), 2 * (y + r * sin(turn))) for r in (radius - 8, radius + 14)]
            pen.line(ends, fill=dark, width=14)
        pen.ellipse(
            [2 * (x - radius), 2 * (y - radius), 2 * (x + radius), 2 * (y + radius)],
            fill=brass,
            outline=dark,
            width=10,
        )
        for spoke in range(5):
            turn = spoke * 2 * pi / 5
            pen.line(
                [(2 * x, 2 * y), (2 * (x + radius * cos(turn)), 2 * (y + radius * sin(turn)))],
                fill=dark,
                width=18,
            )
        pen.ellipse([2 * x - 30, 2 * y - 30, 2 * x + 30, 2 * y + 30], fill=(90, 90, 94))


PICTURES: dict[str, Callable[[Drawing], None]] = {
    "train-morning": _train_morning,
    "train-lake": _train_lake,
    "train-night": _train_night,
    "map": _map,
    "clock": _clock,
    "clock-hands": _hands,
    "clock-movement": _movement,
}
