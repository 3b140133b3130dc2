"""Whom pronouns, bare nouns and silence mean, in wars whose parties nobody listed."""

import pytest

from events.extraction.extract import extract_claims
from events.vocabulary import EventKind
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import WAR, taken, takers_of
from tests.events.extraction.worlds import WORLD


def taker_of_last(text, headline=""):
    return takers_of(taken(text, headline)[-1:])


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        # it and they: the subject of the nearest sentence, not the name nearest to them
        ("The RFN Front, born of the Kell militias, is near. It took Tamur.", "RFN Front"),
        ("The army has gained ground against the Kell Front. It retook Tamur in May.", "army"),
        ("The Kell Front said its fighters were near. They captured Tamur.", "Kell Front"),
        ("The Kell rebels held out. It rained. They captured Tamur.", "Kell rebels"),
        ("The army shelled the Kell rebels. On Friday they took Tamur.", "army"),
        ("Men drove the Kell rebels out of Tamur, which was under their control.", "Kell rebels"),
        ("Ram, as the rebel coalition is called, is near. It rained. It took Tamur.", "Ram"),
        ("Men loyal to Ulf Berg ambushed rebels. The rebels captured Tamur.", "rebels"),
        ("Special forces came to Lind, held by al-Ram. Islamists took Tamur.", "al-Ram"),
        ("The Army of Ram, an alliance, is near. The alliance took Tamur.", "Army of Ram"),
        # a country acts through its army; it is no "they"
        ("Westria said it captured Tamur.", "Westria"),
        ("Westria's defence ministry said its forces had captured Tamur.", "Westria"),
        ("Westria's president said his army had taken Tamur.", "Westria"),
        ("Ulf Berg, chief of Westria's staff, who said his men took Tamur, fell ill.", "Westria"),
        ("Westria, helped by Ostria, has won ground. Tamur fell to its troops.", "Westria"),
        ("Since Sept. 27 Westria, encouraged by Ostria, has already won back Tamur.", "Westria"),
        ("The Kell Front fought on at Tamur, which Westria says it has captured.", "Westria"),
        # a president's side is the government's
        ("Then President Ulf Berg went there. His side has retaken Tamur.", "government"),
        # who lost another town to the other side may still have taken this one
        (
            "Kell rebels retook Lind from the federal army. Federal troops took Ostra on Monday. "
            "Tamur was captured on Friday.",
            "Federal troops",
        ),
        # the subject that is still to come
        ("Fresh from Tamur, which they took on Friday, the Kell rebels moved on.", "Kell rebels"),
        # we: those for whom the speaker speaks
        ('"We took full control of Tamur on Friday," the army said.', "army"),
        ('"Tamur is now under our control," Kell Front spokesman Ulf Berg said.', "Kell Front"),
        ('The Kell Front spokesman wrote on X. "We took Tamur," he added.', "Kell Front"),
        # a bare noun in between is a party too, named before
        ("Kell Front men came. The group fought the army. They took Tamur.", "Kell Front"),
        ("The Kell Alliance gained ground since Friday, when it took Tamur.", "Kell Alliance"),
        ("The Kell Front advanced. Westria shut its border. The group took Tamur.", "Kell Front"),
        ("The army, backed by tanks from Westria, retook Tamur.", "army"),
        ("The Kell Front is near. The al-Ram-linked group said it took Tamur.", "Kell Front"),
        ("Kell Front men came. The mainly Tutsi group took Tamur.", "Kell Front"),
        # letters and short names of a party named in full
        ("The Kell Defence Army (KDA) advanced. The group took Tamur.", "Kell Defence Army"),
        ("KDA men crossed the river. They seized Tamur.", "KDA"),
        # who speaks as a party is no person
        (
            "The Kell Defence Army (KDA) advanced. The KDA said the army fled. "
            "The KDA have gained ground since they took Tamur.",
            "Kell Defence Army",
        ),
        ('The Kells said they "withdrew". Tamur remains in Kell hands.', "Kell"),
        ("The Kell coalition broke the truce. Kell took Tamur at noon.", "Kell"),
        # the rebels: by the name that the article gives most of them
        ("Kell rebels attacked at dawn. The rebels captured Tamur.", "Kell rebels"),
        ("The Kell Front moved south. The insurgents captured Tamur.", "Kell Front"),
        # whose men they are
        ("The army lost ground after Ulf Berg's men took Tamur.", "Ulf Berg's men"),
        ("Soldiers from Westria captured Tamur.", "Soldiers from Westria"),
        ("Fighters loyal to the president took Tamur from the Kell rebels.", "Fighters"),
        ("Ostrian tanks seized Tamur.", "Ostrian tanks"),
    ],
)
def test_the_party_that_words_stand_for(text, taker):
    assert taker_of_last(text) == {taker}


@pytest.mark.parametrize(
    ("text", "headline", "taker"),
    [
        ("Tamur fell on Friday.", "Kell rebels capture Lind", "Kell rebels"),
        ("Kell rebels captured a string of towns. Tamur fell on Friday.", "", "Kell rebels"),
        ("Kell rebels took Lind. The army retook Varan. Tamur fell on Friday.", "", "Kell rebels"),
        ("Ostrian troops came. Westria said Tamur had been captured.", "", "Westria"),
        (
            "Kell rebels took Lind in 1998. Ostrian men came. Tamur fell on Friday.",
            "",
            "Kell rebels",
        ),
    ],
)
def test_the_taker_that_the_article_tells_nearest(text, headline, taker):
    assert taker_of_last(text, headline) == {taker}


def test_another_party_than_the_loser_is_meant():
    assert takers_of(taken("The Kell rebels lost Tamur. The army said so.")) != {"Kell rebels"}


@pytest.mark.parametrize(
    "text",
    [
        "Tamur and Lind remain in Kell hands after the Kell rebels came.",
        "Tamur and Lind are among towns that remain under the control of the Kell rebels.",
        "Kell rebels overran the safe areas of Tamur and Lind.",
        "Troops liberated the communities of Tamur and Lind.",
        "Officials said that Tamur and Lind, further north, had also been taken by rebels.",
    ],
)
def test_every_town_of_a_list_is_taken(text):
    assert {11, 18} <= {claim.place for claim in taken(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels took Tamur in mid-May, Lind on 4 June and Varan, the old seat, on 9 June.",
        "Tamur fell to Kell rebels on 1 June, Lind on 4 June and Varan on 9 June.",
    ],
)
def test_a_list_whose_days_are_told_one_by_one(text):
    days = {claim.place: claim.when.text for claim in taken(text)}
    assert days[18] == "4 June 2021"
    assert days[12] == "9 June 2021"


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels captured Tamur. The government denied it.",
        "Kell rebels said they had captured Tamur, a claim that the army rejected.",
        "Kell rebels captured Tamur and Lind on Friday. The army denied both claims.",
    ],
)
def test_a_denial_without_a_place_is_of_what_was_told_before(text):
    assert "denied" in stances_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels captured Tamur. The Kell rebels denied it had burnt houses.",
        "Kell rebels captured Tamur. They denied that.",
        "Kell rebels captured Tamur. It rained. Fires burnt. The minister denied it.",
        "Tamur has still not been retaken.",
        "The government never admitted having lost Tamur.",
    ],
)
def test_no_denial_of_a_capture(text):
    assert "denied" not in stances_of(text)


def stances_of(text):
    return {claim.stance for claim in claims_of(text) if claim.kind is EventKind.CAPTURED}


def claims_of(text):
    return extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels are near. The next target is Tamur.",
        "Kell rebels are near. Tamur could be next.",
        "Kell rebels are near. Tamur is under threat.",
        "Kell rebels were approaching Tamur.",
    ],
)
def test_a_place_said_to_be_next_or_in_danger_is_feared_for(text):
    assert "feared" in stances_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels are near. The minister denied that Tamur was in danger.",
        "Kell rebels are near. Tamur is under pressure to hold talks.",
        "Kell rebels are near. The next meeting is in Tamur.",
    ],
)
def test_no_place_in_danger(text):
    assert stances_of(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kell rebels captured two towns on Monday. They took Tamur and Lind.",
        "Kell rebels seized several towns on Monday. In the north the Kell rebels captured Tamur.",
        "Two towns were lost on Monday. Tamur fell without a fight.",
        "Two towns were lost by the army on Monday. Kell rebels captured Tamur.",
        "On Monday the Kell rebels went on in Kesh, where two towns were lost. They took Tamur.",
        "Fighters captured two towns on Monday. Men from the west seized Tamur.",
    ],
)
def test_towns_named_after_a_dated_count_fell_on_its_day(text):
    assert "9 August 2021" in {claim.when.text for claim in taken(text) if claim.place == 11}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rebels captured Belgora district on Monday.", {"Belgora": "captured"}),
        ("Rebels captured the districts of Belgora and Sintra.", {"Belgora": "captured"}),
        (
            "Rebels captured the Belgora, Sintra Hisar and Ulm districts of Kesh on Monday.",
            {"Belgora": "captured", "Sintra Hisar": "captured", "Ulm": "captured"},
        ),
        (
            "The Belgora and Sintra districts were retaken by rebels.",
            {"Belgora": "recaptured", "Sintra": "recaptured"},
        ),
        ("Rebels captured Gulian district on Monday.", {"Gulian": "captured"}),
        ("Rebels captured the Gulian district of Tamur.", {"Tamur": "contested"}),
        ("Rebels captured Solm district on Monday.", {"Solm": "captured"}),
        ("Rebels captured three districts of Kesh province.", {"Kesh": "contested"}),
        ("Rebels captured three districts of Tamur.", {"Tamur": "contested"}),
    ],
)
def test_a_district_with_a_name_is_no_part_of_a_town(text, kinds):
    found = {claim.place_text: str(claim.kind) for claim in claims_of(text)}
    assert kinds.items() <= found.items()


def test_districts_of_a_province_lie_in_the_province_the_gazetteer_has():
    claims = claims_of("Rebels captured three districts of Solm. The rebels fought on.")
    assert 15 in {claim.place for claim in claims if claim.kind == "contested"}


def test_a_district_called_as_a_province_is_is_not_the_province():
    (claim,) = taken("Rebels captured Solm district on Monday. The rebels fought on.")
    assert (claim.place, claim.place_text) == (None, "Solm")


@pytest.mark.parametrize(
    "text",
    [
        "The Kell capture Tamur and Varan.",
        "Aug. 13 – The Kell capture Tamur and Varan.",
        "The army overrun Tamur.",
    ],
)
def test_a_taking_told_in_the_present_tense_of_a_chronology(text):
    assert 11 in {claim.place for claim in taken(text)}


@pytest.mark.parametrize(
    "text", ["The Kell capture plan of Tamur failed.", "The army siege of Tamur goes on."]
)
def test_a_noun_without_subject_and_object_takes_nothing(text):
    assert taken(text) == []


def test_a_number_that_begins_a_sentence_is_no_town():
    assert taken("Kell rebels are near many towns. Several fell on Monday.") == []


def test_what_is_told_after_a_fall_does_not_put_it_in_doubt():
    assert stances_of("Kell rebels came. Nobody could leave after the fall of Tamur.") == {
        "asserted"
    }


@pytest.mark.parametrize(
    "text",
    [
        "In Tamur, rebels stormed the hotel and captured it.",
        "Rebels attacked Tamur on Friday. They shelled the base and captured it.",
    ],
)
def test_a_building_taken_is_no_town_taken(text):
    assert taken(text) == [] or {str(claim.kind) for claim in taken(text)} == {"contested"}


def test_a_town_that_was_a_headquarters_is_taken():
    text = "Tamur was the headquarters of the Kell rebels until they lost it on Friday."
    assert {claim.place for claim in taken(text)} == {11}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kell rebels took over Deir al-Blif on Monday.", "Deir al-Blif"),
        ("Kell rebels won back Blivograd on Monday.", "Blivograd"),
        ("Kell rebels captured the old trading metropolis of Tamur.", "Tamur"),
        (
            "Kell rebels gained ground after they captured Tamur, the army's last stronghold.",
            "Tamur",
        ),
        ("The army fled Tamur, in the north, which Kell rebels had captured in May.", "Tamur"),
        ("He met elders of Tamur, on the coast, which Kell rebels captured at noon.", "Tamur"),
    ],
)
def test_the_town_that_is_taken_wherever_the_sentence_has_it(text, name):
    assert [each.place_text for each in taken(text)] == [name]


def test_a_national_guard_is_no_rebel():
    text = (
        "Army and National Guard units moved into Tamur after the rebels had left. "
        "Varan had been in rebel hands since April."
    )
    assert taker_of_last(text) == {"rebels"}
