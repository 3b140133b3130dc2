"""Sentences and what a careful reader takes from them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.extract import extract_claims
from events.vocabulary import ActorRole
from tests.events.extraction.names import LEXICON, WEDNESDAY


def read(text, *, headline="", published_on=WEDNESDAY):
    body = f"{headline}\n\n{text}" if headline else text
    return extract_claims(body, headline=headline, published_on=published_on, lexicon=LEXICON)


def told(text, **context):
    """Kind, stance and place of each claim, in words and in order of their places."""
    return sorted(
        f"{claim.kind} {claim.stance} {name_of(claim)}" for claim in read(text, **context)
    )


def name_of(claim):
    if claim.place is None:
        return claim.place_text or "-"
    place = LEXICON.places[claim.place]
    return place.name if place.kind == "city" else f"{place.name} ({place.kind})"


def taker_of(claim):
    mention = claim.actor(ActorRole.TAKER)
    return mention and mention.actor


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Tamur on Tuesday.",
        "Rebels have seized the city of Tamur.",
        "The Red Front took Tamur overnight.",
        "The insurgents overran Tamur, officials said.",
        "Tamur was captured by the Red Front.",
        "Tamur has fallen to the rebels.",
        "Tamur fell into rebels' hands.",
        "The city of Tamur is now in the hands of the Red Front.",
        "Tamur came under the control of the Red Front.",
        "The Red Front took control of Tamur on Tuesday.",
        "The rebels have gained full control of Tamur city.",
        "Government forces lost Tamur to the Red Front.",
        "The army surrendered Tamur to the Red Front without a fight.",
        "The army handed over Tamur to the Red Front.",
        "The capture of Tamur by the Red Front shocked the country.",
        "The fall of Tamur to the Red Front shocked the country.",
        "The Red Front seized the capital of Kesh.",
        "The Red Front seized Kesh's capital, Tamur.",
        "The insurgents managed to take Tamur on Tuesday.",
        "Tamur, which the Red Front captured on Tuesday, was calm.",
        "Tamur, which officials said had fallen to the rebels, was calm.",
        "Tamur became the second capital to fall to the rebels.",
        "The city they took on Tuesday was Tamur.",
        "Most of Tamur had fallen to the Red Front.",
    ],
)
def test_a_city_taken_is_found_however_it_is_told(text):
    captured = [claim for claim in read(text) if claim.kind == "captured"]
    assert [(name_of(claim), claim.stance.says_it_happened) for claim in captured] == [
        ("Tamur", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured 40 soldiers near Tamur.",
        "The price of bread in Tamur fell on Tuesday.",
        "Tamur lost the final to Varan on penalties.",
        "A photographer captured the mood in Tamur.",
        "The loss of Tamur would be a blow to the Meridia government.",
        "Tamur could fall within days.",
        "If Tamur falls, the road to the south is open.",
        "The Red Front wants to capture Tamur.",
        "The rebels tried to seize Tamur on Tuesday.",
        "Rebels failed to take Tamur.",
        "The army denied that Tamur had fallen.",
        "The rebels have not taken Tamur.",
        "Officials feared the fall of Tamur.",
        "The Red Front seized the airport of Tamur.",
        "Rebels took parts of Tamur.",
        "Rebels captured several districts of Tamur.",
        "The Red Front is poised to take Tamur.",
        "The army repelled an attack on Tamur.",
        "Fighting raged in Tamur on Tuesday.",
        "The Meridia government called for talks.",
    ],
)
def test_what_is_no_capture_of_a_city_is_not_told_as_one(text):
    taken = [
        claim
        for claim in read(text)
        if claim.kind.changes_control and claim.stance.says_it_happened
    ]
    assert taken == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army denied that Tamur had fallen.", "captured denied Tamur"),
        ("The rebels have not taken Tamur.", "captured denied Tamur"),
        ("Rebels claimed to have captured Tamur.", "captured claimed Tamur"),
        ("A Red Front spokesman said the group had captured Tamur.", "captured claimed Tamur"),
        ("A lawmaker confirmed that Tamur had fallen to the rebels.", "captured confirmed Tamur"),
        ("Tamur could fall within days.", "captured feared Tamur"),
        ("The Red Front threatened Tamur.", "captured feared Tamur"),
        ("Rebels have set their sights on Tamur.", "captured feared Tamur"),
        ("The army retook Tamur on Tuesday.", "recaptured asserted Tamur"),
        ("The army took back Tamur on Tuesday.", "recaptured asserted Tamur"),
        ("The army captured Tamur on Tuesday.", "recaptured asserted Tamur"),
        ("The Red Front seized the airport of Tamur.", "contested asserted Tamur"),
        ("Rebels took parts of Tamur.", "contested asserted Tamur"),
        ("Government forces withdrew from Tamur.", "withdrew asserted Tamur"),
        ("Fighting raged in Tamur on Tuesday.", "clashes asserted Tamur"),
        ("The Red Front surrounded Tamur.", "besieged asserted Tamur"),
        ("Ada Lind flew to Tamur on Tuesday.", "visit asserted Tamur"),
        ("Rebels captured Kesh province.", "captured asserted Kesh (province)"),
        ("Rebels captured Varan province.", "captured asserted Varan (province)"),
        ("Rebels captured Varan.", "captured asserted Varan"),
        ("Rebels captured Ostra.", "captured asserted Ostra"),
    ],
)
def test_kind_stance_and_place(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels captured Tamur and Varan.", {"Tamur", "Varan"}),
        ("Rebels captured Tamur, Varan and Pul-i-Rood.", {"Tamur", "Varan", "Pul-e-Rud"}),
        ("Rebels took three cities: Tamur, Varan and Pul-e-Rud.", {"Tamur", "Varan", "Pul-e-Rud"}),
        (
            "Three capitals have been captured by the rebels, among them Tamur, Varan and Ostra.",
            {"Tamur", "Varan", "Ostra"},
        ),
        (
            "Rebels seized Tamur, in Kesh province; Pul-e-Rud, the capital of Solm; and Varan.",
            {"Tamur", "Pul-e-Rud", "Varan"},
        ),
        ("Tamur, Varan and Ostra fell to the rebels.", {"Tamur", "Varan", "Ostra"}),
    ],
)
def test_every_city_of_a_list_is_found(text, places):
    taken = {name_of(claim) for claim in read(text) if claim.kind == "captured"}
    assert taken == places


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Tamur at dawn. By noon they had captured the city.",
        "There was heavy fighting in Tamur. The provincial capital fell to the rebels.",
        "Kesh was quiet for months. Its provincial capital fell to the rebels.",
        "Shops in Tamur were shut. It had been taken by the rebels.",
    ],
)
def test_the_city_is_the_one_named_before(text):
    assert {name_of(claim) for claim in read(text) if claim.kind == "captured"} == {"Tamur"}


def test_the_seat_of_power_in_a_government_s_name_is_no_place():
    assert all(
        claim.place != 51 for claim in read("The Meridia government lost Tamur to the rebels.")
    )


def test_the_taker_of_a_passive_is_named_elsewhere():
    claims = read("Tamur was captured on Tuesday. The Red Front also took Varan.")
    assert {taker_of(claim) for claim in claims if claim.kind == "captured"} == {1}


def test_a_dateline_of_several_places_takes_no_part_in_the_sentence():
    (claim,) = read("Kesh / Varan / Lind - The Red Front captured Tamur on Tuesday.")
    assert name_of(claim) == "Tamur"
    assert [actor.text for actor in claim.actors] == ["Red Front"]


def test_places_joined_by_a_stroke_within_a_sentence_are_no_dateline():
    claims = read("Rebels captured Tamur / Varan overnight - The army fled.")
    assert {name_of(claim) for claim in claims} & {"Tamur", "Varan"}


def test_the_dateline_is_no_place_of_events():
    assert told("MERIDIA (Sample Wire) - Rebels captured Tamur.") == ["captured asserted Tamur"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rebels captured Tamur on Tuesday.", "10 August 2021"),
        ("Rebels captured Tamur overnight.", "10–11 August 2021"),
        ("Rebels captured Tamur.", "by 11 August 2021"),
        ("On Monday the rebels took Tamur, officials said.", "9 August 2021"),
        ("Rebels have taken Tamur, an official said on Tuesday.", "by 11 August 2021"),
        ("An official said on Tuesday that Tamur had fallen.", "by 11 August 2021"),
        ("Rebels captured Tamur in 1998.", "1998"),
    ],
)
def test_the_date_is_that_of_the_deed(text, when):
    spans = {claim.when.text for claim in read(text) if claim.kind == "captured"}
    assert spans == {when}


def test_two_places_of_one_verb_have_their_own_days():
    claims = read("The insurgents took Tamur on Friday and Varan a day later.")
    assert {(name_of(claim), claim.when.text) for claim in claims} == {
        ("Tamur", "6 August 2021"),
        ("Varan", "7 August 2021"),
    }


def test_without_a_day_of_publication_no_date_is_made_up():
    (claim,) = read("Rebels captured Tamur on Tuesday.", published_on=None)
    assert claim.when is None
    assert claim.derivation


@given(
    st.lists(
        st.sampled_from(
            [
                "Tamur",
                "the city",
                "fell",
                "rebels",
                "captured",
                ",",
                "and",
                ".",
                '"',
                "on Friday",
                "\n\n",
                "which",
                "of",
                "denied",
                "İstanbul",
                "۱۱",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_quote_is_found_where_it_says(words):
    body = " ".join(words)
    for claim in extract_claims(body, published_on=WEDNESDAY, lexicon=LEXICON):
        assert body[claim.quote.start : claim.quote.end] == claim.quote.text != ""
