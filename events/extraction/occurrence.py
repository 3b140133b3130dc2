"""Whether deeds of the kinds that leave control alone are told as having occurred.

What is planned is told apart from what is only thinkable; habits, generalities and figures of
speech ("a legal battle", "a charm offensive") tell of no event.
"""

import re
from dataclasses import replace
from datetime import date

from events.extraction.claims import Claim
from events.extraction.dependencies import preposition_objects
from events.extraction.event_nouns import is_noun
from events.extraction.figures import HAPPENINGS, WARLIKE, is_figure
from events.extraction.frames import Deed
from events.extraction.language import Parse, Word
from events.extraction.stance import Judgement
from events.extraction.wordlists import words
from events.vocabulary import EventKind, Stance

_CONTROL = frozenset(
    {EventKind.CAPTURED, EventKind.RECAPTURED, EventKind.WITHDREW, EventKind.CONTESTED}
)
_FUTURE = words("will shall 'll going")
_PLANS = words(
    "plan vow pledge intend prepare promise agree order schedule set due announce decide expect "
    "ready be threaten want"
)
_PLANNED_NOUNS = words("plan preparation proposal decision agreement order pledge")
_UNREAL_NOUNS = words(
    "risk threat fear possibility prospect danger plot warning protection defence defense target "
    "call demand hope potential capability capacity likelihood prevention attempt bid ability "
    "scenario alert readiness opportunity appeal type kind idea chance means "
    "rumour rumor absence lack basis framework condition precondition "
    "incitement justification pretext alternative push need pressure planning practice exercise "
    "drill reliance simulation rehearsal anticipation"
)
_UNREAL_VERBS = words(
    "prevent avoid avert thwart foil deter plot fear oppose consider seek want urge demand propose "
    "encourage incite justify predict expect plan prepare threaten need demand discourage envisage "
    "imagine contemplate favour favor advocate pursue simulate rehearse attempt practise"
)
_CARRIES_OUT = words("carry conduct launch stage mount unleash perpetrate execute wage")
_NOT_YET = words(
    "simulated mock possible potential possibly potentially likely hypothetical attempted failed "
    "foiled threatened future"
)
_AHEAD = words("planned upcoming imminent forthcoming next expected proposed looming impending")
_BEGINS = words(
    "happen occur begin start come take launch hold carry conduct break erupt resume follow "
    "open stage mount make agree sign reach"
)
_GOES_ON = frozenset({EventKind.CLASHES, EventKind.BESIEGED, EventKind.CONTESTED})
_MAKES = words(
    "sign reach strike broker agree conclude seal clinch announce declare ink "
    "secure achieve finalise finalize ratify initial make introduce proclaim adopt"
)
_COMES_INTO = words("take come go enter begin")
_HOLDS = words(
    "hold host sponsor begin start resume attend join conclude have lead broker convene suspend "
    "open end leave boycott continue mediate conduct enter launch finish reopen restart"
)
_TIDINGS = words("information sign evidence word report news confirmation indication trace")
_NOT_AT = words("before ahead until against about towards toward through despite without")
_KEEPS_FROM = words("prevent stop keep bar block deter")
_DEMANDS = words("demand insist urge call appeal give ask")
_WISHES = words("want wish intend plan hope mean like need")
_CONTINUES = words("continue rage persist go remain intensify escalate resume begin start follow")
_HABITS = words(
    "often regularly frequently repeatedly routinely always usually sometimes occasionally "
    "commonly typically increasingly daily"
)


def as_occurred(parse: Parse, deed: Deed, judgement: Judgement | None) -> Judgement | None:
    """Judge a deed of these kinds again: planned, done, or (None) no event at all.

    `judgement` is what `stance` makes of it; deeds of control keep it as it is.
    """
    kind = deed.frame.kind
    if judgement is None or _is_kept_from(parse, deed.clause) or _is_unknown(parse, deed.clause):
        return None
    if kind is EventKind.WITHDREW and (
        _dates_another(parse, deed.clause) or _is_demanded(parse, deed.clause)
    ):
        return None
    unsure = kind in {EventKind.WITHDREW, EventKind.CONTESTED}
    if unsure and any(w.text.lower() == "whether" for w in parse.children(deed.clause, "mark")):
        return None
    if _is_yet_to(parse, deed.clause):
        return replace(judgement, stance=Stance.DENIED, attempt=False)
    if kind is EventKind.WITHDREW and deed.clause.pos == "VERB":
        return None if _is_of_one_person(parse, deed) else _of_leaving(parse, deed, judgement)
    if kind in _CONTROL:
        return None if _is_of_one_person(parse, deed) else judgement
    if is_figure(parse, deed) or _is_habit(parse, deed):
        return None
    if not is_noun(deed.trigger):
        return _of_verb(parse, deed, judgement)
    return _of_noun(parse, deed, judgement)


# `not one soldier left in X`, `the one stronghold still left to them`: what remains.
_REMAINS = re.compile(
    r"(?:\b(?:no|not (?:one|a single)|nobody|n[’']t \w+ (?:one|any|a single))\b[^.,;]{0,40}|"
    r"\bstill )\bleft (?:in|to)\b",
    re.IGNORECASE,
)


def _is_of_one_person(parse: Parse, deed: Deed) -> bool:
    """`he has not left Poland`, `she drove through London`, `they left the office`: no army."""
    moves = deed.frame.kind in {EventKind.WITHDREW, EventKind.CONTESTED} or deed.frame.holds
    doers = {each.text.lower() for each in deed.actors}
    if not moves or doers & {"he", "she", "i", "you"}:
        return moves
    plain = deed.trigger.lemma in {"leave", "quit"} and bool(doers & {"they", "we"})
    return plain and not WARLIKE.search(parse.sentence.text)


def _is_kept_from(parse: Parse, clause: Word) -> bool:
    """`prevented them from fleeing`: it was not done."""
    above = parse.head(parse.head(clause))
    return clause.dep == "pcomp" and above.lemma in _KEEPS_FROM


def _is_unknown(parse: Parse, clause: Word) -> bool:
    """`has no information about troops having been sent`, `no sign of an attack`."""
    above = parse.head(parse.head(clause))
    below = clause.dep in {"pcomp", "pobj"} and above.pos == "NOUN"
    return below and above.lemma in _TIDINGS and _is_none(parse, above)


def _dates_another(parse: Parse, clause: Word) -> bool:
    """`the first town to fall since troops began to withdraw`: only says since when."""
    chain = [clause, *list(parse.ancestors(clause))[:4]]
    for word in chain:
        marks = (each.text.lower() for each in parse.children(word, "mark", "prep"))
        if word.text.lower() == "since" or (word.pos in {"VERB", "AUX"} and "since" in marks):
            return any(each.text.lower() == "first" for each in parse.words) or word is not clause
    return False


def _is_demanded(parse: Parse, clause: Word) -> bool:
    """`demands that they leave X`, `gave them until Wednesday to leave`: nobody has left."""
    above = parse.head(clause)
    return (
        clause.tag in {"VB", "VBP"}
        and clause.dep in {"ccomp", "xcomp", "advcl", "acl", "relcl"}
        and above.lemma in _DEMANDS
    )


def _is_yet_to(parse: Parse, clause: Word) -> bool:
    """`have yet to enter the town`."""
    below = [*parse.children(clause, "advmod"), *parse.children(parse.head(clause), "advmod")]
    to = any(child.tag == "TO" for child in parse.children(clause, "aux"))
    return to and any(word.lemma == "yet" for word in below)


def _of_leaving(parse: Parse, deed: Deed, judgement: Judgement) -> Judgement | None:
    """`agreed to leave` is planned; `should leave`, `if they do not withdraw` tell of nothing."""
    if deed.clause.lemma == "leave" and deed.clause.dep == "acl" and deed.clause.tag == "VBN":
        return None  # "the fighters left in X" are still there
    if deed.trigger.text == "left" and _REMAINS.search(parse.sentence.text):
        return None
    if parse.head(deed.clause).lemma in {"refuse", "decline"}:
        return None
    modal = {child.lemma for child in parse.children(deed.clause, "aux")}
    if modal & {"should", "must", "would"} or _conditional(parse, deed.clause):
        return None
    if judgement.stance is Stance.FEARED and _is_ahead(parse, deed.clause):
        return replace(judgement, stance=Stance.PLANNED, attempt=False)
    return judgement


def _of_verb(parse: Parse, deed: Deed, judgement: Judgement) -> Judgement | None:
    """`will meet` is planned; `could meet` tells of nothing; `could attack` is feared."""
    if judgement.stance is Stance.DENIED and parse.head(deed.clause).lemma in _WISHES:
        return None
    if any(_is_none(parse, doer) for doer in parse.children(deed.clause, "nsubj", "nsubjpass")):
        return replace(judgement, stance=Stance.DENIED)
    if judgement.stance is not Stance.FEARED:
        planned = judgement.stance.says_it_happened and _is_to_be(parse, deed.clause)
        return replace(judgement, stance=Stance.PLANNED) if planned else judgement
    if _is_ahead(parse, deed.clause):
        return replace(judgement, stance=Stance.PLANNED, attempt=False)
    feared = deed.frame.kind in {EventKind.ATTACK, EventKind.BESIEGED, EventKind.AIR_STRIKE}
    modal = {child.lemma for child in parse.children(deed.clause, "aux")}
    return judgement if feared and (modal & {"could", "may", "might"}) else None


def _is_ahead(parse: Parse, clause: Word) -> bool:
    """`will X`, `to X` of a headline, `is due to X`, `vowed to X`."""
    auxiliaries = {child.lemma for child in parse.children(clause, "aux")}
    if auxiliaries & _FUTURE and not _conditional(parse, clause):
        return True
    if not any(child.tag == "TO" for child in parse.children(clause, "aux")):
        return False
    head = parse.head(clause)
    if head.index == clause.index:
        return True
    return head.lemma in _PLANS and clause.dep in {"xcomp", "ccomp", "advcl", "ROOT", "acl"}


def _is_none(parse: Parse, noun: Word) -> bool:
    """`no troops were sent`."""
    return any(child.text.lower() == "no" for child in parse.children(noun, "det"))


def _is_to_be(parse: Parse, clause: Word) -> bool:
    """`is to meet`, `are to be deployed`: present, so not `was to become`."""
    head = parse.head(clause)
    to = any(child.tag == "TO" for child in parse.children(clause, "aux"))
    return to and head.text.lower() in {"is", "are"} and clause.dep == "xcomp"


def _conditional(parse: Parse, clause: Word) -> bool:
    marks = {child.text.lower() for child in parse.children(clause, "mark", "advmod")}
    return bool(marks & {"if", "unless", "whether"})


def _of_noun(parse: Parse, deed: Deed, judgement: Judgement) -> Judgement | None:
    noun = deed.trigger
    if deed.frame.kind is EventKind.AGREEMENT and not _is_made(parse, deed):
        return None
    if deed.frame.kind is EventKind.TALKS and not _are_held(parse, deed):
        return None
    if _is_over(parse, deed) or _is_mere_talk(parse, noun):
        return None
    beside = _words_beside(parse, noun)
    if beside & _NOT_YET or beside & {"any", "every", "each"}:
        return None
    if beside & _AHEAD:
        return replace(judgement, stance=Stance.PLANNED, attempt=False)
    unreal = _unreal_context(parse, deed)
    if unreal is not None:
        planned = unreal is Stance.PLANNED
        return replace(judgement, stance=Stance.PLANNED, attempt=False) if planned else None
    if judgement.stance in {Stance.FEARED, Stance.DENIED}:
        return _presupposed(parse, deed, judgement)
    return judgement


def _is_over(parse: Parse, deed: Deed) -> bool:
    """`the siege of X is over`, `has ended`; `X has never come under attack`."""
    verb = parse.head(deed.trigger)
    if deed.trigger.dep == "pobj" and verb.text.lower() == "under":  # "come under attack"
        beside = parse.children(parse.head(verb), "neg", "advmod")
        return any(each.text.lower() in {"never", "not", "n't"} for each in beside)
    if deed.trigger.dep not in {"nsubj", "nsubjpass"}:
        return False
    if verb.lemma == "be":
        below = {each.lemma for each in parse.children(verb, "advmod", "acomp", "prep")}
        ends = preposition_objects(parse, verb, frozenset({"at"}))
        return "over" in below or any(each.lemma == "end" for each in ends)
    return verb.lemma in {"end", "lift", "cease"} and deed.frame.kind in _GOES_ON


def _is_mere_talk(parse: Parse, noun: Word) -> bool:
    """`talk of troops at X`: what people say, no talks."""
    of = any(each.text.lower() == "of" for each in parse.children(noun, "prep"))
    return noun.lemma == "talk" and noun.tag == "NN" and of


def _words_beside(parse: Parse, noun: Word) -> set[str]:
    """What describes a noun; of `every round of talks` also the `every`."""
    found = {child.lemma for child in parse.children(noun, "amod", "det", "compound")}
    found |= {child.text.lower() for child in parse.children(noun, "amod", "det")}
    described = parse.children(noun, "amod")
    found |= {each.lemma for child in described for each in parse.children(child, "advmod")}
    if noun.dep == "pobj" and parse.head(noun).text.lower() == "of":
        counted = parse.children(parse.head(parse.head(noun)), "det")
        found |= {child.text.lower() for child in counted} & {"every", "any"}
    return found


def _is_made(parse: Parse, deed: Deed) -> bool:
    """`signed a truce`, `a deal brokered by Y`, `the ceasefire took effect`; not `monitor it`."""
    if any(child.lemma in _MAKES for child in parse.children(deed.trigger, "acl", "relcl")):
        return True
    if deed.clause.index == deed.trigger.index:
        above = parse.head(parse.head(deed.trigger))
        return deed.trigger.dep == "pobj" and above.lemma in {"signing", "conclusion"}
    if deed.trigger.dep in {"nsubj", "nsubjpass"} and deed.clause.lemma in _COMES_INTO:
        below = {child.lemma for child in parse.children(deed.clause, "dobj", "prep")}
        return deed.clause.lemma == "begin" or bool(below & words("effect force into hold place"))
    return deed.clause.lemma in _MAKES


def _are_held(parse: Parse, deed: Deed) -> bool:
    """`talks began`, `held talks`, `during talks in X`; not `ahead of talks`, `talks aim to`."""
    if deed.clause.index != deed.trigger.index:
        if deed.clause.lemma in {"cancel", "postpone", "suspend", "scrap", "call"}:
            return False
        if deed.trigger.dep in {"nsubj", "nsubjpass"}:
            auxiliaries = parse.children(deed.clause, "aux", "auxpass")
            plain = deed.clause.tag in {"VBZ", "VBP"} and not auxiliaries
            return not plain or parse.sentence.headline or deed.clause.lemma in _BEGINS
        return deed.clause.lemma in _HOLDS
    above = parse.head(deed.trigger)
    while above.text.lower() == "of" and parse.head(above).lemma in {"round", "session", "series"}:
        above = parse.head(parse.head(above))
    if above.text.lower() in {"of", "for", "to"}:
        return parse.head(above).lemma in words(
            "round session day end start opening meet sit arrive"
        )
    return above.pos != "NOUN" and above.text.lower() not in _NOT_AT


def _presupposed(parse: Parse, deed: Deed, judgement: Judgement) -> Judgement | None:
    """`the raid may have killed ten`: whatever came of it, it took place."""
    if deed.clause.index == deed.trigger.index:
        if judgement.stance is Stance.DENIED:
            return judgement if parse.children(deed.trigger, "neg", "det") else None
        known = _is_definite(parse, deed.trigger) and not judgement.attempt
        return replace(judgement, stance=Stance.ASSERTED) if known else None
    if judgement.stance is Stance.FEARED and _is_ahead(parse, deed.clause):
        return replace(judgement, stance=Stance.PLANNED, attempt=False)
    told = deed.clause.lemma in _BEGINS
    if told:
        return judgement if judgement.stance is Stance.DENIED else None
    if deed.trigger.dep == "nsubj" and _is_definite(parse, deed.trigger):
        return replace(judgement, stance=Stance.ASSERTED, attempt=False)
    return None


def _is_definite(parse: Parse, noun: Word) -> bool:
    if parse.children(noun, "poss"):
        return True
    if any(parse.mention_at(child) for child in parse.children(noun, "compound")):
        return True
    return any(
        child.text.lower() in {"the", "this", "that", "these", "those"}
        for child in parse.children(noun, "det")
    )


def _unreal_context(parse: Parse, deed: Deed) -> Stance | None:
    """PLANNED or FEARED where the noun stands under one of plans or of possibilities."""
    word = deed.trigger
    for above in list(parse.ancestors(word))[:3]:
        if above.text.lower() == "about" and not _is_definite(parse, deed.trigger):
            return Stance.FEARED
        if above.pos == "ADP" or above.dep == "conj" or above.lemma in words("series wave string"):
            word = above
            continue
        if above.pos in {"NOUN", "PROPN"}:
            if above.lemma in _PLANNED_NOUNS and word.dep in {"prep", "compound", "pcomp"}:
                return Stance.PLANNED
            return Stance.FEARED if above.lemma in _UNREAL_NOUNS else None
        if above.pos != "VERB" or word.dep in {"nsubj", "advcl"}:
            return None
        if word.text.lower() == "for" and _opens_way(parse, above):
            return Stance.PLANNED
        if above.lemma in {"plan", "prepare"} and word.dep in {"dobj", "prep", "nsubjpass"}:
            return Stance.PLANNED
        called = above.lemma in {"call", "push", "press", "warn", "wait", "hope"}
        if called and word.dep == "prep":
            return Stance.FEARED
        unreal = above.lemma in _UNREAL_VERBS and word.dep not in {"prep", "agent"}
        return Stance.FEARED if unreal else None
    return None


def _opens_way(parse: Parse, verb: Word) -> bool:
    """`clearing the way for an assault on X`."""
    way = any(each.lemma == "way" for each in parse.children(verb, "dobj"))
    return way and verb.lemma in {"clear", "pave", "open", "prepare"}


def _is_habit(parse: Parse, deed: Deed) -> bool:
    """`militants attack X`, `has often attacked X`: no event of its own."""
    if deed.frame.kind not in HAPPENINGS | {EventKind.TALKS, EventKind.VISIT}:
        return False
    for word in {deed.clause.index: deed.clause, deed.trigger.index: deed.trigger}.values():
        if any(child.lemma in _HABITS for child in parse.children(word, "advmod", "amod")):
            return True
    if deed.frame.kind not in HAPPENINGS:
        return False
    verb = deed.clause
    above = parse.head(verb)
    if verb.tag == "VBG" and verb.dep == "csubj" and above.tag in {"VBZ", "VBP"}:
        return True  # "attacking X helps the government"
    auxiliaries = parse.children(verb, "aux", "auxpass")
    plain = verb.tag in {"VBZ", "VBP"} and not auxiliaries
    lasts = deed.frame.kind in {EventKind.CLASHES, EventKind.BESIEGED}
    if not plain or (lasts and verb.lemma in _CONTINUES) or parse.sentence.headline:
        return False
    return parse.sentence.text.rstrip(" \"'”’").endswith((".", "!", "?"))


def as_told(
    parse: Parse, deed: Deed, claim: Claim | None, published_on: date | None, *, wide: bool
) -> Claim | None:
    """The claim, planned where its date is ahead of publication; None for a generality.

    `wide` says that its place is a whole country.
    """
    if claim is None or deed.frame.kind in _CONTROL:
        return claim
    if _is_general(parse, deed, claim, wide=wide):
        return None
    begins = claim.when.earliest if claim.when is not None else None
    ahead = begins is not None and published_on is not None and begins > published_on
    planned = ahead and claim.stance.says_it_happened
    return replace(claim, stance=Stance.PLANNED) if planned else claim


def _is_general(parse: Parse, deed: Deed, claim: Claim, *, wide: bool) -> bool:
    """Whether a claim without a date of its own tells of many deeds at once.

    `air strikes in Y kill civilians`, `the coalition fighting the rebels in Y`.
    """
    fights = deed.trigger.pos == "VERB" and deed.frame.kind is EventKind.CLASHES
    if wide and fights and "still going on" in claim.derivation:
        return True
    if claim.when is not None and claim.when.earliest is not None:
        return False
    describes = deed.clause.dep in {"acl", "relcl"} and deed.clause.pos == "VERB"
    if describes and wide and deed.frame.kind in HAPPENINGS:
        return True
    if deed.frame.kind is EventKind.DISPLACEMENT and wide:
        return True
    if deed.frame.kind not in HAPPENINGS or deed.trigger.pos not in {"NOUN", "PROPN"}:
        return False
    noun = deed.trigger
    plural = noun.tag in {"NNS", "NNPS"}
    bare = not parse.children(noun, "det", "poss", "nummod")
    carried_out = deed.clause.lemma in _CARRIES_OUT and _tells_past(parse, noun)
    if plural and bare and wide:
        return not carried_out
    return plural and bare and not _tells_past(parse, noun)


def _tells_past(parse: Parse, noun: Word) -> bool:
    """Whether the verb above is in the past, or there is none, as in headlines."""
    for word in parse.ancestors(noun):
        if word.pos in {"VERB", "AUX"}:
            auxiliaries = {child.tag for child in parse.children(word, "aux", "auxpass")}
            past = word.tag in {"VBD", "VBN"} or "VBD" in auxiliaries
            return past or parse.sentence.headline or word.lemma in _CONTINUES
    return True
