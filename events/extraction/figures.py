"""Figures of speech and crime told in words of war: `a legal battle`, `a police raid`."""

import re

from events.extraction.dependencies import conjuncts
from events.extraction.frames import Deed
from events.extraction.language import Parse
from events.extraction.other_triggers import BARE_DEALS, DEALS_OF_WAR
from events.extraction.parties import REBEL_NOUNS
from events.extraction.wordlists import words
from events.lexicon import Mention
from events.vocabulary import EventKind

# Happenings: they befall a place, and are told of in general as often as of one day.
HAPPENINGS = frozenset(
    {
        EventKind.ATTACK,
        EventKind.CLASHES,
        EventKind.AIR_STRIKE,
        EventKind.BOMBING,
        EventKind.MASSACRE,
        EventKind.DISPLACEMENT,
        EventKind.PRISON_BREAK,
        EventKind.BESIEGED,
    }
)
_FIGURES = words(
    "charm verbal cyber media legal political personal heart panic asthma rhetorical scathing "
    "stinging hacking phishing ransomware malware shark dog online court courtroom custody "
    "electoral ideological diplomatic uphill propaganda hack hacker bidding ratings public "
    "presidential price tax trade business merger takeover wage salary contract budget "
    "title cultural moral sexual sex hate racist homophobic acid dna computer denial email "
    "lobbying partisan tweet cup league championship housing marketing advertising sales "
    "space test science"
)
_ABSTRACT = words(
    "media press democracy freedom right rights proposal character value institution judge law "
    "policy plan idea religion faith reputation credibility integrity record corruption poverty "
    "crime drug cancer disease terrorism terror extremism discrimination racism climate change "
    "bill healthcare opponent critic journalism speech decision administration election "
    "system constitution independence sovereignty legacy privacy economy company firm business "
    "inflation violence injustice inequality future vote nomination job reform tax trafficking "
    "piracy trade"
)
_POLICE = words(
    "police policeman officer agent authority prosecutor detective investigator customs "
    "investigators officers agents authorities prosecutors"
)
WARLIKE = re.compile(
    r"\b(?:rebel|insurgen|militant|jihad|guerrilla|fighter|troop|soldier|army\b|armies|militia|"
    r"paramilitar|gunm[ae]n|separatist|brigade|military|forces?\b|islamist|extremist|terror|bomb|"
    r"explo|rocket|mortar|shell|missile|grenade|artillery|tank|warplane|jets?\b|aircraft|drone|"
    r"helicopter|air ?strike|air raid|gunfire|shot\b|shoot|shot dead|kill|wound|injur|dead\b|"
    r"death|died|casualt|offensive|front ?line|ceasefire|cease-fire|truce|civil war|war\b|"
    r"combat|siege|besieg|captur|retak|recaptur|seiz|armed|attackers?\b|assailant|base\b|"
    r"checkpoint|convoy|stronghold|hostage|raided|ambush|clash|fighting|coalition|regime|"
    r"government-held|rebel-held|front\b|assault|hideout|police (?:station|headquarters)|mosque|"
    r"refugee camp|village|positions?\b|troops|blast|massacre|civilian|peacekeep)",
    re.IGNORECASE,
)
_IN_PLAY = re.compile(r"\b(?:drills?|war games?|simulat\w+|notional enemy|rehears\w+)\b", re.I)
_OF_WAR_ALONE = words(
    "airstrike offensive shelling ambush bombing besiege shell fighting gunfight firefight "
    "massacre skirmish jailbreak siege blockade encirclement explosion blast gunbattle"
)
_DIPLOMATIC = re.compile(
    r"\b(?:peace|cease-?fire|truce|hostilities|envoy|mediat\w+|UN\b|United Nations|delegat\w+|"
    r"ministers?|governments?|regime|opposition|rebel\w*|insurgen\w*|militant\w*|militia\w*|"
    r"negotiators?|diplomat\w*|diplomacy|presidents?|chancellor|ambassadors?|army|military|troops|"
    r"generals?|commanders?|conflict|war|separatist\w*|settlement|secretary of state|"
    r"foreign secretary|defen[cs]e secretary|king|emir|prime|junta|warring|rivals?|faction\w*|"
    r"political (?:transition|process|solution)|leaders?|chiefs? of staff)\b",
    re.IGNORECASE,
)
_BUSINESS = words(
    "deal merger takeover wage salary contract trade business price pay tough small pep straight "
    "big sweet dirty loose show radio budget sale brexit climate debt tv"
)
_SET_OFF = words(
    "bomb bomber suicide militant rebel insurgent attack attacker missile rocket rebels grenade "
    "device terrorist claim soldier army"
)
_SPEAKERS = words(
    "president minister candidate senator critic lawmaker politician columnist commentator lawyer "
    "campaign newspaper editorial author congressman governor mr mrs"
)
_NO_ENVOYS = words(
    "actor actress singer star player coach fan student survivor patient volunteer relative "
    "supporter friend reporter journalist family fighter tourist voter"
)
_ACCIDENTS = words(
    "gas factory plant coal chemical firework fireworks pipeline boiler volcano volcanic "
    "population nuclear steam refinery warehouse transformer solar star cooker rocket"
)


def is_figure(parse: Parse, deed: Deed) -> bool:
    """`a legal battle`, `an attack on the press`, `a police raid`, `deal talks`."""
    kind = deed.frame.kind
    beside = {
        form
        for child in parse.children(deed.trigger, "amod", "compound", "nmod")
        for form in (child.lemma, child.text.lower())
    }
    if kind in {EventKind.TALKS, EventKind.AGREEMENT}:
        if kind is EventKind.AGREEMENT and _is_of_peacetime(parse, deed, beside):
            return True
        company = {word.lemma for each in deed.actors for word in parse.children(each, "compound")}
        if company & _NO_ENVOYS or any(each.lemma in _NO_ENVOYS for each in deed.actors):
            return True
        parties = [each for each in parse.mentions if each.actors]
        diplomatic = len(parties) > 1 or _DIPLOMATIC.search(parse.sentence.text)
        return bool(beside & _BUSINESS) or not diplomatic
    if kind not in HAPPENINGS:
        return False
    if _IN_PLAY.search(parse.sentence.text):
        return True
    if deed.trigger.lemma == "attack" and _is_in_words(parse, deed):
        return True
    if beside & _FIGURES or _is_of_abstract(parse, deed) or _is_of_police(parse, deed, beside):
        return True
    if kind in {EventKind.DISPLACEMENT, EventKind.PRISON_BREAK}:
        return False
    if kind is EventKind.BOMBING and _is_accident(parse, deed):
        return True
    return not (_is_warlike(parse, deed) or any(each.actors for each in parse.mentions))


def _is_of_peacetime(parse: Parse, deed: Deed, beside: set[str]) -> bool:
    """`a deal on fishing`: neither its purpose nor one of its parties makes it one of war."""
    if deed.trigger.lemma not in BARE_DEALS or beside & DEALS_OF_WAR:
        return False
    sides = [word for each in deed.actors for word in conjuncts(parse, each)]
    return not any(word.lemma in REBEL_NOUNS or _is_known(parse.mention_at(word)) for word in sides)


def _is_known(mention: Mention | None) -> bool:
    return bool(mention and mention.actors)


def _is_in_words(parse: Parse, deed: Deed) -> bool:
    """`the president attacked his rivals over trade`."""
    if deed.trigger.pos != "VERB":
        return False
    over = any(each.text.lower() in {"over", "as"} for each in parse.children(deed.trigger, "prep"))
    return over or any(each.lemma in _SPEAKERS for each in deed.actors)


def _is_accident(parse: Parse, deed: Deed) -> bool:
    """`an explosion at a chemical plant`, where nothing says that anybody set it off."""
    if deed.trigger.lemma not in {"explosion", "blast"}:
        return False
    said = {word.lemma for word in parse.words}
    return bool(said & _ACCIDENTS) and not said & _SET_OFF


def _is_warlike(parse: Parse, deed: Deed) -> bool:
    """Whether the sentence has a word of war beside the trigger itself."""
    if deed.trigger.pos == "VERB" and any(
        parse.place_name_at(aim) for aim in parse.children(deed.trigger, "dobj", "nsubjpass")
    ):
        return True
    if deed.frame.kind is EventKind.AIR_STRIKE or _is_battle_of_place(parse, deed):
        return True
    plural_clash = deed.trigger.lemma == "clash" and deed.trigger.tag == "NNS"
    if deed.trigger.lemma in _OF_WAR_ALONE or plural_clash:
        return True
    text, offset = parse.sentence.text, parse.sentence.start
    start, end = deed.trigger.start - offset, deed.trigger.end - offset
    return bool(WARLIKE.search(text[:start]) or WARLIKE.search(text[end:]))


def _is_battle_of_place(parse: Parse, deed: Deed) -> bool:
    """`the battle for X`, `the battle of X`."""
    return deed.trigger.lemma == "battle" and any(
        parse.place_name_at(target)
        for preposition in parse.children(deed.trigger, "prep")
        if preposition.text.lower() in {"for", "of"}
        for target in parse.children(preposition, "pobj")
    )


def _is_of_abstract(parse: Parse, deed: Deed) -> bool:
    """`an attack on freedom`, `fighting corruption`: nothing that is of flesh or stone."""
    aims = [
        target
        for preposition in parse.children(deed.trigger, "prep")
        if preposition.text.lower() in {"on", "against", "for", "over", "with"}
        for target in parse.children(preposition, "pobj")
    ]
    if deed.trigger.pos == "VERB":
        aims += parse.children(deed.trigger, "dobj")
    return any(aim.lemma in _ABSTRACT and not parse.mention_at(aim) for aim in aims)


def _is_of_police(parse: Parse, deed: Deed, beside: set[str]) -> bool:
    """`police raided a flat`: crime, not war."""
    if deed.trigger.lemma != "raid":
        return False
    doers = {form for each in deed.actors for form in (each.lemma, each.text.lower())}
    owners = {child.lemma for child in parse.children(deed.trigger, "poss")}
    return bool((doers | owners | beside) & _POLICE)
