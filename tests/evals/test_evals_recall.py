"""The recall on stories read whole, scored on a tiny invented set in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals import DataError, recall
from evals.recall import Made, lists, outcome, outcomes, plainly, score
from evals.retoldbench_stories import Place
from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article, FindingKind, Span

SET = "harbour"
FERRY = (
    "Brannow ferry sinks\n\nA senior official said the ferry had been overloaded.\n\n"
    "It sank at noon.\n"
)
MILL = "Veldmark mill burns\n\nThe Veldmark mill burnt down, the fire brigade said.\n"


def entry(kind: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    """A listed finding in article `a`, held against nothing unless told."""
    held = {"origin_article": None, "origin_start": None, "origin_end": None}
    return {"kind": kind, "article": "a", "start": start, "end": end, "why": "w", **held, **more}


def against(start: int, end: int, article: str = "b") -> dict[str, Any]:
    return {"origin_article": article, "origin_start": start, "origin_end": end}


def made(kind: str, *spans: tuple[str, int, int]) -> Made:
    return Made(FindingKind(kind), tuple(Place(a, Span(s, e)) for a, s, e in spans))


def story(folder: Path, *entries: dict[str, Any]) -> recall.ReadStory:
    row = {"set": SET, "story": "s", "articles": ["a", "b"], "findings": list(entries)}
    (folder / "recall_x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (read,) = lists(folder=folder)
    return read


def missed(read: recall.ReadStory, *found: Made) -> int:
    return len(outcome(read, found).missed)


def test_a_list_is_read_with_the_kinds_that_would_be_as_right(tmp_path: Path) -> None:
    row = entry("figure_changed", 3, 9, also=["figure_conflict"], **against(5, 8))
    read = story(tmp_path, row)
    (listed,) = read.listed
    assert (read.set, read.name, read.articles) == (SET, "s", ("a", "b"))
    assert listed.kinds == {FindingKind.FIGURE_CHANGED, FindingKind.FIGURE_CONFLICT}
    assert (listed.told, listed.origin) == (Place("a", Span(3, 9)), Place("b", Span(5, 8)))
    assert missed(read, made("figure_conflict", ("a", 8, 12))) == 0
    assert missed(read, made("bound_lost", ("a", 3, 9))) == 1


def test_the_lists_held_out_have_a_recall_of_their_own(tmp_path: Path) -> None:
    listed = [entry("bound_lost", 3, 9), entry("scope_widened", 20, 30)]
    for name, findings in (("recall_a", listed[:1]), ("recall_c", listed)):
        row = {"set": SET, "story": name, "articles": ["a", "b"], "findings": findings}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = [outcome(read, [made("bound_lost", ("a", 3, 9))]) for read in lists(folder=tmp_path)]
    metrics = recall._metrics(found)
    assert metrics["recall_others"] == 1.0
    assert metrics["recall_fresh"] == 0.5
    assert metrics["recall"] == pytest.approx(2 / 3)


def test_a_finding_is_found_by_the_words_told(tmp_path: Path) -> None:
    read = story(tmp_path, entry("bound_lost", 10, 20, **against(5, 8)))
    assert missed(read, made("bound_lost", ("a", 19, 30), ("b", 50, 60))) == 0
    assert missed(read, made("bound_lost", ("a", 20, 30))) == 1
    assert missed(read, made("bound_lost", ("b", 10, 20))) == 1
    assert missed(read, made("bound_lost", ("b", 5, 8))) == 1


@pytest.mark.parametrize("kind", ["figure_conflict", "contradiction", "scope_widened"])
def test_kinds_with_two_sides_are_found_by_either(tmp_path: Path, kind: str) -> None:
    read = story(tmp_path, entry(kind, 10, 20, **against(5, 8)))
    assert missed(read, made(kind, ("b", 6, 7))) == 0
    assert missed(read, made(kind, ("b", 10, 20))) == 1


def test_what_is_said_of_a_whole_story_has_no_place(tmp_path: Path) -> None:
    read = story(tmp_path, entry("single_origin", 10, 20, **against(5, 8)))
    assert missed(read, made("single_origin", ("b", 90, 95))) == 0
    assert missed(read, made("circular_reporting", ("a", 10, 20))) == 1


def test_an_unnamed_source_may_be_marked_nearby_but_not_by_anothers_words(tmp_path: Path) -> None:
    read = story(tmp_path, entry("anonymous_source", 300, 310), entry("anonymous_source", 400, 410))
    assert missed(read, made("anonymous_source", ("a", 305, 306))) == 1
    assert missed(read, made("anonymous_source", ("a", 200, 210))) == 1
    assert missed(read, made("anonymous_source", ("a", 340, 345), ("a", 420, 430))) == 0
    assert missed(read, made("anonymous_source", ("a", 700, 710))) == 2
    assert missed(read, made("anonymous_source", ("b", 300, 310))) == 2


def test_what_answers_nothing_is_extra(tmp_path: Path) -> None:
    read = story(tmp_path, entry("bound_lost", 10, 20))
    right, other = made("bound_lost", ("a", 10, 20)), made("hedge_dropped", ("a", 10, 20))
    result = outcome(read, [right, other])
    assert (len(result.found), result.missed, result.extra) == (1, (), (other,))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "sets" / SET
    folder.mkdir(parents=True)
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "mill.txt").write_text(MILL, encoding="utf-8")
    return folder


@pytest.fixture
def read_over(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """List an unnamed source that is there and three lost bounds that are not."""
    ids = {
        str(item.title).split()[1]: item.id
        for item in read_inputs([str(articles)], config=Config())
        if isinstance(item, Article)
    }
    at = FERRY.index("A senior")
    held = [entry("bound_lost", 0, 7, article=ids["ferry"]) for _ in range(3)]
    source = entry("anonymous_source", at, at + 17, article=ids["ferry"])
    rows = [
        {"set": SET, "story": "1", "articles": [ids["ferry"]], "findings": [source, *held]},
        {"set": SET, "story": "2", "articles": list(ids.values()), "findings": []},
        {"set": SET, "story": "3", "articles": ["gone"], "findings": [source]},
        {"set": "bells", "story": "4", "articles": ["gone"], "findings": [source]},
    ]
    judged = tmp_path / "judged"
    judged.mkdir()
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    (judged / "recall_x.jsonl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(recall, "lists", lambda: lists(folder=judged))
    return ids


@pytest.mark.model
def test_the_stories_at_hand_are_scored(articles: Path, read_over: dict[str, str]) -> None:
    result = score(articles)
    assert result.n == 4
    assert result.metrics["recall"] == 0.25
    assert result.metrics["recall_bound_lost"] == result.metrics["macro_recall"] == 0.0
    assert "recall_anonymous_source" not in result.metrics
    assert result.metrics["stories_whole"] == 0.5
    assert result.metrics.keys() == result.baseline.keys() == result.gold_check.keys()
    gold = dict(result.gold_check)
    assert (gold.pop("extra"), set(gold.values())) == (0.0, {1.0})


@pytest.mark.model
def test_the_folder_of_the_sets_is_scored_as_one(articles: Path, read_over: dict[str, str]) -> None:
    assert score(articles.parent) == score(articles)


@pytest.mark.model
def test_what_is_missed_can_be_read_over(articles: Path, read_over: dict[str, str]) -> None:
    first, second = outcomes(articles)
    assert [entry.kind.value for entry in first.missed] == ["bound_lost"] * 3
    assert [entry.told.article for entry in first.found] == [read_over["ferry"]]
    assert FindingKind.ANONYMOUS_SOURCE in {each.kind for each in second.extra}


def test_the_baseline_marks_words_that_name_nobody(
    articles: Path, read_over: dict[str, str]
) -> None:
    texts = {
        item.id: item
        for item in read_inputs([str(articles)], config=Config())
        if isinstance(item, Article)
    }
    (found,) = plainly(texts)
    assert found.kind is FindingKind.ANONYMOUS_SOURCE
    (place,) = found.places
    assert place.article == read_over["ferry"]


def test_a_set_that_nobody_read_is_refused(tmp_path: Path, read_over: dict[str, str]) -> None:
    with pytest.raises(DataError, match="no stories were read of a set called"):
        score(tmp_path)


def test_a_folder_without_the_stories_is_refused(articles: Path, read_over: dict[str, str]) -> None:
    (articles / "ferry.txt").unlink()
    with pytest.raises(DataError, match="none of the stories that were read is in"):
        score(articles)
