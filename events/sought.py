"""What a reader types to find events, as terms: words, phrases, and words to do without."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.folding import Word, folded_words
from events.messages import message
from events.spelling import spelling_key

MOST_WORDS = 12
TOO_MANY = message("These are more than %(number)s words: leave some out.", number=MOST_WORDS)
_TYPED = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


@dataclass(frozen=True)
class Term:
    """Words that must stand in a row; the last may be the start of one, but not in a phrase.

    `text` is what was typed. An `excluded` term must not be there.
    """

    text: str
    words: tuple[str, ...]
    whole: bool = False
    excluded: bool = False

    @property
    def key(self) -> str:
        """The key under which it would be a place's spelling."""
        return spelling_key(self.text)

    @cached_property
    def stretch(self) -> str:
        """What a text that has it holds, as `words_as_text` writes it."""
        return f" {' '.join(self.words)}{' ' if self.whole else ''}"

    @property
    def joined(self) -> "Term":
        """The same as the key of a spelling: `mazar-e-sharif` as `mazarsharif`."""
        return replace(self, words=(self.key,) if self.key else self.words)

    def begins(self, told: Sequence[Word], at: int) -> bool:
        """Whether it stands in a text's words from the number `at` on."""
        here = [word.text for word in told[at : at + len(self.words)]]
        if len(here) < len(self.words) or here[:-1] != list(self.words[:-1]):
            return False
        last = self.words[-1]
        return here[-1] == last if self.whole else here[-1].startswith(last)


def terms_of(q: str) -> tuple[Term, ...]:
    """Read what was typed, each term once.

    Words in double quotes are a phrase; a minus before a word or a phrase excludes it. What
    hyphens join, as in `sao-tome`, stands in a row.
    """
    found = (
        Term(
            typed["word"] or typed["phrase"],
            tuple(folded_words(typed["word"] or typed["phrase"] or "")),
            # What is left out is left out as it is typed: `-in` says nothing of Ingalls.
            whole=typed["word"] is None or bool(typed["minus"]),
            excluded=bool(typed["minus"]),
        )
        for typed in _TYPED.finditer(q.translate(_QUOTES))
    )
    return tuple(dict.fromkeys(term for term in found if term.words))


def wanted(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Those that must be there."""
    return tuple(term for term in terms if not term.excluded)


def too_many_words(q: str) -> bool:
    """Whether these are more words than anybody needs; each costs a look through every text."""
    return sum(len(term.text.split()) for term in terms_of(q)) > MOST_WORDS
