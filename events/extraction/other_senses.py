"""Takings that have another sense: `fell silent`, `took them apart`, `cleared it of mines`."""

import re
from collections.abc import Sequence

from events.extraction.claims import ActorMention
from events.extraction.control_triggers import IDLE_FALLS
from events.extraction.frames import Deed
from events.extraction.language import Parse, Word
from events.extraction.taking import any_armed
from events.extraction.wordlists import words
from events.lexicon import Lexicon

# What else falls or is taken: behind the verb, or behind the place.
_AMOUNT = (
    r"[$€£]?\d[\d.,]*(?:%| ?per ?cent| (?:percentage|basis|points?|pence|cents|degrees|dollars|"
    r"euros|pounds|places?|spots?|runs?|goals?|wickets?))"
)
_SHARE = (
    r"(?:(?:almost|nearly|about|over|more than) )?(?:a (?:half|third|quarter|fifth|tenth)|half)"
)
_SOLDIERS = r"(?:militants|rebels|fighters|gunmen|men|insurgents|soldiers|troops)"
_OTHER_FALLS = re.compile(
    rf"(?: back)? (?:{'|'.join(sorted(IDLE_FALLS - {'out', 'over'}))}|prey|foul|"
    r"away|dark|idle|outside|out with|in (?:love|line|price|value)|"
    r"under the (?:jurisdiction|category|mandate|remit)|"
    r"within (?:the (?:jurisdiction|remit|borders|limits|boundaries)|\w+ (?:province|district|"
    r"region|county|state))|in the (?:table|rankings?|standings|polls|index)|"
    r"from (?:grace|favou?r)|in(?:to)? (?:the |a )?(?:crosshairs|spotlight|trap|sights)|"
    r"into (?:\w+ )?(?:disrepair|debt|decline|ruins?|darkness|chaos|despair|"
    r"neglect|poverty|recession|decay|silence|disuse|oblivion|disgrace|arrears|love|line|step)|"
    r"on(?:to)? (?:hard|its|their|his|her|deaf|evil|bad|lean)|"
    r"to (?:the (?:ground|floor|bottom|lowest|level|flames?|fire|sea|waves?|water)|pieces|bits|"
    r"earth|(?:third|fourth|fifth|last|\w+th)(?: place| spot|[.,]| in)|"
    r"(?:an?|its|their) (?:[\w-]+ ){0,3}(?:low|high|lowest|worst|knees|defeat|loss|level|record)|"
    rf"[$€£]\d[\d.,]*|\d[\d.,]* (?:after|from|on|in|at|a|an)|"
    rf"(?:around|about|nearly|just|below) \d[\d.,]*(?! (?:\w+ )?{_SOLDIERS})|{_AMOUNT})|"
    rf"(?:(?:sharply|slightly|steeply|further) )?(?:by )?(?:{_AMOUNT}|{_SHARE})|"
    r"(?:sharply|slightly|steeply|further) (?:to|against))(?!\w)",
    re.IGNORECASE,
)
_OTHER_TAKES = re.compile(
    r"(?: \w+)? (?:apart|aback|away(?! from)|aside|by surprise|to court|to task|seriously|lightly|"
    r"personally|for granted|for a ride|into account|to heart|\d{1,3}[-–]\d{1,3})\b",
    re.IGNORECASE,
)
_AS_ONE = re.compile(r" as (?:an?|its|their|his|her)\b")
_BY_STORM = re.compile(r" (?:city |town )?by storm\b", re.IGNORECASE)
_OF_THINGS = re.compile(
    r" of (?:[\w-]+ ){0,2}(?:mines|landmines|explosives|ordnance|debris|rubble|snow|rubbish|ice|"
    r"garbage|waste|trash|booby[- ]traps|bombs|ieds|devices|mud|sand|traffic|wrecks)\b",
    re.IGNORECASE,
)
_GIVES_UP = re.compile(r"\b(?:giv(?:e|es|en|ing)|gave) up (?:on )?\Z")
_GIVES_UP_DOING = re.compile(r" up (?:on )?\w{3,}ing ")
_LONGEST_GIVING = 15  # code points
_SIGNS = words("sign evidence indication confirmation proof hint")
_RUMOURS = words("rumour rumor report claim story suggestion allegation")
_WHICH_WAS_FALSE = re.compile(
    r", (?:but )?(?:which|that|this) (?:was|is|proved|turned out to be) (?:false|untrue|wrong)\b"
)
_FALSE = words("false untrue unfounded wrong baseless groundless incorrect premature fake")
_WHOEVER = words("whoever whichever who whatever")

# Who is driven out of a town that is not taken back by it.
_CIVILIANS = words(
    "tribe family resident civilian people villager inhabitant refugee migrant protester student "
    "squatter journalist diplomat population worker woman child patient trader settler tenant "
    "demonstrator community nomad herder visitor fan"
)


def has_other_sense(
    parse: Parse, deed: Deed, lexicon: Lexicon, actors: Sequence[ActorMention]
) -> bool:
    """Whether the words around a verb of taking give it a sense in which nothing is taken."""
    if _reads_otherwise(parse, deed) or _is_given_up(parse, deed) or _is_untrue(parse, deed):
        return True
    if not any_armed(lexicon, actors) and _is_figure_of_unarmed(parse, deed):
        return True
    if any(word.lemma in _CIVILIANS for word in deed.losers) and deed.trigger.lemma != "lose":
        return True
    return any(word.lemma in _WHOEVER and _is_whoever(parse, word) for word in deed.actors)


def _reads_otherwise(parse: Parse, deed: Deed) -> bool:
    """By what stands behind the verb, or behind the place."""
    text, begin = parse.sentence.text, parse.sentence.start
    behind = _end_of(deed) - begin
    match deed.trigger.lemma:
        case "fall" | "collapse" | "yield" if deed.trigger.pos == "VERB":
            return _OTHER_FALLS.match(text, deed.trigger.end - begin) is not None
        case "take":
            return _OTHER_TAKES.match(text, behind) is not None
        case "lose":
            return _AS_ONE.match(text, behind) is not None
        case "give":
            return _GIVES_UP_DOING.match(text, deed.trigger.end - begin) is not None
        case "clear" | "free" | "rid":
            return _OF_THINGS.match(text, behind) is not None
    return False


def _is_figure_of_unarmed(parse: Parse, deed: Deed) -> bool:
    """`took the town by storm`, `the cold takes hold of the town`: armies do it in earnest."""
    stormed = _BY_STORM.match(parse.sentence.text, _end_of(deed) - parse.sentence.start)
    return stormed is not None or any(word.lemma == "hold" for word in deed.also)


def _end_of(deed: Deed) -> int:
    return max([deed.trigger.end, *(word.end for word in deed.places)])


def _is_given_up(parse: Parse, deed: Deed) -> bool:
    """`gave up clearing the town`."""
    at = deed.trigger.start - parse.sentence.start
    return _GIVES_UP.search(parse.sentence.text, max(0, at - _LONGEST_GIVING), at) is not None


def _is_whoever(parse: Parse, word: Word) -> bool:
    """`Whoever holds X`; not `rebels, who hold X`."""
    return word.lemma != "who" or parse.head(word).dep in {"csubj", "ccomp", "ROOT"}


def _is_untrue(parse: Parse, deed: Deed) -> bool:
    """`there was no sign that X had fallen`, `rumours that X had fallen proved false`.

    `said that they had taken X, which was false` too.
    """
    if _WHICH_WAS_FALSE.search(parse.sentence.text, deed.trigger.end - parse.sentence.start):
        return True
    noun = parse.head(deed.clause)
    if noun.pos != "NOUN" or deed.clause.dep not in {"acl", "ccomp", "relcl"}:
        return False
    if noun.lemma in _SIGNS:
        return any(word.lemma in {"no", "little", "any"} for word in parse.children(noun, "det"))
    verb = parse.head(noun)
    below = parse.children(verb, "acomp", "oprd", "attr", "advmod")
    return noun.lemma in _RUMOURS and any(word.lemma in _FALSE for word in below)
