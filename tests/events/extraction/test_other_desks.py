"""Towns that fall in sport, elections, markets, floods and films are not taken."""

import pytest

from events.extraction.desks import Desk, desks_of, setting_of, tells_score
from tests.events.extraction.names import LEXICON
from tests.events.extraction.other_desks import OF_OTHER_DESKS, QUIET
from tests.events.extraction.quiet_articles import ARTICLES
from tests.events.extraction.takings_in_passing import TAKEN
from tests.events.extraction.test_claims import told
from tests.events.extraction.worlds import WORLD, takings

SPORT = (
    "The league match kicked off late. Varan scored a goal before half-time and the striker "
    "missed a penalty. Their coach praised the players."
)
VOTES = (
    "Turnout was low and the ballot was close. The candidates thanked the voters, and the "
    "councillors of the constituency took their seats."
)
MARKETS = "Investors sold shares and bonds as crude fell. Traders spoke of inflation."
WEATHER = "Rain and floods hit the coast. The storm broke two dams, and the river rose by metres."
WAR = "Fighting between soldiers and militants went on in Nordland. "
OF_ONE_DESK = [(text, each) for text, own, more in OF_OTHER_DESKS.values() for each in own + more]
SHOWN_BY_THEMSELVES = [each for _, own, _ in OF_OTHER_DESKS.values() for each in own]


@pytest.mark.parametrize(("text", "sentence"), OF_ONE_DESK)
def test_in_a_text_of_another_desk_no_town_is_taken(text, sentence):
    assert takings(f"{text} {sentence}") == []


@pytest.mark.parametrize("sentence", SHOWN_BY_THEMSELVES)
def test_even_in_war_news_a_sentence_of_another_desk_takes_no_town(sentence):
    assert takings(WAR + sentence) == []


@pytest.mark.parametrize("sentence", QUIET)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_quiet_war_news_takes_no_town(sentence, lexicon):
    assert takings(WAR + sentence, lexicon=lexicon) == []


@pytest.mark.parametrize(("headline", "text"), ARTICLES)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_whole_articles_without_a_taking_have_none(headline, text, lexicon):
    assert takings(text, headline=headline, lexicon=lexicon) == []


@pytest.mark.parametrize("sentence", TAKEN)
@pytest.mark.parametrize("lexicon", [WORLD, LEXICON], ids=["no conflict", "a conflict"])
def test_takings_of_war_are_read_whatever_else_is_named(sentence, lexicon):
    assert takings(WAR + sentence, lexicon=lexicon) != []


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


@pytest.mark.parametrize(
    "text",
    [
        f"{SPORT} Tamur fell to Lind on Sunday, a militant display.",
        f"{SPORT} Tamur captured the cup, overrunning Lind in a siege of a second half.",
        f"{VOTES} The opposition captured Tamur and the government lost Lind.",
        f"{VOTES} Tamur fell to the Greens, who ousted the mayor.",
        f"{MARKETS} A brand from Lind seized Tamur, its customers and the market.",
        f"{WEATHER} The water overran Tamur, and soldiers carried the old away.",
    ],
)
def test_other_news_takes_no_towns(text):
    assert not [each for each in told(text) if "captured Tamur" in each]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Tamur during a football match. Soldiers fled the stadium under fire.",
        "Rebels captured Tamur two days before the vote. The army said candidates had fled.",
        "Rebels captured Tamur in heavy rain. Troops shelled the road. Oil shares fell.",
        "Militants overran Tamur. Doctors at the hospital spoke of cholera among the soldiers.",
    ],
)
def test_war_news_may_speak_of_other_things(text):
    assert "captured asserted Tamur" in told(text)


def test_a_denial_is_read_where_few_words_are_of_war():
    text = (
        "Gunfire in Meridia killed at least 17 people, hospital staff said, after word had spread "
        "that Varan had been conquered. The Red Front denied that Varan had fallen. "
        "Telephone lines are cut and none of this can be checked, doctors and patients said. "
        "Nothing else was known for days on end, and the wards of the hospital were full. "
        "Its envoys met the elders of the valley at noon and left again without a word, as they "
        "had on the days before, and those who live there waited for news that never came."
    )
    assert "captured denied Varan" in told(text)


def test_what_was_told_as_taken_is_taken_whatever_its_loss_costs():
    text = (
        f"{WAR}The Red Front captured Tamur on Friday. Tamur lies on a crossing. "
        "The loss of Tamur deprives the state of revenue."
    )
    assert [claim.quote.text for claim in takings(text, lexicon=LEXICON)][-1] == "loss of Tamur"
