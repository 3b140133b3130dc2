"""Triggers of control over a place: taken, taken back, lost, left, entered, in danger.

Tables of frames by verb lemma and by noun; grammar is looked after in `grammar`, what unmakes
a claim in `stance`.
"""

from dataclasses import replace

from events.extraction.frames import Frame, Slot
from events.extraction.wordlists import words
from events.vocabulary import EventKind, Manner

_TO = words("to into under")
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
_ENTERS = Frame(EventKind.CONTESTED, Slot.OBJECT)
_EXPELS = Frame(RECAPTURED, Slot.PREPOSITION, prepositions=words("of from"), loser=Slot.OBJECT)
_DRIVES_OUT = replace(_EXPELS, particle="out")
_DRIVES_FROM = replace(_EXPELS, prepositions=words("from"))
_FOLLOWS = Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, likewise=True)
_HOLDS = Frame(CAPTURED, Slot.OBJECT, holds=True)
_PUSHES_IN = Frame(EventKind.CONTESTED, Slot.PREPOSITION, prepositions=words("into inside through"))
_MARCHES_IN = Frame(CAPTURED, Slot.PREPOSITION, prepositions=words("into"))

# Verb lemma → frames, tried in order; the first whose particle and place are there counts.
VERBS: dict[str, tuple[Frame, ...]] = {
    **dict.fromkeys(
        words(
            "capture seize conquer occupy grab snatch annex secure wrest bag gobble topple pocket "
            "prise pry wrench subdue subjugate overpower"
        ),
        (_TAKES,),
    ),
    **dict.fromkeys(words("overrun overwhelm sack"), (_STORMS,)),
    "overtake": (_TAKES,),
    "take": (Frame(RECAPTURED, Slot.OBJECT, particle="back"), _TAKES),
    "win": (Frame(RECAPTURED, Slot.OBJECT, particle="back"), _TAKES, _PUSHES_IN),
    "get": (Frame(RECAPTURED, Slot.OBJECT, particle="back"), _PUSHES_IN),
    "push": (
        _DRIVES_OUT,
        _DRIVES_FROM,
        _PUSHES_IN,
        _NEARS,
    ),
    **dict.fromkeys(
        words("drive force chase kick throw flush"), (_DRIVES_OUT, _DRIVES_FROM, _PUSHES_IN)
    ),
    "sweep": (_DRIVES_OUT, _DRIVES_FROM, _MARCHES_IN, _PUSHES_IN),
    **dict.fromkeys(words("expel evict oust dislodge eject rout uproot eradicate"), (_EXPELS,)),
    **dict.fromkeys(
        words("clear purge cleanse purify rid"), (Frame(RECAPTURED, Slot.OBJECT), _EXPELS)
    ),
    **dict.fromkeys(
        words(
            "retake recapture reclaim reconquer regain recover liberate free reoccupy rescue "
            "deoccupy"
        ),
        (_RETAKES,),
    ),
    **dict.fromkeys(words("lose forfeit"), (_LOSES,)),
    **dict.fromkeys(
        words("surrender cede relinquish yield consign deliver"), (_HANDS_OVER, _FALLS)
    ),
    "hand": (
        replace(_HANDS_OVER, particle="over"),
        replace(_HANDS_OVER, particle="back", kind=RECAPTURED),
        _HANDS_OVER,
    ),
    "turn": (replace(_HANDS_OVER, particle="over"),),
    "give": (replace(_HANDS_OVER, particle="up"), replace(_FALLS, particle="in")),
    **dict.fromkeys(words("control hold"), (_HOLDS,)),
    "claim": (_TAKES,),
    "fall": (_FALLS,),
    "follow": (_FOLLOWS,),
    **dict.fromkeys(words("collapse succumb tumble"), (_FALLS,)),
    "capitulate": (Frame(CAPTURED, Slot.SUBJECT, Slot.NONE, to=_TO, manner=Manner.WITHOUT_FIGHT),),
    "threaten": (_THREATENS,),
    "menace": (_THREATENS,),
    **dict.fromkeys(
        words("inch close advance edge near approach"), (_PUSHES_IN, _NEARS, _THREATENS)
    ),
    "march": (_MARCHES_IN, _PUSHES_IN, _NEARS, _THREATENS),
    **dict.fromkeys(words("withdraw retreat pull depart"), (_LEAVES,)),
    **dict.fromkeys(words("abandon vacate evacuate leave quit flee"), (_QUITS, _LEAVES)),
    **dict.fromkeys(words("go come move break ride"), (_PUSHES_IN,)),
    **dict.fromkeys(words("walk stroll"), (_MARCHES_IN,)),
    **dict.fromkeys(words("enter reenter penetrate breach"), (_ENTERS, _PUSHES_IN)),
    **dict.fromkeys(words("storm pour"), (_PUSHES_IN, _ENTERS)),
    "roll": (_MARCHES_IN, _PUSHES_IN),
}

# What `take` goes with where it tells of no taking.
IDLE_OBJECTS = words(
    "advantage part place care note step time aim action lead measure responsibility turn stock "
    "refuge shelter cover effect shape root issue credit blame heart pride office oath break"
)

# What `fall` goes with likewise.
IDLE_FALLS = words(
    "out apart behind through off over short silent quiet asleep ill sick victim flat"
)

# `fell on deaf ears`, `fell into ruin`: no fall of a town.
IDLE_FALLS_INTO = words(
    "ear time love place disrepair debt ruin death knee piece ground floor bottom oblivion trap "
    "category line silence arrears despair"
)

# `pulled out of the talks`, `quit the coalition`: no ground is left.
LEAVES_TALKS = words("withdraw pull quit leave abandon walk")
NO_GROUND = words(
    "talk negotiation deal agreement treaty accord pact process race election contest coalition "
    "alliance government meeting summit conference ceasefire truce convention bid success victory "
    "defeat blow setback win boost advantage chance opportunity"
)

# Verbs of everyday life, which tell of war where an armed body is in it.
PLAIN_TAKES = words(
    "take hold control win get lose free secure clear give hand leave grab snatch claim have put "
    "be come go collapse yield recover gain rescue deliver consign turn sack topple pocket bag "
    "gobble prise pry wrench overwhelm purge cleanse purify bring pass return occupy force drive "
    "push throw kick sweep change fall surrender overtake rule govern run"
)

# Of these the ones that tell it of a town without saying by whom: `X was taken`, `X fell`.
TAKEN_ALONE = words("take lose fall surrender yield tumble forfeit recover regain reclaim free")

# Verbs that tell of war only when an armed body does it.
ONLY_OF_FORCES = words(
    "go get come move break leave quit enter near close approach land pour roll march sweep walk "
    "stroll"
)

# Verbs whose object, if it has a name at all, is a place.
HELD_OR_RETAKEN = words("retake regain recover reclaim reconquer overrun be remain")

# "took control of X", "fell into the hands of Y", "claimed control of X": verb + noun.
CONTROL_NOUNS = words("control possession charge command hold")
FLAGS = words("flag banner colour")
FLAG_VERBS = words("raise hoist plant")
FLAG_FLIES = words("fly wave flutter")
HAND_NOUNS = words(
    "hand hands control grip rule sway grasp clutch clutches lap fold domination "
    "possession occupation power"
)
LIGHT_TAKES = words(
    "take gain seize assume establish wrest win claim grab secure get have declare announce exert "
    "extend impose consolidate complete exercise spread cement"
)
LIGHT_RETAKES = words(
    "resume regain retake recover reclaim reassert restore reestablish re-establish"
)
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
        words("withdrawal retreat pullout evacuation"),
        Frame(EventKind.WITHDREW, Slot.PREPOSITION, Slot.NONE, prepositions=words("from of")),
    ),
}
# "set their sights on X": verb + noun, a threat.
THREAT_NOUNS = {"sight": words("set"), "sights": words("set")}

# Beginnings of the words above, for the gate that decides what is parsed.
STEMS = words(
    "danger pressur peril claim victory overt slip slid pass becom belong theirs laid lay follow "
    "fate way turn back ours master lord lap grasp clutch fold walk stroll restor "
    "captur seiz ret[ao] conquer occup grab snatch annex overr[au]n t[ao]ke took taking "
    "takeover w[io]n push dr[io]ve expel recaptur reclaim reconquer regain recover liberat "
    "l[oe]s[est] losing surrender ced relinquish yield hand g[ia]ve f[ae]ll collapse capitulat "
    "threat menac inch clos advanc edg near approach leav left quit g[eo]t c[ao]m[ei] mov[ei] "
    "br[eo]ke? march withdr[ae]w retreat pull evacuat fle[ed] depart abandon vacat enter "
    "penetrat breach sw[ee]pt? succumb evict oust dislodg eject rout uproot clear chang flag "
    "banner free force forc chas bag gobbl toppl pocket pris pry wrench subdu subjug "
    "overpower overwhelm sack purg cleans purif rescu forfeit consign deliver tumbl deoccup "
    "eradicat kick thr[eo]w flush secur wrest h[eo]ld rid rode storm pour "
    "flies flew flying add roll control possession command charge sights? gain go[ne]? loss reoccup"
)
