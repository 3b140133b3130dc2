"""No text makes reading raise or quote wrongly."""

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction.extract import extract_claims
from events.extraction.when import find_dates
from tests.benchmarks.hostile_texts import MARKS, NAMES, WORDS, hostile, read
from tests.events.extraction.names import LEXICON

PIECES = st.sampled_from([*sorted(NAMES), *sorted(WORDS), *MARKS])
GOLDEN = Path(__file__).parents[2] / "golden"
SENTENCES = [
    sentence
    for file in sorted(GOLDEN.glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
    for sentence in json.loads(line)["text"].replace("\n\n", " ").split(". ")
]
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n", ", "]).map(lambda gap: gap.join(pieces))
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_quote_is_where_it_says(body, published_on):
    claims = extract_claims(body, headline="", published_on=published_on, lexicon=LEXICON)
    assert all(body[each.quote.start : each.quote.end] == each.quote.text for each in claims)
    dates = find_dates(body, published_on=published_on)
    assert all(body[each.start : each.end] == each.text for each in dates)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_no_text_at_all_raises(body):
    read(body)


def damaged(chance: random.Random) -> str:
    """Sentences of golden articles with words lost, doubled, moved and years of long ago."""
    told = []
    for sentence in chance.choices(SENTENCES, k=8):
        words = sentence.split(" ")
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(words))
            other = chance.choice([*chance.choice(SENTENCES).split(" "), "1101", "another", "June"])
            words[at : at + 1] = chance.choice(
                [[], [other], [words[at], other], [words[at].strip(",.")], [words[at].upper()]]
            )
            words = words or [other]
        first = chance.randrange(len(words))
        told.append(" ".join(chance.choice([words, words[:first], words[first:]])))
    return chance.choice([". ", " ", "\n\n"]).join(told)


@pytest.mark.parametrize("seed", range(60))
def test_no_damaged_article_raises(seed):
    read(damaged(random.Random(seed)))


@pytest.mark.parametrize(
    "body",
    [
        "Rebels took Tamur and fought on. Troops took another",
        "The army took Tamur in May and in June Varan, the port, fell to the rebels.",
        "Rebels have held Tamur since 1101. Since then they have taken Varan.",
        "Rebels took Tamur in the campaign that began in 1101.",
    ],
)
def test_texts_that_once_raised_are_read(body):
    read(body)


@pytest.mark.parametrize("seed", range(30))
def test_no_hostile_text_raises(seed):
    read(hostile(random.Random(seed))[:8_000])


@pytest.mark.parametrize(
    "body",
    [
        "Rebels captured " + ", ".join(f"Tamur{number}" for number in range(2_000)) + ".",
        "Rebels captured " + "(" * 900 + "Tamur" + ")" * 900,
        "“" * 5_000 + "Rebels captured Tamur" + "”" * 5_000,
        "Rebels captured the city " + "of the city " * 1_500 + "of Tamur.",
        "Rebels captured " + "x" * 100_000 + " and Tamur.",
        "Rebels, " * 1_200 + "captured Tamur.",
        "the army that " * 700 + "captured Tamur.",
    ],
    ids=["cities", "brackets", "quotes", "of the city", "one long word", "rebels", "that"],
)
def test_deep_and_long_sentences_are_read(body):
    read(body)
