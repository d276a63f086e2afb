"""Reckonings that credit somebody without a verb of saying, and what only looks like one."""

from __future__ import annotations

import pytest
from attribution_samples import document_with

from retold.claims.attributions import find

pytestmark = pytest.mark.model


def _told(text: str) -> list[tuple[str, str]]:
    document = document_with(text)
    whole = document.article.text
    return [
        (link.source.of(whole), link.content[0].of(whole))
        for link in find(document)
        if link.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The harbour board put the toll at 32.", "The harbour board", "the toll at 32"),
        (
            "The county forester, Ana Ruiz, gives the loss since spring as 800 to 950 hectares.",
            "The county forester, Ana Ruiz",
            "the loss since spring as 800 to 950 hectares",
        ),
        (
            "The observatory documented the deaths of 14 people in the raid.",
            "The observatory",
            "the deaths of 14 people in the raid",
        ),
        (
            "At least 30 boats are gone, by the count of Captain Ana Ruiz.",
            "Captain Ana Ruiz",
            "At least 30 boats are gone",
        ),
        (
            "In the mayor's view, the bridge is too old.",
            "the mayor",
            "the bridge is too old",
        ),
        (
            "The bridge is too old, in the view of the harbour board.",
            "the harbour board",
            "The bridge is too old",
        ),
    ],
)
def test_whose_reckoning_it_is(text: str, source: str, content: str) -> None:
    assert (source, content) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tower stood in the mayor's view.",
        "The boxer got up by the count of ten.",
        "The crew left, by all accounts, in the night.",
        "In view of the mayor, a boat sank.",
        "The harbour board put the crane at pier 32.",
        "The harbour board put the toll on two bridges.",
        "The clerk gave the number as a favour.",
        "The museum documented the life of the port.",
    ],
)
def test_what_is_no_reckoning(text: str) -> None:
    assert _told(text) == []


def test_a_figure_that_might_be_put_so_is_not_asserted() -> None:
    document = document_with("The harbour board would put the toll at 32.")
    assert [link.asserted for link in find(document)] == [False]
