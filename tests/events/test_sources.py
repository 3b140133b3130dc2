"""Independent sources: one text, one wire, one outlet counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Excerpt, Story
from events.models import Report
from events.settling import settle
from events.sources import Origin, independent_sources
from events.weighing import counting, evidence_for, evidence_of
from tests.factories import make_article, make_event, make_place, make_report


@pytest.mark.parametrize(
    ("origins", "sources"),
    [
        ([], 0),
        ([(1, "", "Post"), (2, "", "Herald")], 2),
        ([(1, "", "Post"), (1, "", "Herald")], 1),  # one text
        ([(1, "AFP", "Post"), (2, "AFP", "Herald")], 1),  # two dispatches of one wire
        ([(1, "AFP", "Post"), (2, "AP", "Post")], 2),  # two wires in one outlet
        ([(1, "", "Post"), (2, "", "Post")], 1),  # an outlet that tells it twice
        ([(1, "AFP", "Post"), (2, "", "Post")], 2),  # a wire, and the outlet's own word
        ([(1, "AFP", "Post"), (1, "", "Herald")], 1),  # the same text, credited and not
        ([(1, "", "AFP"), (2, "AFP", "Post")], 2),  # an outlet called like a wire is an outlet
    ],
)
def test_what_counts_as_a_source(origins, sources):
    assert independent_sources(Origin(*origin) for origin in origins) == sources


origins = st.builds(
    Origin, st.integers(1, 4), st.sampled_from(["", "AFP", "AP"]), st.sampled_from("PQRS")
)


@given(st.lists(origins), st.randoms())
def test_the_order_does_not_matter_and_more_passages_are_no_less(told, random):
    sources = independent_sources(told)
    assert independent_sources(random.sample(told, len(told))) == sources
    assert independent_sources([*told, *told]) == sources
    assert sources <= len({origin.story for origin in told})


@pytest.mark.django_db
def test_a_passage_of_a_compilation_is_from_the_wire_that_it_prints():
    """Two wires, and an article that prints a paragraph of each: two sources, not three."""
    event = make_event(place=make_place())
    first, second = Story.objects.create(agency="AFP"), Story.objects.create(agency="AP")
    for story, words in ((first, "Rebels took it."), (second, "It fell to rebels.")):
        article = make_article(text=words, story=story)
        make_report(event=event, article=article, place=event.place)
    both = make_article(text="Rebels took it. It fell to rebels.", story=first)
    make_report(event=event, article=both, place=event.place, quote="Rebels took it")
    fell = make_report(event=event, article=both, place=event.place, quote="It fell to rebels")
    assert settle(evidence_for(event)).sources == 2
    Excerpt.objects.create(article=both, story=second, start=fell.start, end=len(both.body))
    origins = [(one.story, one.agency) for one in evidence_for(event) if one.start]
    assert origins == [(second.pk, "AP")]
    assert settle(evidence_for(event)).sources == 2
    only = Report.objects.filter(pk=fell.pk) | Report.objects.filter(article__story=second)
    told = [evidence_of(report) for report in counting(only)]
    assert independent_sources(one.origin for one in told) == 1
