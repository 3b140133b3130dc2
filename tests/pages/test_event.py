"""The page of an event: what, where, when, who says so, and who must not see it."""

from datetime import date

import pytest

from articles.models import Story
from events import editing
from events.dates import DateSpan
from events.models import PlaceName
from events.vocabulary import EventKind, EventStatus, Stance, Verdict
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_publisher,
    make_report,
    make_user,
)
from tests.pages.reading import heading_steps, html_of, marked, text

pytestmark = pytest.mark.django_db
LONG_AGO = date(1998, 8, 8)


@pytest.fixture
def town():
    province = make_place(name="Upper Land", kind="province")
    town = make_place(name="Riverton", province=province)
    PlaceName.objects.create(place=town, name="شهر رود", language="fa")
    return town


@pytest.fixture
def event(town):
    return make_event(place=town, taker=make_actor(name="Rebels"), loser=make_actor(name="Crown"))


def page(client, event, **query):
    return client.get(event.get_absolute_url(), query)


def test_it_says_what_where_and_who(client, event):
    make_report(event=event, place=event.place)
    told = text(page(client, event))
    assert "Rebels captured Riverton" in told
    assert "Upper Land province" in told
    assert "Took it Rebels" in told
    assert "Lost it Crown" in told


def test_names_in_other_scripts_carry_their_language_and_direction(client, event):
    assert '<bdi lang="fa" dir="rtl">شهر رود</bdi>' in html_of(page(client, event))


def test_the_day_comes_with_its_precision_and_derivation(client, town):
    event = make_event(
        place=town, when=DateSpan.until(AUGUST_11), derivation="no date in the passage"
    )
    told = text(page(client, event))
    assert "by 11 August 2021 (on this day or before)" in told
    assert "no date in the passage" in told


def test_a_quote_is_marked_inside_its_paragraph_and_no_further(client, event):
    article = make_article(text="Far away.\n\nAt dawn rebels took the town, he said.\n\nIt rained.")
    make_report(event=event, article=article, quote="rebels took the town")
    response = page(client, event)
    assert marked(response) == ["rebels took the town"]
    assert "At dawn rebels took the town, he said." in text(response)
    assert "Far away" not in text(response)
    assert "It rained" not in text(response)


def test_reports_stand_in_the_order_in_which_they_were_printed(client, event):
    for day, outlet in ((12, "Late Post"), (10, "Early Post"), (11, "Middle Post")):
        article = make_article(
            published_on=date(2021, 8, day), publisher=make_publisher(name=outlet)
        )
        make_report(event=event, article=article)
    chain = html_of(page(client, event)).split('id="chain-heading"')[1]
    assert chain.index("Early Post") < chain.index("Middle Post") < chain.index("Late Post")


def test_each_report_links_to_its_passage_in_the_article(client, event):
    report = make_report(event=event)
    assert f'href="/articles/{report.article_id}/#report-{report.pk}"' in html_of(
        page(client, event)
    )


def test_stance_speaker_and_verdict_are_in_plain_words(client, event):
    make_report(event=event, stance=Stance.CONFIRMED, speaker="a lawmaker")
    told = text(page(client, event))
    assert "Confirmed by a lawmaker" in told
    assert "Read by machine, not yet checked" in told


def test_what_no_editor_has_checked_is_marked(client, event):
    assert "no editor has checked this yet" in text(page(client, event))


def test_what_an_editor_published_bears_no_mark(client, town):
    event = make_event(place=town, status=EventStatus.PUBLISHED, source_note="Seen on a walk.")
    told = text(page(client, event))
    assert "no editor has checked" not in told
    assert "Seen on a walk." in told


def test_outlets_with_the_same_wire_text_are_one_source(client, event):
    story = Story.objects.create(agency="AFP")
    for text_, outlet in (("Rebels took it.", "First Post"), ("Rebels took it!", "Second Post")):
        publisher = make_publisher(name=outlet)
        make_report(event=event, article=make_article(text=text_, story=story, publisher=publisher))
    told = text(page(client, event))
    assert "1 independent source, 2 outlets" in told
    assert "Same wire text as First Post" in told


def test_days_that_contradict_each_other_stay_in_sight(client, event):
    for day, outlet in ((12, "Monday Post"), (14, "Tuesday Post")):
        article = make_article(publisher=make_publisher(name=outlet))
        make_report(event=event, article=article, when=DateSpan.on(date(2021, 8, day)))
    told = text(page(client, event))
    assert "The sources disagree on the day" in told
    assert "12 August 2021: Monday Post" in told
    assert "14 August 2021: Tuesday Post" in told


@pytest.mark.parametrize(
    ("stance", "title"),
    [(Stance.CLAIMED, "Claimed: Rebels captured"), (Stance.DENIED, "Denied: Rebels captured")],
)
def test_a_title_states_no_doubtful_thing_as_a_fact(client, event, stance, title):
    make_report(event=event, stance=stance, taker=event.parts.get(role="taker").actor)
    assert title in text(page(client, event, known_by="2021-08-11"))


def test_fears_before_it_stand_in_how_it_came_to_be_told(client, event):
    fear = make_article(text="It could fall.", published_on=date(2021, 8, 9))
    make_report(
        article=fear, conflict=event.conflict, place=event.place, stance=Stance.FEARED, when=None
    )
    make_report(event=event, place=event.place, stance=Stance.CLAIMED)
    story = text(page(client, event)).split("How it came to be told")[1]
    assert story.index("Feared") < story.index("It could fall.") < story.index("Claimed")


def test_what_was_printed_long_before_is_no_step_towards_it(client, event):
    make_report(
        article=make_article(published_on=LONG_AGO),
        conflict=event.conflict,
        place=event.place,
        stance=Stance.FEARED,
    )
    make_report(event=event, place=event.place)
    assert "How it came to be told" not in text(page(client, event))


def test_the_events_before_and_after_are_a_link_away(client, event):
    before = make_event(conflict=event.conflict, when=DateSpan.on(date(2021, 8, 10)))
    after = make_event(conflict=event.conflict, when=DateSpan.on(date(2021, 8, 12)))
    make_event(when=DateSpan.on(AUGUST_11))
    html = html_of(page(client, event))
    assert f'rel="prev" href="{before.get_absolute_url()}"' in html
    assert f'rel="next" href="{after.get_absolute_url()}"' in html


def test_the_events_beside_it_are_told_as_known_by_the_same_day(client, event):
    make_report(event=event, place=event.place)
    before = make_event(conflict=event.conflict, when=DateSpan.on(date(2021, 8, 10)))
    make_report(event=before, when=before.when)
    told = html_of(page(client, event, known_by="2021-08-12"))
    assert f'rel="prev" href="{before.get_absolute_url()}?known_by=2021-08-12"' in told


def test_a_speaker_who_began_a_sentence_is_told_within_ours(client, event):
    make_report(event=event, stance=Stance.DENIED, speaker="The interior ministry")
    assert "Denied by the interior ministry" in text(page(client, event))


def test_it_leads_to_itself_as_json(client, event):
    assert f'href="/api/v1/events/{event.pk}"' in html_of(page(client, event))
    assert client.get(f"/api/v1/events/{event.pk}").status_code == 200


def test_as_known_by_a_day_later_articles_are_left_out(client, event):
    make_report(event=event, article=make_article(text="Early.", published_on=date(2021, 8, 10)))
    make_report(event=event, article=make_article(text="Late.", published_on=date(2021, 8, 20)))
    told = text(page(client, event, known_by="2021-08-11"))
    assert "As known on 11 August 2021" in told
    assert "Early." in told
    assert "Late." not in told


def test_as_known_by_a_day_the_events_beside_it_are_told_as_known(client, event):
    after = make_event(conflict=event.conflict, place=make_place(name="Hilltop"))
    vague = DateSpan.between(AUGUST_11, date(2021, 8, 13))
    early = make_article(text="Early.", published_on=date(2021, 8, 13))
    late = make_article(text="Late.", published_on=date(2021, 8, 20))
    claimed = {"stance": Stance.CLAIMED, "when": vague}
    make_report(event=after, place=after.place, article=early, **claimed)
    make_report(event=after, place=after.place, article=late, when=DateSpan.on(date(2021, 8, 12)))
    make_report(event=event, place=event.place)
    told = text(page(client, event, known_by="2021-08-14"))
    assert "Claimed: Capture of Hilltop 11–13 August 2021" in told
    assert "Hilltop" not in text(page(client, event, known_by="2021-08-12"))


def test_a_day_that_is_none_is_no_reason_to_fail(client, event):
    assert page(client, event, known_by="tomorrow").status_code == 200


def test_a_merged_event_leads_to_its_survivor_for_good(client, event):
    merged = make_event(conflict=event.conflict, status=EventStatus.MERGED, merged_into=event)
    response = page(client, merged, known_by="2021-08-11")
    assert response.status_code == 301
    assert response["Cache-Control"] == "no-cache"
    assert response["Location"] == f"{event.get_absolute_url()}?known_by=2021-08-11"


def test_a_withdrawn_event_is_gone_and_says_so(client, event):
    withdrawn = make_event(status=EventStatus.WITHDRAWN, place=event.place)
    response = page(client, withdrawn)
    assert response.status_code == 410
    assert "has been withdrawn" in text(response)
    assert "Riverton" not in text(response)


def test_a_withdrawn_event_gives_the_reason(client, event):
    make_report(event=event, place=event.place)
    editing.withdraw_event(event, by=make_user(), why="It was another town.")
    assert "The reason given: It was another town." in text(page(client, event))
    told = client.get(f"/api/v1/events/{event.pk}").json()
    assert told["detail"] == "This event has been withdrawn: It was another town."


def test_rejected_reports_are_not_shown(client, event):
    article = make_article(text="Rebels took the moon.")
    make_report(
        event=event, article=article, verdict=Verdict.REJECTED, judged_at="2021-08-12T00:00Z"
    )
    assert "moon" not in text(page(client, event))


def test_unchecked_events_stay_hidden_where_the_conflict_hides_them(client, town):
    hidden = make_event(conflict=make_conflict(machine_read_is_public=False), place=town)
    assert page(client, hidden).status_code == 404


def test_hidden_events_of_the_place_are_not_told_of(client, town):
    conflict = make_conflict(machine_read_is_public=False)
    shown = make_event(
        conflict=conflict, place=town, status=EventStatus.PUBLISHED, source_note="A source."
    )
    make_report(event=shown, place=town)
    hidden = make_event(conflict=conflict, place=town, kind=EventKind.CLASHES)
    make_report(event=hidden, place=town, article=make_article(text="Secret shots."))
    assert "Secret shots." not in text(page(client, shown))
    assert hidden.get_absolute_url() not in html_of(page(client, shown))


def test_words_of_articles_are_never_markup(client, event):
    make_report(event=event, article=make_article(text="<script>alert(1)</script> fell."))
    html = html_of(page(client, event))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("pk", ["0", "987654", "99999999999999999999999"])
def test_a_number_that_is_no_event_is_not_found(client, db, pk):
    assert client.get(f"/events/{pk}/").status_code == 404


def test_pages_are_only_read(client, event):
    assert client.post(event.get_absolute_url()).status_code == 405
    assert client.head(event.get_absolute_url()).status_code == 200


def test_nothing_is_styled_or_run_inline(client, event):
    make_report(event=event)
    html = html_of(page(client, event))
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick" not in html


def test_headings_never_skip_a_level(client, event):
    make_report(event=event, place=event.place)
    assert max(heading_steps(page(client, event))) == 1


@pytest.mark.parametrize("reports", [1, 12])
def test_twelve_queries_are_enough_however_many_reports(
    client, event, django_assert_max_num_queries, reports
):
    for number in range(reports):
        article = make_article(text=f"Rebels took town {number}.")
        make_report(event=event, place=event.place, article=article, taker=make_actor())
    with django_assert_max_num_queries(12):
        page(client, event)
