"""Claims that affirm all that another denies, and claims that leave room for both."""

from __future__ import annotations

import pytest
from newsroom import piece, read

from retold.tracing.matching.denied import denied

pytestmark = pytest.mark.model


def opposed(first: str, second: str) -> list[tuple[str, str]]:
    article = piece("Inquiry into the Orlow ferry", first, second)
    claims = [claim for reading in read(article) for claim in reading.claims]
    return [(denial.text, other.text) for denial, other in denied(claims)]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The sirens did not sound.", "The sirens sounded from noon until the ferry sank."),
        ("No fuel reached the harbour.", "Fuel reached the harbour at Orlow, but nobody was ill."),
        ("The captain never signed the list.", "The captain signed the list on the quay."),
        ("The crew had not locked the gate.", "The crew had locked the gate with a chain."),
    ],
    ids=["more words", "another clause after it", "never", "perfect"],
)
def test_all_that_is_denied_is_affirmed(denial: str, other: str) -> None:
    ((left, right),) = opposed(denial, other)
    assert left.rstrip(".") == denial.rstrip(".")
    assert right.rstrip(".") == other.rstrip(".")


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The sirens did not sound immediately.", "The sirens sounded at noon."),
        ("The sirens did not all sound.", "The sirens sounded at noon."),
        ("The sirens did not sound on the pier.", "The sirens sounded at noon."),
        ("The sirens did not sound.", "The old sirens sounded at noon."),
        ("The sirens did not sound.", "The sirens would have sounded at noon."),
        ("The sirens did not sound.", "The sirens may have sounded at noon."),
        ("The sirens did not sound.", "The sirens sounded again after the rescue."),
        ("The sirens did not sound.", "The sirens sounded on 3 May 2031."),
        ("The sirens do not sound.", "The sirens sounded at noon."),
        ("The sirens did not sound.", "The bells sounded at noon."),
        ("The sirens did not sound.", "The sirens did not sound at noon."),
        ("The crew did not lose 40 boxes.", "The crew lost 30 boxes."),
    ],
    ids=[
        "at once",
        "some of them",
        "another place",
        "other sirens",
        "would have",
        "may have",
        "later",
        "another day",
        "in general",
        "another subject",
        "both deny",
        "another number",
    ],
)
def test_what_leaves_room_for_both(denial: str, other: str) -> None:
    assert opposed(denial, other) == []
