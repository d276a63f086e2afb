"""The stream of invented events: the same each time, shaped as told, and labelled rightly."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench import bases, streams
from bench.bases import Bases
from bench.streams import Stream

ARTICLES = 6_000
TEXTS = {
    "ferry": "The ferry Marlow struck the pier at Brannow. Officer Dana Reeve said 12 were hurt. "
    "The pilots of Brannow had warned of it. Repairs by Marlow engineers will take 30 weeks.",
    "quota": "Boats at Ostwick landed their herring. Clerk Otto Brandt said the quota of 4,100 "
    "tonnes ends. The fishers of Ostwick want more. Brandt will speak again in 2030.",
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Bases:
    folder = tmp_path_factory.mktemp("bases")
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(
            f"---\ntitle: On the {name}\ndate: 2031-05-01\n---\n{text}\n", encoding="utf-8"
        )
    return bases.load(folder)


@pytest.fixture(scope="module")
def told(real: Bases) -> list[streams.Told]:
    return list(Stream(real, per_day=300).articles(ARTICLES))


def test_words_with_capitals_inside_sentences_are_names(real: Bases) -> None:
    assert bases.names_in(["We met the Marlow there, as Marlow is. Then we left."]) == {"marlow"}
    assert {"Brannow", "Ostwick", "Brandt"} <= set(real.names)
    assert not {"The", "Officer", "Repairs"} & set(real.names)


def test_one_article_is_no_base(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Short.\n\nToo short.", encoding="utf-8")
    with pytest.raises(ValueError, match="fewer than two"):
        bases.load(tmp_path)


def test_a_stream_is_the_same_each_time_and_begins_the_same(
    real: Bases, told: list[streams.Told]
) -> None:
    assert list(Stream(real, per_day=300).articles(300)) == told[:300]
    assert list(Stream(real, per_day=300, seed=2).articles(300)) != told[:300]


def test_sizes_have_a_heavy_tail(told: list[streams.Told]) -> None:
    sizes = Counter(Counter(article.event for article in told).values())
    assert sizes[1] > sizes[2] > sizes[3] > 0
    assert max(sizes) > 50


def test_few_are_undated_and_few_come_late(told: list[streams.Told]) -> None:
    undated = sum(article.published is None for article in told)
    assert 0.003 < undated / len(told) < 0.03
    latest, late = date.min, 0
    for article in told:
        if article.published is not None:
            day = date.fromisoformat(article.published)
            late += (latest - day).days > 1
            latest = max(latest, day)
    assert 0 < late / len(told) < 0.05
    assert (latest - streams.FIRST_DAY).days > ARTICLES / 300 - 1


def test_an_event_names_its_own_in_all_its_articles(told: list[streams.Told]) -> None:
    by_event: dict[int, list[str]] = {}
    for article in told:
        by_event.setdefault(article.event, []).append(f"{article.title} {article.text}")
    texts = max(by_event.values(), key=len)
    places = Counter(
        text.split("pier at ")[1].split(".")[0] for text in texts if "pier at " in text
    ) or Counter(text.split("Boats at ")[1].split()[0] for text in texts if "Boats at " in text)
    assert places.most_common(1)[0][1] > 0.7 * places.total()
    everywhere = {
        text.split("pier at ")[1].split(".")[0]
        for texts in by_event.values()
        for text in texts
        if "pier at " in text
    }
    assert len(everywhere) > 50


def test_the_record_holds_together(told: list[streams.Told]) -> None:
    article = told[7].article()
    title, body = article.blocks
    assert title.span.of(article.text) == told[7].title == article.title
    assert body.span.of(article.text) == told[7].text
    assert len({item.article().id for item in told}) == len(told)
