"""Which texts are copies of one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.copies import is_copy, is_near, shingles


def one_story(one, other):
    texts = shingles(one), shingles(other)
    return is_copy(len(texts[0] & texts[1]), min(map(len, texts)))


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
    assert one_story(WIRE, other) is same
    assert one_story(other, WIRE) is same


def test_a_flash_is_one_story_only_with_a_text_that_holds_all_of_it():
    flash = "Rebels take the river town of Aq Darya, lawmaker says"
    assert one_story(flash, f"{flash}\n\n{WIRE}")
    assert not one_story(flash, "Rebels take the river town of Qala Nur, lawmaker says")


def test_two_outlets_sharing_only_their_page_junk_share_no_story():
    junk = "The views and opinions expressed in this article are those of the author. " * 6
    assert not one_story(f"The army left.\n\n{junk}", f"They took it all.\n\n{junk}")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared_in_either_order(one, other):
    assert one_story(one, other) is one_story(other, one)


def test_a_text_that_prints_a_good_part_of_another_is_near_it_and_no_copy():
    digest = shingles(". ".join(SENTENCES[:2]) + ". " + OTHER)
    shared, shorter = len(digest & shingles(WIRE)), min(len(digest), len(shingles(WIRE)))
    assert is_near(shared, shorter) and not is_copy(shared, shorter)
    assert not is_near(len(shingles(OTHER) & shingles(WIRE)), shorter)
