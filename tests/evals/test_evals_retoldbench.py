"""Retold-Bench: its scorer tells right answers from wrong ones, of Retold and of others."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from bench_samples import BENCH, HALVES, RECORD, written

from evals import DataError
from evals.retoldbench import main, retold_answer, score, score_predictions, scored
from evals.retoldbench_baseline import answer as baseline_answer
from evals.retoldbench_scoring import Answer, Prediction, gold_answer, metrics
from evals.retoldbench_stories import BenchStory, Place, load
from retold.types import FindingKind, Span


def told(story: BenchStory, kind: str, article: str, words: str) -> Prediction:
    start = story.articles[article].text.index(words)
    return Prediction(FindingKind(kind), Place(article, Span(start, start + len(words))))


def of(story: BenchStory, *findings: Prediction) -> dict[str, float]:
    answer = Answer(findings=findings)
    return dict(scored([story], lambda _: answer).metrics)


def test_the_gold_scores_one(story: BenchStory) -> None:
    gold = dict(scored([story], gold_answer).metrics)
    assert gold.pop("lookalike_alarms") == 0.0
    assert set(gold.values()) == {1.0}


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_of_the_data_scores_one(half: str) -> None:
    stories = load(BENCH / half)
    gold = dict(metrics(stories, {each.id: gold_answer(each) for each in stories}))
    assert gold.pop("lookalike_alarms") == 0.0
    assert set(gold.values()) == {1.0}


def test_silence_scores_nothing(story: BenchStory) -> None:
    none = of(story)
    assert none["finding_precision"] == none["finding_recall"] == none["finding_f1"] == 0.0
    assert none["origins_right"] == none["origin_names_f1"] == 0.0
    assert none["thread_b3_f1"] < 1.0


def test_half_right_scores_half(story: BenchStory) -> None:
    hedge = told(story, "hedge_dropped", "b", "started by a lamp")
    wrong = told(story, "contradiction", "b", "started by a lamp")
    both = of(story, hedge, wrong)
    assert both["finding_precision"] == 0.5
    assert both["finding_recall"] == pytest.approx(1 / 3)
    assert both["finding_f1"] == pytest.approx(0.4)
    assert (both["f1_hedge_dropped"], both["f1_bound_lost"]) == (1.0, 0.0)
    assert both["finding_macro_f1"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("a", "The fire was probably started by a lamp"),
        ("b", "It destroyed 70 hides"),
        ("b", "After the tannery fire\n\nThe fire was started by a lamp"),
    ],
)
def test_the_right_kind_in_the_wrong_place_is_wrong(
    story: BenchStory, article: str, words: str
) -> None:
    assert of(story, told(story, "hedge_dropped", article, words))["finding_f1"] == 0.0


def test_a_finding_told_twice_counts_once(story: BenchStory) -> None:
    first = told(story, "hedge_dropped", "b", "The fire was started")
    again = told(story, "hedge_dropped", "b", "started by a lamp")
    assert of(story, first, again)["finding_precision"] == 1.0
    assert of(story, first, again)["finding_recall"] == pytest.approx(1 / 3)


def test_another_name_that_the_gold_allows_counts_for_its_kind(story: BenchStory) -> None:
    made = of(story, told(story, "figure_changed", "b", "70 hides"))
    assert (made["finding_precision"], made["f1_bound_lost"]) == (1.0, 1.0)


def test_an_optional_finding_is_neither_right_nor_wrong(story: BenchStory) -> None:
    hedge = told(story, "hedge_dropped", "b", "started by a lamp")
    label = told(story, "attribution_lost", "b", "tannery fire")
    assert of(story, hedge, label)["finding_precision"] == 1.0
    assert of(story, label)["finding_recall"] == 0.0


def test_a_finding_about_a_story_counts_wherever_it_points(story: BenchStory) -> None:
    for place in (None, told(story, "single_origin", "a", "vats").place):
        assert of(story, Prediction(FindingKind.SINGLE_ORIGIN, place))["f1_single_origin"] == 1.0


def test_a_look_alike_that_is_reported_is_an_alarm(story: BenchStory) -> None:
    conflict = told(story, "figure_conflict", "a", "70 litres")
    other = told(story, "hedge_added", "a", "70 litres")
    assert of(story, conflict)["lookalike_alarms"] == 1.0
    assert of(story, other)["lookalike_alarms"] == 0.0


def test_a_kind_that_accuses_neither_side_counts_on_either(tmp_path: Path) -> None:
    record = deepcopy(RECORD)
    record["findings"][0]["kind"] = "contradiction"
    (story,) = load(written(tmp_path, record))
    for article, words in (("a", "probably started"), ("b", "was started")):
        made = of(story, told(story, "contradiction", article, words))
        assert made["f1_contradiction"] == 1.0


def test_threads_that_are_lumped_or_split_score_lower(story: BenchStory) -> None:
    gold = gold_answer(story)
    lumped = Answer(threads=tuple((place, "one") for place, _ in gold.threads))
    split = Answer(threads=tuple((place, str(place)) for place, _ in gold.threads))
    for answer in (lumped, split):
        assert scored([story], lambda _, a=answer: a).metrics["thread_b3_f1"] < 1.0
    assert scored([story], lambda _: gold).metrics["thread_b3_f1"] == 1.0


def test_origins_count_by_number_and_by_any_of_their_names(story: BenchStory) -> None:
    two = Answer(independent=2, origins=("The Brigade", "Ilse Marn"))
    made = scored([story], lambda _: two).metrics
    assert made["origins_right"] == 0.0
    assert made["origin_names_f1"] == pytest.approx(2 / 3)


def test_the_baseline_finds_what_word_lists_can(story: BenchStory) -> None:
    found = {finding.kind.value for finding in baseline_answer(story).findings}
    assert found == {"hedge_dropped"}


def lines(folder: Path, *records: Any) -> Path:
    file = folder / "answers.jsonl"
    file.write_text("\n".join(map(json.dumps, records)) + "\n\n", encoding="utf-8")
    return file


def test_the_answers_of_another_system_are_scored(
    tmp_path: Path, story: BenchStory, capsys: pytest.CaptureFixture[str]
) -> None:
    name = {"story": story.id}
    spans = [
        {"article": place.article, "start": place.span.start, "end": place.span.end, "thread": at}
        for place, at in gold_answer(story).threads
    ]
    (place,) = story.findings[0].told
    file = lines(
        tmp_path,
        {**name, "kind": "hedge_dropped", "article": "b", "start": place.span.start, "end": 40},
        {**name, "kind": "single_origin"},
        *({**name, **span} for span in spans),
        {**name, "origins": ["brigade"]},
    )
    assert main(["--data", str(tmp_path), "--predictions", str(file)]) == 0
    made = json.loads(capsys.readouterr().out)["metrics"]
    assert made["finding_precision"] == 1.0
    assert made["finding_recall"] == pytest.approx(2 / 3)
    assert made["thread_b3_f1"] == made["origins_right"] == made["origin_names_f1"] == 1.0


@pytest.mark.parametrize(
    "record",
    [
        {"story": "x99", "kind": "single_origin"},
        {"story": "x01-tannery", "kind": "hedge_lost"},
        {"story": "x01-tannery", "kind": "hedge_dropped", "article": "b", "start": 5, "end": 5},
        {"story": "x01-tannery", "kind": "hedge_dropped", "article": "b", "start": 0, "end": 9999},
        {"story": "x01-tannery", "kind": "hedge_dropped", "article": "z", "start": 0, "end": 9},
        {"story": "x01-tannery"},
        ["x01-tannery"],
    ],
)
def test_an_answer_that_is_none_is_refused_by_line(
    tmp_path: Path, record: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    file = lines(tmp_path, {"story": "x01-tannery", "kind": "single_origin"}, record)
    written(tmp_path, RECORD)
    with pytest.raises(DataError, match="line 2"):
        score_predictions(tmp_path, file)
    assert main(["--data", str(tmp_path), "--predictions", str(file)]) == 2
    assert "line 2" in capsys.readouterr().err


@pytest.mark.model
def test_retold_answers_with_its_findings_threads_and_origins(story: BenchStory) -> None:
    answer = retold_answer(story)
    assert FindingKind.HEDGE_DROPPED in {finding.kind for finding in answer.findings}
    assert {place.article for place, _ in answer.threads} == {"a", "b"}
    assert "Oss Fire Brigade" in answer.origins


@pytest.mark.model
def test_the_task_scores_a_folder(tmp_path: Path, story: BenchStory) -> None:
    made = score(tmp_path)
    assert made.n == len(story.findings)
    assert set(made.metrics) == set(made.baseline) == set(made.gold_check)
    assert made.gold_check["finding_f1"] == 1.0
    assert 0.0 < made.metrics["finding_f1"] <= 1.0
