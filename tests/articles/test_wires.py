import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wires import agency_credit, agency_name, same_story


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KABUL, Aug 11 (Reuters) - Rebels took the town.", "Reuters"),
        ("KABUL, Aug. 15 (Xinhua) -- Rebels took the town.", "Xinhua"),
        ("KUNDUZ, Afghanistan (AP) — Rebels took the town.", "AP"),
        ("Kabul (dpa) – Rebels took the town.", "dpa"),
        ("Kabul, Aug 15 (PTI): Rebels took the town.", "PTI"),
        ("(AFP) - Rebels took the town.", "AFP"),
        ("Headline\n\nAFP, Kabul\n\nRebels took the town.", "AFP"),
        ("KABUL — AFP — Rebels took the town.", "AFP"),
        ("Rebels took the town.\n\nAgence France-Presse", "AFP"),
        ("Rebels took the town.\n\nSource: AFP", "AFP"),
        ("Rebels took the town.\n\n— AFP", "AFP"),
        ("Rebels took the town.\n\n[Reuters]", "Reuters"),
        ("Rebels took the town.\n\nWith AFP", "AFP"),
        ("By Mina Karim, Associated Press\n\nRebels took the town.", "AP"),
        ("Rebels took the town, he said. — AFP", "AFP"),
        ("“They took the town.” (Reuters)", "Reuters"),
        ("Rebels took the town.\n\nWith reporting by AP", "AP"),
        ("Rebels took the town.\n\n(With inputs from PTI)", "PTI"),
        ("Rebels took the town.\n\nThe Associated Press contributed to this report.", "AP"),
        ("AQ DARYA (Example Wire) — Rebels took the town.", "Example Wire"),
        ("Aq Darya (Example Press Agency): Rebels took the town.", "Example Press Agency"),
        ("AQ DARYA, Aug 7 (Example Wire) - Rebels took the town.", "Example Wire"),
    ],
)
def test_the_wire_credited_is_found(text, agency):
    assert agency_credit(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "A local lawmaker told AFP that the town had fallen.",
        "AFP could not verify the claim.",
        "Reuters reporters saw rebels in the town.",
        "The report by the Reuters news agency was denied.",
        "Rebels (the army says) - took the town.",
        "Photo: AFP",
        "Image source: Reuters",
        "Rebels on patrol. [Stringer/Reuters]",
        "The rebels, Tass said, were in the town.",
        "The minister (Karim Jan) - who fled - is in Kabul.",
        "The town (population 12,000) - fell.",
        "The Taliban (banned in Russia) — took the town.",
        "",
    ],
)
def test_a_wire_that_is_only_spoken_of_is_not_credited(text):
    assert agency_credit(text) == ""


def test_every_way_of_printing_a_wire_gives_one_name():
    assert {agency_name(one) for one in ("AFP", "Agence France-Presse", "afp")} == {"AFP"}
    assert agency_name("the Associated Press") == "AP"
    assert agency_name("Example  Wire") == "Example Wire"


WIRE = (
    "Rebel fighters seized the river town of Aq Darya overnight, a local lawmaker said on "
    "Wednesday, after two days of heavy fighting. Government troops pulled back to a base "
    "outside the town, said Karim Jan, a member of the provincial council. “They have the "
    "bazaar and the governor's office,” he told reporters by telephone. “We are waiting for "
    "orders.” Families fled on foot along the road to the capital, witnesses said, as the "
    "bridge had been destroyed earlier in the week. It is the third town in the province to "
    "fall since Friday, and the army has few soldiers left between the rebels and the "
    "provincial capital, which lies an hour to the south."
)
OTHER = (
    "The river town of Aq Darya has fallen, officials of the province admitted on Wednesday. "
    "Karim Jan, who sits in the provincial council, said the soldiers had withdrawn from the "
    "governor's office after midnight. “We are waiting for orders,” he said. Residents spoke of "
    "shelling that went on for two days and of a bridge blown up by the retreating army. The "
    "rebels, who have now taken three towns since Friday, put out pictures of their men in the "
    "bazaar. The ministry of defence did not comment, but a soldier at a base outside the town "
    "said help was on its way."
)
SENTENCES = WIRE.split(". ")
WORDS = WIRE.split()
PAIRS = {
    "in full": (WIRE, True),
    "under another headline": (f"Town falls at night\n\n{WIRE}", True),
    "in other paragraphs": (WIRE.replace(". ", ".\n\n"), True),
    "with other quotation marks": (WIRE.replace("“", '"').replace("”", '"').upper(), True),
    "cut to half": (". ".join(SENTENCES[:3]) + ".", True),
    "with a sentence left out": (". ".join(SENTENCES[:2] + SENTENCES[3:]), True),
    "with one word in ten changed": (
        " ".join("x" if at % 10 == 5 else word for at, word in enumerate(WORDS)), True,
    ),
    "inside a longer report": (f"{OTHER}\n\n{WIRE}", True),
    "with the page's subscription form": (f"{WIRE}\n\nSubscribe\n\nEmail Address *", True),
    "an independent report": (OTHER, False),
    "another town in the same words at the start": (
        "Rebel fighters seized the river town of Aq Darya overnight. " + OTHER, False,
    ),
    "with one word in four changed": (
        " ".join("x" if at % 4 == 1 else word for at, word in enumerate(WORDS)), False,
    ),
    "one sentence quoted": (f"{OTHER} {SENTENCES[1]}.", False),
    "nothing": ("", False),
}  # fmt: skip


@pytest.mark.parametrize(("other", "same"), PAIRS.values(), ids=PAIRS)
def test_copies_of_one_text_are_one_story_and_independent_reports_are_not(other, same):
    assert same_story(WIRE, other) is same
    assert same_story(other, WIRE) is same


def test_a_flash_is_one_story_only_with_a_text_that_holds_all_of_it():
    flash = "Rebels take the river town of Aq Darya, lawmaker says"
    assert same_story(flash, f"{flash}\n\n{WIRE}")
    assert not same_story(flash, "Rebels take the river town of Qala Nur, lawmaker says")


def test_two_outlets_sharing_only_their_page_junk_share_no_story():
    junk = "The views and opinions expressed in this article are those of the author. " * 6
    assert not same_story(f"The army left.\n\n{junk}", f"They took it all.\n\n{junk}")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared_in_either_order(one, other):
    assert same_story(one, other) is same_story(other, one)
    agency_credit(one)
