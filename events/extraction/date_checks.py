"""Whether what has the form of a date is one: `May` and may, years and headcounts."""

import re

from events.extraction.date_words import MONTH, YEAR, compiled

_SURE = compiled(
    r"(?<!\w)(?:in|on|of|by|since|from|to|until|till|before|after|during|through|throughout|last|"
    r"next|this|that|early|late|mid|and|or|between|for|late[- ]|the|previous|following)"
    r"[\s-]+(?:the\s+)?\Z|[-–—(]\s*\Z"
)
_PERHAPS = compiled(r"(?<!\w)(?:and|or|by|for|with)\s+\Z")
_LIKE_A_NAME = compiled(
    r"\s+(?:was|were|said|says|told|spoke|has|had|is|will|would|did|warned|announced|added|also)\b|"
    r"\s+(?!Offensive|Revolution|Uprising|War|Agreement|Crisis|Coup|Pact)[A-Z][a-z]",
    cased=True,
)
_NAME_AFTER = compiled(
    r"\s+(?!Offensive|Revolution|Uprising|War|Agreement|Crisis|Coup|Pact)[A-Z][a-z]", cased=True
)
_LOWER_WORD = compiled(
    r"\s+(?:(?!(?:on|to|of|for|in|into|through|from)\b)[a-z]|Offensive|Revolution|Uprising)",
    cased=True,
)
_COUNTED = compiled(
    r"(?:\s+|-)(?:more\s+|other\s+|new\s+|armed\s+|government\s+|local\s+|foreign\s+|\w+ed\s+)?(?:people|civilian|soldier|"
    r"troop|men\b|women|fighter|km\b|kilomet|miles?\b|met(?:re|er)s?\b|famil|home|dead\b|prisoner|"
    r"square|feet|ft\b|tons?\b|tonnes?\b|gmt|local|hours?\b|hrs|rebel|militant|casualt|villag|tank|"
    r"aircraft|vehicle|guns?\b|cannon|ships?\b|sailor|horse|cavalry|infantry|rounds|shells|bombs|"
    r"sorties|refugee|deaths?\b|wounded|members|volunteers|strong|yards|dollar|euro|per\s?cent|"
    r"votes|seats|houses|buildings|others|kg\b|mm\b|utc|est\b|inhabitants|residents|workers|police"
    r"|officers|students|rockets|missiles|drones|planes|years?\b|months?\b|weeks?\b|days?\b"
    r"|minutes?\b|seconds?\b|points?\b|million|billion|thousand)"
)
_NO_YEAR_BEFORE = compiled(
    r"(?:\b(?:route|highway|flight|resolution|operation|hill|battalion|company|point|position|at|around|some|about|nearly|than|over|number|no\.?|"
    r"room|page|almost|only|least|article|channel|order|unit|regiment|brigade|another|all)|[$€£#]|\b(?:usd|rs))"
    r"\s*\Z"
)
_CIRCA = compiled(r"\b(?:about|around)\s*\Z")
_AFTER_CIRCA = compiled(r"\s*(?:[.,;)]|\s(?:by|in|when|the|and|to|under|at|with)\b)", cased=True)
_DETERMINED = compiled(r"(?:\b(?:the|its|their|his|her|this|that|an?)|['’]s?)\s+\Z")
_PLURAL = compiled(r"\s+[a-z]+(?<![sui'’])s\b(?!['’])", cased=True)
_PREPOSITION = compiled(
    r"(?:\b(?:in|since|until|till|by|of|from|to|between|during|through|throughout|before|after|early|"
    r"late|mid|year|and|spring|summer|autumn|winter|fall|circa|ca?\.)|[-–—,(/])\s*\Z"
)


def near(body: str, at: int, width: int = 24) -> str:
    return body[max(0, at - width) : at]


def counts_things(body: str, end: int) -> bool:
    return _COUNTED.match(body, end) is not None


def is_day_by_its_preposition(body: str, at: int) -> bool:
    """`On May 6 rebels` is a day; `In May 6 rebels` counts them."""
    return body[max(0, at - 3) : at].lower() == "on "


def is_month_name(body: str, match: re.Match[str]) -> bool:
    """`may fall`, `march on`: the verb is written small; a month beside a figure may be too."""
    name = match.groupdict().get("month") or ""
    if name[:1].isupper() or name[:1].isdigit():
        return True
    return name.lower() not in {"may", "march", "mar"} and match.groupdict().get("day") is not None


_KNOWN_BY_ITS_DAY = compiled(  # an event of one year, named without it
    r"(?:Sept(?:ember|\.)?\s+11(?:th)?|11(?:th)?\s+Sept(?:ember|\.)?)\s+(?:terror(?:ist)?\s+)?attacks?"
)
_NAMED_FOR_A_DAY = compiled(
    r"\s+(?:Movement|Brigades?|Bridge|Square|Street|Avenue|Road|City|Coalition|Alliance|University|"
    r"Hospital|Stadium|Club|Party|Front|Battalion|Regiment|Division|Palace|Mosque|Airport|Camp|"
    r"Barracks|Park|Committee|Organi[sz]ation|Revolution|School|District|Neighbou?rhood|"
    r"(?:bridge|square|street|brigade|movement|coalition|roundabout)(?!\s+(?:of|to|attack|bomb)))\b",
    cased=True,
)


_PLACE_NAMED = compiled(
    r"\s+(?:City|Square|Street|Bridge|Avenue|Hospital|Club|Road|University|Stadium|School|Brigade)\b",
    cased=True,
)
_DAY_BEFORE = compiled(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\Z")


def _names_a_thing(body: str, end: int) -> bool:
    return _NAMED_FOR_A_DAY.match(body, end) is not None


def is_day_of_month(body: str, match: re.Match[str]) -> bool:
    """`17 July`, but not the 17 July bridge nor the March 23 Movement, which are named for it."""
    if not is_month_name(body, match):
        return False
    if match["year"] is None and _KNOWN_BY_ITS_DAY.match(body, match.start()):
        return False
    return match["year"] is not None or not _names_a_thing(body, match.end())


def is_in_figures(body: str, match: re.Match[str]) -> bool:
    """`27/01/25`: a short year only where the figures can be nothing but a day."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    if match["mark"] == "-" and (len(match["year"]) == 2 or len(match["second"]) == 1):
        return False
    if len(match["year"]) == 4:
        return True
    return (
        0 < min(first, second) <= 12
        and max(first, second) <= 31
        and not 39 < year < 90
        and body[match.start() - 1 : match.start()] not in {"/", "-", "."}
    )


_EACH = compiled(r"\b(?:each|every)\s+\Z")
_COLOUR = compiled(r"\b(?:Black|Red)\s+\Z", cased=True)


_TO_MONTH = compiled(rf"[-–]{MONTH}\b", cased=True)


def is_month_alone(body: str, match: re.Match[str]) -> bool:
    """A month without a figure: after a preposition, or not to be taken for a name or a verb."""
    name = match["month"]
    if len(name.rstrip(".")) < 4 and name != "May":
        return name.endswith(".") and bool(_SURE.search(near(body, match.start())))
    if _TO_MONTH.match(body, match.end()):
        return True
    before = near(body, match.start())
    if match["year"] is None and _PLACE_NAMED.match(body, match.end()):
        return False
    if _EACH.search(before) or (_COLOUR.search(before) and match["year"] is None):
        return False
    if (day := _DAY_BEFORE.search(near(body, match.start(), 12))) is not None and (
        _names_a_thing(body, match.end())
        or _KNOWN_BY_ITS_DAY.match(body, match.start() - len(day.group()))
    ):
        return False
    if name in {"May", "March", "August", "April", "June"}:
        if before[-4:].lower() == "the " and not _LOWER_WORD.match(body, match.end()):
            return False
        if _PERHAPS.search(before) and _LIKE_A_NAME.match(body, match.end()):
            return False
        return bool(_SURE.search(before)) or (
            name in {"April", "June"} and not _NAME_AFTER.match(body, match.end())
        )
    return True


_NOT_A_DAY_BEFORE = compiled(
    r"\b(?:every|each|bloody|black|good|palm|easter|ash|holy|super|sheffield|most)\s+\Z"
)
_PAPERS = compiled(
    r"\s+(?:prayers|Agreement|Times|Telegraph|Mirror|Express|Mail|Herald|World|Review|Mosque|Market|"
    r"League|Club|Post)\b|"
    r"(?:\s+and\s+[A-Z][a-z]+day)?\s+(?:mornings|afternoons|evenings|nights)\b",
    cased=True,
)


def is_weekday(body: str, match: re.Match[str]) -> bool:
    if not body[match.start()].isupper() or _PAPERS.match(body, match.end("weekday")):
        return False
    return _NOT_A_DAY_BEFORE.search(near(body, match.start())) is None


def is_year(body: str, match: re.Match[str]) -> bool:
    if match["era"]:
        return True
    before = near(body, match.start())
    hung = before.endswith(("-", "–")) and before[-2:-1].isdigit()
    if hung or counts_things(body, match.end()):
        joined = re.search(rf"{YEAR}[-–]\Z", before) is not None
        return joined and not counts_things(body, match.end())
    if _PREPOSITION.search(before):
        return True
    if _NO_YEAR_BEFORE.search(before):
        return bool(_CIRCA.search(before) and _AFTER_CIRCA.match(body, match.end()))
    return bool(_DETERMINED.search(before)) or _PLURAL.match(body, match.end()) is None


_OFFENSIVE = compiled(r"\s+(?:offensive|campaign)\b")
_SEASON_AFTER = compiled(r"\s+(?:of|to|from|into|back)\b", cased=True)
_VERB_BEFORE = compiled(r"\b(?:to|will|would|could|may|might|not|did|and)\s+\Z")
_FALL_BEFORE = compiled(r"\b(?:in|during|by|until)\s+the\s+\Z|\b(?:last|this|next)\s+\Z")
_SEASON_BEFORE = compiled(
    r"\b(?:in|during|by|until|till|since|throughout|over|from|of|last|this|next|that|before|early|"
    r"late|mid|following|previous|same|and|for|to)[\s-]+(?:the\s+)?"
    r"(?:(?:early|late|mid)[\s-]+)?\Z|\b(?:spent|spend)\s+the\s+\Z|[.:\n]\s*(?:the\s+)?\Z"
)


def is_season(body: str, match: re.Match[str]) -> bool:
    """With a year, after a preposition, or of an offensive; `the fall of` is none."""
    name = match["season"]
    fall = name.lower() == "fall"
    if fall and _VERB_BEFORE.search(near(body, match.start(), 12)):
        return False
    if match["year"] or match["of_year"]:
        return not fall or name.islower() or bool(match["year"])
    before = near(body, match.start(), 32)
    if _OFFENSIVE.match(body, match.end()):
        return not fall
    if _SEASON_AFTER.match(body, match.end()):
        return False
    if fall:
        return _FALL_BEFORE.search(before) is not None
    return match.start() == 0 or _SEASON_BEFORE.search(before) is not None


_THE = compiled(r"\bthe\s+(?:(?:early|mid|late)[\s-]+)?['’‘]?\Z")


def after_the(body: str, match: re.Match[str]) -> bool:
    """`the nineties`, but not a man in his nineties nor temperatures in them."""
    return _THE.search(near(body, match.start())) is not None


def is_decade(body: str, match: re.Match[str]) -> bool:
    """`the 90s`; `in their 30s` is an age."""
    if len(match["decade"]) == 4:
        return True
    before = near(body, match.start())
    return _THE.search(before) is not None


_ON_A_FEAST = compiled(
    r"\b(?:on|in|at|during|before|after|since|until|till|by|throughout|over|of|last|this|next|for|"
    r"ahead\s+of)\s+(?:the\s+)?(?:holy\s+month\s+of\s+)?\Z"
)


def is_feast(body: str, match: re.Match[str]) -> bool:
    """`during Ramadan`, but not Ramadan Shalah, nor an Eid ceasefire, which names no day."""
    if _NAME_AFTER.match(body, match.end()):
        return False
    return (
        match["year"] is not None or _ON_A_FEAST.search(near(body, match.start(), 40)) is not None
    )


_BEFORE_DAY = compiled(r"\b(?:on|by|until|since|from|of)\s+the\s+\Z|\b(?:on|by|since|until)\s+\Z")
_STANDS_ALONE = compiled(
    r"\s*(?:[.,;:)]|\Z|\s(?:was|were|the|they|it|he|she|and|but|when|after|to|in|at|with|that|for|by|a)\b)",
    cased=True,
)


def is_day_alone(body: str, match: re.Match[str]) -> bool:
    before = near(body, match.start())
    return (
        int(match["day"]) <= 31
        and _BEFORE_DAY.search(before) is not None
        and _STANDS_ALONE.match(body, match.end()) is not None
    )
