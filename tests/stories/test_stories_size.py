"""Stories of thousands: the work for one more article does not grow with them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from retold.stories.placing import Placer
from retold.stories.shelf import Shelf
from retold.stories.stream import StoryStream
from retold.stories.vectors import Signature

SIZE = 1_500


def flood(size: int, *, seed: int = 1) -> Iterator[Signature]:
    """Yield articles of two large events that share words, and of small ones beside them."""
    draw = random.Random(seed)
    for number in range(size):
        event = draw.choice((0, 0, 1, 2 + number // 10))
        own = draw.sample([f"e{event}t{t}" for t in range(12)], 10)
        shared = draw.sample([f"s{t}" for t in range(6)], 4 if event < 2 else 1)
        common = draw.sample([f"c{t}" for t in range(200)], 8)
        weights = {**dict.fromkeys((*own, *shared), 1.0), **dict.fromkeys(common, 0.4)}
        length = sum(weight**2 for weight in weights.values()) ** 0.5
        yield Signature(
            article=f"a{number}",
            published=f"2031-01-{1 + number * 10 // size:02}",
            title=f"Event {event}",
            terms={term: weight / length for term, weight in weights.items()},
            surfaces={term: term for term in weights},
        )


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the pairs of rows that a shelf compares."""
    work = [0]
    matrix, scores = Shelf.matrix, Shelf.scores

    def whole(self: Shelf, rows: Any) -> Any:
        work[0] += len(rows) ** 2
        return matrix(self, rows)

    def one(self: Shelf, row: int, rows: Any) -> Any:
        work[0] += len(rows)
        return scores(self, row, rows)

    monkeypatch.setattr(Shelf, "matrix", whole)
    monkeypatch.setattr(Shelf, "scores", one)
    return work


def test_the_work_for_an_article_does_not_grow_with_its_story(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = counted(monkeypatch)
    stream = StoryStream(window_days=14)
    spent = []
    for signature in flood(SIZE):
        before = work[0]
        stream.add(signature)
        spent.append(work[0] - before)
    largest, second, *_ = sorted(
        (stream.story_row(story).articles for story in stream.open_stories), reverse=True
    )
    assert largest > SIZE / 4
    assert second > SIZE / 8
    early, late = spent[SIZE // 6 : SIZE // 3], spent[-SIZE // 6 :]
    assert sum(late) < 1.2 * sum(early), (sum(early), sum(late))


def test_what_is_remembered_of_two_stories_is_what_would_be_reckoned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = StoryStream(window_days=14)
    remembered = [stream.add(signature) for signature in flood(SIZE // 3)]
    fresh = Placer._pair

    def forgetful(self: Placer, some: Any, others: Any) -> Any:
        self._pairs.clear()
        return fresh(self, some, others)

    monkeypatch.setattr(Placer, "_pair", forgetful)
    again = StoryStream(window_days=14)
    assert [again.add(signature) for signature in flood(SIZE // 3)] == remembered
