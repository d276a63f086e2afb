"""Quotations cut in the middle of their sense, and cuts that take nothing away."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, findings, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

KIND = FindingKind.QUOTE_TRUNCATED
UNLESS = (
    "“We will close the ferry line to Orlow unless the council pays for the new quay,” said Greta "
    "Holm of the Harbour Board."
)
NOT = "“This is not a danger to the people of Orlow,” said Greta Holm of the Harbour Board."
MAY = "“We may have to close the ferry line this winter,” said Greta Holm of the Harbour Board."


def cut(origin: str, told: str) -> list[Finding]:
    return findings(
        piece("Greta Holm on the Orlow ferry", origin, "The quay is sixty years old."),
        piece("Orlow waits for its ferry", told, outlet="Coast Gazette", published=NEXT_DAY),
        kind=KIND,
    )


@pytest.mark.parametrize(
    ("origin", "told", "lost", "words"),
    [
        (
            UNLESS,
            "“We will close the ferry line to Orlow,” said Greta Holm.",
            "condition",
            "unless",
        ),
        (
            UNLESS,
            "Greta Holm said that the board “will close the ferry line to Orlow”.",
            "condition",
            "unless",
        ),
        (NOT, "Greta Holm called it “a danger to the people of Orlow”.", "negation", "not"),
        (MAY, "Greta Holm said she would “close the ferry line this winter”.", "hedge", "may"),
    ],
    ids=["a sentence", "a fragment", "not", "may"],
)
def test_a_cut_that_takes_the_limit_away(origin: str, told: str, lost: str, words: str) -> None:
    if lost == "hedge":
        origin = origin.replace("may have to close", "may well close")
    (made,) = cut(origin, told)
    assert made.detail["lost"] == lost
    assert words in made.evidence[2].text
    assert (made.severity is Severity.HIGH) == (lost == "negation")


SO_FAR = "“We have found no trace of fuel in the harbour so far,” said Greta Holm of the Board."
NOR = (
    "“I cannot say that the old crane was safe, nor can I say that it was not, for nobody kept the "
    "papers,” said Greta Holm of the Harbour Board."
)
SLIPS = (
    "“We will stop the evening ferries on the outer islands, and we will ask the schools what they "
    "need,” said Greta Holm of the Harbour Board."
)


@pytest.mark.parametrize(
    ("origin", "told", "lost"),
    [
        (
            SO_FAR,
            "“We have found no trace of fuel in the harbour,” Greta Holm said.",
            "limit in time",
        ),
        (NOR, "“I cannot say that the old crane was safe,” Greta Holm admitted.", "other half"),
        (SLIPS, "“We will stop the evening ferries,” Greta Holm said.", "limit"),
    ],
    ids=["so far", "nor not", "on the outer islands"],
)
def test_a_cut_that_takes_the_end_of_the_sense(origin: str, told: str, lost: str) -> None:
    (made,) = cut(origin, told)
    assert made.detail["lost"] == lost
    assert made.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (SO_FAR, "“We have found no trace of fuel in the harbour” for now, Greta Holm said."),
        (
            "“I cannot say that the old crane was safe, nor do I own a boat,” said Greta Holm.",
            "“I cannot say that the old crane was safe,” Greta Holm admitted.",
        ),
        (SLIPS, "“We will stop the evening ferries ...” Greta Holm said."),
        (SLIPS, "Greta Holm said the board “will stop the evening ferries”."),
        (SLIPS, "On the outer islands, “We will stop the evening ferries,” Greta Holm said."),
        (
            "“We will stop the evening ferries in the coming week,” said Greta Holm.",
            "“We will stop the evening ferries,” Greta Holm said.",
        ),
        (
            "“We will stop the evening ferries for good,” said Greta Holm.",
            "“We will stop the evening ferries for good,” Greta Holm said.",
        ),
        (
            "“The crew did a wonderful job in terrible weather,” said Greta Holm.",
            "“The crew did a wonderful job,” Greta Holm said.",
        ),
        (
            "“The old quay will be rebuilt with money from the fund,” said Greta Holm.",
            "“The old quay will be rebuilt,” Greta Holm said.",
        ),
        (SO_FAR, "“We have found no trace of fuel,” Greta Holm said, but the search goes on."),
    ],
    ids=[
        "kept outside",
        "nor something else",
        "marked as cut",
        "a fragment",
        "the place kept",
        "a day",
        "whole",
        "praise",
        "means",
        "the search goes on",
    ],
)
def test_ends_that_are_kept_or_limit_nothing(origin: str, told: str) -> None:
    assert cut(origin, told) == []


def test_a_title_that_cuts_the_quotation_of_its_body() -> None:
    (made,) = findings(piece("Board: ‘We will close the ferry line to Orlow’", UNLESS), kind=KIND)
    assert at_fault([made]) == ["We will close the ferry line to Orlow"]


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (UNLESS, UNLESS),
        (UNLESS, "Unless paid, the board “will close the ferry line to Orlow”, said Greta Holm."),
        (
            UNLESS,
            "The board “will close the ferry line to Orlow”, said Greta Holm, if the council does "
            "not pay for the quay.",
        ),
        (UNLESS, "The council must pay “for the new quay”, said Greta Holm."),
        (NOT, "Greta Holm denied that it was “a danger to the people of Orlow”."),
        (NOT, "It was far from “a danger to the people of Orlow”, said Greta Holm."),
        (NOT, "Mayor Otto Brandt called it “a danger to the people of Orlow”."),
        (MAY, "The board might “have to close the ferry line this winter”, said Greta Holm."),
        (
            "“We will close the ferry line this winter, and the quay with it,” said Greta Holm.",
            "“We will close the ferry line this winter,” said Greta Holm.",
        ),
        (
            "“We asked if the ferry line to Orlow was safe in a storm,” said Greta Holm.",
            "Greta Holm asked whether “the ferry line to Orlow was safe in a storm”.",
        ),
        (
            f"{NOT} “But rust is a danger to the people of Orlow,” she said.",
            "Greta Holm called rust “a danger to the people of Orlow”.",
        ),
    ],
    ids=[
        "whole",
        "condition kept before",
        "condition kept after",
        "the other end",
        "denied",
        "far from",
        "another speaker",
        "hedge kept",
        "an addition cut",
        "asked",
        "said again without",
    ],
)
def test_cuts_that_take_nothing(origin: str, told: str) -> None:
    assert cut(origin, told) == []
