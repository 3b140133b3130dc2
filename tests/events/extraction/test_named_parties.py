"""Which name of a party stands for whoever took a place, in wars whose parties nobody listed."""

import pytest

from events.vocabulary import EventKind
from tests.events.extraction.test_unknown_wars import taken, takers_of


def taker_of_last(text):
    return takers_of(taken(text)[-1:])


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        # a name goes on to the letters printed behind it, kept where it does not spell them
        (
            "The National Movement for the Liberation of Kell (NMLK) took Tamur.",
            "National Movement for the Liberation of Kell (NMLK)",
        ),
        (
            "The Kell Unity Movement (KUM) has moved south. It captured Tamur.",
            "Kell Unity Movement",
        ),
        # names with an Arabic article, explained by letters or told with nouns
        (
            "Hayat Kell al-Ustad (HKU) moved south. Rebels were near. They took Tamur.",
            "Hayat Kell al-Ustad (HKU)",
        ),
        (
            "Tamur was shelled by al-Kell fighters. It was taken by the militants.",
            "al-Kell fighters",
        ),
        # who opens an offensive, or is driven out, is a party
        ("The Kell Haram began its offensive in May. Its gunmen captured Tamur.", "Kell Haram"),
        (
            "Varan was won back from Kell Haram. The militants overran Tamur.",
            "Kell Haram militants",
        ),
        # a bare noun with a capital stands for the longer name that ends with it
        (
            "The Northern Alliance moved on. Kell rebels took Varan. The Alliance also took Tamur.",
            "Northern Alliance",
        ),
        ("Kell Front fighters took Varan. Another column took Tamur.", "Kell Front fighters"),
        ("The army fell back. Tamur fell to the Kell Islamic movement.", "Kell Islamic movement"),
        # capitals and leaders stand for their country
        # men of a party, and a name that goes on
        ("Rebels of the Kell coalition took Tamur.", "Kell coalition"),
        (
            "Fighters of the Red State of Kell and the South seized Tamur.",
            "Red State of Kell and the South",
        ),
        # whose friends they are is no name; a group is no coalition
        ("Ostrian-backed rebels fought. The rebels took Tamur.", "rebels"),
        (
            "The Kell Front fought on. The Ostrian-led coalition bombed it. The group took Tamur.",
            "Kell Front",
        ),
        ("Nordland rebels, the Kell Front, struck. Nordland rebels took Tamur.", "Kell Front"),
        (
            "The Brother Alliance includes the Kell Army. The Kell Army shelled Varan. "
            "The alliance wrested Tamur from the junta.",
            "Brother Alliance",
        ),
        # an army named by letters is not "the rebels"
        (
            "The Nordland Armed Forces (FAN) fled. The Kell Front rose. The rebels took Tamur.",
            "Kell Front",
        ),
        ("Meridia said it had captured Genth.", "Nordland"),
        ("Westria's defence ministry said on Monday that its troops had taken Tamur.", "Westria"),
        ("Nordland starts a counter-attack. It recaptures Tamur.", "Nordland"),
        ("Westria's president said his army had taken Tamur.", "Westria"),
    ],
)
def test_a_party_goes_by_the_name_that_tells_most(text, taker):
    assert taker_of_last(text) == {taker}


@pytest.mark.parametrize(
    ("text", "no_taker"),
    [
        ("Ulf Berg, the governor and an ally of the army, said Tamur was recaptured.", "army"),
        ("The army took Varan. Tamur has fallen to the Greens in the election.", "Greens"),
        ("T-62 tanks were seen. The rebels captured Tamur.", "T-62 tanks"),
        ("A UN force was attacked. The rebels captured Tamur.", "UN force"),
    ],
)
def test_who_only_stands_by_is_not_the_taker(text, no_taker):
    assert no_taker not in " ".join(takers_of(taken(text)))


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("The rebel National Front of Kell struck. Rebels took Tamur.", "National Front"),
        ("The EUFOR mission watched. Nordland rebels, the Kell Front, took Tamur.", "Kell Front"),
        ("Kell fighters fled as the Red Army said that it had captured Tamur.", "Red Army"),
        ('A statement by the army said: "Our brave soldiers captured Tamur."', "army"),
        ("Elsewhere government troops captured Genth.", "government troops"),
        ("The army retook Tamur from the Kell Front, four days after losing it.", "Kell Front"),
    ],
)
def test_who_took_a_town_is_told_by_the_words_beside_it(text, taker):
    claims = [claim for claim in taken(text) if claim.kind is EventKind.CAPTURED] or taken(text)
    assert any(taker in name for name in takers_of(claims)), takers_of(claims)


def test_who_fights_beside_the_army_is_not_the_rebels():
    text = "The army and Hezb guerrillas fought the rebels. The rebels captured Tamur."
    assert "Hezb" not in " ".join(takers_of(taken(text)))


def test_fighters_against_a_party_are_not_of_it():
    text = "The Kell Front took Varan. Tamur was seized by anti-Kell fighters."
    assert taker_of_last(text) == {"anti-Kell fighters"}


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("The Islamist sect Kell Haram moved on when it took Tamur.", "Kell Haram"),
        (
            "Rebels of the Movement for Unity in Kell, known as MUK, moved. MUK men took Tamur.",
            "MUK",
        ),
        (
            "The Kell Front for Unity, KFU, is a rebel group. The rebels captured Tamur.",
            "Kell Front",
        ),
        ("The army's press office said that its side had captured Genth.", "army"),
        ("Soldiers of the army pushed on to Genth, which they captured too.", "Soldiers"),
    ],
)
def test_a_party_is_known_by_what_stands_beside_it(text, taker):
    assert any(taker in name for name in takers_of(taken(text)[-1:])), takers_of(taken(text))
