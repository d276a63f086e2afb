"""A pruned vocabulary keeps what is frequent and can spell the rest."""

from __future__ import annotations

from string import ascii_lowercase

from retold.annotate.wordpieces import WordPieces
from training.vocabulary import SPECIAL, pruned

LETTERS = [*ascii_lowercase, *(f"##{letter}" for letter in ascii_lowercase)]
PIECES = ["[unused0]", *SPECIAL, *LETTERS, ".", "θ", "##er", "##bou", "harbour", "quay", "##side"]
TEXTS = ["Harbour. Harbour.", "A quayside harbour."]
FIRM = len(SPECIAL) + len(LETTERS) + 2


def test_the_most_frequent_pieces_stay() -> None:
    kept = pruned(PIECES, TEXTS, rows=FIRM + 1)
    assert kept[: len(SPECIAL)] == list(SPECIAL)
    assert kept[-1] == "harbour"
    assert "quay" not in kept
    assert len(kept) == len(set(kept)) == FIRM + 1


def test_what_spells_stays_and_foreign_letters_and_unused_pieces_go() -> None:
    kept = pruned(PIECES, TEXTS, rows=FIRM + 2)
    assert {*LETTERS, ".", "##er"} <= set(kept)
    assert not {"θ", "[unused0]"} & set(kept)
    book = WordPieces(kept)
    assert book.unknown not in book.framed("A rare quayside word.", most=99)


def test_the_order_of_the_texts_does_not_count() -> None:
    rows = FIRM + 3
    assert pruned(PIECES, TEXTS, rows=rows) == pruned(PIECES, TEXTS[::-1], rows=rows)
