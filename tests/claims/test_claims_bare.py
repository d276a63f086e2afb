"""Sayings that close a sentence in texts without a comma, and which texts these are."""

from __future__ import annotations

import pytest
from attribution_samples import credited, document_with, told

from retold.claims.bare import bare_link, is_bare

pytestmark = pytest.mark.model

_FILLER = (
    "The storm reached the coast on Tuesday and tore the roofs off a dozen sheds near the quay. "
    "The ferry company said that all boats would stay in the harbour until the storm had passed. "
    "Hundreds of people spent the night in schools of the lower town. The mayor thanked those who "
    "had brought blankets and food. Work on the pier will begin in spring and last for two years. "
)


def _bare(text: str) -> list[tuple[str, str]]:
    return credited(text, bare_link)


@pytest.mark.parametrize(
    ("content", "source", "rest"),
    [
        ("The raid on the grain market left five traders dead", "ORNA", "reported."),
        ("The raid on the grain market left five traders dead", "ORNA", "reports."),
        ("Two bridges fell in the northern valley overnight", "ORNA news agency", "reported."),
        ("The flood destroyed forty homes in the lower town", "local media", "reported on Monday."),
        ("Three sailors drowned near the lighthouse on Friday", "a monitoring group", "said."),
        ("The blast wounded nine workers in the old mill", "the civil defence", "said."),
        ("Fifteen nurses were killed in the lower town", "activists in the area", "reported."),
        ("Another six people were hurt in the market", "he", "added."),
        ("Eleven miners were trapped in the shaft for hours", "the statement", "said."),
        (
            "The shells hit the school while children sat in the hall",
            "the Norland Observatory for Human Rights",
            "reported.",
        ),
    ],
)
def test_reads_who_closes_a_sentence(content: str, source: str, rest: str) -> None:
    assert _bare(f"{content} {source} {rest}") == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of the lower town denied the reports.",
        "No deaths in the lower town were reported.",
        "The clerk of the harbour board explained what he said.",
        "The new bridge will cost far more than he said.",
        "The families mourn the deaths of activists reported on Sunday.",
        "The minister did not repeat the figures ORNA reported.",
        "The mayor of the port gave an interview to local media reported on Monday.",
        "The raid was confirmed to a correspondent.",
        "The board asked for the words and the statement said.",
    ],
)
def test_reads_nobody_where_something_is_reported(text: str) -> None:
    assert _bare(text) == []


def test_a_text_is_bare_without_a_single_comma() -> None:
    assert is_bare(document_with(_FILLER))
    assert not is_bare(document_with(_FILLER.replace("boats would", "boats, it said, would")))


def test_a_short_text_shows_nothing_by_its_want_of_commas() -> None:
    assert not is_bare(document_with("Two boats sank near the pier ORNA reported."))


def test_a_saying_is_read_so_in_texts_without_commas_alone() -> None:
    saying = "The raid on the grain market left five traders dead ORNA reported."
    credited = ("The raid on the grain market left five traders dead", "ORNA")
    assert credited in told(f"{_FILLER}{saying}")
    assert credited not in told(f"{_FILLER.replace('The mayor', 'Later, the mayor')}{saying}")
