"""Part of speech and lemma by the model's own rules, each kind of word judged once. No spaCy.

A model tags a word with a tag of the Penn Treebank; rules that come with it turn tag, word and
label into a part of speech. Matching all of them on each word costs as much as the parse.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_KINDS_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class WordClass:
    """What the rules say of a word; `lemma` is '' where they leave it to the lemmatizer.

    `opens` and `follows` number the rules over several words that it fits as the first, as the
    second: those need a look at the text where the one stands before the other.
    """

    pos: str
    morph: str
    lemma: str
    opens: frozenset[int]
    follows: frozenset[int]


class WordClasses:
    """Rules as spaCy's attribute ruler prints them, in order: the last that fits a word wins."""

    def __init__(self, rules: Sequence[Mapping[str, Any]]) -> None:
        alone: list[tuple[Mapping[str, Any], Mapping[str, str]]] = []
        rows: list[Sequence[Mapping[str, Any]]] = []
        for rule in rules:
            for pattern in rule["patterns"]:
                if len(pattern) == 1:
                    alone.append((pattern[0], rule["attrs"]))
                else:
                    rows.append(pattern[:2])
        self._alone, self._rows = alone, rows
        every = (*(one for one, _ in alone), *(each for row in rows for each in row))
        asked = [each["LOWER"] for each in every if "LOWER" in each]
        self._words = frozenset(
            word
            for each in asked
            for word in ([each] if isinstance(each, str) else each.get("IN", []))
        )
        self._shapes = [each for each in asked if not isinstance(each, str) and "IN" not in each]
        self._is_named = lru_cache(_KINDS_KEPT)(self._named)
        self._of_kind = lru_cache(_KINDS_KEPT)(self._judged)

    def of(self, tag: str, word: str, label: str) -> WordClass:
        """The class of a word in lower case with its tag and its dependency label."""
        return self._of_kind(tag, word if self._is_named(word) else "", label)

    def _named(self, word: str) -> bool:
        if word in self._words or word.isspace():
            return True
        return any(_fits(asked, word) for asked in self._shapes)

    def _judged(self, tag: str, word: str, label: str) -> WordClass:
        seen = {"TAG": tag, "LOWER": word, "DEP": label, "IS_SPACE": word.isspace()}
        told = {"POS": "", "MORPH": "", "LEMMA": ""}
        for asked, attributes in self._alone:
            if _all_fit(asked, seen):
                told.update({name: text for name, text in attributes.items() if name in told})
        opens, follows = (self._fitting(at, seen) for at in (0, 1))
        return WordClass(told["POS"], told["MORPH"], told["LEMMA"], opens, follows)

    def _fitting(self, at: int, seen: Mapping[str, Any]) -> frozenset[int]:
        """Numbers of the rules over several words whose first or second word it may be."""
        return frozenset(number for number, row in enumerate(self._rows) if _all_fit(row[at], seen))


def _all_fit(asked: Mapping[str, Any], seen: Mapping[str, Any]) -> bool:
    return all(_fits(value, seen[name]) for name, value in asked.items())


def _fits(asked: Any, seen: Any) -> bool:
    """Whether a value is the one asked for, or passes IN, NOT_IN or REGEX."""
    if not isinstance(asked, Mapping):
        return bool(asked == seen)
    if "REGEX" in asked:
        return re.search(asked["REGEX"], seen) is not None
    return seen in asked["IN"] if "IN" in asked else seen not in asked["NOT_IN"]
