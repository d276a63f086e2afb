"""Quoted words are held to the letter; a cut, a case or an apostrophe is no difference."""

from __future__ import annotations

import pytest
from newsroom import NEXT_DAY, at_fault, findings, held_against, of_one_story, piece

from retold.types import Finding, FindingKind, Severity

pytestmark = pytest.mark.model

QUOTED = (
    "“We warned the council twice that the long-neglected dyke at Veldmark would not survive "
    "another winter,” said Greta Holm of the River Board."
)


def altered(told: str, origin: str = QUOTED) -> list[Finding]:
    return of_one_story(
        piece("Greta Holm on the Veldmark dyke", origin),
        piece("Veldmark dyke: a warning", told, outlet="Coast Gazette", published=NEXT_DAY),
        kind=FindingKind.QUOTE_ALTERED,
    )


@pytest.mark.parametrize(
    "told",
    [
        "The dyke at Veldmark was “long neglected”, said Greta Holm.",
        "The dyke at Veldmark was “longneglected”, according to Greta Holm.",
    ],
)
def test_the_same_letters_divided_otherwise(told: str) -> None:
    (made,) = altered(told)
    assert made.evidence[1].text == "long-neglected"
    assert made.severity is Severity.LOW
    assert made.detail["punctuation_only"] is True


@pytest.mark.parametrize("word", ["minister", "town council"])
def test_other_words_in_a_long_quotation(word: str) -> None:
    made = altered(QUOTED.replace("council", word))
    assert [finding.severity for finding in made] == [Severity.MEDIUM]
    assert word in at_fault(made)[0]
    assert "the council twice" in held_against(made)[0]
    assert made[0].detail["punctuation_only"] is False


@pytest.mark.parametrize(
    "told",
    [
        QUOTED,
        QUOTED.replace(" another winter", ""),
        QUOTED.replace("We warned the council twice that the", "The"),
        QUOTED.replace("We warned", "we warned").replace("winter,", "winter!"),
        "The dyke “would not survive another winter”, said Greta Holm.",
        QUOTED.replace("Greta Holm of the River Board", "Mayor Otto Brandt").replace(
            "council", "minister"
        ),
        "“We asked the minister for money to mend the dyke, and the money never came to "
        "Veldmark,” said Greta Holm of the River Board.",
        "The long neglected dyke at Veldmark would not survive, said Greta Holm.",
    ],
    ids=[
        "equal",
        "cut at the end",
        "cut at the start",
        "case and outer punctuation",
        "a fragment",
        "another speaker",
        "another remark",
        "not quoted",
    ],
)
def test_quotations_that_alter_nothing(told: str) -> None:
    assert altered(told) == []


def test_apostrophes_of_another_shape_are_no_difference() -> None:
    origin = "“We don't think that the dyke's gates will hold another winter,” said Greta Holm."
    assert altered(origin.replace("'", "’"), origin) == []


def test_a_form_that_the_speaker_is_also_quoted_with_is_kept() -> None:
    origin = f"{QUOTED} “The dyke is long neglected and everybody knows it,” she said."
    assert altered("The dyke was “long neglected”, said Greta Holm.", origin) == []


LONG = (
    "“We warned the council twice in the spring that the dyke at Veldmark would not survive "
    "another winter,” said Greta Holm."
)


def test_a_long_quotation_without_a_speaker_on_one_side() -> None:
    told = "It was put plainly in the hall: " + LONG.replace(", said Greta Holm", "").replace(
        "council", "minister"
    ).replace("winter,” said Greta Holm.", "winter.”")
    assert [made.severity for made in altered(told, LONG)] == [Severity.MEDIUM]


def test_a_quotation_of_the_same_length_divided_otherwise() -> None:
    (made,) = altered(LONG.replace("another winter", "an other winter"), LONG)
    assert made.severity is Severity.LOW


def test_a_title_that_alters_the_quotation_of_its_body() -> None:
    made = findings(
        piece("Holm: ‘We warned the minister twice in the spring’", LONG),
        kind=FindingKind.QUOTE_ALTERED,
    )
    assert at_fault(made) == ["We warned the minister twice in the spring"]


@pytest.mark.parametrize(
    "told",
    [
        LONG.replace("the council twice", "the council [of Veldmark] twice"),
        LONG.replace("twice in the spring that", "… that"),
        LONG.replace("Veldmark", "Veldmarck"),
        LONG.replace("would not survive another winter", "was built by our grandfathers"),
    ],
    ids=["brackets", "ellipsis", "spelling", "another remark"],
)
def test_what_an_editor_may_do_to_a_quotation(told: str) -> None:
    assert altered(told, LONG) == []


SIGNS = (
    "“The council & the River Board gave 5 men and 40% of the money for the colour of the dyke at "
    "Veldmark,” said Greta Holm."
)


@pytest.mark.parametrize(
    "told",
    [
        SIGNS.replace("&", "and"),
        SIGNS.replace("40%", "40 percent"),
        SIGNS.replace("40%", "40 per cent"),
        SIGNS.replace("5 men", "five men"),
        SIGNS.replace("colour", "color"),
    ],
)
def test_a_sign_told_as_a_word_is_no_difference(told: str) -> None:
    assert altered(told, SIGNS) == []
    assert altered(SIGNS, told) == []


def test_two_forms_of_one_name_are_no_difference() -> None:
    origin = LONG.replace("the council", "the Orlowian council")
    assert altered(origin.replace("Orlowian", "Orlovite"), origin) == []


def test_the_last_word_may_close_what_is_alike() -> None:
    origin = "“The dyke can take every wave that we can make,” said Greta Holm."
    (made,) = altered(origin.replace("that we can", "that we may"), origin)
    assert made.severity is Severity.MEDIUM


REMARK = (
    "“We must at once begin honest talks on the question of the upkeep of dykes and harbours in "
    "Veldmark, with the goal of guarding the lawful rights of those who live there,” said Greta "
    "Holm."
)
OTHERWISE = (
    "“We should now begin serious talks on the matter of the upkeep of dykes and harbours in "
    "Veldmark, with the goal of protecting the legitimate rights of those who live there,” said "
    "Greta Holm."
)


def test_one_remark_in_two_wordings() -> None:
    (made,) = altered(OTHERWISE, REMARK)
    assert made.severity is Severity.LOW
    assert made.detail["punctuation_only"] is False
    assert "translations" in made.detail["unless"]


@pytest.mark.parametrize(
    "told",
    [
        OTHERWISE.replace("Greta Holm", "Otto Brandt"),
        "“We shall not begin any talks on dykes with Orlow before the winter is over, and the "
        "harbours of Veldmark stay shut,” said Greta Holm.",
    ],
    ids=["another speaker", "another remark"],
)
def test_remarks_that_are_two(told: str) -> None:
    assert altered(told, REMARK) == []


HOPED = (
    "“Up to the last we hoped that our foreign partners would grasp that blockades are a dead end "
    "and that nobody on this coast needs them,” said Greta Holm."
)
HOPED_ELSE = (
    "“We hoped up to the last moment that our neighbours would see that blockades lead to nothing "
    "here, and no one on the coast needs them,” said Greta Holm."
)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (HOPED_ELSE, 1),
        (HOPED_ELSE.replace("Greta Holm", "Otto Brandt"), 0),
        (
            HOPED_ELSE.replace("blockades lead", "the fleets come").replace("the coast", "an isle"),
            0,
        ),
        (
            HOPED_ELSE.replace(
                "here,", "here but to a long war of ships, ports, tariffs, fleets and customs,"
            ),
            0,
        ),
    ],
    ids=["one remark", "another speaker", "fewer words shared", "of another length"],
)
def test_two_wordings_of_one_length(told: str, count: int) -> None:
    assert len(altered(told, HOPED)) == count


BODY_QUOTE = "“I tell you that Veldmark is one of the proudest river towns,” the mayor said."


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("Veldmark is a “proudest river town”, mayor says", BODY_QUOTE, ["proudest river town"]),
        ("Veldmark is among the “proudest river towns”, mayor says", BODY_QUOTE, []),
        ("Veldmark is a “river town”, mayor says", BODY_QUOTE, []),
        ("Veldmark is a “proud little town”, mayor says", BODY_QUOTE, []),
        (
            "Veldmark is a “proudest river town”, mayor says",
            f"{BODY_QUOTE} He called it “the proudest river town on any coast”.",
            [],
        ),
    ],
    ids=["another ending", "as quoted", "two words", "other words", "the text has it, too"],
)
def test_a_title_that_quotes_a_word_with_another_ending(
    title: str, body: str, words: list[str]
) -> None:
    made = findings(piece(title, body), kind=FindingKind.QUOTE_ALTERED)
    assert at_fault(made) == words
    assert [each.severity for each in made] == [Severity.LOW] * len(words)
