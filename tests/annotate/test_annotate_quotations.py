"""Quotations: which marks open, which close, and what quotes nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.annotate.quotations import find_quotations
from retold.types import Article, Block, BlockKind, Quotation, Span


def article_of(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(
        "a", "a.txt", None, None, None, None, None, False, "en", None, text, "", "", tuple(blocks)
    )


def words_of(*paragraphs: str) -> list[str]:
    article = article_of(*paragraphs)
    return [quotation.span.of(article.text) for quotation in find_quotations(article)]


def quotations_of(*paragraphs: str) -> tuple[Quotation, ...]:
    return find_quotations(article_of(*paragraphs))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"The dam is safe for now," the mayor said.', ["The dam is safe for now,"]),
        ("“The dam is safe for now,” the mayor said.", ["The dam is safe for now,"]),
        ("The mayor said: ‘The dam is safe for now.’", ["The dam is safe for now."]),
        ("The mayor said: 'The dam is safe for now.'", ["The dam is safe for now."]),
        ("Le maire: «The dam is safe for now», he said.", ["The dam is safe for now"]),
        ("'It doesn't leak,' she said. 'It can't.'", ["It doesn't leak,", "It can't."]),
        ("‘It doesn’t leak,’ she said. ‘It can’t.’", ["It doesn’t leak,", "It can’t."]),
        (
            "He said ‘the miners’ union will not sign.’ Talks go on.",
            ["the miners’ union will not sign."],
        ),
        ('A plan ("the small one") was read out.', ["the small one"]),
        ('She wrote—"we all must leave"—and left.', ["we all must leave"]),
    ],
)
def test_marks_hold_the_words_between_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and the owners' duties don't clash.",
        "The workers’ rights and the owners’ duties don’t clash.",
        "In the '90s they sang rock 'n' roll till '07.",
        "In the ‘90s and ’80s the dogs’ home was Anna’s.",
        'The board is 12" wide.',
        "Nobody quoted anything here.",
    ],
)
def test_apostrophes_and_inches_quote_nobody(text: str) -> None:
    assert words_of(text) == []


def test_a_quotation_nests_in_another() -> None:
    assert words_of("“He told us ‘go home now’ and we went,” she said.") == [
        "He told us ‘go home now’ and we went,",
        "go home now",
    ]
    assert words_of("'He told us \"go home now\" and we went,' she said.") == [
        'He told us "go home now" and we went,',
        "go home now",
    ]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''"])
def test_a_speaker_goes_on_where_the_next_paragraph_opens_again(opening: str, closing: str) -> None:
    first, second = quotations_of(
        f"The captain said: {opening}We left at dawn with all hands.",
        f"{opening}The sea was calm all day.{closing}",
    )
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_closed_quotation_does_not_go_on() -> None:
    first, second = quotations_of("“We left at dawn,” he said.", "“The sea was calm,” she said.")
    assert first.closed
    assert not second.continues


def test_a_mark_left_open_at_the_end_holds_the_rest_of_its_paragraph() -> None:
    article = article_of("The captain said: “We left at dawn with all hands.")
    (quotation,) = find_quotations(article)
    assert quotation.span.of(article.text) == "We left at dawn with all hands."
    assert not quotation.closed


def test_a_mark_opened_twice_keeps_only_the_pair_that_fits() -> None:
    assert words_of("“We left at dawn, he said. “The sea was calm all day.” Nobody spoke.") == [
        "The sea was calm all day."
    ]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The ‘miracle’ drug is sold online.", True),
        ('The so-called "ghost fleet" sails on.', True),
        ("The film “Night Harbour” opens today.", True),
        ("The minister called the plan ‘reckless’ on Monday.", False),
        ("The report said the roads were “not safe”.", False),
        ("Harbour closed: ‘no way’", False),
        ("It is “a very long story indeed” by any measure.", False),
    ],
)
def test_short_quotations_that_no_speech_governs_are_scare_quotes(text: str, scare: bool) -> None:
    (quotation,) = quotations_of(text)
    assert quotation.scare is scare


def test_a_cue_in_another_sentence_does_not_govern() -> None:
    (quotation,) = quotations_of("The mayor said no. The ‘miracle’ drug is sold online.")
    assert quotation.scare


def test_bylines_and_credits_are_not_read() -> None:
    assert find_quotations(article_of("“Ace” Smith wrote it all", kind=BlockKind.BYLINE)) == ()
    assert find_quotations(article_of("“Ace” Smith shot it all", kind=BlockKind.CREDIT)) == ()


@pytest.mark.parametrize(
    "pattern", ["“", "”", '"', "‘", "’", "'", "“‘", '" ', "“a” ", "'a' ", '."']
)
def test_time_grows_with_length_alone(pattern: str) -> None:
    article = article_of(pattern * (200_000 // max(1, sum(c in "“”‘’\"'" for c in pattern))))
    begun = time.perf_counter()
    find_quotations(article)
    assert time.perf_counter() - begun < 10


@given(st.text(alphabet="ab. \n“”‘’\"'«»:", max_size=80))
def test_spans_lie_in_the_text_and_follow_their_mark(text: str) -> None:
    article = article_of(text)
    for quotation in find_quotations(article):
        span = quotation.span
        assert 0 <= quotation.opens < span.start <= span.end <= len(text)
        assert text[quotation.opens] in "“‘\"'«"
        assert span.start == quotation.opens + 1
        if quotation.closed:
            assert text[span.end] in "”’\"'»"
