"""Pictures people send: what is known is drawn anew, what is not is refused with a word on what to do."""

import io
import struct
import tracemalloc
import zlib

import pytest
from PIL import ExifTags, Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from porukka.core import pictures
from porukka.core.pictures import BadPicture, clean_picture

RED, BLUE = (220, 20, 20), (20, 20, 220)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def flag(width=60, height=40, mode="RGB"):
    """Left half red, right half blue: one can tell which way it is turned."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def clean(data, max_side=100, **options):
    return clean_picture(io.BytesIO(data), max_side, **options)


def opened(picture):
    image = Image.open(io.BytesIO(picture.data), formats=["WEBP"])
    assert image.size == (picture.width, picture.height)
    assert picture.type == "image/webp"
    return image


def near(pixel, colour):
    return all(abs(a - b) < 40 for a, b in zip(pixel[:3], colour, strict=True))


def png(width, height, body=b"", depth=8, colour=2):
    """A PNG by hand: what its header says need not be true."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    beginning = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return beginning + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_of_a_known_kind_becomes_webp(kind):
    image = opened(clean(saved(flag(), kind)))
    assert image.size == (60, 40)
    assert near(image.getpixel((5, 20)), RED)
    assert near(image.getpixel((55, 20)), BLUE)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM", "PDF", "TGA"])
def test_a_picture_of_another_kind_is_refused(kind):
    with pytest.raises(BadPicture, match="PNG, JPEG, GIF and WebP"):
        clean(saved(flag(), kind))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just words in a file called cat.png",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html><img src=x onerror=alert(1)></html>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
    ],
)
def test_a_file_that_is_no_picture_is_refused_whatever_its_name(data):
    file = io.BytesIO(data)
    file.name = "cat.png"
    with pytest.raises(BadPicture, match="PNG, JPEG, GIF and WebP"):
        clean_picture(file, 100)


@pytest.mark.parametrize(("width", "height", "expected"), [(400, 200, (100, 50)), (30, 20, (30, 20))])
def test_a_large_picture_is_made_smaller_and_a_small_one_is_not_made_larger(width, height, expected):
    for kind in ("PNG", "JPEG"):
        assert opened(clean(saved(flag(width, height), kind))).size == expected


@pytest.mark.parametrize(("width", "height", "side"), [(400, 200, 100), (200, 400, 100), (60, 40, 40)])
def test_a_square_is_cut_from_the_middle(width, height, side):
    image = opened(clean(saved(flag(width, height), "PNG"), square=True))
    assert image.size == (side, side)
    assert near(image.getpixel((2, side // 2)), RED)
    assert near(image.getpixel((side - 3, side // 2)), BLUE)


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_taken():
    data = saved(flag(), "PNG")
    clean(data, max_bytes=len(data))
    with pytest.raises(BadPicture, match="smaller one"):
        clean(data, max_bytes=len(data) - 1)


class Endless(io.BytesIO):
    """A file that never ends: it may be asked once, for a known amount."""

    def read(self, size=-1, /):
        assert 0 < size <= pictures.MAX_BYTES + 1
        return b"\x89" * size


def test_not_more_is_read_than_the_limit():
    with pytest.raises(BadPicture, match="over 10 MB"):
        clean_picture(Endless(), 100)


def huge(kind):
    """A small file with 64 million pixels."""
    if kind == "PNG":
        return png(8000, 8000, bytes(8001 * 8000), colour=0)
    if kind == "GIF":
        frame = b"," + struct.pack("<HHHHB", 0, 0, 8000, 8000, 0) + b"\x08\x01\x00\x00;"
        return b"GIF89a" + struct.pack("<HH", 8000, 8000) + bytes(3) + frame
    if kind == "WEBP":
        return saved(Image.new("1", (8000, 8000)).convert("L"), "WEBP", method=0, quality=0)
    return saved(Image.new("L", (8000, 8000)), "JPEG", quality=1)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(kind, monkeypatch):
    data = huge(kind)
    assert len(data) < 1_100_000
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was decoded"))
    tracemalloc.start()
    with pytest.raises(BadPicture, match="24 million pixels"):
        clean(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [10_000, 60_000, 2**31 - 1])
def test_a_header_that_lies_about_its_size_is_refused(side):
    with pytest.raises(BadPicture, match="24 million pixels"):
        clean(png(side, side))


@pytest.mark.parametrize("chunk", [b"VP8X", b"VP8L", b"VP8 "])
def test_a_webp_header_tells_its_size_before_it_is_opened(chunk, monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    body = {
        b"VP8X": bytes(4) + (15_999).to_bytes(3, "little") + (15_999).to_bytes(3, "little"),
        b"VP8L": b"\x2f" + (15_999 | 15_999 << 14).to_bytes(4, "little") + bytes(5),
        b"VP8 ": bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 16_000, 16_000),
    }[chunk]
    with pytest.raises(BadPicture, match="24 million pixels"):
        clean(b"RIFF" + bytes(4) + b"WEBP" + chunk + struct.pack("<I", 10) + body)


def test_a_picture_of_each_kind_is_shown_to_one_decoder_only(monkeypatch):
    asked, open_image = [], Image.open

    def note(file, formats):
        asked.append(formats)
        return open_image(file, "r", formats)

    monkeypatch.setattr(Image, "open", note)
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        clean(saved(flag(), kind))
    assert asked == [["PNG"], ["JPEG"], ["GIF"], ["WEBP"]]


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": Image.Exif()}])
def test_the_size_we_read_from_a_webp_is_the_one_it_has(options):
    for mode in ("RGB", "RGBA"):
        data = saved(flag(61, 43, mode), "WEBP", **options)
        assert pictures._webp_size(data) == (61, 43)


def test_at_the_pixel_limit_a_picture_is_taken(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PIXELS", 60 * 40)
    assert clean(saved(flag(), "PNG")).width == 60
    with pytest.raises(BadPicture):
        clean(saved(flag(61, 40), "PNG"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.8])
def test_half_a_picture_is_refused(kind, part):
    noise = Image.effect_noise((80, 80), 90).convert("RGB")
    data = saved(noise, kind)
    with pytest.raises(BadPicture, match="broken"):
        clean(data[: int(len(data) * part)])


@pytest.mark.parametrize(
    "data", [png(0, 0), png(0, 5), png(4, 4), b"GIF89a/*<script>*/=1;", b"\xff\xd8\xff\xd9"]
)
def test_a_file_that_only_begins_like_a_picture_is_refused(data):
    with pytest.raises(BadPicture, match="broken"):
        clean(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_whatever_bytes_change_it_is_a_picture_or_refused(kind):
    data = bytearray(saved(flag(), kind))
    for place in range(0, len(data), max(1, len(data) // 150)):
        for byte in (0x00, 0xFF, data[place] ^ 0x55):
            broken = bytes(data[:place]) + bytes([byte]) + bytes(data[place + 1 :])
            try:
                opened(clean(broken)).load()
            except BadPicture:
                continue


def test_what_is_hidden_behind_a_picture_does_not_come_through():
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        picture = clean(saved(flag(), kind) + b"<script>alert('canary')</script>PK\x03\x04")
        assert b"canary" not in picture.data
        assert b"<script" not in picture.data
        assert opened(picture).size == (60, 40)


def telling():
    """EXIF as a telephone writes it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "CanaryPhone"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (60.0, 10.0, 15.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSMapDatum] = "CanaryPlace"
    return exif


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_place_camera_and_comments_are_left_behind(kind):
    notes = PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", "<x>CanaryXmp</x>")
    notes.add_text("Comment", "CanaryComment")
    more: dict[str, dict] = {
        "PNG": {"pnginfo": notes},
        "JPEG": {"comment": b"CanaryComment", "xmp": b"<x>CanaryXmp</x>"},
    }
    data = saved(flag(), kind, exif=telling(), **more.get(kind, {"xmp": b"<x>CanaryXmp</x>"}))
    assert b"CanaryPhone" in data
    assert b"CanaryPlace" in data
    picture = clean(data)
    assert b"Canary" not in picture.data
    image = opened(picture)
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("square", [False, True])
def test_a_picture_taken_sideways_stands_upright(turn, square):
    seen = flag(200, 100)
    seen.paste((20, 220, 20), (0, 0, 100, 50))  # no two turns of it look the same
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    data = saved(seen, "JPEG", exif=exif, quality=95)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    image = opened(clean(data, square=square))
    assert image.size == ((100, 100) if square else (upright.width // 2, upright.height // 2))
    for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        expected = upright.getpixel((int(upright.width * x), int(upright.height * y)))
        assert near(image.getpixel((int(image.width * x), int(image.height * y))), expected)


def test_of_an_animation_the_first_frame_is_kept():
    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, BLUE, RED)]
    for kind in ("GIF", "WEBP", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        assert getattr(Image.open(io.BytesIO(data)), "n_frames", 1) == 3
        image = opened(clean(data))
        assert getattr(image, "n_frames", 1) == 1
        assert near(image.getpixel((15, 15)), RED)


def test_what_is_seen_through_stays_so():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 20, 40))
    for image in (clear, clear.convert("LA"), clear.convert("P")):
        result = opened(clean(saved(image, "PNG")))
        assert result.mode == "RGBA"
        assert result.getpixel((5, 20))[3] == 255
        assert result.getpixel((35, 20))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_few_colours_are_enough(mode):
    image = opened(clean(saved(Image.new("L", (30, 30), 255).convert(mode), "PNG")))
    assert near(image.getpixel((15, 15)), (255, 255, 255))


def test_a_picture_made_for_print_is_shown_in_screen_colours():
    image = opened(clean(saved(Image.new("CMYK", (30, 30), (0, 255, 255, 0)), "JPEG", quality=95)))
    red, green, blue = image.getpixel((15, 15))
    assert red > 180
    assert max(green, blue) < 80


def test_sixteen_bits_a_channel_keep_their_brightness():
    grey = Image.new("I;16", (20, 20), 0x8000)
    assert near(opened(clean(saved(grey, "PNG"))).getpixel((9, 9)), (128, 128, 128))
    row = b"\x00" + struct.pack(">HHH", 0xFFFF, 0x8000, 0) * 20
    assert near(opened(clean(png(20, 20, row * 20, depth=16))).getpixel((9, 9)), (255, 128, 0))


def test_colours_of_another_profile_are_brought_to_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    wide = swapped_profile()
    plain = opened(clean(saved(Image.new("RGB", (20, 20), RED), "PNG")))
    converted = opened(clean(saved(Image.new("RGB", (20, 20), RED), "PNG", icc_profile=wide)))
    assert near(plain.getpixel((9, 9)), RED)
    assert near(converted.getpixel((9, 9)), (RED[2], RED[1], RED[0]))
    for unfit in (lab, b"no profile at all"):
        image = opened(clean(saved(Image.new("RGB", (20, 20), RED), "PNG", icc_profile=unfit)))
        assert near(image.getpixel((9, 9)), RED)
        assert "icc_profile" not in image.info


def swapped_profile():
    """sRGB with its red and blue exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = data.index(b"rXYZ"), data.index(b"bXYZ")
    data[red : red + 4], data[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(data)


def test_a_jpeg_of_endless_scans_is_refused_before_it_is_decoded(monkeypatch):
    data = saved(flag(), "JPEG", progressive=True)
    assert clean(data).width == 60
    start = data.rindex(b"\xff\xda")
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was decoded"))
    with pytest.raises(BadPicture, match="broken"):
        clean(data[:start] + data[start:-2] * 100 + data[-2:])


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
def test_a_picture_far_over_every_limit_is_refused_in_the_same_words():
    with pytest.raises(BadPicture, match="24 million pixels"):
        clean(png(10_000, 10_000))  # where Pillow itself only warns
