"""News of other things than war, told in the words of war."""

import pytest

from tests.events.extraction.test_claims import told

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
