"""What falls under a noun, and what does not."""

from __future__ import annotations

import pytest

from retold.tracing.matching.narrower import falls_under


@pytest.mark.parametrize(
    ("narrow", "broad"), [("mother", "family"), ("tenor", "singer"), ("lorry", "vehicle")]
)
def test_of_the_same_kind(narrow: str, broad: str) -> None:
    assert falls_under(narrow, broad)
    assert not falls_under(broad, narrow)


@pytest.mark.parametrize(
    ("narrow", "broad"), [("mother", "mother"), ("tenor", "family"), ("dyke", "wall")]
)
def test_what_only_stands_near(narrow: str, broad: str) -> None:
    assert not falls_under(narrow, broad)
