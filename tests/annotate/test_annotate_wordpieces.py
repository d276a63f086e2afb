"""Word pieces: greedy, with a fall to shorter pieces where a vocabulary is pruned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.annotate import tagger
from retold.annotate.wordpieces import WordPieces, load
from retold.errors import ModelError

SPECIAL = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
SINGLES = [*LETTERS, *(f"##{letter}" for letter in LETTERS), ".", "-", "'"]
WHOLE = WordPieces([*SPECIAL, *SINGLES, "harbour", "harb", "##our", "##master", "the"])
PRUNED = WordPieces([*SPECIAL, *SINGLES, "harb", "##our", "the"])


def written(book: WordPieces, ids: tuple[int, ...] | list[int]) -> list[str]:
    names = {number: piece for piece, number in book._known.items()}
    return [names[i] for i in ids]


def test_the_longest_piece_wins() -> None:
    assert written(WHOLE, WHOLE.of("Harbourmaster")) == ["harbour", "##master"]
    assert written(WHOLE, WHOLE.of("harbours")) == ["harbour", "##s"]


def test_a_pruned_vocabulary_falls_to_shorter_pieces() -> None:
    assert written(PRUNED, PRUNED.of("harbour")) == ["harb", "##our"]
    assert written(PRUNED, PRUNED.of("quay")) == ["q", "##u", "##a", "##y"]
    assert PRUNED.unknown not in PRUNED.of("harbourmaster")


def test_ids_are_those_of_the_file_whatever_their_order() -> None:
    book = WordPieces(["a", "[SEP]", "[unused1]", "[CLS]", "[UNK]"])
    assert (book.start, book.end, book.unknown, book.line_end) == (3, 1, 4, 2)
    assert book.of("a") == (0,)
    assert book.of("\n\n") == (2,)


def test_what_no_piece_spells_is_unknown() -> None:
    assert PRUNED.of("λ") == (PRUNED.unknown,)
    assert PRUNED.of("a" * 101) == (PRUNED.unknown,)
    assert PRUNED.of("\u0301") == (PRUNED.unknown,)


def test_accents_and_case_do_not_count_and_punctuation_stands_alone() -> None:
    assert WHOLE.of("HÁRBOUR") == WHOLE.of("harbour")
    assert written(WHOLE, WHOLE.of("the-harbour.")) == ["the", "-", "harbour", "."]


def test_a_text_is_framed_and_cut() -> None:
    assert WHOLE.framed("", most=8) == [WHOLE.start, WHOLE.end]
    assert written(WHOLE, WHOLE.framed("The\n harbour.", most=8)) == [
        "[CLS]",
        "the",
        "harbour",
        ".",
        "[SEP]",
    ]
    long = WHOLE.framed("the " * 50, most=8)
    assert len(long) == 8
    assert (long[0], long[-1]) == (WHOLE.start, WHOLE.end)


@given(st.text(alphabet=LETTERS + " ", max_size=60))
def test_pieces_spell_the_text_again(text: str) -> None:
    spelt = "".join(written(PRUNED, PRUNED.framed(text, most=200)[1:-1])).replace("##", "")
    assert spelt == "".join(text.split())


def test_a_vocabulary_without_its_special_pieces_is_refused() -> None:
    with pytest.raises(KeyError):
        WordPieces(["[PAD]", "[CLS]", "[SEP]", "a"])
    with pytest.raises(ModelError, match="nothing"):
        load("nothing.vocab.txt")


def test_the_taggers_vocabulary_cuts_every_word_of_latin_letters() -> None:
    book = load(tagger.VOCABULARY)
    for word in ("harbourmasters", "Zeppelinfeld", "naïve", "e-mail", "№5", "12,000"):
        assert book.unknown not in book.of(word.replace("№", ""))
    assert book.of("\n\n") == (book.line_end,)
