"""Reading an article: its claims drawn out, recorded and linked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Article
from events.extraction.claims import Claim
from events.extraction.counts import CountClaim
from events.extraction.extract import RULES_VERSION, read_body
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.linking import Linked, link_article
from events.models import Conflict, Reading
from events.recording import Recorded, record_claims, record_counts
from events.vocabulary import ActorRole


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
    lexicon = lexicon or lexicon_for(conflict)
    claims, counts = read_body(
        article.body,
        headline=article.headline,
        published_on=article.published_on,
        lexicon=lexicon,
    )
    recorded = record_claims(article, conflict, claims, rules_version=RULES_VERSION, afresh=afresh)
    told = [(count, _counted_side(count, claims, lexicon)) for count in counts]
    record_counts(article, conflict, told, rules_version=RULES_VERSION)
    return Read(recorded, link_article(article, conflict))


def to_read_again(conflict: Conflict, *, every: bool = False) -> QuerySet[Article]:
    """The articles that were read for a conflict, but not with today's rules; or `every` one."""
    read = Article.objects.filter(readings__conflict=conflict)
    if not every:
        now = Reading.objects.filter(conflict=conflict, rules_version=RULES_VERSION)
        read = read.exclude(pk__in=now.values("article"))
    return read.distinct().order_by("published_on", "pk")


def _counted_side(count: CountClaim, claims: Sequence[Claim], lexicon: Lexicon) -> int | None:
    """Whose takings are counted: the taker of the sentence, or else of most of the article."""
    first, last = count.sentence
    takers = [
        (first <= claim.quote.start < last, lexicon.side_of(mention.actor))
        for claim in claims
        if claim.kind.changes_control and (mention := claim.actor(ActorRole.TAKER))
    ]
    named = Counter((here, side) for here, side in takers if side is not None)
    return max(named, key=lambda told: (told[0], named[told]), default=(False, None))[1]
