import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wires import agencies_named, agency_credit, agency_credits, agency_name


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KABUL, Aug 11 (Reuters) - Rebels took the town.", "Reuters"),
        ("KABUL, Aug. 15 (Xinhua) -- Rebels took the town.", "Xinhua"),
        ("KUNDUZ, Afghanistan (AP) — Rebels took the town.", "AP"),
        ("Kabul (dpa) – Rebels took the town.", "dpa"),
        ("Kabul, Aug 15 (PTI): Rebels took the town.", "PTI"),
        ("(AFP) - Rebels took the town.", "AFP"),
        ("Headline\n\nAFP, Kabul\n\nRebels took the town.", "AFP"),
        ("KABUL — AFP — Rebels took the town.", "AFP"),
        ("Rebels took the town.\n\nAgence France-Presse", "AFP"),
        ("Rebels took the town.\n\nSource: AFP", "AFP"),
        ("Rebels took the town.\n\n— AFP", "AFP"),
        ("Rebels took the town.\n\n[Reuters]", "Reuters"),
        ("Rebels took the town.\n\nWith AFP", "AFP"),
        ("By Mina Karim, Associated Press\n\nRebels took the town.", "AP"),
        ("Rebels took the town, he said. — AFP", "AFP"),
        ("“They took the town.” (Reuters)", "Reuters"),
        ("Rebels took the town.\n\nWith reporting by AP", "AP"),
        ("Rebels took the town.\n\n(With inputs from PTI)", "PTI"),
        ("Rebels took the town.\n\nThe Associated Press contributed to this report.", "AP"),
        ("AQ DARYA (Example Wire) — Rebels took the town.", "Example Wire"),
        ("Aq Darya (Example Press Agency): Rebels took the town.", "Example Press Agency"),
        ("AQ DARYA, Aug 7 (Example Wire) - Rebels took the town.", "Example Wire"),
    ],
)
def test_the_wire_credited_is_found(text, agency):
    assert agency_credit(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "A local lawmaker told AFP that the town had fallen.",
        "AFP could not verify the claim.",
        "Reuters reporters saw rebels in the town.",
        "The report by the Reuters news agency was denied.",
        "Rebels (the army says) - took the town.",
        "Photo: AFP",
        "Image source: Reuters",
        "Rebels on patrol. [Stringer/Reuters]",
        "The rebels, Tass said, were in the town.",
        "The minister (Karim Jan) - who fled - is in Kabul.",
        "The town (population 12,000) - fell.",
        "The Taliban (banned in Russia) — took the town.",
        "",
    ],
)
def test_a_wire_that_is_only_spoken_of_is_not_credited(text):
    assert agency_credit(text) == ""


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("KABUL, Aug 11 (AFP/AP) - Rebels took the town.", ("AFP", "AP")),
        ("Kabul (AP, Reuters) — Rebels took the town.", ("AP", "Reuters")),
        ("KABUL — AFP, AP — Rebels took the town.", ("AFP", "AP")),
        ("Rebels took the town.\n\nAFP/AP", ("AFP", "AP")),
        ("Rebels took the town.\n\nSources: AFP, AP and Reuters", ("AFP", "AP", "Reuters")),
        ("Rebels took the town.\n\nWith AFP and the AP", ("AFP", "AP")),
        ("Rebels took the town.\n\n— AFP and agencies", ("AFP",)),
        ("Rebels took the town.\n\n(With inputs from PTI and Reuters)", ("PTI", "Reuters")),
        ("Compiled from AP and Reuters dispatches.", ("AP", "Reuters")),
        ("The Associated Press and Reuters contributed to this report.", ("AP", "Reuters")),
        ("KABUL (AP) - It fell. (Additional reporting by Jo Doe and AFP)", ("AP", "AFP")),
        ("KABUL (AP) - It fell.\n\nReuters contributed to this report.", ("AP", "Reuters")),
        ("KABUL (AP) - It fell.\n\nAssociated Press", ("AP",)),
        ("KABUL (Post & Co) - It fell.", ("Post & Co",)),
        ("AFP and Reuters reporters saw rebels in the town.", ()),
    ],
)
def test_all_wires_credited_are_found_each_once(text, agencies):
    assert agency_credits(text) == agencies
    assert agency_credit(text) == (agencies or ("",))[0]


@given(st.text(max_size=300))
def test_any_text_can_be_asked_for_its_credits(text):
    assert agency_credit(text) in ("", *agency_credits(text))


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Agence France-Presse", ("AFP",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("AFP and agencies", ("AFP",)),
        ("Example Wire", ("Example Wire",)),
        ("Salt and Pepper News", ("Salt and Pepper News",)),
    ],
)
def test_a_credit_names_one_wire_or_several(printed, names):
    assert agencies_named(printed) == names


def test_every_way_of_printing_a_wire_gives_one_name():
    assert {agency_name(one) for one in ("AFP", "Agence France-Presse", "afp")} == {"AFP"}
    assert agency_name("the Associated Press") == "AP"
    assert agency_name("Example  Wire") == "Example Wire"
