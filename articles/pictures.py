"""Pictures: checked, re-encoded, scaled, stripped of metadata."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageCms, ImageOps

LONGEST_SIDE = 1600
_QUALITY = 85
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_HEADS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"RIFF", ".webp"))
_KEPT_NAME = re.compile(r"[0-9a-f]{32}")
_LENGTH_OF_NAME = 32
# What makes a file a picture and something else at once.
_FOREIGN = re.compile(rb"<script|<\?php|<html|<svg", re.IGNORECASE)
_PDF, _PDF_WITHIN = b"%PDF-", 1024
_ZIP_END, _ZIP_WITHIN = b"PK\x05\x06", 66_000


class UnusablePicture(ValueError):
    """A picture that is not kept. The message says why and what to do."""


def checked_picture(raw: bytes, *, most_bytes: int, most_pixels: int) -> bytes:
    """Check a picture and encode it anew: upright, at most 1600 px a side, without metadata.

    Pictures with transparency come back as PNG or WebP without loss, all others as
    progressive JPEG. The pixels are counted from the head before anything is decoded.
    Raises UnusablePicture.
    """
    if not raw:
        raise UnusablePicture("The picture file is empty. Choose another.")
    if len(raw) > most_bytes:
        raise UnusablePicture(
            f"The picture has {len(raw):,} bytes; at most {most_bytes:,} are taken. Scale it down."
        )
    with _opened(raw) as picture:
        _check_head(raw, picture, most_pixels)
        upright = _upright(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        return _encoded(upright, picture.format or "")


def content_name(raw: bytes) -> str:
    """The file name of a kept picture: a digest of its bytes, and the suffix of its format."""
    digest = hashlib.sha256(raw).hexdigest()[:_LENGTH_OF_NAME]
    return digest + next((suffix for head, suffix in _HEADS if raw.startswith(head)), ".jpg")


def stored_name(instance: object, filename: str) -> str:
    """Where a picture is stored: `pictures/ab/<digest>.jpg`.

    The digest is that of the content where the file's name is its `content_name`, or where
    the instance still holds the upload; a random one otherwise. Nothing else of the
    name given is kept.
    """
    given = PurePath(filename)
    if not _KEPT_NAME.fullmatch(given.stem):
        given = PurePath(_name_of_upload(instance) or _random_name(given.suffix))
    return f"pictures/{given.stem[:2]}/{given.stem}{_known_suffix(given.suffix)}"


def _name_of_upload(instance: object) -> str:
    upload = getattr(instance, "picture", None)
    if not upload or getattr(upload, "_committed", True):
        return ""
    upload.seek(0)
    raw: bytes = upload.read()
    upload.seek(0)
    return content_name(raw)


def _random_name(suffix: str) -> str:
    return secrets.token_hex(_LENGTH_OF_NAME // 2) + suffix


def _known_suffix(suffix: str) -> str:
    suffix = suffix.lower()
    return suffix if suffix in _SUFFIXES.values() else ".jpg"


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    """The picture behind the bytes, not yet decoded.

    Raises UnusablePicture for all that Pillow raises here or in the block: its decoders
    meet bytes from strangers and fail in many ways.
    """
    try:
        with Image.open(BytesIO(raw), formats=tuple(_SUFFIXES)) as picture:
            yield picture
    except UnusablePicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusablePicture("The picture has far too many pixels. Scale it down.") from None
    except Exception as error:
        raise UnusablePicture(
            "The file is no whole JPEG, PNG or WebP picture. Save it again as one of these."
        ) from error


def _check_head(raw: bytes, picture: Image.Image, most_pixels: int) -> None:
    pixels = picture.width * picture.height
    if pixels > most_pixels:
        raise UnusablePicture(
            f"The picture has {pixels:,} pixels; at most {most_pixels:,} are taken. Scale it down."
        )
    # An MPO is a camera's JPEG with a preview behind it.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise UnusablePicture("The picture moves. Save one frame of it as JPEG, PNG or WebP.")
    if _FOREIGN.search(raw) or _PDF in raw[:_PDF_WITHIN] or _ZIP_END in raw[-_ZIP_WITHIN:]:
        raise UnusablePicture(
            "The file is a picture and something else at once. Save the picture alone."
        )


def _upright(picture: Image.Image) -> Image.Image:
    """The pixels, turned as the camera was held, in sRGB, and nothing else of the file."""
    turned = _in_srgb(ImageOps.exif_transpose(picture))
    plain = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert("RGB")
    plain.info = {}
    return plain


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as a screen shows them, since the profile is stripped."""
    if picture.mode.startswith("I"):
        return picture.point(lambda depth: depth / 256, "L")
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture
    return converted or picture


def _encoded(picture: Image.Image, source_format: str) -> bytes:
    out = BytesIO()
    if picture.mode == "RGB":
        picture.save(out, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
    elif source_format == "WEBP":
        picture.save(out, "WEBP", lossless=True)
    else:
        picture.save(out, "PNG", optimize=True)
    return out.getvalue()
