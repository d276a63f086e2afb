"""Claim strength: macro F1 over none, correlational, conditional and causal.

The set is that of Yu, Li and Wang (2019) and Yu, Wang, Guo and Li (2020): sentences of conclusions
in PubMed, and of press releases on EurekAlert, each with a label from 0 to 3.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals import DataError, Score
from evals.learnt import Reader, known, macro, parsed, readings
from retold.claims import encoder
from retold.claims.linear import Features, Linear, load
from retold.claims.strength import MODEL, Strength, judged
from training import fits

LABELS = tuple(Strength)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, its gold, and the document that it is of (itself, where none is named)."""

    text: str
    strength: Strength
    document: str


def items(path: Path) -> list[Item]:
    """Read `annotated_*.csv` of a folder, or one such file.

    A sentence that stands twice with different labels is left out: no answer to it is right.
    Raises DataError for another layout.
    """
    files = sorted(path.glob("annotated_*.csv")) if path.is_dir() else [path]
    found = [item for file in files for item in _rows(file)]
    if not found:
        raise DataError(f"no sentence in annotated_*.csv of {path}")
    labels: dict[str, set[Strength]] = {}
    for item in found:
        labels.setdefault(item.text, set()).add(item.strength)
    once = {item.text: item for item in found if len(labels[item.text]) == 1}
    return list(once.values())


def _rows(file: Path) -> Iterator[Item]:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                text, label = row.get("sentence"), row.get("label")
                if not text or label not in {"0", "1", "2", "3"}:
                    raise DataError(f"{file.name}, row {number}: no sentence with a label 0 to 3")
                release = (row.get("sentId") or "").split("-")
                document = "-".join(release[:3]) if len(release) > 3 else text
                yield Item(text, LABELS[int(label)], document)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{file.name} cannot be read: {error}") from error


def score(path: Path) -> Score:
    """Score claim strength; n counts sentences. The baseline always says the commonest class.

    Sentences that the shipped models were trained on are left out, see `evals.learnt`.
    """
    gold = items(path)
    told = answers(gold)
    read = [item for item in gold if item.text in told]
    commonest = Counter(item.strength for item in read).most_common(1)
    trivial = commonest[0][0] if commonest else Strength.NONE
    return Score(
        n=len(read),
        metrics={"macro_f1": macro([(i.strength, told[i.text]) for i in read])},
        baseline={"macro_f1": macro([(i.strength, trivial) for i in read])},
        gold_check={"macro_f1": macro([(i.strength, i.strength) for i in read])},
    )


def answers(gold: list[Item]) -> dict[str, Strength]:
    """Return the strength read in each sentence by models that never saw its document."""
    shipped = load(MODEL)
    documents = {item.text: item.document for item in gold}
    labels = {item.text: item.strength.value for item in gold}
    given = parsed(documents, bits=fits.STRENGTH_BITS)

    def fit(texts: frozenset[str]) -> Reader[Strength]:
        order = sorted(texts)
        model = fits.strength([given[t] for t in order], [labels[t] for t in order])
        return _reader(model, given)

    return readings(
        documents,
        seen=known(documents, shipped),
        shipped=_reader(shipped.linear, given),
        fit=fit,
    )


def _reader(model: Linear, given: Mapping[str, Features]) -> Reader[Strength]:
    return lambda text: judged(model.scores(given[text]), encoder.scored(text)).strength
