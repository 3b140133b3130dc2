"""Who is said to have done it: a known actor, or the noun phrase as printed."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.antecedents import (
    Antecedents,
    Naming,
    can_be_called,
    group_linked_to,
)
from events.extraction.claimed_deeds import CLAIM_NOUNS
from events.extraction.claims import ActorMention
from events.extraction.control_triggers import HAND_NOUNS, NOUNS
from events.extraction.dependencies import conjuncts, preposition_objects
from events.extraction.frames import SAYS
from events.extraction.grammar import says_what_it_did, subjects
from events.extraction.language import Parse, Word
from events.extraction.parties import (
    ARMED_NOUNS,
    STATE_NOUNS,
    Allegiance,
    Party,
    allegiance_of,
    names_in,
    own_names,
    parties,
    party_spoken_for,
    same_party,
    short_names,
    speaks_for_army,
)
from events.extraction.party_phrases import (
    DRIVES,
    is_described,
    is_letters,
    is_men,
    is_their_ally,
    noun_phrase,
)
from events.extraction.resolution import TOWN_OF_SIZE, TOWNS
from events.extraction.sides import Sides
from events.extraction.wordlists import words
from events.lexicon import Lexicon, Mention
from events.spelling import spelling_key
from events.vocabulary import ActorKind, ActorRole, PlaceKind

# Who speaks and acts for the side named beside them.
_ENVOYS = words(
    "spokesman spokeswoman spokesperson commander diplomat envoy negotiator delegation official "
    "president leader hand control"
)
_PRONOUNS = words("they he she who we them theirs ours our their his him us whom")
# Words that stand for a group named before.
_BARE_GROUPS = words(
    "group movement organisation organization militia alliance coalition faction front sect"
)
_OF_STATE = words("ministry minister governor mayor president police")
_QUOTES = "'‘’\"“”"
_NEAR_ABOVE = 4  # words between a clause about a town and the verb that governs the town
_APPOSED = 8  # words of `X, chief of Westria's staff`
_BUILDINGS = r"(?:headquarters|station|base|barracks|post|compound|offices?)"
_ITS_BUILDING = re.compile(rf"[’']?s? {_BUILDINGS}\b")  # "the police headquarters"
_BUILDING_OF = re.compile(rf"\b{_BUILDINGS} of (?:the )?\Z")
_ASIDE = 30  # code points before a name
_MINISTRY_SAYS = re.compile(
    r"\b(?:[Mm]inistry of (?:the )?(?:[Ii]nterior|[Dd]efen[cs]e)|"
    r"(?:[Ii]nterior|[Dd]efen[cs]e) [Mm]inistry)(?:[’']s)?(?: spokes\w+)? "
    r"(?:[\w’'-]+ ){0,3}?(?:said|says|announced|claimed|tweeted|reported)\b"
)
_REMEMBERED = 700  # code points over which a pronoun points to whoever took a place last
_BACKED = re.compile(
    r"\b[A-Z]\w+-(?:backed|supported|aligned) (?:rebels?|group|insurgents|militants)$"
)
_ADJECTIVES = words("federal loyalist allied republican nationalist communist")
_SAME = words("those these that this same such")
_OTHERS = words("other rival local foreign various several many armed different pro")
_REBELS = re.compile(r"\b(?:rebel|insurgent|militant|jihadist|separatist|islamist)", re.IGNORECASE)
_UNARMED = re.compile(
    r"\b(?:aid|rights|relief|humanitarian|monitoring|advocacy|"
    r"ethnic(?! (?:\w+ )?(?:army|armies|armed|rebel|militia|fighters?|forces))|"
    r"working|media|women|civil|youth|"
    r"pressure|religious|news|research|advisory|monitor|observatory|business|trade)\b",
    re.IGNORECASE,
)
_BREAKS_AWAY = re.compile(r"\b(?:self-proclaimed|breakaway|separatist)\b")
_IMPERSONAL = frozenset({"it", "its", "which"})
_SINGULAR_REBELS = words("rebel insurgent militant separatist jihadist islamist")
_FIRST_PERSON = words("we our ours us")
_FIGHTERS = frozenset({ActorKind.SIDE, ActorKind.FORCE})
# What follows the name of a country that says or does something itself, or through its army.
_COUNTRY_ACTS = re.compile(
    r"[’']s? (?:\w+ ){0,2}(?:army|military|forces?|troops|soldiers|defen[cs]e|government|navy|"
    r"president|minist\w+|general staff|command\w*|officials|authorities|leaders?|prime)\b|"
    r"(?:, [a-z][^,.;]{3,60},)? (?:also |now |later |still |already |\w+ly |which )?"
    r"(?:has|had|is|was|says|said|took|sent|began|lost|won|holds|controls|claims|wants|\w{3,}ed|"
    r"\w{3,}s (?:an?|the|its|control))\b"
)
# What follows the name of a capital that stands for its government.
_CAPITAL_SPEAKS = re.compile(
    r" (?:also |later |has |had )?(?:said|says|claim(?:s|ed)|announce[sd]|den(?:ies|ied)|"
    r"insist(?:s|ed)|confirm(?:s|ed)|accuse[sd])\b"
)
_A_PEOPLE = re.compile(r"\b[Tt]he ([A-Z][a-z]{2,20}(?:ans|is|ese|ish|s))\b(?![’'])")
_MINISTRY = re.compile(
    r"\b([A-Z][a-z]{3,20})(?:[’']s)? (?:[Dd]efen[cs]e [Mm]inistry|[Gg]eneral [Ss]taff|"
    r"[Mm]inistry of [Dd]efen[cs]e)\b"
)


# `in Croat hands`, `the Russian claim`, `the Westrian recapture of X`: an adjective tells whose.
_DESCRIBED = (
    HAND_NOUNS | CLAIM_NOUNS | {noun for noun, frame in NOUNS.items() if frame.kind.changes_control}
)


class Actors:
    """The actors an article speaks of, and what its phrases mean."""

    def __init__(
        self,
        lexicon: Lexicon,
        mentions: Sequence[Mention],
        body: str,
        people: frozenset[str],
        sentence_starts: Sequence[int],
    ) -> None:
        self.lexicon = lexicon
        self._named = [mention for mention in mentions if mention.actors]
        self._people = people
        self._body = body
        self._toponyms = {each.text for each in mentions if each.toponym}
        self._last_taker: tuple[int, ActorMention] | None = None
        self.last_speaker: tuple[str, int | None] | None = None  # whom `he said` means
        self._known_towns = {each.text for each in mentions if self._is_well_known(each)}
        named = parties(body)
        self._explained = short_names(body)
        self._called = frozenset(
            name for each in named for name in own_names(each.text) if name != each.text
        )
        self._parties = [each for each in named if self._is_party(each)]
        self.sides = Sides(lexicon, self._parties, mentions, body)
        self._antecedents = Antecedents(body, self._namings(body, mentions), sentence_starts)

    def _namings(self, body: str, mentions: Sequence[Mention]) -> list[Naming]:
        """Every party of the article by its name, known or not, and every country that acts."""
        known = (
            (each, self.lexicon.actors[each.actors[0]])
            for each in self._named
            if self.lexicon.actors[each.actors[0]].kind in _FIGHTERS
        )
        lands = {country.name for country in self.lexicon.countries.values()}
        found = [
            Naming(
                each.start,
                each.end,
                each.text,
                Allegiance.UNKNOWN,
                actor.id,
                country=actor.name in lands,
            )
            for each, actor in known
        ]
        found += [
            Naming(
                each.start,
                each.start + len(each.text),
                each.text,
                each.allegiance,
                stands_for=group_linked_to(each.text),
            )
            for each in self._parties
        ]
        found += [
            Naming(each.start, each.end, each.text, Allegiance.STATE, country=True)
            for each in self.sides.countries
            if _COUNTRY_ACTS.match(body, each.end)
        ]
        found += [
            Naming(each.start, each.end, country, Allegiance.STATE, country=True)
            for each in mentions
            if _CAPITAL_SPEAKS.match(body, each.end) and (country := self._ruled_from(each))
        ]
        found += [
            Naming(match.start(), match.end(), country, Allegiance.STATE, country=True)
            for match in _MINISTRY.finditer(body)
            if (country := self.sides.country_of(match.group(1)))
        ]
        found += [
            Naming(match.start(1), match.end(1), match.group(1), Allegiance.UNKNOWN)
            for match in _A_PEOPLE.finditer(body)
            if self.sides.country_of(match.group(1))
        ]
        return found

    def _is_well_known(self, mention: Mention) -> bool:
        """Whether a name is of a country, a province or a town of size."""
        places = [self.lexicon.places[place] for place in mention.places]
        return any(place.kind not in TOWNS or place.population >= TOWN_OF_SIZE for place in places)

    def _is_country(self, mention: Mention) -> bool:
        kinds = {self.lexicon.places[place].kind for place in mention.places}
        return PlaceKind.COUNTRY in kinds

    def told_as_taker(self, taker: ActorMention, at: int) -> None:
        """Remember who took a place, for the pronouns that follow."""
        self._last_taker = (at, taker)

    def _is_party(self, party: Party) -> bool:
        """Whether a name is neither a known actor's nor that of a place or a person alone."""
        if self._is_known(party) or party.text in self._people or _UNARMED.search(party.text):
            return False
        if party.text in self._toponyms:
            return False
        if party.text in self._explained:
            return True
        as_place = spelling_key(party.text) in self.lexicon.place_names
        return not as_place or (party.text in self._called and party.text not in self._known_towns)

    def _is_known(self, party: Party) -> bool:
        """Whether the lexicon has a name that begins inside this one."""
        end = party.start + len(party.text)
        at = bisect_left(self._named, party.start, key=lambda mention: mention.end)
        return at < len(self._named) and self._named[at].start < end

    def meant_by(
        self, parse: Parse, heads: Sequence[Word], role: ActorRole
    ) -> tuple[ActorMention, ...]:
        """Every actor that these words and those joined to them mean."""
        found: dict[ActorMention, None] = {}
        for head in heads:
            for word in conjuncts(parse, head):
                if word is not head and is_their_ally(parse, word):
                    continue
                if mention := self._one(parse, word, role):
                    found[mention] = None
        return tuple(found)

    def _one(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        if named := self._by_name_beside(parse, word):
            return self._unknown(parse, named, role)
        if known := self.known(parse, word):
            return ActorMention(known.text, role, known.actors[0])
        if country := self._country(parse, word):
            return ActorMention(country.text, role, armed=True)
        if government := self._government(parse, word):
            return ActorMention(government, role, armed=True)
        if self._stands_for_another(parse, word) and (meant := self._pointed_to(parse, word, role)):
            return meant
        if word.lemma in ARMED_NOUNS or word.text.lower() in ARMED_NOUNS:
            return self._armed(parse, word, role)
        if is_men(parse, word):
            return replace(self._armed(parse, word, role), armed=True)
        single = word.dep in {"compound", "amod", "nmod"}
        if parse.head(word).lemma in _DESCRIBED and (
            (single and word.text[:1].isupper()) or word.text.lower() in _ADJECTIVES
        ):
            return ActorMention(word.text, role, armed=True)  # "in Croat hands", "Russian claims"
        if parse.mention_at(word):
            return None
        if word.pos == "PROPN" or is_letters(word.text):
            return self._unknown(parse, word, role)
        if word.dep == "acomp" and word.text[:1].isupper():  # "X is Westrian again"
            return ActorMention(word.text, role, armed=True)
        return None

    def _by_name_beside(self, parse: Parse, word: Word) -> Word | None:
        """Of `another movement, the Rally of Democratic Forces, took X` the name.

        Of `the rebel force known as M23`, `its ally, the Arakan Army,` too.
        """
        if itself := _calling_itself(parse, word):
            return itself
        bare = word.text.lower() in _BARE_GROUPS | {"force", "ally", "rival", "offshoot", "wing"}
        if not bare or parse.mention_at(word):
            return None
        called = [each for each in parse.children(word, "acl") if each.lemma in {"know", "call"}]
        beside = [*parse.children(word, "appos")]
        for clause in called:
            beside += preposition_objects(parse, clause, frozenset({"as"}))
            beside += parse.children(clause, "oprd")
        return next((each for each in beside if each.pos == "PROPN"), None)

    def _pointed_to(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        """The party that `they`, `it`, `the group` or `we` means."""
        text = word.text.lower()
        taker = self._taker_so_far(word.start) if role is ActorRole.TAKER else None
        if text in _FIRST_PERSON:
            naming = self._speaking(parse, word)
        elif text == "latter":
            naming = self._antecedents.nearest(word.start)
        elif word.text[:1].isupper() and text in _BARE_GROUPS and word.start > parse.sentence.start:
            naming = self._antecedents.ending_with(word.text, word.start)
        elif text in _BARE_GROUPS:
            called = self._antecedents.ending_with(text.capitalize(), word.start)
            named = taker and (taker.actor is not None or names_in(taker.text))
            taker = taker if taker and named and can_be_called(taker.text, text) else None
            naming = called or (None if taker else self._antecedents.of_group(word.start, text))
        else:
            singular = text in _IMPERSONAL
            same = self._same_doer(parse, word, role) or self._doer_who_says(parse, word, role)
            if same := same or self._driven_out(parse, word, role):
                return same
            naming = self._saying_so(parse, word, singular=singular) or self._to_come(parse, word)
            naming = naming or self._antecedents.of_pronoun(word.start, singular=singular)
        if naming is not None:
            return self._as_mention(naming, role)
        return replace(taker, inferred=True) if taker else None

    def _as_mention(self, naming: Naming, role: ActorRole) -> ActorMention:
        text = f"{naming.text}s" if naming.text in _SINGULAR_REBELS else naming.text
        if not naming.proper and naming.allegiance is Allegiance.REBEL:
            text = self.sides.rebels(text) or text
        return ActorMention(text, role, naming.actor, armed=True, inferred=True)

    def _to_come(self, parse: Parse, word: Word) -> Naming | None:
        """`Fresh from the town, which they got back, the rebels`: the subject still to come."""
        if self._antecedents.within(parse.sentence.start, word.start):
            return None
        for verb in parse.ancestors(word):
            for subject in parse.children(verb, "nsubj", "nsubjpass"):
                if subject.start > word.start:
                    named = parse.subtree(subject)
                    return self._antecedents.within(named[0].start, named[-1].end)
        return None

    def _said_by(self, parse: Parse, word: Word) -> Naming | None:
        """Of `the government's press office said that its forces had won` the government."""
        named = next(_speakers_above(parse, word), [])
        if not named or named[-1].end > word.start:
            return None
        of_state = (
            Naming(each.start, each.end, each.text, Allegiance.STATE, proper=False)
            for each in named
            if each.lemma in {"government", "army", "military"}
        )
        return self._antecedents.within(named[0].start, named[-1].end) or next(of_state, None)

    def _same_doer(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        """Of `the army pushed on to X, which they took too` the army: of one time, by one party."""
        verb = parse.head(word)
        of_one_time = verb.dep == "relcl" and not parse.children(verb, "aux", "auxpass")
        if word.text.lower() != "they" or word.dep != "nsubj" or not of_one_time:
            return None
        above = next((each for each in parse.ancestors(verb) if each.tag in {"VBD", "VBZ"}), None)
        doers = (
            [each for each in subjects(parse, above) if each.start < word.start] if above else []
        )
        armed = [each for each in doers if each.lemma in ARMED_NOUNS]
        return self._one(parse, armed[0], role) if armed else None

    def _driven_out(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        """Of `drove the rebels out of X, which had been under their control` the rebels."""
        clause = next((each for each in parse.ancestors(word) if each.dep == "relcl"), None)
        if word.text.lower() != "their" or clause is None:
            return None
        for verb in [*parse.ancestors(clause)][:_NEAR_ABOVE]:
            if verb.lemma in DRIVES and (driven := parse.children(verb, "dobj")):
                return self._one(parse, driven[0], role)
        return None

    def _doer_who_says(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        """Of `separatist fighters say they won X`, `the Ram Operations Room says it has taken X`.

        Those who say so, if they are told as armed by a noun or by a name of several words.
        """
        says = says_what_it_did(parse, word)
        subject = next(iter(parse.children(says, "nsubj")), None) if says else None
        if subject is None or subject.start > word.start:
            return None
        several = subject.tag == "NNS" and subject.lemma in ARMED_NOUNS
        names = [each for each in parse.children(subject, "compound") if each.pos == "PROPN"]
        if several and word.text.lower() == "they":
            return self._one(parse, subject, role)
        telling = names or is_letters(subject.text)
        named = subject.pos == "PROPN" and telling and not parse.mention_at(subject)
        if not named or word.text.lower() != "it" or subject.text in self._people:
            return None
        known = self._antecedents.within((names or [subject])[0].start, subject.end)
        return None if known else replace(self._unknown(parse, subject, role), armed=True)

    def _saying_so(self, parse: Parse, word: Word, *, singular: bool) -> Naming | None:
        """Of `the group announced that they had taken X` the group, if it has a name of its own.

        A country only of itself (singular): `X, which Westria says it has taken`.
        """
        says = says_what_it_did(parse, word)
        if says is None:
            return None
        subject = next(iter(parse.children(says, "nsubj")), word)
        aside = parse.children(subject, "relcl", "acl")
        verb = parse.head(word)
        end = min((parse.subtree(each)[0].start for each in aside), default=verb.start)
        found = self._antecedents.within(parse.subtree(subject)[0].start, min(end, word.start))
        itself = singular and found is not None and found.start == subject.start
        return found if found and found.proper and (itself or not found.country) else None

    def _speaking(self, parse: Parse, word: Word) -> Naming | None:
        """The party for which whoever says `we` speaks."""
        for named in _speakers_above(parse, word):
            if found := self._antecedents.within(named[0].start, named[-1].end):
                return found
            for each in named:
                if each.lemma in _OF_STATE:  # "a spokesman of the defence ministry"
                    return _government_at(each.start, each.end)
        return self._spokesman_before(word.start)

    def _spokesman_before(self, point: int) -> Naming | None:
        """The party, or the ministry, that was last said to speak before a point of the body."""
        party = self._antecedents.speaking(point)
        said = [*_MINISTRY_SAYS.finditer(self._body, max(0, point - _REMEMBERED), point)]
        if said and (party is None or party.start < said[-1].start()):
            return _government_at(said[-1].start(), said[-1].end())
        return party

    def _country(self, parse: Parse, word: Word) -> Mention | None:
        """A country does what its army does: `Russia captured the town`."""
        mention = parse.mention_at(word)
        return mention if mention and self._is_country(mention) else None

    def _government(self, parse: Parse, word: Word) -> str:
        """`Moscow claimed the town`: the country whose capital stands for it, or ''."""
        mention = parse.mention_at(word)
        return self._ruled_from(mention) if mention else ""

    def _ruled_from(self, capital: Mention) -> str:
        places = [self.lexicon.places[place] for place in capital.places]
        ruled = (self.lexicon.places[each.capital_of] for each in places if each.capital_of)
        return next((each.name for each in ruled if each.kind == PlaceKind.COUNTRY), "")

    def _stands_for_another(self, parse: Parse, word: Word) -> bool:
        """`they`, `the group`; not `a group of rebels`, nor `the Wagner group`."""
        if word.text.lower() in _PRONOUNS | _IMPERSONAL | {"latter"}:
            return True
        if word.text.lower() not in _BARE_GROUPS or is_described(parse, word):
            return False
        beside = [
            each
            for each in parse.children(word, "compound", "amod", "nmod", "poss", "appos")
            if not _of_people_mostly(parse, each)
        ]
        within = (deeper for each in beside for deeper in parse.children(each, "compound"))
        return not any(each.pos == "PROPN" or parse.mention_at(each) for each in (*beside, *within))

    def _armed(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention:
        """`M23 rebels` by name; `the rebels` by the name that the article gives them."""
        if party := self._of_party(parse, word):
            return ActorMention(party, role, armed=True)
        printed = self._unknown(parse, word, role)
        if noun := group_linked_to(printed.text):
            naming = self._antecedents.of_group(word.start, noun)
            return self._as_mention(naming, role) if naming else printed
        owners = [each.text.lower() for each in parse.children(word, "poss") if each.pos == "PRON"]
        theirs = owners or any(each.lemma in _SAME for each in parse.children(word, "det", "amod"))
        same_rebels = not owners and _REBELS.search(printed.text)
        bare = theirs and not names_in(printed.text) and not same_rebels
        of_state = not owners and allegiance_of(word.text) is Allegiance.STATE
        if bare and (whose := self._whose(parse, word, role, owners, of_state=of_state)):
            return whose
        if _FIRST_PERSON & {*owners}:
            return replace(printed, text=word.text)  # "our brave soldiers"
        rebels = allegiance_of(word.text) is Allegiance.REBEL
        if word.text.lower() in {"warlord", "commander"}:
            return printed  # one man, whatever the rebels are called
        if word.text.lower() in _SINGULAR_REBELS and parse.head(word).pos == "NOUN":
            text = f"{word.text.lower()}s"  # "in rebel hands", "the rebel takeover"
            return ActorMention(self._rebels(text, word.start) or text, role, armed=True)
        others = parse.children(word, "nummod", "acomp") or any(
            each.lemma in _OTHERS or each.index > word.index  # "fighters loyal to the president"
            for each in parse.children(word, "amod")
        )
        backed = _BACKED.search(printed.text) is not None
        if backed and rebels and (meant := self.sides.rebels(word.text)):
            return ActorMention(meant, role, armed=True)
        if not rebels or others or names_in(printed.text) or "-" in printed.text:
            return printed
        meant = self._rebels(word.text, word.start) or printed.text
        return ActorMention(meant, role, armed=printed.armed)

    def _rebels(self, noun: str, at: int) -> str:
        """Whom `the rebels` means: of several parties of them the one spoken of last."""
        if self.sides.has_several_rebels():
            naming = self._antecedents.of_group(at, "group")
            return naming.text if naming else ""
        return self.sides.rebels(noun)

    def _whose(
        self,
        parse: Parse,
        word: Word,
        role: ActorRole,
        owners: Sequence[str],
        *,
        of_state: bool,
    ) -> ActorMention | None:
        """The party that `its fighters`, `our army`, `the same troops` are of."""
        if _FIRST_PERSON & {*owners}:
            naming = self._speaking(parse, word)
        elif "his" in owners and (country := self._leader_country(parse, word)):
            return ActorMention(country, role, armed=True, inferred=True)
        elif "his" in owners and (leader := self._leader_before(parse, word)):
            return ActorMention(leader, role, armed=True, inferred=True)
        elif "his" in owners and self.sides.is_ruler_named(word.start):
            return ActorMention("government", role, armed=True, inferred=True)
        else:
            its = bool({"its", "his"} & {*owners})
            naming = self._said_by(parse, word) if "its" in owners else None
            naming = naming or self._antecedents.of_pronoun(
                word.start, singular=its, person="his" in owners, of_state=of_state
            )
        if naming:
            return self._as_mention(naming, role)
        party = self._taker_so_far(word.start)
        return replace(party, role=role, inferred=True) if party else None

    def _leader_before(self, parse: Parse, word: Word) -> str:
        """Of `rose against Bor but was retaken by his men` whatever the text calls Bor's."""
        named = (each.text for each in parse.words[: word.index] if each.pos == "PROPN")
        led = [
            each.text
            for name in named
            for each in self._parties
            if f"{name}'s " in each.text or f"{name}’s " in each.text
        ]
        return led[-1] if led else ""

    def _leader_country(self, parse: Parse, word: Word) -> str:
        """Of `President Aliyev said his army took X` the country that he leads."""
        for verb in parse.ancestors(word):
            for subject in parse.children(verb, "nsubj") if verb.lemma in SAYS else ():
                if country := self.sides.led_by(subject.text):
                    return country
                if subject.tag == "WP" and (chief_of := self._chief_of(parse, verb)):
                    return chief_of
                for of in parse.children(subject, "poss", "compound", "amod", "nmod"):
                    if led := self._country(parse, of):
                        return led.text
        return ""

    def _chief_of(self, parse: Parse, clause: Word) -> str:
        """Of `X, chief of Westria's staff, who said his men took Y` the country, or ''."""
        if clause.dep != "relcl":
            return ""
        described = parse.words[max(0, parse.head(clause).index - _APPOSED) : clause.index]
        named = (each for each in described if each.dep in {"poss", "compound", "amod"})
        return next((led.text for each in named if (led := self._country(parse, each))), "")

    def _taker_so_far(self, before: int) -> ActorMention | None:
        """Who was last told to have taken a place, not long before a point of the body."""
        if self._last_taker is None or before - self._last_taker[0] > _REMEMBERED:
            return None
        return self._last_taker[1]

    def is_party(self, text: str) -> bool:
        """Whether whoever speaks is a country or an armed party, or speaks for one."""
        party = party_spoken_for(text)
        country = any(self._is_country(each) for each in self.lexicon.mentions(party))
        return country or speaks_for_army(text) or self.is_armed_by_name(party)

    def is_armed_by_name(self, text: str) -> bool:
        """Whether words name an army or a party that fights, not only who speaks for one."""
        last = (text.split() or [""])[-1].lower()
        if last in STATE_NOUNS | {"forces", "fighters", "rebels"} and self._fights(text):
            return True
        return any(text == each.text for each in self.sides.countries)

    def known(self, parse: Parse, word: Word) -> Mention | None:
        """A known actor whose name a word is part of, or that its phrase begins with."""
        mention = parse.mention_at(word)
        if mention and mention.actors:
            return mention
        if word.lemma not in ARMED_NOUNS | _ENVOYS and word.text.lower() not in ARMED_NOUNS:
            return None
        for child in parse.children(word, "compound", "amod", "nmod", "poss"):
            mention = parse.mention_at(child)
            if mention and mention.actors:
                return mention
        return None

    def plain_army(self) -> str:
        """How a text first names an army that it gives no nation: `the army`, `troops`."""
        return self._antecedents.first_of_state

    def sides_named(self) -> set[int]:
        """The sides whose name, or a force of which, the article has."""
        acting = (
            each
            for each in self._named
            if not each.places or _COUNTRY_ACTS.match(self._body, each.end)
        )  # not "the roads to Westria"
        ids = {mention.actors[0] for mention in acting}
        return {
            actor.side or actor.id
            for actor in (self.lexicon.actors[each] for each in ids)
            if actor.kind in _FIGHTERS
        }

    def first_naming(self, side: int) -> tuple[str, int | None] | None:
        """The first words for a side, or a force of it, in the article, and the actor they mean."""
        for mention in self._named:
            actor = self.lexicon.actors[mention.actors[0]]
            before = self._body[max(0, mention.start - _ASIDE) : mention.start]
            building = _ITS_BUILDING.match(self._body, mention.end) or _BUILDING_OF.search(before)
            if side in {actor.id, actor.side} and actor.kind in _FIGHTERS and not building:
                return mention.text, actor.id
        return None

    def _of_party(self, parse: Parse, word: Word) -> str:
        """Of `rebels of the Rwandan Patriotic Front` the front, if the article knows it."""
        for preposition in parse.children(word, "prep"):
            if preposition.text.lower() == "of" and preposition.index == word.index + 1:
                for named in parse.children(preposition, "pobj"):
                    first = min(parse.subtree(named), key=lambda each: each.index)
                    whole = [named, *preposition_objects(parse, named, frozenset({"of"}))]
                    party = self._antecedents.within(first.start, whole[-1].end)
                    noun = named.pos == "PROPN" or named.lemma in _BARE_GROUPS
                    if noun and party and party.proper and not party.country:
                        return party.text
        return ""

    def _unknown(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention:
        """The noun phrase as printed, without article and without what trails behind the head."""
        phrase = noun_phrase(parse, word)
        named = phrase.name.strip(_QUOTES)
        if phrase.proper and self._fights(named):
            insort(self._parties, Party(word.start, named, allegiance_of(word.text)), key=_start)
        people = word.tag == "NNPS" and bool(self.sides.country_of(word.text))
        armed = people or self._fights(phrase.printed)
        return ActorMention(named, role, armed=armed, person=named in self._people)

    def _fights(self, text: str) -> bool:
        """Whether a name is one that the article gives to an armed body, or letters like M23."""
        if _UNARMED.search(text):
            return False
        if any(word.lower() in ARMED_NOUNS for word in text.split()) or text.endswith(" men"):
            return True
        if _BREAKS_AWAY.search(text):
            return True
        if is_letters((text.split() or [""])[-1]):
            return True
        return bool(names_in(text)) and any(same_party(text, each.text) for each in self._parties)


def _calling_itself(parse: Parse, word: Word) -> Word | None:
    """The forces of `armed men calling themselves Free Forces`."""
    for clause in parse.children(word, "acl", "relcl"):
        if clause.lemma in {"call", "style"} and clause.tag == "VBG":
            named = parse.children(clause, "dobj", "oprd", "ccomp", "xcomp")
            return next((each for each in named if each.lemma in ARMED_NOUNS), None)
    return None


def _of_people_mostly(parse: Parse, word: Word) -> bool:
    """The `Tutsi` of `the mainly Tutsi group`, which is no name."""
    before = parse.words[word.index - 1] if word.index else word
    return before.lemma in {"mainly", "mostly", "largely", "predominantly", "ethnic"}


def _government_at(start: int, end: int) -> Naming:
    return Naming(start, end, "government", Allegiance.STATE, proper=False)


def _speakers_above(parse: Parse, word: Word) -> Iterator[Sequence[Word]]:
    """The words of who says what a word is part of, the nearest verb of saying first."""
    for verb in parse.ancestors(word):
        if verb.lemma in SAYS and (said := parse.children(verb, "nsubj")):
            yield parse.subtree(said[0])


def _start(party: Party) -> int:
    return party.start
