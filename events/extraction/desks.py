"""Words of sport, elections, markets, health, weather, the arts: desks that borrow words of war."""

import re
from dataclasses import dataclass
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
    COURTS = "courts"


def _forms(nouns: str, others: str = "") -> frozenset[str]:
    """Nouns with their plurals, and other words as they are; a hyphen is left to both spellings."""
    singular = words(nouns)
    return singular | {f"{noun}s" for noun in singular} | words(others)


# Words by which one sentence shows its desk, whatever the rest of the text is about.
_OF_SENTENCE: dict[Desk, frozenset[str]] = {
    Desk.SPORT: _forms(
        "goalkeeper midfielder semifinal quarterfinal league championship tournament trophy wicket "
        "inning batsman batter bowler referee equaliser touchdown playoff teammate quarterback "
        "marathon medallist scoreline semi-final quarter-final play-off hat-trick cup",
        "goalless football soccer cricket rugby basketball hockey baseball tennis fifa uefa "
        "olympic olympics bundesliga unbeaten halftime half-time overtime kick-off match",
    ),
    Desk.ELECTIONS: _forms(
        "election ballot vote voter candidate constituency incumbent runoff referendum electorate "
        "by-election run-off",
        "electoral voting voted polling constituencies turnout",
    ),
    Desk.MARKETS: _forms(
        "shareholder investor dividend merger retailer supermarket profit airline carmaker startup "
        "tycoon",
        "bankrupt insolvent revenue revenues bourse",
    ),
    Desk.HEALTH: _forms(
        "virus epidemic pandemic infection vaccine symptom disease",
        "viruses coronavirus covid cholera measles polio ebola malaria dengue infected influenza "
        "vaccinated vaccination",
    ),
    Desk.WEATHER: _forms(
        "floodwater hurricane cyclone typhoon tornado earthquake wildfire blaze firefighter "
        "mudslide heatwave locust tsunami avalanche",
        "floods flooding rainfall snowfall",
    ),
    Desk.ARTS: _forms(
        "film movie novel opera musical sequel screenplay album orchestra exhibition videogame",
        "concerts cinema cinemas cinematic",
    ),
    Desk.TRAVEL: _forms("tourist carnival holidaymaker"),
    Desk.COURTS: _forms("plaintiff lawsuit defendant indictment bailiff", "jury juries"),
}
# Words that speak of a desk too where a whole text has several of them.
_OF_TEXT: dict[Desk, frozenset[str]] = {
    Desk.SPORT: _forms(
        "player winger team goal fan champion tie captain spinner squad minute club lead visitor "
        "interval title finalist runner swimmer sprinter athlete striker coach stadium supporter "
        "derby crown jersey opener keeper corner manager substitute pitch rebound lap sprint "
        "rider bout knockout scrum hurdle bat ball grandmaster bench fixture whistle race rally "
        "bib medal forward fly-half second-division trainer",
        "batting scored beat headed play played penalty penalties half final quarter game games "
        "win won winning points season matches defeat defeats kicked shooting chess athletics "
        "racing streak roster coaches gold olympiad stoppage",
    ),
    Desk.ELECTIONS: _forms(
        "party result poll campaign coalition minister mayor lawmaker pollster seat manifesto "
        "socialist liberal conservative landslide councillor democrat borough challenger "
        "campaigner margin recount deputy",
        "parties democratic elected swing labour greens majority counting counted parliamentary "
        "parliament opposition",
    ),
    Desk.MARKETS: _forms(
        "share stock index bond trader acquisition customer brand chain price company firm bank "
        "creditor debt market barrel competitor fund rival dollar client deal analyst quarter sale "
        "shop owner branch executive outlet contract business economist product percent store "
        "grocer driller auction loan franchise consumer exporter investment maker producer job "
        "factory worker",
        "companies branches businesses earnings trading inflation stake sold bought buy sell "
        "selling billion million bn costs bid unpaid owes commercial industry factories",
    ),
    Desk.HEALTH: _forms(
        "outbreak patient mosquito fever lockdown doctor hospital nurse case clinic ward variant "
        "bed scientist epidemiologist germ parasite ventilator jab study mosquitoe mask dose",
        "flu quarantine health intensive deaths spread spreads spreading contagious bacteria "
        "immunity oxygen infect infects studies",
    ),
    Desk.WEATHER: _forms(
        "flood storm quake tremor forecaster landslide drought temperature swarm volcano eruption "
        "blizzard flame aftershock dune gale wave wind river coast rescuer metre meter centimetre "
        "dam roof degree crew fire insect crop farmer forecast dyke levee drift shovel well rat "
        "pest downpour crater oasis",
        "flooded snow rain rains celsius lava torrent weather water winter summer swept inches cm "
        "magnitude sand seismic epicentre icy frozen ash species",
    ),
    Desk.ARTS: _forms(
        "episode chapter trailer concert camera photograph climax soundtrack painting poem dragon "
        "band actor actress director plot character scene audience author reader singer song "
        "artist museum gallery poet painter stage book story musician critic player show "
        "season cast gamer heroine king queen kingdom dance violin trombone reel costume drama "
        "thriller page console knight dancer sculptor portrait remake rehearsal playwright legend "
        "myth curator horse veteran premiere debut viewer finale choir prize",
        "hero heroes directed written novelist music netflix fantasy theatre series tragedy "
        "tragedies comedy brass chorus poetry prose fiction sculpture streaming galleries stories",
    ),
    Desk.TRAVEL: _forms(
        "restaurant chef hiker cyclist pilgrim tripper festival hotel beach dish visitor museum "
        "guide holiday recipe terrace castle garden wine menu sightseer priest bishop parish "
        "predecessor successor",
        "tourism sightseeing beaches cuisine parishes churches",
    ),
    Desk.COURTS: _forms(
        "court judge lawyer owner trial prosecutor verdict appeal investigator smuggler gang villa "
        "dealer detective officer accomplice sentence",
        "sentenced convicted heroin cocaine bail police heirs heir inheritance",
    ),
}
_PHRASES = {
    Desk.SPORT: (
        r"extra time|straight sets|on penalties|"
        r"grand prix|free[ -]kick|top spot|grand slam"
    ),
    Desk.ELECTIONS: (
        r"\bat the polls\b|\bexit polls?\b|\bruling party|\bopposition party|"
        r"majority in (?:parliament|the )|municipal council|, an? (?:\w+ )?seat\b(?! of)|"
        r"\bresults (?:show|suggest)|(?:preliminary|official|provisional|partial|final) results"
    ),
    Desk.MARKETS: (
        r"\bshares (?:in|of|fell|rose|closed)\b|market share|chief executive|takeover bid|"
        r"[$€£][\d.]+ ?(?:bn|m|billion|million)? (?:deal|contract)|stock (?:market|exchange)"
    ),
    Desk.HEALTH: r"intensive care",
    Desk.WEATHER: r"\b(?:the|to) flood\b(?! of)",
    Desk.ARTS: (
        r"(?:video|computer|board) game|tv series|box office|"
        r"\bin the (?:series|play|show|game|comic)\b(?! of\b)|"
        r"\bthe (?:series|show|play|book) (?:tells|has|follows|opens|ends|begins)\b|"
        r"\bon (?:film|canvas|screen)\b|(?:first|second|third|fourth|fifth|final) season\b"
    ),
    Desk.TRAVEL: r"\bday-trippers?\b",
    Desk.COURTS: r"\bthe indictment\b",
}
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\w*\.?"
_SCORE = re.compile(
    rf"(?:\b(?P<day>{_MONTHS}|of|and|aged|from|between|killing|wounding) )?"
    rf"(?<![\w.,-])\d{{1,3}}[-–]\d{{1,3}}(?![-–\w%])(?! (?:{_MONTHS}\b|of\b|[a-z]+s\b))",
    re.IGNORECASE,
)
_PHRASE = {desk: re.compile(pattern) for desk, pattern in _PHRASES.items()}
# What is named to tell the time ("days after the election") says nothing of the deed.
_IN_PASSING = re.compile(r"\b(?:before|after|since|ahead of|until|following|despite)\b[^,;.]{0,60}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A rubric before a headline: `Film: ...`.
_RUBRIC = re.compile(
    r"(?P<sport>sport|football|cricket|rugby|tennis|boxing|cycling|rally|chess|basketball|athletics|"
    r"hockey|golf|swimming|motor racing)|(?P<elections>elections?)|"
    r"(?P<markets>markets?|business|bourse|stocks)|(?P<health>health)|(?P<weather>weather)|"
    r"(?P<arts>film|films|cinema|review|reviews|book|books|book of the week|television|tv|radio|"
    r"theatre|stage|opera|music|exhibition|games?|crossword|obituary|culture)",
    re.IGNORECASE,
)
_LONGEST_RUBRIC = 20
# Points that make a desk what a text is about: two for a word of its own, one for a common one.
_ENOUGH = 6
_PER_WORD_OF_WAR = 1.5  # points of a desk that a word of war outweighs
_OVERWHELMS = 3  # points that overwhelm each word of war, so that nothing is read at all
_FEW = 2  # words of war below which a text is of none
_SHORT = 400  # code points; a shorter text may be of war and have one such word


@dataclass(frozen=True)
class Setting:
    """The desk that most words of a text speak of.

    `certain` says that the text is of it; `doubtful` that words of war do not outweigh it, `thin`
    that there are hardly any: a taking then needs an army that takes; `overwhelming` that words
    of war are but borrowed.
    """

    desk: Desk
    certain: bool
    doubtful: bool
    thin: bool
    overwhelming: bool

    @property
    def of(self) -> Desk | None:
        """What the text is certainly about, if not of war."""
        return self.desk if self.certain else None


def desks_of(text: str) -> frozenset[Desk]:
    """The desks whose words a sentence has."""
    small = _IN_PASSING.sub("", text.lower())
    found = set(_WORD.findall(small))
    return frozenset(
        desk
        for desk, known in _OF_SENTENCE.items()
        if not known.isdisjoint(found) or _PHRASE[desk].search(small)
    )


def tells_score(text: str) -> bool:
    """Whether `3-1` or `24-12` stands in a text, and is no span of days."""
    return any(match["day"] is None for match in _SCORE.finditer(text))


def setting_of(body: str) -> Setting:
    """What a whole text is about, as far as its words show."""
    found = set(_WORD.findall(body.lower()))
    points = {
        desk: 2 * len(known & found) + len(_OF_TEXT[desk] & found)
        for desk, known in _OF_SENTENCE.items()
    }
    if (rubric := _rubric_of(body)) is not None:
        points[rubric] += _ENOUGH
    desk = max(points, key=lambda each: points[each])
    of_war = words_of_war(body)
    return Setting(
        desk=desk,
        certain=points[desk] >= _ENOUGH and points[desk] > _PER_WORD_OF_WAR * of_war,
        doubtful=points[desk] > max(of_war, 1),
        overwhelming=points[desk] >= _ENOUGH and points[desk] >= _OVERWHELMS * of_war,
        thin=of_war < _FEW and len(body) > _SHORT,
    )


def _rubric_of(body: str) -> Desk | None:
    """The desk that the first words of a headline name, before a colon."""
    first, colon, _ = body[:_LONGEST_RUBRIC].partition(":")
    match = _RUBRIC.fullmatch(first.strip()) if colon else None
    return Desk(match.lastgroup) if match else None
