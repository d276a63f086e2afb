"""A source without a name whom the article names after all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import claim, findings, piece, scene_of

from retold.tracing.findings.disclosed import is_disclosed
from retold.types import Claim, FindingKind, SourceKind, Span

pytestmark = pytest.mark.model

LEAD = "The new dyke at Veldmark will close the harbour for a year, a senior board official said."


def anonymous(*body: str) -> int:
    return len(findings(piece("New dyke planned", *body), kind=FindingKind.ANONYMOUS_SOURCE))


def test_an_official_whom_the_next_sentence_names() -> None:
    named = "“The harbour will have to close for the dyke,” board director Greta Holm said."
    assert anonymous(LEAD) == 1
    assert anonymous(LEAD, named) == 0
    other = "“Our boats are old and slow,” harbour director Greta Holm said."
    assert anonymous(LEAD, other) == 1


def test_also_reportedly_goes_on_with_a_named_source() -> None:
    told = "Divers also reportedly found a tunnel under the dyke."
    assert anonymous("According to the Northline news agency, the mill has burned down.", told) == 0
    assert anonymous("The mill has burned down.", told) == 1


def test_the_same_claim_from_a_named_source() -> None:
    told = "Storm waves destroyed nine fishing boats near the town of Orlow"
    by_nobody = f"{told}, according to local media."
    assert anonymous(by_nobody) == 1
    assert anonymous(by_nobody, f"{told} on Monday, the River Board said.") == 0


def test_officials_who_agree_with_somebody_are_no_source() -> None:
    assert anonymous("Some harbour officials agree, and they may close the quay.") == 0
    assert anonymous("Some harbour officials agree that the quay must close.") == 1


WORDS = "the long hull of the northern ferry had cracked twice during the winter voyage"
ARTICLE = piece(
    None,
    f"Tests showed {WORDS}, an official said.",
    f"The Pilots Guild said {WORDS}.",
)
CUE = Span(ARTICLE.text.index("an official"), ARTICLE.text.index("an official") + 11)


def _told(source: str, kind: SourceKind, *, at: int) -> Claim:
    made = claim(ARTICLE, WORDS, source=source, source_kind=kind)
    return replace(made, id=f"{source}{at}", span=Span(at, at + len(WORDS)))


FIRST, LAST = ARTICLE.text.index(WORDS), ARTICLE.text.rindex(WORDS)
OURS = _told("an official", SourceKind.ANONYMOUS, at=FIRST)


def test_what_an_official_says_that_tests_showed_is_his_word_still() -> None:
    tests = _told("Hull Tests", SourceKind.DOCUMENT, at=FIRST)
    assert not is_disclosed(scene_of(ARTICLE, claims=[OURS, tests]), OURS, CUE)
