"""What a later text at a URL changed, as the command line lists it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_samples import Run, called
from invented import built_article

from retold.ledger.store import Ledger
from retold.types import Article, BlockKind

URL = "https://courier.example/flood"
HOMES = "The flood destroyed 140 homes in Veldmark, the River Board said."
BUSES = "Buses ran all night."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return called(capsys)


def read(key: str, *paragraphs: str, url: str | None = URL, day: str = "2031-05-14") -> Article:
    parts = [(BlockKind.BODY, text) for text in paragraphs]
    return built_article(parts, key=key, url=url, published=day)


def ledger(folder: Path, *articles: Article) -> Path:
    path = folder / "l"
    with Ledger.open(path) as store, store.writer.batch():
        for article in articles:
            store.writer.add_article(article, [])
    return path


def test_every_difference_is_told_with_its_words_in_both_texts(run: Run, tmp_path: Path) -> None:
    old = read("a" * 16, HOMES, BUSES)
    new = read("b" * 16, HOMES.replace("140", "340"), day="2031-05-15")
    path = ledger(tmp_path, new, old, read("c" * 16, HOMES, url=None))
    (row,) = run("articles", "--ledger", path, "--revised", "--json").lines()
    assert (row["article"], row["revises"], row["url"]) == (new.id, old.id, URL)
    changed, removed = row["differences"]
    assert (changed["edit"], changed["marks"], changed["moved"]) == ("changed", ["figure"], False)
    (words,) = changed["words"]
    assert (words["old"]["text"], words["new"]["text"]) == ("140", "340")
    assert removed == {
        "edit": "removed",
        "moved": False,
        "marks": [],
        "old": {"start": len(HOMES) + 2, "end": len(old.text), "text": BUSES},
        "new": None,
        "words": [],
    }


def test_the_table_has_a_row_for_each_sentence(run: Run, tmp_path: Path) -> None:
    old, new = read("a" * 16, HOMES), read("b" * 16, HOMES, BUSES, day="2031-05-15")
    done = run("articles", "--ledger", ledger(tmp_path, old, new), "--revised")
    assert [line.split()[:2] for line in done.out.splitlines()[1:]] == [[new.id, "added"]]
    assert BUSES in done.out


def test_without_a_second_text_there_is_nothing(run: Run, tmp_path: Path) -> None:
    done = run("articles", "--ledger", ledger(tmp_path, read("a" * 16, HOMES)), "--revised")
    assert (done.out, "nothing found" in done.err) == ("", True)


@pytest.mark.parametrize("more", [[], ["--reverse"], ["--sort", "title"]])
def test_texts_of_one_time_revise_each_other_in_the_order_they_were_read(
    run: Run, tmp_path: Path, more: list[str]
) -> None:
    old, new = read("f" * 16, HOMES), read("b" * 16, HOMES, BUSES)
    (row,) = run(
        "articles", "--ledger", ledger(tmp_path, old, new), "--revised", "--json", *more
    ).lines()
    assert (row["article"], row["revises"]) == (new.id, old.id)
