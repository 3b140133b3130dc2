"""Cards of events that words have found: with the sentence that has them, or why else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import OuterRef, Subquery

from events.finding import meant_by, spelt
from events.messages import Message, message
from events.models import ActorName, Report
from events.models.events import EventQuerySet
from events.pages.cards import LONGEST_QUOTE, EventCard, Quoted, card_of, quoted
from events.pages.found_passages import passage, terms_in
from events.sought import Term, terms_of, wanted
from events.speech import say
from events.spelling import spelling_key
from events.tellings import Telling

_BY_TITLE = message("Found by its title")
_BY_PLACE = message("Found by its place")


def with_found_names(events: EventQuerySet, q: str, known_by: date | None) -> EventQuerySet:
    """Events with the name of their place and of an actor that has a word looked for, if any.

    Actors named after a day are left out.
    """
    terms = wanted(terms_of(q))
    if not terms:
        return events
    at = spelt(meant_by(q, terms)).filter(place=OuterRef("place")).order_by("name")
    named = ActorName.objects.filter(
        words__says=terms,
        actor__parts__event=OuterRef("pk"),
        actor__parts__known_from__lte=known_by or date.max,
    )
    return events.annotate(
        place_found_as=Subquery(at.values("name")[:1]),
        actor_found_as=Subquery(named.order_by("name").values("name")[:1]),
    )


def cards_of(told: Iterable[Telling], q: str = "") -> list[EventCard]:
    """A card for each; where a text is looked for, with the passages that have its words.

    No query. The events must have been read `with_found_names`.
    """
    terms = wanted(terms_of(q))
    return [_found_card(each, terms) if terms else card_of(each) for each in told]


def _found_card(telling: Telling, terms: Sequence[Term]) -> EventCard:
    card, found = card_of(telling), _found_passage(telling, terms)
    if found is not None:
        return replace(card, quote=found)
    because = _found_by_name(telling, terms)
    return replace(card, found_by=say(because)) if because else card


def _found_passage(telling: Telling, terms: Sequence[Term]) -> Quoted | None:
    """The quote with most of the terms, of several the one that says it best; or a headline."""
    quotes = [(terms_in(each.quote, terms), each) for each in _best_first(telling)]
    most, report = max(quotes, key=lambda pair: pair[0], default=(0, None))
    if report is not None and most:
        found = passage(report.quote, terms, LONGEST_QUOTE)
        return replace(quoted(report, telling.known_by), stretches=found)
    headlines = [(terms_in(each.article.headline, terms), each) for each in telling.reports]
    most, report = max(headlines, key=lambda pair: pair[0], default=(0, None))
    if report is None or not most:
        return None
    found = passage(report.article.headline, terms, LONGEST_QUOTE)
    return replace(quoted(report, telling.known_by), stretches=found, headline=True)


def _best_first(telling: Telling) -> list[Report]:
    order = {each.id: each.order for each in telling.evidence}
    return sorted(telling.reports, key=lambda report: order[report.pk])


def _found_by_name(telling: Telling, terms: Sequence[Term]) -> Message | None:
    event, read = telling.event, vars(telling.event)
    if terms_in(f"{event.title}\n{event.place_text}", terms):
        return _BY_TITLE if event.title else _BY_PLACE
    if name := read.get("place_found_as"):
        return message("Found by its place: %(name)s", name=name)
    own = (actor.name for _, actor in telling.actors if terms_in(actor.name, terms))
    if name := next(own, read.get("actor_found_as")):
        return message("Found by an actor: %(name)s", name=name)
    return None


def best_name(names: Sequence[str], q: str, terms: Sequence[Term]) -> str:
    """The name that has most of the terms, or that they begin however its parts are joined.

    Empty where none does.
    """
    fitting = [(_fit(name, q, terms), name) for name in names]
    most, name = max(fitting, key=lambda pair: pair[0], default=(0, ""))
    return name if most else ""


def _fit(name: str, q: str, terms: Sequence[Term]) -> int:
    key = spelling_key(name)
    if key and key == spelling_key(q):
        return len(terms) + 1
    begun = any(term.key and not term.whole and key.startswith(term.key) for term in terms)
    return max(terms_in(name, terms), int(begun))
