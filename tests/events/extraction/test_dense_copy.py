"""Dispatches that say much in few words: what one clause tells of another, lists, ellipses."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.extraction.extract import extract_claims
from events.vocabulary import ActorRole, EventKind, Stance
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import WAR, places_of, taken, takers_of
from tests.events.extraction.worlds import WORLD, takings

KESH, TAMUR, VARAN, LIND = 10, 11, 12, 18


def kinds_of(text):
    return [claim.kind for claim in taken(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # what a day, or a place, stands before
        ("The fall on Sunday of Varan opened the road to the rebels.", {VARAN}),
        ("It was prepared by the capture, at the end of July, of Varan by rebels.", {VARAN}),
        ("It began with the fall of Um Kurra, to the south, and Varan.", {"Um Kurra", VARAN}),
        # a clause that describes a town a few words back
        ("It follows the battle of Varan, a port on the Ram Sea, which rebels took.", {VARAN}),
        ("The rebels hold Varan, deep in Kell territory, which they took on Friday.", {VARAN}),
        ("They had met in Varan, west of Genth, which the rebels took on Friday.", {VARAN}),
        ("They shelled Varan and Tamur, both of which were retaken by the army.", {VARAN, TAMUR}),
        ("The army got back Varan, which rebels captured on Friday.", {VARAN}),
        ("They drove to Varan in Kesh, a town that rebels had captured.", {VARAN}),
        # what befell one town befell the next
        ("Rebels took Varan on Friday. On Sunday came Tamur.", {VARAN, TAMUR}),
        ("Rebels took Varan on Friday. Tamur had gone the same way a day before.", {VARAN, TAMUR}),
        (
            "Rebels took Varan on Friday. Sunday brought two more: Tamur and Lind.",
            {VARAN, TAMUR, LIND},
        ),
        ("Rebels took Varan on Friday. A day later they took another, Tamur.", {VARAN, TAMUR}),
        (
            "Rebels seized three towns on Friday. Varan, Tamur and Lind were among them.",
            {VARAN, TAMUR, LIND},
        ),
        # other ways of having a town
        ("The rebels claim to be in charge of Varan, a port, but none can confirm it.", {VARAN}),
        ("The rebels are once more in full control of Varan.", {VARAN}),
        ("The rebels now have Varan.", {VARAN}),
        ("The army retook Varan, two days after the rebels had declared it theirs.", {VARAN}),
        ("With the rebels in possession of Varan, the road is shut.", {VARAN}),
        (
            "The rebels had named Varan and Tamur as towns newly under their control.",
            {VARAN, TAMUR},
        ),
        ("The town of Varan, which had been attacked, was also gone, the rebels said.", {VARAN}),
        ("The army took most of the south, including the port of Varan.", {VARAN}),
        ("Among the towns that the rebels overran was Varan.", {VARAN}),
        ("It took the army until May to drive the rebels from Varan.", {VARAN}),
        ("Federal forces marched unopposed into Varan last week.", {VARAN}),
        ("Rebels captured the oil centre of Varan.", {VARAN}),
        ("On October 7 the column set out, and on October 9 captured Varan.", {VARAN}),
        ("New Delhi: Varan, the last port of the north, has been taken by rebels.", {VARAN}),
        ("The ethnic army took Varan in January.", {VARAN}),
        # whose `it` is
        ("Varan, a day from Tamur, was the rebels' base until it fell on Friday.", {VARAN}),
        ("Rebels overran Tamur, the old capital, and Varan is the last town there.", {TAMUR}),
    ],
)
def test_a_town_is_told_as_taken(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "Were Varan to be lost as well, the rebels would rule the coast.",
        "Should the army take Varan, the war is over.",
        "Varan almost fell to the rebels on Friday.",
        "Varan was nearly overrun by rebels in May.",
        "The army has freed the last village outside Varan.",
        "Varan is the only city left to the rebels.",
        "Neither has been regained by the army.",
        "A man whom the army put in charge of Varan spoke.",
        "Rebels captured the National Penitentiary.",
        "The president's forces control the port, the airport and a few streets.",
        "Within hours both districts were ours again, soldiers said.",
    ],
)
def test_what_has_not_been_taken(text):
    assert not taken(text)


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Soldiers entered Tamur. On Monday the same troops retook Varan.", "Soldiers"),
        ("Armed men calling themselves Free Kell fighters seized Varan.", "Free Kell fighters"),
        ("Kell exiles announce the capture of Varan.", "Kell exiles"),
        ("Varan was taken by a veteran warlord. Kell fighters cheered.", "veteran warlord"),
        ("A day after the battle the loyalists took Varan.", "loyalists"),
        ("Troops fled. The Kell Front said it was near. It took Varan.", "Kell Front"),
        ("Kell rebels beat the army. A day later they pushed on. They took Varan.", "Kell rebels"),
        ("Officials fled and that rebel militia then took over Varan.", "rebel militia"),
    ],
)
def test_who_took_it(text, taker):
    assert takers_of(taken(text)[-1:]) == {taker}


def test_who_is_driven_out_has_not_taken_the_town_back():
    claims = taken(
        'Kell rebels took Tamur. "The insurgents were flushed out of Varan," an army '
        "spokesman said."
    )
    back = [claim for claim in claims if claim.kind is EventKind.RECAPTURED]
    assert [claim.actor(ActorRole.TAKER).text for claim in back] == ["army"]


def test_a_town_that_its_captor_loses_has_been_taken_back():
    text = "The Kell Front took Varan in May. It has also lost Tamur, in July."
    assert kinds_of(text) == [EventKind.CAPTURED, EventKind.RECAPTURED]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # read on Wednesday 11 August 2021
        ("It is two weeks to the day since rebels overran Varan.", DateSpan.on(date(2021, 7, 28))),
        (
            "Varan was in rebel hands by dawn on Tuesday.",
            DateSpan.between(date(2021, 8, 9), date(2021, 8, 10)),
        ),
        ("On Friday, the ministry recalled, rebels took Varan.", DateSpan.on(date(2021, 8, 6))),
        (
            "The front moved in the west, where on 2 August the rebels captured Varan.",
            DateSpan.on(date(2021, 8, 2)),
        ),
        (
            "Rebels took Tamur in May and went on to take the south, including Varan in June.",
            DateSpan.month(2021, 6),
        ),
        (
            "In May the army attacked Tamur and was routed; rebels seized Varan.",
            DateSpan.month(2021, 5),
        ),
        ("The army won back Tamur on July 16, and on Friday Varan.", DateSpan.on(date(2021, 8, 6))),
    ],
)
def test_the_day_that_a_clause_leaves_to_another(text, when):
    assert [claim.when for claim in taken(text) if claim.place == VARAN] == [when]


def test_an_interim_capital_is_not_the_one_on_maps():
    text = "Fighting went on in Varan. Separatist fighters took Nordland's interim capital."
    assert places_of(taken(text)) == {VARAN}


def test_entries_of_a_factbox_tell_no_verb():
    body = (
        "The army of Nordland has lost most of its towns to rebel soldiers. These are the cities "
        "that the rebels have captured.\n\n"
        "AUG 9: VARAN - The last port in the north. Elders arranged it.\n\n"
        "TAMUR - Capital of Kesh.\n\n"
        "AUG 7: LIND - Soldiers drove off in trucks.\n\n"
        "MERIDIA - Under attack from two sides."
    )
    claims = {claim.place: claim.when for claim in takings(body)}
    assert claims == {
        VARAN: DateSpan.on(date(2021, 8, 9)),
        TAMUR: DateSpan.on(date(2021, 8, 9)),
        LIND: DateSpan.on(date(2021, 8, 7)),
    }


def test_a_label_with_a_date_is_no_part_of_its_sentence():
    text = "Update 2021-08-10 (2): Varan and Tamur were captured by rebels."
    assert places_of(taken(text)) == {VARAN, TAMUR}


@pytest.mark.parametrize(
    "text",
    [
        "Neither Tamur, the port, nor any other town has been lost to the rebels.",
        "Neither Tamur nor Varan fell to the rebels.",
        "Neither side captured Tamur.",
    ],
)
def test_what_neither_befell_is_denied_with_the_word_that_denies_it(text):
    read = extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)
    claims = [claim for claim in read if claim.kind is EventKind.CAPTURED]
    assert {claim.stance for claim in claims} == {Stance.DENIED}
    assert all(claim.quote.text.startswith("Neither") for claim in claims)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels took Tamur, the port of Hadrum, whose garrison fled.", {TAMUR}),
        ("Rebels took Tamur, the capital of neighbouring Lindar state, in June.", {TAMUR}),
        ("Rebels took Tamur, the port of Varan and Lind.", {TAMUR, VARAN, LIND}),
        ("A town in Hadrum was shelled a day after rebels said they had taken it.", set()),
        ("The rebels took Tamur, a district of Varan that had been fought over.", {TAMUR}),
        ("The rebels took Tamur, in neighbouring Kesh, a town that the army had won.", {TAMUR}),
        ("It was Tamur in the province of Varan that fell to the rebels.", {TAMUR}),
        ("The third city of Varan, Tamur, was captured by rebels.", {TAMUR}),
        ("Tamur lies a short drive from Varan. Its capture by rebels came on Monday.", {TAMUR}),
    ],
)
def test_where_a_town_lies_is_not_taken_with_it(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The rebels fought on. Tamur, the capital of Kesh, they took over without a fight.",
            {TAMUR},
        ),
        ("With Tamur the rebels have on Friday conquered a provincial capital.", {TAMUR}),
        ("Rebels captured the cocoa centre of Tamur.", {TAMUR}),
        ("The rebels had made themselves masters of Tamur.", {TAMUR}),
        ("Tamur had passed into the power of the rebels.", {TAMUR}),
        ("The road leads through Tamur, taken by the rebels on Monday.", {TAMUR}),
        ("In May the army retook Tamur and in June Varan fell to the rebels.", {TAMUR, VARAN}),
        ("In May the army retook Tamur, and two months earlier Varan.", {TAMUR, VARAN}),
        ("Rebels are near Tamur, where they have held out in cellars.", set()),
    ],
)
def test_ways_to_tell_of_a_town(text, places):
    assert {claim.place for claim in taken(text)} == places


def test_a_town_with_a_verb_of_its_own_shares_none():
    claims = taken("In May the army retook Tamur and in June Varan fell to the rebels.")
    assert [(claim.place, claim.kind) for claim in claims] == [
        (TAMUR, EventKind.RECAPTURED),
        (VARAN, EventKind.CAPTURED),
    ]


def test_a_capital_in_a_headline_that_announces_a_capture_is_not_the_town():
    claims = taken("Troops fought on.", headline="Meridia announces capture of Tamur, enemy denies")
    assert {claim.place for claim in claims} <= {TAMUR}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kell rebels have begun to withdraw from Tamur.", "Kell rebels have begun to withdraw"),
        ("Troops at last managed to retake Tamur.", "managed to retake Tamur"),
        ("Rebels entered Tamur and occupied its centre.", "occupied its centre"),
        ("The rebels took the airport of Tamur.", "took the airport of Tamur"),
        ("Neither Tamur nor Varan fell to the rebels.", "Neither Tamur"),
    ],
)
def test_a_quote_states_what_is_told_of_the_town(text, quote):
    claims = extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)
    assert any(quote in claim.quote.text for claim in claims if claim.place == TAMUR)


def test_a_list_behind_a_clause_in_passing_is_of_the_main_clause():
    text = "Two towns that rebels had overrun are in government hands again: Tamur and Lind."
    told = {(claim.place, claim.kind) for claim in taken(text)}
    assert told == {(TAMUR, EventKind.RECAPTURED), (LIND, EventKind.RECAPTURED)}
