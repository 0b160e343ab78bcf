"""Pictures people send: known by their content, measured before they are decoded, and drawn anew.

What comes out holds pixels and nothing else: no place, camera, comment, colour profile, or stowaway.
"""

from __future__ import annotations

import struct
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, NoReturn

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms, ImageOps

MAX_BYTES = 10_000_000
MAX_PIXELS = 24_000_000
MAX_SCANS = 64  # a progressive JPEG of a camera has about ten; each costs a walk over all its pixels
WEBP_QUALITY = 82
WEBP_EFFORT = 4  # 0 quick and large … 6 slow and small

_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF87a": "GIF", b"GIF89a": "GIF"}
_SRGB = ImageCms.createProfile("sRGB")
_TURNS = {  # EXIF's orientation: what brings the picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# Pillow warns about pictures far over our limit while it opens them: here that is a refusal.
warnings.simplefilter("error", Image.DecompressionBombWarning)

# One decoded picture takes up to 200 MB: people wait for each other rather than fill the memory together. Only a
# few wait, each in a thread of the server: the others are told to come back, so that readers always find one.
INSIDE = 2  # drawing, or next in line
_one_at_a_time = threading.Lock()
_inside = threading.BoundedSemaphore(INSIDE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture safe to keep and to show. width, height: pixels."""

    data: bytes
    type: str
    width: int
    height: int


class BadPicture(ValueError):
    """A picture that cannot be taken; `str(error)` is a sentence for the person who sent it."""


class Busy(BadPicture):
    """So many pictures come in at this moment that this one has to wait; it is fine to send it again."""


def clean_picture(
    file: IO[bytes], max_side: int, square: bool = False, max_bytes: int = MAX_BYTES
) -> Picture:
    """The picture in this file, upright, in sRGB, at most `max_side` pixels wide and high, as WebP.

    file: PNG, JPEG, GIF or WebP, read from where it stands; its name and declared type are not looked at.
    square: cut to the largest square in the middle. A small picture is never made larger.
    Of an animation the first frame is kept. Raises BadPicture.
    """
    data = read(file, max_bytes)
    with drawing():
        return _encoded(_upright(data, kind_of(data), max_side, square))


def clean_sizes(data: bytes, sides: Sequence[int]) -> list[Picture]:
    """The same picture at most so many pixels wide and high, for each of `sides`, the largest first.

    data: a whole file, as for clean_picture. Raises BadPicture.
    """
    with drawing():
        image = _upright(data, kind_of(data), sides[0], square=False)
        found = []
        for side in sides:
            image.thumbnail((side, side), Image.Resampling.LANCZOS)
            found.append(_encoded(image))
    return found


def read(file: IO[bytes], max_bytes: int = MAX_BYTES) -> bytes:
    """What is in the file. Raises BadPicture if that is over max_bytes."""
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        size = _("This picture file is over %(megabytes)s MB. Please choose a smaller one.")
        raise BadPicture(size % {"megabytes": max_bytes // 1_000_000})
    return data


@contextmanager
def drawing() -> Iterator[None]:
    """Wait until nobody else draws; what goes wrong meanwhile is raised as a BadPicture, too many as a Busy."""
    if not _inside.acquire(blocking=False):
        raise Busy(_("Many pictures are coming in at this moment. Please try again in a little while."))
    try:
        with _one_at_a_time:
            yield
    except BadPicture:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        _refuse_pixels()
    except Exception as error:  # a decoder given hostile bytes may raise anything
        raise BadPicture(
            _("This picture file is broken. Please open it, save it again, and try with the new file.")
        ) from error
    finally:
        _inside.release()


def is_picture(beginning: bytes) -> bool:
    """Whether a file that begins so (twelve bytes at least) is of a kind that we draw anew."""
    return (beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP") or beginning.startswith(
        tuple(_BEGINNINGS)
    )


def kind_of(data: bytes) -> str:
    """The kind by the file's beginning, as Pillow calls it. Raises BadPicture."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    raise BadPicture(_("We can show PNG, JPEG, GIF and WebP pictures. Please save yours as one of these."))


def _upright(data: bytes, kind: str, max_side: int, square: bool) -> Image.Image:
    """Everything but the pixels stays behind. Made small first: the later steps then take little memory."""
    check_size(data, kind)
    if kind == "JPEG" and data.count(b"\xff\xda") > MAX_SCANS:
        raise ValueError("more scans than a camera writes")
    with Image.open(BytesIO(data), formats=[kind]) as source:
        check_pixels(*source.size)
        profile, turn = source.info.get("icc_profile"), source.getexif().get(ExifTags.Base.Orientation)
        source.draft(
            "RGB", (max_side * 2, max_side * 2)
        )  # a JPEG can be decoded at a half, a quarter, an eighth
        source.load()
        image = _in_srgb(_resize(_eight_bits(source), max_side, square), profile)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    return image


def _encoded(image: Image.Image) -> Picture:
    out = BytesIO()
    image.save(out, "WEBP", quality=WEBP_QUALITY, method=WEBP_EFFORT)
    return Picture(out.getvalue(), "image/webp", image.width, image.height)


def check_size(data: bytes, kind: str) -> None:
    """Before it is opened: Pillow makes room for the pixels of a WebP at once. Raises BadPicture."""
    if kind == "WEBP":
        check_pixels(*_webp_size(data))


def check_pixels(width: int, height: int) -> None:
    """Raises BadPicture for more pixels than are drawn, ValueError for none."""
    if width * height > MAX_PIXELS:
        _refuse_pixels()
    if width < 1 or height < 1:
        raise ValueError("a picture without pixels")


def _refuse_pixels() -> NoReturn:
    words = _("This picture has over %(millions)s million pixels. Please make it smaller and try again.")
    raise BadPicture(words % {"millions": MAX_PIXELS // 1_000_000})


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height by the first chunk of a WebP file; (0, 0) if it has none."""
    chunk, body = data[12:16], data[20:30]
    if chunk == b"VP8X" and len(body) == 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        packed = int.from_bytes(body[1:5], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) == 10:
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _eight_bits(image: Image.Image) -> Image.Image:
    """The image with one byte a channel, in a mode that can be made smaller and that colour profiles know."""
    if image.mode.startswith("I"):  # 16-bit grey: keep the upper byte
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _resize(image: Image.Image, max_side: int, square: bool) -> Image.Image:
    if square:
        side = min(max_side, *image.size)
        return ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
    image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, given, _SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a profile that is broken, or of another kind of picture: colours as they are
        if converted is not None:
            return converted
    return image.convert(mode)
