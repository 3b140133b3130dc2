"""The sides of a war as one article names them: who its rebels are, which army is at home."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from events.extraction.nations import stem_of
from events.extraction.parties import (
    ARMED_NOUNS,
    Allegiance,
    Party,
    allegiance_by_noun,
    allegiance_of,
    explained_names,
    in_full,
    is_another_name,
    is_of_nation,
    long_names,
    names_in,
    same_party,
)
from events.extraction.wordlists import words
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind

_NO_REBELS = re.compile(
    r"^(?:Government|Federal|Special|Elite|Loyalist|Pro-government|UN|U\.N|United Nations|AU|"
    r"African Union|EU|European Union|US|U\.S|NATO|Joint|"
    r"National (?:Army|Guard|Police|Forces?|Security|Defen[cs]e))\b|"
    r"^[A-Z]+FOR$|"
    r"[’']s (?:forces|army|troops|men|soldiers)$|"
    r"\b(?:mercenaries|paramilitaries|peacekeepers|hunters|commandos|police|vigilantes|tanks?|"
    r"side|commanders?|[Cc]ouncil|allies|ally)$|\bspokes\w+\b"
)
_OF_REBELS = re.compile(r"\b(?:Revolutionary|Liberation|Resistance)\b")
_ARMY = re.compile(
    r"\b(?:Armed|Defen[cs]e|Security) Forces?\b|\b[Nn]ational (?:Army|Guard|Police)\b|"
    r"\bGendarmerie\b"
)
_PLAIN = re.compile(r"(?:[A-Z][\w’']+ )+(?:rebels|fighters|insurgents|militants)")
_COUNCIL = re.compile(r"\b[Cc]ouncil$")
_OF_FAITH = re.compile(r"jihad|islam|militant|terror|extrem", re.IGNORECASE)
_OF_A_FAITH = re.compile(r"jihad|islam", re.IGNORECASE)
# Who is called neither jihadist nor Islamist, but `militants` by some.
_OF_NO_FAITH = re.compile(r"separat|kurd|peshmerga|democratic|patriotic", re.IGNORECASE)
OF_ANY_STATE = words(
    "armed security national defence defense special joint federal state interim transitional "
    "ground air rapid response people's"
)
_OF_GOVERNMENTS = (
    "government",
    "federal",
    "pro-government",
    "loyalist",
    "regime",
    "junta",
    "national army",
    "national defence",
    "national defense",
    "national guard",
    "national police",
    "national security",
)
_AT_HOME = ("government", "pro-government", "army", "national army", "police", "security forces")
_OFFICES = (
    r"[Pp]resident|[Pp]rime [Mm]inister|[Ll]eader|[Ee]mir|[Kk]ing|[Dd]efen[cs]e [Mm]inister|"
    r"[Ff]oreign [Mm]inister|[Pp]remier"
)
_PRESIDENTS = re.compile(r"\b[Pp]resident,? (?:[A-Z][\w’'-]+ ){0,2}([A-Z][\w-]+)")
_RULES = r"(?<![Vv]ice )(?<!former )(?<!sacked )\b(?:[Pp]resident|[Pp]rime [Mm]inister)"
# `Prime Minister Bor went to the front.`, and nobody else since.
_RULER_ACTS = re.compile(
    rf"(?:\A|[.!?\n]\s*|Then |Now ){_RULES}(?: [A-Z][\w’'-]+){{1,3}} (?!said|says|told)[a-z][^.\n]*"
    r"(?:\. (?:His )?)?\Z"
)
_MAY_BE_UNARMED = words("alliance coalition movement")
_SHORT = 3  # words
_THE_REBELS = re.compile(
    r"\b[Tt]he (rebels|insurgents|militants|jihadists|guerrillas|separatists|mutineers)\b"
)
_SENTENCE = 300  # code points on either side of a name in which its sentence ends
_ENDS = re.compile(r"[.\n]")
# `rebels of the Alliance`, `troops and Hezbollah guerrillas`: the names that follow.
_REBELS_OF = re.compile(r"\brebels (?:of|from) (?:the )?([A-Z][^.,;\n]{0,60})")
_BESIDE_ARMY = re.compile(
    r"\b(?:army|troops|soldiers|military|government forces)"
    r"(?:,? (?:and|backed by|supported by|together with|along with|alongside)) "
    r"(?:(?:their|its|the|allied) ){0,2}([A-Z][^.,;\n]{0,60})"
)
_MOST = 40  # such namings of one text that are kept
_SHORTEST = 3  # letters
_FAR_MORE = 2  # times as often
_OF_MANY_COUNTRIES = words("democratic united republic states kingdom islands people's territories")
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE})
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def _remembered(
    ask: Callable[Concatenate["Sides", _Asked], _Answer],
) -> Callable[Concatenate["Sides", _Asked], _Answer]:
    """Answer once while no party is added: a long text asks as often as it has claims."""

    @wraps(ask)
    def answer(self: "Sides", /, *about: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        key = (ask.__name__, about, self.parties_known())
        if key not in self.answers:
            self.answers[key] = ask(self, *about, **named)
        return cast(_Answer, self.answers[key])

    return answer


class Sides:
    """The armed parties of an article, and whose each of them is. Shares the list it is given."""

    def __init__(
        self, lexicon: Lexicon, parties: Sequence[Party], mentions: Sequence[Mention], body: str
    ) -> None:
        self._lexicon = lexicon
        self._body = body
        self._long_names = long_names(body)
        self._explained = explained_names(body)
        self._parties = parties
        self._rebels_of = _REBELS_OF.findall(body)[:_MOST]
        self._beside_army = _BESIDE_ARMY.findall(body)[:_MOST]
        self.answers: dict[tuple[object, ...], object] = {}
        self.countries = [each for each in mentions if self._kinds(each) & {PlaceKind.COUNTRY}]
        everywhere = (each.name for each in lexicon.countries.values())
        named = {word for name in everywhere for word in name.split() if _is_telling(word)}
        named |= {each.text for each in mentions if self._kinds(each) & _WIDE}
        self._all_peoples = tuple({stem_of(name.lower()) for name in named})

    def parties_known(self) -> int:
        return len(self._parties)

    def _kinds(self, mention: Mention) -> set[PlaceKind]:
        return {self._lexicon.places[place].kind for place in mention.places}

    @_remembered
    def rebels(self, noun: str) -> str:
        """The name of the party that a bare noun (`rebels`) means; '' if it may be several.

        `M23` rather than `Congo rebels`; failing rebels of a name, the one party with a name
        that is no state's.
        """
        rebels = [
            each
            for each in self._parties
            if each.allegiance is Allegiance.REBEL
            and not _ARMY.search(each.text)
            and not self._fights_beside_army(each.text)
        ]
        called = [
            each
            for each in rebels
            if each.text.lower().endswith(f" {noun.lower()}")
            and not self._is_of_a_people(each.text)
            and "-backed" not in each.text
        ]
        if called and (the_one := _the_one(called)) and not self._is_outnumbered(the_one):
            return the_one
        if noun.lower().startswith("paramilit") and (most := self._most_spoken_of()):
            return most
        if own := [
            each
            for each in rebels
            if not self._is_of_a_people(each.text) and not _NO_REBELS.search(each.text)
        ]:
            return _fitting(noun, _the_most(own))
        others = (each for each in self._parties if each.allegiance is Allegiance.UNKNOWN)
        named = [
            each
            for each in others
            if names_in(each.text)
            and not self._is_of_a_people(each.text)
            and self._may_be_rebels(each.text)
        ]
        return _fitting(noun, _the_one(named)) or _fitting(noun, _the_one(rebels))

    @_remembered
    def has_several_rebels(self) -> bool:
        """Whether a text names several parties of rebels, each by a name of its own."""
        named = [
            each
            for each in self._parties
            if (each.allegiance is Allegiance.REBEL or self._is_explained(each.text))
            and each.allegiance is not Allegiance.STATE
            and not self._is_of_a_people(each.text)
            and self._may_be_rebels(each.text)
        ]
        armed = any(each.allegiance is Allegiance.REBEL for each in named)
        return armed and not _the_one(named)

    def _may_be_rebels(self, party: str) -> bool:
        """Whether neither its words nor those its letters stand for make it a state's."""
        stands_for = self._explained.get(party, party)
        of_state = _NO_REBELS.search(party) or (
            _ARMY.search(stands_for) and not _OF_REBELS.search(stands_for)
        )
        return not of_state and not is_of_nation(party)

    def _is_explained(self, text: str) -> bool:
        return text in self._explained or text in self._explained.values()

    def _most_spoken_of(self) -> str:
        """The party with a name of its own that a text names more often than all others."""
        named = [
            each
            for each in self._parties
            if each.allegiance is not Allegiance.STATE
            and names_in(each.text)
            and self._may_be_rebels(each.text)
        ]
        return _the_most(named) if named else ""

    def _is_outnumbered(self, rebels: str) -> bool:
        """Whether a text speaks far more often of another party that may be rebels too."""
        own = sum(same_party(rebels, each.text) for each in self._parties)
        others = Counter(
            each.text
            for each in self._parties
            if (each.allegiance is Allegiance.REBEL or self._has_rebels(each.text))
            and not same_party(rebels, each.text)
            and self._may_be_rebels(each.text)
        )
        return any(times > _FAR_MORE * own for times in others.values())

    def _fights_beside_army(self, party: str) -> bool:
        """`troops and Hezbollah guerrillas`, `the army backed by X`: no rebels."""
        return any(named.startswith(party) for named in self._beside_army)

    def _has_rebels(self, party: str) -> bool:
        """Whether a text speaks of `rebels of the Alliance (A)`, by its name or its letters."""
        names = {party, *(long for letters, long in self._explained.items() if letters == party)}
        return any(named.startswith(name) for named in self._rebels_of for name in names)

    def _is_of_a_people(self, text: str) -> bool:
        """`Congo rebels`, `Syrian troops`: told apart by the land alone."""
        names = [name for name in names_in(text) if len(name) >= _SHORTEST]  # "DR Congo rebels"
        return all(name.startswith(self._all_peoples) for name in names)

    @_remembered
    def usual_name(self, text: str) -> str:
        """How the article mostly names the party that these words name; of equals the first."""
        described = any(word.islower() for word in text.split()[:-1])  # "factions led by M23"
        if described or not names_in(text):
            return text
        alike = [each.text for each in self._parties if is_another_name(text, each.text)]
        usual = max(alike, key=alike.count) if alike else text
        return self._long_names.get(usual, usual)

    def name_of(self, text: str, country: str) -> str:
        """The name that tells best who is meant by words for who acts in a country."""
        owner, _, own = text.partition("'s ")
        if own and (ruled := self.stands_for(owner)):
            return f"{ruled}'s {own}"  # "Moscow's troops"
        named = self.stands_for(text) or self._by_own_name(text)
        named = named or self.of_country(self.usual_name(text), country)
        return self._as_rebels(self._in_full(named))

    @cached_property
    def _noun_of_rebels(self) -> str:
        """Which of `the rebels`, `the insurgents` the text says most, '' for none."""
        said = Counter(_THE_REBELS.findall(self._body)).most_common(1)
        return said[0][0] if said else ""

    @_remembered
    def _as_rebels(self, name: str) -> str:
        """`M23 rebels` for M23, where the text calls nobody else `the rebels`: both its names.

        A name that tells of an army by itself (`Kell Front`), or a long one, needs no other.
        """
        noun, last = self._noun_of_rebels, (name.split() or [""])[-1]
        tells = last.lower() in ARMED_NOUNS - _MAY_BE_UNARMED or len(name.split()) > _SHORT
        if not noun or not names_in(name) or tells:
            return name
        if self.has_several_rebels() or not same_party(self.rebels(noun), name):
            return name
        people = last.istitle() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
        return f"{name.removesuffix('s') if people else name} {noun}"

    @_remembered
    def _by_own_name(self, text: str) -> str:
        """`Tigrayan rebels` by the name of the only rebels there are; '' for other words."""
        noun = (text.split() or [""])[-1]
        of_land = names_in(text) and self._is_of_a_people(text)
        rebels = allegiance_of(noun) is Allegiance.REBEL and _PLAIN.fullmatch(text)
        return self.rebels(noun) if of_land and rebels else ""

    @_remembered
    def _in_full(self, text: str) -> str:
        return in_full(text, self._body) if names_in(text) else text

    @_remembered
    def stands_for(self, text: str) -> str:
        """`Moscow`, `Aliyev`, `his army` said by Aliyev: the country, or ''."""
        for mention in self._lexicon.mentions(text) if text[:1].isupper() else ():
            seats = (self._lexicon.places[place].capital_of for place in mention.places)
            ruled = [self._lexicon.places[each] for each in seats if each is not None]
            if mention.text == text and ruled and ruled[0].kind is PlaceKind.COUNTRY:
                return ruled[0].name
        person = text[:1].isupper() and not ARMED_NOUNS & {*text.lower().split()}
        return self.led_by(text) if person else ""

    @_remembered
    def led_by(self, leader: str) -> str:
        """The country whose president, or minister, a text says that a person is, or ''."""
        surname = (leader.split() or [""])[-1]
        if not surname[:1].isupper():
            return ""
        office = re.search(
            rf"\b([A-Z][a-z]{{3,20}})(?:[’']s?)? (?:{_OFFICES})"
            rf"(?: [A-Z][\w’'-]+){{0,2}}? {re.escape(surname)}\b",
            self._body,
        )
        if office and (country := self.country_of(office.group(1))):
            return country
        return self._rules_from(surname)

    def is_ruler_named(self, before: int) -> bool:
        """Whether `his side` is that of a president, or premier, who is the subject just before."""
        near = self._body[max(0, before - _SENTENCE) : before]
        return _RULER_ACTS.search(near) is not None

    @cached_property
    def _has_rivals(self) -> bool:
        """Whether the text calls more than one person president."""
        return len({*_PRESIDENTS.findall(self._body)}) > 1

    def _rules_from(self, surname: str) -> str:
        """The country whose capital a text names in one sentence with `President Bor`, or ''.

        Not where it calls another one president too: who rules is what they fight over.
        """
        if self._has_rivals:
            return ""
        for match in re.finditer(
            rf"{_RULES}(?: [A-Z][\w’'-]+){{0,2}}? {re.escape(surname)}\b", self._body
        ):
            before = self._body[max(0, match.start() - _SENTENCE) : match.start()]
            behind = self._body[match.end() : match.end() + _SENTENCE]
            around = _ENDS.split(before)[-1] + match.group() + _ENDS.split(behind)[0]
            seats = {
                self._lexicon.places[each].capital_of
                for mention in self._lexicon.mentions(around)
                for each in mention.places
            }
            ruled = {self._lexicon.places[each].name for each in seats if each is not None}
            countries = ruled & {each.name for each in self._lexicon.countries.values()}
            if len(countries) == 1:
                return countries.pop()
        return ""

    @_remembered
    def country_of(self, adjective: str) -> str:
        """The country that a word such as `Russian` is of, or ''."""
        countries = self._lexicon.countries.items()
        fitting = (
            each.name for code, each in countries if adjective.startswith(self._nation(code))
        )
        return next(fitting, "")

    def of_country(self, text: str, country: str) -> str:
        """`the army`, `government forces` by the name that tells whose: `Ethiopian troops`."""
        noun = (text.split() or [""])[-1].lower()
        state = allegiance_of(noun) is Allegiance.STATE or text.lower().startswith(_OF_GOVERNMENTS)
        home = tuple(each.lower() for each in self._nation(country))
        home = tuple(part for each in home for part in each.split())
        names = {each for each in names_in(text) - OF_ANY_STATE if not each.startswith(home)}
        if not state or not home or names:
            return text
        if not (people := self._people_of(country)):
            return text
        own = text.split()
        if own[0].rstrip("’'s").startswith(self._nation(country)):
            own = own[1:]  # "Sudan's army"
        if any(word.startswith(self._nation(country)) for word in own):
            return text
        return " ".join([people, own[0][:1].lower() + own[0][1:], *own[1:]]) if own else text

    @_remembered
    def _people_of(self, country: str) -> str:
        """How the article calls what is of a country, `Ethiopian`; '' where it does not."""
        for stem in self._nation(country):
            for match in re.finditer(rf"\b{re.escape(stem)}[a-z]{{0,5}}\b", self._body):
                people = is_of_nation(match.group()) and not match.group().endswith("s")
                if people and match.group() != self._name_of(country):
                    return match.group()
        return ""

    def _name_of(self, country: str) -> str:
        named = self._lexicon.countries.get(country)
        return named.name if named else ""

    @_remembered
    def only_attacker(self, country: str) -> str:
        """The one party named that is not of the country itself: rebels, a foreign army."""
        return _the_one(
            each
            for each in self._parties
            if each.allegiance is Allegiance.REBEL
            or not (self.is_home_force(each.text, country) or _COUNCIL.search(each.text))
        )

    @_remembered
    def only_foreign_country(self, country: str) -> str:
        """The one other country that the article names, more than once."""
        named = [
            mention.text
            for mention in self.countries
            if all(self._lexicon.places[place].country != country for place in mention.places)
        ]
        return named[0] if len(named) > 1 and len(set(named)) == 1 else ""

    @_remembered
    def only_home_force(self, country: str) -> str:
        """The one army of the country itself that the article names."""
        home = self._nation(country)
        return _the_one(
            each
            for each in self._parties
            if each.allegiance is not Allegiance.REBEL and _is_of(home, each.text)
        )

    def is_home_force(self, text: str, country: str) -> bool:
        """Whether a name is of the army or people of a country, or of `the government`."""
        if allegiance_by_noun(text) is Allegiance.REBEL:
            return False
        if text.lower().startswith(_AT_HOME):
            return True
        return _is_of(self._nation(country), text)

    def _nation(self, country: str) -> tuple[str, ...]:
        """How names of a country and its people begin: `Syria`, `Syrian`."""
        named = self._lexicon.countries.get(country)
        return (stem_of(named.name),) if named else ()


def _is_telling(word: str) -> bool:
    """Whether a word of a country's name tells it from others: not `Democratic`, `of`."""
    return len(word) > _SHORTEST and word.lower() not in _OF_MANY_COUNTRIES


def _the_one(found: Iterable[Party]) -> str:
    """How the only party among these is first named; '' where there are none or several."""
    named = list(found)
    first = named[0].text if named else ""
    return first if all(same_party(first, each.text) for each in named) else ""


def _the_most(found: Sequence[Party]) -> str:
    """How the party that is named more often than all others together is first named."""
    groups: list[list[Party]] = []
    for each in found:
        own = next((group for group in groups if same_party(group[0].text, each.text)), None)
        groups.append([each]) if own is None else own.append(each)
    most = max(groups, key=len)
    return most[0].text if 2 * len(most) > len(found) else ""


def _fitting(noun: str, party: str) -> str:
    """The party unless it is one of jihadists, who are seldom called `rebels`."""
    if noun.lower().startswith("separat"):
        return party if "separat" in party.lower() else ""
    if _OF_FAITH.search(noun) and _OF_NO_FAITH.search(party):
        return ""
    if _OF_A_FAITH.search(noun) and _PLAIN.fullmatch(party) and not _OF_FAITH.search(party):
        return ""  # Islamists are not the Tuareg rebels
    plain = noun.lower() in {"rebel", "rebels"}
    return "" if plain and _OF_FAITH.search(party) else party


def _is_of(nation: tuple[str, ...], text: str) -> bool:
    """`Iraqi Security Forces`, but not `Syrian Democratic Forces`, a party of its own."""
    of_nation = any(word.startswith(nation) for word in text.split()) or text.startswith(nation)
    words_of = tuple(part.lower() for each in nation for part in each.split())  # "South Sud"
    own = {name for name in names_in(text) if not name.startswith(words_of)}
    return of_nation and own <= OF_ANY_STATE
