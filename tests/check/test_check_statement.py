"""Reading a statement: its claims, what is left out with the reason, and what cannot be read."""

from __future__ import annotations

import pytest
from check_samples import statement

from retold.check.statement import LONGEST, MOST_CLAIMS, read_statement
from retold.config import Config
from retold.errors import UsageError
from retold.types import ClaimKind, Polarity

pytestmark = pytest.mark.model


def test_a_statement_is_read_as_an_article_is() -> None:
    read = statement("At least 40 sheep were probably lost, the Hill Board said on 4 May 2031.")
    (claim,) = read.claims
    assert read.notes == ()
    assert claim.span.of(read.article.text) == claim.text
    assert claim.certainty.band == "likely"
    assert [link.canonical for link in claim.attribution] == ["Hill Board"]
    assert [(q.low, q.high) for q in claim.quantities] == [(40.0, None)]


def test_a_question_is_taken_for_what_it_asks_about() -> None:
    (claim,) = statement("Did the Velm ferry not sink off Orlow?").claims
    assert claim.kind is ClaimKind.REPORT
    assert claim.polarity is Polarity.AFFIRMED


@pytest.mark.parametrize("words", ["", "   \n\t", "?!", "— …", "“”"])
def test_an_empty_statement_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        read_statement(words, config=Config())


def test_another_language_is_not_supported_and_says_so() -> None:
    words = (
        "Die Fähre ist am Montag vor der Küste gesunken, und vierzig Menschen werden noch vermisst."
    )
    read = statement(words)
    assert read.claims == ()
    assert read.notes == ("language not supported: de",)


def test_a_text_of_ten_thousand_words_is_cut_and_says_so() -> None:
    read = statement("The Velm ferry sank off Orlow. " * 1_700)
    assert len(read.article.text) <= LONGEST
    assert len(read.claims) == MOST_CLAIMS
    assert [note.split()[0] for note in read.notes] == ["only", "only"]
    assert not read.article.text.endswith(" ")


def test_one_word_without_end_is_no_statement() -> None:
    read = statement("a" * 50_000)
    assert len(read.article.text) <= LONGEST
    assert len(read.claims) <= 1


def test_what_makes_no_claim_says_so() -> None:
    read = statement("Of the and to.")
    assert read.claims == ()
    assert "no claim" in read.notes[0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The mill burned. 39 people died.", ["The mill burned.", "39 people died."]),
        ("  The mill burned!\n\nNobody died ", ["The mill burned!", "Nobody died"]),
        ("Who knew? “The board knew.”", ["Who knew?", "“The board knew.”"]),
        ("Prof. Edda Corvane left.", ["Prof. Edda Corvane left."]),
        ("Gen. Brell and Dr. Quill met at No. 5.", ["Gen. Brell and Dr. Quill met at No. 5."]),
        ("It rose by 3.5 per cent.", ["It rose by 3.5 per cent."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
    ],
)
def test_sentences_are_cut_only_where_they_plainly_end(text: str, sentences: list[str]) -> None:
    article = statement(text).article
    assert [block.span.of(article.text) for block in article.blocks] == sentences
