"""Heads that name an envoy by a post at which the text knows none."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind

pytestmark = pytest.mark.model

CHANGED = FindingKind.ATTRIBUTION_CHANGED
TITLE = "Kenya's ambassador to Norway blames the line for the delay"
BODY = "The line alone is to blame, said Amos Kiprono, Kenya's ambassador to the United Nations."


def test_a_title_that_sends_an_ambassador_elsewhere() -> None:
    assert at_fault(findings(piece(TITLE, BODY), kind=CHANGED)) == [TITLE]


@pytest.mark.parametrize(
    ("title", "more"),
    [
        (TITLE.replace("Norway", "the U.N."), "The ferry is late."),
        (TITLE.replace("Norway", "United Nations"), "The ferry is late."),
        (TITLE, "Its ambassador to Norway agreed."),
        (TITLE, "The Kenyan ambassador agreed."),
        (TITLE.replace("Kenya", "Ghana"), "The ferry is late."),
        ("Kenya's ambassador to Norway resigns", "The ferry is late."),
    ],
    ids=[
        "by initials",
        "the same",
        "both are known",
        "without a post",
        "of another state",
        "silent",
    ],
)
def test_a_post_that_may_be_right(title: str, more: str) -> None:
    assert findings(piece(title, BODY, more), kind=CHANGED) == []
