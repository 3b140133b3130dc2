"""Triggers of the kinds that leave control alone: fighting, strikes, talks, visits, flight.

Tables of frames by verb lemma, of nouns that name an event, and the classes of words that may
stand with them; grammar is looked after in `other_deeds`, what unmakes an event in `occurrence`.
"""

from dataclasses import dataclass

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
    **dict.fromkeys(words("fight battle clash skirmish"), (_FIGHTS,)),
    **dict.fromkeys(words("attack assault raid shell pound bombard ambush"), (_ATTACKS,)),
    "bomb": (Frame(EventKind.BOMBING, Slot.OBJECT),),
    **dict.fromkeys(words("besiege surround encircle blockade"), (_BESIEGES,)),
    **dict.fromkeys(words("fly arrive travel land head return"), (_TRAVELS,)),
    "visit": (Frame(EventKind.VISIT, Slot.OBJECT),),
    **dict.fromkeys(words("meet negotiate confer"), (_MEETS,)),
    **dict.fromkeys(words("massacre slaughter"), (_KILLS,)),
}

# `met little resistance`, `met their conditions`, `was met with gunfire`: no meeting.
IDLE_MEETINGS = words(
    "resistance condition demand target deadline requirement goal need criterion fate end death "
    "challenge opposition obstacle gunfire fire hostility approval criticism silence protest "
    "standard expectation cost obligation"
)

# Travel verbs tell of armies too; a visit is made by a person the lexicon knows.
VISITS = words("fly arrive travel land head return visit")


@dataclass(frozen=True)
class EventNoun:
    """A noun that names an event by itself.

    `prepositions` introduce its place, `only_with` are words one of which must stand in front
    of it ("air" of "strike"), `parties` says that it has parties rather than a doer.
    """

    kind: EventKind
    prepositions: frozenset[str]
    only_with: frozenset[str] = frozenset()
    parties: bool = False
    needs_place: bool = True

    @property
    def frame(self) -> Frame:
        return Frame(
            self.kind,
            Slot.PREPOSITION,
            prepositions=self.prepositions,
            needs_place=self.needs_place,
        )


AERIAL = words("air aerial drone airborne")
PEACE_NOUNS = words("ceasefire cease-fire truce armistice cessation")
# Of many things in peace; of war where their purpose or one of their parties says so.
BARE_DEALS = words("deal agreement accord pact treaty")
DEALS_OF_WAR = words(
    "peace ceasefire cease-fire truce withdrawal evacuation surrender reconciliation disarmament "
    "de-escalation deescalation prisoner hostage swap power-sharing disengagement"
)
CAR_BOMBS = words("car truck roadside suicide vehicle motorcycle van lorry nail petrol time bike")
_AT = words("in on near at against outside inside around into across")
_SOMEWHERE = words("in near at outside inside around on across")

_STRIKE = EventNoun(EventKind.AIR_STRIKE, _AT | {"of"})
_STRIKE_IF_AERIAL = EventNoun(EventKind.AIR_STRIKE, _AT | {"of"}, only_with=AERIAL)
_BOMBING_IF_SAID = EventNoun(EventKind.BOMBING, _AT, only_with=words("bomb suicide bombing"))
_ATTACK = EventNoun(EventKind.ATTACK, _AT)
_SHELLING = EventNoun(EventKind.ATTACK, _AT | {"of"})
_CLASH = EventNoun(EventKind.CLASHES, _SOMEWHERE | {"over", "for", "of"}, parties=True)
_BLAST = EventNoun(EventKind.BOMBING, _SOMEWHERE)
_TALKS = EventNoun(EventKind.TALKS, words("in at near"), parties=True, needs_place=False)
_DEAL = EventNoun(
    EventKind.AGREEMENT, words("in at for across around"), parties=True, needs_place=False
)
_DEAL_OF_WAR = EventNoun(
    EventKind.AGREEMENT,
    words("in at for across around"),
    only_with=DEALS_OF_WAR,
    parties=True,
    needs_place=False,
)

# Noun lemma → its readings, tried in order.
NAMED: dict[str, tuple[EventNoun, ...]] = {
    **dict.fromkeys(
        words("clash skirmish gunfight gunbattle firefight fighting battle"), (_CLASH,)
    ),
    **dict.fromkeys(
        words("attack assault raid bombardment"), (_STRIKE_IF_AERIAL, _BOMBING_IF_SAID, _ATTACK)
    ),
    **dict.fromkeys(
        words(
            "offensive onslaught ambush incursion counterattack counter-attack counteroffensive "
            "counter-offensive"
        ),
        (_ATTACK,),
    ),
    "shelling": (_SHELLING,),
    "airstrike": (_STRIKE,),
    "strike": (_STRIKE_IF_AERIAL,),
    "bombing": (
        EventNoun(
            EventKind.AIR_STRIKE, _AT | {"of"}, only_with=AERIAL | {"intense", "heavy", "coalition"}
        ),
        EventNoun(EventKind.BOMBING, _AT | {"of"}),
    ),
    **dict.fromkeys(words("blast explosion"), (_BLAST,)),
    "bomb": (EventNoun(EventKind.BOMBING, _SOMEWHERE, only_with=CAR_BOMBS),),
    "jailbreak": (EventNoun(EventKind.PRISON_BREAK, words("in at from near")),),
    **dict.fromkeys(
        words("break escape breakout"),
        (
            EventNoun(
                EventKind.PRISON_BREAK,
                words("in at from near"),
                only_with=words("prison jail mass"),
            ),
        ),
    ),
    "massacre": (EventNoun(EventKind.MASSACRE, words("in of at near on")),),
    **dict.fromkeys(
        words("killing execution beheading"),
        (EventNoun(EventKind.MASSACRE, words("in at near"), only_with=words("mass summary")),),
    ),
    **dict.fromkeys(
        words("siege encirclement blockade"),
        (EventNoun(EventKind.BESIEGED, words("of on around to")),),
    ),
    **dict.fromkeys(words("talk negotiation"), (_TALKS,)),
    **dict.fromkeys(BARE_DEALS, (_DEAL_OF_WAR, _DEAL)),
    **dict.fromkeys(PEACE_NOUNS, (_DEAL,)),
    "deployment": (EventNoun(EventKind.DEPLOYMENT, words("to in at near along")),),
    "exodus": (EventNoun(EventKind.DISPLACEMENT, words("from in")),),
    **dict.fromkeys(words("visit trip"), (EventNoun(EventKind.VISIT, words("to in")),)),
}

AIRCRAFT = words(
    "warplane jet aircraft plane helicopter gunship drone airforce bombers fighter-jet aeroplane"
)
EXPLOSIVES = words(
    "bomb explosive device mine landmine ied grenade car vehicle truck vest belt charge motorcycle"
)
BOMBERS = words("bomber attacker assailant")
SOLDIERS = words(
    "troop soldier force marine paratrooper reinforcement tank warship warplane jet fighter "
    "helicopter peacekeeper battalion brigade regiment contingent convoy unit commando artillery "
    "missile policeman ranger division fleet carrier adviser advisor army battery system"
)
CIVILIANS = words(
    "civilian people resident villager family person inhabitant refugee man woman child population "
    "citizen thousand hundred dozen million household community"
)
PRISONERS = words("prisoner inmate detainee convict")
PRISONS = words("prison jail penitentiary")
HITS = words("hit strike target pound batter rock shake destroy damage kill wound injure flatten")

# Beginnings of the words above, for the gate that decides what is parsed.
STEMS = words(
    "offensive onslaught f[io]ught? fight battl clash attack assault raid shell pound bombard "
    "bomb besieg siege surround encircl blockad fl[ei] arriv travel land head return visit "
    "meet met\\b talk negotiat confer massacr slaughter airstrike jailbreak gunfi gunbat firefight "
    "went told urg announc declar vow pledg warn skirmish ambush incursion counter blast explo[ds] "
    "detonat blew blow ceasefire cease-fire truce armistice cessation signed deploy send sent "
    "dispatch airlift displac uproot exodus murder butcher evacuat escap inmate prisoner execut "
    "behead warplane jets helicopter drone strike struck hit rocket missile mortar opened fired "
    "stream trip prison jail agreement accords?\\b pacts?\\b deals?\\b"
)
