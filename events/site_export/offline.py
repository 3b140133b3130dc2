"""A page of the site as it stands in an export: links lead to files, what needs a server goes."""

import posixpath
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

FileOf = Callable[[str], str | None]
# Addresses that only a site on the web has: dropped where none is named.
_ABOUT_THE_SITE = (
    "//link[@rel='canonical' or @rel='alternate']"
    "|//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"
    "|//script[@type='application/ld+json']"
)
_NEEDS_SERVER = (
    "//form[not(@id='days')]|//*[contains(concat(' ', @class, ' '), ' needs-server ')]"
    "|//form[@id='days']//label|//form[@id='days']//button[not(@id='play')]"
    "|//form[@id='days']//input[@type='hidden']"
)


def offline(page: bytes, *, address: str, file: str, file_of: FileOf, site: str = "") -> bytes:
    """Make a page ready to be opened from a disk.

    `address` is the page's own, `file` its place in the export. `file_of` gives the place of
    other addresses, None where they are left out: their links lose their goal, or lead to
    `site`, the address of the site on the web, where one is given.
    """
    tree = lxml.html.document_fromstring(page.decode(), parser=lxml.html.HTMLParser())
    for element in tree.xpath(_NEEDS_SERVER if site else f"{_NEEDS_SERVER}|{_ABOUT_THE_SITE}"):
        element.drop_tree()
    for form in tree.xpath("//form[@id='days']"):
        _as_offline(form)
    for element in tree.xpath("//*[@href or @src or @data-url]"):
        for name in ("href", "src", "data-url"):
            if goal := element.get(name):
                _lead(element, name, urljoin(address, goal), file, file_of, site)
    return bytes(lxml.html.tostring(tree, doctype="<!doctype html>", encoding="utf-8"))


def _as_offline(form: HtmlElement) -> None:
    """The slider paints and counts without a server; the day chosen has a page of its own."""
    form.set("data-offline", "")
    form.attrib.pop("action", None)
    for day in form.xpath(".//input[@id='on']"):
        day.set("type", "hidden")


def _lead(
    element: HtmlElement, name: str, goal: str, file: str, file_of: FileOf, site: str
) -> None:
    """Point an attribute at a file, or at the site on the web, or take it away."""
    if urlsplit(goal).scheme or goal.startswith("//"):
        return
    plain, fragment = urldefrag(goal)
    found = file_of(plain)
    if found:
        nearest = posixpath.relpath(found, posixpath.dirname(file) or ".")
        element.set(name, f"{nearest}#{fragment}" if fragment else nearest)
    elif site:
        element.set(name, f"{site}{goal}")
    else:
        del element.attrib[name]
