"""The text of web pages: the article-extraction-benchmark's F1, and speed beside trafilatura.

The measure is that benchmark's own (github.com/scrapinghub/article-extraction-benchmark): true and
false positives are counted over shingles of four words, each page weighs the same, and F1 is that
of the mean precision and the mean recall. A page without an answer drops out of the precision.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from evals import DataError, Score
from retold.config import Config
from retold.errors import ReadError
from retold.read.decoding import decode
from retold.read.inputs import read_inputs
from retold.read.markup import plain
from retold.read.sources import Bytes
from retold.types import Article, BlockKind

MAX_TRUTH_BYTES = 100_000_000
SHINGLE = 4
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[0-9A-Za-z_-]{1,100}")
_BODY = frozenset({BlockKind.STANDFIRST, BlockKind.DATELINE, BlockKind.BODY, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Match:
    """Shares of the shingles of a page: in both texts, in the answer alone, in the gold alone."""

    both: float
    extra: float
    missed: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the pages, by name, and the CPU seconds that it took."""

    texts: Mapping[str, str]
    seconds: float


def score(path: Path) -> Score:
    """Score `ground-truth.json` and `html/*.html.gz`; n is the number of pages that both name.

    `pages_per_second_ratio` is that of our reader, from file to stored article, to trafilatura
    alone on the same pages, page by page in turn, in CPU time; it varies between runs. The
    baseline is all text of the page.
    """
    truth = _truth(path / "ground-truth.json")
    files = {name: path / "html" / f"{name}.html.gz" for name in sorted(truth)}
    files = {name: file for name, file in files.items() if file.is_file()}
    if not files:
        raise DataError("no page html/NAME.html.gz that ground-truth.json names")
    ours, alone, everything = _timed(files, (_read, _trafilatura, _all_text))
    gold = {name: truth[name] for name in files}
    return Score(
        n=len(files),
        metrics={
            "f1": f1(gold, ours.texts),
            "pages_per_second_ratio": alone.seconds / ours.seconds,
        },
        baseline={
            "f1": f1(gold, everything.texts),
            "pages_per_second_ratio": alone.seconds / everything.seconds,
        },
        gold_check={"f1": f1(gold, gold), "pages_per_second_ratio": 1.0},
    )


def f1(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Return the benchmark's F1 over pages, from the mean precision and the mean recall."""
    matches = [match(text, found.get(name, "")) for name, text in gold.items()]
    precisions = [m.both / (m.both + m.extra) for m in matches if m.both + m.extra > 0]
    recalls = [m.both / (m.both + m.missed) for m in matches if m.both + m.missed > 0]
    precision, recall = (fmean(each) if each else 0.0 for each in (precisions, recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def match(gold: str, found: str) -> Match:
    """Count the shingles of two texts, as shares of all of them."""
    right, answer = _shingles(gold), _shingles(found)
    both, extra, missed = (
        (right & answer).total(),
        (answer - right).total(),
        (right - answer).total(),
    )
    total = max(1, both + extra + missed)
    return Match(both / total, extra / total, missed / total)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count runs of four words; a shorter text is one run, an empty one none."""
    words = _WORD.findall(text)
    runs = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def _truth(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_TRUTH_BYTES + 1)
        if len(data) > MAX_TRUTH_BYTES:
            raise DataError(f"{file} holds more than {MAX_TRUTH_BYTES} bytes")
        pages = json.loads(data)
        return {name: str(pages[name].get("articleBody") or "") for name in pages if _ok(name)}
    except (OSError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise DataError(f"{file} cannot be read as pages by name ({error})") from error


def _ok(name: str) -> bool:
    """A name that is no path: pages are read from the folder `html` alone."""
    return _NAME.fullmatch(name) is not None


Reader = Callable[[Path], str]


def _timed(files: Mapping[str, Path], readers: tuple[Reader, ...]) -> Iterator[Reading]:
    """Let the readers take each page in turn, so that a busy machine slows them alike.

    The first page is read once before, since whatever loads with it is no part of reading.
    """
    texts: list[dict[str, str]] = [{} for _ in readers]
    seconds = [0.0] * len(readers)
    for reader in readers:
        reader(next(iter(files.values())))
    for turn, (name, file) in enumerate(files.items()):
        for at in range(len(readers)):
            each = (at + turn) % len(readers)
            start = time.process_time()
            texts[each][name] = readers[each](file)
            seconds[each] += time.process_time() - start
    return (Reading(t, max(s, 1e-9)) for t, s in zip(texts, seconds, strict=True))


def _read(file: Path) -> str:
    """Return the body that our reader stores: no title, byline or credit."""
    for item in read_inputs([str(file)], config=Config()):
        if isinstance(item, Article):
            blocks = (block for block in item.blocks if block.kind in _BODY)
            return "\n\n".join(block.span.of(item.text) for block in blocks)
    return ""


def _trafilatura(file: Path) -> str:
    import trafilatura  # noqa: PLC0415 - slow to load

    return trafilatura.extract(_page(file), include_comments=False) or ""


def _all_text(file: Path) -> str:
    return plain(_page(file))


def _page(file: Path) -> str:
    """Return a page's markup, unpacked within the reader's own limits."""
    try:
        with file.open("rb") as stream:
            return decode(Bytes(stream, limit=Config().max_file_bytes).whole(), markup=True)
    except (OSError, ReadError):
        return ""
