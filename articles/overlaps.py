"""What articles share of their texts, and which parts of a text others print."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from itertools import combinations
from operator import or_

from articles.copies import FEWEST_SHINGLES, is_copy, is_near

MOST_DAYS = timedelta(days=3)
# Two stretches that share no more than this part of the smaller one are different parts of a text.
_LEAST_OVERLAP = 0.25
# A text of which others print this much holds next to nothing of its own.
_LEAST_COVERED = 0.75


@dataclass(frozen=True)
class Print:
    """An article as its grouping sees it. One at the edge is only looked at, not grouped."""

    article: int
    day: date
    agencies: frozenset[str]
    shingles: frozenset[int]
    edge: bool = False


@dataclass
class Text:
    """A print with its number among the texts, and what other texts print of it.

    A set of shingles is kept as the bits of an integer, which makes thousands of them cheap to
    compare. `near` holds what each text nearby shares with this one, `copies` the texts that are
    this one in full or shortened, `part` the number of the part that a text prints, if it prints
    one and not several.
    """

    told: Print
    bits: int
    number: int = 0
    near: dict[int, int] = field(default_factory=dict)
    copies: set[int] = field(default_factory=set)
    part: dict[int, int] = field(default_factory=dict)

    @property
    def is_patchwork(self) -> bool:
        """Whether copies print different parts of it, or all texts nearby nearly all of it."""
        if self.told.edge or len(set(self.part.values())) < 2:
            return False
        if len({self.part[one] for one in self.copies & self.part.keys()}) > 1:
            return True
        covered = reduce(or_, (self.near[one] for one in self.part))
        return covered.bit_count() >= _LEAST_COVERED * self.bits.bit_count()


def overlaps(prints: Iterable[Print]) -> list[Text]:
    """The texts, numbered from the shortest, each with what it shares with those nearby."""
    told = list(prints)
    known = sorted(frozenset[int]().union(*(one.shingles for one in told)))
    bit = {shingle: at for at, shingle in enumerate(known)}
    texts = sorted((Text(one, _bits(one.shingles, bit)) for one in told), key=_by_text)
    for number, text in enumerate(texts):
        text.number = number
    for shorter, longer in combinations(texts, 2):
        if not (shorter.told.edge and longer.told.edge):
            _compare(shorter, longer)
    for text in texts:
        text.part = _parts(text.near)
    return texts


def is_near_in_time(one: date, other: date) -> bool:
    return abs(one - other) <= MOST_DAYS


def _bits(shingles: Collection[int], bit: Mapping[int, int]) -> int:
    octets = bytearray(len(bit) // 8 + 1)
    for one in shingles:
        octets[bit[one] >> 3] |= 1 << (bit[one] & 7)
    return int.from_bytes(octets, "little")


def _by_text(text: Text) -> tuple[int, int, date, list[str]]:
    """An order that texts have by themselves, whatever other texts there are."""
    return text.bits.bit_count(), text.bits, text.told.day, sorted(text.told.agencies)


def _compare(shorter: Text, longer: Text) -> None:
    if not is_near_in_time(shorter.told.day, longer.told.day):
        return
    cover = shorter.bits & longer.bits
    shared, size = cover.bit_count(), shorter.bits.bit_count()
    if is_near(shared, size):
        shorter.near[longer.number] = longer.near[shorter.number] = cover
    if is_copy(shared, size):
        shorter.copies.add(longer.number)
        longer.copies.add(shorter.number)


def _parts(covers: Mapping[int, int]) -> dict[int, int]:
    """The part of a text that each other text prints, given what it shares with each.

    Parts are told by the smallest stretches that do not overlap; a flash makes none.
    """
    parts: list[int] = []
    for cover in sorted(covers.values(), key=lambda one: (one.bit_count(), one)):
        if cover.bit_count() >= FEWEST_SHINGLES and not _overlapping(cover, parts):
            parts.append(cover)
    found = {other: _overlapping(cover, parts) for other, cover in covers.items()}
    return {other: numbers[0] for other, numbers in found.items() if len(numbers) == 1}


def _overlapping(cover: int, parts: Collection[int]) -> list[int]:
    return [number for number, part in enumerate(parts) if _overlap(cover, part)]


def _overlap(one: int, other: int) -> bool:
    smaller = min(one.bit_count(), other.bit_count())
    return (one & other).bit_count() > _LEAST_OVERLAP * smaller
