"""Texts made to hurt, through the command line: no traceback, no hang, nothing invented."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from retold.annotate import nlp
from retold.config import Config
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.pipeline import claims_of
from retold.read.articles import article_of
from retold.read.raw import Raw
from retold.types import Article, Claim

pytestmark = pytest.mark.model

SOUND = "The harbour board said on Monday that the crane likely failed. Six of the crew were hurt."
WORDS = "the harbour board said that the crane and its 40 hands likely fell on Monday".split()
GERMAN = (
    "Das Hafenamt erklärte am Montag, der Kran sei wahrscheinlich nach einem Sturm umgestürzt.\n\n"
    "„Mehr als 40 Menschen wurden verletzt“, sagte die Sprecherin Anna Holm am Abend.\n"
)
ARABIC = "قال مدير الميناء إن الرافعة انهارت يوم الاثنين بعد عاصفة شديدة وإن أربعين عاملا أصيبوا."
PATIENCE = 600
ROOM = 1_500_000_000


def words(count: int) -> str:
    return " ".join(islice(cycle(WORDS), count))


HOSTILE = {
    "sentence.txt": words(100_000) + ".",
    "marks.txt": '"' * 20_000,
    "open.txt": f"{SOUND}\n\n" + "“" * 20_000,
    "speech.txt": f"{SOUND}\n\n" + "“The board said " * 5_000,
    "brackets.txt": f"{SOUND}\n\n" + "(" * 10_000 + "crane" + ")" * 10_000,
    "mixed.txt": "The совет said что 起重机 of العمال ต่าง fell ὅτι. " * 40,
    "emoji.txt": f"{SOUND} 👩‍👩‍👧‍👦🔥\n\n" + "🏗️" * 5_000,
    "turned.txt": f"\u202e{SOUND}\u202c\n\nThe mayor, \u2067{ARABIC}\u2069, denied it.",
    "digits.txt": f"The board said {'9' * 400} hands fell, and {'1' * 400}.{'3' * 400} tonnes. "
    f"It paid ${','.join(['999'] * 133)} million, more than {'8' * 400} per cent.",
    "years.txt": "On 1 January 0000 the crane fell. It will rise on 5 May 99999. It fell on "
    "0000-01-01 and 99999-12-31, 99999 years ago and 999999999999 days ago, in year 0.",
    "year0.md": f"---\ntitle: Crane fell\ndate: 0000-01-01\n---\n{SOUND} It fell last week.",
    "year9.md": f"---\ntitle: Crane fell\ndate: 99999-01-01\n---\n{SOUND} It rises next week.",
    "last.md": f"---\ntitle: Crane fell\ndate: 9999-12-31\n---\n{SOUND} It rises next week.",
    "first.md": f"---\ntitle: Crane fell\ndate: 0001-01-01\n---\n{SOUND} It fell last year.",
    "again.txt": "\n\n".join(["The board said it fell."] * 3_000),
    "marked.txt": "The b" + "\u0301" * 20_000 + f"oard said.\n\n{SOUND}",
    "german.txt": GERMAN,
    "arabic.txt": f"{ARABIC}\n\n{ARABIC}",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the run over all hostile texts ended, and where its ledger and its page are."""

    code: int
    out: str
    err: str
    seconds: float
    ledger: Path
    page: Path

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in call(*arguments, "--json", "--ledger", self.ledger)]


def call(*arguments: object) -> list[str]:
    done = retold(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def retold(*arguments: object) -> subprocess.CompletedProcess[str]:
    limited = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_DATA, ({ROOM}, {ROOM}));"
        "from retold.cli import main; sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", limited, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"},
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for name, text in HOSTILE.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    ledger, page = folder / "a.ledger", folder / "page.html"
    began = time.monotonic()
    done = retold("read", folder / "in", "--ledger", ledger, "--report", page)
    seconds = time.monotonic() - began
    return Outcome(done.returncode, done.stdout, done.stderr, seconds, ledger, page)


def read(text: str, **more: Any) -> tuple[Article, list[Claim]]:
    """Read one text in memory, as English unless its language is given."""
    article = article_of(Raw("a.txt", text, "0" * 64), config=Config(), today=date(2031, 5, 1))
    article = replace(article, language=more.get("language", "en"))
    ((_, claims),) = claims_of([article], config=Config())
    return article, claims


def test_the_run_ends_with_what_it_skipped_and_no_traceback(run: Outcome) -> None:
    assert run.code == 1
    assert "Traceback" not in run.err
    assert "skipped marks.txt: no text" in run.err
    assert run.err.count("retold: skipped") == 1
    assert "language not supported: ar 1, de 1" in run.err
    assert run.page.stat().st_size > 10_000


def test_the_ledger_holds_every_word_that_it_cites(run: Outcome) -> None:
    with Ledger.open(run.ledger, create=False, writable=False) as store:
        assert list(verify(store.view)) == []


def test_nothing_is_claimed_in_a_language_that_is_not_supported(run: Outcome) -> None:
    articles = {row["id"]: row for row in run.rows("articles")}
    told = {row["locator"]: (row["language"], row["unread"]) for row in articles.values()}
    assert told["german.txt"] == ("de", "language not supported")
    assert told["arabic.txt"] == ("ar", "language not supported")
    assert told["brackets.txt"] == ("en", None)
    claimed = {articles[row["article"]]["locator"] for row in run.rows("claims")}
    assert claimed.isdisjoint({"german.txt", "arabic.txt"})
    page = run.page.read_text(encoding="utf-8")
    assert page.count("language not supported") >= 2


def test_no_date_is_made_of_a_year_that_cannot_be(run: Outcome) -> None:
    dated = {row["locator"]: row["published"] for row in run.rows("articles")}
    stated = {name: day for name, day in dated.items() if name.endswith(".md")}
    assert set(stated.values()) == {None}
    for claim in run.rows("claims"):
        for moment in claim["times"]:
            ends = [end for end in (moment["start_time"], moment["end_time"]) if end]
            assert all(1 <= int(end[:4]) <= 9999 and end[4] == "-" for end in ends)


def test_no_figure_is_beyond_what_json_can_hold(run: Outcome) -> None:
    figures = [figure for claim in run.rows("claims") for figure in claim["quantities"]]
    assert figures
    for figure in figures:
        assert all(end is None or abs(end) < 1e308 for end in (figure["low"], figure["high"]))


def test_the_sound_sentences_beside_the_hostile_ones_are_read(run: Outcome) -> None:
    homes = {row["id"]: row["locator"] for row in run.rows("articles")}
    sound = {homes[c["article"]] for c in run.rows("claims") if "crane likely failed" in c["text"]}
    assert sound >= {"open.txt", "brackets.txt", "emoji.txt", "turned.txt", "marked.txt"}


def test_a_run_of_words_that_no_sentence_has_makes_no_claim() -> None:
    _, claims = read(f"{SOUND}\n\n{words(3_000)}.")
    assert claims
    assert max(len(claim.text) for claim in claims) < 5_000
    assert {claim.sentence.start < len(SOUND) for claim in claims} == {True}


def test_a_long_sentence_of_news_is_read() -> None:
    listed = ", ".join(f"the port of {name}ow" for name in ("Brann", "Harr", "Lorr", "Mell") * 20)
    _, claims = read(f"The board said that the storm had closed {listed}.")
    assert any(claim.attribution for claim in claims)


@pytest.mark.parametrize(
    "text",
    ["“" * 3_000, "crane" + ")" * 3_000, "x" * 3_000, "🏗️" * 3_000, f" {'9' * 700}, he said."],
    ids=["marks", "brackets", "letters", "emoji", "digits"],
)
def test_tokens_give_back_a_text_without_white_space(text: str) -> None:
    article = replace(read(SOUND)[0], text=text)
    block = replace(article.blocks[0], span=replace(article.blocks[0].span, start=0, end=len(text)))
    ((_, sentences),) = nlp.parse(
        [replace(article, blocks=(block,))], nlp=nlp.load(), segment_chars=20_000
    )
    for sentence in sentences:
        assert sentence.span.of(text) == sentence.text
        assert all(
            text[start : start + len(word)] == word.text
            for word, start in zip(sentence.words, sentence.starts, strict=True)
        )


@pytest.mark.parametrize(
    "made",
    [
        lambda size: "“" * size,
        lambda size: "(" * size + "a" + ")" * size,
        lambda size: "🔥" * size,
        lambda size: "“He said " * (size // 3),
        words,
    ],
    ids=["marks", "brackets", "emoji", "speech", "words"],
)
def test_time_grows_with_the_text_and_not_with_its_square(made: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        read(f"{SOUND}\n\n{made(size)}")
        return time.process_time() - began

    read(SOUND)
    assert seconds(4_000) < 12 * seconds(1_000) + 1.0
