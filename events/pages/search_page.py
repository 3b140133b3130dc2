"""Search across places, actors, events and headlines, in any spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from articles.models import Article
from events.filters import EventFilter
from events.messages import Message, counted, listed, message
from events.models import Actor, ActorName, Place, PlaceName
from events.names import with_surroundings
from events.pages.cards import EventCard
from events.pages.listed_events import listed_events
from events.speech import say
from events.spelling import folded, spelling_key

MOST = 20
SHORTEST_START = 3  # letters; shorter ones must be a whole name


@dataclass(frozen=True)
class Found:
    """What a text finds, the first of each sort."""

    places: Sequence[Place] = ()
    actors: Sequence[Actor] = ()
    events: Sequence[EventCard] = ()
    more_events: bool = False
    articles: Sequence[Article] = ()
    more_articles: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.places or self.actors or self.events or self.articles)

    @property
    def in_words(self) -> str:
        """'1 place, 3 events, 20 articles and more'."""
        counts = [
            counted("%(number)s place", "%(number)s places", len(self.places)),
            counted("%(number)s actor", "%(number)s actors", len(self.actors)),
            _or_more(
                counted("%(number)s event", "%(number)s events", len(self.events)),
                self.more_events,
            ),
            _or_more(
                counted("%(number)s article", "%(number)s articles", len(self.articles)),
                self.more_articles,
            ),
        ]
        return say(listed([each for each in counts if each.number], "beside"))


def _or_more(count: Message, more: bool) -> Message:
    return (
        replace(message("%(count)s and more", count=count), number=count.number) if more else count
    )


def search(q: str, *, on: date | None = None, known_by: date | None = None) -> Found:
    """Find a text; accents, case and the spelling of places do not matter. Ten queries.

    `on` keeps events that had happened by a day, `known_by` what was printed up to a day.
    """
    if not q.strip():
        return Found()
    places = _places(q)
    actors = _actors(q)
    beside = [row for place in places for row in with_surroundings(place)]
    beside += [row for actor in actors for row in (actor, actor.side)]
    wanted = EventFilter(q=q, on=on, known_by=known_by)
    events, more_events = listed_events(wanted, most=MOST, beside=beside)
    articles = _articles(q, [place for place in places if _is_named(place, q)], known_by)
    return Found(
        places=places,
        actors=actors,
        events=events,
        more_events=more_events,
        articles=articles[:MOST],
        more_articles=len(articles) > MOST,
    )


def _places(q: str) -> list[Place]:
    """Places of which a name is the text, then those of which a name starts with it."""
    key = spelling_key(q)
    if not key:
        return []
    exactly = PlaceName.objects.filter(key=key).values("place")
    places = (
        Place.objects.select_related("province", "capital_of")
        .prefetch_related("names")
        .defer("shape", "province__shape", "capital_of__shape")
        .order_by("name", "kind")
    )
    found = list(places.filter(pk__in=exactly)[:MOST])
    if len(key) < SHORTEST_START:
        return found
    starting = PlaceName.objects.filter(key__startswith=key).values("place")
    others = places.filter(pk__in=starting).exclude(pk__in=[place.pk for place in found])
    return [*found, *others[: MOST - len(found)]]


def _is_named(place: Place, q: str) -> bool:
    return any(name.key == spelling_key(q) for name in place.names.all())


def _actors(q: str) -> list[Actor]:
    """Actors with a name in which every word of the text begins a word.

    Names are folded here: databases disagree on case and accents, and actors are few.
    """
    words = folded(q).split()
    names = ActorName.objects.values_list("actor_id", "name")
    found = {actor for actor, name in names if _begin(words, folded(name).split())}
    found |= {
        pk
        for pk, name in Actor.objects.values_list("pk", "name")
        if _begin(words, folded(name).split())
    }
    return list(Actor.objects.filter(pk__in=found).select_related("side").order_by("name")[:MOST])


def _begin(words: Sequence[str], name: Sequence[str]) -> bool:
    return bool(words) and all(any(part.startswith(word) for part in name) for word in words)


def _articles(q: str, places: Sequence[Place], known_by: date | None) -> list[Article]:
    """Articles with the words in their headline, or with a spelling of the place meant."""
    wanted = Q()
    for word in q.split():
        wanted &= Q(headline__icontains=word) | Q(headline__icontains=folded(word))
    for spelling in {name.name for place in places for name in place.names.all()}:
        wanted |= Q(headline__icontains=spelling)
    found = Article.objects.filter(wanted).known_by(known_by or date.max)
    return list(_newest(found)[: MOST + 1])


def _newest(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.select_related("publisher").defer("body").order_by("-published_on", "-pk")
