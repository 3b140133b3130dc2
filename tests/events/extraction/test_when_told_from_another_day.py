"""Dates that hang on other words: on another day, on a plan, on the year that is told of."""

from datetime import date

import pytest

from events.extraction.when import find_dates


def spans(published, text):
    return [
        (each.text, each.span.text if each.span else None)
        for each in find_dates(text, published_on=date.fromisoformat(published))
    ]


NIGHTS_TOLD_LATER = [
    (
        "2025-01-29",
        "In the night to Tuesday it was shelled.",
        "the night to Tuesday",
        "27–28 January 2025",
    ),
    (
        "2025-01-28",
        "It was shelled overnight, they said on Monday.",
        "overnight",
        "26–27 January 2025",
    ),
    (
        "2025-01-28",
        "It was shelled overnight, they said on Tuesday.",
        "overnight",
        "27–28 January 2025",
    ),
    (
        "2025-01-28",
        "On Sunday they came, and overnight they left.",
        "overnight",
        "25–27 January 2025",
    ),
    (
        "2025-01-28",
        "It was shelled overnight. On Sunday they left.",
        "overnight",
        "27–28 January 2025",
    ),
]
PLANNED = [
    ("2023-11-22", "They have until Friday to leave.", "Friday", "24 November 2023"),
    ("2023-11-22", "It has given them until 9 a.m. Friday.", "Friday", "24 November 2023"),
    ("2023-11-22", "They have held it until Friday.", "Friday", "17 November 2023"),
    ("2023-11-22", "The leaders meet Friday in Tamur.", "Friday", "24 November 2023"),
    ("2023-11-22", "The truce will take hold on Thursday.", "Thursday", "23 November 2023"),
    ("2023-11-22", "The truce takes effect on Friday.", "Friday", "24 November 2023"),
    ("2023-11-22", "Talks resume on Friday.", "Friday", "24 November 2023"),
    ("2023-11-22", "The release was postponed until Friday.", "Friday", "24 November 2023"),
    ("2023-11-22", "They meet this Friday.", "this Friday", "24 November 2023"),
    ("2023-11-22", "They will mourn those who died on Monday.", "Monday", "20 November 2023"),
    ("2023-11-22", "Roads were shut due to fighting on Monday.", "Monday", "20 November 2023"),
    (
        "2021-08-11",
        "Troops are due to be gone by the end of August.",
        "the end of August",
        "24–31 August 2021",
    ),
]
TOLD_FROM_ANOTHER_DAY = [
    (
        "2021-08-11",
        "Tamur fell on 3 August. On the same day Varan fell.",
        "the same day",
        "3 August 2021",
    ),
    ("2021-08-11", "Tamur fell on Sunday, a day earlier Varan.", "a day earlier", "7 August 2021"),
    (
        "2021-08-11",
        "Tamur fell on Sunday; the previous evening Varan had.",
        "the previous evening",
        "7 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Sunday. The following morning Varan did.",
        "The following morning",
        "9 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Sunday. Two days after, Varan fell.",
        "Two days after",
        "10 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Friday. One day after that Varan fell.",
        "One day after that",
        "7 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Friday, and two days later Varan.",
        "two days later",
        "8 August 2021",
    ),
    (
        "2021-08-11",
        "They rose in May and within two weeks captured Tamur.",
        "two weeks",
        "1 May – 17 June 2021",
    ),
    (
        "2021-08-11",
        "August 3: The rebels take Tamur, and in the night Varan.",
        "the night",
        "3–4 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell more than a year ago.",
        "more than a year ago",
        "12 August 2019 – 11 August 2020",
    ),
    ("2021-08-11", "On May 6 rebels took Tamur.", "May 6", "6 May 2021"),
    ("2021-08-11", "In May 6 rebels were caught.", "May", "May 2021"),
    (
        "2021-08-11",
        "Tamur fell on Friday. Within hours Varan fell too.",
        "hours",
        "6–7 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Friday. That same evening Varan did.",
        "That same evening",
        "6 August 2021",
    ),
    (
        "2021-08-11",
        "Tamur fell on Friday. Earlier in the day Varan had.",
        "Earlier in the day",
        "6 August 2021",
    ),
    (
        "2024-12-08",
        "It fell in 2014. They came in May of the following year.",
        "May of the following year",
        "May 2015",
    ),
]
YEARS = [
    ("2024-11-20", "It began on 15 April 2023. By July they held it.", "July", "July 2023"),
    ("2024-11-20", "It began on 15 April 2023. By March they held it.", "March", "March 2024"),
    ("2024-11-20", "It began on 15 April 2023.\nBy July they held it.", "July", "July 2024"),
    (
        "2024-11-20",
        "It began in April 2023; on 18 November it went on.",
        "18 November",
        "18 November 2024",
    ),
    ("2024-11-20", "The truce of December held.", "December", "December 2023"),
    (
        "1999-02-27",
        "Asked to join in July 1997, they will join on March 12.",
        "March 12",
        "12 March 1999",
    ),
]
FROM_THE_DEED = [
    (
        "2021-08-11",
        "Tamur fell on Friday, they said on Sunday. A day later Varan did.",
        "A day later",
        "7 August 2021",
    ),
    (
        "2021-08-11",
        "They said on Sunday that Tamur fell. A day later Varan did.",
        "A day later",
        "9 August 2021",
    ),
]
ON_ITS_WAY = [
    ("2023-11-14", "On its way the army took it in October.", "October", "October 2023"),
    ("2023-11-14", "Aid is on its way and is expected in October.", "October", "October 2024"),
    (
        "2021-12-06",
        "It fell just over a month ago.",
        "just over a month ago",
        "28 October – 6 November 2021",
    ),
    (
        "2021-12-06",
        "It fell little more than a week ago.",
        "little more than a week ago",
        "27–29 November 2021",
    ),
]
TABLES = (ON_ITS_WAY, NIGHTS_TOLD_LATER, PLANNED, TOLD_FROM_ANOTHER_DAY, YEARS, FROM_THE_DEED)


@pytest.mark.parametrize(
    ("published", "text", "expression", "span"), [case for table in TABLES for case in table]
)
def test_a_date_hangs_on_the_words_around_it(published, text, expression, span):
    assert (expression, span) in spans(published, text)


def test_a_report_that_opens_with_a_month_takes_the_year_for_known():
    text = "They signed in October. They had met in 2003, in 2005, in 2008 and in 2011."
    assert ("October", "October 2012") in spans("2013-03-22", text)


def test_a_report_that_recalls_old_wars_still_counts_from_its_own_day():
    text = (
        "The last of the men who fought in 1953 died on Wednesday. He had been there in 1957, in "
        "1984 and in 1995. His book is due to be printed in May."
    )
    assert [span for _, span in spans("2013-03-22", text)][1::4] == ["20 March 2013", "May 2013"]


@pytest.mark.parametrize(
    ("published", "text", "printed", "span"),
    [
        ("2021-07-05", "Ten fell in the three days to Sunday.", "Sunday", "2–4 July 2021"),
        ("2021-07-05", "Ten fell in the days to Sunday.", "Sunday", "4 July 2021"),
        # news of this year, in a passage that has named a month of years ago
        ("2016-06-27", "It fell in June 2014. Troops took it on May 17.", "May 17", "17 May 2016"),
        ("2016-06-27", "It fell in May 2014 and was won back in June.", "June", "June 2014"),
        ("2016-06-27", "It fell in June 2014, and in May shells hit it.", "May", "May 2014"),
        # a verb, and no autumn
        ("2025-01-06", "It was the last town to fall this year.", "this year", "2025"),
    ],
)
def test_days_that_other_days_bound(published, text, printed, span):
    assert (printed, span) in spans(published, text)


def test_the_year_of_news_is_told_from_the_day_of_publication():
    text = "It fell in October 2014. Troops took it on April 14."
    last = find_dates(text, published_on=date(2016, 6, 27))[-1]
    assert "the day of publication" in last.derivation
