"""Whatever the text, nothing is raised, and every quote is where it says it is."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.extract import extract_claims, extract_counts
from tests.events.extraction.names import LEXICON
from tests.events.extraction.worlds import WORLD

DAY = date(2021, 8, 11)
PIECES = [
    *("Tamur", "Varan", "the city", "both towns", "Um Belgora", "M23 rebels", "the army", "they"),
    *(
        "captured",
        "fell to",
        "was taken",
        "in the hands of",
        "driven out of",
        "raised its flag over",
    ),
    *(
        "the ninth city since Friday",
        "Aug. 8:",
        "on Tuesday",
        "a day after",
        "among them",
        "as was",
    ),
    *(",", ", ,", "and and", ".", "...", "(", ")", "((", "“", "”", '"', "’s", "-", "—", ";", ":"),
    *("\n", "\n\n", "\t", "\u200f", "\u202e", "\x00", "\ufeff", "İ", "ß", "۱۲", "🏙", "A" * 300),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([" ", ""]), st.booleans())
@settings(max_examples=80, deadline=None)
def test_any_mixture_is_read(pieces, between, has_headline):
    body = between.join(pieces)
    headline = body.split("\n\n")[0] if has_headline else ""
    for lexicon in (LEXICON, WORLD):
        for claim in extract_claims(body, headline=headline, published_on=DAY, lexicon=lexicon):
            assert body[claim.quote.start : claim.quote.end] == claim.quote.text != ""


@given(st.text(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read(body):
    war = f"Rebels captured Tamur. {body}"
    assert extract_claims(war, published_on=DAY, lexicon=WORLD) is not None
    for count in extract_counts(war, published_on=DAY):
        assert war[count.quote.start : count.quote.end] == count.quote.text


def test_lists_and_nests_of_any_length_are_read():
    long = "Rebels captured " + ", ".join(["Tamur", "Varan"] * 500) + ". "
    deep = "(" * 500 + "Tamur" + ")" * 500 + " fell. "
    commas = "The rebels" + "," * 5_000 + " took Tamur."
    claims = extract_claims(long + deep + commas, published_on=DAY, lexicon=WORLD)
    assert {11, 12} <= {claim.place for claim in claims}
