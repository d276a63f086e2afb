"""Series and timelines of invented articles, read by the whole flow."""

from __future__ import annotations

import pytest
from newsroom import one_story, piece

from retold.tracing.outlook import Fate
from retold.tracing.series.assembly import Series, series_of
from retold.tracing.series.measuretypes import shipped
from retold.tracing.series.relations import Relation
from retold.tracing.timeline import Event, timeline_of
from retold.types import Article

pytestmark = pytest.mark.model

FIRST = piece(
    "Landslide kills 12 in Korven valley",
    "A landslide killed 12 people in the Korven valley on Monday, the Korven Rescue Service said.",
    "More than 3,000 residents have fled their homes, the service said.",
    "The bridge at Talmar will reopen on Friday, the county said.",
    "Repairs will cost 4 million euros, or about 5 million dollars.",
    "Flight KV214 was turned back, and Marta Holm, 64, spent the night in a school.",
    outlet="Korven Courier",
    published="2031-05-13",
)
SECOND = piece(
    "Korven landslide toll rises to 17",
    "The landslide in the Korven valley has killed 17 people, the Korven Rescue Service said.",
    "About 4,200 residents have fled their homes since Monday, the service said.",
    "Another 30 people were injured by the landslide.",
    outlet="Talmar Gazette",
    published="2031-05-14",
)
THIRD = piece(
    "Bridge reopens in Korven valley after landslide",
    "The landslide in the Korven valley killed 17 people, the Korven Rescue Service said.",
    "The bridge at Talmar reopened on Friday, the county said.",
    outlet="Coast Wire",
    published="2031-05-17",
)
ARTICLES = (FIRST, SECOND, THIRD)


@pytest.fixture(scope="module")
def found() -> tuple[tuple[Series, ...], tuple[Event, ...]]:
    reading = one_story(*ARTICLES)
    known: dict[str, Article] = {article.id: article for article in ARTICLES}
    return series_of(reading, known, types=shipped()), timeline_of(reading, known)


Found = tuple[tuple[Series, ...], tuple[Event, ...]]


def of_type(found: Found, name: str) -> list[Series]:
    return [item for item in found[0] if item.measure.types == (name,)]


def test_the_toll_is_one_series_with_its_update_and_its_repeats(found: Found) -> None:
    (toll,) = of_type(found, "killed")
    lows = [entry.quantity.low for entry in toll.entries]
    assert set(lows) == {12, 17}
    relations = {entry.tie.relation for entry in toll.entries}
    assert Relation.UPDATE in relations
    assert relations <= {Relation.FIRST, Relation.REPEAT, Relation.UPDATE}
    assert toll.ucdp is not None
    assert (toll.ucdp.best, toll.ucdp.low, toll.ucdp.high) == (17, 17, 17)


def test_the_displaced_are_one_series(found: Found) -> None:
    (fled,) = of_type(found, "displaced")
    assert fled.label == "displaced or fled: residents"
    assert [entry.quantity.low for entry in fled.entries] == [3000, 4200]


def test_euros_and_dollars_stay_apart(found: Found) -> None:
    units = [item.measure.unit for item in of_type(found, "money")]
    assert sorted(str(unit) for unit in units) == ["EUR", "USD"]


def test_ages_and_flight_numbers_are_in_no_series(found: Found) -> None:
    numbers = {e.quantity.low for item in found[0] for e in item.entries}
    assert not numbers & {64, 214}


def test_every_figure_gives_its_words_back(found: Found) -> None:
    texts = {article.id: article.text for article in ARTICLES}
    for item in found[0]:
        for entry in item.entries:
            span = entry.quantity.span
            assert entry.words == " ".join(span.of(texts[entry.claim.article]).split())


def test_the_timeline_has_the_landslide_and_what_became_of_the_bridge(found: Found) -> None:
    events = found[1]
    assert any(str(event.start) == "2031-05-12" and "killed" in event.text for event in events)
    ahead = [event for event in events if event.outlook is not None and "bridge" in event.text]
    assert [str(event.start) for event in ahead] == ["2031-05-16"]
    assert [event.outlook.fate for event in ahead if event.outlook] == [Fate.KEPT]
