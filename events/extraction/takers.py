"""Who took a place where the passage itself does not say so: what the rest of an article tells."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from events.dates import DateSpan
from events.extraction.claims import ActorMention, Claim
from events.extraction.parties import (
    OF_FAITH,
    REBEL_NOUNS,
    Allegiance,
    allegiance_by_noun,
    may_be_one,
    names_in,
    party_spoken_for,
)
from events.extraction.plausible import TAKEN
from events.extraction.where import Places
from events.extraction.who import Actors
from events.vocabulary import ActorRole, EventKind, Stance

Taker = tuple[str, int | None]  # the words for it, and the known actor

_AGAINST = re.compile(r"\b[Aa]nti-([A-Z][\w’'-]+)")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_ARMY_SPEAKS = re.compile(
    r"(?:the |an? )?(?P<army>army|military) (?:spokes\w+|commander|chief|statement|officer)\b"
)
_OF_LOSS = re.compile(r"\b(?:lost|lose|losing|loss|fell|fall|fallen|surrender\w*)\b", re.IGNORECASE)
_BARE_NOUNS = frozenset(
    {"forces", "men", "units", "unit", "column", "columns", "convoy", "group", "contingent"}
)
_ALONE = frozenset({"column", "columns", "convoy", "contingent", "forces", "units", "unit"})
_ANY_FIGHTERS = frozenset(
    {"fighters", "militants", "insurgents", "rebels", "gunmen", "jihadists", "islamists", "militia"}
)
# What may stand before `fighters` and tell nothing of whose they are.
_PLAIN_FIGHTERS = frozenset(
    {"armed", "masked", "the", "some", "more", "other", "heavily", "islamist", "jihadist", "rebel"}
    | {"muslim", "suspected", "islamic", "enemy", "advancing", "victorious", "hundreds", "of"}
    | {"several", "hundred", "thousands", "dozens", "scores", "few", "many", "about", "around"}
)
_DETERMINERS = frozenset({"his", "her", "its", "their", "another", "these", "those"})
_PAIR = 2  # words: "his men"
_AROUND = 150  # claims before and behind one that can tell of its taker
_BESIDE = 120  # code points from a taking to what the same sentence says of the time before
_OTHER_TIMES = timedelta(days=300)
_ATTACKS = frozenset({EventKind.CONTESTED, EventKind.ATTACK, EventKind.BESIEGED})


@dataclass(frozen=True)
class Advance:
    """`captured a string of towns on Friday` at body[at:]: who takes places named elsewhere.

    `taker` is None where it is not said; `when` where it tells of no towns, or of no day.
    """

    at: int
    kind: EventKind
    taker: ActorMention | None
    when: DateSpan | None = None
    derivation: str = ""


@dataclass(frozen=True)
class Article:
    """What one article tells of places, parties and takings, in order."""

    places: Places
    actors: Actors
    claims: Sequence[Claim]
    advances: Sequence[Advance]

    def claims_near(self, claim: Claim) -> Sequence[Claim]:
        """Those told around a claim: all of them but in texts of the length of books."""
        at = bisect_left(self.claims, claim.quote.start, key=lambda each: each.quote.start)
        return self.claims[max(0, at - _AROUND) : at + _AROUND]

    def advances_near(self, claim: Claim) -> Sequence[Advance]:
        at = bisect_left(self.advances, claim.quote.start, key=lambda each: each.at)
        return self.advances[max(0, at - _AROUND) : at + _AROUND]


def taker_of(claim: Claim, article: Article) -> Taker | None:
    """Who took the place of a claim that does not say so; None if it does, or none can tell.

    Whoever is told nearest to have taken another place; else who attacks this one; else the
    only side, or the only armed party, that the article names beside the holder.
    """
    if claim.kind not in TAKEN:
        return None
    if said := claim.actor(ActorRole.TAKER):
        if not _is_nameless(said):
            return None
        meant = _spoken_for(claim, article) or _of_a_name(claim, article)
        meant = meant or _whose(said, claim, article)
        return None if meant and _is_against(said, meant, article) else meant
    if taker := _spoken_for(claim, article):
        return taker
    if _speaks_as_taker(claim, article):
        return _ARTICLE.sub("", claim.speaker).partition(",")[0], None
    if claim.kind is EventKind.RECAPTURED and (army := _ARMY_SPEAKS.match(claim.speaker)):
        return army.group("army"), None
    lost = _others(claim, article)
    if claim.stance is Stance.DENIED and claim.speaker:
        lost.add((party_spoken_for(claim.speaker), None))  # who denies it has not taken it
    return (
        _who_held_it(claim, article)
        or _nearest(claim, article, {claim.kind}, lost)
        or _attacker(claim, article, lost)
        or _only_other_side(claim, article)
        or _nearest(claim, article, TAKEN - {claim.kind}, lost)
        or _only_party(claim, article, lost)
    )


def _who_held_it(claim: Claim, article: Article) -> Taker | None:
    """Of `retook X from the rebels, four days after losing it` the rebels: they had taken it."""
    for each in article.claims_near(claim) if claim.kind is EventKind.CAPTURED else ():
        loser = each.actor(ActorRole.LOSER)
        back = each.kind is EventKind.RECAPTURED
        beside = 0 <= claim.quote.start - each.quote.end < _BESIDE
        if loser and back and beside and _at_same_place(each, claim):
            return None if _is_nameless(loser) or _was_lost_by(claim, loser.text) else _is(loser)
    return None


def _was_lost_by(claim: Claim, party: str) -> bool:
    loser = claim.actor(ActorRole.LOSER)
    return loser is not None and may_be_one(loser.text, party)


def _at_same_place(one: Claim, other: Claim) -> bool:
    return one.place == other.place and (
        one.place is not None or one.place_text == other.place_text
    )


def _of_other_times(one: Claim, other: Claim) -> bool:
    return _is_long_before(one, other) or _is_long_before(other, one)


def _is_nameless(said: ActorMention) -> bool:
    """`fighters`, `militants`: who they are the article may tell."""
    words = said.text.lower().split() or [""]
    rebels = (
        allegiance_by_noun(said.text) is Allegiance.REBEL and not names_in(said.text) - OF_FAITH
    )
    plain = _PLAIN_FIGHTERS | REBEL_NOUNS
    rebels = rebels and all(each in plain or each[0].isdigit() for each in words[:-1])
    bare = words[-1] in _BARE_NOUNS and words[0] in _DETERMINERS and len(words) == _PAIR
    alone = said.text.lower() in REBEL_NOUNS | _ALONE  # "the Mujahideen", "a column"
    return said.actor is None and (rebels or bare or alone)


def _is_against(said: ActorMention, meant: Taker, article: Article) -> bool:
    """`anti-Taliban fighters` are none of the Taliban's."""
    enemy = _AGAINST.search(said.text)
    if not enemy:
        return False
    lexicon = article.actors.lexicon
    named = {
        lexicon.side_of(each.actors[0]) for each in lexicon.mentions(enemy.group(1)) if each.actors
    }
    return lexicon.side_of(meant[1]) in named - {None} or enemy.group(1) in meant[0]


def _whose(said: ActorMention, claim: Claim, article: Article) -> Taker | None:
    """Of `his forces`, `another column` the party that is told to have taken most nearby."""
    if allegiance_by_noun(said.text) is Allegiance.REBEL:
        return None
    return _nearest(claim, article, {claim.kind}, _others(claim, article))


def _spoken_for(claim: Claim, article: Article) -> Taker | None:
    """Of `their spokesman said the town was captured` the attackers, if he is of them."""
    actors = article.actors
    side = actors.lexicon.side_of(claim.speaks_for)
    holder = _first_holder(claim, article)
    if side is None or holder is None or _OF_LOSS.search(claim.quote.text):
        return None
    if _is_from_enemy(claim) and side in actors.sides_named():
        return actors.first_naming(side)
    ours = (side == holder) is (claim.kind is EventKind.RECAPTURED)
    return actors.first_naming(side) if ours and side in actors.sides_named() else None


def _is_from_enemy(claim: Claim) -> bool:
    """`has been cleared of the enemy`: the enemy of whoever says so."""
    loser = claim.actor(ActorRole.LOSER)
    return loser is not None and loser.text.lower() in {"enemy", "enemies"}


def _speaks_as_taker(claim: Claim, article: Article) -> bool:
    """`the army said the town was recaptured`; of a capture, if a foreign or rebel army says so."""
    speaker = _ARTICLE.sub("", claim.speaker).partition(",")[0]
    lost = _OF_LOSS.search(claim.quote.text)
    if lost and allegiance_by_noun(speaker) is Allegiance.REBEL:
        lost = None if lost.group().lower().startswith("f") else lost  # `X fell, the rebels said`
    if lost or not article.actors.is_armed_by_name(speaker):
        return False
    country = article.places.country_of(claim.place)
    home = not country or article.actors.sides.is_home_force(speaker, country)
    return claim.kind is EventKind.RECAPTURED or not home


def _nearest(
    claim: Claim, article: Article, kinds: Collection[EventKind], lost: Collection[Taker]
) -> Taker | None:
    """Who is said to take what is told of last before a claim, else next after it."""
    told = [*_takings(claim, article.claims_near(claim), kinds)]
    advances = article.advances_near(claim)
    told += [(each.at, each.taker) for each in advances if each.taker and each.kind in kinds]
    told = [(start, who) for start, who in told if _tells_side(who)]
    at = claim.quote.start
    fitting = [
        (start > at, abs(start - at), who)
        for start, who in told
        if _has_not(who, lost)
        and (claim.kind in kinds or not _only_captures(who, claim, article))
        and (who.actor is None or _can_take(claim, article, _is(who)))
    ]
    nearest = min(fitting, key=lambda each: each[:2], default=None)
    if nearest and _is_nameless(nearest[2]) and (side := _of_a_name(claim, article)):
        return side
    return _is(nearest[2]) if nearest else None


def _of_a_name(claim: Claim, article: Article) -> Taker | None:
    """Of nameless `fighters` the only side that can be meant, or the only one told to take."""
    if side := _only_other_side(claim, article):
        return side
    said = claim.actor(ActorRole.TAKER)
    if said and said.text.lower().split()[-1] not in _ANY_FIGHTERS:
        return None
    told = _takings(claim, article.claims_near(claim), {claim.kind})
    actors = article.actors
    sides = {actors.lexicon.side_of(who.actor) for _, who in told if who.actor is not None}
    only = sides.pop() if len(sides) == 1 else None
    return actors.first_naming(only) if only is not None else None


def _tells_side(who: ActorMention) -> bool:
    """Whether words tell of which side someone is: `columns` do not."""
    named = who.actor is not None or names_in(who.text)
    return bool(named) or allegiance_by_noun(who.text) is not Allegiance.UNKNOWN


def _only_captures(who: ActorMention, claim: Claim, article: Article) -> bool:
    """Rebels who captured other places are not those who took this one back."""
    if claim.kind is not EventKind.RECAPTURED or who.actor is not None:
        return False
    country, sides = article.places.country_of(claim.place), article.actors.sides
    foreign = bool(country) and not sides.is_home_force(who.text, country)
    by_noun = allegiance_by_noun(who.text)
    return by_noun is Allegiance.REBEL or (foreign and by_noun is not Allegiance.STATE)


def _has_not(who: ActorMention, lost: Collection[Taker]) -> bool:
    return not _is_one_of(_is(who), lost)


def _is_one_of(who: Taker, lost: Collection[Taker]) -> bool:
    """`Russia`, where the Russians are told to have lost."""
    text, known = who
    unlisted = [name for name, other in lost if other is None] if known is None else []
    return who in lost or any(may_be_one(text, name) for name in unlisted)


def _is(mention: ActorMention) -> Taker:
    return mention.text, mention.actor


def _takings(
    claim: Claim, claims: Sequence[Claim], kinds: Collection[EventKind]
) -> Iterator[tuple[int, ActorMention]]:
    for each in claims:
        taker = each.actor(ActorRole.TAKER)
        if each.kind in kinds and taker and not _is_long_before(each, claim):
            yield each.quote.start, taker


def _is_long_before(one: Claim, other: Claim) -> bool:
    """Whether one is told of another year, when the sides may have been others."""
    first = one.when.latest if one.when else None
    second = other.when.latest if other.when else None
    return first is not None and second is not None and second - first > _OTHER_TIMES


def _attacker(claim: Claim, article: Article, lost: Collection[Taker]) -> Taker | None:
    """Who is told most often to attack the place."""
    named = Counter(
        _is(actor)
        for each in article.claims_near(claim)
        if each.kind in _ATTACKS and each.place == claim.place
        if (actor := each.actor(ActorRole.PARTICIPANT))
    )
    who = named.most_common(1)[0][0] if named else None
    return who if who and not _is_one_of(who, lost) and _can_take(claim, article, who) else None


def _can_take(claim: Claim, article: Article, taker: Taker) -> bool:
    """Who held a town first, or its country's own army, does not capture it but takes it back."""
    text, known = taker
    if claim.kind is EventKind.CAPTURED and known is not None:
        return article.actors.lexicon.side_of(known) != _first_holder(claim, article)
    country = article.places.country_of(claim.place)
    if not country or claim.kind is not EventKind.CAPTURED:
        return True
    rebels = allegiance_by_noun(text) is Allegiance.REBEL
    return rebels or not article.actors.sides.is_home_force(text, country)


def _others(claim: Claim, article: Article) -> set[Taker]:
    """Who lost places, or took them back from whoever took this one.

    Where it is known who held the place first, those who lost others again may have taken it.
    """
    claims = [
        each
        for each in article.claims_near(claim)
        if each.kind in TAKEN and not _of_other_times(each, claim)
    ]
    held = _first_holder(claim, article) is not None
    taking = {
        _is(taker)
        for each in claims
        if each.kind is claim.kind and (taker := each.actor(ActorRole.TAKER))
    }
    losers = (
        loser
        for each in claims
        if (loser := each.actor(ActorRole.LOSER))
        and (each.kind is claim.kind or not (held or _is_one_of(_is(loser), taking)))
    )
    against = (
        each.actor(ActorRole.TAKER)
        for each in claims
        if each.kind is not claim.kind and each.place == claim.place
    )
    return {_is(each) for each in (*losers, *against) if each}


def _only_party(claim: Claim, article: Article, lost: Collection[Taker]) -> Taker | None:
    """The only armed party named that can have taken a place, or taken it back."""
    country, sides = article.places.country_of(claim.place), article.actors.sides
    if not country:
        party = sides.rebels("rebels") if claim.kind is EventKind.CAPTURED else ""
    elif claim.kind is EventKind.CAPTURED:
        party = sides.only_attacker(country) or sides.only_foreign_country(country)
        if not party and any(allegiance_by_noun(name) is Allegiance.REBEL for name, _ in lost):
            party = sides.only_home_force(country)  # which takes what rebels held for years
    else:
        party = sides.only_home_force(country) or article.actors.plain_army()
    denied = claim.stance is Stance.DENIED and _is_one_of((party, None), lost)
    lost_it = _was_lost_by(claim, party) or _captured_it(claim, article, party)
    return (party, None) if party and not (denied or lost_it) else None


def _captured_it(claim: Claim, article: Article, party: str) -> bool:
    """Whether a party is told to have captured what a claim tells as taken back."""
    return claim.kind is EventKind.RECAPTURED and any(
        each.kind is EventKind.CAPTURED
        and _at_same_place(each, claim)
        and (taker := each.actor(ActorRole.TAKER)) is not None
        and may_be_one(taker.text, party)
        for each in article.claims_near(claim)
    )


def _only_other_side(claim: Claim, article: Article) -> Taker | None:
    """The one side that the article names beside the place's first holder, if it is one.

    What is taken back the first holder takes.
    """
    actors = article.actors
    loser = claim.actor(ActorRole.LOSER)
    lost_by = actors.lexicon.side_of(loser.actor) if loser else None
    holder = _first_holder(claim, article)
    if lost_by is None and holder is not None and claim.kind is EventKind.RECAPTURED:
        return actors.first_naming(holder)
    others = actors.sides_named() - {holder if lost_by is None else lost_by}
    known = lost_by is not None or holder is not None
    return actors.first_naming(others.pop()) if known and len(others) == 1 else None


def _first_holder(claim: Claim, article: Article) -> int | None:
    """The side that held a place first; of one that the conflict does not list, if all had one.

    None for what was done before the conflict began.
    """
    lexicon = article.actors.lexicon
    holders, starts_on = lexicon.theatre.initial_holders, lexicon.theatre.starts_on
    if starts_on and claim.when and claim.when.last < starts_on:
        return None
    if claim.place is not None and claim.place in holders:
        return holders[claim.place]
    country = article.places.country_of(claim.place)
    only = set(holders.values())
    return only.pop() if len(only) == 1 and country in lexicon.theatre.countries else None
