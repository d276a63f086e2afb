"""How a claim bears on another: what both have in common, and the signs that one weakens."""

from __future__ import annotations

import pytest

from retold.tracing.pairs.relation import Sign, relation_of

SHUT = "The council said the Tarn bridge is shut."


@pytest.mark.parametrize(
    ("first", "second", "signs"),
    [
        (SHUT, "The Tarn bridge is not shut.", (Sign.DENIAL,)),
        (SHUT, "The Tarn bridge isn’t shut.", (Sign.DENIAL,)),
        ("The bridge isn't shut.", "The bridge is shut.", (Sign.DENIAL,)),
        ("It is not shut.", "It was never shut.", ()),
        (SHUT, "Residents criticized the council over the bridge.", (Sign.OPPOSITION,)),
        ("Critics blamed the council.", "Opponents condemned the council.", ()),
        (SHUT, "But cars still cross the Tarn bridge.", (Sign.CONTRAST,)),
        ("But cars cross the bridge.", "Cars cross the bridge.", ()),
        (SHUT, "Engineers confirmed that the Tarn bridge is shut.", ()),
        (SHUT, "The notable butterfly house reopened.", ()),
        (SHUT, "", ()),
    ],
)
def test_signs_that_a_claim_weakens(first: str, second: str, signs: tuple[Sign, ...]) -> None:
    told = relation_of(first, second)
    assert told.signs == signs
    assert told.weakens is bool(signs)


def test_claims_on_the_same_things_strengthen_each_other() -> None:
    assert relation_of(SHUT, "Engineers shut the Tarn bridge on Friday.").strengthens
    assert not relation_of(SHUT, "Salt cures colds.").strengthens


@pytest.mark.parametrize(("first", "second"), [("", ""), ("", SHUT), (SHUT, ""), ("?!", "...")])
def test_claims_without_words_have_nothing_in_common(first: str, second: str) -> None:
    assert relation_of(first, second).common == 0.0


def test_the_same_claim_has_all_in_common_whichever_comes_first() -> None:
    assert relation_of(SHUT, SHUT).common == pytest.approx(1.0)
    other = "The Tarn bridge was closed to lorries."
    assert relation_of(SHUT, other).common == pytest.approx(relation_of(other, SHUT).common)
