"""Which events words find: in places' and actors' names, titles, quotes and headlines."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from events.full_text import Ranking  # and the lookup `says`
from events.models import Actor, ActorName, EventActor, PlaceName, Report
from events.sought import Term, terms_of, wanted


def found_by(q: str, known_by: date | None = None) -> Q:
    """The events in which every term of a text is found somewhere, and none that it excludes.

    Or that happened at a place of which the whole text is a spelling. As known by a day, quotes
    and headlines of later articles find nothing, nor do actors named later. A text without a
    letter or a digit finds nothing.
    """
    terms, whole = terms_of(q), _whole(q)
    found = Q() if terms else Q(pk__in=())
    for term in terms:
        meant = _meant(term, () if term.excluded else whole)
        there = Q(text__words__says=meant)
        if known_by is not None:
            there &= reduce(or_, _as_known(meant, known_by))
        found &= ~there if term.excluded else there
    return found


def ranking(q: str, known_by: date | None = None) -> Ranking:
    """What makes an event that a text finds more relevant than another."""
    terms, whole = wanted(terms_of(q)), _whole(q)
    told, titled = _reports(known_by), Q(pk__in=()) if not terms else Q()
    for term in terms:
        told, titled = told.filter(words__says=[term]), titled & Q(words__says=[term])
    return Ranking(_at(PlaceName.objects.filter(key__in=[one.key for one in whole])) | titled, told)


def _whole(q: str) -> tuple[Term, ...]:
    """The whole text as the key of a place's spelling."""
    term = Term(q, (), whole=True).joined
    return (term,) if term.words else ()


def _meant(term: Term, whole: Sequence[Term] = ()) -> tuple[Term, ...]:
    """What finds a place too: the term however its parts are joined, and the whole text."""
    return tuple(dict.fromkeys((term, term.joined, *whole)))


def _as_known(meant: Sequence[Term], day: date) -> Iterator[Q]:
    """Each way in which an event could be found by a day; looked into for one event at a time."""
    yield Q(words__says=meant)
    yield _at(spelt(meant))
    yield _is_there(_reports(day).filter(words__says=meant))
    yield _is_there(_reports(day).filter(article__words__says=meant))
    parts = EventActor.objects.filter(actor__in=called(meant).values("pk"))
    yield _is_there(parts.filter(known_from__lte=day))


def _is_there(rows: QuerySet[Any, Any]) -> Q:
    """Whether there is such a row of the event that the query around it is looking at.

    Not EXISTS, for which PostgreSQL may well gather the rows of all events first.
    """
    here = rows.order_by().filter(event=OuterRef("pk")).values("event")[:1]
    return Q(IsNull(Subquery(here), False))


def _at(spellings: QuerySet[PlaceName]) -> Q:
    return Q(place__in=spellings.order_by().values("place"))


def _reports(known_by: date | None) -> QuerySet[Report]:
    reports = Report.objects.counting().filter(event__isnull=False)
    return reports.filter(article__published_on__lte=known_by) if known_by else reports


def meant_by(q: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of a text, and the whole text as a place's spelling."""
    return (*terms, *_whole(q))


def spelt(terms: Sequence[Term]) -> QuerySet[PlaceName]:
    """The spellings of places that have one of the terms, however their parts are joined."""
    found = Q(words__says=terms)
    for term in terms:
        joined = term.joined.words[0]
        found |= Q(key=joined) if term.whole else Q(key__startswith=joined)
    return PlaceName.objects.filter(found).order_by()


def called(terms: Sequence[Term]) -> QuerySet[Actor]:
    """The actors of which a name has one of the terms."""
    names = ActorName.objects.filter(words__says=terms).order_by().values("actor")
    return Actor.objects.filter(Q(words__says=terms) | Q(pk__in=names)).order_by()
