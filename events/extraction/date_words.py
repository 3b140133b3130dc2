"""The words that dates are made of, and the pieces of pattern that find them."""

import re

from events.dates import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = (
    {"a": 1, "an": 1, "couple": 2, "dozen": 12}
    | {word: number for number, word in enumerate(_ONES + _TEENS, start=1)}
    | {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_OF_TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}

# Which third of a month, year or other span a word picks.
PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "outset": "early",
    "mid": "middle",
    "middle": "middle",
    "late": "late",
    "end": "last",
    "close": "last",
    "first half": "first half",
    "second half": "second half",
    "latter half": "second half",
    "early part": "early",
    "first part": "early",
    "latter part": "late",
    "later part": "late",
    "opening days": "early",
    "closing days": "late",
    "dying days": "late",
    "closing weeks": "late",
    "first days": "early",
    "last days": "late",
    "final days": "late",
    "first weeks": "early",
    "last weeks": "late",
    "final weeks": "late",
    "opening weeks": "early",
    "first months": "early",
    "last months": "late",
    "final months": "late",
    "first week": "first week",
    "last week": "last week",
    "final week": "last week",
    "second week": "second week",
    "third week": "third week",
    "fourth week": "fourth week",
    "first two weeks": "first two weeks",
    "last two weeks": "last two weeks",
}

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec")
MONTH = (
    "(?:"
    + "|".join(rf"{name}|{short}\.?" for name, short in zip(MONTHS, _SHORT, strict=True))
    + r")(?![a-z])"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|%|[.,]\d)"
YEAR = r"(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
NUMBER = (
    r"(?:\d{1,3}|(?:a\s+)?couple\s+of|(?:a\s+)?few|a\s+dozen|several|many|some|"
    + rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES)}))?|"
    + "|".join(_TEENS + _ONES)
    + "|an?)"
)
TIME_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"
PART = (
    "(?:" + "|".join(sorted((p.replace(" ", r"\s+") for p in PARTS), key=len, reverse=True)) + ")"
)
HOLIDAY = (
    "(?:"
    + "|".join(
        name.replace(" ", r"\s+").replace("'", "['’]")
        for name in sorted(HOLIDAYS, key=len, reverse=True)
    )
    + ")"
)
# Feasts whose day moves; `feasts` knows their days.
FEAST = (
    r"(?:Ramad(?:h)?an|Eid(?:[\s-](?:al|ul|el)[\s-](?:Fitr|Adha))?|Eidu?l?[\s-](?:Fitr|Adha)|"
    r"N[oe]wr[ou]z|Norouz|Navruz|Orthodox\s+Easter|Easter\s+(?:Sunday|Monday)|Good\s+Friday)"
)
JOINED = r"\s*(?:-|–|—|/|,|,?\s+and|or|to|until|till|through)\s*"


def compiled(pattern: str, *, cased: bool = False) -> re.Pattern[str]:
    """A pattern, without regard to case unless `cased`, whose gaps between words are short.

    A gap of any width would let a pattern wander through a text of blanks in quadratic time.
    """
    bounded = pattern.replace(r"\s+", r"\s{1,3}").replace(r"\s*", r"\s{0,3}")
    return re.compile(bounded, 0 if cased else re.IGNORECASE)


def plain(text: str) -> str:
    """Small letters, single spaces, straight quotes; letters that match a plain one made plain."""
    folded = text.casefold().replace("\u0307", "").replace("ı", "i").replace("’", "'")
    return " ".join(folded.split())


def month_number(name: str) -> int:
    """`Sept.` → 9."""
    return [month[:3] for month in MONTHS].index(plain(name)[:3].title()) + 1


def weekday_number(name: str) -> int:
    """`Monday` → 0."""
    return WEEKDAYS.index(plain(name).title())


def ordinal(text: str) -> int | None:
    """The number of `ninth`, `20th`, `fiftieth`; None for what is no ordinal."""
    name = plain(text)
    if name in ORDINALS:
        return ORDINALS.index(name) + 1
    figures = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", name)
    return int(figures.group(1)) if figures else _OF_TENS.get(name)


def count(text: str) -> int | None:
    """A count in words or figures; None for `a few`, `several` and the like."""
    words = plain(text).replace("-", " ").split()
    if not words:
        return None
    if len(words) > 1 and words[0] in {"a", "an"}:
        words = words[1:]
    if words[0].isdecimal():
        return int(words[0])
    if words[0] not in NUMBERS:
        return None
    return NUMBERS[words[0]] + (NUMBERS.get(words[1], 0) if words[0] in _TENS and words[1:] else 0)
