"""Retold-Bench: its data hold together, and no other layout is taken for a story."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from bench_samples import BENCH, HALVES, RECORD, written

from evals import DataError
from evals.retoldbench_stories import LEVELS, BenchStory, load
from retold.types import FindingKind


@pytest.mark.parametrize("half", HALVES)
def test_every_story_of_a_half_can_be_read(half: str) -> None:
    stories = load(BENCH / half)
    assert len(stories) >= 30
    for each in stories:
        assert 2 <= len(each.articles) <= 5, each.id
        assert each.threads, each.id
        assert each.lookalikes, each.id
        assert each.independent >= len(each.origins) > 0, each.id


@pytest.mark.parametrize("half", HALVES)
def test_every_kind_of_finding_stands_in_a_half_at_least_three_times(half: str) -> None:
    counts = Counter(f.kind for each in load(BENCH / half) for f in each.findings)
    assert {kind for kind in FindingKind if counts[kind] < 3} == set()


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_kind_of_finding_stands_in_a_half_at_both_levels(half: str, level: str) -> None:
    kinds = {f.kind for s in load(BENCH / half) if s.level == level for f in s.findings}
    assert kinds == set(FindingKind)


@pytest.mark.parametrize("half", HALVES)
def test_articles_are_of_the_length_of_a_news_item(half: str) -> None:
    for each in load(BENCH / half):
        for key, article in each.articles.items():
            assert 80 <= len(article.text.split()) <= 255, f"{each.id} {key}"


@pytest.mark.parametrize("half", HALVES)
def test_the_finding_of_a_single_origin_agrees_with_the_count(half: str) -> None:
    for each in load(BENCH / half):
        single = FindingKind.SINGLE_ORIGIN in {finding.kind for finding in each.findings}
        spared = FindingKind.SINGLE_ORIGIN in {finding.kind for finding in each.optional}
        outlets = {article.outlet for article in each.articles.values()}
        assert single == (each.independent == 1 and len(outlets) > 1 and not spared), each.id


def test_the_halves_share_no_story_and_no_outlet_text() -> None:
    dev, test = (load(BENCH / half) for half in HALVES)
    assert not {each.id for each in dev} & {each.id for each in test}
    texts = [article.text for each in [*dev, *test] for article in each.articles.values()]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("half", HALVES)
def test_told_twice_at_one_address_means_a_silent_edit(half: str) -> None:
    for each in load(BENCH / half):
        addresses = [article.url for article in each.articles.values()]
        edited = any(finding.kind is FindingKind.SILENT_EDIT for finding in each.findings)
        assert (len(set(addresses)) < len(addresses)) == edited, each.id


def test_offsets_are_those_of_the_words(story: BenchStory) -> None:
    (hedge, _, _) = story.findings
    (place,) = hedge.told
    text = story.articles["b"].text
    assert place.span.of(text) == "The fire was started by a lamp"
    assert story.articles["a"].text.startswith(
        "Tannery burns in Oss, brigade says\n\nBy Ilse Marn\n"
    )


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (("level",), "easy", "level 'easy'"),
        (("findings", 0, "kind"), "hedge_lost", "hedge_lost"),
        (("findings", 0, "told"), [], "without the words told"),
        (("findings", 0, "told", 0), ["b", "The brigade of Oss"], "0 times in article b"),
        (("findings", 0, "told", 0), ["b", "the"], "times in article b, not once"),
        (("findings", 0, "told", 0), ["c", "The fire"], "no article 'c'"),
        (("articles", "a", "paragraphs", 0), "two\nlines", "line end"),
        (("articles", "a", "published"), "Monday", "no story of this layout"),
        (("lookalikes",), None, "no story of this layout"),
        (("hints",), [], "unknown keys: hints"),
    ],
)
def test_another_layout_is_refused_with_the_reason(
    tmp_path: Path, path: tuple[Any, ...], value: Any, error: str
) -> None:
    record = deepcopy(RECORD)
    inner: Any = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(DataError, match=error):
        load(written(tmp_path, record))


@pytest.mark.parametrize("content", ["", "[1, 2]", "{", '"text"', "[" * 100_000])
def test_a_file_that_is_no_story_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"x\.json"):
        load(tmp_path)


def test_an_empty_folder_and_two_stories_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no story"):
        load(tmp_path)
    written(tmp_path, RECORD)
    (tmp_path / "again.json").write_text(json.dumps(RECORD), encoding="utf-8")
    with pytest.raises(DataError, match="x01-tannery"):
        load(tmp_path)
