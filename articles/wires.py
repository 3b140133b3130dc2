"""Which wire an article credits, and whether two articles print the same wire text."""

import re
from functools import lru_cache
from zlib import crc32

from articles.reading.junk import passages

# The name we keep, and the ways it is printed.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "UPI": ("UPI", "United Press International"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "TASS": ("TASS", "ITAR-TASS"),
    "Interfax": ("Interfax", "Interfax-Ukraine"),
    "Sputnik": ("Sputnik",),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Ukrinform": ("Ukrinform",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "Bernama": ("Bernama",),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "APP": ("APP", "Associated Press of Pakistan"),
    "PA": ("PA Media", "Press Association"),
    "AAP": ("AAP", "Australian Associated Press"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA"),
    "DHA": ("DHA", "Demiroren News Agency"),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "ISNA": ("ISNA",),
    "Fars": ("Fars", "Fars News Agency"),
    "Tasnim": ("Tasnim", "Tasnim News Agency"),
    "SANA": ("SANA",),
    "MENA": ("MENA", "Middle East News Agency"),
    "SPA": ("SPA", "Saudi Press Agency"),
    "WAM": ("WAM",),
    "Bakhtar": ("Bakhtar", "Bakhtar News Agency"),
    "Pajhwok": ("Pajhwok", "Pajhwok Afghan News"),
    "Khaama": ("Khaama Press",),
    "Ariana": ("Ariana News",),
}
_KEPT = {printed.casefold(): name for name, forms in AGENCIES.items() for printed in forms}
_NAME = "|".join(re.escape(form) for form in sorted(_KEPT, key=len, reverse=True))
_KNOWN = rf"(?i:{_NAME})"
# "KUNDUZ, Afghanistan, Aug 8", "Mazar-i-Sharif": capitalised words, numbers, a few small words.
_PLACE = r"[A-Z][\w.’'-]*(?:[ ,/]+(?:[A-Z0-9][\w.’'-]*|de|la|el|al|and|of)){0,6}"
_OTHER_AGENCY = r"[A-Z][\w .&’'-]{1,40}"
_DASH = r"[-–—]+"
_CREDITS = (
    # KABUL, Aug 11 (Reuters) -
    re.compile(rf"^(?:{_PLACE},?\s*)?\(({_KNOWN})\)\s*(?:{_DASH}|:)\s"),
    # AFP, Kabul / KABUL — AFP — / Kabul: AFP
    re.compile(rf"^({_KNOWN}),\s{_PLACE}\s*(?:{_DASH}|:|$)"),
    re.compile(rf"^{_PLACE}\s*(?:{_DASH}|:|,)\s*({_KNOWN})\s*(?:{_DASH}|:|$)"),
    # Any other name after a place in capitals, or one that calls itself an agency: CITY (Name) —
    re.compile(rf"^(?=[A-Z]{{3}}){_PLACE}\s*\(({_OTHER_AGENCY})\)\s*(?:{_DASH}|:)\s"),
    re.compile(
        rf"^{_PLACE}\s*\(({_OTHER_AGENCY} (?:Agency|Newswire|News|Press|Wire))\)\s*(?:{_DASH}|:)\s"
    ),
    # A line that only credits: Agence France-Presse, Source: AFP, — AFP, [Reuters]
    re.compile(
        rf"^(?:(?:(?i:source|credit|agency|by|from|with|via))\s*:?\s+|{_DASH}\s*)?"
        rf"[(\[]?({_KNOWN})[)\]]?(?:\s*(?:[/,&]|and)\s*(?:{_KNOWN}|(?i:agencies)))*\.?$"
    ),
    re.compile(rf"^(?i:by)\s[\w .’'-]{{3,60}}[,|/]\s?({_KNOWN})$"),
    # ... he said. — AFP
    re.compile(rf"[.!?][\"”’']?\s*(?:[(\[]|{_DASH}\s*)({_KNOWN})[)\]]?\.?$"),
    # With reporting by AP; with inputs from PTI; AFP contributed to this report
    re.compile(
        rf"\b(?i:(?:additional |with )?(?:reporting|inputs?|material|information|agency reports?))"
        rf"\s(?i:by|from)\s(?:[\w ]{{1,40}}\s(?i:and|of)\s)?(?:the\s)?({_KNOWN})\b"
    ),
    re.compile(
        rf"^[(\[]?(?:The\s)?({_KNOWN})\s(?:also\s)?contributed to this (?:report|story|article)"
    ),
    re.compile(rf"^[(\[]?(?i:with)\s(?:the\s)?({_KNOWN})[)\]]?\.?$"),
)
_SHINGLE = 4
# Below this many shingles two texts are one story only if the shorter is in the longer whole.
_FEWEST_SHINGLES = 20
_LEAST_CONTAINMENT = 0.5
# One shingle in eight is sampled; samples of this size that share less are of two texts.
_SAMPLED = 8
_FEWEST_SAMPLED = 16
_LEAST_SAMPLED = 0.15
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def agency_credit(text: str) -> str:
    """The wire that a text credits for its words; an empty string where it credits none.

    A dateline, a line of credit or a note on who reported counts; "a lawmaker told AFP" does not.
    """
    for start, end in passages(text):
        line = " ".join(text[start:end].split())
        for pattern in _CREDITS:
            match = pattern.search(line)
            if match:
                return agency_name(match[1])
    return ""


def agency_name(printed: str) -> str:
    """The name we keep for a wire: `Agence France-Presse` gives `AFP`; others stay as printed."""
    printed = " ".join(printed.split())
    return _KEPT.get(printed.casefold().removeprefix("the "), printed)


def same_story(one: str, other: str) -> bool:
    """Tell whether two bodies print one text, in full, shortened or lightly edited.

    Measured as the share of the shorter text's runs of four words that stand in the other.
    A sample of them settles most pairs: it misses a copy on the very edge of being one twice
    in a thousand times, and no closer one.
    """
    if _samples_differ(_sample(one), _sample(other)):
        return False
    first, second = sorted((_shingles(one), _shingles(other)), key=len)
    if not first:
        return False
    shared = len(first & second) / len(first)
    return shared >= (_LEAST_CONTAINMENT if len(first) >= _FEWEST_SHINGLES else 1.0)


def _samples_differ(one: frozenset[int], other: frozenset[int]) -> bool:
    first, second = sorted((one, other), key=len)
    return len(first) >= _FEWEST_SAMPLED and len(first & second) < _LEAST_SAMPLED * len(first)


# As many articles as a newsroom takes in within the days of one story, in some 30 MB.
@lru_cache(maxsize=4096)
def _sample(body: str) -> frozenset[int]:
    return frozenset(one for one in _shingles(body) if one % _SAMPLED == 0)


@lru_cache(maxsize=256)
def _shingles(body: str) -> frozenset[int]:
    """The runs of four words of a body's prose, as hashes that are the same in every run."""
    prose = "\n".join(body[start:end] for start, end in passages(body))
    words = _WORD.findall(prose.lower().replace("’", "'"))
    return frozenset(
        crc32(" ".join(words[at : at + _SHINGLE]).encode())
        for at in range(len(words) - _SHINGLE + 1)
    )
