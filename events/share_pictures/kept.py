"""Pictures kept on disk under their keys: a bounded folder, the least used leave first."""

import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from events.share_pictures.layout import drawn
from events.share_pictures.picture import SharePicture


def picture_file(picture: SharePicture) -> bytes:
    """The picture as a PNG: the kept one, or drawn now and kept.

    A folder that cannot be read or written costs time only.
    """
    path = settings.SHARE_PICTURES_DIR / f"{picture.key}.png"
    with contextlib.suppress(OSError):
        kept = path.read_bytes()
        with contextlib.suppress(OSError):
            os.utime(path)
        return kept
    made = drawn(picture)
    with contextlib.suppress(OSError):
        _keep(made, path)
    return made


def _keep(made: bytes, path: Path) -> None:
    """Write beside and rename, so that nobody reads half a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(made)
    Path(part.name).replace(path)
    _make_room(path.parent)


def _make_room(folder: Path) -> None:
    """Remove what was used longest ago, a tenth of the most at once."""
    most = settings.MOST_SHARE_PICTURES
    files = list(folder.iterdir())
    if len(files) <= most:
        return
    by_use = sorted(files, key=_last_use)
    for file in by_use[: len(files) - most + most // 10]:
        file.unlink(missing_ok=True)


def _last_use(file: Path) -> float:
    """0 for what another process has removed meanwhile."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0
