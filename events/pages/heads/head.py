"""The values of a page's head: its addresses, its description, its picture, its linked data.

The canonical address carries the two clocks, for a day and what was known on it are a page of
their own, and the number of an unfiltered page, for other events stand there. Filters choose
from the same list, so the canonical address is that of the list; but who shares a filtered
list means it, so the shared address keeps the filters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from events.messages import Value, message
from events.pages.addresses import at
from events.share_pictures.picture import HEIGHT, WIDTH
from events.speech import say
from events.wording import SITE

# Makes an address absolute: HttpRequest.build_absolute_uri.
Absolute = Callable[[str], str]
Node = dict[str, Any]

_LONGEST_DESCRIPTION = 300
# Languages as Open Graph names them.
_LOCALES = {"en": "en_GB", "fa": "fa_AF"}
# What could end the script element, or begin another, is written as JSON escapes.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True)
class Picture:
    """A share picture by its absolute address, and its words for who cannot see it."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Head:
    """All that templates/_head_sharing.html prints; addresses are absolute.

    `kind` is a type of Open Graph, `published` the day as 2021-08-11 if an article was printed.
    """

    title: str
    description: str
    canonical: str
    shared: str
    picture: Picture
    kind: str = "website"
    published: str = ""
    node: Mapping[str, Any] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return say(SITE)

    @property
    def locale(self) -> str:
        return _LOCALES[here()]

    @property
    def other_locales(self) -> list[str]:
        return [locale for code, locale in _LOCALES.items() if code != here()]

    @property
    def linked_data(self) -> SafeString:
        """The schema.org node as JSON that can stand in a script element."""
        node = {"@context": "https://schema.org", **self.node}
        return mark_safe(orjson.dumps(node).decode().translate(_IN_SCRIPT))


def here() -> str:
    """The language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def site_picture(absolute: Absolute) -> Picture:
    alt = say(message("Conflict Timeline: conflicts, day by day."))
    return Picture(absolute(reverse("site_picture")), alt)


def conflict_picture(
    slug: str, alt: str, absolute: Absolute, *, on: date | None = None, known_by: date | None = None
) -> Picture:
    path = reverse("timeline_picture", args=[slug])
    return Picture(absolute(at(path, on=on, known_by=known_by)), alt)


def as_known(title: Value, known_by: date | None) -> str:
    """A title that says so where it leaves out what was printed later."""
    if not known_by:
        return say(title)
    return say(message("%(title)s (as known by %(day)s)", title=title, day=known_by))


def described(*sentences: Value) -> str:
    """Sentences as one description, cut at a word where they are long."""
    text = " ".join(" ".join(say(each) for each in sentences).split())
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    cut = text[:_LONGEST_DESCRIPTION]
    return (cut.rpartition(" ")[0] or cut) + " …"


def told(**said: Any) -> Node:
    """A node of what there is something to say of; `type_` is JSON-LD's @type."""
    return {name.replace("type_", "@type"): value for name, value in said.items() if value}
