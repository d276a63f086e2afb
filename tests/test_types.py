"""The records: frozen, slotted, hashable where they can be; spans that give their words back."""

from __future__ import annotations

import dataclasses
import inspect
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import types
from retold.types import Article, FindingKind, Span

RECORDS: list[Any] = [
    record
    for _, record in inspect.getmembers(types, dataclasses.is_dataclass)
    if record.__module__.startswith(types.__name__)
]

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_slotted_and_described(record: Any) -> None:
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)
    assert inspect.getdoc(record)


def test_the_records_are_found() -> None:
    assert {"Article", "Claim", "Finding", "Reading"} <= {record.__name__ for record in RECORDS}


def test_kinds_are_told_in_small_letters_once_each() -> None:
    values = [kind.value for kind in FindingKind]
    assert len(set(values)) == len(values)
    assert all(value == value.lower() and value.isidentifier() for value in values)


@given(st.text(max_size=40), st.data())
def test_a_span_gives_back_the_words_it_was_made_from(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = Span(start, end).of(text)
    assert len(words) == end - start
    assert text[:start] + words + text[end:] == text


@given(spans, spans)
def test_overlap_is_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    if a.start < a.end and b.start < b.end:
        assert a.overlaps(b) == bool(shared)
    assert a.overlaps(b) == b.overlaps(a)


@given(spans, spans)
def test_a_span_contains_itself_and_what_lies_inside(a: Span, b: Span) -> None:
    assert a.contains(a)
    if a.contains(b) and b.start < b.end:
        assert set(range(b.start, b.end)) <= set(range(a.start, a.end))
    if a.contains(b) and b.contains(a):
        assert a == b


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2031-05-14", date(2031, 5, 14)),
        ("2031-05-14T23:30:00-08:00", date(2031, 5, 14)),
        (None, None),
    ],
)
def test_the_day_of_publication_is_the_one_stated(published: str | None, day: date | None) -> None:
    made = {field.name: None for field in dataclasses.fields(Article)} | {"published": published}
    article: Any = Article(**made)  # type: ignore[arg-type]
    assert article.published_date == day
