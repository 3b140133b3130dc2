from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.junk import passages
from articles.reading.plain import read_plain

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "mazar_i_sharif.txt"
HEADLINE = "Rebels take the river town"
PROSE = "Rebel fighters seized the river town overnight, a lawmaker said on Wednesday."


def kept(body):
    return [body[start:end] for start, end in passages(body)]


@pytest.mark.parametrize(
    "line",
    [
        HEADLINE,
        f"{HEADLINE} | The Border Post",
        PROSE,
        "Image source: Border Post",
        "Photo: A broken bridge, seen last year",
        "Rebels on patrol in Kunduz, Aug. 9. [Stringer/Reuters]",
        "Rebels on patrol in Kunduz (AP Photo/A. Name)",
        "Rebels on patrol in Kunduz — AFP/File",
        "READ MORE: Kunduz falls to rebels",
        "Also read | Kunduz falls to rebels",
        "Read more about the fall of Kunduz",
        "Related: Kunduz falls",
        "Subscribe",
        "* indicates required",
        "Email Address *",
        "made with mailchimp",
        "Subscribe to the Kunduz Updates by The Border Post",
        "Sign up for our daily newsletter!",
        "Follow us on Twitter and Facebook.",
        "Click here to join our channel.",
        "JOIN TODAY!",
        "SIX-WEEK ONLINE COURSE IN KUNDUZ STUDIES",
        "editor@border.example",
        "courses.border.in",
        "https://border.example/kunduz",
        "(+91) 120 4565994",
        "Tel: +44 20 7946 0000",
        "The views and opinions expressed in this article are the author's. They are not ours.",
        "Disclaimer: this story was syndicated from a feed.",
        "© 2021 The Border Post. All rights reserved.",
        "Facebook Comments",
        "Leave a comment",
        "Share this article",
        "By subscribing to this list you agree to our terms and to hear of Kunduz.",
        "Tags: Kunduz, war",
        "Most read",
        "Advertisement",
        "* * *",
        "-----",
    ],
)
def test_page_junk_is_left_out(line):
    body = f"{HEADLINE}\n\n{PROSE}\n\n{line}\n\nThe army left on Tuesday."
    assert kept(body) == [HEADLINE, PROSE, "The army left on Tuesday."]


@pytest.mark.parametrize(
    "line",
    [
        "Follow us, the commander told his men, and they took Kunduz.",
        "Subscribers to the state telephone company lost their lines on Tuesday.",
        "The views expressed by the rebels on Friday led the army to leave Kunduz.",
        "Related fighting was reported from Kunduz, where the army lost two posts.",
        "Read by an officer on state radio, the order told the army to leave Kunduz.",
        "The photograph showed rebels in Kunduz.",
        "Share of the province under rebel control: a third, officials said.",
        "He said (and wrote) that Kunduz had fallen.",
        "The army has left Kunduz. (Reuters)",
        "Join the army now, the governor of Kunduz told young men.",
        "By signing the accord the rebels gave up their claim to Kunduz",
        "THE REBELS HAVE TAKEN KUNDUZ, THE RADIO SAID.",
        "KUNDUZ FALLS",
        "No regrets",
        "“We have left,” he said.",
        "Kunduz: 12 dead, 30 wounded.",
        "1998",
        "Comments by the minister that Kunduz was safe were proved wrong.",
        "Watch out: the rebels of Kunduz are coming.",
        "Home after home was searched in Kunduz.",
        "Advertisement hoardings burned in Kunduz on Tuesday.",
        "Copyright protesters met rebels in Kunduz",
    ],
)
def test_a_real_sentence_is_never_dropped(line):
    assert line in kept(f"{HEADLINE}\n\n{PROSE}\n\n{line}\n\nThe army left on Tuesday.")


def test_a_call_inside_a_paragraph_does_not_take_the_paragraph_with_it():
    body = "Sign up for our newsletter. The rebels took Kunduz. Follow us on Twitter. They left."
    assert kept(body) == ["The rebels took Kunduz.", "They left."]


def test_labels_after_a_form_label_belong_to_the_form():
    body = f"{HEADLINE}\n\n{PROSE}\n\nEmail Address *\nCountry\nYour organisation\n\nThe army left."
    assert kept(body) == [HEADLINE, PROSE, "The army left."]


def test_a_subhead_after_a_button_or_an_advert_is_no_part_of_it():
    body = f"{HEADLINE}\n\nShare\n\nKunduz falls\n\n{PROSE}\n\nAdvertisement\n\nThe army leaves"
    assert kept(body) == [HEADLINE, "Kunduz falls", PROSE, "The army leaves"]


def test_a_wrapped_paragraph_is_one_passage():
    wrapped = (
        "Rebel fighters seized the river town overnight, a local lawmaker\n"
        "said on Wednesday, after two days of heavy fighting around the\n"
        "Governor's office."
    )
    assert kept(f"{HEADLINE}\n\n{wrapped}\n\nThe army left.") == [
        HEADLINE,
        wrapped,
        "The army left.",
    ]


def test_lines_that_are_paragraphs_of_their_own_stay_apart():
    assert kept("It fell.\nThey left.\nteam@border.example\ncourses.border.in") == [
        "It fell.",
        "They left.",
    ]


def test_an_article_in_capitals_throughout_is_read():
    body = "REBELS TAKE KUNDUZ\n\nREBELS TOOK KUNDUZ ON FRIDAY, THE RADIO SAID.\n\nTHE ARMY LEFT."
    assert len(kept(body)) == 3


@given(st.text(alphabet=st.sampled_from("Aab .,:!?*|\n\r\t\u2028\xa0é“”[]()/@©0-"), max_size=300))
def test_passages_lie_inside_the_body_in_order_without_blanks_at_their_ends(body):
    found = passages(body)
    assert all(0 <= start < end <= len(body) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(body[start:end].strip() == body[start:end] for start, end in found)


@given(st.lists(st.sampled_from([PROSE, "The army left.", "Subscribe", HEADLINE, "Read more: x"])))
def test_prose_is_kept_whatever_stands_around_it(lines):
    assert all(
        (line in kept("\n\n".join(lines))) for line in {PROSE, "The army left."} & set(lines)
    )


def test_a_long_line_is_judged_in_little_time():
    for line in (
        "a" * 200_000,
        "a " * 100_000,
        "(" * 100_000,
        "a.b." * 50_000,
        "read more " * 20_000,
    ):
        passages(f"{HEADLINE}\n\n{line}")


@pytest.mark.skipif(not SEED.exists(), reason="the first real article is not here")
def test_the_first_real_article_gives_its_prose_and_nothing_else():
    body = read_plain(SEED.read_bytes()).body
    prose = "\n".join(kept(body))
    assert prose.count("\n") == 21
    assert prose.startswith("Afghan leader flies") and prose.endswith("in 1998.")
    assert prose.count("Afghan leader flies into") == 1
    for junk in ("Yahoo", "Subscribe", "Email", "mailchimp", "COURSE", "Kootneeti", "Facebook"):
        assert junk not in prose
