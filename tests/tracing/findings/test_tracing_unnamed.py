"""A source without a name; and what only looks like one."""

from __future__ import annotations

import pytest
from newsroom import at_fault, findings, piece

from retold.types import FindingKind, Severity

pytestmark = pytest.mark.model

ANONYMOUS = FindingKind.ANONYMOUS_SOURCE
ONE = "A fisherman said the ferry had been overloaded."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Two sources close to the harbour company said the ferry had been overloaded.",
            "Two sources close to the harbour company",
        ),
        ("The captain has reportedly left the island.", "reportedly"),
        ("Reports have emerged that the ferry was overloaded.", "Reports"),
        (
            "An official, who spoke on condition of anonymity, said the ferry was overloaded.",
            "An official, who spoke on condition of anonymity",
        ),
        ("One resident said the ferry had been overloaded.", "One resident"),
        (
            "“The ferry was overloaded,” said a young fisherman in Orlow.",
            "a young fisherman in Orlow",
        ),
        ("“The ferry was overloaded,” another passenger said.", "another passenger"),
        ("According to a witness, the ferry was overloaded.", "a witness"),
        ("One island newspaper said the ferry was overloaded.", "One island newspaper"),
        ("In Brannow, local officials said the ferry was overloaded.", "local officials"),
        (
            "The ferry was overloaded, the official said, speaking on condition of anonymity.",
            "the official",
        ),
        ("The captain is reported to have left the island.", "is reported to"),
        ("Nine people have been reported missing on the island.", "been reported"),
        (
            "A person familiar with the matter said the ferry had been overloaded.",
            "A person familiar with the matter",
        ),
        (
            "People who have seen the logbook say that the ferry was overloaded.",
            "People who have seen the logbook",
        ),
        (
            "A pilot of the line said the ferry had been overloaded. He asked not to be named.",
            "A pilot of the line",
        ),
        ("The ferry was overloaded, the Courier has learned.", "the Courier has learned"),
        (
            "The Pilots Guild said that trusted sources reported the ferry was overloaded.",
            "trusted sources",
        ),
        (
            "A source from the Norland navy said the ferry had been overloaded.",
            "A source from the Norland navy",
        ),
        (
            "Another resident living near the pier said the ferry had been overloaded.",
            "Another resident living near the pier",
        ),
        (
            "Still, some of the northern leaders don't think that the ferry was overloaded.",
            "some of the northern leaders",
        ),
    ],
)
def test_a_source_without_a_name(sentence: str, words: str) -> None:
    made = findings(piece("Brannow ferry sinks", sentence, "It sank on Tuesday."), kind=ANONYMOUS)
    assert at_fault(made) == [words]
    assert made[0].severity is Severity.LOW


def test_a_byline_in_the_paragraph_before_names_no_source() -> None:
    article = piece("Brannow ferry sinks", "Greta Holm, Ida Storm", f"{ONE} It sank on Tuesday.")
    assert at_fault(findings(article, kind=ANONYMOUS)) == ["A fisherman"]


def test_a_name_right_before_is_the_source() -> None:
    article = piece("Brannow ferry sinks", "“It was full,” Greta Holm, a fisherman, said.")
    assert findings(article, kind=ANONYMOUS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Pilots Guild quoted its sources as saying that the ferry was overloaded.",
        "The Pilots Guild said officials had agreed that the ferry was overloaded.",
        "Some officials agree, and the ferry was overloaded.",
        "The Pilots Guild said the ferry had been overloaded.",
        "Harbour official Greta Holm said the ferry had been overloaded.",
        "Greta Holm, an official of the harbour, said the ferry had been overloaded.",
        "Experts say the ferry had been overloaded.",
        "The official said the ferry had been overloaded.",
        "The guild reported that the ferry was overloaded.",
        "The crew reports to the harbour master every morning.",
        "The reports were filed in March.",
        "Sources of fresh water on the island are few.",
        "A teacher named Greta Holm said the ferry had been overloaded.",
        "A teacher, Greta Holm, said the ferry had been overloaded.",
        "A leader of the islanders said the ferry had been overloaded.",
        "A resident said the ferry had been overloaded. Greta Holm told the Courier so.",
        "One of the owners, Greta Holm, said the ferry had been overloaded.",
        "A student in Orlow says, via blogger Greta Holm, that the ferry had been overloaded.",
        "A guild of pilots said the ferry had been overloaded.",
        "One Brannow Courier reader, Greta Holm, said the ferry had been overloaded.",
        "The official said the ferry was overloaded, and an aide agreed on condition of anonymity.",
        "The wreck was reported to the harbour office on Tuesday.",
        "The wreck was reported to islanders by wireless.",
        "The wreck has been reported in the Courier.",
        "No losses have been reported on the island.",
        "A person named Greta Holm said the ferry had been overloaded.",
        "The pilot of the line said the ferry had been overloaded. He asked not to be moved.",
        "The ferry was overloaded, the Courier has learned from Greta Holm.",
        "The guild has learned that the ferry was overloaded.",
        "The search began amid reports that the ferry was overloaded. The Orlow Post reported it.",
        "The ferry was overloaded, local media reported. The Orlow Post reported it first.",
        "Harbour officials have stressed in recent public statements that the ferry was sound.",
        "Harbour officials said publicly that the ferry was sound.",
        "The guild called an officer who had promised to look for the wreck.",
    ],
)
def test_a_name_a_crowd_or_no_source_at_all(sentence: str) -> None:
    made = findings(piece("Brannow ferry sinks", sentence, "It sank on Tuesday."), kind=ANONYMOUS)
    assert made == []


def test_one_finding_for_all_that_rests_on_the_same_words() -> None:
    article = piece(
        "Brannow ferry sinks",
        "A source at the company said the ferry had been overloaded.",
        "A source at the company said the captain had slept.",
    )
    (made,) = findings(article, kind=ANONYMOUS)
    assert [evidence.text for evidence in made.evidence] == [
        "A source at the company",
        "the ferry had been overloaded",
        "the captain had slept",
    ]
