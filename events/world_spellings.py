"""How English reports spell the place names of the world: rules over languages, no lists of places.

A rule is general to a language or a script. A language is an ISO 639-1 code, as in `ar` and `uk`.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import product

from events.common_words import COMMON_WORDS, PERSONAL_NAMES
from events.spelling import folded, spelling_key

_FEWEST_LETTERS = 3
_FEWEST_BARE = 5  # letters of a name left without its article: At Tall is not `Tall`
_LONGEST = 60
_MOST_WORDS = 6
_MOST_VARIANTS = 32
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼʾʿ‘’´`′", "’"))
_FORBIDDEN = re.compile(r"[\d./@:,;()\[\]|_*+=&\"!?<>#%]")
_AIRPORT = re.compile(r"[A-Z]{2,4}")
_ARABIC_ARTICLE = re.compile(
    r"^(?:al|ar|as|ash|ad|adh|an|at|ath|az|el|er|es|esh|ed|en|et|ez)[ -](?=’?\w)", re.IGNORECASE
)
_INNER_ARTICLE = re.compile(r"(?<=[ -])(?:ar|as|ash|ad|adh|an|at|ath|az|ez|es|el)(?=[ -])")
_GENERIC_HEAD = re.compile(
    r"^(?:madinat|medinat|nahiyat|qaryat|markaz[ -](?:e|i)|shahr[ -](?:e|i)|bazar[ -](?:e|i)"
    r"|city of|town of|ville de|ciudad de|cidade de)[ -](?=\w)"
)
_GENERIC_TAIL = re.compile(r"[ -](?:city|town|shahri|khot|kenti|shi|shaary)$", re.IGNORECASE)

# Ways in which the press writes what a romanisation writes in one way.
_ARABIC_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bdayr\b", ("deir",)),
    (r"\btall\b", ("tal", "tel")),
    (r"\bbayt\b", ("beit",)),
    (r"\bshaykh(?=u?n?\b)", ("sheikh",)),
    (r"\bjabal\b", ("jebel",)),
    (r"\bkafr\b", ("kfar",)),
    (r"\bma’?arrat\b", ("maarat", "maaret")),
    (r"(?<=[^aeiou])iyah\b", ("iya", "iyya", "ia")),
    (r"(?<=[^i])yah\b", ("ya",)),
    (r"(?<=[^yaeiou])ah\b", ("a", "eh")),
    (r"ayr(?=\b)", ("air", "eir")),
    (r"ay(?=[bcdfghjklmnpqrstvwxz])", ("ai", "ei")),
    (r"aw(?=[bcdfghjklmnpqrstvwxz])", ("au", "o")),
    (r"u(?=n\b|r\b)", ("ou",)),
)
_UKRAINIAN_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"yi(?=[a-z])", ("i",)),
    (r"iyi(?=[a-z])", ("ii",)),
    (r"yy\b", ("yi", "y")),
    (r"iya\b", ("ia",)),
    (r"(?<=[bcdfghjklmnpqrstvwxz])y(?=[aeou])", ("i",)),
    (r"’", ("",)),
)
# Dari and Pashto as BGN/PCGN romanises them: short vowels are heard, and written, in two ways.
_PERSIAN_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bkhwaj(?=a)", ("khoj",)),
    (r"\bsayyid", ("sayed", "said")),
    (r"\bchahar\b", ("char",)),
    (r"iy(?=[aeou])", ("i", "y")),
    (r"ay(?=[bcdfghjklmnpqrstvwxz]|\b)", ("ai", "e")),
    (r"ow(?=[bcdfghjklmnpqrstvxyz]|\b)", ("aw", "au")),
    (r"i(?=[bcdfghjklmnpqrstvwxz])", ("e",)),
    (r"u(?=[bcdfghjklmnpqrstvwxz])", ("o",)),
    (r"(?<=[^aeiou])ah\b", ("a",)),
)
# Links and articles of names, written small unless they begin one.
_SMALL = frozenset(
    [
        *("al", "ar", "as", "ash", "ad", "adh", "an", "at", "ath", "az", "el", "er", "es", "ez"),
        *("de", "da", "do", "du", "des", "di", "la", "le", "les", "i", "e", "ye", "y"),
    ]
)
_AZERBAIJANI_LETTERS = str.maketrans(
    {
        "ə": "a",
        "ǝ": "a",
        "ğ": "gh",
        "ş": "sh",
        "ç": "ch",
        "c": "j",
        "x": "kh",
        "q": "g",
        "ı": "i",
        "ö": "o",
        "ü": "u",
    }
)


def usable(name: str) -> bool:
    """Whether a name is a toponym that an English text can print: Latin, capitalised, no code."""
    return (
        sum(map(str.isalpha, name)) >= _FEWEST_LETTERS
        and len(name) <= _LONGEST
        and len(name.split()) <= _MOST_WORDS
        and not _AIRPORT.fullmatch(name)
        and folded(name) not in COMMON_WORDS | PERSONAL_NAMES
        and not _FORBIDDEN.search(name)
        and _is_capitalised(name)
        and all(map(_is_latin, name))
    )


def is_common_word(name: str) -> bool:
    """Whether a name is also a word of everyday English, so that it alone tells of no place."""
    return folded(name) in COMMON_WORDS


def tidy(name: str) -> str:
    """A name with one kind of blank and apostrophe, none of them at its ends."""
    plain = unicodedata.normalize("NFC", name).translate(_APOSTROPHES)
    return re.sub(r"\s+", " ", plain).strip(" -").strip("’").strip()


def press_spellings(name: str, languages: Collection[str]) -> Iterator[str]:
    """Other spellings that reports use for a city, by the rules of the country's languages."""
    plain = folded(tidy(name))
    bare = _GENERIC_TAIL.sub("", _GENERIC_HEAD.sub("", plain))
    forms = [bare] if bare != plain else []
    if "ar" in languages:
        forms += _varied((plain, bare), _arabic)
    if "uk" in languages:
        forms += _varied((plain, bare), lambda form: _variants(form, _UKRAINIAN_PARTS))
    if {"fa", "ps"} & {*languages}:
        forms += _varied((plain, bare), lambda form: _variants(form, _PERSIAN_PARTS))
    if "az" in languages:
        forms += _varied((tidy(name).lower(),), _azerbaijani)
    yield from (spelled for form in forms if usable(spelled := capitalised(form)))


def without_article(name: str) -> Iterator[str]:
    """`El-Hodeidah` gives `Hodeidah` and `Hodeida`; a name without an Arabic article nothing."""
    bare = _ARABIC_ARTICLE.sub("", tidy(name))
    if bare != tidy(name) and len(bare) >= _FEWEST_BARE:
        forms = (bare, re.sub(r"(?<=[^aeiou])ah$", "a", bare))
        yield from (spelled for form in forms if usable(spelled := capitalised(form)))


def one_per_key(names: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """The first of the names that share a spelling key, but for the keys known already."""
    found: dict[str, str] = {}
    for name in names:
        if (key := spelling_key(name)) and key not in known:
            found.setdefault(key, name)
    return list(found.values())


def capitalised(name: str) -> str:
    """`deir ez-zor` gives `Deir ez-Zor`: links of names stay small unless they begin one."""
    parts = re.split(r"([ -])", name)
    return "".join(
        part if at and part in _SMALL else part[:1].upper() + part[1:]
        for at, part in enumerate(parts)
    )


def _arabic(name: str) -> Iterator[str]:
    """With and without the article, `al` for its assimilated forms, and as the press reads it."""
    bare = _ARABIC_ARTICLE.sub("", name)
    for form in _variants(bare, _ARABIC_PARTS):
        for inner in (form, _INNER_ARTICLE.sub("al", form)):
            if bare == name or len(bare) >= _FEWEST_BARE:
                yield inner
            if bare != name:
                yield from (f"al-{inner}", f"el-{inner}")


def _azerbaijani(name: str) -> Iterator[str]:
    yield name.translate(_AZERBAIJANI_LETTERS)


def _variants(name: str, rules: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """The name with each rule used or not, in every combination up to a bound."""
    fitting = [(re.compile(old), new) for old, new in rules if re.search(old, name)]
    choices = product(*[(None, *new) for _, new in fitting])
    for _, chosen in zip(range(_MOST_VARIANTS), choices, strict=False):
        form = name
        for (old, _), new in zip(fitting, chosen, strict=True):
            form = form if new is None else old.sub(new, form)
        yield form


def _varied(names: Iterable[str], rule: Callable[[str], Iterable[str]]) -> list[str]:
    return [form for name in dict.fromkeys(names) for form in rule(name)]


def _is_capitalised(name: str) -> bool:
    """A capital begins it, or follows an article in lower case, as in `al-Bab`."""
    first = name.lstrip("’'")[:1]
    return first.isupper() or bool(
        re.match(r"(?:al|el|a[rsdntz]|e[rsdntz])[ -]’?[^\W\d_a-z]", name)
    )


def _is_latin(letter: str) -> bool:
    if letter in " -'’":
        return True
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN ")
