"""How many independent sources tell a thing, and how many outlets printed it."""

from collections.abc import Hashable, Iterable
from typing import NamedTuple


class Origin(NamedTuple):
    """Where a passage comes from: its wire text, the wire it credits (or ""), who printed it."""

    story: int
    agency: str
    publisher: str


def independent_sources(origins: Iterable[Origin]) -> int:
    """The number of sources that do not draw on each other, as far as the print shows.

    Passages from one text are one source, however many outlets print it; so is all that
    credits one wire, and all that one outlet tells in its own words.
    """
    source_of: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while source_of.setdefault(node, node) != node:
            node = source_of[node]
        return node

    for origin in origins:
        told_by = ("wire", origin.agency) if origin.agency else ("outlet", origin.publisher)
        source_of[root(("text", origin.story))] = root(told_by)
    return len({root(node) for node in list(source_of)})
