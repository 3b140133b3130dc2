"""Live reports, whose entries are headed by times of day."""

from datetime import date

import pytest

from events.extraction.extract import extract_claims
from events.extraction.time_stamps import time_stamps
from tests.events.extraction.worlds import WORLD

WEDNESDAY = date(2021, 8, 11)
LIVE = """\
0930: Fighting between soldiers and militants goes on in Nordland.

1330: The president signs a decree.

1945: Rebels have captured Tamur, officials say.

2045: Lind fell on Tuesday, residents say.
"""


def days_of(body):
    claims = extract_claims(body, published_on=WEDNESDAY, lexicon=WORLD)
    return {each.place_text: each.when.text for each in claims if each.kind == "captured"}


def test_an_entry_tells_of_the_day_printed_unless_it_names_another():
    assert days_of(LIVE) == {"Tamur": "11 August 2021", "Lind": "10 August 2021"}


@pytest.mark.parametrize(
    "stamp", ["18:40 - ", "9.15am: ", "1945 GMT: ", "07:05 – ", "12.30 p.m.: "]
)
def test_the_time_of_an_entry_is_no_year_and_no_part_of_its_sentence(stamp):
    body = "\n\n".join(f"{stamp}Rebels have captured Tamur." for _ in range(3))
    assert len(time_stamps(body, WEDNESDAY)) == 3
    assert days_of(body) == {"Tamur": "11 August 2021"}


@pytest.mark.parametrize(
    "body",
    [
        "1914: Rebels took Tamur.\n\n1918: The army took Lind.\n\n1945: Tamur fell again.",
        "1945: Rebels took Tamur.\n\nThe army took Lind.",
        "25:90 Rebels took Tamur.\n\n99:99 They left.\n\n77:77 They came back.",
        "",
    ],
)
def test_years_and_odd_figures_are_no_times(body):
    assert time_stamps(body, WEDNESDAY) == []
