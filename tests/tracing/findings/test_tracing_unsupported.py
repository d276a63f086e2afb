"""A figure credited to a source whose quoted words hold a comparison and no number."""

from __future__ import annotations

import pytest
from newsroom import findings, piece

from retold.types import Article, FindingKind, Severity

pytestmark = pytest.mark.model

KIND = FindingKind.UNSUPPORTED_FIGURE
CREDITED = "More than 4,000 people have left Veldmark, the River Board said on Wednesday."
FLIGHT = "There has been a considerable flight of people from Veldmark."
COMPARED = "The number of people who left exceeds the population of Orlow."
BASE = "The population of Orlow is between 4,000 and 4,600."


def flood(
    credited: str = CREDITED, flight: str = FLIGHT, compared: str = COMPARED, base: str = BASE
) -> Article:
    quoted = f"The board said in a statement: “{flight} {compared}”"
    return piece("Veldmark flood grows", credited, quoted, base)


def test_the_low_end_of_what_the_quotation_compares_with() -> None:
    (made,) = findings(flood(), kind=KIND)
    assert [evidence.text for evidence in made.evidence[:3]] == [
        "More than 4,000",
        COMPARED,
        "between 4,000 and 4,600",
    ]
    assert made.severity is Severity.HIGH
    assert made.detail["derived_from"] == {"low": 4000.0, "high": 4600.0}


@pytest.mark.parametrize(
    "article",
    [
        flood(flight="Some 4,000 people have left Veldmark."),
        flood(credited=CREDITED.replace("4,000", "5,100")),
        flood(credited=CREDITED.replace("River Board", "Rescue League")),
        flood(compared="It was the greatest flight in living memory."),
        flood(base="The population of Brannow is between 4,000 and 4,600."),
        flood(compared="The number of people who left exceeds 4,000."),
        flood(credited="More than 4,000 sandbags stood ready at Brannow, the River Board said."),
    ],
    ids=[
        "the quotation has the number",
        "another number",
        "another source",
        "no comparison",
        "a number of something else",
        "compared with a number",
        "another matter",
    ],
)
def test_figures_that_nothing_shows_to_be_borrowed(article: Article) -> None:
    assert findings(article, kind=KIND) == []
