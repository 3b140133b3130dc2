"""Whether a text tells of war at all, and who in it is a person: what words alone can show."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from events.extraction.parties import ARMED_NOUNS
from events.extraction.toponyms import occurrences
from events.lexicon import Lexicon, Mention
from events.spelling import spelling_key
from events.vocabulary import ActorKind

# Words of war that sport, business and politics seldom borrow, in small letters: a line a family.
_WORDS_OF_WAR = (
    r"rebels?", r"insurgen\w+", r"militants?", r"jihad\w+", r"guerrillas?", r"fighters", r"troops?",
    r"soldiers?", r"army|armies", r"militia\w*", r"paramilitar\w+", r"shelling|shelled",
    r"artillery", r"air ?strikes?|air raids?", r"ceasefire|cease-fire|truce", r"front ?lines?",
    r"warplanes?", r"gunm[ae]n", r"civil war", r"combat\w*", r"garrison\w*", r"separatists?",
    r"brigades?", r"military",
    r"government forces|security forces|armed forces|allied forces|coalition forces",
    r"mujahid\w+", r"offensive", r"besieg\w+|sieges?|blockad\w+", r"invasion|invaded", r"junta",
    r"peacekeep\w+",
    r"war", r"battalions?", r"islamists?", r"extremists?", r"counter-?attack\w*", r"bombard\w*",
    r"forces", r"fighting", r"fought", r"recaptur\w+|retak\w+|retook", r"overr[ua]n",
    r"without a fight", r"provincial capital|government-held|rebel-held",
)  # fmt: skip
# Two letters tell most words apart: asked first, they make the search four times as fast.
_OPENINGS = "|".join(sorted({word[:2] for family in _WORDS_OF_WAR for word in family.split("|")}))
_OF_WAR = re.compile(
    rf"\b(?={_OPENINGS})(?:{'|'.join(f'({family})' for family in _WORDS_OF_WAR)})\b"
)
# Words of taking and of flight, which others borrow: they count, but not alone.
_OF_TAKING = re.compile(
    r"\b(?:(captur\w+)|(seiz\w+)|(f[ae]lls? to|fallen to)|(fall of)|(loss of)|"
    r"(fled|fleeing)|(civilian)s?|(displaced)|(refugee)s?|(aid (?:group|worker|agenc)\w*))\b"
)
_ENOUGH = 2  # different words of war that make a text one of war
_TEXTS = 4  # whose words of war are kept: desks and the gate ask for them
_SHORT = 400  # code points in which a single one will do, or a name of the conflict's lexicon

_RANKS = frozenset({"commander", "commanders"})
_NAME = r"(?>[A-Z][\w’'-]{1,40})"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|President|[Mm]inister|Chancellor|Senator|Sen|"
    r"Rep|Gov|Governor|General|Gen|Lt|Lieutenant|Col|Colonel|Maj|Major|Capt|Captain|Sgt|Sergeant|"
    r"Brig|Brigadier|Sheikh|Mullah|Imam|Ayatollah|[Cc]ommander|Judge|King|Queen|Prince|Pope|"
    r"Secretary|[Ss]pokes(?:man|woman|person)|[Jj]ournalist|[Aa]nalyst|[Mm]ayor|[Ll]eader|[Cc]hief)"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? (?P<name>(?:{_NAME} ){{0,3}}{_NAME})")
_SPEAKS = re.compile(
    # not the town of `an officer in Adan Yabaal, told`, `residents of Adan Yabaal said`
    r"(?<!\bin )(?<!\bat )(?<!\bfrom )(?<!\bnear )(?<!\binside )(?<!\bof )"
    rf"\b(?P<name>{_NAME}(?: {_NAME}){{1,3}}),? (?:said|says|told|added|tweeted|wrote|who)\b"
)
_SPEAKS_ALONE = re.compile(
    rf"(?:^|[.!?”\"\n] ?)({_NAME}) (?:said|says|told|added|recalled|explained|recalls|explains)\b"
)
_AGED = re.compile(rf"\b(?P<name>(?:{_NAME} ){{0,2}}{_NAME}), \d{{1,2}},")
# Capitalised words beside a toponym that leave it a toponym.
_LEAVES_PLACE = re.compile(
    r"(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower|Greater|Old|"
    r"City|County|Province|Provincial|Governorate|Oblast|Region|District|State|Town|Village|Airport|"
    r"Airbase|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|[IAT]|The|In|On|At|From|"
    r"Near|And|But|As|By|After|Before|When|While|Since|For|Of|To|Both|Meanwhile|If|With|[A-Z]{2,})"
)


def tells_of_war(body: str, mentions: Iterable[Mention], *, lexicon: Lexicon) -> bool:
    """Whether a text names a place or party of a known conflict, or has several words of war."""
    of_war = words_of_war(body)
    named = list(mentions) if lexicon.theatre.countries else []
    if of_war >= _ENOUGH or any(_is_of_conflict(lexicon, each) for each in named):
        return True
    taking = {match.lastindex for match in _OF_TAKING.finditer(body.lower())}
    if len(taking) + of_war >= _ENOUGH:
        return True
    return bool(of_war or named) and len(body) < _SHORT


@lru_cache(_TEXTS)
def words_of_war(body: str) -> int:
    """How many different words of war a text has."""
    return len({match.lastindex for match in _OF_WAR.finditer(body.lower())})


def _is_of_conflict(lexicon: Lexicon, mention: Mention) -> bool:
    """A place in its countries, or who fights there by name; foreign states are in all news."""
    if any(lexicon.places[each].country in lexicon.theatre.countries for each in mention.places):
        return True
    if not mention.text.removeprefix("The ").removeprefix("the ")[:1].isupper():
        return False
    known = (lexicon.actors[each] for each in mention.actors)
    sides = (lexicon.actors.get(each.side or each.id) for each in known)
    return any(
        side.kind == ActorKind.SIDE and spelling_key(side.name) not in lexicon.place_names
        for side in sides
        if side is not None
    )


def persons(body: str) -> frozenset[str]:
    """Names of people as a text gives them away, whole and by their last word."""
    names = {
        match.group("name")
        for pattern in (_TITLED, _SPEAKS, _AGED)
        for match in pattern.finditer(body)
        if not _is_of_many(match.group("name"))
    }
    return frozenset(names | {name.split()[-1] for name in names})


def _is_of_many(name: str) -> bool:
    """`The Shebab`, `Sudan's RSF`, `Kurdish Forces`: who speaks is no person."""
    parts = name.split()
    armed = any(part.lower() in ARMED_NOUNS and part.lower() not in _RANKS for part in parts)
    letters = len(parts[-1]) > 1 and parts[-1].isupper()
    return parts[0] == "The" or armed or letters


def speakers(body: str) -> frozenset[str]:
    """Names of one word that a text has speaking: people, or capitals for their governments."""
    return frozenset(_SPEAKS_ALONE.findall(body))


def with_article(body: str, names: Collection[str]) -> set[str]:
    """The names before which a text mostly writes `the`, as before peoples and parties."""
    found: Counter[str] = Counter()
    articled: Counter[str] = Counter()
    for start, name in occurrences(body, names):
        found[name] += 1
        before = body[max(0, start - 4) : start].lower()
        if before == "the " and not _PLACE_NOUN_AFTER.match(body, start + len(name)):
            articled[name] += 1
    return {name for name, count in articled.items() if 2 * count > found[name]}


# The names of a list are few and short, so that no run of them is read in many ways.
_PLACE_NOUN_AFTER = re.compile(
    r"(?:(?:, (?:and )?| and )[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2}){0,9}"
    r" (?:[a-z]+ )?(?:city|cities|town|village|airport|airbase|base|province|district|"
    r"County|District|Province|county|region|area|governor|front|road|highway|border|crossing|"
    r"peninsula|island|suburb|neighbourhood|mayor|authorit|countryside|valley|DAC)"
)


def is_within_longer_name(body: str, mention: Mention) -> bool:
    """`Trump` of `Trump Tower`, `Council` of `UK Council`: a piece of another name."""
    after = re.match(rf" ({_NAME})", body[mention.end : mention.end + 40])
    if after and not _LEAVES_PLACE.fullmatch(after.group(1)):
        return True
    before = _CAPITALISED_BEFORE.search(body[max(0, mention.start - 30) : mention.start])
    if before is None or _LEAVES_PLACE.fullmatch(before.group("word")):
        return False
    if _GENITIVE.search(before.group("word")):  # "Kesh's Varan district"
        return False
    if _OPENS_NAME.fullmatch(before.group("word")):
        return True
    return not _starts_sentence(body, max(0, mention.start - 30) + before.start("word"))


# What no sentence begins with: `Umm Jawad` is not Jawad.
_OPENS_NAME = re.compile(
    r"Ben|Abu|Umm?|Bani|Beni|Deir|Tell?|Tal|Ras|Wadi|Kaf[ar]+|Kfar|A[iy]n|Beit|Bayt|Khirbet|"
    r"Qala|Khan|San|Santa|Santo|São|Saint|St|Fort|Mount|Nova|Novo|Nov[iy]|Nueva|Velyk[aiy]|"
    r"Star[aiy]|Mal[aiy]"
)
_GENITIVE = re.compile(r"[’']s?\Z")
_CAPITALISED_BEFORE = re.compile(rf"(?<![\w-])(?P<word>{_NAME}) \Z")


def _starts_sentence(body: str, start: int) -> bool:
    """Whether a word there is capitalised because its sentence begins with it."""
    before = body[max(0, start - 3) : start].rstrip(" \"'“‘*-–")
    return not before or before[-1] in ".!?:\n"
