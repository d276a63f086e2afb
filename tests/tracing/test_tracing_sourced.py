"""Who a claim is credited to: the innermost source, a person's name without a role before it."""

from __future__ import annotations

import pytest
from newsroom import claim, piece

from retold.tracing.sourced import is_proper, named_source_of, source_of
from retold.types import SourceKind

ARTICLE = piece(None, "The lock leaks.")


def credited(name: str, kind: SourceKind = SourceKind.PERSON) -> str | None:
    return source_of(claim(ARTICLE, "The lock leaks", source=name, source_kind=kind))


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("the line's captain, Ida Storm", "Ida Storm"),
        ("minister of locks, Bo van Reed", "minister of locks, Bo van Reed"),
        ("Ida Storm", "Ida Storm"),
        ("Ida Storm, the captain", "Ida Storm, the captain"),
        ("harbour office, Veldmark", "harbour office, Veldmark"),
        ("Storm, Reed and Sons", "Storm, Reed and Sons"),
    ],
)
def test_a_role_before_a_full_name_is_dropped(written: str, who: str) -> None:
    assert credited(written) == who


def test_nobody_named_is_no_source() -> None:
    assert credited("an official", SourceKind.ANONYMOUS) is None
    assert source_of(claim(ARTICLE, "The lock leaks")) is None


def test_a_group_without_a_name_has_no_proper_one() -> None:
    assert not is_proper("a monitoring group")
    assert is_proper("River Board")
    own = claim(ARTICLE, "The lock leaks", source="a monitoring group")
    assert (source_of(own), named_source_of(own)) == ("a monitoring group", None)
