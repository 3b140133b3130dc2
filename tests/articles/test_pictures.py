import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.models import Article
from articles.pictures import (
    UnusablePicture,
    checked_picture,
    content_name,
    stored_name,
)

LIMITS = {"most_bytes": 5_000_000, "most_pixels": 4_000_000}


def drawn(size=(60, 40), mode="RGB", colour=(200, 30, 30)):
    return Image.new(mode, size, colour)


def encoded(picture=None, kind="JPEG", **options):
    out = BytesIO()
    (picture or drawn()).save(out, kind, **options)
    return out.getvalue()


def opened(raw):
    return Image.open(BytesIO(raw))


def bomb(width, height):
    """A PNG of a few bytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_photographs_come_back_as_progressive_jpeg(kind, mode):
    picture = drawn(mode=mode, colour=90 if mode == "L" else (200, 30, 30))
    kept = opened(checked_picture(encoded(picture, kind), **LIMITS))
    assert (kept.format, kept.size, kept.info.get("progressive")) == ("JPEG", (60, 40), 1)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_transparency_is_kept_without_loss(kind):
    picture = drawn(mode="RGBA", colour=(200, 30, 30, 100))
    kept = opened(checked_picture(encoded(picture, kind, lossless=True), **LIMITS))
    assert (kept.format, kept.mode) == (kind, "RGBA")
    assert kept.getpixel((5, 5)) == (200, 30, 30, 100)


def test_transparency_that_is_nowhere_used_is_dropped():
    raw = encoded(drawn(mode="RGBA", colour=(200, 30, 30, 255)), "PNG")
    assert opened(checked_picture(raw, **LIMITS)).format == "JPEG"


@pytest.mark.parametrize(
    "picture",
    [
        drawn(mode="CMYK", colour=(0, 0, 0, 0)).convert("CMYK"),
        drawn(mode="I;16", colour=40_000),
        drawn(mode="1", colour=1),
        drawn().convert("P"),
        drawn(mode="LA", colour=(90, 255)),
    ],
    ids=lambda picture: picture.mode,
)
def test_rare_kinds_of_pixels_are_taken(picture):
    kind = "JPEG" if picture.mode == "CMYK" else "PNG"
    assert opened(checked_picture(encoded(picture, kind), **LIMITS)).mode == "RGB"


def test_a_picture_is_turned_as_the_camera_was_held_and_loses_all_metadata():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = encoded(exif=exif, icc_profile=profile, comment=b"secret", dpi=(300, 300))
    kept = checked_picture(raw, **LIMITS)
    assert opened(kept).size == (40, 60)
    assert not {"exif", "icc_profile", "comment", "dpi", "xmp"} & set(opened(kept).info)
    assert b"secret" not in kept and b"camera" not in kept


def test_text_in_a_png_is_stripped():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "secret")
    raw = encoded(drawn(mode="RGBA", colour=(1, 2, 3, 4)), "PNG", pnginfo=notes)
    assert b"secret" in raw and b"secret" not in checked_picture(raw, **LIMITS)


@pytest.mark.parametrize(("size", "kept"), [((2000, 500), (1600, 400)), ((400, 1800), (356, 1600))])
def test_large_pictures_are_scaled_down(size, kept):
    assert opened(checked_picture(encoded(drawn(size)), **LIMITS)).size == kept


def test_small_pictures_are_not_scaled_up():
    assert opened(checked_picture(encoded(drawn((10, 8))), **LIMITS)).size == (10, 8)


GIF = encoded(drawn().convert("P"), "GIF")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"not a picture", "no whole JPEG, PNG or WebP"),
        (SVG, "no whole JPEG, PNG or WebP"),
        (GIF, "no whole JPEG, PNG or WebP"),
        (encoded(kind="BMP"), "no whole JPEG, PNG or WebP"),
        (encoded(kind="TIFF"), "no whole JPEG, PNG or WebP"),
        (encoded(drawn((400, 400)))[:900], "no whole JPEG, PNG or WebP"),
        (encoded(kind="PNG")[:-30], "no whole JPEG, PNG or WebP"),
        (encoded(kind="WEBP")[:60], "no whole JPEG, PNG or WebP"),
        (b"%PDF-1.7\n" + encoded(), "no whole JPEG, PNG or WebP"),
        (encoded(comment=b"%PDF-1.7"), "something else at once"),
        (encoded() + b"<script>alert(1)</script>", "something else at once"),
        (encoded(kind="PNG") + b"<?php system('id'); ?>", "something else at once"),
        (encoded() + b"PK\x03\x04....PK\x05\x06" + bytes(18), "something else at once"),
        (encoded(kind="PNG", save_all=True, append_images=[drawn(colour=(1, 1, 1))]), "moves"),
        (encoded(kind="WEBP", save_all=True, append_images=[drawn(colour=(1, 1, 1))]), "moves"),
        (bomb(3000, 3000), "9,000,000 pixels; at most 4,000,000"),
        (bomb(12_000, 12_000), "too many pixels"),
        (bomb(200_000, 200_000), "too many pixels"),
        (encoded() + bytes(5_000_000), "bytes; at most 5,000,000"),
    ],
)
def test_what_is_no_picture_is_refused_and_says_what_to_do(raw, why):
    with pytest.raises(UnusablePicture, match=rf"{why}.*\. (Choose|Save|Scale) "):
        checked_picture(raw, **LIMITS)


@given(
    st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
)
def test_any_bytes_are_a_picture_or_refused(raw, head):
    with pytest.raises(UnusablePicture):
        checked_picture(head + raw, **LIMITS)


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_picture_is_read_or_refused(at, byte):
    raw = bytearray(encoded(kind="PNG"))
    raw[at % len(raw)] = byte
    try:
        assert checked_picture(bytes(raw), **LIMITS)
    except UnusablePicture as unusable:
        assert "Save" in str(unusable) or "Scale" in str(unusable)


def test_an_upload_is_stored_under_the_name_of_its_content():
    article = Article(picture=ContentFile(encoded(kind="PNG"), name="bridge.png"))
    stored = stored_name(article, "bridge.png")
    assert stored.endswith(content_name(encoded(kind="PNG")))
