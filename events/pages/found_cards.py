"""Cards of events that words have found: with the sentence that has them, or why else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from events.messages import message
from events.models import ActorName, PlaceName, Report
from events.pages.cards import LONGEST_QUOTE, EventCard, Quoted, card_of, quoted
from events.pages.found_passages import passage, terms_in
from events.sought import Term, terms_of, wanted
from events.speech import say
from events.spelling import spelling_key
from events.tellings import Telling

Names = Mapping[int, Sequence[str]]
_BY_TITLE = message("Found by its title")
_BY_PLACE = message("Found by its place")


@dataclass(frozen=True)
class Spellings:
    """What places and actors are called, by their numbers."""

    places: Names = field(default_factory=dict)
    actors: Names = field(default_factory=dict)


def cards_of(
    told: Iterable[Telling], q: str = "", spellings: Spellings | None = None
) -> list[EventCard]:
    """A card for each; where a text is looked for, with the passages that have its words.

    One query where some event is found by a name alone, if the names are not given.
    """
    told, terms = list(told), wanted(terms_of(q))
    if not terms:
        return [card_of(each) for each in told]
    passages = [_found_passage(each, terms) for each in told]
    unsaid = [each for each, found in zip(told, passages, strict=True) if found is None]
    spellings = _spellings_of(unsaid) if unsaid else Spellings()
    return [
        replace(card_of(each), quote=found) if found else _by_name(each, q, terms, spellings)
        for each, found in zip(told, passages, strict=True)
    ]


def _found_passage(telling: Telling, terms: Sequence[Term]) -> Quoted | None:
    """The quote with most of the terms, of several the one that says it best; or a headline."""
    quotes = [(terms_in(each.quote, terms), each) for each in _best_first(telling)]
    most, report = max(quotes, key=lambda pair: pair[0], default=(0, None))
    if report is not None and most:
        found = passage(report.quote, terms, LONGEST_QUOTE)
        return replace(quoted(report), stretches=found)
    headlines = [(terms_in(each.article.headline, terms), each) for each in telling.reports]
    most, report = max(headlines, key=lambda pair: pair[0], default=(0, None))
    if report is None or not most:
        return None
    found = passage(report.article.headline, terms, LONGEST_QUOTE)
    return replace(quoted(report), stretches=found, headline=True)


def _best_first(telling: Telling) -> list[Report]:
    order = {each.id: each.order for each in telling.evidence}
    return sorted(telling.reports, key=lambda report: order[report.pk])


def _by_name(telling: Telling, q: str, terms: Sequence[Term], spellings: Spellings) -> EventCard:
    event, card = telling.event, card_of(telling)
    if terms_in(f"{event.title}\n{event.place_text}", terms):
        return replace(card, found_by=say(_BY_TITLE if event.title else _BY_PLACE))
    called = spellings.places.get(event.place_id or 0, ())
    if name := best_name(called, q, terms):
        return replace(card, found_by=say(message("Found by its place: %(name)s", name=name)))
    for _, actor in telling.actors:
        if name := best_name((actor.name, *spellings.actors.get(actor.pk, ())), q, terms):
            return replace(card, found_by=say(message("Found by an actor: %(name)s", name=name)))
    return card


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


def _spellings_of(told: Sequence[Telling]) -> Spellings:
    places = {each.event.place_id for each in told if each.event.place_id}
    actors = {actor.pk for each in told for _, actor in each.actors}
    of_places = PlaceName.objects.filter(place__in=places).annotate(of=_text("place"))
    of_actors = ActorName.objects.filter(actor__in=actors).annotate(of=_text("actor"))
    rows = (
        of_places.order_by()
        .values_list("of", "place_id", "name")
        .union(of_actors.order_by().values_list("of", "actor_id", "name"))
    )
    found: dict[str, dict[int, list[str]]] = {
        "place": defaultdict(list),
        "actor": defaultdict(list),
    }
    for of, number, name in rows.order_by("name"):
        found[of][number].append(name)
    return Spellings(found["place"], found["actor"])


def _text(word: str) -> Cast:
    return Cast(Value(word), CharField())
