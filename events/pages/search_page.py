"""Search across places, actors, events and headlines, in any spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When

from articles.models import Article
from events.filters import EventFilter
from events.finding import called, ranking, spelt
from events.full_text import by_relevance, order_in_words
from events.messages import Message, counted, listed, message
from events.models import Actor, ActorName, Event, Place, PlaceName
from events.names import learn_names_of, with_surroundings
from events.pages.article_text import Stretch
from events.pages.cards import EventCard
from events.pages.found_cards import best_name, cards_of, with_found_names
from events.pages.found_passages import marked, terms_in
from events.pages.listed_page import with_places
from events.sought import Term, terms_of, wanted
from events.speech import say
from events.spelling import spelling_key
from events.tellings import Telling, tellings
from events.wording import events_in_words

MOST = 20
SHORTEST_START = 3  # letters; shorter ones must be a whole name


@dataclass(frozen=True)
class Named:
    """A place, an actor or an article, its name in stretches; `found_as` is another name of it."""

    subject: Any
    name: tuple[Stretch, ...]
    found_as: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a text finds, the first of each sort."""

    places: Sequence[Named] = ()
    actors: Sequence[Named] = ()
    events: Sequence[EventCard] = ()
    more_events: bool = False
    articles: Sequence[Named] = ()
    more_articles: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.places or self.actors or self.events or self.articles)

    @property
    def order(self) -> str:
        """How the events are ordered, in words."""
        return say(order_in_words())

    @property
    def in_words(self) -> str:
        """'1 place, 3 events, 20 articles and more'."""
        counts = [
            counted("%(number)s place", "%(number)s places", len(self.places)),
            counted("%(number)s actor", "%(number)s actors", len(self.actors)),
            _or_more(
                events_in_words(len(self.events)),
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
    terms = terms_of(q)
    if not terms:
        return Found()
    sought = wanted(terms)
    places, actors = _places(q, sought), _actors(sought)
    events = _events(EventFilter(q=q, on=on, known_by=known_by))
    articles = _articles(terms, [place for place in places if _is_named(place, q)], known_by)
    beside = [row for place in places for row in with_surroundings(place)]
    learn_names_of(events, [*beside, *(row for each in actors for row in (each, each.side))])
    return Found(
        places=[_named(place, _spelt_as(place, q, sought), sought) for place in places],
        actors=[_named(actor, vars(actor)["other_name"] or "", sought) for actor in actors],
        events=cards_of(events[:MOST], q),
        more_events=len(events) > MOST,
        articles=[_headed(article, sought) for article in articles[:MOST]],
        more_articles=len(articles) > MOST,
    )


def _events(asked: EventFilter) -> list[Telling]:
    """The most relevant events and one more, so that it shows whether there are others."""
    found: list[Event] = []
    relevance = ranking(asked.q, asked.known_by)
    for events in by_relevance(asked.apply(Event.objects.visible()), relevance):
        named = with_found_names(with_places(events), asked.q, asked.known_by)
        found += named[: MOST + 1 - len(found)]
        if len(found) > MOST:
            break
    return list(tellings(found, asked.known_by).values())


def _places(q: str, terms: Sequence[Term]) -> list[Place]:
    """Places of which a name is the text, then those of which a name has its words."""
    key = spelling_key(q)
    exactly = PlaceName.objects.filter(key=key).order_by().values("place") if key else ()
    if not terms:
        return []
    starting = reduce(and_, (_of_name(term) for term in terms))
    places = (
        Place.objects.filter(Q(pk__in=exactly) | starting)
        .annotate(other=Case(When(pk__in=exactly, then=0), default=1))
        .select_related("province", "capital_of")
        .prefetch_related("names")
        .defer("shape", "province__shape", "capital_of__shape")
    )
    return list(places.order_by("other", "name", "kind")[:MOST])


def _of_name(term: Term) -> Q:
    """Places with a name that has the term; one of a letter or two must be a whole word."""
    short = len(term.key) < SHORTEST_START and not term.whole
    return Q(pk__in=spelt([replace(term, whole=True) if short else term]).values("place"))


def _is_named(place: Place, q: str) -> bool:
    return any(name.key == spelling_key(q) for name in place.names.all())


def _spelt_as(place: Place, q: str, terms: Sequence[Term]) -> str:
    """The spelling that the text meant, where the place's own name is another."""
    return best_name([place.name, *(name.name for name in place.names.all())], q, terms)


def _actors(terms: Sequence[Term]) -> list[Actor]:
    """Actors of which the names have every term; `other_name` is one that has the first."""
    if not terms:
        return []
    found = Actor.objects.select_related("side")
    for term in terms:
        found = found.filter(pk__in=called([term]).values("pk"))
    names = ActorName.objects.filter(actor=OuterRef("pk"), words__says=terms[:1])
    named = found.annotate(other_name=Subquery(names.order_by("name").values("name")[:1]))
    return list(named.order_by("name")[:MOST])


def _named(subject: Place | Actor, found_as: str, terms: Sequence[Term]) -> Named:
    """With the words marked in its name, or in the other name by which it was found."""
    name = subject.called
    other = found_as if not terms_in(name, terms) else ""
    other = "" if other in (name, subject.also_called) else other
    return Named(subject, marked(name, terms), marked(other, terms) if other else ())


def _headed(article: Article, terms: Sequence[Term]) -> Named:
    return Named(article, marked(article.headline or _without_headline(), terms))


def _without_headline() -> str:
    return say(message("Without a headline"))


def _articles(
    terms: Sequence[Term], places: Sequence[Place], known_by: date | None
) -> list[Article]:
    """Articles with the words in their headline, or with a spelling of the place meant."""
    said = Q()
    for term in terms:
        said &= ~Q(words__says=[term]) if term.excluded else Q(words__says=[term])
    spellings = {name.name for place in places for name in place.names.all()}
    if others := [term for each in spellings for term in terms_of(f'"{each}"')]:
        said |= Q(words__says=others)
    found = Article.objects.filter(said).known_by(known_by or date.max)
    return list(_newest(found)[: MOST + 1])


def _newest(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.select_related("publisher").defer("body").order_by("-published_on", "-pk")
