"""What a share picture shows, as values; its key is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

import orjson
from django.utils.translation import get_language_bidi
from PIL import __version__ as pillow

from events.speech import say
from events.wording import SITE

WIDTH, HEIGHT = 1200, 630
# Raise it when the same values are drawn in another way.
DRAWING = 2


@dataclass(frozen=True)
class Mark:
    """The place of an event: a point, or an outline as GeoJSON around one, with its name."""

    longitude: float
    latitude: float
    name: str
    outline: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Spot:
    """A place of interest. The weightiest are named first, as far as there is room."""

    longitude: float
    latitude: float
    name: str
    weight: int


@dataclass(frozen=True)
class PictureMap:
    """Areas as GeoJSON with the code of their fill ('' for none), places, and a legend."""

    areas: tuple[tuple[Mapping[str, Any], str], ...]
    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class SharePicture:
    """All that is drawn. Texts may be of any length and script; empty ones take no room.

    `figure` is set large, `headline` is shrunk or wrapped to fit, `doubt` stands in a box, red
    where it is a denial. The whole is laid out in the direction of the language in force.
    """

    headline: str
    kicker: str = ""
    when: str = ""
    doubt: str = ""
    figure: str = ""
    notes: tuple[str, ...] = ()
    foot: str = ""
    map: PictureMap | None = None
    is_denied: bool = False
    site: str = field(default_factory=lambda: say(SITE))
    right_to_left: bool = field(default_factory=get_language_bidi)

    @cached_property
    def key(self) -> str:
        """Another one for every other picture: it names the kept file and is its ETag."""
        drawn = orjson.dumps([DRAWING, pillow, self])
        return blake2b(drawn, digest_size=16).hexdigest()
