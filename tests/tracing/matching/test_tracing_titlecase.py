"""Titles All in Capitals read in the case of the story; names stay names."""

from __future__ import annotations

from dataclasses import replace

from newsroom import claim, piece

from retold.tracing.matching.titlecase import Usage, is_title_case
from retold.types import Article, BlockKind, Claim

TITLE = "Nine Miners Dead in Fire at Orlow"
BODY = "In Orlow nine dead miners were found after the fire, and Orlow mourns its miners."


def _title(article: Article) -> Claim:
    words = ("miners/PROPN", "dead/PROPN", "fire/PROPN", "orlow/PROPN")
    return claim(article, TITLE, *words, block=BlockKind.TITLE)


def _body(article: Article) -> Claim:
    made = claim(article, BODY, "orlow/PROPN", "dead/ADJ", "miners/NOUN", "fire/NOUN")
    return replace(made, terms=tuple(replace(t, lemma=t.lemma.rstrip("s")) for t in made.terms))


def test_the_words_of_a_title_are_what_they_are_in_the_text() -> None:
    article = piece(TITLE, BODY)
    title, body = _title(article), _body(article)
    recased = Usage.of([title, body]).recased(title)
    assert [(t.lemma, t.pos) for t in recased.terms] == [
        ("miner", "NOUN"),
        ("dead", "ADJ"),
        ("fire", "NOUN"),
        ("orlow", "PROPN"),
    ]
    assert [t.span for t in recased.terms] == [t.span for t in title.terms]


def test_a_sentence_is_left_as_it_is() -> None:
    article = piece(TITLE, BODY)
    body = _body(article)
    assert not is_title_case(body)
    assert Usage.of([body]).recased(body) is body


def test_a_word_that_the_text_writes_with_a_capital_too_stays_a_name() -> None:
    more = "In Orlow the Fire won its cup before a fire."
    article = piece(TITLE, BODY, more)
    title, body = _title(article), _body(article)
    cup = claim(article, "won its cup before a fire", "cup/NOUN", "fire/NOUN")
    club = claim(article, more, "Fire/PROPN", "won/VERB", "cup/NOUN")
    assert "fire" in Usage.of([title, cup]).plain
    usage = Usage.of([title, club, cup])
    assert "fire" not in usage.plain
    assert usage.recased(title).terms == title.terms
    assert "fire" in Usage.of([title, club, cup, body]).plain
