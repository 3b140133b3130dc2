"""Armed parties that a text names without the lexicon's help: `M23 rebels`, `the Syrian army`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

from events.extraction.nations import letters_shared
from events.extraction.wordlists import words


class Allegiance(Enum):
    """Whether a party's name says that it fights for a state or against one."""

    STATE = "state"
    REBEL = "rebel"
    UNKNOWN = "unknown"


REBEL_NOUNS = words(
    "rebel rebels insurgent insurgents militant militants jihadist jihadists jihadi jihadis "
    "islamist islamists extremist extremists guerrilla guerrillas separatist separatists fighter "
    "fighters gunman gunmen militia militias militiaman militiamen faction factions opposition "
    "paramilitary paramilitaries mujahideen terrorist terrorists secessionist secessionists "
    "mutineer mutineers defector defectors deserter deserters tribesman tribesmen warlord "
    "warlords radicals sect sects"
)
STATE_NOUNS = words(
    "army military troop troops soldier soldiers government police regime navy marine marines "
    "gendarme gendarmes junta authorities serviceman servicemen paratrooper paratroopers loyalist "
    "loyalists peacekeeper peacekeepers"
)
# Nouns of armed bodies on either side.
OTHER_ARMED_NOUNS = words(
    "force forces enemy enemies group groups alliance coalition guard guards side commander "
    "commanders unit units resistance movement attacker attackers defender defenders brigade "
    "brigades division battalion battalions regiment contingent column columns convoy wing corps "
    "front formation formations cadre cadres legion combatant combatants tank tanks ally allies "
    "exiles gang gangs bandit bandits pirate pirates cartel cartels "
    "sect hunter hunters vigilante vigilantes peshmerga commando commandos mercenary mercenaries"
)
ARMED_NOUNS = REBEL_NOUNS | STATE_NOUNS | OTHER_ARMED_NOUNS

# Letters that stand for no armed party.
CIVIL_LETTERS = words(
    "NATO UN EU US UK USA AU AFP AP BBC CNN WHO NGO MSF ICRC UNHCR UNICEF WFP IOM OCHA HRW IMF "
    "TV FM MP PM NBC ABC CBS NPR DPA TASS RIA SANA ECOWAS IGAD OSCE GMT UTC CEO FIFA UEFA NBA "
    "NFL GDP HIV"
)

_NO_NAMES = words(
    "It They He She We You I Who Which "
    "The A An In On At By For From And But When While After Before As If Since Some Many Most "
    "All Several Both These Those Its Their His Her Our Two Three Four Five Six Seven "
    "Hundreds Dozens Thousands With Without As Once Until Meanwhile However Earlier Later "
    "Today Yesterday North South East West Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July August September October November "
    "Local Former Armed Foreign Suspected Unidentified Masked Another Rebel Rebels "
    "December Lt Gen Col Maj General Colonel Major President Minister Prime Mr Mrs"
)
# Nouns that make whoever is named beside them rebels: fighters may be anyone's.
_OF_REBELS = REBEL_NOUNS - {"fighters"} | {"rebellion", "insurgency", "mutiny"}
_COMPASS = frozenset({"North", "South", "East", "West"})
_NO_PLAIN_NAMES = _NO_NAMES - _COMPASS
_SHORTEST = 3  # letters that tell no nation: `IS` is no people
# What no party is called alone: the `National` of `National Guard`.
_DESCRIBE_NAMES = words(
    "National Republican Presidential Federal Regional Royal Joint Special Border Central Popular "
    "United Revolutionary Democratic Civil Public Patriotic Allied"
)
_NATIONALITY = re.compile(r"(?:an|ian|ese|ish|i|ic|sh|ch)s?$")
_CAPITALISED = r"(?>(?:[ae][a-z]{1,2}-)?[A-Z][\w’'-]{0,40})"
_NAMED_BODY = re.compile(
    rf"(?<![\w-])((?:(?:{_CAPITALISED}) ){{1,6}})"
    rf"((?i:military council|{'|'.join(sorted(ARMED_NOUNS, key=len, reverse=True))}))\b"
)
# `Army of Conquest`, `Lord's Resistance Front for the North`.
_BODY_OF = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_CAPITALISED} ){{0,3}}"
    rf"(?:Army|Front|Movement|Coalition|Alliance|Rally) (?:of|for) "
    rf"(?:the )?{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}"
    rf"(?: (?:of|for|and|in) (?:the )?{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}){{0,3}})"
    r"(?![^.,;:\n]{0,30} \()"  # letters in brackets explain the whole name
)
_OF_UNITY = re.compile(r"\bGovernment of National [A-Z]\w+")
_LOYAL_TO = re.compile(r"\b(?:loyal to|led by|allied (?:to|with)|supporting|backing) \Z")
_BEFORE_LEADER = 20  # code points
_DOES = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})"
    r" (?:has |have |had |also )?(?:captured|seized|overran|overrun|retook|recaptured|stormed|"
    r"besieged|took control|ambushed|abducted|raided|massacred)\b"
)
_OPENS = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})"
    r" (?:began|launched|started|opened|resumed|lost|continued|stepped up)"
    r" (?:its|their|an?|the) (?:\w+ ){0,2}(?:offensive|insurgency|campaign|advance|rebellion)\b"
)
_UNDERGOES = re.compile(
    r"\b(?:won back from|surrendered to|"
    r"(?:captured|retaken|recaptured|seized|overrun|occupied|besieged) by|"
    r"(?:held|controlled) by|(?:retaken|recaptured|retook) from|in the hands of|"
    r"under the control of|drove|drive|driven by|expelled|ousts?|ousted|wrested from) (?:the )?"
    rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?![\w’'-])"
    rf"(?! (?:[\w-]+ )?(?:{'|'.join(sorted(ARMED_NOUNS, key=len, reverse=True))})\b)"
)
# `guerrillas of the FARC`, `one of the last footholds of Boko Haram`.
_FIGHTERS_OF = re.compile(
    r"\b(?P<noun>rebels|guerrillas|insurgents|militants|mutineers|fighters|men|gunmen|combatants|"
    r"elements|footholds?|strongholds?|bastions?|hideouts?) of (?:the )?"
    rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?! \(| (?:of|for)\b| in [A-Z]\w+ \()"
)
# `ten years of Al-Shabaab rule`, `the Seleka rebellion`.
_RULE_OF = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?:[’']s?)? "
    r"(?P<noun>rule|strongholds?|bastions?|footholds?|hideouts?|rebellion|insurgency|mutiny)\b"
)
_LETTERS_AND_MEN = re.compile(r"\b(?P<name>[A-Z][A-Z0-9-]{1,9})(?:'s|’s)? (?:men|spokes\w+)\b")
_NAMED_AFTER = re.compile(
    rf"\b(?P<noun>group|movement|militia|alliance|faction|organi[sz]ation|insurgency|rebels|coalition|"
    rf"sect|network)s?"
    r"(?:,? (?:also |better |which is |now |at that time |then )*(?:known as|called|calling itself|"
    r"dubbed|named))? (?:the )?"
    rf"(?P<name>(?:{_CAPITALISED})(?: (?:{_CAPITALISED})){{0,3}})\b"
)
# `the larger rebel group, the MPCI, has`.
_GROUP_APPOSED = re.compile(
    r"\b(?:rebel|militant|insurgent|armed|guerrilla|ethnic) "
    r"(?P<noun>group|movement|militia|alliance|faction|coalition|force|army), (?:the )?"
    rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?=, | \()"
)
# `Seleka, as the rebel coalition is called`.
_AS_IS_CALLED = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}), as the (?:[\w-]+ ){{0,2}}?"
    r"(?P<rebel>rebel )?"
    r"(?P<noun>group|movement|militia|alliance|faction|insurgency|rebels|coalition)s? "
    r"(?:is|are) (?:called|known)\b"
)
_LAST_NOUNS = re.compile(
    rf"(?: (?:{'|'.join(sorted(ARMED_NOUNS, key=len, reverse=True))}))+$", re.IGNORECASE
)
_MOST_ABBREVIATIONS = 40  # that one text explains; each is looked for in the whole of it
_ABBREVIATED = re.compile(
    r"\b((?>[A-Z][\w’'-]{1,40})"
    r"(?: (?>of|for|in|and|the|(?:[ae][a-z]{1,2}-)?[A-Z][\w’'-]{1,40})){1,7}) "
    r"\((?:the |or |also known as )?([A-Z][A-Za-z0-9-]{1,9})\)"
)


# `rebels led by Hayat Tahrir al-Sham`.
_LED_BY = re.compile(
    rf"\b(?P<noun>rebels|fighters|forces|insurgents|militants|alliance|coalition|troops),? "
    r"(?:that (?:is|are) )?(?:led|headed|dominated|spearheaded) by (?:the )?"
    rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})"
)


# `the Movement for Democracy in Kell, known as MDK`, `..., MDK, the group that`.
_KNOWN_AS = re.compile(
    r"\b((?>[A-Z][\w’'-]{1,40})"
    r"(?: (?>of|for|in|and|the|(?:[ae][a-z]{1,2}-)?[A-Z][\w’'-]{1,40})){1,7}), "
    r"(?:(?:(?:or |(?:also |better )?(?:known|abbreviated) as |called )(?:the )?)"
    r"([A-Z][A-Za-z]{2,9})|(?:the )?([A-Z]{3,9}))\b(?=[,.;])"
)
_MEN_OF = re.compile(r"[A-Z]\w+ of (?:the )?(?=[A-Z])")
# `Lurd (Liberians United for Reconciliation and Democracy)`.
_LONG_IN_BRACKETS = re.compile(
    r"(?<![\w-])([A-Z][A-Za-z]{2,9}) \((?:the )?("
    r"(?>[A-Z][\w’'-]{1,40})(?: (?>of|for|in|and|the|[A-Z][\w’'-]{1,40})){2,7})\)"
)
# `Lurd (...), the main rebel group`.
_IS_A_GROUP = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?: \([^)\n]{{3,80}}\))?, "
    r"(?:the|an?) (?:[\w-]+ ){0,3}(?:(?:rebel|militant|insurgent|armed|guerrilla) "
    r"(?P<noun>group|movement|militia|alliance|faction|coalition|force)|militia)\b"
)


@lru_cache(4)
def _explanations(body: str) -> tuple[tuple[int, str, str], ...]:
    """Every long name that letters are given for, where it begins, and the letters."""
    return tuple(_explained(body))


def _explained(body: str) -> Iterator[tuple[int, str, str]]:
    for match in _ABBREVIATED.finditer(body):
        name, letters = match.groups()
        men = _MEN_OF.match(name) if name[0] != letters[0] else None
        name = name[men.end() :] if men else name  # "Fighters of the Kell Front (KF)"
        yield match.end(1) - len(name), name, letters
    for match in _KNOWN_AS.finditer(body):
        name, letters = match.group(1), match.group(2) or match.group(3)
        if _spells(name, letters):
            yield match.start(), name, letters
    for match in _LONG_IN_BRACKETS.finditer(body):
        letters, name = match.groups()
        if _spells(name, letters):
            yield match.start(2), name, letters


_GIVES_NAME = re.compile(r",? [A-Z][\w’'-]+")
OF_FAITH = frozenset({"islamic", "islamist", "muslim", "sunni", "shia", "shiite", "christian"})


@dataclass(frozen=True)
class Party:
    """A party named at body[start:], as printed and without its article."""

    start: int
    text: str
    allegiance: Allegiance


def allegiance_of(noun: str) -> Allegiance:
    """What the noun that heads a name says of whom it fights for."""
    if noun.lower() in REBEL_NOUNS:
        return Allegiance.REBEL
    return Allegiance.STATE if noun.lower() in STATE_NOUNS else Allegiance.UNKNOWN


_MUTINOUS = re.compile(r"\b(?:mutinous|renegade|rebel|rebellious) ", re.IGNORECASE)


def allegiance_by_noun(text: str) -> Allegiance:
    """What the last word of a party as printed says of whom it fights for."""
    if _MUTINOUS.search(text):
        return Allegiance.REBEL
    if text.lower().endswith("armed forces"):
        return Allegiance.STATE
    return allegiance_of((text.split() or [""])[-1])


def is_of_state(text: str) -> bool:
    """`the Syrian army`, told by its nation alone; not `the Arakan Army`."""
    return allegiance_by_noun(text) is Allegiance.STATE and is_of_nation(text)


def is_of_nation(text: str) -> bool:
    """Whether nothing but a nationality names a party: `the Russian commander`."""
    return all(len(name) > _SHORTEST and _NATIONALITY.search(name) for name in names_in(text))


@lru_cache(4)
def parties(body: str) -> tuple[Party, ...]:
    """Every naming of an armed body by a capitalised name, in order. Time grows linearly."""
    found = {*_bodies(body), *_named_after(body), *_abbreviations(body), *_doers(body)}
    found |= set(_fought_for(body))
    return tuple(sorted({*found, *_recurrences(body, found)}, key=lambda each: each.start))


def _bodies(body: str) -> Iterator[Party]:
    for match in _NAMED_BODY.finditer(body):
        names = match.group(1).split()
        while names and names[0] in _NO_NAMES and not _is_half_of_land(names):
            names.pop(0)
        if len(names) > 1 and names[0].endswith(("'s", "’s")):
            names.pop(0)  # "Sudan's Rapid Support Forces"
        of_unity = _OF_UNITY.match(body, match.start(2))
        if names and not of_unity and not any(name in _NO_PLAIN_NAMES for name in names):
            text = " ".join([*names, match.group(2)])
            start = match.end() - len(text)
            gives_name = _GIVES_NAME.match(body, match.end())
            if gives_name and OF_FAITH.issuperset(names_in(text)):
                continue  # "the Islamist sect Boko Haram"
            if gives_name and match.group(2).lower() == "opposition" and is_of_nation(text):
                continue  # "Westria's opposition Northern Alliance"
            rebels = body.endswith("rebel ", 0, start)  # "the rebel National Alliance"
            yield Party(start, text, Allegiance.REBEL if rebels else allegiance_of(match.group(2)))
    for match in _OF_UNITY.finditer(body):
        yield Party(match.start(), match.group(), Allegiance.STATE)
    for match in _BODY_OF.finditer(body):
        name = match.group("name").removeprefix("The ")
        if not any(word in _NO_NAMES for word in name.split()):
            yield Party(match.end() - len(name), name, Allegiance.UNKNOWN)
    for match in _LETTERS_AND_MEN.finditer(body):
        yield Party(match.start(), match.group("name"), Allegiance.UNKNOWN)


def _is_half_of_land(names: list[str]) -> bool:
    """`South Sudan`, `North Kivu`: a quarter of the compass before a name of its own."""
    return names[0] in _COMPASS and len(names) > 1 and names[1] not in _NO_NAMES


def _doers(body: str) -> Iterator[Party]:
    """`Boko Haram overran the town`: who does what armed parties do."""
    for pattern in (_DOES, _OPENS, _UNDERGOES):
        for match in pattern.finditer(body):
            name = match.group("name").removeprefix("The ")
            before = body[max(0, match.start() - _BEFORE_LEADER) : match.start()]
            leads = _LOYAL_TO.search(before)  # "men loyal to Bor captured X"
            if not leads and not any(word in _NO_NAMES for word in name.split()):
                yield Party(match.end("name") - len(name), name, Allegiance.UNKNOWN)


@lru_cache(4)
def holders(body: str) -> frozenset[str]:
    """Names of whoever places are said to be won from or held by, or takes them: no places."""
    takes = (match for match in _DOES.finditer(body) if not body.startswith(" by", match.end()))
    return frozenset(match.group("name") for match in (*_UNDERGOES.finditer(body), *takes))


def _fought_for(body: str) -> Iterator[Party]:
    """`guerrillas of the FARC`, `Al-Shabaab rule`: whose men, or whose ground, it is."""
    for pattern in (_FIGHTERS_OF, _RULE_OF):
        for match in pattern.finditer(body):
            name = match.group("name").removeprefix("The ")
            nation = len(name.split()) == 1 and _NATIONALITY.search(name)
            if not nation and not any(word in _NO_NAMES for word in name.split()):
                rebels = match.group("noun") in _OF_REBELS
                allegiance = Allegiance.REBEL if rebels else Allegiance.UNKNOWN
                yield Party(match.end("name") - len(name), name, allegiance)


def _named_after(body: str) -> Iterator[Party]:
    """`the armed group M23`: the noun of the party before its name."""
    for pattern in (_NAMED_AFTER, _AS_IS_CALLED, _LED_BY, _IS_A_GROUP, _GROUP_APPOSED):
        for match in pattern.finditer(body):
            name = match.group("name").removeprefix("The ")
            leads = pattern is _LED_BY  # whose allies the rebels are, not their own name
            allegiance = Allegiance.UNKNOWN if leads else allegiance_of(match.group("noun") or "")
            if pattern in (_IS_A_GROUP, _GROUP_APPOSED) or match.groupdict().get("rebel"):
                allegiance = Allegiance.REBEL
            if not any(word in _NO_NAMES for word in name.split()):
                yield Party(match.end("name") - len(name), name, allegiance)


def _abbreviations(body: str) -> Iterator[Party]:
    """Later uses of the letters that a long name was given: `the RSF`."""
    known: dict[str, Allegiance] = {}
    for start, name, letters in _explanations(body):
        last = name.split()[-1]
        armed = last.lower() in ARMED_NOUNS | {"state", "party", "union", "council"}
        armed = armed or "Armed Forces" in name
        if not armed and (_CIVIL_BODIES.search(name) or not _spells(name, letters)):
            continue
        if not letters.isupper() and not _spells(name, letters):
            continue
        if not armed:
            yield Party(start, name, Allegiance.UNKNOWN)
        known.setdefault(letters, allegiance_of(last))
    for letters, allegiance in islice(known.items(), _MOST_ABBREVIATIONS):
        for again in re.finditer(rf"\b{re.escape(letters)}\b", body):
            yield Party(again.start(), letters, allegiance)


def _spells(name: str, letters: str) -> bool:
    """Whether letters of the words of a name make up its short form: `Model`, `MNLA`."""
    rest = iter(name.lower())
    first = name[:1].lower() == letters[:1].lower()
    return first and all(letter in rest for letter in letters.lower())


def in_full(text: str, body: str) -> str:
    """A name up to the letters printed behind it, which are kept where it does not spell them.

    `National Movement for the Liberation of Azawad (MNLA)` for `National Movement`.
    """
    explained = re.search(
        rf"(?<![\w-]){re.escape(text)}(?: (?:of|for|in|and|the|[A-Z][\w’'-]{{1,40}})){{0,7}}? "
        r"\((?:the )?([A-Z][A-Za-z0-9-]{1,9})\)",
        body,
    )
    if not explained:
        letters = next((short for short, long in explained_names(body).items() if long == text), "")
        return f"{text} ({letters})" if letters else text
    if explained.group(1) in CIVIL_LETTERS:
        return text
    name, letters = explained.group().rpartition(" (")[0], explained.group(1)
    if not letters.isupper() and not _spells(name, letters):
        return text
    plain = _initials(name, frozenset({"the", "of", "and"})).upper() == letters.upper()
    return name if name == text and plain else explained.group()


def short_names(body: str) -> set[str]:
    """The letters that a text explains, `Model`, `RSF`."""
    return {letters for _, name, letters in _explanations(body) if _spells(name, letters)}


_WORDS = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset({"the", "of", "and", "al", "el"})


@lru_cache(4)
def explained_names(body: str) -> Mapping[str, str]:
    """For letters that a text has in brackets behind a name that name: FACA, Armed Forces."""
    found: dict[str, str] = {}
    for _, name, letters in _explanations(body):
        found.setdefault(letters, name.removeprefix("The "))
    return found


def long_names(body: str) -> dict[str, str]:
    """For the letters that a text explains the name they stand for: RSF, Rapid Support Forces."""
    return {
        letters: name
        for letters, name in explained_names(body).items()
        if _initials(name, _SMALL_WORDS).upper() == letters.upper()
    }


def _initials(name: str, without: frozenset[str]) -> str:
    return "".join(word[0] for word in _WORDS.findall(name) if word.lower() not in without)


_CIVIL_BODIES = re.compile(
    r"\b(?:Organi[sz]ation|Programme?|Observatory|Agency|Committee|Commission|Nations|Office|"
    r"Ministry|Fund|University|Institute|Press|Company|Corporation|Bank|Court|Network|News|Rights|"
    r"Relief|Aid|Assistance|Mission|Council|Association|Federation|Society|Church|Community|"
    r"Monitor|Centre|Center|Project|Media|Radio|Television|Agreement|Convention|Authority|Republic|"
    r"Kingdom|Emirates|States|Congress|Parliament|Assembly|Crescent|Cross|Foundation)\b"
)


def _recurrences(body: str, named: Collection[Party]) -> Iterator[Party]:
    """Later uses of the name alone: `Seleka` after `the Seleka coalition`, `the Houthis`."""
    short: dict[str, Allegiance] = {}
    for party in sorted(named, key=lambda each: each.start):
        for name in own_names(party.text):
            short.setdefault(name, party.allegiance)
    if not short:
        return
    known = {end for party in named for end in range(party.start, party.start + len(party.text))}
    for name in [each for each in short if each[:3] in {"Al-", "al-"}]:
        short.setdefault(f"{name[0].swapcase()}{name[1:]}", short[name])
    longest_first = sorted(short, key=len, reverse=True)[:_MOST_ABBREVIATIONS]
    again = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    for match in again.finditer(body):
        if match.start() not in known:
            yield Party(match.start(), match.group(), short[match.group()])


def own_names(text: str) -> Iterator[str]:
    """`Seleka` of `Seleka coalition`, `Houthis` of `Houthi rebels`: what else it is called."""
    name = re.sub(r"[’']s?$", "", re.sub(_LAST_NOUNS, "", text))
    nation = _NATIONALITY.search(name)
    if len(name) < 2 or name in _NO_NAMES | CIVIL_LETTERS | _DESCRIBE_NAMES:
        return
    if not nation:
        yield name
    if len(words := text.split()) > 2 and all(word[0].isupper() for word in words):
        yield "".join(word[0] for word in words)
    if nation and " " not in name and not name.endswith("s"):
        yield f"{name}s"


_WITH_ARTICLE = re.compile(r"[ae][a-z]{1,2}-[A-Z]")  # "al-Shabaab"
_RANK = re.compile(r"\d+(?:st|nd|rd|th)")
_WITH_WHOM = re.compile(r"-(?:linked|backed|affiliated|aligned|allied|inspired|supported)$")
_BEHIND_HEAD = re.compile(
    r",? (?:backed|led|supported|loyal|allied|aligned|linked) (?:by|to|with) "
)


@lru_cache(8192)
def names_in(text: str) -> frozenset[str]:
    """The words of a party's name that tell it from others: no nouns of armies, no nations."""
    found = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", text))
    return frozenset(
        word.lower()
        for word in found
        if (word[0].isupper() or word[0].isdigit() or _WITH_ARTICLE.match(word))
        and word.lower() not in ARMED_NOUNS
        and word not in _NO_NAMES
        and not _RANK.fullmatch(word)
        and not _WITH_WHOM.search(word)
    )


def _side_of(text: str) -> Allegiance:
    """What the noun that heads a name says: `rebels backed by the Turkish military` are rebels."""
    return allegiance_by_noun(_BEHIND_HEAD.split(text, maxsplit=1)[0])


def same_party(one: str, other: str) -> bool:
    """Whether two names mean one party: `M23 rebels` and `the M23`, `TPLF` and its long name."""
    if not _distinctive(one) & _distinctive(other):
        return _abbreviates(one, other)
    sides = {_side_of(one), _side_of(other)}
    alone = names_in(one) & names_in(other)
    return sides != {Allegiance.REBEL, Allegiance.STATE} or not all(map(_NATIONALITY.search, alone))


def may_be_one(one: str, other: str) -> bool:
    """Whether nothing in two names tells them apart: `Syria army`, `Syrian troops`, `the army`."""
    if same_party(one, other):
        return True
    nouns = {_side_of(text) for text in (one, other) if text}
    first, second = names_in(one), names_in(other)
    if first and second:
        alike = any(letters_shared(a, b) for a in first for b in second)
    else:
        alike = is_of_nation(one) and is_of_nation(other)
    peoples = any(text.split()[-1].lower() not in ARMED_NOUNS for text in (one, other) if text)
    return alike and (Allegiance.REBEL not in nouns or (peoples and bool(first and second)))


_MILITARY = re.compile(
    r"\b(?:army|military|armed forces|defen[cs]e ministry|ministry of defen[cs]e|general staff|"
    r"security forces)\b",
    re.IGNORECASE,
)
# Who tells of a party without being of it: `military sources`, `Westrian agencies`.
_HEARSAY = re.compile(
    r"\b(?:sources?|agenc(?:y|ies)|media|press|television|TV|radio|news\w*|residents?|journalists?|"
    r"reporters?|activists?|analysts?|monitors?)\b"
)
_BEHIND_LETTERS = re.compile(r" \([A-Z]+\)$")
_SPEAKS_FOR = re.compile(
    r"\b(?:speaks for|(?:spokes\w+|commander|statement|leader|chief|official|adviser)s? "
    r"(?:for|of|from|by)) "
    r"(?:the )?(?P<party>.+)"
)


def party_spoken_for(speaker: str) -> str:
    """Of `a spokesman for the RSF` the RSF; other words as they are."""
    said = _SPEAKS_FOR.search(speaker)
    return said.group("party") if said else speaker


def is_own_word(speaker: str, party: str) -> bool:
    """Whether whoever speaks is of the party itself: `a spokesman for the RSF`, `the army`."""
    words = party_spoken_for(speaker)
    if _HEARSAY.search(speaker):
        return False
    if same_party(words, party):
        return True
    army = _BEHIND_LETTERS.sub("", party)  # "Westrian Armed Forces" of "... (WAF)"
    of_state = allegiance_by_noun(army) is Allegiance.STATE and is_of_nation(army)
    return of_state and speaks_for_army(words) and _of_one_nation(words, army)


def speaks_for_army(speaker: str) -> bool:
    """Whether who speaks is an army, or its ministry or spokesman."""
    return _MILITARY.search(speaker) is not None and not _HEARSAY.search(speaker)


def _of_one_nation(one: str, other: str) -> bool:
    """Whether names of nations, where both have one, begin alike: `Iraq's army`, `Iraqi troops`."""
    first, second = (
        {name for name in names_in(text) if _NATIONALITY.search(name)} for text in (one, other)
    )
    return not (first and second) or any(
        a == b or letters_shared(a, b) for a in first for b in second
    )


def is_another_name(one: str, other: str) -> bool:
    """Whether two names say the same with other nouns: `M23 rebels`, `the M23`, or its letters."""
    nouns = {_side_of(text) for text in (one, other) if text}
    same_side = nouns != {Allegiance.REBEL, Allegiance.STATE}
    return (names_in(one) == names_in(other) and same_side) or _abbreviates(one, other)


def _abbreviates(one: str, other: str) -> bool:
    """`TPLF` and `Tigray People’s Liberation Front`."""
    short, long = sorted((one, other), key=len)
    parts = [part for part in re.split(r"[\s-]", long) if part and part not in {"al", "Al", "el"}]
    initials = "".join(part[0] for part in parts if part[0].isupper())
    return " " in long and short == initials


def _distinctive(text: str) -> frozenset[str]:
    names = names_in(text)
    alone = frozenset(word for word in names if not _NATIONALITY.search(word))
    return alone or frozenset(word.removesuffix("s") for word in names)
