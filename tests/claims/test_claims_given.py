from __future__ import annotations

import pytest

from retold.claims.given import told_by_given


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Ana Ruiz", "she"),
        ("Otto Brandt", "he"),
        ("Alex Corvane", None),
        ("Corvane", None),
        ("Ana", None),
        ("", None),
    ],
)
def test_given_names_tell_only_where_nearly_all_bearers_agree(
    name: str, pronoun: str | None
) -> None:
    assert told_by_given(name) == pronoun
