"""The ways in which a text shows a name to be of a place: patterns of words about toponyms."""

import re

from events.dates import MONTHS
from events.extraction.wordlists import words

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
_INSIDE_NAMES = "de|da|do|du|e|i|o|ye|os|us|wa|va|of the"
# Atomic and bounded, so that no run of letters, hyphens or articles is read in many ways.
_PART = r"(?>[A-ZÀ-Þ][\wʿʾ-]{0,40}(?:[’'‘](?!s\b)[\wʿʾ-]{1,40}){0,3})"
_FIRST_LETTER = "(?=[A-ZÀ-Þabeilsu])"  # of a name or an article: most words need no more tries
TOPONYM = (
    rf"{_FIRST_LETTER}(?>(?:(?:{_ALONE})[- ]|(?:{_HYPHENED})-)?{_PART}"
    rf"(?:[ -](?:(?:{_ALONE}|{_INSIDE_NAMES})[ -]|(?:{_HYPHENED})-)?{_PART}){{0,3}})"
)
_TOWN_OF = r"(?:the (?:(?!home|birth|native)[\w-]+ ){0,2}(?:town|city|village|port) of )?"
# `A, to the south, and B, to the east`.
_ASIDE = r"(?:, (?:to|in|on) the [\w-]{3,12},)?"
_JOINED = rf"{TOPONYM}(?:{_ASIDE}(?:, (?:and )?| and | or | as well as ){_TOWN_OF}{TOPONYM}){{0,6}}"
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
BEHIND_NOUN = re.compile(
    rf"\b(?:{_NOUNS})(?: (?:of|called|named|are|were|is|was))?,? (?P<names>{_JOINED})"
)
BEFORE_NOUN = re.compile(
    rf"\b(?P<names>{TOPONYM}) (?:border (?:crossing|post)|{_SINGULAR}|airport|airfield|camp|DAC|"
    r"(?:air |military |army )?base)\b"
)
BEFORE_NOUNS = re.compile(
    rf"\b(?P<names>{TOPONYM}(?:(?:, (?:and )?| and ){TOPONYM}){{1,9}}) (?:{_PLURAL})\b"
)
_IS_A_TOWN = re.compile(
    rf"\b(?P<names>{TOPONYM}),? \(?(?:an?|the|another|which is an?|is an?|lies|"
    r"(?:has been|had been|was|became|remains) an?) "
    rf"(?:[\w’'-]+ ){{0,5}}?(?:{_NOUNS}|{_SITES}|miles|km|kilomet(?:re|er)s)\b(?![’'])"
)
OF_ITS_OWN = re.compile(
    rf"\b(?P<names>{TOPONYM})[’']s? (?:\w+ )?(?:{_INSIDE})\b|\b(?P<lying>{TOPONYM}) (?:lies|sits) "
    rf"(?:in|on|at|near|about|some|\d|north|south|east|west|between|along|astride)\b"
)
LOCATED = re.compile(
    rf"\b(?:nearby|neighbou?ring|in|near|into|around|outside|inside|towards?|from|at|between|"
    rf"outskirts of|(?:[Rr]esidents|[Ii]nhabitants|[Pp]eople|mayor) of|"
    rf"centre of|center of|north of|south of|east of|west of|road to|entered|leave|"
    rf"(?:attack|assault|offensive|push|march|advance)(?: by [^,.;\n]{{3,60}})? (?:on|against)|"
    rf"(?:attacked|shelled|bombarded)) "
    rf"(?P<names>{_JOINED})"
)
FAR_AWAY = re.compile(
    rf"\b(?P<names>{TOPONYM}),? (?:about |some |around )?\d+ ?(?:km|miles|kilomet)"
)
_AMONG_THEM = re.compile(rf"(?<=, )(?P<names>{_JOINED}) among them\b")
_ON_THE_BORDER = re.compile(
    rf"\b(?P<names>{TOPONYM}),? (?:on|near|at) the (?:[\w-]+ ){{0,2}}(?:border|frontier|coast)\b"
)
_OF_SETTLEMENTS = re.compile(
    r"\b(?:villages|towns|cities|settlements|districts|places|localities|capitals|communities|"
    r"terminals|ports|bases|oilfields)\b"
    rf"[^.:;\n]{{0,120}}?(?:(?:\b(?:among them|including|such as|namely)|:) (?P<names>{_JOINED})|"
    rf" [-–—] (?P<set_off>{TOPONYM}(?:, {TOPONYM}){{1,9}},? and {TOPONYM})(?= [-–—]|[.\n])|"
    rf" (?:that|which) [^.:;\n]{{3,60}}? (?:are|were) (?P<said>{_JOINED})|"
    rf" (?:in|of) [^,.:;\n]{{3,40}}, (?P<apposed>{TOPONYM}(?:, {TOPONYM}){{0,5}},? and {TOPONYM}),)"
)
_TAKEN_IN_PROVINCE = re.compile(
    rf"\b(?P<names>{TOPONYM}),? in (?:the )?(?:[a-z-]+ )?"
    rf"(?:province of {TOPONYM}|{TOPONYM} province),? "
    r"(?:fell|falls|was|were|is|has|had|have)\b"
)
_WHICH_THEY = re.compile(
    rf"\b(?P<names>{TOPONYM})(?:,? in the [\w -]{{3,20}})?, which (?:[\w’'-]+ ){{1,4}}?"
    r"(?:captured|seized|took|retook|recaptured|overran|occupied|liberated|won back)\b"
)
_CONTROL_OF = re.compile(
    rf"\b(?:[Cc]ontrol|[Pp]ossession|in charge|masters?|seizure|takeover|liberation|recapture|"
    rf"retaking|conquest|reconquest) of (?P<names>{_JOINED})"
    r"(?![’'])"
)
_WHOLE_OF = re.compile(
    r"\b(?:hold|holds|held|controls?|controlled|captured|seized|took|taken?|overran|retook|lost|"
    r"retaken) (?:the whole|most|all|almost all|half|much|parts?) of (?:the )?"
    rf"(?P<names>{TOPONYM})(?![’'])"
)
_CALLED = re.compile(
    r"\b(?:village|town|city|settlement|district|hamlet|port)s? (?:called|named|known as)"
    rf" (?P<names>{_JOINED})"
)
# Each with words of which a text that it can match has one: most texts lack some.
SHOWN_BESIDE = (
    (_CALLED, ("called ", "named ", "known as ")),
    (_WHOLE_OF, (" of ",)),
    (_CONTROL_OF, (" of ",)),
    (_ON_THE_BORDER, (" border", " frontier", " coast")),
    (_OF_SETTLEMENTS, ("s",)),
    (_AMONG_THEM, ("among them",)),
    (BEHIND_NOUN, ("",)),
    (BEFORE_NOUN, ("",)),
    (BEFORE_NOUNS, ("districts", "towns", "villages", "cities", "hips", "hoods", "municipalities")),
    (_IS_A_TOWN, ("",)),
    (_WHICH_THEY, (", which ",)),
    (_TAKEN_IN_PROVINCE, ("province",)),
    (LOCATED, ("",)),
    (FAR_AWAY, ("km", "miles", "kilomet")),
    (OF_ITS_OWN, ("",)),
)
_TAKING_NOUNS = (
    "recapture|capture|fall|control|seizure|loss|siege|takeover|taking|liberation|retaking"
)
# What armies take, where nothing else says that it is a place: told from people below.
DONE_TO = re.compile(
    r"\b(?:captured|seized|wrested|regained|regaining|reclaimed|conquered|occupied|took|taken|"
    r"retook|retaken|recaptured|cleared|"
    r"liberated|overran|overrun|stormed|besieged|evacuated|lost|capturing|seizing|taking|retaking|"
    r"recapturing|clearing|overrunning|liberating|losing|occupying|wrests?|captures?|seizes?|retakes?|recaptures?|"
    r"(?:forces|troops|rebels|army|fighters|militants|insurgents|soldiers|jihadists) take|"
    r"(?:take|takes|taking|took|taken) over|(?:won|win|taken?|took) back|"
    rf"(?:{_TAKING_NOUNS}) of|(?:{_TAKING_NOUNS}),? (?:on|at|in|late|early|last) "
    r"[^.,;:\n]{3,25},? of|"
    r"hand(?:ed|s|ing)? over|(?:gave|given|giving) up|surrender(?:ed|ing|s)?|abandon(?:ed|ing|s)?|"
    r"(?:withdrew|withdrawn|withdrawing|retreated|retreating) from|(?:pulled|pulling) out of|"
    r"(?:driven?|drove|pushed|forced|expelled|chased|flushed|swept|thrown|threw|kicked|knocked|"
    r"ousted|evicted|dislodged|ejected|cleared) (?:[\w’'-]+ ){0,4}?out of|"
    r"briefly held|"
    r"(?:driven?|drove|expelled|evicted|dislodged|ejected) (?:[\w’'-]+ ){0,3}?from)[\"”’]? "
    rf"(?P<names>{_JOINED})(?! to\b)"
)
# `abandoned X to the rebels`.
LEFT_TO = re.compile(
    r"\b(?:left|leaving|abandoned|abandoning|lost|losing|ceded|ceding|yielded|yielding|"
    r"(?:handed|handing|turned|turning) over|(?:gave|giving) up|surrendered) "
    rf"(?P<names>{_JOINED}) to (?:the |an? )?[\w’'-]+"
)
_TAKES = "captured|seized|took|taken|retook|retaken|recaptured|overran|occupied|liberated|entered"
_THE_TOWN_OF = r"(?:the (?:[\w-]+ ){0,2}(?:town|city|village|port) of )?"
_A_DAY = rf"(?:\w+day|{'|'.join(MONTHS)}|\d{{1,2}} [A-Z]\w+)"
# `took X on 6 December and Y two days later`, `took X on Tuesday, and on Thursday Y`.
EACH_ON_ITS_DAY = re.compile(
    rf"\b(?:{_TAKES})\b[^.;:\n]{{2,90}}? (?:on|in) (?:early |late |mid-)?{_A_DAY}"
    rf"[^,;.\n]{{0,12}},? "
    rf"and (?:{_THE_TOWN_OF}(?P<names>{TOPONYM})(?:, [^,;.\n]{{3,40}},)? "
    r"(?:on|in|a|one|two|three|four|five|six|the (?:next|following|same)|days|hours|after that|"
    rf"(?:early|late|last|earlier)) ?\b|(?:on|in|last|earlier) [\w ]{{3,20}}? "
    rf"(?P<next>{TOPONYM})(?=[,.]))"
)
# `captured X in the west of the region and Y in the south`.
_QUARTER = r"(?:far )?(?:north|south|east|west|centre|center)(?:[- ]?(?:east|west))?"
IN_THE_NORTH = re.compile(
    rf"\b(?:{_TAKES}) {TOPONYM},? in the {_QUARTER}(?: of [^,;.\n]{{2,30}}?)?,? and "
    rf"(?P<names>{TOPONYM})(?=,? in the {_QUARTER})"
)
_PARTICIPLES = (
    "captured|recaptured|retaken|taken|seized|overrun|liberated|conquered|occupied|reoccupied|"
    "entered|evacuated|stormed|regained|won back"
)
BEFALLEN = re.compile(
    rf"\b(?P<names>{_JOINED})(?:, (?:both|all|now|since) (?:{_PARTICIPLES})\b|"
    r"(?:, [^,.;\n]{1,50},|,| in (?:the )?(?:[a-z-]+ (?:province of )?)?[A-Z][\w’'-]{1,30}"
    r"(?: [A-Z][\w’'-]{1,30})?(?: province)?)? "
    r"(?:fell|falls|(?:has|had|have) (?:\w+ )?fallen|(?:has|have|had) been held by|"
    r"follow(?:ed|s) (?:a day|the next day|the same day|hours later|days later|on|in|later|soon)|"
    r"(?:went|go|gone|had gone|suffered) the same (?:way|fate)|had gone (?:on|in|by)|"
    r"(?:was|were|is|has been|had been|have been|have all been|being) "
    rf"(?:(?:also|later|then|now|soon|finally|all|both|\w+ly) )?(?:{_PARTICIPLES}|lost|cleared)|"
    r"(?:(?:has|have|had) (?:\w+ ){0,2})?"
    r"(?:(?:remain|stay|come)(?:s|ed)?|came|is|are|was|were|been) "
    r"(?:(?:now|still|back|also|again|once more) )?"
    r"(?:in|under) (?:[\w’'-]+ ){0,3}(?:hands|control|rule))\b)"
)
NAMES = re.compile(TOPONYM)
LIST = re.compile(rf"{TOPONYM}(?:, {TOPONYM}){{1,14}},? and {TOPONYM}")
DATED = re.compile(
    rf"(?:[;,] (?:and )?|\b(?:and|then|taken?|took|captured|seized|retook) )(?P<name>{TOPONYM})"
    r"(?:, [^,;.\n]{1,45},)? (?:on|in) (?:(?:early|late|mid)[ -])?"
    rf"(?:{'|'.join(MONTHS)}|\d{{1,2}} [A-Z])"
)
IN_ONE = re.compile(rf"(?P<names>{_JOINED}) in (?:the )?(?:[a-z]+ )?(?P<province>{TOPONYM})")
SPLIT = re.compile(rf"{_ASIDE}(?:,? and |,? or |,? as well as |, ){_TOWN_OF}")
