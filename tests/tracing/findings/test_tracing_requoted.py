"""Quotations that a page gives in other words later on, and what a quoter may do."""

from __future__ import annotations

import pytest
from newsroom import piece, scene_of

from retold.tracing.findings.requoted import requoted
from retold.tracing.findings.revisions import silent_edits
from retold.types import Article, Finding

URL = "https://courier.example/flood"
MORNING, EVENING = "2031-05-14T09:00:00+00:00", "2031-05-14T18:00:00+00:00"
SAID = "“The dyke could have held if anyone had looked at it in March,” said Jo Vance, a baker."
REST = "Buses ran all night."


def page(sentence: str, *more: str, published: str | None = EVENING) -> Article:
    return piece("Dyke", sentence, REST, *more, url=URL, published=published)


def words(before: str, after: str) -> list[tuple[str, str]]:
    old, new = page(before, published=MORNING), page(after)
    return [
        (edit.old.of(old.text), edit.new.of(new.text))
        for one in requoted(old, new)
        for edit in one.edits
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("could", "would"),
        ("in March", "in April"),
        ("anyone", "the board"),
        ("if anyone", "if no one"),
    ],
)
def test_quoted_words_that_became_others(old: str, new: str) -> None:
    assert words(SAID, SAID.replace(old, new)) != []


def test_words_that_a_quotation_lost() -> None:
    assert words(SAID, SAID.replace(" in March", "")) == [("in March", "")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jo Vance, a baker", "Jo Vance, the baker of the town"),
        ("said", "told the council"),
        ("“", '"'),
        ("The dyke", "the dyke"),
        ("March,”", "March”,"),
        ("looked", "lookked"),
        ("it in", "[the dyke] in"),
        (" if anyone had looked at it", " …"),
    ],
    ids=["who", "cue", "marks", "capital", "comma", "spelling", "brackets", "dots"],
)
def test_what_a_quoter_may_do(old: str, new: str) -> None:
    assert words(SAID, SAID.replace(old, new).replace("”", '"' if new == '"' else "”")) == []


def test_the_same_words_without_marks_are_no_quotation() -> None:
    bare = SAID.replace("“", "").replace("”", "")
    assert words(bare, bare.replace("could", "would")) == []


def made(older: Article, newer: Article) -> list[Finding]:
    found = silent_edits(scene_of(older, newer))
    return [item for item in found if isinstance(item, Finding)]


def test_a_silent_edit_of_a_quotation_is_told() -> None:
    old, new = page(SAID, published=MORNING), page(SAID.replace("could", "would"))
    (finding,) = made(old, new)
    assert finding.detail["changed"] == "the quoted words"
    assert [piece.article for piece in finding.evidence] == [new.id, old.id]
    assert "would have held" in finding.evidence[0].text


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the baker was misquoted.",
        "This article was amended on 14 May.",
        "An earlier version of this article misquoted Jo Vance.",
    ],
)
def test_a_notice_makes_it_an_honest_edit(notice: str) -> None:
    old, new = page(SAID, published=MORNING), page(SAID.replace("could", "would"), notice)
    assert made(old, new) == []


def test_without_dates_nobody_is_accused() -> None:
    old, new = page(SAID, published=None), page(SAID.replace("could", "would"), published=None)
    assert made(old, new) == []
    assert len(list(silent_edits(scene_of(old, new)))) == 1


def test_another_page_is_no_revision() -> None:
    old = piece("Dyke", SAID, url=URL, published=MORNING)
    new = piece("Dyke", SAID.replace("could", "would"), url=f"{URL}/2", published=EVENING)
    assert made(old, new) == []
