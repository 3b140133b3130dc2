"""Which wires an article credits for its words."""

import re

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
_AND = r"\s*(?:[/,;&+]|\band\b)+\s*(?:and\s+)?"
# One wire or several: AFP, AFP/AP, PTI and Reuters, AP, AFP and agencies.
_KNOWN = rf"(?i:(?:{_NAME})\b(?:{_AND}(?:the\s+)?(?:{_NAME}|agencies)\b)*)"
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
    # A line that only credits: Agence France-Presse, Sources: AFP and AP, — AFP, [Reuters]
    re.compile(
        rf"^(?:(?:(?i:sources?|credit|agenc(?:y|ies)|by|from|with|via))\s*:?\s+|{_DASH}\s*)?"
        rf"[(\[]?({_KNOWN})[)\]]?\.?$"
    ),
    re.compile(rf"^(?i:by)\s[\w .’'-]{{3,60}}[,|/]\s?({_KNOWN})$"),
    # ... he said. — AFP
    re.compile(rf"[.!?][\"”’']?\s*(?:[(\[]|{_DASH}\s*)({_KNOWN})[)\]]?\.?$"),
    # With reporting by AP; with inputs from PTI and Reuters; AFP and AP contributed to this report
    re.compile(
        r"\b(?i:(?:additional |with )?"
        r"(?:reporting|inputs?|material|information|agency reports?|compiled))"
        rf"\s(?i:by|from)\s(?:[\w ]{{1,40}}\s(?i:and|of)\s)??(?:the\s)?({_KNOWN})\b"
    ),
    re.compile(
        rf"(?:^|[.!?][\"”’']?\s)[(\[]?(?:The\s)?({_KNOWN})\s(?:also\s)?contributed to this "
        r"(?:report|story|article)"
    ),
    re.compile(rf"^[(\[]?(?i:with)\s(?:the\s)?({_KNOWN})[)\]]?\.?$"),
)


def agency_credits(text: str) -> tuple[str, ...]:
    """The wires that a text credits for its words, in order, each once.

    A dateline, a line of credit or a note on who reported counts; "a lawmaker told AFP" does not.
    """
    found: dict[str, None] = {}
    for start, end in passages(text):
        line = " ".join(text[start:end].split())
        matches = [match for pattern in _CREDITS for match in pattern.finditer(line)]
        for match in sorted(matches, key=lambda one: one.start()):
            found |= dict.fromkeys(agencies_named(match[1]))
    return tuple(found)


def agency_credit(text: str) -> str:
    """The first wire that a text credits for its words; an empty string where it credits none."""
    return next(iter(agency_credits(text)), "")


def agencies_named(printed: str) -> tuple[str, ...]:
    """The wires that a credit names: `AFP/AP` gives both; a name we do not know stays whole."""
    names = [name for name in re.split(_AND, printed) if name.casefold() != "agencies"]
    kept = [agency_name(name) for name in names]
    known = all(name in AGENCIES for name in kept)
    return tuple(dict.fromkeys(kept if known else [agency_name(printed)]))


def agency_name(printed: str) -> str:
    """The name we keep for a wire: `Agence France-Presse` gives `AFP`; others stay as printed."""
    printed = " ".join(printed.split())
    return _KEPT.get(printed.casefold().removeprefix("the "), printed)
