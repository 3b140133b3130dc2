"""Texts as the words they are looked up by, so that every way of writing a word meets in one."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark, and those that differ
# between Arabic and Persian or Pashto keyboards alone.
_ONE_LETTER = str.maketrans(
    {
        **{"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d"},
        **{"þ": "th", "ς": "σ", "ي": "ی", "ى": "ی", "ۍ": "ی", "ك": "ک", "ڪ": "ک", "ګ": "گ"},
        **{"ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "ـ": ""},
    }
)
# Signs within a word: Ta'izz, N’Djamena, ʿAbd.
_SILENT = frozenset("'’‘ʼʻʿʾ`´")
_VARIANTS = range(0xFE00, 0xFE10)  # they choose between pictures of one sign
# Scripts that set no blank between words; Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    *(range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800), range(0x3041, 0x3100)),
    *(range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x40000)),
)
LONGEST_WORD = 100  # letters; more do not count
_LONGEST_TEXT = 100_000  # letters of all the words kept of one text; PostgreSQL holds no 1 MB


@dataclass(frozen=True)
class Word:
    """A word of a text, folded, and where it stands: text[start:end]."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Lower case without accents: `Mazār-e Sharīf` gives `mazar-e sharif`."""
    return _without_marks(text.lower())


@lru_cache(maxsize=65_536)
def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_ONE_LETTER).lower()


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, in order: `Ta'izz, 11 août` gives `taizz`, `11`, `aout`.

    Hyphens part words, apostrophes do not. Scripts that set no blanks give a word a letter.
    """
    return [word[:LONGEST_WORD] for word in text.translate(_LETTERS).split()]


def words(text: str) -> list[Word]:
    """The same with where each stands; marks that follow a letter belong to its word."""
    found: list[Word] = []
    joined = False
    for at, char in enumerate(text):
        letters = _LETTERS[ord(char)]
        if not letters and found and found[-1].end == at and _is_mark(char):
            found[-1] = Word(found[-1].text, found[-1].start, at + 1)
        for letter in letters:
            if letter == " ":
                joined = False
                continue
            if joined:
                found[-1] = Word(found[-1].text + letter, found[-1].start, at + 1)
            else:
                found.append(Word(letter, at, at + 1))
            joined = True
    return [Word(word.text[:LONGEST_WORD], word.start, word.end) for word in found]


def words_as_text(*texts: str) -> str:
    """The words of texts as one column: ` taizz | 11 aout `; a blank stands around each word.

    No sequence of words runs from one text into the next. Empty where there are no words.
    """
    told = [" ".join(each) for text in texts if (each := folded_words(text))]
    return f" {' | '.join(told)[:_LONGEST_TEXT]} " if told else ""


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


class _Letters(dict[int, str]):
    """What each code point gives: letters of a word, a blank between words, or nothing."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_letters(chr(code)))
        return self[code]


def _letters(char: str) -> Iterator[str]:
    if char in _SILENT or ord(char) in _VARIANTS or unicodedata.category(char) == "Cf":
        return
    for letter in folded(char):
        kind = unicodedata.category(letter)
        if kind[0] not in "LNM":
            yield " "
        elif any(ord(letter) in script for script in _UNSPACED):
            yield f" {letter} "
        else:
            yield str(unicodedata.decimal(letter)) if kind == "Nd" else letter


_LETTERS = _Letters()
