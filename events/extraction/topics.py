"""What a text is about when it is not war: sport, votes, markets, weather, health, the arts."""

import re
from collections.abc import Mapping

from events.extraction.wordlists import words

# Words by which a desk of a newspaper is known, none of which war reports are full of.
_TOPICS: Mapping[str, frozenset[str]] = {
    "sport": words(
        "match matches league leagues cup coach coached striker strikers midfielder "
        "midfielders  half-time halftime champion champions championship championships title "
        "season seasons  player players goal goals goalkeeper scored scorer penalty stadium "
        "tournament  semi-final semifinal quarter-final quarterfinal finals wicket wickets "
        "innings medal medals  olympic olympics olympian club clubs derby referee playoff "
        "playoffs squad trophy teammate  teammates defender keeper crossbar offside kick-off "
        "football footballer footballers  cricket rugby tennis basketball volleyball chess "
        "grandmaster racket fixture relegation  undefeated unbeaten equaliser header innings "
        "overs batsman bowler"
    ),
    "votes": words(
        "ballot ballots turnout voter voters mayoral candidate candidates constituency "
        "constituencies councillors by-election electorate referendum re-election reelection "
        "electoral incumbent swing manifesto canvassing polling seats runoff run-off pollster "
        "pollsters landslide conservatives labour liberals democrats republicans greens"
    ),
    "markets": words(
        "shares stocks shareholders barrel barrels crude brent index investors investor traders "
        "dollar euro bond bonds inflation revenue profit profits acquisition stake retailer brand "
        "brands franchise franchises customers exports imports ceo startup analysts commodity "
        "commodities opec billion quarterly turnover takeover bid takeovers bank banks"
    ),
    "weather": words(
        "flood floods flooding floodwater floodwaters rain rains rainfall storm storms cyclone "
        "hurricane typhoon tornado wildfire wildfires drought heatwave temperatures "
        "meteorologists forecasters landfall gusts winds levee levees dams "
        "epicentre magnitude quake earthquake tremor aftershocks landslide landslides degrees"
    ),
    "health": words(
        "cholera virus outbreak outbreaks epidemic pandemic vaccine vaccines vaccination infected "
        "infection infections diarrhoea measles malaria ebola coronavirus covid patients symptoms "
        "doctors disease diseases"
    ),
    "arts": words(
        "film films movie movies director actor actress oscar oscars documentary novel novelist "
        "author authors publisher book books readers cinema orchestra concert museum "
        "exhibition album song singer theatre gallery festival screenplay sequel gamers console "
        "studio premiere memoir poet poem"
    ),
}
_TOPIC_OF = {word: topic for topic, of_topic in _TOPICS.items() for word in of_topic}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def words_of_peace(body: str) -> int:
    """How many different words of its foremost peaceful topic a text has."""
    found: dict[str, set[str]] = {}
    for word in _WORD.findall(body.lower()):
        if topic := _TOPIC_OF.get(word):
            found.setdefault(topic, set()).add(word)
    return max(map(len, found.values()), default=0)
