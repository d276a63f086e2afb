"""Whatever byte is changed by hand, `verify` finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_samples import FIRST

from retold.ledger.store import Ledger
from retold.ledger.verify import Problem, verify


def problems(ledger: Ledger) -> list[Problem]:
    return list(verify(ledger.view))


def test_a_whole_ledger_has_no_problem(filled: Ledger, empty: Ledger) -> None:
    assert problems(filled) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "text"),
        ("articles", "text_hash"),
        ("claims", "text"),
        ("claims", "sentence"),
        ("claims", "band_spans"),
        ("claims", "quotations"),
        ("claims", "terms"),
        ("claims", "decided_by"),
        ("attributions", "words"),
        ("attributions", "cue_words"),
        ("quantities", "words"),
        ("quantities", "counted_words"),
        ("quantities", "place_words"),
        ("quantities", "period_words"),
        ("times", "words"),
        ("merges", "words"),
        ("copies", "shared"),
        ("evidence", "words"),
        ("abstention_evidence", "words"),
        ("sentence_evidence", "words"),
    ],
)
def test_one_changed_letter_is_found(filled: Ledger, table: str, column: str) -> None:
    letter = "a" if column in {"cue_words", "place_words"} or table == "times" else "e"
    change = f"{column} = replace({column}, '{letter}', 'x') WHERE instr({column}, '{letter}')"
    done = filled.connection.execute(f"UPDATE {table} SET {change}")
    assert done.rowcount > 0
    assert any(problem.where.startswith(table) for problem in problems(filled))


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("claims", ("start", "end")),
        ("claims", ("sentence_start", "sentence_end")),
        ("attributions", ("start", "end")),
        ("attributions", ("cue_start", "cue_end")),
        ("quantities", ("counted_start", "counted_end")),
        ("quantities", ("place_start", "place_end")),
        ("quantities", ("period_start", "period_end")),
        ("evidence", ("start", "end")),
        ("blocks", ("start", "end")),
        ("hyperlinks", ("start", "end")),
    ],
)
def test_a_moved_span_is_found(filled: Ledger, table: str, columns: tuple[str, str]) -> None:
    moves = ", ".join(f'"{name}" = "{name}" + 1' for name in columns)
    filled.connection.execute(f"UPDATE {table} SET {moves}")
    assert any(problem.where.startswith(table) for problem in problems(filled))


def test_a_byte_changed_in_the_file_itself_is_found(filled: Ledger, path: Path) -> None:
    """Each place in the file where the words stand, flipped one at a time."""
    filled.close()
    whole = path.read_bytes()
    phrase = b"interest in calm"
    places = [n for n in range(len(whole)) if whole.startswith(phrase, n)]
    assert len(places) >= 2
    for place in places:
        for bits in (0x01, 0x80):
            changed = bytearray(whole)
            changed[place + 3] ^= bits
            path.write_bytes(changed)
            with Ledger.open(path) as ledger:
                assert problems(ledger), (place, bits)


def test_a_list_that_is_no_list_is_found(filled: Ledger) -> None:
    filled.connection.execute("UPDATE claims SET terms = '[{]' WHERE id = 'c-left'")
    assert Problem("claims c-left terms", "the list of spans cannot be read") in problems(filled)


def test_a_broken_link_is_found(filled: Ledger) -> None:
    filled.connection.execute("PRAGMA foreign_keys = OFF")
    filled.connection.execute("DELETE FROM articles WHERE id = ?", (FIRST.id,))
    assert any("articles" in problem.what for problem in problems(filled))


@pytest.mark.parametrize("table", ["articles", "claims", "evidence"])
def test_a_torn_page_is_found(filled: Ledger, path: Path, table: str) -> None:
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    page = filled.connection.execute(query, (table,)).fetchone()[0] - 1
    filled.close()
    whole = bytearray(path.read_bytes())
    size = int.from_bytes(whole[16:18], "big")
    whole[page * size : page * size + 8] = b"\xff" * 8
    path.write_bytes(whole)
    with Ledger.open(path) as ledger:
        assert any(problem.where == "file" for problem in problems(ledger))
