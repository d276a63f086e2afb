"""Streams made to hurt the index: all alike, of one day, of one event, far ahead, tiny, huge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import built_article
from ledger_stream import placed

from retold.ledger.story_index import BATCH, Placed, StoryIndex
from retold.stories.vectors import MAX_TERMS, Signature, signature
from retold.types import BlockKind

WINDOW = 14


@pytest.fixture
def index(tmp_path: Path) -> Iterator[StoryIndex]:
    with StoryIndex.open(tmp_path / "news.ledger", window_days=WINDOW) as opened:
        yield opened


def told(number: int, text: str, *, published: str | None) -> Signature:
    return signature(
        built_article([(BlockKind.BODY, text)], key=f"x{number:06}", published=published)
    )


def numbered(signatures: Iterable[Signature]) -> Iterator[Placed]:
    return (Placed(number, item) for number, item in enumerate(signatures, 1))


def homes(index: StoryIndex) -> dict[str, str]:
    return {article: story for story, article in index.members()}


def statements(index: StoryIndex, items: Iterable[Placed]) -> int:
    """Return how many statements the index runs to place articles."""
    count = Counter[str]()
    index.connection.set_trace_callback(lambda _: count.update("n"))
    index.place(items)
    index.connection.set_trace_callback(None)
    return count["n"]


def test_a_story_of_thousands_costs_its_last_article_no_more_than_its_hundredth(
    index: StoryIndex,
) -> None:
    one = placed(1)[0].signature
    alike = list(numbered(replace(one, article=f"x{n:06}") for n in range(3_000)))
    first = statements(index, alike[: 2 * BATCH])
    index.place(alike[2 * BATCH : -2 * BATCH])
    last = statements(index, alike[-2 * BATCH :])
    assert len(set(homes(index).values())) == 1
    assert last <= first * 1.6
    assert len(index.articles(index.pending()[0].story)) == 3_000


def test_an_article_of_a_hundred_thousand_words_is_placed_as_any_other(index: StoryIndex) -> None:
    opening = "The dyke at Veldmark broke at noon and the River Board closed the Orlow road. " * 3
    filler = " ".join(f"word{n % 977} of the annex" for n in range(25_000))
    long = told(1, f"{opening}\n\n{opening} {filler}", published="2031-05-14")
    assert len(filler.split()) == 100_000
    assert len(long.terms) <= MAX_TERMS
    short = told(2, opening, published="2031-05-14")
    other = told(3, "Herring boats stay in port at Brannow.", published="2031-05-14")
    index.place(numbered([long, short, other]))
    assert homes(index).keys() == {"x000001", "x000002", "x000003"}
    assert homes(index)["x000003"] not in {homes(index)["x000001"], homes(index)["x000002"]}


def test_articles_of_five_words_are_told_apart(index: StoryIndex) -> None:
    texts = ("Dyke breaks at Veldmark noon", "Herring quota of Ostwick ends", "No.", "The of and")
    index.place(numbered(told(n, text, published=None) for n, text in enumerate(texts * 2)))
    found = homes(index)
    assert len(found) == len(texts) * 2
    assert found["x000000"] == found["x000004"]
    assert found["x000001"] == found["x000005"]
    assert found["x000000"] != found["x000001"]


def test_a_stream_of_one_day_is_parted_by_what_it_tells(index: StoryIndex) -> None:
    items = [replace(item.signature, published="2031-05-14") for item in placed(300)]
    index.place(numbered(items))
    assert 20 < index.counts()["stories"] < 300
    assert index.counts()["open_stories"] == index.counts()["stories"]


def test_dates_far_ahead_and_far_back_close_no_story(index: StoryIndex) -> None:
    days = ("9999-12-31", "0001-01-01", "2999-02-28", None)
    before = [item.signature for item in placed(100)]
    strange = [replace(before[n], article=f"y{n}", published=day) for n, day in enumerate(days * 5)]
    index.place(numbered([*before, *strange]))
    assert index.counts()["open_stories"] == index.counts()["stories"]
    assert homes(index)["y0"] != homes(index)[before[0].article]


def test_a_stream_without_dates_is_placed(index: StoryIndex) -> None:
    index.place(numbered(replace(item.signature, published=None) for item in placed(300)))
    assert index.counts()["articles"] == 300
    assert 20 < index.counts()["stories"] < 300
