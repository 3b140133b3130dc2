"""Towns and districts told in lists, by their number, by what they are, and what only lies near."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.extraction.extract import extract_claims
from events.vocabulary import EventKind
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import WAR, places_of, taken
from tests.events.extraction.worlds import WORLD

TAMUR, VARAN, LIND = 11, 12, 18
THREE = {"Arlan", "Bemer", "Corvo"}


def told_of(text):
    """What is told of any place, taken or only fought for."""
    claims = extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)
    return [claim for claim in claims if claim.kind is not EventKind.CLASHES]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels have captured the Kesh districts of Arlan, Bemer and Corvo.",
        "Three districts of Kesh - Arlan, Bemer and Corvo - have been captured by the rebels.",
        "Rebels attacked the districts of Arlan, Bemer and Corvo. All three were overrun.",
        "The rebels now control six of the 14 districts, including Arlan, Bemer and Corvo.",
        "The rebels captured several places in Kesh, among them Arlan, Bemer and Corvo.",
        "Three other towns in Kesh, Arlan, Bemer and Corvo, remain in rebel hands.",
        "The districts that the rebels have captured are Arlan in Kesh, Bemer and Corvo.",
        "Arlan, Bemer and Corvo have all been captured by the rebels.",
        "Rebels captured Arlan district in Kesh, Bemer district in Solm and Corvo district.",
        "Rebels captured Arlan and Bemer districts in Kesh and Corvo district in Solm.",
        "Rebels captured Arlan in the west of the region and Bemer in the south. Corvo fell too.",
        "Rebels captured Arlan on 6 August and Bemer two days later. Corvo was seized by rebels.",
        "Rebels captured three villages. He read out the names of the villages: Arlan, Bemer and "
        "Corvo.",
        "Arlan was captured on Monday together with the villages of Bemer and Corvo.",
        "Rebels captured three villages. Bor named the villages as Arlan, Bemer and Corvo in Kesh.",
        "Three district centres were captured by rebels. The districts lost are Arlan, Bemer and "
        "Corvo.",
    ],
)
def test_every_place_of_a_list_is_taken_and_no_other(text):
    assert places_of(taken(text)) == THREE


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels attacked Tamur and Varan. A trader in Lind said both were captured.", {11, 12}),
        ("Tamur, Varan and Lind fall to the rebels.", {TAMUR, VARAN, LIND}),
        ("After Tamur and Varan, the rebels have taken Belgora.", {TAMUR, VARAN, "Belgora"}),
        ("The rebels took the provincial capital of Tamur.", {TAMUR}),
        ("The garrison of Tamur was captured by the rebels.", {TAMUR}),
        ("Tamur, the second city of Westria, and the port of Varan fell.", {TAMUR, VARAN}),
        ("The rebels captured Tamur and Kesh villages.", {TAMUR}),
        ("Villagers fear a repeat of Tamur, the enclave that the rebels overran.", {TAMUR}),
        ("Belgora district on the border with Westria, which rebels took, is calm.", {"Belgora"}),
        (
            "Crossings were seized by the rebels, among them Tamur on the western border and Varan "
            "on the border with Westria.",
            {TAMUR, VARAN},
        ),
        ("Tamur became the first provincial center captured by the rebels.", {TAMUR}),
        ("Belgora-e-Nord was captured by the rebels.", {"Belgora-e-Nord"}),
        ("On Monday the village of Belgora, east of Tamur, had fallen to the rebels.", {"Belgora"}),
        ("The rebels claim to have taken over Tamur.", {TAMUR}),
        ("The center of Kesh province came under rebel control.", {TAMUR}),
        ("Tamur fell to the rebels on Sunday, along with Varan and Lind.", {TAMUR, VARAN, LIND}),
        ("The rebels captured most of Kesh, including its capital, Tamur.", {TAMUR}),
        ("The rebels overran a series of border posts, among them Tamur.", {TAMUR}),
        ("The rebels seized Varan and Lind, about 100km from the main town Tamur.", {VARAN, LIND}),
        ("The rebels seized Tamur, the home town of Ulf Belgora, a singer.", {TAMUR}),
        ("Sadly, the rebels seized Tamur port, the town and the bridge.", {TAMUR}),
        ("The rebels took control of Tamur after mediation by elders.", {TAMUR}),
        ("On Monday the Kell Front (KF) seized Tamur, a port, and Varan.", {TAMUR, VARAN}),
    ],
)
def test_the_places_that_a_description_means(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured a town in Kesh.",
        "Rebels seized a village near Tamur.",
        "The rebels captured most of Kesh.",
        "The rebels captured several places in Kesh.",
        "Third Kesh town lost by the army to rebels.",
        "After talks in Tamur, the rebels went home.",
        "Fighters drove off in captured American Humvees.",
        "The town on Lake Genth was calm. The rebels captured the lake.",
        "The Tigers lost men. The last Tiger town held out against the army.",
        "Kell Haram attacked at dawn. The army took money from Kell Haram.",
    ],
)
def test_what_only_lies_in_or_near_a_place_is_not_the_place(text):
    assert not taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army announced the capture of Varan, on May 6, and of Lind, on May 8.",
        "The army drove the rebels out of Varan on May 6 and out of Lind on May 8.",
        "The army took control of Varan on May 6 and of Lind, 9 km away, on May 8.",
        "2021: losses\n\nMay 6: Soldiers leave and rebels take Varan.\n\nMay 8: Lind falls.",
    ],
)
def test_each_town_behind_a_preposition_of_its_own_has_its_own_day(text):
    days = {claim.place: claim.when for claim in taken(text)}
    assert days == {VARAN: DateSpan.on(date(2021, 5, 6)), LIND: DateSpan.on(date(2021, 5, 8))}


@pytest.mark.parametrize("verb", ["marched into", "rolled into", "swept into"])
def test_fighters_who_march_into_a_town_take_it(verb):
    assert places_of(taken(f"Rebels {verb} Tamur.")) == {TAMUR}
    assert not taken(f"Protesters {verb} Tamur.")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Varan is the biggest town to fall to the rebels since Tamur in May.", {5}),
        ("It is the first town that the rebels have captured since Tamur in June.", {6}),
    ],
)
def test_the_town_since_which_none_so_big_has_fallen(text, months):
    claims = [claim for claim in taken(text) if claim.place == TAMUR]
    assert {claim.when.first.month for claim in claims} == months


def test_a_relative_fall_and_what_undid_it():
    claims = taken("Tamur, whose fall on Monday shocked many, was retaken by the army on Tuesday.")
    assert [(claim.kind, claim.when.first.day) for claim in claims] == [
        (EventKind.CAPTURED, 9),
        (EventKind.RECAPTURED, 10),
    ]


def test_the_province_behind_a_town_of_a_list_says_where_it_lies():
    text = "Rebels advanced.\n\nFallen towns:\n\nAug. 6 - TAMUR, Kesh.\n\nAug. 7 - LIND.\n"
    assert places_of(taken(text)) == {TAMUR, LIND}


@pytest.mark.parametrize(
    "text",
    [
        "The centres of Arlan, Bemer and Corvo districts were captured by the rebels.",
        "Arlan and Bemer in Kesh and Corvo in Solm all fell to the rebels on Monday.",
        "Arlan in Kesh, Bemer in Solm and Corvo in Kesh were captured by the rebels.",
        "The areas freed are Arlan, Bemer and Corvo, the army said of its drive on the rebels.",
        "The towns captured by the rebels so far include Arlan in Kesh, Bemer and Corvo.",
        "The army said Arlan, Bemer and Corvo districts of Kesh had been captured by the rebels.",
        "Two villages were lost, and rebels took three districts in Kesh, Arlan, Bemer and Corvo.",
        "The army said that rebels had captured three towns. They are Arlan, Bemer and Corvo.",
        "Three villages fell to rebels. The villages were named as Arlan, Bemer and Corvo.",
        "This brings to five the number of towns now controlled by the rebels. "
        "The others are Arlan in Kesh, Bemer (on the river) and Corvo.",
    ],
)
def test_towns_of_a_list_that_other_words_show_are_taken_each(text):
    assert places_of(taken(text)) == THREE


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured three towns. The commanders are Arlan, Bemer and Corvo.",
        "The rebels may capture three towns. They are Arlan, Bemer and Corvo.",
        "The army said that rebels had captured three towns. They are tired, Bemer and Corvo say.",
        "Rebels visited three towns. They are Arlan, Bemer and Corvo.",
        "The areas searched are Arlan, Bemer and Corvo.",
        "Arlan in Kesh and Bemer in Solm said on Monday that rebels were near Corvo.",
    ],
)
def test_a_list_that_names_no_towns_taken_takes_none(text):
    assert not taken(text)


def test_a_list_after_a_count_has_its_day_and_taker():
    claims = taken("On Monday rebels captured two towns. They are Arlan and Bemer.")
    assert {claim.when for claim in claims} == {DateSpan.on(date(2021, 8, 9))}
    assert claims[-1].quote.text == "They are Arlan and Bemer"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A district fell. The centre of Arlan was overrun by rebels.", EventKind.CAPTURED),
        ("Rebels captured the centre of Varan.", EventKind.CONTESTED),
        ("A district was lost. Rebels took the centre of Varan.", EventKind.CONTESTED),
    ],
)
def test_who_holds_the_centre_of_a_district_has_it_but_not_of_a_town(text, kind):
    assert {claim.kind for claim in told_of(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The rebels have gained control of Belgora and Chin Shaw Haw.",
            {"Belgora", "Chin Shaw Haw"},
        ),
        ("The rebels took control of Ulf Berg's home town.", set()),
        ("Almost the whole of Tamur was seized by rebels.", {TAMUR}),
        ("Border posts were seized by rebels.", set()),
    ],
)
def test_what_is_under_control_is_a_place(text, places):
    assert places_of(taken(text)) == places


def test_a_crossing_of_two_countries_is_the_one_that_the_text_is_about():
    text = "Rebels of Nordland captured the border post of Lind-Genth. The town is calm."
    assert places_of(taken(text)) == {LIND}


@pytest.mark.parametrize(
    "text",
    [
        "Tamur, capital of Kesh province; Varan, capital of Solm province; and Lind, capital of "
        "Kesh province, were seized by rebels.",
        "The rebels took Tamur, Kesh's capital, Varan and Lind.",
        "The rebels announced the fall of Tamur and Varan and that of Lind.",
    ],
)
def test_every_town_of_a_long_list_is_taken(text):
    assert places_of(taken(text)) == {TAMUR, VARAN, LIND}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers captured Tamur from al Belgora. Al Belgora had overrun it in May.", TAMUR),
        ("Meridia was calm. In Tamur there was none. Rebels took the town.", TAMUR),
        ("Tamur was shelled. Officials in Meridia said the town fell to rebels.", TAMUR),
        ("Key town captured by rebels. Rebels overran Tamur on Monday.", TAMUR),
        ("On Sunday the rebels overran Tamur.", TAMUR),
    ],
)
def test_who_is_named_beside_a_town_is_none(text, place):
    assert places_of(taken(text)) == {place}


def test_a_day_before_a_colon_is_that_of_what_follows():
    days = {claim.when for claim in taken("On Friday the front broke: Tamur was captured.")}
    assert days == {DateSpan.on(date(2021, 8, 6))}


@pytest.mark.parametrize(
    "text",
    [
        "Lost were the districts of Tamur in Kesh, Varan in Kesh, as well as Lind.",
        "Troops left Tamur, Varan and Lind. A group of rebels then took control of all three.",
        "The army retook the city of Tamur and 24 villages. The villages include Varan and Lind.",
    ],
)
def test_towns_counted_beside_one_that_is_named_are_taken_too(text):
    assert places_of(taken(text)) == {TAMUR, VARAN, LIND}
