"""Whom the sources of a text stand for: short names, offices, pronouns."""

from __future__ import annotations

import pytest
from claim_samples import document_of
from mention_samples import mention_of, mentions_of

from retold.claims.sources import UNRESOLVED, resolve
from retold.types import SourceKind, Span


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        (
            "Kenyan defence chiefs said 400 soldiers had fled. They stressed that morale was low.",
            ("Kenyan defence chiefs", "They"),
            "Kenyan defence chiefs",
        ),
        (
            "Mrs Ana Ruiz said the ship sank. She said the crew fled.",
            ("Mrs Ana Ruiz", "She"),
            "Ana Ruiz",
        ),
        (
            "Otto Brandt said the base was safe. Days went by. Brandt said he would visit.",
            ("Otto Brandt", "Brandt"),
            "Otto Brandt",
        ),
        (
            "The Ministry of Health in Nairobi said beds were free. The ministry said staff left.",
            ("The Ministry of Health in Nairobi", "The ministry"),
            "Kenyan Ministry of Health",
        ),
        (
            "In its latest harvest update, the Ministry of Agriculture in Nairobi said rain came. "
            "The briefing added that seed was scarce.",
            ("the Ministry of Agriculture in Nairobi", "The briefing"),
            "Kenyan Ministry of Agriculture",
        ),
        (
            "The Harbour Safety Board (HSB) said the ferry sank. The HSB said doors were open.",
            ("The Harbour Safety Board", "The HSB"),
            "Harbour Safety Board",
        ),
        (
            "Defence Minister Otto Brandt told the crew to go. The minister said the fire was out.",
            ("The minister",),
            "Otto Brandt",
        ),
        (
            "A report by the Coastal Watch Institute said fish died. The report said water stank.",
            ("A report by the Coastal Watch Institute", "The report"),
            "Coastal Watch Institute",
        ),
    ],
)
def test_short_names_take_the_full_one(text: str, names: tuple[str, ...], canonical: str) -> None:
    last = mentions_of(text, *names)[-1]
    assert last.canonical == canonical
    assert last.reason
    assert last.antecedent is None or last.antecedent.end <= text.rindex(names[-1]) + len(names[-1])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He said nothing had changed.", ("He",)),
        ("Mr Otto Brandt said the base was safe. She said it was not.", ("Mr Otto Brandt", "She")),
        ("Ana Ruiz said the ship sank. They said it did not.", ("Ana Ruiz", "They")),
        (
            "Ana Ruiz said the ship sank. The sea was calm. The sun rose. The crew slept. "
            "The captain ate. She said the crew fled.",
            ("Ana Ruiz", "She"),
        ),
        (
            "Peru's foreign ministry said talks failed. Chile's foreign ministry said they did "
            "not. Days went by. Nothing else was heard. The ministry said it was calm.",
            ("Peru's foreign ministry", "Chile's foreign ministry", "The ministry"),
        ),
    ],
)
def test_what_two_fit_or_none_stays_unresolved(text: str, names: tuple[str, ...]) -> None:
    assert mentions_of(text, *names)[-1].canonical.startswith(UNRESOLVED)


@pytest.mark.model
def test_a_surname_of_two_people_is_given_to_neither() -> None:
    text = "Ana Ruiz met Otto Ruiz on Monday. Ruiz said the deal was done."
    last = resolve(
        [mention_of(document_of(text), "Ruiz", Span(text.rindex("Ruiz"), text.rindex("Ruiz") + 4))],
        document_of(text),
    )[0]
    assert last.canonical == "Ruiz"


@pytest.mark.model
def test_a_document_that_nobody_owns_stays_a_document() -> None:
    (found,) = mentions_of("The survey said fish were dying.", "The survey")
    assert (found.canonical, found.kind) == ("survey", SourceKind.DOCUMENT)


@pytest.mark.model
def test_answers_stand_in_the_order_of_the_mentions() -> None:
    text = "Ana Ruiz said the ship sank. Otto Brandt said it did not."
    assert [r.canonical for r in mentions_of(text, "Ana Ruiz", "Otto Brandt")] == [
        "Ana Ruiz",
        "Otto Brandt",
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        ("The minister, Edda Corvane, said rain came.", ("The minister, Edda Corvane",), None),
        ("Edda Corvane, the minister, said rain came.", ("Edda Corvane, the minister",), None),
        ("Edda Corvane head of the board said so.", ("Edda Corvane head of the board",), None),
        (
            "The head of the harbour board Edda Corvane said rain came.",
            ("The head of the harbour board Edda Corvane",),
            None,
        ),
        (
            "Coroner Edda Corvane said the cause was clear. The coroner said more was to come.",
            ("The coroner",),
            None,
        ),
        ("The British said the talks had failed.", ("The British",), "United Kingdom"),
        (
            "Rain came, ministry says.\n\nThe Ministry of Health in Nairobi said so.",
            ("ministry",),
            "Kenyan Ministry of Health",
        ),
        (
            "“Otto Brandt owes us a lot,” Edda Corvane said. “We hope,” she said.",
            ("Edda Corvane", "she"),
            None,
        ),
    ],
)
def test_offices_and_demonyms_stand_for_who_holds_them(
    text: str, names: tuple[str, ...], canonical: str | None
) -> None:
    assert mentions_of(text, *names)[-1].canonical == (canonical or "Edda Corvane")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "wrong"),
    [
        (
            "A lawyer for victim Edda Corvane said no.",
            ("A lawyer for victim Edda Corvane",),
            "Edda",
        ),
        ("A spokesman for Edda Holt said no.", ("A spokesman for Edda Holt",), "Edda"),
        (
            "Lawyer Edda Corvane left. A lawyer for the city said it rained. The lawyer said no.",
            ("A lawyer for the city", "The lawyer"),
            "Edda",
        ),
        ("The Harbour Board met. A board said no.", ("A board",), "Harbour"),
        (
            "The army said no. Rain fell. The sea rose. Nobody slept. Wind blew. "
            "The Army of Malden met.",
            ("The army",),
            "Malden",
        ),
        ("The sister airline lost money. The airline said no.", ("The airline",), "sister"),
        ("The full force of NATO was felt. NATO said no.", ("NATO said no"[:4],), "force"),
        (
            "In a statement, the Harbour Board said rain came. Days went by. The captain held a "
            "statement in his hand. The statement said no.",
            ("the Harbour Board", "The statement"),
            "Board",
        ),
        (
            "Ana Ruiz said Otto Brandt lied as he denied it.",
            ("Ana Ruiz", "he"),
            "Ruiz",
        ),
        (
            "The Harbour Board told villagers it would help. Edda Corvane told Otto Brandt a tale. "
            "He said no.",
            ("Otto Brandt", "He"),
            "Corvane",
        ),
    ],
)
def test_who_is_not_meant_is_not_named(text: str, names: tuple[str, ...], wrong: str) -> None:
    assert wrong not in mentions_of(text, *names)[-1].canonical.split(" for ")[0]


@pytest.mark.model
def test_a_word_labelled_elsewhere_as_a_person_is_one() -> None:
    text = "Mr Otto Brandt left at noon. Brandt said the base was safe."
    assert mentions_of(text, "Brandt said"[:6])[0].kind is SourceKind.PERSON


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        (
            "The county forester, John Carter, walked the hill. He said beetles ate it.",
            ("He",),
            "John Carter",
        ),
        (
            "Edda Corvane said the ship sank.\n\nOtto Brandt of the port watched the film twice. "
            "He said the doors were open.",
            ("Edda Corvane", "He"),
            "Otto Brandt",
        ),
        (
            "The Marwick Red Lamp runs the tents. It fed forty people, it said.",
            ("it",),
            "Marwick Red Lamp",
        ),
        (
            "Otto Brandt said the ship sank. Ana Ruiz owns the ship. He said the crew fled.",
            ("Otto Brandt", "He"),
            "Otto Brandt",
        ),
    ],
)
def test_pronouns_take_who_was_brought_in(
    text: str, names: tuple[str, ...], canonical: str
) -> None:
    assert mentions_of(text, *names)[-1].canonical == canonical


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Otto Brandt said the ship sank. She said the crew fled.", ("Otto Brandt", "She")),
        (
            "Edda Corvane said the ship sank. Rolf Brandt, a thief, was held with Otto Lund. "
            "He said no.",
            ("Edda Corvane", "He"),
        ),
        (
            "Mr Corvane said the ship sank.\n\nOtto Brandt was arrested at noon. "
            "He said the doors were open.",
            ("Mr Corvane", "He"),
        ),
        ("The Long Winter Road is closed. Ana Ruiz owns it. It said no.", ("It",)),
    ],
)
def test_pronouns_that_nobody_fits_stay_open(text: str, names: tuple[str, ...]) -> None:
    assert mentions_of(text, *names)[-1].canonical.startswith(UNRESOLVED)
