"""People beside what they are, labels that speak for nobody, and titles that end in a dash."""

from __future__ import annotations

import pytest
from attribution_samples import claims_with

from retold.types import BlockKind, SourceKind

pytestmark = pytest.mark.model


def _sources(text: str, *, kind: BlockKind = BlockKind.BODY) -> list[tuple[str, SourceKind]]:
    claims = claims_with(text, kind=kind)
    return [(link.canonical, link.kind) for claim in claims for link in claim.attribution]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The quay will be shut for a week, the line's envoy, Idris Kolm, said.", "Idris Kolm"),
        ("“The stage is dry,” said the minister of works, Leyla Varn.", "Leyla Varn"),
        ("The bread was stale, its chemist Nils Orberg said.", "Nils Orberg"),
        ("Holm never came to the debate, his rival Bea Sandrel said.", "Bea Sandrel"),
    ],
)
def test_a_name_beside_an_office_or_a_calling_is_a_persons(text: str, name: str) -> None:
    assert _sources(text) == [(name, SourceKind.PERSON)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam is sound, the minister of works, Crane Board, said.",
        "The ministers, Ana Ruiz and Otto Brandt, said that the dam was sound.",
        "Each tenant gets 500 pounds, the landlord, Vale Estates, said.",
    ],
)
def test_a_body_or_several_beside_an_office_are_no_person(text: str) -> None:
    assert all(kind is not SourceKind.PERSON for _, kind in _sources(text))


def test_a_label_before_a_colon_speaks_for_nobody() -> None:
    assert _sources("Correction: an earlier version of this report said the dam was sound.") == []
    assert _sources("Correction: on Sunday we told our readers that the dam had burst.") == []
    assert _sources("The correction said that the dam was sound.") != []


@pytest.mark.parametrize(
    ("title", "sources"),
    [
        ("Two die in Norwick harbour blast - police", [("police", SourceKind.INSTITUTION)]),
        ("Ferry ran aground in calm sea – report", [("report", SourceKind.DOCUMENT)]),
        ("Two die in Norwick harbour blast - Police Gazette", []),
        ("Six-day strike ends in a draw - again", []),
        ("Storm - police", []),
    ],
)
def test_a_title_may_credit_behind_a_dash(
    title: str, sources: list[tuple[str, SourceKind]]
) -> None:
    assert _sources(title, kind=BlockKind.TITLE) == sources
