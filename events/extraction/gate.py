"""The gate before the parser: which sentences could tell of an event. Words alone decide."""

import re
from collections.abc import Iterable
from functools import lru_cache

from events.extraction import control_triggers, other_triggers
from events.extraction.denials import DENIED, DENIES
from events.extraction.place_phrases import PART_NOUNS
from events.extraction.resolution import CITY_NOUNS, PROVINCE_NOUNS
from events.extraction.toponym_cues import SETTLEMENT_NOUNS
from events.extraction.wordlists import words
from events.lexicon import Mention

_WORD = re.compile(r"[^\W_]+")
_STEMS = {each.split("-")[0] for each in control_triggers.STEMS | other_triggers.STEMS}
_BEGINNING = re.compile("|".join(sorted(_STEMS | {"opening", "flown"})))
# Words that begin as a trigger does, and tell of nothing by themselves.
_NO_TRIGGERS = words(
    "government governments governmental governor governors governorate governance governing "
    "governed forces security securities fighter fighters good goods god gods goal goals gold "
    "golden google gop conference conferences department departments less lesson lessons nearly "
    "backed backing background freedom freely quite sentence sentenced sentences flight flights "
    "fleet fleets counterpart counterparts counterterrorism followers following wing wings winter "
    "wind window windows leftist leftists flexible flexibility clearly closely fellow fellows "
    "movement movements executive executives attacker attackers always father fathers handful "
    "handle handling headquarters headline headlines fallout fellowship comedy comedian telling "
    "forceful forum commander commanders commanded commanding commands charged charges "
    "warning warnings departing sender hander visitor visitors pledges fatal"
)
# `X could be next`, `the next target is X`: the word alone is in every other sentence.
_NEXT = re.compile(r"\b(?:be|is|are|was|were) next\b|\bnext (?:target|goal|objective|prize)\b")
# Words that tell of a taking together alone: `Sunday brought two more`, `the army now has X`.
_TOGETHER = (
    {"brought", "more"},
    {"yesterday", "it", "was"},
    {"now", "has"},
    {"now", "have"},
    {"put", "death"},
    *({"killed", victims} for victims in ("civilians", "villagers", "residents")),
    {"too", "has"},
    {"too", "have"},
    {"under", "rule"},
    *({verb, since} for verb in ("ruled", "run", "governed") for since in ("now", "since")),
)
_PEOPLES_AGAIN = re.compile(
    r"\b(?:is|are|was|were|be|became) [A-Z]\w+ (?:again|once (?:more|again))\b"
)
_AGAIN = frozenset({"again", "more"})
# What people say counts where a person is known, by whatever name.
_SAYS = re.compile(r"sa(?:id|ys?)\b|tells?\b|told|urg|announc|declar|vow|pledg|warn|call|reiterat")
# Talks and agreements may be nowhere in particular; a withdrawal may be from the whole country.
_NOWHERE = re.compile(
    r"deal|agreement|accords?\b|pact|truce|cease|armistice|cessation|sign|talk|negotiat|confer|"
    r"meet|met\b|withdr|pullout"
)
_DRIVEN = words("driven forced pushed chased drove")
_ITS_TAKING = words("capture recapture seizure liberation")
_SEVERAL = words("three four five six seven")
_MAY_BE_PLACES = frozenset(
    form
    for noun in CITY_NOUNS | PROVINCE_NOUNS | PART_NOUNS | SETTLEMENT_NOUNS
    for form in (noun, f"{noun}s")
) | words(
    "cities counties county countries country districts front frontline ground it itself both "
    "land place places position positions swathe swathes territories territory there theirs"
)


def worth_parsing(text: str, mentions: Iterable[Mention], *, in_entry: bool = False) -> bool:
    """Whether a sentence has a word that could tell of an event, and one that could be its place.

    `mentions` are the known names in it. A place is a name, a noun such as "city", or a word
    that points back to one ("it", "there"); talks need none, nor does what a person says, nor
    what stands `in_entry` under the name of a place.
    """
    found = {*_WORD.findall(text.lower())}
    if not (found.isdisjoint(DENIES) or found.isdisjoint(DENIED)):
        return True
    triggers = [word for word in found if _tells(word)]
    by_phrase = (
        ("next" in found and _NEXT.search(text))
        or any(pair <= found for pair in _TOGETHER)
        or (not found.isdisjoint(_AGAIN) and _PEOPLES_AGAIN.search(text))
    )
    if not (triggers or by_phrase):
        return False
    if in_entry or not found.isdisjoint(_MAY_BE_PLACES) or any(map(_NOWHERE.match, triggers)):
        return True
    if "all" in found and not found.isdisjoint(_SEVERAL):  # "all three were overrun"
        return True
    if "its" in found and not found.isdisjoint(_ITS_TAKING):  # "confirmed its capture"
        return True
    if "out" in found and not found.isdisjoint(_DRIVEN):  # "they were driven out on Sunday"
        return True
    named = list(mentions)
    if any(mention.places or mention.toponym for mention in named):
        return True
    return bool(named) and any(map(_SAYS.match, found))


@lru_cache(65_536)
def _tells(word: str) -> bool:
    return word not in _NO_TRIGGERS and _BEGINNING.match(word) is not None
