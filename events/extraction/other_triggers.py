"""Triggers of the kinds that leave control alone: fighting, strikes, talks, visits, flight.

Tables of frames by verb lemma and by noun; grammar is looked after in `grammar`, what unmakes
a claim in `stance`.
"""

from events.extraction.frames import Frame, Slot
from events.extraction.wordlists import words
from events.vocabulary import EventKind

_IN = words("in near around outside at on within inside across for over")

_FIGHTS = Frame(EventKind.CLASHES, Slot.PREPOSITION, prepositions=_IN)
_ATTACKS = Frame(EventKind.ATTACK, Slot.OBJECT)
_BESIEGES = Frame(EventKind.BESIEGED, Slot.OBJECT)
_TRAVELS = Frame(EventKind.VISIT, Slot.PREPOSITION, prepositions=words("to into in at for"))
_MEETS = Frame(EventKind.TALKS, Slot.PREPOSITION, prepositions=words("in at"), needs_place=False)
_KILLS = Frame(EventKind.MASSACRE, Slot.PREPOSITION, prepositions=_IN)

VERBS: dict[str, tuple[Frame, ...]] = {
    **dict.fromkeys(words("fight battle clash"), (_FIGHTS,)),
    **dict.fromkeys(words("attack assault raid shell pound bombard"), (_ATTACKS,)),
    "bomb": (Frame(EventKind.BOMBING, Slot.OBJECT),),
    **dict.fromkeys(words("besiege surround encircle"), (_BESIEGES,)),
    **dict.fromkeys(words("fly arrive travel land head return"), (_TRAVELS,)),
    "visit": (Frame(EventKind.VISIT, Slot.OBJECT),),
    **dict.fromkeys(words("meet negotiate confer"), (_MEETS,)),
    **dict.fromkeys(words("massacre slaughter"), (_KILLS,)),
}

NOUNS: dict[str, Frame] = {
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
        words("talks talk negotiation"),
        Frame(
            EventKind.TALKS,
            Slot.PREPOSITION,
            Slot.NONE,
            prepositions=words("in at"),
            needs_place=False,
        ),
    ),
    "massacre": Frame(
        EventKind.MASSACRE, Slot.PREPOSITION, Slot.NONE, prepositions=words("in of at")
    ),
    "airstrike": Frame(
        EventKind.AIR_STRIKE, Slot.PREPOSITION, Slot.NONE, prepositions=words("on in near at")
    ),
    "jailbreak": Frame(
        EventKind.PRISON_BREAK, Slot.PREPOSITION, Slot.NONE, prepositions=words("in at")
    ),
}

# Travel verbs tell of armies too; a visit is made by a person the lexicon knows.
VISITS = words("fly arrive travel land head return visit")

# Beginnings of the words above, for the gate that decides what is parsed.
STEMS = words(
    "offensive onslaught f[io]ught? fight battl clash attack assault raid shell pound bombard "
    "bomb besieg siege surround encircl fl[ei] arriv travel land head return visit m[eo]et talk "
    "negotiat confer massacr slaughter airstrike jailbreak gunfi firefight went told urg announc "
    "declar vow pledg warn"
)
