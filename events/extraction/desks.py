"""Words of sport, elections, markets, health, weather, the arts: desks that borrow words of war."""

import re
from enum import Enum

from events.extraction.context import words_of_war
from events.extraction.wordlists import words


class Desk(Enum):
    """What a text other than war news may be about."""

    SPORT = "sport"
    ELECTIONS = "elections"
    MARKETS = "markets"
    HEALTH = "health"
    WEATHER = "weather"
    ARTS = "arts"
    TRAVEL = "travel"


def _forms(nouns: str, others: str = "") -> frozenset[str]:
    """Nouns with their plurals, and other words as they are; a hyphen is left to both spellings."""
    singular = words(nouns)
    return singular | {f"{noun}s" for noun in singular} | words(others)


# Words by which a sentence shows its desk.
_OF_SENTENCE: dict[Desk, frozenset[str]] = {
    Desk.SPORT: _forms(
        "goalkeeper midfielder semifinal quarterfinal league championship tournament trophy wicket "
        "inning batsman batter bowler referee equaliser touchdown playoff opener teammate "
        "quarterback marathon medallist scoreline defeat striker coach stadium supporter derby "
        "crown jersey upset",
        "goalless football soccer cricket rugby basketball hockey baseball tennis boxing fifa uefa "
        "olympic olympics bundesliga champions unbeaten halftime overtime cup season match matches",
    ),
    Desk.ELECTIONS: _forms(
        "election ballot vote voter candidate constituency incumbent runoff referendum electorate "
        "seat socialist liberal conservative caucus landslide democrat republican nationalist "
        "councillor",
        "electoral voting voted polling constituencies turnout byelection greens majority labour",
    ),
    Desk.MARKETS: _forms(
        "share stock shareholder investor index bond trader profit dividend merger acquisition "
        "retailer customer brand chain supermarket price company firm bank creditor debt market "
        "barrel competitor tycoon airline carmaker startup fund rival percent dollar client",
        "companies bankrupt insolvent revenue revenues earnings bourse trading inflation deal",
    ),
    Desk.HEALTH: _forms(
        "virus outbreak epidemic pandemic infection vaccine patient disease symptom mosquito "
        "fever lockdown",
        "viruses coronavirus covid cholera measles polio ebola malaria dengue infected influenza "
        "flu quarantine vaccinated vaccination",
    ),
    Desk.WEATHER: _forms(
        "flood floodwater storm hurricane cyclone typhoon tornado earthquake quake tremor wildfire "
        "blaze firefighter forecaster landslide mudslide drought heatwave temperature locust swarm "
        "volcano eruption tsunami avalanche blizzard flame aftershock dune",
        "flooding flooded rainfall snowfall snow rain rains celsius lava torrent torrents gale "
        "waves wolves",
    ),
    Desk.ARTS: _forms(
        "film movie novel opera musical sequel episode chapter screenplay trailer album concert "
        "orchestra exhibition camera photograph climax soundtrack painting poem dragon band",
        "netflix cinema cinematic fantasy videogame",
    ),
    Desk.TRAVEL: _forms(
        "tourist restaurant chef carnival hiker holidaymaker cyclist pilgrim tripper festival",
        "tourism sightseeing",
    ),
}
# Words that speak of a desk in a whole text, but of anything in one sentence.
_OF_TEXT: dict[Desk, frozenset[str]] = {
    Desk.SPORT: _forms(
        "player winger team goal fan champion tie captain spinner batting squad minute club lead "
        "visitor interval title finalist runner swimmer sprinter athlete",
        "scored beat headed play played penalty penalties half final semi quarter game games win "
        "won winning second-half points",
    ),
    Desk.ELECTIONS: _forms(
        "party result poll campaign parliament coalition minister mayor lawmaker pollster "
        "manifesto opposition",
        "parties democratic elected centre-right centre-left swing",
    ),
    Desk.MARKETS: _forms(
        "analyst quarter sale shop owner branch executive customer outlet contract business "
        "economist product",
        "branches businesses stake sold bought buy sell billion million costs bid",
    ),
    Desk.HEALTH: _forms(
        "doctor hospital nurse case clinic ward health variant bed scientist", "intensive deaths"
    ),
    Desk.WEATHER: _forms(
        "wind wave river coast rescuer metre meter centimetre dam roof degree crew fire insect "
        "crop farmer evacuee forecast",
        "weather water winter summer swept inches cm km power",
    ),
    Desk.ARTS: _forms(
        "actor actress director plot character scene audience author reader singer song artist "
        "museum gallery poet painter stage actor book story theatre musician critic player show "
        "series season cast gamer hero heroine king queen kingdom dance",
        "directed written novelist music heroes",
    ),
    Desk.TRAVEL: _forms("hotel beach dish visitor museum guide holiday recipe terrace", "beaches"),
}
_PHRASES: dict[Desk, re.Pattern[str]] = {
    Desk.SPORT: re.compile(
        r"(?<![\w.-])\d{1,3}[-–]\d{1,3}(?![\w-])|\b(?:extra time|straight sets|hat-trick|on penalties|"
        r"grand prix|free[ -]kick|(?:first|second) (?:half|leg|round)|half-time|kick-off|"
        r"play-offs?|(?:semi|quarter)-finals?|five sets|top spot|grand slam|wild card)\b"
    ),
    Desk.ELECTIONS: re.compile(
        r"\b(?:at the polls|exit polls?|run-off|by-elections?|town halls?|city council|"
        r"(?:ruling|opposition|former ruling) party|party's)\b"
    ),
    Desk.MARKETS: re.compile(
        r"[$€£]\d|\b\d+(?:\.\d+)? ?(?:%|per ?cent\b)|\b(?:market share|chief executive|takeover bid)\b"
    ),
    Desk.HEALTH: re.compile(r"\bhealth ministry\b|\bintensive care\b"),
    Desk.WEATHER: re.compile(r"\bminus \d|\bthe (?:sea|river|desert|waters?|fire|sand|ice)\b"),
    Desk.ARTS: re.compile(
        r"\b(?:(?:video|computer|board) games?|tv series|box office|the (?:series|plot|play|show|book|"
        r"comic)\b(?! of\b))|\bon (?:film|stage|canvas|screen)\b"
    ),
    Desk.TRAVEL: re.compile(r"\bday-trippers?\b"),
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Points that make a desk what a text is about: two for a word of its own, one for a common one.
_ENOUGH = 6
_PER_WORD_OF_WAR = 1.5  # points of a desk that a word of war outweighs


def desks_of(text: str) -> frozenset[Desk]:
    """The desks whose words a sentence has."""
    small = text.lower()
    found = set(_WORD.findall(small))
    return frozenset(
        desk
        for desk, known in _OF_SENTENCE.items()
        if not known.isdisjoint(found) or _PHRASES[desk].search(small)
    )


def desk_of(body: str) -> Desk | None:
    """The desk that a whole text is of, where its words are more than those of war."""
    found = set(_WORD.findall(body.lower()))
    counted = {
        desk: 2 * len(known & found) + len(_OF_TEXT[desk] & found)
        for desk, known in _OF_SENTENCE.items()
    }
    desk = max(counted, key=lambda each: counted[each])
    enough = counted[desk] >= _ENOUGH
    return desk if enough and counted[desk] > _PER_WORD_OF_WAR * words_of_war(body) else None
