"""What a place or an actor is called, for readers: the name in each language and script."""

from collections.abc import Iterable
from dataclasses import dataclass

from events.messages import message
from events.models import ActorName, Place, PlaceName
from events.speech import say

_LANGUAGES = {
    "en": message("English"),
    "fa": message("Dari"),
    "prs": message("Dari"),
    "ps": message("Pashto"),
    "ar": message("Arabic"),
    "ku": message("Kurdish"),
    "ur": message("Urdu"),
    "uk": message("Ukrainian"),
    "ru": message("Russian"),
    "de": message("German"),
    "fr": message("French"),
    "es": message("Spanish"),
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ur"})


@dataclass(frozen=True)
class Named:
    """The spellings of a place in one language; `code` is BCP 47, `direction` rtl or ltr."""

    code: str
    language: str
    direction: str
    spellings: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.spellings[0]


def named(names: Iterable[PlaceName | ActorName]) -> list[Named]:
    """Group spellings by language, in the order of the codes; English comes first."""
    found: dict[str, list[str]] = {}
    for each in names:
        found.setdefault(each.language, []).append(each.name)
    codes = sorted(found, key=lambda code: (code != "en", code))
    return [Named(code, language_name(code), direction(code), tuple(found[code])) for code in codes]


def local_names(place: Place) -> list[Named]:
    """What else a place is called, as headings show it: in each language that is written from
    right to left, and by its Latin name where the page calls it by another."""
    others = other_names(place, place.names.all())
    return [*latin_name(place), *(each for each in others if each.direction == "rtl")]


def other_names(place: Place, names: Iterable[PlaceName]) -> list[Named]:
    """Those of its names that are not English, less the one that the page calls it by."""
    own = (place.called_in, place.called)
    others = (each for each in names if (each.language, each.name) != own)
    return [each for each in named(others) if each.code != "en"]


def latin_name(place: Place) -> list[Named]:
    """The name to find it by in sources, on pages that call it by another; else nothing."""
    if not place.also_called:
        return []
    return [Named("en", language_name("en"), "ltr", (place.also_called,))]


def language_name(code: str) -> str:
    """'Dari' for fa; the code itself for languages without a name here."""
    return say(_LANGUAGES.get(code.partition("-")[0], code))


def direction(code: str) -> str:
    return "rtl" if code.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
