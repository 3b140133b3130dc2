"""The words that tell of an event, as tables: which word, which kind, who stands where.

A frame names the grammatical slot of the place, of the side that takes or acts, and of the
side that loses. Grammar is looked after in `grammar`; what unmakes a claim, in `stance`.
"""

import re
from dataclasses import dataclass
from enum import Enum

from events.extraction.wordlists import words
from events.vocabulary import EventKind, Manner


class Slot(Enum):
    """Where in the clause a participant stands, voice undone."""

    NONE = "none"
    SUBJECT = "subject"
    OBJECT = "object"
    PREPOSITION = "preposition"


@dataclass(frozen=True)
class Frame:
    """What a trigger means and where its participants stand.

    `prepositions` introduce the place where its slot is PREPOSITION; `to` those that
    introduce the taker of a place that falls, is lost or handed over.
    """

    kind: EventKind
    place: Slot
    actor: Slot = Slot.SUBJECT
    loser: Slot = Slot.NONE
    prepositions: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    particle: str = ""
    manner: Manner = Manner.NOT_SAID
    threat: bool = False  # says that a place is in danger, not that it was taken
    needs_place: bool = True


_TO = words("to into under")
_IN = words("in near around outside at on within inside across for over")
CAPTURED, RECAPTURED = EventKind.CAPTURED, EventKind.RECAPTURED

_TAKES = Frame(CAPTURED, Slot.OBJECT)
_STORMS = Frame(CAPTURED, Slot.OBJECT, manner=Manner.BY_FORCE)
_RETAKES = Frame(RECAPTURED, Slot.OBJECT)
_LOSES = Frame(CAPTURED, Slot.OBJECT, Slot.NONE, loser=Slot.SUBJECT, to=_TO)
_HANDS_OVER = Frame(
    CAPTURED, Slot.OBJECT, Slot.NONE, loser=Slot.SUBJECT, to=_TO, manner=Manner.WITHOUT_FIGHT
)
_FALLS = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, to=_TO)
_THREATENS = Frame(CAPTURED, Slot.OBJECT, threat=True)
_NEARS = Frame(
    CAPTURED, Slot.PREPOSITION, prepositions=words("to on toward towards into"), threat=True
)
_LEAVES = Frame(EventKind.WITHDREW, Slot.PREPOSITION, prepositions=words("from of out"))
_QUITS = Frame(EventKind.WITHDREW, Slot.OBJECT)
_FIGHTS = Frame(EventKind.CLASHES, Slot.PREPOSITION, prepositions=_IN)
_ENTERS = Frame(EventKind.CONTESTED, Slot.OBJECT)
_PUSHES_IN = Frame(EventKind.CONTESTED, Slot.PREPOSITION, prepositions=words("into inside through"))
_ATTACKS = Frame(EventKind.ATTACK, Slot.OBJECT)
_BESIEGES = Frame(EventKind.BESIEGED, Slot.OBJECT)
_TRAVELS = Frame(EventKind.VISIT, Slot.PREPOSITION, prepositions=words("to into in at for"))
_MEETS = Frame(EventKind.TALKS, Slot.PREPOSITION, prepositions=words("in at"), needs_place=False)
_KILLS = Frame(EventKind.MASSACRE, Slot.PREPOSITION, prepositions=_IN)
_FLEES = Frame(EventKind.DISPLACEMENT, Slot.OBJECT)

# Verbs of saying: their dates and places are those of the saying.
SAYS = words(
    "say tell add announce declare report state confirm acknowledge admit concede note explain "
    "write warn tweet post quote cite show claim boast allege maintain insist deny"
)

# Verb lemma → frames, tried in order; the first whose particle and place are there counts.
VERBS: dict[str, tuple[Frame, ...]] = {
    **dict.fromkeys(words("capture seize conquer occupy grab snatch annex"), (_TAKES,)),
    "overrun": (_STORMS,),
    "take": (Frame(RECAPTURED, Slot.OBJECT, particle="back"), _TAKES),
    "win": (Frame(RECAPTURED, Slot.OBJECT, particle="back"),),
    "push": (
        Frame(
            RECAPTURED,
            Slot.PREPOSITION,
            prepositions=words("of from"),
            particle="out",
            loser=Slot.OBJECT,
        ),
        _PUSHES_IN,
        _NEARS,
    ),
    "drive": (
        Frame(
            RECAPTURED,
            Slot.PREPOSITION,
            prepositions=words("of from"),
            particle="out",
            loser=Slot.OBJECT,
        ),
    ),
    "expel": (
        Frame(RECAPTURED, Slot.PREPOSITION, prepositions=words("of from"), loser=Slot.OBJECT),
    ),
    **dict.fromkeys(
        words("retake recapture reclaim reconquer regain recover liberate"), (_RETAKES,)
    ),
    **dict.fromkeys(words("lose"), (_LOSES,)),
    **dict.fromkeys(words("surrender cede relinquish yield"), (_HANDS_OVER, _FALLS)),
    "hand": (Frame(**{**_HANDS_OVER.__dict__, "particle": "over"}),),
    "give": (Frame(**{**_HANDS_OVER.__dict__, "particle": "up"}),),
    "fall": (_FALLS,),
    "collapse": (_FALLS,),
    "capitulate": (Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, to=_TO, manner=Manner.WITHOUT_FIGHT),),
    "threaten": (_THREATENS,),
    "menace": (_THREATENS,),
    **dict.fromkeys(
        words("inch close advance edge near approach march"), (_PUSHES_IN, _NEARS, _THREATENS)
    ),
    **dict.fromkeys(words("withdraw retreat pull flee depart"), (_LEAVES,)),
    **dict.fromkeys(words("abandon vacate evacuate leave quit"), (_QUITS, _LEAVES)),
    **dict.fromkeys(words("go get come move break"), (_PUSHES_IN,)),
    **dict.fromkeys(words("fight battle clash"), (_FIGHTS,)),
    **dict.fromkeys(words("enter penetrate breach"), (_ENTERS, _PUSHES_IN)),
    **dict.fromkeys(words("sweep storm pour roll"), (_PUSHES_IN, _ENTERS)),
    **dict.fromkeys(words("attack assault raid"), (_ATTACKS,)),
    **dict.fromkeys(
        words("shell pound bombard"),
        (Frame(EventKind.ATTACK, Slot.OBJECT),),
    ),
    "bomb": (Frame(EventKind.BOMBING, Slot.OBJECT),),
    **dict.fromkeys(words("besiege surround encircle"), (_BESIEGES,)),
    **dict.fromkeys(words("fly arrive travel land head return"), (_TRAVELS,)),
    "visit": (Frame(EventKind.VISIT, Slot.OBJECT),),
    **dict.fromkeys(words("meet negotiate confer"), (_MEETS,)),
    "massacre": (_KILLS,),
    "slaughter": (_KILLS,),
}

# Verbs that tell of war only when an armed body does it.
ONLY_OF_FORCES = words("go get come move break leave quit enter near close approach land pour roll")

# Travel verbs tell of armies too; a visit is made by a person the lexicon knows.
VISITS = words("fly arrive travel land head return visit")

# "took control of X", "fell into the hands of Y", "claimed control of X": verb + noun.
CONTROL_NOUNS = words("control possession charge command hold")
HAND_NOUNS = words("hand hands control grip rule sway")
LIGHT_TAKES = words("take gain seize assume establish wrest win claim grab secure get have")
LIGHT_RETAKES = words("regain retake recover reclaim reassert restore")
LIGHT_LOSES = words("lose relinquish cede surrender")

# Nouns that tell of an event: "the fall of X", "X's capture by Y".
NOUNS: dict[str, Frame] = {
    **dict.fromkeys(
        words("capture seizure takeover conquest overrunning occupation storming taking"),
        Frame(CAPTURED, Slot.PREPOSITION, prepositions=words("of"), to=words("by")),
    ),
    **dict.fromkeys(
        words("fall loss collapse"),
        Frame(CAPTURED, Slot.PREPOSITION, Slot.NONE, prepositions=words("of"), to=words("to")),
    ),
    **dict.fromkeys(
        words("surrender handover"),
        Frame(
            CAPTURED,
            Slot.PREPOSITION,
            Slot.NONE,
            prepositions=words("of"),
            to=words("to"),
            manner=Manner.WITHOUT_FIGHT,
        ),
    ),
    **dict.fromkeys(
        words("recapture liberation retaking"),
        Frame(RECAPTURED, Slot.PREPOSITION, prepositions=words("of"), to=words("by")),
    ),
    **dict.fromkeys(
        words("clash clashes fighting battle gunfight firefight"),
        Frame(EventKind.CLASHES, Slot.PREPOSITION, Slot.NONE, prepositions=_IN),
    ),
    **dict.fromkeys(
        words("offensive assault attack raid onslaught"),
        Frame(EventKind.ATTACK, Slot.PREPOSITION, prepositions=words("on against in")),
    ),
    **dict.fromkeys(
        words("siege encirclement"),
        Frame(EventKind.BESIEGED, Slot.PREPOSITION, prepositions=words("of")),
    ),
    **dict.fromkeys(
        words("withdrawal retreat pullout evacuation"),
        Frame(EventKind.WITHDREW, Slot.PREPOSITION, Slot.NONE, prepositions=words("from of")),
    ),
    **dict.fromkeys(
        words("talks talk negotiation"),
        Frame(
            EventKind.TALKS,
            Slot.PREPOSITION,
            Slot.NONE,
            prepositions=words("in at"),
            needs_place=False,
        ),
    ),
    **dict.fromkeys(
        words("massacre"),
        Frame(EventKind.MASSACRE, Slot.PREPOSITION, Slot.NONE, prepositions=words("in of at")),
    ),
    **dict.fromkeys(
        words("airstrike"),
        Frame(
            EventKind.AIR_STRIKE, Slot.PREPOSITION, Slot.NONE, prepositions=words("on in near at")
        ),
    ),
    **dict.fromkeys(
        words("jailbreak"),
        Frame(EventKind.PRISON_BREAK, Slot.PREPOSITION, Slot.NONE, prepositions=words("in at")),
    ),
}
# "set their sights on X": verb + noun, a threat.
THREAT_NOUNS = {"sight": words("set"), "sights": words("set")}

_STEMS = (
    "captur|seiz|ret[ao]|conquer|occup|grab|snatch|annex|overr[au]n|t[ao]ke|took|taking|takeover|w[io]n|push|"
    "dr[io]ve|expel|recaptur|reclaim|reconquer|regain|recover|liberat|l[oe]s[est]|losing|surrender|"
    "ced|relinquish|yield|hand|g[ia]ve|f[ae]ll|collapse|capitulat|threat|menac|inch|clos|advanc|edg|"
    "near|approach|leav|left|quit|g[eo]t|c[ao]m[ei]|mov[ei]|br[eo]ke?|offensive|onslaught|march|withdr[ae]w|retreat|pull|evacuat|fle[ed]|depart|abandon|vacat|f[io]ught?|"
    "fight|battl|clash|enter|penetrat|breach|sw[ee]pt?|storm|pour|roll|attack|assault|raid|shell|pound|"
    "bombard|bomb|besieg|siege|surround|encircl|fl[ei]|arriv|travel|land|head|return|visit|m[eo]et|"
    "talk|negotiat|confer|massacr|slaughter|control|possession|sights?|air ?strike|jailbreak|gunfi|"
    "firefight|gain|went|go[ne]?|told|urg|announc|declar|vow|pledg|warn|loss"
)
_GATE = re.compile(rf"\b(?:{_STEMS})", re.IGNORECASE)


def worth_parsing(sentence: str) -> bool:
    """Whether a sentence has any word that could tell of an event."""
    return bool(_GATE.search(sentence))
