"""Judged pairs of copies, scored on a tiny invented set that stands in for the public ones."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from evals import DataError, nearduplicates
from evals.nearduplicates import Pair, plain_minhash, score
from retold.stories import duplicates

WIRE = (
    "The ferry Grey Heron went down off Aldermoor at dusk with two hundred people on board, and "
    "boats from three harbours were still looking for forty of them when the night fell.\n\n"
    "Its owners had been fined for carrying too many in each of the past three summers, records "
    "of the port of Vennick show, and had promised the minister a second boat by the spring.\n"
)
BUDGET = (
    "The upper house passed the harbour budget by nine votes on Thursday, after a night in which "
    "three members crossed the floor to vote with the government of Ilse Corvane.\n\n"
    "Some forty million crowns go to the two piers that were closed in the spring and to a new "
    "light at the mouth of the Vell, which fishermen have asked for since the storm.\n"
)
FIRE = (
    "A warehouse full of cork burned down in the old port before dawn on Saturday, and smoke lay "
    "over the lower town until the wind turned in the afternoon and blew it out to sea.\n\n"
    "Nobody was hurt, since the night watchman had smelt the fire in time and run to the bakery "
    "across the street, whose owner rang the bell of the chapel until the brigade came.\n"
)
TEXTS = {
    "wire": f"NORTHAVEN (Reuters) - {WIRE}",
    "paper": f"Our own reporter was on the quay when the first of the boats came in.\n\n{WIRE}",
    "budget": BUDGET,
    "fire": FIRE,
    "apart": WIRE.replace("The ferry Grey Heron", "A boat").split("\n\n", maxsplit=1)[1][:90]
    + ". Divers found the log of the wreck this morning and gave it to the magistrate in a box.\n",
}
TABLE = "filename\twire\nwire\treuters\npaper\tNone\nbudget\tNA\n"


def key(name: str) -> str:
    return sha256(TEXTS[name].encode()).hexdigest()[:16]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "polnear"
    (folder / "text").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "metadata.tsv").write_text(TABLE, encoding="utf-8")
    judged = tmp_path / "judged"
    judged.mkdir()
    pairs = [("wire", "paper", True), ("wire", "apart", False), ("budget", "fire", False)]
    rows = [{"one": key(a), "other": key(b), "copy": copy} for a, b, copy in pairs]
    rows += [{"one": key("wire"), "other": key("fire"), "copy": None}]
    rows += [{"one": key("wire"), "other": "not in this part", "copy": True}]
    write(judged / "near_duplicates.jsonl", rows)
    parts = [[key(name) for name in ("wire", "budget", "fire")]]
    write(judged / "near_duplicates_digests.jsonl", [{"parts": row} for row in parts])
    monkeypatch.setattr(nearduplicates, "JUDGED", judged)
    return folder


def write(file: Path, rows: list[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_right_answers_score_one(data: Path) -> None:
    scored = score(data)
    assert scored.n == 3
    assert set(scored.metrics.values()) == {1.0}
    assert scored.gold_check == dict.fromkeys(scored.metrics, 1.0)
    assert set(scored.metrics) == {
        *("precision", "recall", "f1", "f1_together", "candidate_recall"),
        *("digest_f1", "agency_f1"),
    }
    assert set(scored.baseline) == {"precision", "recall", "f1"}


def test_a_folder_of_the_sets_is_scored_whole(data: Path) -> None:
    assert score(data.parent).metrics == score(data).metrics


@pytest.mark.parametrize(("half", "metric"), [(0.0, "precision"), (1.1, "recall")])
def test_a_finder_that_takes_all_or_nothing_scores_lower(
    data: Path, monkeypatch: pytest.MonkeyPatch, half: float, metric: str
) -> None:
    monkeypatch.setattr(duplicates, "HALF", half)
    monkeypatch.setattr(duplicates, "LEAD_SHARE", 0.0)
    monkeypatch.setattr(duplicates, "MIN_OWN_WORDS", 5)
    worse = score(data).metrics
    assert worse[metric] < 1.0
    assert worse["f1"] < 1.0


def test_a_wrong_agency_scores_lower(data: Path) -> None:
    table = TABLE.replace("reuters", "AFP")
    (data / "metadata.tsv").write_text(table, encoding="utf-8")
    assert score(data).metrics["agency_f1"] == 0.0


def test_without_the_table_no_agency_is_scored(data: Path) -> None:
    (data / "metadata.tsv").unlink()
    assert "agency_f1" not in score(data).metrics


def test_plain_minhash_parts_what_one_threshold_can(data: Path) -> None:
    texts = nearduplicates._corpus(data).articles
    wire, paper, fire = (texts[key(name)] for name in ("wire", "paper", "fire"))
    apart, alike = Pair(wire, fire, copy=False), Pair(wire, paper, copy=True)
    assert plain_minhash([apart, alike])["f1"] == 1.0
    assert plain_minhash([Pair(wire, paper, copy=False), Pair(wire, fire, copy=True)])["f1"] < 1.0


def test_other_data_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(FIRE, encoding="utf-8")
    with pytest.raises(DataError, match="none of the judged articles"):
        score(tmp_path)


def test_the_judgements_are_pairs_of_digests_without_text() -> None:
    for row in nearduplicates._rows("near_duplicates.jsonl"):
        assert set(row) == {"set", "one", "other", "copy", "reason", "sample"}
        assert row["set"] in nearduplicates.SETS
        assert row["one"] < row["other"]
        assert {len(row["one"]), len(row["other"])} == {16}
        assert row["copy"] in {True, False, None}
