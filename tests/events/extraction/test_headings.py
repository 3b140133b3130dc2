"""Lists by day: what stands under a date was done on it."""

import pytest

from tests.events.extraction.test_claims import name_of, read

CHRONOLOGY = """Aug. 9:

-- Varan, capital of the province, was captured by the Red Front.

-- The Red Front overran Ostra.

Aug. 8:

-- Tamur fell to the Red Front, officials said."""

FACTBOX = """- TAMUR, Aug. 8. The Red Front seized the city at dawn.

- VARAN, Aug. 9. Home to many people. Fighters of the Red Front captured it.

- OSTRA, Aug. 10. The town was overrun on Saturday by the Red Front."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CHRONOLOGY,
            {"Varan": "9 August 2021", "Ostra": "9 August 2021", "Tamur": "8 August 2021"},
        ),
        (
            FACTBOX,
            {"Tamur": "8 August 2021", "Varan": "9 August 2021", "Ostra": "7 August 2021"},
        ),
        (
            "MERIDIA, Aug. 11 - The Red Front captured Tamur.\n\nVaran was quiet.",
            {"Tamur": "by 11 August 2021"},
        ),
    ],
    ids=["chronology", "factbox", "a dateline is no heading"],
)
def test_a_dated_heading_dates_what_stands_under_it(text, expected):
    found = {name_of(claim): claim.when.text for claim in read(text) if claim.kind == "captured"}
    assert found == expected


def test_the_derivation_names_the_heading():
    derivations = [claim.derivation for claim in read(CHRONOLOGY) if claim.kind == "captured"]
    assert all("listed under" in derivation for derivation in derivations)
