"""Which articles print one wire text, and which are compiled from several: prints in, grouping out.

Articles near enough in time that share half of the shorter one's text are copies, and all that
copies connect are one story. A compilation prints the texts of several stories one beside the
other: it connects nothing, and belongs to the story of which it prints most.

What comes out depends on the prints alone, never on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.overlaps import Print, Text, overlaps


@dataclass(frozen=True)
class Printed:
    """What a compilation prints of a story, which is named by one of its articles."""

    story: int
    shingles: frozenset[int]


@dataclass(frozen=True)
class Grouping:
    """Prints parted into stories.

    `story` gives each article the one that stands for its story; `printed` tells of each
    compilation what it prints of which stories, its own first. `clusters` are the articles
    whose grouping hangs together, and `beyond` those at the edge on which it hangs too: where
    there are any, the prints have to be grouped again, together with the clusters of those.
    """

    story: Mapping[int, int]
    printed: Mapping[int, tuple[Printed, ...]]
    clusters: tuple[frozenset[int], ...]
    beyond: frozenset[int]


def group(prints: Iterable[Print]) -> Grouping:
    """Part the prints into stories, and tell the compilations among them.

    All that are near a print in text and time are to be among the prints, at the edge at least.
    """
    texts = overlaps(prints)
    doubtful = [one for one in texts if one.is_patchwork]
    stories = _Stories(texts, doubtful)
    compiled = {one.number: stories.printed_by(one) for one in _compilations(doubtful, stories)}
    reprints = _reprints(compiled, stories)
    return Grouping(
        story=_named(_homes(compiled, reprints, stories), texts),
        printed=_told(compiled, reprints, stories),
        clusters=_clusters(texts),
        beyond=_beyond(texts),
    )


class _Sets:
    """Numbers in sets that are joined and never parted."""

    def __init__(self, size: int) -> None:
        self._before = list(range(size))

    def of(self, number: int) -> int:
        """The number that stands for the set: its smallest."""
        while self._before[number] != number:
            self._before[number] = number = self._before[self._before[number]]
        return number

    def join(self, number: int, others: Iterable[int]) -> None:
        for other in others:
            first, second = sorted((self.of(number), self.of(other)))
            self._before[second] = first


class _Stories:
    """The texts that connect their copies, so far, and what they connect."""

    def __init__(self, texts: Sequence[Text], doubtful: Iterable[Text]) -> None:
        self.texts = texts
        self.connecting: set[int] = set()
        self._sets = _Sets(len(texts))
        left_out = {one.number for one in doubtful}
        for one in texts:
            if one.number not in left_out and not one.told.edge:
                self.connect(one)

    def connect(self, one: Text) -> None:
        self.connecting.add(one.number)
        self._sets.join(one.number, self.connecting & one.copies)

    def of(self, number: int) -> int:
        return self._sets.of(number)

    def sources(self, one: Text) -> list[list[Print]]:
        """The texts that print one part of a text, part by part.

        Parts that texts of one story print count as one.
        """
        parts = _Sets(len(self.texts))
        first: dict[int, int] = {}
        for other in one.part.keys() & self.connecting:
            parts.join(one.part[other], [first.setdefault(self.of(other), one.part[other])])
        sources: dict[int, list[Print]] = defaultdict(list)
        for other, part in one.part.items():
            sources[parts.of(part)].append(self.texts[other].told)
        return list(sources.values())

    def printed_by(self, one: Text) -> dict[int, frozenset[int]]:
        """What a text shares with each story of which it prints a part, the most first."""
        near = self.connecting & (one.part.keys() & self.connecting or one.near.keys())
        shared: dict[int, frozenset[int]] = defaultdict(frozenset)
        for other in near:
            shared[self.of(other)] |= one.told.shingles & self.texts[other].told.shingles
        ranked = sorted(shared, key=lambda one: (-len(shared[one]), min(shared[one]), one))
        return {story: shared[story] for story in ranked}


def _compilations(doubtful: Sequence[Text], stories: _Stories) -> Sequence[Text]:
    """The doubtful texts that are compilations; the others connect their copies, shorter first.

    One that does may connect the sources of another, so they are asked until nothing changes.
    """
    waiting = doubtful
    while True:
        left = []
        for one in waiting:
            if _is_compilation(one, stories.sources(one)):
                left.append(one)
            else:
                stories.connect(one)
        if len(left) == len(waiting):
            return left
        waiting = left


def _is_compilation(one: Text, sources: Sequence[Sequence[Print]]) -> bool:
    """Whether a text has several sources, and credits or days tell them apart.

    Sources that credit different wires do, a text that credits two, and sources that were all
    printed on an earlier day.
    """
    if len(sources) < 2:
        return False
    credited = [frozenset[str]().union(*(each.agencies for each in told)) for told in sources]
    if any(a and b and a.isdisjoint(b) for a, b in combinations(credited, 2)):
        return True
    earlier = all(min(each.day for each in told) < one.told.day for told in sources)
    return earlier or len(one.told.agencies) > 1


_Compiled = Mapping[int, Mapping[int, frozenset[int]]]


def _reprints(compiled: _Compiled, stories: _Stories) -> dict[int, int]:
    """Stories that are only copies of a compilation, and which: its sources were too early."""
    sources = {story for printed in compiled.values() for story in printed}
    found: dict[int, tuple[int, int]] = {}
    for number in compiled:
        one = stories.texts[number]
        for other in (one.copies & stories.connecting) - one.part.keys():
            story, shared = stories.of(other), one.near[other].bit_count()
            if story not in sources:
                found[story] = max(found.get(story, (0, 0)), (shared, number))
    return {story: number for story, (_, number) in found.items()}


def _homes(compiled: _Compiled, reprints: Mapping[int, int], stories: _Stories) -> dict[int, int]:
    """The story of each text: its own, or that of which the compilation prints most.

    Compilations whose sources all are compilations have none to go to but one another.
    """
    orphans = _Sets(len(stories.texts))
    sourceless = {one for one in compiled if not compiled[one]}
    for one in sourceless:
        orphans.join(one, sourceless & stories.texts[one].copies)
    home = {one: next(iter(compiled[one]), orphans.of(one)) for one in compiled}
    for one in stories.connecting:
        story = stories.of(one)
        home[one] = home[reprints[story]] if story in reprints else story
    return home


def _named(homes: Mapping[int, int], texts: Sequence[Text]) -> dict[int, int]:
    return {texts[one].told.article: texts[home].told.article for one, home in homes.items()}


def _told(
    compiled: _Compiled, reprints: Mapping[int, int], stories: _Stories
) -> dict[int, tuple[Printed, ...]]:
    name = [one.told.article for one in stories.texts]
    told = {
        number: tuple(Printed(name[story], shared) for story, shared in printed.items())
        for number, printed in compiled.items()
    }
    copied = {
        one: told[reprints[stories.of(one)]]
        for one in stories.connecting
        if stories.of(one) in reprints
    }
    return {name[number]: printed for number, printed in (told | copied).items()}


def _ties(one: Text) -> Iterable[int]:
    """The texts on which its grouping hangs: its copies, or all that a patchwork may print."""
    return one.near if one.is_patchwork else one.copies


def _clusters(texts: Sequence[Text]) -> tuple[frozenset[int], ...]:
    sets = _Sets(len(texts))
    for one in texts:
        sets.join(one.number, _ties(one))
    clusters: dict[int, set[int]] = defaultdict(set)
    for one in texts:
        if not one.told.edge:
            clusters[sets.of(one.number)].add(one.told.article)
    return tuple(frozenset(cluster) for cluster in clusters.values())


def _beyond(texts: Sequence[Text]) -> frozenset[int]:
    tied = {at for one in texts if not one.told.edge for at in _ties(one)}
    return frozenset(texts[at].told.article for at in tied if texts[at].told.edge)
