"""The benchmark of stories on small streams: what it counts, and what it draws."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from ledger_stream import NEWS, placed

from bench import __main__ as command
from bench import bases, candidates, chart, growth, kills, stories
from retold.ledger.story_index import StoryIndex


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bases")
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(f"On the {name}\n\n{text}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("run")
    return growth.run(bases.load(data), folder, articles=600, beside=300)


def test_a_run_tells_cost_memory_and_quality(run: dict[str, Any]) -> None:
    assert run["articles"] == 600
    assert run["processor_ms_per_article"] > 0
    assert run["last"]["ms_per_article"] > 0
    assert run["beside"]["articles"] == 300
    assert run["beside"]["ms_per_article"] > 0
    assert run["memory_mb"] > 30
    assert run["index_mb"] > 0.1
    assert run["curve"][-1]["articles"] == 600
    assert 1 < run["stories"] < 600
    assert 0.5 < run["b3_f1"] <= 1
    assert 0.6 < run["candidate_recall"] <= 1


def test_a_stream_that_is_grouped_wrongly_scores_lower(data: Path, tmp_path: Path) -> None:
    index = StoryIndex.open(tmp_path / "a.ledger", window_days=14)
    whole = growth.Run(growth.Stream(bases.load(data)).articles(300), index)
    whole.go(300)
    right = whole.quality()["b3_f1"]
    whole.events[:] = whole.events[::-1]
    assert whole.quality()["b3_f1"] < right - 0.1
    index.close()


def test_candidates_that_are_not_found_lower_the_recall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = placed(200)
    with StoryIndex.open(tmp_path / "a.ledger", window_days=14) as index:
        index.place(items)
        queries = [item.signature for item in items[-50:]]
        found = candidates.candidate_recall(index, queries, window_days=14)
        assert found["queries"] == 50
        assert found["live_articles"] == 200
        assert found["candidate_recall"] == 1.0
        monkeypatch.setattr(candidates, "CANDIDATES", 0)
        assert candidates.candidate_recall(index, queries, window_days=14)["candidate_recall"] == 0


def ended(articles: int, cost: float) -> dict[str, Any]:
    each = {"ms_per_article": cost, "processor_ms_per_article": cost}
    curve = [{"articles": articles * n // 4, "memory_mb": 90.0 + n, **each} for n in range(1, 5)]
    return {
        "articles": articles,
        "last": each,
        **each,
        "memory_mb": 94.0,
        "curve": curve,
        "b3_f1": 0.9,
        "candidate_recall": 0.99,
        "beside": {"articles": 10_000, "ms_per_article": 2.0, "processor_ms_per_article": 2.5},
    }


def test_growth_is_the_cost_at_the_end_over_that_of_the_stream_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, int | None]] = []

    def apart(_: Path, size: int, beside: int | None) -> dict[str, Any]:
        asked.append((size, beside))
        return ended(size, 3.0)

    monkeypatch.setattr(stories, "_apart", apart)
    result = stories.measure(Path(), sizes=(1_000_000, 10_000))
    assert asked == [(10_000, None), (1_000_000, 10_000)]
    assert result["growth_1m_over_10k"] == result["growth"] == 1.5
    assert result["growth_processor"] == 1.2
    assert result["seconds_per_article"] == {"10000": 0.003, "1000000": 0.003}
    one = stories.measure(Path(), sizes=(500,))
    assert "growth" not in one


def test_the_chart_names_every_size_and_both_schemes(tmp_path: Path) -> None:
    result = {"runs": [ended(1_000, 2.04), ended(10_000, 2.96)]}
    drawn = chart.draw(result)
    assert {"2.0 ms", "3.0 ms", "94 MiB"} <= set(re.findall(r">([^<>]+)<", drawn))
    assert "prefers-color-scheme:dark" in drawn
    assert drawn.count("<svg") == drawn.count("</svg>") == 1
    assert not re.search(r"#0a0b\d\d", drawn)
    assert "At 10,000 articles one more takes 3.0 milliseconds" in drawn


def test_the_command_draws_results_that_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given, drawn = tmp_path / "given.json", tmp_path / "drawn.svg"
    given.write_text(json.dumps({"task": "stories", "runs": [ended(1_000, 2.0)]}))
    call = ["bench", "stories", "--json", "--results", str(given), "--chart", str(drawn)]
    monkeypatch.setattr(sys, "argv", call)
    command.main()
    assert json.loads(capsys.readouterr().out)["task"] == "stories"
    assert drawn.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.model
def test_killed_runs_end_as_one_left_alone(data: Path) -> None:
    told = kills.measure(data, moments=2)
    assert told["same"] is True
    assert told["kills"] >= 2
    assert told["starts"] > told["kills"]
    assert told["articles"] == 2 * kills.EACH_KILL


def test_rows_that_differ_are_seen(tmp_path: Path) -> None:
    paths = [tmp_path / "one.ledger", tmp_path / "other.ledger"]
    for at, path in enumerate(paths):
        with StoryIndex.open(path, window_days=14) as index:
            index.place(placed(20)[: 20 - at])
    one, other = (kills.rows(path.with_name(f"{path.name}-index")) for path in paths)
    assert one != other
    assert one.keys() == other.keys()
