"""Toponyms that the gazetteer lacks, told by the way a text speaks of them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from events.common_words import PERSONAL_NAMES
from events.dates import MONTHS
from events.extraction.entry_heads import entry_heads
from events.extraction.parties import ARMED_NOUNS, holders
from events.extraction.wordlists import words
from events.lexicon import Mention

SETTLEMENT_NOUNS = words(
    "peninsula island "
    "city town village hamlet settlement municipality township locality commune suburb enclave "
    "outpost oasis port capital stronghold terminal cities towns villages hamlets settlements "
    "localities terminals suburbs townships crossing base airbase ports post hub hubs"
)
_AREA_NOUNS = words("district districts neighbourhood neighborhood area region county sector")
# Articles of names: some stand alone, some are words of English but for their hyphen.
_ALONE = r"al|el|la|le|los|las|san|bani|banu|bin|ibn|umm|[AE]l|Ste?\."
_HYPHENED = "ar|as|at|az|an|ad|adh|ash|ath|ed|es|ez|esh|et|er|en|a"
_INSIDE_NAMES = "de|da|do|du|e|i|o|ye|os|us|of the"
# Atomic and bounded, so that no run of letters, hyphens or articles is read in many ways.
_PART = r"(?>[A-ZÀ-Þ][\wʿʾ-]{0,40}(?:[’'‘](?!s\b)[\wʿʾ-]{1,40}){0,3})"
_NAME = (
    rf"(?>(?:(?:{_ALONE})[- ]|(?:{_HYPHENED})-)?{_PART}"
    rf"(?:[ -](?:(?:{_ALONE}|{_INSIDE_NAMES})[ -]|(?:{_HYPHENED})-)?{_PART}){{0,3}})"
)
TOPONYM = _NAME
_TOWN_OF = r"(?:the (?:(?!home|birth|native)[\w-]+ ){0,2}(?:town|city|village|port) of )?"
_JOINED = rf"{_NAME}(?:(?:, (?:and )?| and | or | as well as ){_TOWN_OF}{_NAME}){{0,6}}"
_NOUNS = "|".join(sorted(SETTLEMENT_NOUNS | _AREA_NOUNS, key=len, reverse=True))
_SINGULAR = (
    "area|neighbourhood|neighborhood|crossing|peninsula|island|city|town|village|hamlet|"
    "settlement|municipality|township|locality|suburb|district"
)
_PLURAL = "districts|towns|villages|cities|townships|neighbou?rhoods|municipalities"
_SITES = "hub|gateway|crossroads|junction|seat|centre|center|headquarters|bastion|base|lynchpin"
_INSIDE = (
    "cent(?:re|er)|outskirts|airport|mayor|governor|residents|streets|hospitals?|market|suburbs|"
    "downtown|inhabitants|population|main square|defenders|harbour|port|bridge"
)
_BEHIND_NOUN = re.compile(
    rf"\b(?:{_NOUNS})(?: (?:of|called|named|are|were|is|was))?,? (?P<names>{_JOINED})"
)
_BEFORE_NOUN = re.compile(
    rf"\b(?P<names>{_NAME}) (?:border (?:crossing|post)|{_SINGULAR}|airport|airfield)\b"
)
_BEFORE_NOUNS = re.compile(
    rf"\b(?P<names>{_NAME}(?:(?:, (?:and )?| and ){_NAME}){{1,9}}) (?:{_PLURAL})\b"
)
_IS_A_TOWN = re.compile(
    rf"\b(?P<names>{_NAME}),? \(?(?:an?|the|another|which is an?|is an?|lies) "
    rf"(?:[\w’'-]+ ){{0,5}}?(?:{_NOUNS}|{_SITES}|miles|km|kilomet(?:re|er)s)\b(?![’'])"
)
_OF_ITS_OWN = re.compile(
    rf"\b(?P<names>{_NAME})[’']s? (?:\w+ )?(?:{_INSIDE})\b|\b(?P<lying>{_NAME}) (?:lies|sits) "
    rf"(?:in|on|at|near|about|some|\d|north|south|east|west|between|along|astride)\b"
)
_LOCATED = re.compile(
    rf"\b(?:nearby|neighbou?ring|in|near|into|around|outside|inside|towards?|from|at|between|"
    rf"outskirts of|residents of|"
    rf"centre of|center of|north of|south of|east of|west of|road to|entered|leave|"
    rf"(?:attack|assault|offensive|push|march|advance)(?: by [^,.;\n]{{3,60}})? (?:on|against)|"
    rf"(?:attacked|shelled|bombarded)) "
    rf"(?P<names>{_JOINED})"
)
_FAR_AWAY = re.compile(
    rf"\b(?P<names>{_NAME}),? (?:about |some |around )?\d+ ?(?:km|miles|kilomet)"
)
_AMONG_THEM = re.compile(rf"(?<=, )(?P<names>{_JOINED}) among them\b")
_ON_THE_BORDER = re.compile(
    rf"\b(?P<names>{_NAME}),? (?:on|near|at) the (?:[\w-]+ ){{0,2}}(?:border|frontier|coast)\b"
)
_OF_SETTLEMENTS = re.compile(
    r"\b(?:villages|towns|cities|settlements|districts|places|localities|capitals|communities|"
    r"terminals|ports|bases|oilfields)\b"
    rf"[^.:;\n]{{0,120}}?(?:(?:\b(?:among them|including|such as|namely)|:) (?P<names>{_JOINED})|"
    rf" [-–—] (?P<set_off>{_NAME}(?:, {_NAME}){{1,9}},? and {_NAME})(?= [-–—]|[.\n])|"
    rf" (?:that|which) [^.:;\n]{{3,60}}? (?:are|were) (?P<said>{_JOINED})|"
    rf" (?:in|of) [^,.:;\n]{{3,40}}, (?P<apposed>{_NAME}(?:, {_NAME}){{0,5}},? and {_NAME}),)"
)
_TAKEN_IN_PROVINCE = re.compile(
    rf"\b(?P<names>{_NAME}),? in (?:the )?(?:[a-z-]+ )?(?:province of {_NAME}|{_NAME} province),? "
    r"(?:fell|falls|was|were|is|has|had|have)\b"
)
_WHICH_THEY = re.compile(
    rf"\b(?P<names>{_NAME}), which (?:[\w’'-]+ ){{1,4}}?"
    r"(?:captured|seized|took|retook|recaptured|overran|occupied|liberated)\b"
)
_CONTROL_OF = re.compile(
    rf"\b(?:[Cc]ontrol|[Pp]ossession|seizure|takeover|liberation|recapture|retaking|conquest|"
    rf"reconquest) of (?P<names>{_JOINED})"
    r"(?![’'])"
)
_CALLED = re.compile(
    r"\b(?:village|town|city|settlement|district|hamlet|port)s? (?:called|named|known as)"
    rf" (?P<names>{_JOINED})"
)
_SHOWN_BESIDE = (
    _CALLED,
    _CONTROL_OF,
    _ON_THE_BORDER,
    _OF_SETTLEMENTS,
    _AMONG_THEM,
    _BEHIND_NOUN,
    _BEFORE_NOUN,
    _BEFORE_NOUNS,
    _IS_A_TOWN,
    _WHICH_THEY,
    _TAKEN_IN_PROVINCE,
    _LOCATED,
    _FAR_AWAY,
    _OF_ITS_OWN,
)
# `the Iraqi city`, `a Sunni town`: who lives there, not what it is called.
_OF_PEOPLE = re.compile(r"(?:ian|ish|ese|ean|ani|ni|qi|di|ti|shi|bi|ite|lim|an|ic)s?$")
_PEOPLES = re.compile(r"(?:ians|ans|ese|ites|sis|nis|dis)$")
_MADE_IN = re.compile(r"[A-Z][a-z]+(?:ican|ian|ese|ish|nch)$")
_HELD = re.compile(r"-(?:held|controlled|run|ruled|led|backed|based)$")
_ARTICLE = re.compile(r"\b(?:the|an?|this|another|every|each) \Z", re.IGNORECASE)
_FUNCTION_WORD = re.compile(
    r" (?:and|or|on|in|at|to|by|of|for|from|with|after|before|when|where|which|that|who|as|has|had|"
    r"have|was|were|is|are|will|would|could|it|they|he|she|the|a|but|while|since|until)\b"
)
_HOME = re.compile(r"\b(?:home|birth) ?\Z")
_FALLS = re.compile(r",? (?:fell|falls|fallen|(?:has|had|have) fallen)\b")
_IN_PROVINCE = re.compile(r" district,? in (?:the )?(?:[\w-]+ ){0,3}province\b")
# What armies take, where nothing else says that it is a place: told from people below.
_DONE_TO = re.compile(
    r"\b(?:captured|seized|wrested|regained|regaining|reclaimed|conquered|occupied|took|taken|"
    r"retook|retaken|recaptured|cleared|"
    r"liberated|overran|overrun|stormed|besieged|evacuated|lost|capturing|seizing|taking|retaking|"
    r"recapturing|clearing|overrunning|liberating|losing|occupying|wrests?|captures?|seizes?|retakes?|recaptures?|"
    r"(?:take|takes|taking|took|taken) over|(?:won|win|taken?|took) back|"
    r"(?:recapture|capture|fall|control|seizure|loss|siege|takeover|liberation|retaking) of|"
    r"hand(?:ed|s|ing)? over|(?:gave|given|giving) up|surrender(?:ed|ing|s)?|abandon(?:ed|ing|s)?|"
    r"(?:withdrew|withdrawn|withdrawing|retreated|retreating) from|(?:pulled|pulling) out of|"
    r"(?:driven?|drove|pushed|forced|expelled|chased|flushed|swept|thrown|threw|kicked|knocked|"
    r"ousted|evicted|dislodged|ejected|cleared) (?:[\w’'-]+ ){0,4}?out of|"
    r"(?:driven?|drove|expelled|evicted|dislodged|ejected) (?:[\w’'-]+ ){0,3}?from) "
    rf"(?P<names>{_JOINED})(?! to\b)"
)
# `abandoned X to the rebels`.
_LEFT_TO = re.compile(
    r"\b(?:left|leaving|abandoned|abandoning|lost|losing|ceded|ceding|yielded|yielding) "
    rf"(?P<names>{_NAME}) to (?:the |an? )?[\w’'-]+"
)
_PARTICIPLES = "captured|recaptured|retaken|taken|seized|overrun|liberated|conquered|occupied"
_BEFALLEN = re.compile(
    rf"\b(?P<names>{_JOINED})(?:, (?:both|all|now|since) (?:{_PARTICIPLES})\b|"
    r"(?:, [^,.;\n]{1,50},|,| in (?:the )?(?:[a-z-]+ (?:province of )?)?[A-Z][\w’'-]{1,30}"
    r"(?: [A-Z][\w’'-]{1,30})?(?: province)?)? "
    r"(?:fell|falls|(?:has|had|have) (?:\w+ )?fallen|(?:has|have|had) been held by|"
    r"followed (?:a day|the next day|the same day|hours later|days later|on \w+day)|"
    r"(?:was|were|is|has been|had been|have been|have all been|being) "
    rf"(?:(?:also|later|then|now|soon|finally|all|both|\w+ly) )?(?:{_PARTICIPLES}|lost|cleared)|"
    r"(?:(?:has|have|had) (?:\w+ ){0,2})?"
    r"(?:(?:remain|stay|come)(?:s|ed)?|came|is|are|was|were|been) "
    r"(?:(?:now|still|back|also|again|once more) )?"
    r"(?:in|under) (?:[\w’'-]+ ){0,3}(?:hands|control))\b)"
)
_NAMES = re.compile(_NAME)
_LIST = re.compile(rf"{_NAME}(?:, {_NAME}){{1,14}},? and {_NAME}")
_DATED = re.compile(
    rf"(?:[;,] (?:and )?|\b(?:and|then|taken?|took|captured|seized|retook) )(?P<name>{_NAME})"
    r"(?:, [^,;.\n]{1,45},)? (?:on|in) (?:(?:early|late|mid)[ -])?"
    rf"(?:{'|'.join(MONTHS)}|\d{{1,2}} [A-Z])"
)
_IN_ONE = re.compile(rf"(?P<names>{_JOINED}) in (?:the )?(?:[a-z]+ )?(?P<province>{_NAME})")
_SPLIT = re.compile(rf"(?:,? and |,? or |,? as well as |, ){_TOWN_OF}")
_LOST_OR_WON = re.compile(
    r"\b(?:fell|fallen|fall|captured|seized|taken|took|lost|overrun|districts?|retaken|recaptured|"
    r"control|hands)\b"
)
_WITH_ARTICLE = re.compile(rf"(?i:{_HYPHENED}|al|el|ul)-[A-Z]")
_WRESTED = re.compile(
    r"\b(?:captur|seiz|took|take|tak|retook|retak|recaptur|wrest|liberat|won|win|freed|free|regain|"
    r"recover|reclaim)\w*\b[^.;:\n]*\Z"
)
_ACTS = re.compile(r" (?:did|was|were|had|has|have|is|are|said|says|will|would|could)\b")
_CLAUSE = 80  # code points in which a verb of taking governs a `from`
_TEXTS = 4  # whose names are kept: each is asked for them several times over
_FEWEST_TOWNS = 2  # of a list, for the rest of it to be places too
# First words of toponyms in many languages: a name of two words that begins so is no person's.
_PREFIXES = words(
    "Um Umm Abu Al El Ain Ayn Tel Tell Tal Tall Camp Deir Dayr Beit Bayt Bir Wadi Khan Kafr Kfar "
    "Jebel Jabal "
    "Ras Qala Qalat Bala Darya Sar Pul Khwaja Nahr San Santa Saint Fort Port New Nova Novo Novi "
    "Stara Stari Velika Mala Mount Lake Old Upper Lower East West North South Bani Banu Hajji Shahr"
)
_ENDINGS = words(
    "Pass Bridge Heights Hill Hills Junction Crossing Island Islands Point Valley Mountain "
    "Mountains Qala Camp Port Gate Airport Airfield Airbase Base Dam Fort Castle Creek Bay Harbour"
)
# What follows a given name or an initial: a surname.
_GIVEN_NAME = re.compile(r"[a-z,;”\"] (?:[A-Z][\w’'-]+|[A-Z]\.) ((?:al-|el-)?[A-Z][\w’'-]*\w)")
_ATTACKS = re.compile(
    rf"(?<![\w-])(?<!in )(?<!In )({_NAME}) (?:has |have |had |also )?"
    r"(?:attacked|raided|ambushed|abducted|kidnapped|pledged|claimed responsibility)\b"
)
_ONE_OF = re.compile(r"\b[Tt]he (?:[A-Z][\w’'-]+ )?([A-Z][a-z]{2,30})s\b(?![’'])")
_LEADING = frozenset({"of", "the", "Control", "Capture", "Fall", "Loss", "Seizure", "Recapture"})
_KINDS = words("Province Township District County Governorate Oblast Region")
_NO_PLACES = words(
    "Key Strategic Major Important Disputed Besieged Historic Ancient Vital Crucial Remote Small "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December English French Arabic Russian "
    "Ramadan Parliament Congress Government President General Colonel Mr Mrs Ms Dr Operation "
    "Serb Serbs Croat Croats Kurds Tuaregs "
    "Turk Turks Uzbek Tajik Pashtun Chechen Tamil Hutu Tutsi Tuareg Berber "
    "Swiss Dutch Greek Thai Czech Welsh Kazakh Uzbek Turkmen Kyrgyz Slovak Kurd Afghan "
    "Spite Favour Favor Charge Addition Response Osprey Apache Hercules "
    "Dinka Nuer Yazidi Alawite Maronite Rohingya "
    "Humvee Humvees Kalashnikov Kalashnikovs "
    "Human Rights Observatory Watch Agency Commission Committee "
    "Several Few Dozens Hundreds Thousands Both Arab Kurd Sunni Shia Shiite Muslim Christian Druze "
    "God Islam Allah Another Other Every Each Any No Such One The This That These Those There It "
    "He She They We You I In On At By For With Without "
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozen Provinces Districts "
    "Towns Villages Cities Capitals Regions Fronts Countries States "
    "Almost Nearly Even Still Only Just Perhaps Border Frontier "
    "Unfortunately Meanwhile Reportedly Separately Similarly Eventually Finally Recently Currently "
    "Earlier Later Soon Overnight Yesterday "
    "Nearby Neighbouring Neighboring Previously Apparently Allegedly Tragically Sadly Fortunately "
    "Additionally Consequently "
    "From And But Should Would Could Were When While After Before If Since Some Many Most All "
    "According Army Brigade "
    "Division State Defence Defense Ministry Minister Council Party University Western Eastern "
    "Northern Southern Central West East North South Prime Foreign Twitter Facebook Telegram"
)


def ordinary_words(body: str, names: Collection[str]) -> set[str]:
    """Those of the names that a text also has in small letters and never shows to be places."""
    small = set(re.findall(r"(?<![\w-])[a-z][\w’'-]*", body))
    doubtful = {name for name in names if " " not in name and name.lower() in small}
    return doubtful - set(_shown(body, ())) if doubtful else set()


def toponyms(
    body: str,
    known: Sequence[Mention],
    towns: Collection[str] = (),
    provinces: Collection[str] = (),
) -> list[Mention]:
    """Every occurrence of a name that the text itself says, or shows, to be a place.

    `known` are the mentions of the lexicon, in order: what they cover is left to them; `towns`
    and `provinces` are the names among them that are of such. Time grows linearly with the text.
    """
    names = shown_as_places(body, {each.text for each in known if each.names_place})
    listed = (*_listed_with(body, towns), *_each_in_its_province(body, provinces))
    names |= {name for name in listed if can_be_place(name)}
    names |= {*_heads(body)}
    if not names:
        return []
    return [
        Mention(start, start + len(name), name, toponym=True)
        for start, name in occurrences(body, names)
        if not _covered(start, start + len(name), known)
    ]


def _heads(body: str) -> Iterator[str]:
    """The names of entries in capitals of a list that tells of war place by place."""
    for head in entry_heads(body):
        names = re.split(r", | and | AND ", body[head.start : head.end])
        if all(can_be_place(name.title()) for name in names):
            yield from names


def _each_in_its_province(body: str, provinces: Collection[str]) -> Iterator[str]:
    """Names in `A and B in P, C in Q and D in R all fell`, where P, Q and R are provinces."""
    if not provinces:
        return
    surnames = _surnames(body)
    for sentence in re.split(r"(?<=[.!?])\s|\n", body):
        lists = [
            [_without_lead(name) for name in _SPLIT.split(match.group("names"))]
            for match in _IN_ONE.finditer(sentence)
            if match.group("province") in provinces
        ]
        if len(lists) >= _FEWEST_TOWNS and _LOST_OR_WON.search(sentence):
            for name in (each for several in lists for each in several):
                if name not in surnames and name not in provinces:
                    yield name


def shown_as_places(body: str, known: Collection[str] = frozenset()) -> set[str]:
    """The names that a text says, or shows, to be places; `known` are names of places."""
    return {name for name in _shown(body, known) if can_be_place(name)}


_WORD = re.compile(r"(?<![\w-])\w+")
_GOES_ON = re.compile(r"[\w-]")


def occurrences(body: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where names stand as words of their own, the longest first where several fit."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if first := _WORD.match(name):
            by_word.setdefault(first.group(), []).append(name)
    end = 0
    for word in _WORD.finditer(body):
        for name in by_word.get(word.group(), ()) if word.start() >= end else ():
            if body.startswith(name, word.start()):
                behind = word.start() + len(name)
                if not _GOES_ON.match(body, behind):
                    yield word.start(), name
                    end = behind
                    break


def _listed_with(body: str, towns: Collection[str]) -> Iterator[str]:
    """Names in lists of which two are towns, and `A on May 4, B on May 6` beside a town."""
    if not towns:
        return
    surnames = _surnames(body)
    several = (
        [_without_lead(name) for name in _NAMES.findall(listed.group())]
        for listed in _LIST.finditer(body)
    )
    dated = [match.group("name") for match in _DATED.finditer(body)]
    for names in (*several, dated):
        if sum(name in towns for name in names) >= _FEWEST_TOWNS:
            for name in names:
                if is_no_person(name) and name not in surnames and not is_of_people(name):
                    yield name


def _shown(body: str, known: Collection[str]) -> Iterator[str]:
    others = _surnames(body) | holders(body) | _actors(body)
    places = {*known, *_told_beside(body)}
    for several in _taken(body):
        among_places = any(name in places for name in several)
        for name in several:
            sure = among_places or is_no_person(name) or _begins_as_place(name, known)
            if sure and name not in others:
                yield name
    yield from _told_beside(body)


def _begins_as_place(name: str, known: Collection[str]) -> bool:
    """`Hamam al-Alil`, where Hamam is a place too."""
    first, *others = name.split()
    return first in known and bool(others) and all(_WITH_ARTICLE.match(each) for each in others)


@lru_cache(_TEXTS)
def _actors(body: str) -> frozenset[str]:
    """Names of whoever attacks, and what one of `the Tigers` is called: no places."""
    return frozenset(_ATTACKS.findall(body)) | frozenset(_ONE_OF.findall(body))


@lru_cache(_TEXTS)
def _surnames(body: str) -> frozenset[str]:
    return frozenset(_GIVEN_NAME.findall(body))


@lru_cache(_TEXTS)
def _taken(body: str) -> tuple[tuple[str, ...], ...]:
    """The names of each list that is told as taken, lost or left."""
    return tuple(
        tuple(_names_in(match, body, pattern))[: -1 if _acts(body, match, pattern) else None]
        for pattern in (_DONE_TO, _LEFT_TO, _BEFALLEN)
        for match in pattern.finditer(body)
    )


def _acts(body: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether the last name of `took X and the Kell Front did not resist` has its own verb."""
    joined = " and " in match.group("names")
    return joined and pattern is _DONE_TO and _ACTS.match(body, match.end()) is not None


@lru_cache(_TEXTS)
def _told_beside(body: str) -> tuple[str, ...]:
    """The names that words beside them say to be of places."""
    takers, surnames, found = holders(body) | _actors(body), _surnames(body), list[str]()
    for pattern in _SHOWN_BESIDE:
        loose = pattern in (_LOCATED, _FAR_AWAY, _OF_ITS_OWN)
        for match in pattern.finditer(body):
            if loose and _is_wrested(body, match):
                continue
            for at, name in enumerate(_names_in(match, body, pattern)):
                person = loose and (name in surnames or (at > 0 and not is_no_person(name)))
                if name not in takers and not person:
                    found.append(re.sub(r"[’']s?$", "", name))
    return tuple(found)


def _is_wrested(body: str, match: re.Match[str]) -> bool:
    """`captured X from al Shabaab`: who had it, no place."""
    before = max(0, match.start() - _CLAUSE)
    return match.group().startswith("from ") and bool(_WRESTED.search(body, before, match.start()))


def is_of_people(name: str) -> bool:
    """`Iraqi`, `Russians`: a people, or what is theirs; not `Al-Urban`."""
    return bool(_OF_PEOPLE.search(name)) and not _WITH_ARTICLE.match(name)


def is_no_person(name: str) -> bool:
    """A single word, or one of the words that names of places begin or end with."""
    parts = name.split()
    linked = parts[0].endswith(("-e", "-i", "-ye"))  # "Lash-e Juwayn"
    return len(parts) == 1 or linked or parts[0] in _PREFIXES or parts[-1] in _ENDINGS


def _names_in(match: re.Match[str], body: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names of a list, without the word that begins their sentence, and no peoples."""
    group = match.lastgroup or "names"
    following = body[match.end(group) : match.end(group) + 60]
    towns_of = body[match.start() : match.start(group)].endswith(" of ")
    listed = _SPLIT.split(match.group(group))
    with_article = _ARTICLE.search(body, max(0, match.start() - 10), match.start()) is not None
    of_peoples = pattern is not _BEFORE_NOUNS or (
        with_article and sum(map(is_of_people, listed)) * 2 >= len(listed)
    )
    for printed in listed:
        name = _without_lead(printed)
        if towns_of and _HOME.search(body, max(0, match.start() - 6), match.start()):
            continue  # "the home town of Ulf Berg"
        sure = (towns_of and pattern is _BEHIND_NOUN) or _has_district(name, match, body)
        if sure or not of_peoples or not _tells_who(name, following, pattern):
            yield name


def _tells_who(name: str, following: str, pattern: re.Pattern[str]) -> bool:
    """`the Iraqi city`, `in Kurdish hands`, `from Russians`: people, not a place."""
    if not is_of_people(name):
        return False
    if pattern is _BEFORE_NOUN:
        return _IN_PROVINCE.match(following) is None
    if pattern is _BEFALLEN and _FALLS.match(following):
        return False
    if _PEOPLES.search(name):
        return True
    return bool(re.match(r" [a-z]", following)) and not _FUNCTION_WORD.match(following)


def _has_district(name: str, match: re.Match[str], body: str) -> bool:
    """`in Gilan district`: unlike `the Kurdish district`, with no article before it."""
    return match.group().endswith(" district") and not _ARTICLE.search(
        body, max(0, match.start() - 10), match.start()
    )


def _without_lead(name: str) -> str:
    """`After Shire`, `Minbya Township`: what begins a sentence, or says the kind, is no name."""
    parts = name.split()
    while len(parts) > 1 and (parts[0] in _NO_PLACES or parts[0] in _LEADING):
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in _KINDS:
        parts.pop()
    return " ".join(parts)


def can_be_place(name: str) -> bool:
    """Whether a capitalised name is no weekday, army, title, nor letters that stand for one."""
    parts = name.split()
    if any(part in _NO_PLACES or part.lower() in ARMED_NOUNS for part in parts):
        return False
    if len(parts) == 1 and name.lower() in PERSONAL_NAMES:
        return False
    if len(parts) > 1 and _MADE_IN.match(parts[0]) and parts[-1].endswith("s"):
        return False  # "American Humvees"
    letters = re.match(r"[A-Z]{3}", name)  # "SPLM-North"
    return len(name) > 2 and not letters and not _HELD.search(name)


def _covered(start: int, end: int, known: Sequence[Mention]) -> bool:
    """Whether the first mention that ends behind the beginning of a name meets it."""
    at = bisect_right(known, start, key=lambda mention: mention.end)
    return at < len(known) and known[at].start < end
