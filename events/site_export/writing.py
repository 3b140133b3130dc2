"""Fetches the pages of a conflict from the site itself and writes them into a folder."""

import posixpath
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import orjson
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from events.models import Conflict
from events.site_export.addresses import Exported, exported
from events.site_export.offline import offline

# A folder with this file in it is an export, and may be replaced by a newer one.
MARK = "about-this-copy.txt"


class UnusableFolder(Exception):
    """The folder cannot take an export; its text says why, and what to do."""


class Site:
    """The site as it answers a reader who has not signed in."""

    def __init__(self, url: str = "") -> None:
        """`url` is the site's address on the web, without a slash at its end; "" for none."""
        self.url = url
        # No text that anybody has printed holds this host: only our own addresses do.
        self._host = f"{secrets.token_hex(8)}.invalid"
        self._root = f"https://{self._host}"
        self._requests = RequestFactory()
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def fetch(self, address: str) -> bytes:
        """What it answers; its own addresses begin with `url`, or with a slash.

        Raises RuntimeError where it does not answer.
        """
        request = self._requests.get(address, secure=True)
        request.get_host = lambda: self._host  # type: ignore[method-assign]
        response = self._handler.get_response(request)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return _body(response).replace(self._root.encode(), self.url.encode())


def whole_list(site: Site, address: str) -> bytes:
    """Every page of a list, as one; what is no JSON comes whole."""
    content = site.fetch(address)
    members = {"json": "items", "geojson": "features"}
    member = members.get(dict(parse_qsl(urlsplit(address).query)).get("format", ""))
    if member is None:
        return content
    first = page = orjson.loads(content)
    while page["next"]:
        page = orjson.loads(site.fetch(page["next"].removeprefix(site.url)))
        first[member] += page[member]
    return orjson.dumps({**first, "next": None, "count": len(first[member])})


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, HttpResponse):
        return response.content
    return b"".join(response)


def export_site(conflict: Conflict, folder: Path, *, url: str = "") -> Iterator[tuple[int, int]]:
    """Write the pages, data and styles of a conflict; yield how many of how many are done.

    The folder must be new, empty, or an earlier export, which is replaced as a whole once the
    new one is there. Raises UnusableFolder.
    """
    folder = folder.resolve()
    plan = exported(conflict)
    with _replacing(folder) as fresh:
        writing = _Writing(plan, Site(url), fresh)
        pages, data = list(plan.addresses()), list(plan.data_addresses())
        for done, address in enumerate(pages, start=1):
            writing.page(address)
            yield done, len(pages) + len(data)
        for done, address in enumerate(data, start=1 + len(pages)):
            writing.data(address)
            yield done, len(pages) + len(data)
        writing.mark()


class _Writing:
    def __init__(self, plan: Exported, site: Site, folder: Path) -> None:
        self.plan, self.site, self.folder = plan, site, folder
        self._copied: set[str] = set()
        # Pages lead to the same pages over and over.
        self._page_of = cache(plan.file_of)

    def page(self, address: str) -> None:
        file = self.plan.file_of(address)
        assert file, address
        page = self.site.fetch(address)
        self._write(
            file,
            offline(page, address=address, file=file, file_of=self._file_of, site=self.site.url),
        )

    def data(self, address: str) -> None:
        file = self.plan.file_of(address)
        assert file, address
        self._write(file, whole_list(self.site, address))

    def mark(self) -> None:
        self._write(MARK, _about(self.plan, self.site).encode())

    def _file_of(self, address: str) -> str | None:
        """The file of a page; styles, scripts and pictures are copied as they are met."""
        for prefix, copy in ((settings.STATIC_URL, _static), (settings.MEDIA_URL, _media)):
            if address.startswith(prefix):
                name = urlsplit(address).path.removeprefix(prefix)
                file = posixpath.join(prefix.strip("/"), name)
                if file not in self._copied and (content := copy(name)) is not None:
                    self._write(file, content)
                    self._copied.add(file)
                return file if file in self._copied else None
        return self._page_of(address)

    def _write(self, file: str, content: bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _static(name: str) -> bytes | None:
    """A style or script: from its source, or, by the name that production gives it, collected."""
    source = finders.find(name)
    file = Path(str(source)) if source else Path(settings.STATIC_ROOT) / name
    return file.read_bytes() if file.is_file() else None


def _media(name: str) -> bytes | None:
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as picture:
        return bytes(picture.read())


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """A new folder beside the one meant, which takes its place in the end."""
    _check(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    fresh.chmod(0o755)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _check(folder: Path) -> None:
    if folder.is_file() or folder.is_symlink():
        raise UnusableFolder(f"{folder} is not a folder: name a new one.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise UnusableFolder(f"{folder} holds other files: name a new or an empty folder.")


def _about(plan: Exported, site: Site) -> str:
    told = f" from {site.url}" if site.url else ""
    numbers = ", ".join(f"{len(keys)} {page}s" for page, keys in plan.keys.items())
    return (
        f"{plan.conflict.title}, copied{told}.\n\n"
        f"Open index.html in a browser; no network is needed. {_others()}\n"
        f"{len(plan.days)} days, {numbers}. The events for programs are in the folder data.\n"
    )


def _others() -> str:
    """Where the pages in other languages begin."""
    others = [each for each in settings.LANGUAGES if each[0] != settings.LANGUAGE_CODE]
    return " ".join(f"In {name}: {code}/index.html." for code, name in others)
