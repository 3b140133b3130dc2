"""Reading an article: its claims drawn out, recorded and linked."""

from dataclasses import dataclass

from articles.models import Article
from events.extraction.extract import RULES_VERSION, extract_claims
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.linking import Linked, link_article
from events.models import Conflict
from events.recording import Recorded, record_claims


@dataclass(frozen=True)
class Read:
    """What came of reading an article."""

    recorded: Recorded
    linked: Linked


def read_article(
    article: Article, conflict: Conflict, *, lexicon: Lexicon | None = None, afresh: bool = False
) -> Read:
    """Read an article in the light of a conflict's names; doing so again changes nothing.

    `afresh` reads for new days what the same rules have read: the article has got another one.
    Pass the conflict's lexicon when reading many articles: building it costs four queries.
    """
    claims = extract_claims(
        article.body,
        headline=article.headline,
        published_on=article.published_on,
        lexicon=lexicon or lexicon_for(conflict),
    )
    recorded = record_claims(article, conflict, claims, rules_version=RULES_VERSION, afresh=afresh)
    return Read(recorded, link_article(article, conflict))
