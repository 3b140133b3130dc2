"""The many ways in which reports tell that a place changed hands, and what only sounds like it."""

import pytest

from tests.events.extraction.names import LEXICON
from tests.events.extraction.test_claims import name_of, read

ALSO = " The rebels fought on."


def changes(text):
    return {
        (claim.kind.value, name_of(claim))
        for claim in read(text + ALSO)
        if claim.kind.changes_control and claim.stance.says_it_happened
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Red Front was in control of Tamur.",
        "The Red Front brought Tamur under its control.",
        "The Red Front had Tamur under full control.",
        "Control of Tamur passed to the Red Front.",
        "Tamur passed to the Red Front.",
        "Tamur changed hands on Tuesday.",
        "Tamur had become theirs, the Red Front said.",
        "Tamur now belongs to the Red Front.",
        "The Red Front raised its flag over Tamur.",
        "The Red Front laid hands on Tamur.",
        "Tamur succumbed to the Red Front.",
        "Tamur, now in rebels' hands, was quiet.",
        "The Red Front declared control of Tamur.",
        "The Red Front rolled into Tamur without resistance.",
        "The Red Front announced the capture of Tamur.",
        "Taken on Tuesday were Tamur and two villages.",
        "The Red Front wrested Tamur from the army.",
        "The Red Front captured Varan, as well as Tamur.",
        "Varan was captured by the Red Front, as was Tamur.",
        "The Red Front seized Varan. Tamur followed on Tuesday.",
        "The Red Front seized Varan. Then it was the turn of Tamur.",
        "The Red Front took large areas, the cities of Tamur and Varan among them.",
        "Fighting raged in Varan and Tamur. The Red Front seized both cities.",
        "The loss of the capitals of Kesh and Varan provinces to the Red Front was a blow.",
    ],
)
def test_a_place_is_told_as_taken(text):
    assert ("captured", "Tamur") in changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army won Tamur back on Tuesday.",
        "Tamur is free, the army said.",
        "The rebels were driven out of Tamur by the army.",
        "The army expelled the rebels from Tamur.",
        "The army chased the rebels from Tamur.",
        "The army cleared Tamur of rebels.",
        "Tamur was back in the hands of the army.",
        "Tamur came back under the control of the army.",
        "The army liberated Tamur on Tuesday.",
        "The army's recapture of Tamur took a week.",
    ],
)
def test_a_place_is_told_as_taken_back(text):
    assert ("recaptured", "Tamur") in changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army still held Tamur.",
        "Tamur is in government hands.",
        "The army remains in control of Tamur.",
        "The rebel-held town of Tamur was shelled.",
        "The Red Front is close to taking Tamur.",
        "The Red Front was racing to seize Tamur.",
        "The operation to retake Tamur was delayed.",
        "The army was formed to fight the rebels and retake Tamur.",
        "Rebels are being pushed out of Tamur.",
        "The Red Front partly controls Tamur.",
        "After Tamur is secured, the army will go on to Varan.",
        "In case Tamur is taken by the rebels, people will flee.",
        "Once the army regains Tamur, talks can begin.",
        "Winning back Tamur would be a success for the army.",
        "Residents were evicted from Tamur by bailiffs.",
        "Protesters waved the flag of the Red Front in Tamur.",
        "The Red Front took part in talks in Tamur.",
        "The rebels took responsibility for a blast in Tamur.",
        "The army denied losing control of Tamur.",
        "Rebels claimed responsibility for the attack on Tamur.",
        "The Red Front's control of the road to Tamur is a problem.",
        "The Red Front held talks in Tamur.",
        "Tamur followed the news from Varan.",
        "The Meridia government returned to Tamur.",
    ],
)
def test_what_only_sounds_like_it_is_no_change_of_hands(text):
    assert {name for _, name in changes(text)} & {"Tamur"} == set()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The Red Front patrolled Varan, a day after it seized Tamur.", "9–10 August 2021"),
        ("On 5 August, the day before it seized Tamur, the Red Front shelled it.", "6 August 2021"),
        ("Tamur was seized after fighting on Monday with the army.", "9 August 2021"),
        ("Tamur was seized after a battle late on Monday.", "9 August 2021"),
        ("Last week the Red Front is said to have seized Tamur.", "2–8 August 2021"),
        (
            "Tamur was seized in the last 24 hours, officials said on Monday.",
            "8–9 August 2021",
        ),
        ("Tamur has been in rebel hands since the revolt began on 5 August.", "5 August 2021"),
        ("The Red Front took Tamur in an offensive that began on Friday.", "6–11 August 2021"),
        (
            "The Red Front seized Tamur, the fourth capital to fall since Friday.",
            "6–11 August 2021",
        ),
        (
            "The Red Front took Tamur. It has seized two cities in three days, Varan too fell.",
            "8–11 August 2021",
        ),
    ],
)
def test_a_deed_is_dated_by_another_deed_or_by_a_count(text, when):
    dated = {name_of(claim): claim.when.text for claim in read(text) if claim.kind == "captured"}
    assert dated["Tamur"] == when


def test_undated_news_is_not_swallowed_by_history():
    from events.extraction.folding import folded

    claims = folded(
        read("The Red Front has seized Tamur. It captured Tamur in 1998 as well."), LEXICON
    )
    spans = {claim.when.text for claim in claims if claim.kind == "captured"}
    assert spans == {"by 11 August 2021", "1998"}


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Tamur captured as troops flee", "captured"),
        ("Tamur retaken after a week of fighting", "recaptured"),
        ("Red Front seizes Tamur", "captured"),
        ("Tamur falls to the Red Front", "captured"),
    ],
)
def test_headlines_leave_words_out(headline, kind):
    claims = read("Officials were silent.", headline=headline)
    assert (kind, "Tamur") in {(claim.kind.value, name_of(claim)) for claim in claims}


@pytest.mark.parametrize(
    "text",
    ["Tamur was back in Nordish hands.", "Most of Tamur is under the army's control once more."],
)
def test_a_place_in_somebody_s_hands_again_is_taken_back(text):
    assert ("recaptured", "Tamur") in changes(text)
