"""Days that a sentence leaves to the one before it, and days that cannot be still to come."""

import pytest

from tests.events.extraction.test_unknown_wars import taken


def when_of_last(text):
    return taken(text)[-1].when.text


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On Friday the lines gave way. Tamur was captured by rebels.", "6–7 August 2021"),
        ("The lines gave way on Friday. Rebels captured Tamur.", "6–7 August 2021"),
        ("Rebels attacked Tamur on Friday. They were masters of the town.", "6–7 August 2021"),
        ("The road was opened at Tamur this morning. Rebels took the town.", "11 August 2021"),
        (
            "The battle began on 3 July. The rebels have since taken Tamur.",
            "3 July – 11 August 2021",
        ),
        ("Tamur was taken by rebels during the day.", "10–11 August 2021"),
        ("The push began on 3 August. Tamur was taken on the first day.", "3 August 2021"),
        (
            "Rebels have had Tamur in their hands since the garrison gave up on Monday.",
            "9 August 2021",
        ),
        # what was taken before, is told of another day, or stands in a paragraph of its own
        ("On Friday the lines gave way. Rebels had captured Tamur.", "by 11 August 2021"),
        ("On Friday the lines gave way. Rebels have captured Tamur.", "by 11 August 2021"),
        ("On Friday the lines gave way. Rebels captured Tamur earlier.", "by 11 August 2021"),
        ("On Friday the lines gave way.\n\nRebels captured Tamur.", "by 11 August 2021"),
        ("On Friday the army said it was ready. Rebels captured Tamur.", "by 11 August 2021"),
        ("The army, ready since Friday, lost men. Rebels captured Tamur.", "by 11 August 2021"),
        ("Troops fled on Friday or Monday. Rebels captured Tamur.", "by 11 August 2021"),
        ("In July 2020 the lines gave way. Rebels captured Tamur.", "by 11 August 2021"),
        ("The militia left Tamur on Monday. The army retook Tamur.", "9–11 August 2021"),
    ],
)
def test_the_day_of_the_sentence_before(text, when):
    assert when_of_last(text) == when


def test_the_day_of_the_sentence_before_is_shown_in_the_derivation():
    claim = taken("On Friday the lines gave way. Tamur was captured by rebels.")[-1]
    assert claim.derivation.startswith("told right after 'Friday'")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The town rose, only to be crushed by tanks, which retook Tamur in March.", "March 2021"),
        ("Rebels will go back to Tamur, which they have held since October.", "October 2020"),
        ("Rebels plan to leave Tamur, which they took in October.", "October 2020"),
    ],
)
def test_what_is_told_as_done_was_in_the_month_before(text, when):
    assert when_of_last(text) == when
