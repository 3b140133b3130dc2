"""Reports at the editors' desk."""

import pytest
from django.urls import reverse

from events.dates import DateSpan
from events.models import Report
from events.vocabulary import EventStatus, Verdict
from tests.admin.conftest import as_shown
from tests.factories import make_article, make_conflict, make_event, make_place, make_report

pytestmark = pytest.mark.django_db
LIST = "/admin/events/report/"


@pytest.fixture
def report():
    article = make_article(text="Before. Rebels took Zaranj. After.")
    return make_report(article=article, quote="Rebels took Zaranj.", place=make_place())


def decide(desk, report, name, **typed):
    return desk.post(reverse("admin:events_report_decide", args=[report.pk, name]), typed)


@pytest.mark.parametrize(("name", "verdict"), [("accept", "accepted"), ("reject", "rejected")])
def test_an_editor_judges(desk, report, editor, name, verdict):
    decide(desk, report, name, why="Read it twice")
    report.refresh_from_db()
    assert (report.verdict, report.judged_by) == (verdict, editor)


def test_an_editor_changes_their_mind(desk, report):
    decide(desk, report, "reject")
    decide(desk, report, "accept")
    report.refresh_from_db()
    assert report.verdict == Verdict.ACCEPTED


def test_a_verdict_leads_back_to_where_it_was_given(desk, report):
    back = reverse("admin:articles_article_change", args=[report.article_id])
    assert decide(desk, report, "accept", next=back)["Location"] == back


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1"])
def test_a_verdict_never_leads_elsewhere(desk, report, elsewhere):
    response = decide(desk, report, "accept", next=elsewhere)
    assert response["Location"] == f"{LIST}{report.pk}/change/"


def test_a_verdict_is_not_given_by_a_link(desk, report):
    desk.get(reverse("admin:events_report_decide", args=[report.pk, "accept"]))
    report.refresh_from_db()
    assert report.verdict == Verdict.UNREVIEWED


def test_many_are_judged_at_once(desk, report):
    other = make_report()
    chosen = {"action": "accept", "_selected_action": [report.pk, other.pk]}
    assert "Accept?" in desk.post(LIST, chosen).content.decode()
    desk.post(LIST, {**chosen, "decided": "yes", "why": "All checked"})
    assert set(Report.objects.values_list("verdict", flat=True)) == {"accepted"}


def test_correcting_a_report_keeps_its_verdict(desk, submit, report):
    decide(desk, report, "accept")
    submit(desk, f"{LIST}{report.pk}/change/", when="9 Aug 2021", why="He meant Monday")
    report.refresh_from_db()
    assert report.when.text == "9 August 2021"
    assert report.verdict == Verdict.ACCEPTED


def test_the_quote_stands_beside_the_reading(desk, report):
    page = desk.get(f"{LIST}{report.pk}/change/").content.decode()
    assert "Before. <mark>Rebels took Zaranj.</mark> After." in page
    assert 'name="quote"' not in page


def added(desk, submit, article, quote, **typed):
    conflict = make_conflict()
    return submit(
        desk,
        f"{LIST}add/",
        article=article.pk,
        conflict=conflict.pk,
        quote=quote,
        kind="captured",
        stance="asserted",
        **typed,
    )


def test_an_editor_adds_a_report_by_its_quote(desk, submit, editor):
    article = make_article(text="Before. Rebels took Zaranj. After.")
    added(desk, submit, article, "Rebels took Zaranj.", place=make_place().pk, when="9 Aug 2021")
    report = Report.objects.get()
    assert article.body[report.start : report.end] == report.quote
    assert (report.verdict, report.judged_by) == (Verdict.ACCEPTED, editor)


@pytest.mark.parametrize(
    ("quote", "words"),
    [("Rebels lost Zaranj.", "does not say this"), ("Zaranj", "more than once")],
)
def test_a_quote_stands_in_the_article_once(desk, submit, quote, words):
    article = make_article(text="Rebels took Zaranj. Zaranj is far.")
    page = added(desk, submit, article, quote)
    assert words in page.content.decode()
    assert not Report.objects.exists()


def test_the_same_passage_is_not_reported_twice(desk, submit, report):
    page = added(desk, submit, report.article, report.quote, place=report.place.pk)
    assert "already has a report" in page.content.decode()


def test_a_place_is_chosen_or_written_not_both(desk, submit, report):
    page = submit(desk, f"{LIST}{report.pk}/change/", place_text="The old fort")
    assert "not both" in page.content.decode()


def test_a_report_is_moved_to_another_event(desk, submit, report):
    event = make_event(conflict=report.conflict)
    submit(desk, f"{LIST}{report.pk}/change/", event=event.pk, why="It was the second fall")
    report.refresh_from_db()
    assert report.event == event
    assert report.linked_by_editor


@pytest.mark.parametrize(
    ("status", "words"),
    [(EventStatus.WITHDRAWN, "is withdrawn"), (EventStatus.MACHINE_READ, "another conflict")],
)
def test_a_report_is_not_moved_where_it_cannot_belong(desk, submit, report, status, words):
    withdrawn = status == EventStatus.WITHDRAWN
    conflict = report.conflict if withdrawn else make_conflict()
    event = make_event(conflict=conflict, status=status)
    page = submit(desk, f"{LIST}{report.pk}/change/", event=event.pk)
    assert words in page.content.decode()


def test_a_verdict_is_taken_back(desk, report):
    decide(desk, report, "accept")
    decide(desk, report, "reconsider", why="Too quick")
    report.refresh_from_db()
    assert (report.verdict, report.judged_by) == (Verdict.UNREVIEWED, None)


def test_an_earlier_version_comes_back_without_its_quote(desk, report):
    first = report.history.earliest()
    report.quote, report.end, report.speaker = "Rebels took", report.start + 11, "An officer"
    report.save()
    address = reverse("admin:events_report_simple_history", args=[report.pk, first.pk])
    assert desk.post(address, as_shown(desk.get(address))).status_code == 302
    report.refresh_from_db()
    assert (report.quote, report.speaker) == ("Rebels took", "")


@pytest.mark.parametrize("queue", ["waiting", "unreviewed", "loose", "undated", "rejected"])
def test_queues_are_filters(desk, report, queue):
    assert desk.get(LIST, {"queue": queue}).status_code == 200


def test_what_waits_for_an_editor_is_found(desk, report):
    waiting = make_report(question="No date in the sentence")
    page = desk.get(LIST, {"queue": "waiting"})
    assert [row.pk for row in page.context["cl"].result_list] == [waiting.pk]


def test_a_place_is_searched_in_any_spelling(desk, report):
    place = make_place(name="Zaranj", names=("Zarang",))
    mine = make_report(place=place)
    page = desk.get(LIST, {"q": "zarang"})
    assert [row.pk for row in page.context["cl"].result_list] == [mine.pk]


def test_the_list_costs_the_same_however_long(desk, django_assert_max_num_queries):
    for _ in range(12):
        conflict = make_conflict()
        event = make_event(conflict=conflict, place=make_place())
        make_report(event=event, place=make_place(), when=DateSpan.year(1998))
    with django_assert_max_num_queries(16):
        desk.get(LIST)
