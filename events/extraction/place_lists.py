"""How lists of places go on where a parse loses the thread: `A, in B province; C; and D`."""

import re
from collections.abc import Iterator, Sequence

from events.dates import MONTHS
from events.extraction.when import DateExpression
from events.lexicon import Mention

LIST_OPENS = re.compile(
    r"(?:\b(?:among them|amongst them|among which|one of them|including|namely|such as|like|named|"
    r"naming)|[:—–-])\s*"
    r"(?:the (?:\w+ )?(?:city|town) of )?$"
)
# `the cities of A and B among them`, read from behind A.
AMONG_THEM = re.compile(r"[^.;]{0,120}\bamong(?:st)? them\b(?! (?:the\b|[A-Z]))")
# `, the last town before B`: B says where the town lies.
_LIES_BEHIND = re.compile(
    r"\b(?:in|near|of|from|around|to|before|after|towards?|outside|between|beyond|on|at)\s+"
    r"(?:the\s+)?(?:(?:North|South|East|West|Upper|Lower)\s)?$"
)
# `, 30 km north of the capital B`.
_FAR_FROM = re.compile(
    r"(?:\b|\d)(?:km|kilomet\w+|miles?|(?:north|south|east|west)\w*|drive|hours?) (?:of|from) "
    r"(?:the (?:(?!and\b)[\w-]+,? ){0,3})?$"
)
# `along with the villages of A and B`.
_TOWNS_OF = re.compile(
    r"\b(?:(?:of|from|them)\s+)?(?:(?:the|an?|two|three|four|five|several)\s+)?"
    r"(?:(?!and\b|the\b|with\b)[\w-]+\s+){0,2}"
    r"(?:villages?|towns?|cit(?:y|ies)|settlements?|districts?|ports?)\s+of\s+$"
)
# `, the second city of B`: B is what it lies in.
_RANKED = re.compile(
    r",\s+the\s+(?:first|second|third|fourth|fifth|main|only|last|most \w+|\w+est)\b[^,]*\bof\s+$"
)
# ` on the border with B`, `, without a fight`: beside a name of a list.
_ON_BORDER = re.compile(
    r",? (?:on|at|near) the (?:\w+ ){0,2}(?:border|frontier|coast)(?: with [A-Z]\w+)?|"
    r",? without (?:an? |any )?(?:fight(?:ing)?|clash(?:es)?|resistance)\b"
)
# `, known for its banners, and`.
_KNOWN_FOR = re.compile(r", (?:well )?(?:known|famous|famed|renowned) (?:for|as) [^,;.]{3,60}(?=,)")
# `, where they blew up two statues, and`.
_WHERE = re.compile(
    r", (?:where|whose|home to) [^,;.]{3,80}(?=, and\b)|, (?:which|where|whose) [^,;.]{3,80}(?=;)"
)
# ` in the west of the region and`.
_IN_THE_WEST = re.compile(
    r",? in the (?:far )?(?:north|south|east|west|centre|center)[\w-]*"
    r"(?: of [\w' -]{2,30}?)?(?=,| and\b)"
)
# `, the city that B`, `, whereas B`: another clause, of which B is a part.
_CLAUSE_OPENS = re.compile(r"\b(?:that|which|who|whom|whereas|while|although)\s+(?:the\s+)?$")
_LIST_GAP = re.compile(
    r"^[\s,;:]*(?:(?:and|or|as well as|along with|together with|plus|then|also|including|nearby|"
    r"neighbouring|neighboring|adjacent|finally|later|after (?:them|that|it))\b[\s,]*)*"
    r"(?:(?:the\s+)?(?:\w+\s+){0,2}(?:city|town|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_DATES_IN_LIST = re.compile(
    rf"(?:on |in |early |late |mid-|a |the |one |two |three |\w+day|night|morning|evening|"
    rf"\d{{1,2}}|{'|'.join(MONTHS)}|next|following|previous|"
    r"days?|later|before|earlier|after|since|that|week|overnight|yesterday|today|\s)+",
    re.IGNORECASE,
)


APPOSITION = re.compile(r"^,\s+(?:the|a)\s+(?:\w+\s+){0,3}(?:capital|seat|city|town)\b[^,;.]*,")


def continues_list(gap: str) -> bool:
    if "," not in gap and ";" not in gap and not re.search(r"\b(?:and|with|plus)\b", gap):
        return False
    if _RANKED.search(gap) or _CLAUSE_OPENS.search(gap):
        return False
    gap = _TOWNS_OF.sub("", gap)
    if _LIES_BEHIND.search(gap) or _FAR_FROM.search(gap):
        return False
    plain = re.sub(r"\([^)]*\)", "", gap)
    plain = _ON_BORDER.sub("", plain)
    plain = _KNOWN_FOR.sub("", plain)
    plain = _WHERE.sub("", plain)
    plain = _IN_THE_WEST.sub("", plain)
    plain = re.sub(
        r",?\s*(?:the |a )?(?:\w+ ){0,4}(?:capital|seat|city|province|district|county|region|"
        r"governorate|oblast|state|municipality)\b[^,;]*",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    plain = re.sub(r",?\s+(?:in|to) (?:the |its )?[\w' -]{0,40}?(?=[,;]|\s+and\b)", "", plain)
    left = _LIST_GAP.sub("", plain).strip(" ,;")
    return not left or bool(_LIST_GAP.match(_DATES_IN_LIST.sub(" ", plain)))


def describes_last(gap: str) -> bool:
    """`, in Nimroz province`, `, the capital of Samangan`: says where the last one lies."""
    return bool(
        re.match(
            r"^(?:\s+city|\s+town|\s+districts?)?\s*(?:[,(\[]\s*(?:(?:the|a)\s+)?(?:[\w-]+\s+){0,4}?(?:in|of|near)?|\bin\b)"
            r"\s*(?:the\s+)?(?:[\w-]+\s+){0,3}$",
            gap,
        )
    )


_BETWEEN = re.compile(
    # ", an official says, and Y a day later"
    r"(?:, [^,.;:]{3,60} (?:says|said|say|reported|reports)(?=,))?"
    r"[,;]?(?: and| then)?,? (?:of |out of |from |over )?"
    r"(?:the (?:[\w-]+ ){0,2}(?:ports?|towns?|villages?|cit(?:y|ies)) of )?"
)
_BEFORE_DATE = re.compile(
    r"(?: itself| too)?(?:(?:, [A-Z][\w’'-]{1,30}){0,4} and [A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]+)?)?"
    r"(?:(?:, (?!(?:was|were|is|are|has|had|have|fell)\b)[^,;]{1,70}){1,2}|"
    r" (?:on|near|at|in) the [\w -]{3,40})?,? "
    r"(?:(?:on|in|at|by|late|early|since|the) ?)*"
)
# `and in`, `and towards`, `and` before a date that dates the name behind it alone.
_AND_ON = re.compile(r"\band (?:(?:on|in|by|at|towards|late|early|the) )*\Z")
_LED_BY_DATE = re.compile(r"(?:,| and|;|then),? (?:and,? )?(?:on |in |later )?(?:the )?\Z")
_BEHIND_NAME = re.compile(r"\b(?P<name>[A-Z][\w’'-]+), (?:on |in )?(?:the )?\Z")
_DAY_OR_MONTH = re.compile(rf"\w+day|{'|'.join(MONTHS)}", re.IGNORECASE)
_NOTHING_ELSE = 90  # code points between a name and its date


def dated_one_by_one(
    body: str, mentions: Sequence[Mention], expressions: Sequence[DateExpression], after: int
) -> Iterator[Mention]:
    """`took A in May, B on 2 June and C the following day`: B and C, whose verb is left out.

    Each name follows the date of the one before it and is followed by a date of its own.
    `mentions` and `expressions` are those of one sentence, in order.
    """
    ends = {each.end for each in expressions if each.end > after}
    for mention in mentions:
        if mention.start <= after or not mention.names_place:
            continue
        if any(leads_to(body, each, mention.start) for each in expressions if each.start > after):
            yield mention
            ends.add(mention.end)
            continue
        before = next((end for end in ends if _BETWEEN.fullmatch(body, end, mention.start)), None)
        dated = any(
            0 <= each.start - mention.end <= _NOTHING_ELSE
            and _BEFORE_DATE.fullmatch(body, mention.end, each.start)
            for each in expressions
        )
        if before is not None and dated:
            yield mention
            ends.add(mention.end)


def leads_to(body: str, expression: DateExpression, start: int) -> bool:
    """`took A on Monday and, later that week, B`: a date that stands right before a name."""
    beside = body[expression.end : start]
    before = body[max(0, expression.start - _NOTHING_ELSE) : expression.start]
    and_on = beside == " " and _AND_ON.search(before)
    if beside not in {", ", ", of "} and not and_on:
        return False
    apposed = _BEHIND_NAME.search(before)  # "took A, on Monday, B, on Tuesday"
    if apposed and not _DAY_OR_MONTH.fullmatch(apposed.group("name")):
        return False
    return _LED_BY_DATE.search(before) is not None
