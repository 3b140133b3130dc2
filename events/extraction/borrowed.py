"""Takings told in words of war of what is no war: a match, an election, a flood, a film."""

import re
from collections.abc import Iterable, Iterator, Sequence

from events.extraction.anaphora import FoundPlace
from events.extraction.changes_of_hands import takers_of, was_told_taken
from events.extraction.claims import ActorMention
from events.extraction.context import words_of_war
from events.extraction.dependencies import particle
from events.extraction.desks import Desk, desks_of, tells_score
from events.extraction.frames import Deed
from events.extraction.grammar import objects
from events.extraction.language import Parse, Word
from events.extraction.nations import stem_of
from events.extraction.other_senses import has_other_sense
from events.extraction.parties import ARMED_NOUNS
from events.extraction.plausible import is_country
from events.extraction.reader import Reader
from events.extraction.resolution import TOWNS
from events.extraction.taking import any_armed
from events.extraction.wordlists import words
from events.lexicon import Lexicon
from events.vocabulary import ActorKind, ActorRole, PlaceKind

# What a town's name belongs to when it is no town that is meant: `holding Geneva talks hostage`.
_OF_ITS_NAME = re.compile(
    r" (?:peace )?(?:talks|conference|summit|agreement|deal|accords?|pact|treaty|meeting|process|"
    r"protocol|convention|stock|marathon|derby|declaration|negotiations|residents|police)\b"
)
# Common nouns of who may take a town without being called an armed body.
_MAY_TAKE = words(
    "man people person crowd mob gang protester protestor demonstrator tribe clan pirate bandit "
    "mercenary invader occupier enemy attacker raider gunman thug looter resident villager local "
    "hundred dozen thousand score number handful remnant offensive operation assault attack raid "
    "advance push coup putsch uprising revolt mutiny cartel ally partner dynasty empire kingdom "
    "king emperor ruler caliph horde crusader conqueror general colonel captain sultan khan "
    "settler nomad herder herdsman vigilante volunteer conscript recruit boy youth child "
    "commando ranger hunter cavalry infantry paratrooper sailor vanguard tank "
    "prisoner convict criminal trafficker foreigner member supporter follower son brother power "
    "state country nation invasion campaign war battle fight attempt bloc caliphate insurgency "
    "rebellion thrust breakthrough counteroffensive counter-offensive counterattack blitz "
    "onslaught leadership council elder incursion outfit organisation organization network "
    "affiliate offshoot branch arm company patrol detachment squad team platoon vehicle ship "
    "fleet armour armor crew other theirs ours mission peacekeeper contingent"
)
_CAN_TAKE = _MAY_TAKE | ARMED_NOUNS
# Nouns of armed bodies that parties, teams and towns have as well.
_WEAK = words(
    "greens labour tories liberals democrats republicans conservatives socialists "
    "opposition movement alliance coalition side front group groups government regime authorities "
    "unit wing guard guards formation division column corps faction party league union resistance "
    "commander police"
)
_OF_STATES = words("annex annexation")  # what only states do
_RANKS = words(
    "general gen colonel col brigadier major maj captain capt lieutenant lt officer commander "
    "governor mayor minister chief bishop judge mr mrs ms dr"
)
_HORDES = words("army legion brigade regiment battalion troop force wave column")
_HANGS_ON = words("in at by with on")
_NEAR_VERB = 60  # code points behind a verb within which a score is its own
_PRESENT = words("VBZ VBP VB")
_FINITE = words("VBD VBZ VBP VBN")
_CONTESTS = frozenset({Desk.SPORT, Desk.ELECTIONS, Desk.MARKETS})
# What follows the first name of a list: ` and Bemer`, ` in Kesh, Bemer`.
_BEGINS_LIST = re.compile(r"(?: in [A-Z][\w’'-]+)?(?: and |, )[A-Z]")
_COMMON_NOUNS = words("NN NNS")


def is_borrowed(
    reader: Reader,
    parse: Parse,
    deed: Deed,
    place: FoundPlace | None,
    actors: Sequence[ActorMention],
) -> bool:
    """Whether the words of a taking tell of no war here: whose words they are decides.

    The verb may have another sense ("fell silent"), the taker may be none ("the flood"), the
    sentence or the whole article may be of another desk, which an armed taker alone outweighs.
    """
    if deed.actors and not any(word.lemma in ARMED_NOUNS for word in deed.actors):
        actors = [each for each in actors if not each.inferred]  # "its troops" are troops
    if has_other_sense(parse, deed, reader.lexicon, actors):
        return True
    if place is not None and _is_no_place(parse, deed, place):
        return True
    if _cannot_take(reader.lexicon, parse, deed, actors):
        return True
    if place is not None and was_told_taken(reader, place):
        return False
    return _is_of_other_desk(reader, parse, deed, actors)


def _is_no_place(parse: Parse, deed: Deed, place: FoundPlace) -> bool:
    """`Tanker falls`: a noun that begins a sentence; `gained a foothold and lost it`."""
    for word in deed.places:
        first = word.start == parse.sentence.start and word.start == place.start
        first = first and not _BEGINS_LIST.match(parse.sentence.text, word.end - word.start)
        if first and place.place is None and word.tag in _COMMON_NOUNS:
            return True
        if place.named and _OF_ITS_NAME.match(parse.sentence.text, word.end - parse.sentence.start):
            return True
        if word.text.lower() == "it" and _points_to_thing(parse, deed, word):
            return True
    return False


def _points_to_thing(parse: Parse, deed: Deed, pronoun: Word) -> bool:
    """`seized a truck and lost it`: what the verb before it was done to."""
    before = parse.head(deed.clause)
    if deed.clause.dep != "conj" or pronoun.dep != "dobj":
        return False
    things = objects(parse, before)
    return any(
        each.tag in _COMMON_NOUNS
        and not any(parse.place_name_at(word) for word in parse.subtree(each))
        and each.lemma not in {"city", "town", "village", "capital", "area", "province"}
        for each in things
    ) or any(each.lemma in {"foothold", "ground"} for each in things)


def _cannot_take(
    lexicon: Lexicon, parse: Parse, deed: Deed, actors: Sequence[ActorMention]
) -> bool:
    """Floods, singers and towns take no towns."""
    if deed.clause.tag not in _FINITE:
        return False
    doers = [*deed.actors, *deed.losers]
    swarms = bool(doers) and all(_is_swarm(parse, word) for word in doers)
    takers = [each for each in actors if each.role is ActorRole.TAKER]
    if takers and all(desks_of(each.text) for each in takers):
        return True
    if swarms or _is_one_person(parse, deed, takers):
        return True
    if any_armed(lexicon, actors):
        return False
    if takers and not deed.frame.holds:
        return all(_is_town(lexicon, each.text) for each in takers)
    if any(_is_town_named(lexicon, parse, word) for word in deed.actors):
        return True
    doers = [word for word in doers if word.pos == "NOUN"]
    if not doers or any(_may_take(parse, word) or _is_people(lexicon, word) for word in doers):
        return False
    one = (
        any(word.tag == "NN" and word.pos == "NOUN" for word in deed.actors)
        and not parse.sentence.headline
    )
    return one or not _tells_of_war_beside(parse, deed)


def _is_one_person(parse: Parse, deed: Deed, takers: Sequence[ActorMention]) -> bool:
    """`I took the town`, `General X has taken over Y`, `a retired general captured Y`."""
    if any(word.text == "I" for word in deed.actors):
        return True
    if any(each.person and not each.armed for each in takers) and not _tells_of_war_beside(
        parse, deed
    ):
        return True
    over = deed.trigger.lemma == "take" and "over" in particle(parse, deed.trigger)
    return any(
        (over and _has_rank(parse, word)) or (word.tag == "NN" and _is_retired(parse, word))
        for word in deed.actors
    )


def _has_rank(parse: Parse, word: Word) -> bool:
    titles = {word.lemma, *(each.text.lower() for each in parse.children(word, "compound"))}
    return word.tag in {"NN", "NNP"} and not titles.isdisjoint(_RANKS)


def _is_retired(parse: Parse, word: Word) -> bool:
    return any(each.text.lower() in {"retired", "former"} for each in parse.children(word, "amod"))


def _is_swarm(parse: Parse, word: Word) -> bool:
    """`an army of locusts`; not `an army of 2,000 rebels`."""
    below = [each for of in parse.children(word, "prep") for each in parse.children(of, "pobj")]
    plural = [each for each in below if each.tag == "NNS"]
    return word.lemma in _HORDES and bool(plural) and not any(_may_take(parse, w) for w in plural)


def _tells_of_war_beside(parse: Parse, deed: Deed) -> bool:
    """Whether a sentence has a word of war beside the one that tells of the taking."""
    text, begin = parse.sentence.text, parse.sentence.start
    return bool(
        words_of_war(f"{text[: deed.trigger.start - begin]} {text[deed.trigger.end - begin :]}")
    )


def _may_take(parse: Parse, word: Word) -> bool:
    if not _CAN_TAKE.isdisjoint((word.lemma, word.text.lower())):
        return True
    if word.lemma in _HORDES and not _is_swarm(parse, word):
        return True
    named = parse.children(word, "compound", "appos", "nmod")
    return any(parse.mention_at(each) and not parse.place_name_at(each) for each in named)


def _is_people(lexicon: Lexicon, word: Word) -> bool:
    """`Croats`: by their country's name, which an army goes by too."""
    stems = (stem_of(each.name) for each in lexicon.countries.values())
    return word.tag in {"NNS", "NNPS"} and word.text.startswith(tuple(stems))


def _is_town(lexicon: Lexicon, text: str) -> bool:
    named = [each for each in lexicon.mentions(text) if each.text == text]
    return bool(named) and all(_names_only_towns(lexicon, each.places) for each in named)


def _is_town_named(lexicon: Lexicon, parse: Parse, word: Word) -> bool:
    mention = parse.mention_at(word)
    if mention is None or mention.actors or word.dep not in {"nsubj", "agent", "pobj"}:
        return False
    return _names_only_towns(lexicon, mention.places)


def _names_only_towns(lexicon: Lexicon, places: Iterable[int]) -> bool:
    """Towns that are no country's capital: a capital's name stands for a government."""
    known = [lexicon.places[each] for each in places]
    return bool(known) and all(
        each.kind in TOWNS
        and (each.capital_of is None or lexicon.places[each.capital_of].kind != PlaceKind.COUNTRY)
        for each in known
    )


def _is_of_other_desk(
    reader: Reader, parse: Parse, deed: Deed, actors: Sequence[ActorMention]
) -> bool:
    own, desk = desks_of(parse.sentence.text), reader.setting.of
    if tells_score(_behind(parse, deed)):
        return True
    unsure = _is_unsure(reader) and not _names_fighters(reader.lexicon, parse)
    if not own and desk is None and not unsure:
        return False
    if not any(_is_firm(reader, each) for each in actors):
        return deed.trigger.lemma not in _OF_STATES
    arts = Desk.ARTS in own or (reader.setting.doubtful and reader.setting.desk is Desk.ARTS)
    if arts and (_is_present(parse, deed) or _is_told_by_art(parse, deed)):
        return True
    if desk in own and desk in _CONTESTS:
        return True
    return any(desks_of(phrase) & _CONTESTS for phrase in _manner(parse, deed))


def _is_unsure(reader: Reader) -> bool:
    """Whether words of war are too few for a text of war; a side of the conflict makes it one."""
    thin = reader.setting.thin and not reader.actors.sides_named()
    return (reader.setting.doubtful and not _told_of_an_army(reader)) or thin


def _told_of_an_army(reader: Reader) -> bool:
    """Whether the article told before that an army, or rebels, had taken a place."""
    return any(
        any_armed(reader.lexicon, takers_of(claim)) and claim.stance.says_it_happened
        for claim in reader.recently_taken
    )


def _names_fighters(lexicon: Lexicon, parse: Parse) -> bool:
    """Whether a side of the conflict or a force of one is named in the sentence itself."""
    return any(_fights(lexicon, each) for mention in parse.mentions for each in mention.actors)


def _fights(lexicon: Lexicon, actor: int) -> bool:
    return lexicon.actors[actor].kind in {ActorKind.SIDE, ActorKind.FORCE}


def _behind(parse: Parse, deed: Deed) -> str:
    """What follows the word that tells of a taking, up to the next comma: `... 3-1 on Sunday`."""
    text = parse.sentence.text[deed.trigger.end - parse.sentence.start :]
    return text[:_NEAR_VERB].split(",")[0]


def _is_present(parse: Parse, deed: Deed) -> bool:
    """Whether a deed is told in the present, as plots are, and not as history."""
    auxiliaries = {word.tag for word in parse.children(deed.clause, "aux", "auxpass")}
    if auxiliaries & {"VBD", "VBN"} or parse.sentence.headline:
        return False
    return deed.clause.tag in _PRESENT or bool(auxiliaries & _PRESENT)


def _is_told_by_art(parse: Parse, deed: Deed) -> bool:
    """`the film tells how rebels took X`, `in the novel the army took X`."""
    told = (
        " ".join(word.text for word in parse.subtree(subject))
        for verb in parse.ancestors(deed.clause)
        for subject in parse.children(verb, "nsubj", "attr")
    )
    return any(Desk.ARTS in desks_of(phrase) for phrase in (*told, *_manner(parse, deed)))


def _is_firm(reader: Reader, mention: ActorMention) -> bool:
    """Whether an actor is one of war by more than a noun that parties and teams have too."""
    if mention.actor is not None:
        unsaid = reader.setting.of and mention.inferred
        return _fights(reader.lexicon, mention.actor) and not unsaid
    if not mention.armed or mention.text.split()[-1].lower() in _WEAK:
        return False
    if reader.setting.of is None:
        return True
    team = reader.setting.of is Desk.SPORT and mention.text.istitle() and " " not in mention.text
    return not (mention.inferred or team or is_country(reader.lexicon, mention))


def _manner(parse: Parse, deed: Deed) -> Iterator[str]:
    """What hangs on the deed itself: `in the runoff`, `by four wickets`, `with 61% of the vote`."""
    for preposition in parse.children(deed.clause, "prep"):
        if preposition.text.lower() in _HANGS_ON:
            yield " ".join(word.text for word in parse.subtree(preposition))
