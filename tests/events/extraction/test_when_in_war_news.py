"""How reports from wars date what they tell, by phenomenon."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.extraction.when import find_dates
from tests.events.extraction.test_unknown_wars import taken


def spans(published, text):
    return [
        (each.text, each.span.text if each.span else None)
        for each in find_dates(text, published_on=date.fromisoformat(published))
    ]


NIGHTS = [
    ("2022-03-03", "Shells hit the port overnight.", "overnight", "2–3 March 2022"),
    ("2022-03-03", "They shelled the port late on Tuesday.", "late on Tuesday", "1 March 2022"),
    ("2022-03-04", "Columns came in early Thursday.", "early Thursday", "3 March 2022"),
    ("2022-03-04", "The bridge was blown Tuesday night.", "Tuesday night", "1 March 2022"),
    (
        "2024-12-08",
        "They crossed on the night of 7-8 December.",
        "the night of 7-8 December",
        "7–8 December 2024",
    ),
    (
        "2024-12-09",
        "They crossed on the night of December 7 to 8.",
        "the night of December 7 to 8",
        "7–8 December 2024",
    ),
    (
        "2023-06-04",
        "It was hit in the night from Thursday to Friday.",
        "the night from Thursday to Friday",
        "1–2 June 2023",
    ),
    (
        "2023-06-04",
        "It was hit on Thursday-Friday night.",
        "Thursday-Friday night",
        "1–2 June 2023",
    ),
    (
        "2023-06-04",
        "It was hit overnight Thursday into Friday.",
        "overnight Thursday into Friday",
        "1–2 June 2023",
    ),
    (
        "2023-06-04",
        "It was hit overnight on June 2.",
        "overnight on June 2",
        "2–3 June 2023",
    ),
    ("2025-01-27", "By dawn on Sunday they held it.", "dawn on Sunday", "26 January 2025"),
    ("2025-01-27", "They were in before dawn Monday.", "dawn Monday", "27 January 2025"),
    (
        "2025-01-27",
        "They were in by the pre-dawn hours of Monday.",
        "the pre-dawn hours of Monday",
        "27 January 2025",
    ),
    ("2025-01-27", "They slipped in in the small hours.", "the small hours", "26–27 January 2025"),
    ("2025-01-27", "Last night the airport burned.", "Last night", "26–27 January 2025"),
    (
        "2025-01-28",
        "Men marched in shortly after midnight on Monday.",
        "midnight on Monday",
        "27 January 2025",
    ),
]
DAYS_NEAR = [
    ("2024-11-30", "Earlier today they reached the square.", "Earlier today", "30 November 2024"),
    (
        "2024-12-05",
        "They took it by early Thursday afternoon.",
        "early Thursday afternoon",
        "5 December 2024",
    ),
    ("2024-12-04", "On Wednesday they closed in.", "Wednesday", "4 December 2024"),
    ("2024-12-04", "Last Wednesday it was quiet.", "Last Wednesday", "27 November 2024"),
    ("2021-10-17", "It fell this past Friday.", "this past Friday", "15 October 2021"),
    ("2021-10-14", "It fell on Friday last week.", "Friday last week", "8 October 2021"),
    ("2021-10-14", "It fell on Monday of this week.", "Monday of this week", "11 October 2021"),
    ("2020-10-14", "At 10:30 GMT on Monday it was hit.", "Monday", "12 October 2020"),
    ("2020-10-14", "Saturday's truce did not hold.", "Saturday", "10 October 2020"),
    (
        "2012-11-20",
        "They came a couple of days ago.",
        "a couple of days ago",
        "17–19 November 2012",
    ),
    ("2012-11-20", "They came just hours ago.", "just hours ago", "19–20 November 2012"),
    (
        "2021-12-13",
        "It left their hands more than a week ago.",
        "more than a week ago",
        "29 November – 6 December 2021",
    ),
    (
        "2021-12-13",
        "It was theirs nearly two weeks ago.",
        "nearly two weeks ago",
        "29 November – 6 December 2021",
    ),
    ("2021-12-13", "The rising began a year ago today.", "a year ago today", "13 December 2020"),
]
SPANS_UP_TO_NOW = [
    (
        "2024-12-05",
        "Over the past few hours lines were breached.",
        "the past few hours",
        "4–5 December 2024",
    ),
    (
        "2024-12-05",
        "In the past 24 hours two towns were lost.",
        "the past 24 hours",
        "4–5 December 2024",
    ),
    (
        "2021-08-09",
        "Five capitals fell in less than a week.",
        "less than a week",
        "2–9 August 2021",
    ),
    (
        "2021-08-09",
        "They fell in the space of three days in March.",
        "March",
        "March 2021",
    ),
    (
        "2021-08-09",
        "In the past weeks the army took back two towns.",
        "the past weeks",
        "5 July – 9 August 2021",
    ),
    ("2021-08-09", "Three fell within 48 hours.", "48 hours", "7–9 August 2021"),
    ("2021-08-09", "They lost it in a matter of days.", "a matter of days", "2–9 August 2021"),
    (
        "2020-06-04",
        "Districts fell over the past two weeks.",
        "the past two weeks",
        "21 May – 4 June 2020",
    ),
    ("2020-06-04", "Over the past week camps were lost.", "the past week", "28 May – 4 June 2020"),
    ("2023-04-18", "Guns have not paused since the weekend.", "the weekend", "15–16 April 2023"),
    ("2023-04-18", "They came at the weekend.", "the weekend", "15–16 April 2023"),
    ("2024-12-01", "Last weekend all was calm.", "Last weekend", "23–24 November 2024"),
    ("2023-07-28", "Earlier this week drones came.", "Earlier this week", "24–28 July 2023"),
    ("2023-07-28", "Earlier in the week drones came.", "Earlier in the week", "24–28 July 2023"),
    ("2023-07-28", "Earlier this month a dam broke.", "Earlier this month", "1–28 July 2023"),
    ("2023-07-28", "They dug in late last month.", "late last month", "21–30 June 2023"),
    ("2023-07-28", "They dug in the week before last.", "the week before last", "10–16 July 2023"),
]
PARTS = [
    ("2015-07-31", "They held it from mid-July.", "mid-July", "11–20 July 2015"),
    ("2015-07-31", "It was lost at the end of June.", "the end of June", "23–30 June 2015"),
    ("2015-07-31", "They had held it since late March.", "late March", "21–31 March 2015"),
    (
        "2024-02-01",
        "They paused in the second week of January.",
        "the second week of January",
        "8–14 January 2024",
    ),
    (
        "2024-02-01",
        "They paused in the last two weeks of January.",
        "the last two weeks of January",
        "18–31 January 2024",
    ),
    ("2019-05-01", "It changed hands in early 2014.", "early 2014", "1 January – 31 March 2014"),
    ("2019-05-01", "It changed hands last summer.", "last summer", "1 June – 31 August 2018"),
    (
        "2019-05-01",
        "It changed hands in the summer of 2014.",
        "the summer of 2014",
        "1 June – 31 August 2014",
    ),
    (
        "2019-05-01",
        "It changed hands in November last year.",
        "November last year",
        "November 2018",
    ),
    ("2024-02-01", "The push began on Oct. 27 last year.", "Oct. 27 last year", "27 October 2023"),
    ("2019-05-01", "It was bombed for the first time since 2014.", "2014", "2014"),
]
WRITTEN_DATES = [
    ("2024-12-09", "It fell on Dec. 8.", "Dec. 8", "8 December 2024"),
    ("2020-11-20", "It was handed back on Nov.20.", "Nov.20", "20 November 2020"),
    ("2025-01-28", "It fell on 27.01.2025.", "27.01.2025", "27 January 2025"),
    ("2025-01-28", "It fell on 27/01/25.", "27/01/25", "27 January 2025"),
    ("2025-01-28", "It fell on Jan 27, 2025.", "Jan 27, 2025", "27 January 2025"),
    ("2025-01-28", "It fell on 2025/01/27.", "2025/01/27", "27 January 2025"),
    ("2025-01-28", "It fell on Monday, 27 January.", "Monday, 27 January", "27 January 2025"),
    ("2025-01-28", "It fell on the 27th.", "the 27th", "27 January 2025"),
    ("2025-01-28", "It fell on 27th.", "27th", "27 January 2025"),
    ("2025-01-28", "It fell on the 27th of the month.", "the 27th of the month", "27 January 2025"),
    (
        "2025-01-28",
        "It fell on the 27th of last month.",
        "the 27th of last month",
        "27 December 2024",
    ),
    ("2025-01-28", "It fell on 8/12/2024.", "8/12/2024", "12 August – 8 December 2024"),
    (
        "2025-01-28",
        "On 20/12/2024 they came. It fell on 8/12/2024.",
        "8/12/2024",
        "8 December 2024",
    ),
    ("2025-01-28", "On 12/20/2024 they came. It fell on 8/12/2024.", "8/12/2024", "12 August 2024"),
    ("2015-04-02", "ADEN, April 2 (Reuters) - Troops landed.", "April 2", "2 April 2015"),
]
NEAR_AND_BETWEEN = [
    ("2020-10-14", "They came around 5 October.", "around 5 October", "3–7 October 2020"),
    (
        "2020-10-14",
        "It was lost in the week of October 5.",
        "the week of October 5",
        "5–11 October 2020",
    ),
    (
        "2020-10-14",
        "It was lost in the week to 5 October.",
        "the week to 5 October",
        "29 September – 5 October 2020",
    ),
    (
        "2020-10-14",
        "They fell back between Tuesday and Thursday.",
        "Tuesday and Thursday",
        "6–8 October 2020",
    ),
    (
        "2020-10-14",
        "They fought from Friday night until Sunday.",
        "Friday night until Sunday",
        "9–11 October 2020",
    ),
    ("2020-10-14", "It fell on Monday or Tuesday.", "Tuesday", "13 October 2020"),
]
FEASTS = [
    ("2021-08-11", "They shelled it during Ramadan.", "Ramadan", "12 April – 13 May 2021"),
    ("2018-06-20", "It was quiet over Eid.", "Eid", "14–18 June 2018"),
    (
        "2021-08-11",
        "It was hit on the eve of Eid al-Adha.",
        "the eve of Eid al-Adha",
        "18–20 July 2021",
    ),
    ("2018-04-01", "The town was lost before Newroz.", "Newroz", "20–21 March 2018"),
    ("2023-01-10", "Guns were to rest on Christmas Eve.", "Christmas Eve", "24 December 2022"),
    ("2023-01-10", "They hit it on New Year's Day.", "New Year's Day", "1 January 2023"),
    ("2022-05-01", "They hit it on Orthodox Easter.", "Orthodox Easter", "24 April 2022"),
    ("2022-05-01", "They hit it on Good Friday.", "Good Friday", "15 April 2022"),
]
COUNTED = [
    ("2021-08-11", "It fell exactly two weeks ago.", "exactly two weeks ago", "28 July 2021"),
    ("2021-08-11", "It fell two weeks ago.", "two weeks ago", "25–31 July 2021"),
    ("2021-08-11", "X fell on Sunday and Y within hours.", "hours", "8–9 August 2021"),
    (
        "2014-07-05",
        "They retook on Saturday what was lost since April 12. Later in the day they moved on.",
        "Later in the day",
        "5 July 2014",
    ),
]
TABLES = (
    *(COUNTED, NIGHTS, DAYS_NEAR, SPANS_UP_TO_NOW, PARTS, WRITTEN_DATES, NEAR_AND_BETWEEN, FEASTS),
)


@pytest.mark.parametrize(
    ("published", "text", "expression", "span"), [case for table in TABLES for case in table]
)
def test_a_report_dates_what_it_tells(published, text, expression, span):
    assert (expression, span) in spans(published, text)


def test_a_range_of_days_in_a_dateline_table():
    assert spans("2015-09-01", "Date: 25 March – 22 July 2015.") == [
        ("25 March – 22 July 2015", "25 March – 22 July 2015")
    ]


@pytest.mark.parametrize("head", ["Aug. 7, VARAN:", "Aug. 7 - VARAN:", "VARAN, Aug. 7:"])
def test_an_entry_tells_of_the_day_in_its_head(head):
    text = f"Rebels advanced.\n\n- Aug. 6, LIND: Rebels seize the city.\n\n- {head} The city falls."
    days = {claim.place: claim.when for claim in taken(text)}
    assert days[12] == DateSpan.on(date(2021, 8, 7))
