from __future__ import annotations

import pytest
from attribution_samples import told

from retold.claims.links import Link
from retold.claims.nesting import chain, holds, is_hypothetical
from retold.types import Span

TEXT = "“The dam held,” Otto Brandt said, according to the Harbour Post. “We will rebuild it.”"


def link_in(
    text: str, source: str, cue: str, *content: str, direct: bool = False, asserted: bool = True
) -> Link:
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in content}
    at, by = text.index(source), text.index(cue)
    return Link(
        0,
        Span(at, at + len(source)),
        None,
        Span(by, by + len(cue)),
        cue,
        tuple(spans.values()),
        firm=True,
        direct=direct,
        asserted=asserted,
    )


def test_the_paper_that_quotes_a_speaker_stands_outside_of_him() -> None:
    paper = link_in(TEXT, "the Harbour Post", "according to", "“The dam held,” Otto Brandt said")
    speaker = link_in(
        TEXT, "Otto Brandt", "said", "“The dam held,”", "“We will rebuild it.”", direct=True
    )
    assert holds(paper, speaker)
    assert not holds(speaker, paper)
    assert chain(speaker, [speaker, paper]) == (paper, speaker)


def test_the_paper_stands_outside_where_both_have_the_quoted_words_alone() -> None:
    paper = link_in(TEXT, "the Harbour Post", "according to", "“The dam held,”")
    speaker = link_in(TEXT, "Otto Brandt", "said", "“The dam held,”", direct=True)
    assert chain(speaker, [paper, speaker]) == (paper, speaker)
    assert chain(paper, [paper, speaker]) == (paper,)


def test_who_is_credited_with_other_words_is_no_part_of_the_chain() -> None:
    text = "“The dam held,” Otto Brandt said, and according to the board nobody was hurt."
    board = link_in(text, "the board", "according to", "nobody was hurt")
    speaker = link_in(text, "Otto Brandt", "said", "“The dam held,”", direct=True)
    assert not holds(board, speaker)
    assert not holds(speaker, board)


def test_a_speaker_who_names_where_he_has_it_from_stays_outside() -> None:
    text = "Otto Brandt said: “According to the board, the dam held.”"
    whole = "“According to the board, the dam held.”"
    speaker = link_in(text, "Otto Brandt", "said", whole, direct=True)
    board = link_in(text, "the board", "According to", "the dam held")
    assert holds(speaker, board)
    assert not holds(board, speaker)


def test_what_is_told_in_a_saying_that_was_not_made_is_supposed() -> None:
    text = "Otto Brandt did not say that the board knew the dam held."
    denied = link_in(text, "Otto Brandt", "say", "the board knew the dam held", asserted=False)
    known = link_in(text, "the board", "knew", "the dam held")
    assert is_hypothetical(known, [denied, known])
    assert not is_hypothetical(denied, [denied, known])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The dam held,” Otto Brandt said, according to the Harbour Post. "
            "“We will rebuild the town.”",
            [
                ("The dam held", "the Harbour Post", "Otto Brandt"),
                ("We will rebuild the town.", "Otto Brandt"),
            ],
        ),
        (
            "“When will it stop?,” the judge said, according to the Post. "
            "“This case is about the right to know.”",
            [
                ("When will it stop?", "the Post", "the judge"),
                ("This case is about the right to know.", "the judge"),
            ],
        ),
        (
            "According to Ana Ruiz, the mayor said: “We will rebuild the town.”",
            [("We will rebuild the town.", "Ana Ruiz", "the mayor")],
        ),
        (
            "The dam held, according to Otto Brandt. “We will rebuild,” the mayor said.",
            [("The dam held", "Otto Brandt"), ("We will rebuild", "the mayor")],
        ),
        (
            "The dam held, according to Ana Ruiz. “It was never in danger,” said Otto Brandt.",
            [("The dam held", "Ana Ruiz"), ("It was never in danger", "Otto Brandt")],
        ),
        (
            "“The dam held,” Otto Brandt said, and according to the board nobody was hurt.",
            [("The dam held", "Otto Brandt"), ("nobody was hurt", "the board")],
        ),
        (
            "“It was close,” said Otto Brandt, whose town lost ten houses, according to the board.",
            [
                ("It was close", "Otto Brandt, whose town lost ten houses"),
                ("whose town lost ten houses", "the board"),
            ],
        ),
        (
            "“It was close,” said Otto Brandt, who according to the board lost ten houses.",
            [
                ("It was close", "Otto Brandt, who according to the board lost ten houses"),
                ("who according to the board lost ten houses", "the board"),
            ],
        ),
        (
            "Three people died, according to the board, and Otto Brandt said “it was close”.",
            [("Three people died", "the board"), ("it was close", "Otto Brandt")],
        ),
    ],
)
def test_a_quotation_beside_according_to_keeps_its_speaker(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(text) == expected
