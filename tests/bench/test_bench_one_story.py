"""The benchmark of one story that grows, and that of tracing beside annotating, on small data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ledger_stream import NEWS

from bench import bases, one_story, tracing
from bench.streams import ONE_STORY, Stream


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bases")
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(f"On the {name}\n\n{text}", encoding="utf-8")
    return folder


def test_one_event_of_the_stream_has_the_articles_asked_for(data: Path) -> None:
    real = bases.load(data)
    told = list(Stream(real, per_day=5, one_story=200).articles(400))
    events = [article.event for article in told]
    assert events.count(ONE_STORY) == pytest.approx(200, abs=5)
    assert len(set(events)) > 5
    plain = {article.event for article in Stream(real, per_day=5).articles(400)}
    assert ONE_STORY not in plain


def test_the_cost_of_an_article_is_told_for_each_size_of_the_story(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_story, "LAST", 100)
    monkeypatch.setattr(one_story, "BLOCK", 50)
    result: dict[str, Any] = one_story.measure(data, sizes=(150, 400))
    assert [point["story"] for point in result["points"]] == [150, 400]
    assert all(point["ms_per_article"] > 0 for point in result["points"])
    assert result["growth"] > 0
    assert 50 < result["one_story"] <= 450
    assert 0 < result["whole_share"] <= 1
    assert result["restart_seconds"] > 0


def test_a_story_that_does_not_grow_is_not_measured(data: Path) -> None:
    with pytest.raises(ValueError, match="two sizes"):
        one_story.measure(data, sizes=(100,))


@pytest.mark.model
def test_tracing_is_told_as_a_share_of_annotating(data: Path) -> None:
    result = tracing.measure(data)
    assert result["articles"] == len(NEWS)
    assert result["claims"] > 0
    told, annotated = result["tracing_seconds"], result["annotating_seconds"]
    least, most = (told - 0.0005) / (annotated + 0.0005), (told + 0.0005) / (annotated - 0.0005)
    assert least - 0.0005 <= result["tracing_share"] <= most + 0.0005
