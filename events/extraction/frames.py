"""What a word that tells of an event means, and where its participants stand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from events.extraction.language import Parse, Word
from events.extraction.wordlists import words
from events.vocabulary import EventKind, Manner


class Slot(Enum):
    """Where in the clause a participant stands, voice undone."""

    NONE = "none"
    SUBJECT = "subject"
    OBJECT = "object"
    PREPOSITION = "preposition"


@dataclass(frozen=True)
class Frame:
    """What a trigger means and where its participants stand.

    `prepositions` introduce the place where its slot is PREPOSITION; `to` those that
    introduce the taker of a place that falls, is lost or handed over.
    """

    kind: EventKind
    place: Slot
    actor: Slot = Slot.SUBJECT
    loser: Slot = Slot.NONE
    prepositions: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    particle: str = ""
    manner: Manner = Manner.NOT_SAID
    threat: bool = False  # says that a place is in danger, not that it was taken
    needs_place: bool = True
    holds: bool = False  # says that a place is held, not that it was taken just then
    likewise: bool = False  # says that what was told last befell another place too


@dataclass(frozen=True)
class Deed:
    """A frame whose slots are filled with words of a parse.

    `trigger` is the word that tells of it, `clause` the one that carries tense and negation.
    """

    frame: Frame
    trigger: Word
    clause: Word
    places: tuple[Word, ...]
    actors: tuple[Word, ...] = ()
    losers: tuple[Word, ...] = ()
    also: tuple[Word, ...] = ()  # further words without which it is not told: "control of"


# Reads the deed that a verb tells of together with other words of its parse.
Reading = Callable[[Parse, Word], Deed | None]


def readings_of_lemmas(
    table: Iterable[tuple[Reading, frozenset[str]]],
) -> Mapping[str, tuple[Reading, ...]]:
    """For each verb lemma the readings it may open, in the order in which they are tried."""
    found: dict[str, tuple[Reading, ...]] = {}
    for reading, lemmas in table:
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), reading)
    return found


# Verbs of saying: their dates and places are those of the saying.
SAYS = words(
    "say tell add announce declare report state confirm acknowledge admit concede note explain "
    "write warn recall tweet post quote cite show claim boast allege maintain insist deny"
)
