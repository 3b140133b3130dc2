"""Takings that an article only remembers are dated back, and news is not."""

import pytest

from events.extraction.extract import extract_claims
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.worlds import WORLD

WAR = "Fighting between soldiers and militants went on in Nordland for years. "


def spans(text):
    claims = extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)
    return [claim.when.text for claim in claims if claim.kind.changes_control and claim.when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Wednesday marks ten years since rebels captured Tamur.", "2011"),
        ("It is twenty years since the fall of Tamur.", "2001"),
        ("On the 20th anniversary of the fall of Tamur, widows gathered.", "2001"),
        ("On the anniversary of the fall of Tamur, widows gathered.", "by 11 August 2020"),
        ("Ten years ago this week rebels captured Tamur.", "2011"),
        ("He was nine when Tamur fell to the rebels.", "by 11 August 2020"),
        ("She fled as a child when the rebels captured Tamur.", "by 11 August 2020"),
        (
            "They keep a minute's silence for those who died when Tamur was overrun.",
            "by 11 August 2020",
        ),
        ("Thirty years after the war, she recalls the morning the rebels took Tamur.", "1991"),
    ],
)
def test_what_is_remembered_is_of_then(text, when):
    assert spans(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took Tamur on 11 July 1995. After the city had fallen, the killing began.",
        "The rebels took Tamur on 11 July 1995. When Tamur fell, the killing began.",
    ],
)
def test_what_was_dated_once_keeps_its_date(text):
    assert spans(text) == ["11 July 1995", "11 July 1995"]


def test_a_title_that_looks_back_dates_what_it_tells_undated():
    headline = "A year on, Tamur keeps its head down"
    body = f"{headline}\n\n{WAR}When the city fell to the rebels, they say, nobody wept."
    claims = extract_claims(body, headline=headline, published_on=WEDNESDAY, lexicon=WORLD)
    assert {claim.when.text for claim in claims if claim.kind.changes_control} == {"2020"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rebels captured Tamur.", "by 11 August 2021"),
        ("Two years after the war began, rebels captured Tamur.", "by 11 August 2021"),
        ("On the second anniversary of the war, rebels captured Tamur.", "by 11 August 2021"),
        ("Two years after the start of the war, the rebels have taken Tamur.", "by 11 August 2021"),
        ("Rebels captured Tamur on Tuesday, ten years after the war.", "10 August 2021"),
        ("The governor fled when Tamur fell.", "by 11 August 2021"),
        ("Rebels captured Tamur, the poet's town for ten years.", "by 11 August 2021"),
    ],
)
def test_news_stays_news(text, when):
    assert spans(text) == [when]
