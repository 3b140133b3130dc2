"""Towns that fall in sport, elections, markets, floods and films are not taken."""

from datetime import date

import pytest

from events.extraction.desks import Desk, desks_of, setting_of, tells_score
from events.extraction.extract import extract_claims
from tests.events.extraction.names import LEXICON
from tests.events.extraction.other_desks import OF_OTHER_DESKS, QUIET
from tests.events.extraction.quiet_articles import ARTICLES
from tests.events.extraction.takings_in_passing import TAKEN
from tests.events.extraction.worlds import WORLD

WEDNESDAY = date(2021, 8, 11)
WAR = "Fighting between soldiers and militants went on in Nordland. "
OF_ONE_DESK = [(text, each) for text, own, more in OF_OTHER_DESKS.values() for each in own + more]
SHOWN_BY_THEMSELVES = [each for _, own, _ in OF_OTHER_DESKS.values() for each in own]


def taken(body, *, lexicon=WORLD, headline=""):
    text = f"{headline}\n\n{body}" if headline else body
    claims = extract_claims(text, headline=headline, published_on=WEDNESDAY, lexicon=lexicon)
    return [
        claim.quote.text
        for claim in claims
        if claim.kind.changes_control and claim.stance.says_it_happened
    ]


@pytest.mark.parametrize(("text", "sentence"), OF_ONE_DESK)
def test_in_a_text_of_another_desk_no_town_is_taken(text, sentence):
    assert taken(f"{text} {sentence}") == []


@pytest.mark.parametrize("sentence", SHOWN_BY_THEMSELVES)
def test_even_in_war_news_a_sentence_of_another_desk_takes_no_town(sentence):
    assert taken(WAR + sentence) == []


@pytest.mark.parametrize("sentence", QUIET)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_quiet_war_news_takes_no_town(sentence, lexicon):
    assert taken(WAR + sentence, lexicon=lexicon) == []


@pytest.mark.parametrize(("headline", "text"), ARTICLES)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_whole_articles_without_a_taking_have_none(headline, text, lexicon):
    assert taken(text, headline=headline, lexicon=lexicon) == []


@pytest.mark.parametrize("sentence", TAKEN)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_takings_of_war_are_read_whatever_else_is_named(sentence, lexicon):
    assert taken(WAR + sentence, lexicon=lexicon) != []


@pytest.mark.parametrize(
    ("text", "desk"),
    [
        ("The wicket fell before lunch.", Desk.SPORT),
        ("The ballot was secret.", Desk.ELECTIONS),
        ("Shareholders approved it.", Desk.MARKETS),
        ("Cholera spread.", Desk.HEALTH),
        ("The cyclone turned north.", Desk.WEATHER),
        ("The film opens on Friday.", Desk.ARTS),
    ],
)
def test_a_sentence_shows_its_desk_by_its_words(text, desk):
    assert desk in desks_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Tamur days after the election.",
        "Tamur fell before the cup final.",
        "A company of soldiers held the seat of the governor.",
        "The army stormed the stadium.",
    ],
)
def test_what_tells_the_time_or_belongs_to_war_shows_no_desk(text):
    assert desks_of(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "is_score"),
    [
        ("fell 3-1 on Saturday", True),
        ("lost 24-12 to Varan", True),
        ("fell on 9-10 August", False),
        ("fell on August 9-10", False),
        ("12-15 fighters died", False),
        ("in 2014-15", False),
    ],
)
def test_scores_are_told_from_spans(text, is_score):
    assert tells_score(text) is is_score


def test_a_text_of_war_stays_one_whatever_its_troops_vote_on_or_play():
    text = WAR + "Rebels shelled the front line. The troops played football after the election."
    setting = setting_of(text)
    assert setting.of is None
    assert not setting.doubtful
