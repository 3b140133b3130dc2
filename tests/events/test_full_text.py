"""Words find the same events on both engines: those that have them, and no others."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.folding import folded_words
from articles.models import Article
from events.filters import EventFilter
from events.models import Actor, ActorName, Event, EventActor, EventText, PlaceName, Report
from events.sought import Term, terms_of
from events.vocabulary import ActorRole, Verdict
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
)

pytestmark = pytest.mark.django_db
BY, LATER = date(2021, 8, 11), date(2021, 8, 20)


def found(q, known_by=None):
    wanted = EventFilter(q=q, known_by=known_by).apply(Event.objects.visible())
    return set(wanted.values_list("pk", flat=True))


def told(text, *, headline="", on=BY, **fields):
    """An event that one article reports, with its whole text for a quote."""
    event = make_event(first_reported_on=on, **fields)
    article = make_article(text=text, headline=headline, published_on=on)
    make_report(event=event, article=article, quote=text, place=fields.get("place"))
    return event


PIECES = ["kab", "kabul", "Kābul", "KABUL", "fell", "to", "ta'izz", "taizz", "کابل", "كابل", "ﻛﺎﺑﻞ"]
PIECES += [
    "می‌شود",
    "战争",
    "战",
    "mazar-i-sharif",
    "50%",
    "_",
    "\\",
    "e\u0301",
    "it's",
    "3.5",
    "\U0001f389",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)
ASKED = (
    st.lists(
        st.one_of(
            st.sampled_from(PIECES),
            TEXTS.map(lambda text: f'"{text}"'),
            st.sampled_from(PIECES).map(lambda piece: f"-{piece}"),
            st.text(max_size=4).filter(lambda text: "\x00" not in text),
        ),
        min_size=1,
        max_size=3,
    )
    .map(" ".join)
    .filter(str.strip)
)


def stands(term, text):
    """The rule itself, said once more: words in a row, of which the last may go on."""
    here, sought = folded_words(text), list(term.words)
    rows = [here[at : at + len(sought)] for at in range(len(here))]
    if term.whole:
        return sought in rows
    return any(
        len(row) == len(sought) and row[:-1] == sought[:-1] and row[-1].startswith(sought[-1])
        for row in rows
    )


def is_found(q, text):
    """One key of a spelling may stand for a term too: `sao-tome` is also `saotome`."""
    terms, whole = terms_of(q), Term(q, (), whole=True).joined
    there = {
        term: any(stands(each, text) for each in (term, term.joined))
        or (not term.excluded and bool(whole.words) and stands(whole, text))
        for term in terms
    }
    return bool(terms) and all(there[term] != term.excluded for term in terms)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True), q=ASKED)
def test_the_rule_is_kept_on_each_engine(db, texts, q):
    conflict = make_conflict()
    events = {text: told(text, conflict=conflict) for text in texts}
    wanted = {event.pk for text, event in events.items() if is_found(q, text)}
    for known_by in (None, LATER):
        assert found(q, known_by) & {each.pk for each in events.values()} == wanted


@pytest.mark.parametrize(
    "q",
    [
        "kunduz",
        "Qonduz",
        "QOND",
        "kondoz fuel",
        "fuel",
        "taliban",
        "students",
        "ring road",
        "depot",
    ],
)
def test_an_event_is_found_by_all_that_is_said_of_it(q):
    place = make_place(name="Kunduz", names=("Qonduz", "Kondoz"))
    taker = make_actor(name="Taliban", names=("The Students",))
    event = told(
        "Fuel burned.", headline="Depot on fire", place=place, taker=taker, title="Ring road cut"
    )
    told("Nothing of it.")
    assert found(q) == {event.pk}


@pytest.mark.parametrize(
    "q", ["uel", "burn fuel x", '"burned fuel"', '"fuel burn"', "fuel -burned"]
)
def test_what_is_not_said_finds_nothing(q):
    told("Fuel burned.")
    assert found(q) == set()


def test_a_phrase_does_not_run_from_one_text_into_the_next():
    told("Fuel burned.", headline="Depot on fire")
    assert found('"fire fuel"') == found('"burned depot"') == set()


def test_words_printed_later_are_not_known_before():
    event = told("Fuel burned.")
    late = make_article(text="Trucks exploded.", headline="Inferno", published_on=LATER)
    make_report(event=event, article=late, quote="Trucks exploded.")
    actor = make_actor(name="Guards")
    EventActor.objects.create(event=event, actor=actor, role=ActorRole.TAKER, known_from=LATER)
    for q in ("trucks", "inferno", "guards"):
        assert (found(q), found(q, LATER), found(q, BY)) == ({event.pk}, {event.pk}, set())
    assert found("fuel -trucks", BY) == {event.pk}
    assert found("fuel -trucks") == set()


def test_a_rejected_report_finds_nothing():
    event = told("Fuel burned.")
    Report.objects.update(verdict=Verdict.REJECTED, judged_at="2021-09-01T00:00Z")
    assert found("fuel") == set()
    Report.objects.update(verdict=Verdict.UNREVIEWED, judged_at=None)
    assert found("fuel") == {event.pk}


def test_what_an_editor_changes_is_found_as_it_is_now():
    place, actor = make_place(name="Kunduz"), make_actor(name="Guards")
    event = told("Fuel burned.", headline="Depot on fire", place=place, taker=actor)
    article = Article.objects.get()
    article.headline = "Trucks explode"
    article.save(update_fields=["headline"])
    event.title = "Ring road cut"
    event.save(update_fields=["title"])
    actor.name = "Sentries"
    actor.save()
    ActorName.objects.all().delete()
    ActorName.objects.create(actor=actor, name="Watchmen")
    spelling = PlaceName.objects.get()
    spelling.name = "Qonduz"
    spelling.save()
    for q in ("trucks", "ring road", "sentries", "watchmen", "qonduz"):
        assert found(q) == {event.pk}
    for q in ("depot", "guards", "kunduz"):
        assert found(q) == set()
    event.place = make_place(name="Herat")
    event.save()
    assert (found("herat"), found("qonduz")) == ({event.pk}, set())
    event.parts.all().delete()
    assert found("sentries") == set()


def test_a_report_that_moves_takes_its_words_along():
    event, other = told("Fuel burned."), told("Nothing of it.")
    event.reports.update(event=other)
    assert found("fuel") == {other.pk}
    other.reports.update(event=None)
    assert found("fuel") == set()


def test_bulk_writing_keeps_words_too():
    event = told("Fuel burned.")
    article = make_article(text="Fuel burned. Trucks exploded.")
    report = Report.objects.get()
    report.pk, report.article, report.quote = None, article, "Trucks exploded."
    report.start, report.end = 13, 29
    Report.objects.bulk_create([report])
    assert found("trucks") == {event.pk}
    Report.objects.filter(article=article).delete()
    assert found("trucks") == set()


def test_fixtures_are_found(tmp_path):
    event = told("Fuel burned.", place=make_place(name="Kunduz"), title="Ring road cut")
    dump = tmp_path / "all.json"
    apps = ["articles", "events"]
    call_command("dumpdata", *apps, exclude=["events.EventText"], output=str(dump), verbosity=0)
    assert '"words"' not in dump.read_text(encoding="utf-8")
    for model in (Report, EventText, Event):
        model.objects.filter(**{"event": event} if model is not Event else {}).delete()
    call_command("loaddata", str(dump), verbosity=0)
    for q in ("fuel", "kunduz", "ring road"):
        assert found(q) == {event.pk}


def test_words_are_no_part_of_a_rows_history():
    told("Fuel burned.")
    columns = {each.name for each in Report.history.model._meta.get_fields()}
    assert "quote" in columns and "words" not in columns


def test_a_hostile_text_is_kept():
    quote = " ".join(f"{number:x}ﷺ" for number in range(20_000)) + " " + "x" * 5_000
    event = told(quote)
    assert found("1a") == {event.pk}
    assert Actor.objects.count() == 0


def test_an_event_can_be_deleted_with_all_that_is_said_of_it():
    event = told("Fuel burned.", taker=make_actor())
    event.reports.all().delete()
    event.delete()
    assert not EventText.objects.exists()


def test_the_index_is_used():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no index for words")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        found = EventText.objects.filter(words__says=terms_of("fuel"))
        assert "events_eventtext_words_vector" in found.explain()
