"""Copies among real articles, judged by hand: the finder beside plain MinHash, in one run.

`evals/judged/near_duplicates.jsonl` holds a pair a line: digests of the two items as read, whether
either is a copy of the other (null where reading leaves it open: not scored), the reason, and the
sample that it came from. `near_duplicates_digests.jsonl` holds articles to be joined into digests.
No text of an article is kept.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from evals import DataError, Metrics, Score
from evals.archives import members
from evals.findings import JUDGED
from retold.annotate.quotations import find_quotations
from retold.config import Config
from retold.errors import ReadError
from retold.read.agencies import outlet_agency
from retold.read.articles import article_of
from retold.read.inputs import read_inputs
from retold.read.raw import Raw
from retold.stories.agencies import credited
from retold.stories.duplicates import find_copies, is_copy
from retold.stories.minhash import CopyIndex, sketch
from retold.stories.passages import word_sequence
from retold.types import Article, Block, BlockKind, Span

SETS = ("fa_kes", "mh17", "polnear")
PERMUTATIONS = 128
SEED = 1
_KEY = 16
_FIRST_DAY, _NEXT_DAY = "2000-01-01", "2000-01-02"
_METADATA = "metadata.tsv"
_NO_WIRE = frozenset({"", "none", "na"})

Decide = Callable[[Article, Article], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of a set, and whether a reader called either a copy of the other."""

    one: Article
    other: Article
    copy: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one set by key, and the agency of each where its metadata tell."""

    articles: Mapping[str, Article]
    wires: Mapping[str, str | None]


def score(path: Path) -> Score:
    """Score the judged pairs whose articles PATH holds: one set, or a folder that holds the sets.

    `precision`, `recall` and `f1` are over pairs, each judged on its two articles alone;
    `f1_together` finds them among all articles of the set at once, and `candidate_recall` is the
    share of copies that the index proposes there. `digest_f1` is over the originals told of digests
    joined from three articles, with three strangers beside. `agency_f1` is over PolNeAR's
    articles and the agency of the column `wire`. The baseline is plain MinHash: the estimated
    Jaccard of word 5-grams, at the threshold that is best on these very pairs.
    """
    sets = [_corpus(folder) for folder in _folders(path)]
    judged = [(corpus, pairs) for corpus in sets if (pairs := list(_pairs(corpus.articles)))]
    if not judged:
        raise DataError(f"none of the judged articles is in {path}")
    pairs = [pair for _, some in judged for pair in some]
    gold = [pair.copy for pair in pairs]
    metrics = {
        **_prf(gold, [is_copy(pair.one, pair.other) for pair in pairs]),
        "f1_together": _prf(gold, [found for c, some in judged for found in _together(c, some)])[
            "f1"
        ],
        "candidate_recall": _candidate_recall(judged),
    }
    digests = [counts for corpus in sets for counts in _digests(corpus.articles)]
    if digests:
        metrics["digest_f1"] = _f1(*map(sum, zip(*digests, strict=True)))
    wires = [(agency, credited(c.articles[key])) for c in sets for key, agency in c.wires.items()]
    if wires:
        right = sum(told is not None and told == found for told, found in wires)
        named = sum(told is not None for told, _ in wires), sum(f is not None for _, f in wires)
        metrics["agency_f1"] = _f1(right, named[1] - right, named[0] - right)
    return Score(
        n=len(pairs),
        metrics=metrics,
        baseline=plain_minhash(pairs),
        gold_check={**_prf(gold, gold), **dict.fromkeys(list(metrics)[3:], 1.0)},
    )


def plain_minhash(pairs: Sequence[Pair]) -> Metrics:
    """Return the best that one threshold on the MinHash resemblance makes of the pairs."""
    alike = [_resemblance(pair) for pair in pairs]
    gold = [pair.copy for pair in pairs]
    tried = [_prf(gold, [value >= cut for value in alike]) for cut in sorted({*alike, 2.0})]
    return max(tried, key=lambda metrics: metrics["f1"])


def _resemblance(pair: Pair) -> float:
    shingles = [set(word_sequence(a, ()).shingles.tolist()) for a in (pair.one, pair.other)]
    matrix = RMinHash.digest_matrix_from_token_hash_sets(shingles, num_perm=PERMUTATIONS, seed=SEED)
    rows: NDArray[np.uint32] = np.array(matrix.to_rows(), dtype=np.uint32)
    return float((rows[0] == rows[1]).mean())


def _prf(gold: Sequence[bool], found: Sequence[bool]) -> dict[str, float]:
    both = sum(map(lambda g, f: g and f, gold, found))
    return {
        "precision": both / sum(found) if any(found) else 1.0,
        "recall": both / sum(gold) if any(gold) else 1.0,
        "f1": _f1(both, sum(found) - both, sum(gold) - both),
    }


def _f1(right: int, wrong: int, missed: int) -> float:
    total = 2 * right + wrong + missed
    return 2 * right / total if total else 1.0


def _together(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[bool]:
    """Tell of each pair whether the copies of the whole set join the two, or to one original."""
    originals: dict[str, set[str]] = {}
    for copy in find_copies(list(corpus.articles.values())):
        originals.setdefault(copy.copy, set()).add(copy.original)
    for pair in pairs:
        one, other = ({a.id} | originals.get(a.id, set()) for a in (pair.one, pair.other))
        yield bool(one & other)


def _candidate_recall(judged: Sequence[tuple[Corpus, Sequence[Pair]]]) -> float:
    hits = total = 0
    for corpus, pairs in judged:
        index, proposed = CopyIndex(), set[frozenset[str]]()
        for article in corpus.articles.values():
            sketched = sketch(article.id, word_sequence(article, find_quotations(article)))
            proposed |= {frozenset((article.id, other)) for other in index.add(sketched)}
        copies = [frozenset((pair.one.id, pair.other.id)) for pair in pairs if pair.copy]
        total += len(copies)
        hits += sum(copy in proposed for copy in copies)
    return hits / total if total else 1.0


def _digests(known: Mapping[str, Article]) -> Iterator[tuple[int, int, int]]:
    """Yield (right, wrong, missed) originals of each digest, joined from its parts."""
    rows = [row["parts"] for row in _rows("near_duplicates_digests.jsonl")]
    held = [
        [replace(known[key], published=_FIRST_DAY) for key in parts]
        for parts in rows
        if all(key in known for key in parts)
    ]
    for at, parts in enumerate(held):
        digest = _joined(parts)
        beside = held[(at + 1) % len(held)] if len(held) > 1 else []
        copies = find_copies([digest, *parts, *beside])
        told = {copy.original for copy in copies if copy.copy == digest.id}
        right = len(told & {part.id for part in parts})
        yield right, len(told) - right, len(parts) - right


def _joined(parts: Sequence[Article]) -> Article:
    """Join the paragraphs of articles to one of the day after, of no outlet or credit."""
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for part in parts:
        for block in part.blocks:
            if block.kind is BlockKind.BODY:
                words = block.span.of(part.text)
                blocks.append(Block(BlockKind.BODY, Span(at, at + len(words))))
                pieces.append(words)
                at += len(words) + 2
    text = "\n\n".join(pieces)
    digest = sha256(text.encode("utf-8")).hexdigest()
    return replace(
        parts[0],
        id=digest,
        url=None,
        outlet=None,
        title=None,
        byline=None,
        published=_NEXT_DAY,
        agency=None,
        text=text,
        text_hash=digest,
        blocks=tuple(blocks),
    )


def _pairs(known: Mapping[str, Article]) -> Iterator[Pair]:
    for row in _rows("near_duplicates.jsonl"):
        one, other = known.get(row["one"]), known.get(row["other"])
        if one is not None and other is not None and row["copy"] is not None:
            yield Pair(one, other, row["copy"])


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (JUDGED / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _folders(path: Path) -> list[Path]:
    inner = [path / name for name in SETS if (path / name).is_dir()]
    return inner or [path]


def _corpus(path: Path) -> Corpus:
    texts = [(name, data) for name, data in members(path, suffix=".txt") if "/text/" in name]
    if not texts:
        items = read_inputs([str(path)], config=Config())
        return Corpus(_keyed(item for item in items if isinstance(item, Article)), {})
    articles = {name: article for name, data in texts if (article := _text(name, data))}
    agencies = _wires(path)
    stems = {name.rpartition("/")[2].removesuffix(".txt"): a for name, a in articles.items()}
    wires = {a.raw_hash[:_KEY]: agencies[stem] for stem, a in stems.items() if stem in agencies}
    return Corpus(_keyed(articles.values()), wires)


def _keyed(articles: Iterable[Article]) -> dict[str, Article]:
    return {article.raw_hash[:_KEY]: article for article in articles}


def _text(name: str, data: bytes) -> Article | None:
    raw = Raw(name, data.decode("utf-8", errors="replace"), sha256(data).hexdigest())
    try:
        return article_of(raw, config=Config(), today=date.max)
    except ReadError:
        return None


def _wires(path: Path) -> dict[str, str | None]:
    """Read PolNeAR's table: the agency of each text, None where the column names none."""
    wires: dict[str, str | None] = {}
    for _, data in members(path, suffix=_METADATA):
        table = io.StringIO(data.decode("utf-8", errors="replace"), newline="")
        for row in csv.DictReader(table, delimiter="\t"):
            name, wire = row.get("filename"), row.get("wire")
            if name and wire is not None:
                known = wire.strip().casefold() not in _NO_WIRE
                wires[name] = (outlet_agency(wire) or wire) if known else None
    return wires
