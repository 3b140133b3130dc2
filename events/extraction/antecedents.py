"""The armed parties named so far: whom `it`, `they`, `its fighters` and `we` point back to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from events.extraction.parties import (
    STATE_NOUNS,
    Allegiance,
    allegiance_of,
    is_of_state,
    same_party,
)

_SENTENCES = 3  # back to which a pronoun points
_NEARBY = 700  # code points back to which it does
_MOST = 300  # namings
_ANY_PARTY = frozenset({"group", "organisation", "organization"})
_FAR_MORE = 2  # times as often
_ASIDE = 20  # code points of what stands before a name
_OBLIQUE = re.compile(
    r"\b(?:of|from|by|against|with|to|for|than|near|between|over|into|on|at|in|around|among|"
    r"under|as|and|including|like|fighting|battling|facing|besieged?|attacked|accused|denied|"
    r"blamed|told|urged|said)\s+(?:the |an? |its |their |some )?(?!\w+day )(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:(?:(?:In|On|By|Since|Last) [\w ]{1,20}|Then|Later|Soon|(?:A|Two|Three|Four|The|That) "
    r"(?:\w+ )?(?:hour|day|night|week|month|year)s?(?: \w+){0,2}),? )?(?:It|They|it|they)\b"
)
_SPEAKS_FOR = re.compile(
    r"(?:[’']s?)? (?:\w+ )?(?:spokes\w+|commanders?|officials?|officers?|leaders?|generals?|"
    r"statement|chief|media|source|fighter|soldier|president|minist\w+|prime|defen[cs]e)\b"
)
_COMMON = re.compile(
    r"(?<![\w-])(?<!ethnic )(?<!rebel )(?<!private )(?:"
    r"(?P<state>(?:government|regime|federal|national|loyalist|state|security|allied) "
    r"(?:forces|troops|soldiers|army)|army|military|troops|soldiers|government)|"
    r"(?P<rebel>rebels|insurgents|militants|jihadists|jihadis|islamists|separatists|"
    r"paramilitaries|guerrillas|extremists|gunmen|mutineers|rebel (?:forces|fighters)|"
    r"(?:rebel|insurgent|militant|separatist|militia)(?= (?:spokes|command|leader|official)))|"
    r"(?<=the )(?P<group>(?:armed )?groups?|alliance|coalition|movement|militia|sect|faction)"
    r"(?! of\b)|(?:alliance|coalition)(?= (?:troops|forces|fighters|soldiers)\b)|"
    r"(?<=the )(?:column|convoy|contingent))"
    r"(?![\w-])"
    r"(?!(?<=military) (?!(?:has|had|have|is|was|were|said|says|would|will|did|also|then|later|on|"
    r"in|and|to|from|by|with|which|that|who|when|after|spokes\w+|command\w*|officials?|sources?|"
    r"chief|leaders?|statement|\w+ed|took|withdrew|fled|left|retook|began|lost|won|told|"
    r"government)\b))"
    r"(?! (?:base|bases|jet|jets|vehicle|vehicles|truck|trucks|helicopter|helicopters|bunker|"
    r"position|positions|headquarters|barracks|camp|camps|post|posts|checkpoint|checkpoints|hands|"
    r"control|rule|operation|operations|advance|offensive|convoy|plane|planes|uniform|uniforms)\b)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?:[a-z]{2}-)?[A-Z]")  # "al-Shabab"
_LINKED_TO = re.compile(
    r"-(?:linked|affiliated|aligned|allied|inspired) (group|movement|militia|sect|faction)$"
)
_GROUPS = re.compile(
    r"\b(?:[A-Z][\w’'-]+ )?(?:[Aa]rmed|[Oo]pposition|[Rr]ebel|[Mm]ilitant|[Ii]slamist|[Jj]ihadist|"
    r"[Ii]nsurgent|[Aa]nti-[\w’'-]+)(?: opposition)? groups\b"
)
_OF_STATES = frozenset(
    {"coalition", "forces", "troops", "army", "military", "soldiers", "government", "allies"}
)


@dataclass(frozen=True)
class Naming:
    """A party named at body[start:end]; `actor` is the known one.

    `proper` if it is by a name of its own; a `country` stands for what acts for it.
    """

    start: int
    end: int
    text: str
    allegiance: Allegiance
    actor: int | None = None
    proper: bool = True
    country: bool = False
    stands_for: str = ""  # the `group` of `the group`, which has been named before

    def agrees(self, *, singular: bool) -> bool:
        """Whether `it` (singular) or `they` can stand for it: `rebels` are no `it`."""
        if singular:
            return self.proper or not self.text.endswith("s")
        return not self.country


def common_namings(body: str) -> list[Naming]:
    """Every `the army`, `government forces`, `the rebels` of a body, in order."""
    return [
        Naming(
            match.start(),
            match.end(),
            match.group(),
            Allegiance.STATE if match.group("state") else allegiance_of(match.group()),
            proper=False,
            stands_for=(match.group("group") or "").lower(),
        )
        for match in _COMMON.finditer(body)
    ]


def _is_group(naming: Naming) -> bool:
    """A party with a name of its own, and no state's."""
    described = naming.country or group_linked_to(naming.text)
    return naming.proper and not described and not is_of_state(naming.text)


def _may_be_of_state(naming: Naming) -> bool:
    return naming.allegiance is not Allegiance.REBEL and not naming.stands_for


def group_linked_to(text: str) -> str:
    """The `group` of `al-Qaeda-linked group`: no name, but one that stands for the group's own."""
    linked = _LINKED_TO.search(text)
    return linked.group(1) if linked else ""


def can_be_called(text: str, noun: str) -> bool:
    """`the coalition` may be the Saudi-led coalition, `the group` is no coalition and no army."""
    last = (text.split() or [""])[-1].lower()
    return last not in _OF_STATES | STATE_NOUNS or last == noun


def _is_same(one: Naming, other: Naming) -> bool:
    known = one.actor is not None and one.actor == other.actor
    return known or same_party(one.text, other.text)


class Antecedents:
    """Which naming a word of an article points back to."""

    def __init__(self, body: str, namings: Sequence[Naming], sentence_starts: Sequence[int]):
        self._body = body
        self._namings = _longest([*namings, *common_namings(body)])
        self._starts = [each.start for each in self._namings]
        self._sentences = sentence_starts
        self._described: dict[str, list[tuple[int, Naming]]] = {}

    def of_pronoun(
        self, before: int, *, singular: bool, person: bool = False, of_state: bool = False
    ) -> Naming | None:
        """Whom `it` (singular) or `they` means: the subject of the nearest sentence with one.

        `person` of `his`, which points to no country; `of_state` of `the same troops`.
        """
        for several in self._by_sentence(before):
            fitting = [each for each in several if each.agrees(singular=singular)]
            if of_state:
                fitting = [each for each in several if _may_be_of_state(each)]
            if found := self._subject([n for n in fitting if not (person and n.country)]):
                return self._named_before_as(found)
        return None

    def _named_before_as(self, naming: Naming) -> Naming:
        """The party that `the group` stands for, failing one the group itself."""
        if not (noun := naming.stands_for):
            return naming
        if noun.endswith("s"):
            return self._groups_before(naming)
        called = self.ending_with(noun.capitalize(), naming.start)
        return called or self.of_group(naming.start, noun) or naming

    def _groups_before(self, naming: Naming) -> Naming:
        """`Armed groups` for `the groups`, where a text has called them so before."""
        first = _GROUPS.search(self._body, 0, naming.start)
        if first is None:
            return naming
        return replace(naming, start=first.start(), end=first.end(), text=first.group())

    def nearest(self, before: int) -> Naming | None:
        """Whom `the latter` means: the party named last before its sentence."""
        sentence = bisect_right(self._sentences, before) - 1
        at = bisect_left(self._starts, self._sentences[sentence]) if sentence > 0 else 0
        return self._namings[at - 1] if at else None

    @cached_property
    def first_of_state(self) -> str:
        """The first `army`, `troops`, `government forces` of a text, '' where it has none."""
        armies = (each.text for each in self._namings if each.allegiance is Allegiance.STATE)
        return next((each for each in armies if each[0].islower() and each != "government"), "")

    def of_group(self, before: int, noun: str) -> Naming | None:
        """Whom `the group` means: the party with a name of its own that is nearest.

        `the alliance` rather means the one that a text has called `an alliance of rebels`.
        """
        if noun not in _ANY_PARTY and (described := self._described_as(noun, before)):
            return described
        for several in self._by_sentence(before):
            named = [each for each in several if _is_group(each) and can_be_called(each.text, noun)]
            if found := self._subject(named):
                return found
        return self._only_group(before, noun)

    def _described_as(self, noun: str, before: int) -> Naming | None:
        """The party that is called by a noun beside its name: `Jaish al-Ram, an alliance`."""
        if noun not in self._described:
            self._described[noun] = [*self._called_beside(noun)]
        return next((named for end, named in self._described[noun] if end <= before), None)

    def _called_beside(self, noun: str) -> Iterator[tuple[int, Naming]]:
        """Every party called by a noun beside its name, and where the noun ends."""
        for match in re.finditer(rf"(?<=,) an? (?:[\w’'-]+ ){{0,4}}?{noun}\b", self._body):
            at = bisect_left(self._starts, match.start()) - 1
            named = self._namings[at] if at >= 0 else None
            between = self._body[named.end : match.start()] if named else ""
            if named and named.proper and between in {",", '",', "”,"}:
                yield match.end(), named

    def _only_group(self, before: int, noun: str) -> Naming | None:
        """The one party with a name of its own, and no state's, that a text mostly speaks of."""
        named = [
            each
            for each in self._named_before(before)
            if _is_group(each) and _CAPITAL.match(each.text) and can_be_called(each.text, noun)
        ]
        for one in named:
            alike = [each for each in named if _is_same(one, each)]
            if len(alike) == len(named) or len(alike) > _FAR_MORE * (len(named) - len(alike)):
                return alike[-1]
        return None

    def ending_with(self, noun: str, before: int) -> Naming | None:
        """Whom `the Alliance` means: the last party before it with a longer name that ends so."""
        for each in reversed(self._named_before(before)):
            listed = each.actor is not None  # "the northern alliance", however it is printed
            name = each.text.lower() if listed else each.text
            if name.endswith(f" {noun.lower() if listed else noun}"):
                return each
        return None

    def _named_before(self, before: int) -> Sequence[Naming]:
        """The last namings before a point: all of them but in texts of the length of books."""
        at = bisect_left(self._starts, before)
        return self._namings[max(0, at - _MOST) : at]

    def speaking(self, before: int) -> Naming | None:
        """The party whose spokesman or commander was last named before a point."""
        for several in self._by_sentence(before):
            for naming in reversed(several):
                if _SPEAKS_FOR.match(self._body, naming.end):
                    return naming
        return None

    def within(self, start: int, end: int) -> Naming | None:
        """The party named in body[start:end]: by its own name, else in other words."""
        first, last = (bisect_left(self._starts, point) for point in (start, end))
        found = self._namings[first:last]
        named = next((each for each in found if each.proper), found[0] if found else None)
        return self._named_before_as(named) if named else None

    def _subject(self, namings: Sequence[Naming]) -> Naming | None:
        """Of the parties of one sentence the one that acts in it: the first not behind a `by`."""
        acting = next((each for each in namings if not self._is_oblique(each)), None)
        return acting or self._last_agent(namings) or next(iter(namings), None)

    def _last_agent(self, namings: Sequence[Naming]) -> Naming | None:
        """Of `never taken by the army, nor by the rebels` the rebels."""
        behind = (
            each
            for each in reversed(namings)
            if self._body.endswith((" by the ", " by "), 0, each.start)
        )
        return next(behind, None)

    def _is_oblique(self, naming: Naming) -> bool:
        before = self._body[max(0, naming.start - _ASIDE) : naming.start]
        return bool(_OBLIQUE.search(before))

    def _by_sentence(self, before: int) -> Iterator[list[Naming]]:
        """The parties named before a point, sentence by sentence back from it."""
        end = before
        last = bisect_right(self._sentences, before) - 1
        for index in range(last, max(-1, last - _SENTENCES), -1):
            start = self._sentences[index]
            if before - end > _NEARBY:
                return
            if end < before and _GOES_ON.match(self._body, start):
                end = start
                continue  # its subject is a pronoun too
            several = self._namings[
                bisect_left(self._starts, start) : bisect_left(self._starts, end)
            ]
            yield [each for each in several if each.end <= end]
            end = start


def _longest(namings: Sequence[Naming]) -> list[Naming]:
    """In order, without the `army` of `the Syrian army`."""
    kept: list[Naming] = []
    for each in sorted(namings, key=lambda naming: (naming.start, -naming.end)):
        if not kept or kept[-1].end <= each.start:
            kept.append(each)
    return kept
