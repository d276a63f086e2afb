"""An error that nobody foresaw costs the one article or story that it befell, and says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from retold import pipeline
from retold.annotate import annotation
from retold.cli import main
from retold.config import Config
from retold.errors import ModelError, RetoldError
from retold.failures import MOST_TOLD, guarded, warn
from retold.ledger.store import Ledger
from retold.ledger.verify import verify
from retold.stories import stream
from retold.types import Article, Skipped

POISON = "Brannow"
"""The town that makes the parts below fail, as a text of some rare kind would."""

Break = Callable[[pytest.MonkeyPatch], None]


def rows() -> list[dict[str, str]]:
    plots = {
        "Veldmark": ("Flood at Veldmark", "The river has probably flooded 40 houses"),
        "Brannow": ("Herring boats at Brannow", "The quota for herring fell by 300 tonnes"),
        "Orlow": ("Orlow opens a library", "The library has cost €2 million"),
    }
    return [
        {
            "outlet": f"{town} Courier",
            "date": "2031-05-14",
            "title": title,
            "text": f"{told}, the council of {town} said on Wednesday. Nobody in {town} was hurt.",
        }
        for town, (title, told) in plots.items()
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "in"
    home.mkdir()
    for row in rows():
        path = home / f"{row['outlet'].split()[0].lower()}.json"
        path.write_text(json.dumps(row), encoding="utf-8")
    return home


def poisoned(text: str) -> None:
    if POISON in text:
        raise KeyError("a rare case\nof words")


def break_claims(patch: pytest.MonkeyPatch) -> None:
    real = pipeline.extract

    def extract(document: Any, **options: Any) -> Any:
        poisoned(document.article.text)
        return real(document, **options)

    patch.setattr(pipeline, "extract", extract)


def break_parse(patch: pytest.MonkeyPatch) -> None:
    real = pipeline.nlp.parse

    def parse(articles: Iterable[Article], **options: Any) -> Any:
        batch = list(articles)
        for article in batch:
            poisoned(article.text)
        return real(batch, **options)

    patch.setattr(pipeline.nlp, "parse", parse)


def break_tagger(patch: pytest.MonkeyPatch) -> None:
    real = pipeline.tagger.tag

    def tag(texts: Iterable[str], **options: Any) -> Any:
        batch = list(texts)
        for text in batch:
            poisoned(text)
        return real(batch, **options)

    patch.setattr(pipeline.tagger, "tag", tag)


def break_times(patch: pytest.MonkeyPatch) -> None:
    real = annotation.read_times

    def read_times(sentences: Iterable[tuple[str, int]], **options: Any) -> Any:
        found = list(sentences)
        for text, _ in found:
            poisoned(text)
        return real(found, **options)

    patch.setattr(annotation, "read_times", read_times)


def break_tracing(patch: pytest.MonkeyPatch) -> None:
    real = pipeline.trace

    def trace(story: Any, articles: Any, *arguments: Any, **options: Any) -> Any:
        for article in articles.values():
            poisoned(article.text)
        return real(story, articles, *arguments, **options)

    patch.setattr(pipeline, "trace", trace)


def break_signature(patch: pytest.MonkeyPatch) -> None:
    real = pipeline.signature

    def signature(article: Article) -> Any:
        poisoned(article.text)
        return real(article)

    patch.setattr(pipeline, "signature", signature)


def break_grouping(patch: pytest.MonkeyPatch) -> None:
    """Fail halfway through placing whatever is known to be of the town."""
    real = stream.imprint

    def imprint(given: Any) -> Any:
        poisoned(" ".join(given.surfaces.values()))
        return real(given)

    patch.setattr(stream, "imprint", imprint)


GROUPING = pytest.mark.parametrize("part", [break_signature, break_grouping])
PARTS = pytest.mark.parametrize("part", [break_claims, break_parse, break_tagger, break_times])


def claimed(ledger: Path) -> dict[str, int]:
    """Return how many claims each article of a ledger has, by where it was read."""
    with Ledger.open(ledger, create=False, writable=False) as store:
        assert list(verify(store.view)) == []
        return {a.locator: len(list(store.view.claims([a.id]))) for a in store.view.articles()}


def logged(ledger: Path) -> list[Skipped]:
    with Ledger.open(ledger, create=False, writable=False) as store:
        return list(store.view.skipped())


def told_in(ledger: Path) -> list[str]:
    """Return the titles of the stories that a ledger holds."""
    with Ledger.open(ledger, create=False, writable=False) as store:
        return sorted(story.title for story in store.view.stories())


@pytest.mark.model
@PARTS
@pytest.mark.parametrize("size", [1, 32])
def test_an_article_that_fails_is_stored_without_claims_and_the_others_with_theirs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: Break, size: int
) -> None:
    config = replace(Config(), batch_articles=size)
    with Ledger.open(tmp_path / "whole.ledger") as store:
        pipeline.run([str(folder)], ledger=store, config=config)
    part(monkeypatch)
    with Ledger.open(tmp_path / "a.ledger") as store:
        summary = pipeline.run([str(folder)], ledger=store, config=config)
    whole = claimed(tmp_path / "whole.ledger")
    assert min(whole.values()) > 0
    assert claimed(tmp_path / "a.ledger") == {**whole, "brannow.json": 0}
    (skipped,) = summary.skipped
    assert skipped.locator == "brannow.json"
    assert "KeyError: 'a rare case" in skipped.reason
    assert "please report it" in skipped.reason
    assert "\n" not in skipped.reason
    assert logged(tmp_path / "a.ledger") == [skipped]
    assert (summary.articles_read, summary.articles_new, len(summary.stories)) == (3, 3, 3)


@pytest.mark.model
@PARTS
def test_the_command_line_lists_what_failed_and_ends_with_1(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    part: Break,
) -> None:
    part(monkeypatch)
    ledger = str(tmp_path / "a.ledger")
    assert main(["read", str(folder), "--ledger", ledger]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("retold: skipped brannow.json: not analysed: internal error, ")
    assert "KeyError" in told[-1]
    assert "Traceback" not in "\n".join(told)
    assert main(["read", str(folder), "--ledger", ledger, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skipped"] == []


@pytest.mark.model
def test_a_story_that_fails_is_left_out_and_the_next_run_tells_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "a.ledger"
    call = ["read", str(folder), "--ledger", str(ledger)]
    with pytest.MonkeyPatch.context() as patch:
        break_tracing(patch)
        for _ in range(2):
            assert main(call) == 1
            told = capsys.readouterr().err.splitlines()[-1]
            assert told.startswith("retold: skipped story s")
            assert "(Herring boats at Brannow)" in told
            assert "KeyError" in told
    assert told_in(ledger) == ["Flood at Veldmark", "Orlow opens a library"]
    assert min(claimed(ledger).values()) > 0
    assert len(logged(ledger)) == 1
    assert main(call) == 0
    assert len(told_in(ledger)) == 3


@pytest.mark.model
@GROUPING
@pytest.mark.parametrize("size", [1, 32])
def test_an_article_that_cannot_be_grouped_is_a_story_of_its_own_with_its_claims(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: Break, size: int
) -> None:
    config = replace(Config(), batch_articles=size)
    part(monkeypatch)
    with Ledger.open(tmp_path / "a.ledger") as store:
        summary = pipeline.run([str(folder)], ledger=store, config=config)
    assert told_in(tmp_path / "a.ledger") == sorted(row["title"] for row in rows())
    assert min(claimed(tmp_path / "a.ledger").values()) > 0
    (skipped,) = summary.skipped
    assert skipped.locator == "brannow.json"
    assert skipped.reason.startswith("not held against other articles: internal error, ")
    assert "KeyError: 'a rare case" in skipped.reason
    assert logged(tmp_path / "a.ledger") == [skipped]
    with Ledger.open(tmp_path / "a.ledger") as store:
        again = pipeline.run([str(folder)], ledger=store, config=config)
    assert (again.skipped, again.stories) == ((), ())


@pytest.mark.model
@GROUPING
def test_in_memory_an_article_that_cannot_be_grouped_stands_alone_as_well(
    folder: Path, monkeypatch: pytest.MonkeyPatch, part: Break
) -> None:
    items = pipeline.read_inputs([str(folder)], config=Config())
    articles = [item for item in items if isinstance(item, Article)]
    part(monkeypatch)
    skipped: list[Skipped] = []
    made = pipeline.read_articles(articles, config=Config(), skip=skipped.append)
    assert sorted(reading.story.title for reading in made) == sorted(r["title"] for r in rows())
    assert all(reading.claims for reading in made)
    assert [item.locator for item in skipped] == ["brannow.json"]


@pytest.mark.model
def test_in_memory_the_same_is_told_to_who_asks_and_warned_of_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = pipeline.read_inputs([str(folder)], config=Config())
    articles = [item for item in items if isinstance(item, Article)]
    whole = {r.story.id: r for r in pipeline.read_articles(articles, config=Config())}
    with pytest.MonkeyPatch.context() as patch:
        break_claims(patch)
        skipped: list[Skipped] = []
        made = pipeline.read_articles(articles, config=Config(), skip=skipped.append)
        assert {r.story.title: len(r.claims) for r in made}.pop("Herring boats at Brannow") == 0
        assert [r for r in made if r.claims] == [whole[r.story.id] for r in made if r.claims]
        assert [item.locator for item in skipped] == ["brannow.json"]
        with pytest.warns(RuntimeWarning, match=r"brannow\.json: .*KeyError"):
            pipeline.read_articles(articles, config=Config())
    break_tracing(monkeypatch)
    with pytest.warns(RuntimeWarning, match="story .*KeyError"):
        made = pipeline.read_articles(articles, config=Config())
    assert len(made) == 2
    assert all(whole[reading.story.id] == reading for reading in made)


@pytest.mark.model
@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt, ModelError("no model")])
def test_what_is_no_fault_of_an_article_ends_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Any
) -> None:
    def load() -> None:
        raise error

    monkeypatch.setattr(pipeline.nlp, "load", load)
    kind = error if isinstance(error, type) else type(error)
    with Ledger.open(tmp_path / "a.ledger") as store, pytest.raises(kind):
        pipeline.run([str(folder)], ledger=store, config=Config())


@pytest.mark.model
def test_a_model_that_cannot_be_loaded_is_no_fault_of_any_article(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> None:
        raise OSError("the weights cannot be read")

    monkeypatch.setattr(pipeline.nlp, "load", load)
    with Ledger.open(tmp_path / "a.ledger") as store, pytest.raises(OSError, match="weights"):
        pipeline.run([str(folder)], ledger=store, config=Config())


def test_what_goes_well_is_not_told() -> None:
    skipped: list[Skipped] = []
    with guarded("a.txt", skipped.append):
        done = True
    assert done
    assert skipped == []


@pytest.mark.parametrize("error", [RetoldError("told"), MemoryError(), KeyboardInterrupt()])
def test_what_is_raised_on_purpose_passes(error: BaseException) -> None:
    skipped: list[Skipped] = []
    with pytest.raises(type(error)), guarded("a.txt", skipped.append):
        raise error
    assert skipped == []


def test_a_reason_is_one_short_line() -> None:
    skipped: list[Skipped] = []
    with guarded("a.txt", skipped.append):
        raise ValueError("far\ntoo long " * 1_000)
    (item,) = skipped
    assert item.locator == "a.txt"
    assert "(ValueError: far too long" in item.reason
    assert "\n" not in item.reason
    assert len(item.reason) < MOST_TOLD + 100


def test_a_warning_names_the_place_and_the_reason() -> None:
    with pytest.warns(RuntimeWarning, match=r"a\.txt: broken"):
        warn(Skipped("a.txt", "broken"))
