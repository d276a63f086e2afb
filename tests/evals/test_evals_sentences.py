"""The scorers of sentence models, on tiny invented data in the layout of the public sets."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals import DataError, certainty, claim_strength, learnt
from evals.learnt import f1, macro, readings
from retold.claims.linear import Features, Linear, Shipped
from retold.claims.patterns import DENSE
from retold.claims.sureness import ASPECTS, OUTPUTS, Sureness
from training.linear import identity, kept_back

STATES = dict.fromkeys(ASPECTS, "NotPresent")
LEVELS = {"Salt may swell the gums.": 2.0, "Salt swells the gums.": 6.0, "Salt is old.": 5.0}
SENTENCES = [
    ("Salt swells the gums.", "3"),
    ("Salt is linked to swollen gums.", "1"),
    ("Salt may swell the gums.", "2"),
    ("The team met in May.", "0"),
]


def write_certainty(folder: Path, *, levels: dict[str, float] = LEVELS) -> Path:
    rows = [
        {"id": i, "finding": text, "split": "train", certainty.LEVELS: level}
        for i, (text, level) in enumerate(levels.items())
    ]
    states = [
        {
            "id": i,
            "finding": text,
            "split": "train",
            certainty.ASPECT_LEVELS: STATES
            | {"Probability": "Uncertain" if level < 4 else "Certain"},
        }
        for i, (text, level) in enumerate(levels.items())
    ]
    for name, part in ((certainty.LEVELS, rows), (certainty.ASPECT_LEVELS, states)):
        lines = [json.dumps(row) for row in part]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def write_strength(folder: Path, rows: list[tuple[str, str]] = SENTENCES) -> Path:
    lines = ["sentence,label", *(f'"{text}",{label}' for text, label in rows)]
    (folder / "annotated_harbour.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def answered(gold: certainty.Gold) -> dict[str, Sureness]:
    return {t: Sureness(gold.levels[t], dict(gold.aspects[t])) for t in gold.levels}


def test_the_gold_scores_one_and_worse_answers_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_certainty(tmp_path)
    gold = certainty.gold_of(path)
    monkeypatch.setattr(certainty, "answers", answered)
    right = certainty.score(path)
    assert right.metrics["pearson"] == pytest.approx(1.0)
    assert right.metrics["aspect_f1"] == 1.0
    assert right.gold_check == right.metrics
    assert right.n == 3

    def wrong(_: certainty.Gold) -> dict[str, Sureness]:
        flipped = answered(gold)
        first = min(flipped, key=lambda text: flipped[text].level)
        flipped[first] = Sureness(6.0, STATES | {"Probability": "Certain"})
        return flipped

    monkeypatch.setattr(certainty, "answers", wrong)
    score = certainty.score(path)
    assert score.metrics["pearson"] < 1.0
    assert score.metrics["aspect_f1"] < 1.0
    assert score.metrics["aspect_f1_number"] == 1.0


def test_what_is_not_read_is_not_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_strength(tmp_path)
    monkeypatch.setattr(
        claim_strength, "answers", lambda gold: {i.text: i.strength for i in gold[:3]}
    )
    score = claim_strength.score(path)
    assert (score.n, score.metrics["macro_f1"]) == (3, 1.0)
    monkeypatch.setattr(claim_strength, "answers", lambda gold: {})
    assert claim_strength.score(path).metrics == {"macro_f1": 0.0}


def test_strength_of_a_wrong_answer_is_lower(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_strength(tmp_path)
    none = claim_strength.Strength.NONE
    monkeypatch.setattr(
        claim_strength,
        "answers",
        lambda gold: {i.text: none if i.strength == "causal" else i.strength for i in gold},
    )
    score = claim_strength.score(path)
    assert score.metrics["macro_f1"] == pytest.approx((0 + 1 + 1 + 2 / 3) / 4)
    assert score.gold_check == {"macro_f1": 1.0}
    assert score.baseline["macro_f1"] == pytest.approx(0.1)


def test_a_sentence_with_two_labels_is_left_out(tmp_path: Path) -> None:
    path = write_strength(tmp_path, [*SENTENCES, ("The team met in May.", "1")])
    assert [item.text for item in claim_strength.items(path)] == [t for t, _ in SENTENCES[:3]]


def test_sentences_of_one_release_are_one_document(tmp_path: Path) -> None:
    rows = "sentId,sentence,label\n7-abc-d1-0-title,Salt swells.,3\n7-abc-d1-1-sentence,Yes.,0\n"
    (tmp_path / "annotated_port.csv").write_text(rows, encoding="utf-8")
    assert {item.document for item in claim_strength.items(tmp_path)} == {"7-abc-d1"}


@pytest.mark.parametrize(
    "text", ["sentence,label\nSalt.,9\n", "a,b\n1,2\n", "sentence,label\n,1\n", ""]
)
def test_another_layout_of_strength_is_a_data_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "annotated_x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        claim_strength.items(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        '{"finding": 3}',
        '{"finding": "Salt.", "sentence-level-certainty": "high"}',
        '{"finding": "Salt.", "sentence-level-certainty": 9}',
        '{"finding": "Salt.", "sentence-level-certainty": true}',
    ],
)
def test_another_layout_of_certainty_is_a_data_error(tmp_path: Path, line: str) -> None:
    write_certainty(tmp_path)
    (tmp_path / f"{certainty.LEVELS}.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DataError):
        certainty.gold_of(tmp_path)


def test_missing_or_undecodable_files_are_data_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        certainty.gold_of(tmp_path)
    (tmp_path / "annotated_x.csv").write_bytes(b"sentence,label\n\xff\xfe,1\n")
    with pytest.raises(DataError, match="cannot be read"):
        claim_strength.items(tmp_path)
    write_certainty(tmp_path)
    bad = json.dumps({"finding": "Salt.", certainty.ASPECT_LEVELS: {"Number": "Certain"}})
    (tmp_path / f"{certainty.ASPECT_LEVELS}.jsonl").write_text(bad, encoding="utf-8")
    with pytest.raises(DataError, match="aspects"):
        certainty.gold_of(tmp_path)


def test_no_sentence_is_read_by_a_model_that_learnt_it() -> None:
    seen = frozenset(f"Boat {n} sank." for n in range(120))
    documents = {text: text for text in sorted(seen | {"Boat X sank."})}
    fitted: list[frozenset[str]] = []

    def fit(texts: frozenset[str]) -> learnt.Reader[int]:
        fitted.append(texts)
        return lambda _: 1

    found = readings(documents, seen=seen, shipped=lambda _: 0, fit=fit)
    held = {text for text in seen if kept_back(text)}
    assert found == {"Boat X sank.": 0} | dict.fromkeys(held, 1)
    assert fitted == [seen - held]
    few = frozenset(sorted(seen)[:10])
    kept = {text: text for text in documents if text in few or text not in seen}
    assert readings(kept, seen=few, shipped=lambda _: 0, fit=fit) == {"Boat X sank.": 0}


def test_sentences_of_a_document_are_kept_back_together() -> None:
    documents = {f"Boat {n} sank.": f"port {n // 40}" for n in range(400)}
    found = readings(
        documents, seen=frozenset(documents), shipped=lambda _: 0, fit=lambda _: lambda _: 1
    )
    read = {documents[text] for text in found}
    assert 0 < len(read) < 10
    assert all((text in found) == (document in read) for text, document in documents.items())


def test_unknown_sentences_are_read_by_what_ships_and_known_ones_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = claim_strength.items(write_strength(tmp_path))
    nothing = Features(np.array([], dtype=np.int64), np.zeros(DENSE, dtype=np.float32))
    names = tuple(value.value for value in claim_strength.Strength)
    model = Linear(names, np.zeros((8, 4)), np.zeros((DENSE, 4)), np.zeros(4), np.ones(4))
    known = np.array([identity(gold[0].text)], dtype=np.uint64)
    monkeypatch.setattr(claim_strength, "load", lambda _: Shipped(model, {"items": known}))
    monkeypatch.setattr(claim_strength, "parsed", lambda texts, bits: dict.fromkeys(texts, nothing))
    heard: list[str] = []

    def scored(text: str) -> np.ndarray:
        heard.append(text)
        return np.eye(23, dtype=np.float32)[3]

    monkeypatch.setattr(claim_strength.encoder, "scored", scored)
    found = claim_strength.answers(gold)
    assert found == dict.fromkeys((item.text for item in gold[1:]), claim_strength.Strength.CAUSAL)
    assert sorted(heard) == sorted(found)


def test_a_shipped_model_knows_its_sentences_by_their_hashes() -> None:
    size = (8, len(OUTPUTS))
    model = Linear(OUTPUTS, np.zeros(size), np.zeros(size), np.zeros(8), np.ones(8))
    shipped = Shipped(model, {"items": np.array([identity("Salt  is old.")], dtype=np.uint64)})
    assert learnt.known(["Salt is old.", "Salt is new."], shipped) == {"Salt is old."}


def test_macro_f1_counts_the_labels_that_stand_anywhere() -> None:
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("c", "c")]
    assert f1(pairs) == pytest.approx({"a": 2 / 3, "b": 2 / 3, "c": 1.0})
    assert macro(pairs) == pytest.approx(7 / 9)
    assert macro([]) == 0.0


def test_pearson_of_what_does_not_vary_is_none() -> None:
    assert certainty.pearson([(1.0, 2.0), (2.0, 2.0)]) == 0.0
    assert certainty.pearson([(1.0, 3.0), (2.0, 1.0)]) == -1.0
