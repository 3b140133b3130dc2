"""One day of a conflict: what changed, what happened or may have, what was printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.models import Article
from events.filters import EventFilter
from events.models import Conflict, CountReport, Event
from events.names import actor_name_here, learn_names_of, places_of
from events.pages.cards import EventCard, card_of
from events.pages.count_lines import CountLine, count_lines
from events.pages.drawing import COLUMN_TYPE, Drawing, draw
from events.pages.listed_page import PAGE, with_places
from events.pages.situation import ControlRow, Situation, legend
from events.pages.timeline_page import last_day_of
from events.tellings import tellings
from events.timeline import chronicle_of, control_record, frame_of


@dataclass(frozen=True)
class DayPage:
    """`certain` events lie on the day, `possible` ones may have happened on it."""

    situation: Situation
    drawing: Drawing | None
    changed: Sequence[ControlRow]
    certain: Sequence[EventCard]
    possible: Sequence[EventCard]
    articles: Sequence[Article]
    counts: Sequence[CountLine]
    known_by: date | None

    @property
    def legend(self) -> list[tuple[str, str]]:
        return legend(self.situation.rows, self.situation.record.frame.parties)


def day_page(conflict: Conflict, day: date, *, known_by: date | None) -> DayPage:
    """Gather a day's page in ten queries, and in eight more where an article counts places."""
    wanted = EventFilter(conflict=conflict.slug, since=day, until=day, known_by=known_by)
    listed = list(with_places(wanted.apply(Event.objects.visible())).in_order()[:PAGE])
    told = tellings(listed, known_by)
    frame = frame_of(conflict, with_shapes=True, name=actor_name_here())
    counts = _counted_on(conflict, day, known_by)
    chronicle = chronicle_of(conflict) if counts else None
    counted = chronicle.told.values() if chronicle else ()
    learn_names_of([*told.values(), *counted], places_of(frame))
    record = control_record(conflict, known_by=known_by, frame=frame)
    situation = Situation(record, day=day, last=last_day_of(conflict))
    cards = [card_of(told[event.pk]) for event in listed]
    return DayPage(
        situation=situation,
        drawing=draw(situation, wide_type=COLUMN_TYPE),
        changed=situation.changed_rows(),
        certain=[card for card in cards if card.exact],
        possible=[card for card in cards if not card.exact],
        articles=_printed_on(conflict, day),
        counts=count_lines(counts, chronicle) if chronicle else (),
        known_by=known_by,
    )


def _counted_on(conflict: Conflict, day: date, known_by: date | None) -> list[CountReport]:
    if known_by and known_by < day:
        return []
    counts = CountReport.objects.filter(conflict=conflict, article__published_on=day)
    told = counts.select_related("article__publisher").defer("article__body")
    return list(told.order_by("article__publisher__name", "article_id", "start"))


def _printed_on(conflict: Conflict, day: date) -> list[Article]:
    """Articles of the day that a visible report of the conflict quotes."""
    shown = Event.objects.visible().filter(conflict=conflict, reports__article__published_on=day)
    quoted = Article.objects.filter(published_on=day, reports__event__in=shown).distinct()
    return list(quoted.select_related("publisher").defer("body").order_by("publisher__name", "pk"))
