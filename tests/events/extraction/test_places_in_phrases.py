"""Which place a phrase means: towns by their nouns, in lists, by a name, or of a province."""

from datetime import date

import pytest

from events.dates import DateSpan
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import places_of, taken

TAMUR, VARAN, MERIDIA, LIND = 11, 12, 14, 18


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels captured a border town called Belgora.", {"Belgora"}),
        ("The rebels captured the town known as Belgora.", {"Belgora"}),
        ("Rebels captured the capital of Nordland.", {MERIDIA}),
        ("Rebels captured the capital of Kesh province.", {TAMUR}),
        ("The rebels pushed on. Tamur, the army's last stronghold in Kesh, fell.", {TAMUR}),
        (
            "Rebels captured the villages of Belgora and Sintra and the town of Orlo.",
            {"Belgora", "Sintra", "Orlo"},
        ),
        ("Rebels seized Varan and Tamur on Monday. Both fell without a fight.", {TAMUR, VARAN}),
        ("The army is back in control of Tamur.", {TAMUR}),
        ("The governor handed Tamur to the Kell Front.", {TAMUR}),
        ("The rebels captured the strategic Varan crossing.", {VARAN}),
        ("Rebels were near. With the loss of the town of Varan the army is weak.", {VARAN}),
        ("Varan, 350 km west of the capital Meridia, was seized by the rebels.", {VARAN}),
        ("Varan, 350 km west of Meridia, and Lind were seized by the rebels.", {VARAN, LIND}),
    ],
)
def test_the_places_that_a_phrase_means(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured a commander called Belgora.",
        "Rebels captured the capital of Nordland's Belgora province.",
        "The governor handed the Kell Front a letter in Tamur.",
        "In Tamur, the army's last stronghold fell on Monday.",
        "At no point did the rebels take Tamur.",
        "The army frees Kell-held villages.",
        "Kell Haram captured weapons.",
        "The rebels captured the crossing.",
    ],
)
def test_no_place_is_taken_where_the_phrase_means_none(text):
    assert not taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Varan on May 6 and Lind on May 8 fell to the rebels.",
        "Varan fell to the rebels on May 6 and Lind on May 8.",
        "Rebels captured Varan on May 6 and, on May 8, Lind.",
        "Rebels captured Varan, on May 6, Lind, on May 8, and went home.",
        "On May 6 the rebels seized Varan, and on May 8 Lind fell to them after hours of battle.",
        "Here are the steps.\n\nMay 6 - Varan is seized.\n\nMay 8 - Rebels advance and Lind falls.",
    ],
)
def test_each_town_of_a_list_has_the_day_beside_it(text):
    days = {claim.place: claim.when for claim in taken(text)}
    assert days == {VARAN: DateSpan.on(date(2021, 5, 6)), LIND: DateSpan.on(date(2021, 5, 8))}


def test_what_was_taken_then_was_taken_from_that_day_on():
    days = {claim.place: claim.when for claim in taken("Rebels seized Varan in May and then Lind.")}
    assert days == {
        VARAN: DateSpan.month(2021, 5),
        LIND: DateSpan.between(date(2021, 5, 1), WEDNESDAY),
    }


def test_a_list_of_fallen_towns_by_day_needs_no_verbs():
    text = (
        "Rebels advanced.\n\nFallen towns:\n\nAug. 6 - VARAN.\n\nAug. 7 - Lind, the capital.\n\n"
        "Contested towns:\n\nAug. 8 - Tamur.\n"
    )
    days = {claim.place: claim.when for claim in taken(text)}
    assert days == {VARAN: DateSpan.on(date(2021, 8, 6)), LIND: DateSpan.on(date(2021, 8, 7))}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Tamur, the capital of Kesh, which was taken by rebels, people fled.", {TAMUR}),
        ("Fire hit the Varan border crossing. Rebels had seized the crossing.", {VARAN}),
        ("The nearby Belgora border post is also taken by the rebels.", {"Belgora"}),
        ("The rebels overran the border post of Belgora.", {"Belgora"}),
        ("Rebels pushed on to Belgora, which they took as well.", {"Belgora"}),
        ("Rebels overran the south, including the city of Varan and Nordland's oil.", {VARAN}),
        ("Rebels captured the port of St. Marc.", {"St. Marc"}),
        ("Troops came from Lind. Varan: Rebels have taken the city.", {VARAN}),
        ("14:05 Varan: Rebels have taken the city, an official in Lind says.", {VARAN}),
        ("Rebels took Varan, known for its roses, and Lind.", {VARAN, LIND}),
        ("Also in danger was Tamur, in the province of Kesh, which was handed over.", {TAMUR}),
        ("The main city of Kesh was captured by the rebels.", {TAMUR}),
        ("Novy-Belgora, a village, came under rebel control.", {"Novy-Belgora"}),
        ("After losing Lind, rebels left Varan. They had seized the town in May.", {LIND, VARAN}),
    ],
)
def test_the_place_that_a_phrase_means_is_taken(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    ("text", "not_taken"),
    [
        (
            "Troops left Tamur, the capital of the region of South Ostria. Rebels took the city.",
            "Ostria",
        ),
        ("Rebels seized the crossing between the river and the hills.", TAMUR),
        ("Rebels saw Tamur. The Ostrian capital was captured in the film.", TAMUR),
        ("Rebels captured Humvees near Tamur.", "Humvees"),
        ("The shelling of rebels handed Tamur its biggest blow in months.", TAMUR),
        ("It was only a matter of days before Tamur fell to the rebels, they said.", TAMUR),
        ("Were the rebels to take Tamur, they would be near the border.", TAMUR),
        ("The rebels were never able to take all of Tamur.", TAMUR),
    ],
)
def test_what_only_stands_beside_is_not_taken(text, not_taken):
    assert not_taken not in places_of(taken(text))
