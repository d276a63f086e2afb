"""Findings drawn at random from whole runs and judged by hand: how many of each kind are right.

`evals/judged/sample.jsonl` holds a judgement a line, as `evals.findings` keeps them, with the set
and the number of the draw. They were drawn by `draw`: rare kinds whole, of common ones a number of
each, so that no kind is judged on a handful while another fills the sample; `evals.findings` and
`evals.recall` weigh kinds as they come. Judges saw the words, their context, the articles and the
definition of the kind in docs/findings.md, and had made no rule. After a draw was judged, what was
wrong in it was mended and another drawn. No text of an article is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from evals import DataError, Score
from evals.findings import JUDGED, Place, place_of
from retold.config import Config
from retold.pipeline import read_articles
from retold.read.inputs import read_inputs
from retold.types import Article, Finding, FindingKind

FILE = "sample.jsonl"
MOST_OF_A_KIND = 55
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged finding of a set."""

    set: str
    place: Place
    right: bool
    reason: str
    draw: int


def judged(*, folder: Path = JUDGED) -> list[Judged]:
    """Return the judgements; of a finding that was drawn twice, the later one."""
    rows = map(json.loads, (folder / FILE).read_text(encoding="utf-8").splitlines())
    told = [
        Judged(
            set=row["set"],
            place=(row["article"], row["start"], row["end"], row["kind"]),
            right=row["right"],
            reason=row["reason"],
            draw=row["draw"],
        )
        for row in rows
    ]
    return list({(each.set, each.place): each for each in told}.values())


def draw(
    found: Mapping[str, Sequence[Finding]], *, most: int = MOST_OF_A_KIND, seed: int = SEED
) -> list[tuple[str, Finding]]:
    """Draw at most `most` findings of each kind from those of all sets, in random order."""
    rng = Random(seed)
    kinds: dict[FindingKind, list[tuple[str, Finding]]] = {}
    for name in sorted(found):
        for each in sorted(found[name], key=place_of):
            kinds.setdefault(each.kind, []).append((name, each))
    drawn = [each for kind in sorted(kinds) for each in _some(kinds[kind], most, rng)]
    return rng.sample(drawn, len(drawn))


def findings_of(path: Path) -> list[Finding]:
    """Return all that is found in a whole set: a folder, or a file."""
    items = read_inputs([str(path)], config=Config())
    articles = [item for item in items if isinstance(item, Article)]
    return [f for reading in read_articles(articles, config=Config()) for f in reading.findings]


def score(path: Path) -> Score:
    """Score the sample on the sets at PATH: a set's folder, named as the set, or their folder.

    `n` counts the judged findings that are made today, `precision` is the share of right ones among
    them. The baseline is everything that was ever drawn.
    """
    known = judged()
    folders = _folders(path, {each.set for each in known})
    known = [each for each in known if each.set in folders]
    made = {
        (name, place_of(each))
        for name, folder in sorted(folders.items())
        for each in findings_of(folder)
    }
    still = [each for each in known if (each.set, each.place) in made]
    return Score(
        n=len(still),
        metrics=_metrics(still, known),
        baseline=_metrics(known, known),
        gold_check=_metrics([each for each in known if each.right], known),
    )


def _metrics(made: Sequence[Judged], known: Sequence[Judged]) -> dict[str, float]:
    kinds = Counter(each.place[-1] for each in made)
    right = Counter(each.place[-1] for each in made if each.right)
    ever = sum(each.right for each in known)
    return {
        "precision": right.total() / max(1, kinds.total()),
        "right_still_made": right.total() / max(1, ever),
        "kinds": float(len(kinds)),
        **{f"precision_{kind}": right[kind] / n for kind, n in sorted(kinds.items())},
    }


def _some(
    found: Sequence[tuple[str, Finding]], most: int, rng: Random
) -> Sequence[tuple[str, Finding]]:
    return found if len(found) <= most else rng.sample(found, most)


def _folders(path: Path, names: Iterable[str]) -> dict[str, Path]:
    wanted = set(names)
    name = path.name if path.is_dir() else path.parent.name
    if name in wanted:
        return {name: path}
    found = {each: path / each for each in sorted(wanted) if (path / each).is_dir()}
    if not found:
        raise DataError(f"no findings were drawn from a set called {name!r}")
    return found
