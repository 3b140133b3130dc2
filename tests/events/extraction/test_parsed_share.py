"""How many sentences reach the parser: what reading costs, without a clock."""

import pytest

from events.extraction import extract
from tests.benchmarks.extraction_speed import own_articles
from tests.events.extraction.names import LEXICON


@pytest.fixture
def parsed(monkeypatch):
    """Sentences seen by the parser, in order."""
    seen = []

    def count(pairs):
        seen.extend(pairs)
        return iter(())

    monkeypatch.setattr(extract, "parse", count)
    return seen


@pytest.mark.parametrize(
    ("collection", "most"), [("ordinary_news.txt", 0.05), ("capture_news.txt", 0.55)]
)
def test_few_sentences_are_parsed(parsed, collection, most):
    articles = own_articles(collection)
    for each in articles:
        extract.extract_claims(
            each.body, headline=each.headline, published_on=each.published_on, lexicon=LEXICON
        )
    every = sum(len(extract.sentences(each.body, headline=each.headline)) for each in articles)
    assert len(parsed) <= most * every


def test_the_gate_lets_every_claim_of_capture_news_through(monkeypatch):
    articles = own_articles("capture_news.txt")
    with_gate = [told_in(each) for each in articles]
    monkeypatch.setattr(extract, "worth_parsing", lambda text, mentions, in_entry: True)
    assert with_gate == [told_in(each) for each in articles]


def told_in(article):
    claims = extract.extract_claims(
        article.body,
        headline=article.headline,
        published_on=article.published_on,
        lexicon=LEXICON,
    )
    return [
        (each.kind, each.stance, each.quote, each.place, each.when, known_actors(each))
        for each in claims
    ]


def known_actors(claim):
    return [(mention.role, mention.actor) for mention in claim.actors]
