"""The scorer of statement retrieval, on tiny invented data in the layout of CLEF-2020."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from evals import DataError, check

CLAIMS = [
    ("The Tarn bridge was closed after cracks were found.", "Was the Tarn Bridge Closed?"),
    ("A ferry sank off Ostmark in 2031.", "Did a Ferry Sink?"),
    ("Mayor Ada Holm banned umbrellas.", "Did a Mayor Ban Umbrellas?"),
    ("Salt cures colds.", "Does Salt Cure Colds?"),
    ("A photograph shows a flying goat.", "Flying Goat"),
    ("Schools in Ostmark teach juggling.", "Juggling at School"),
]
MESSAGES = ["#TarnBridge closed, cracks! — Jo (@jo) May 4, 2031", "umbrellas banned?? in our town"]


def write(folder: Path, *, messages: list[str] = MESSAGES) -> Path:
    rows = [f"{n}\t{claim}\t{title}" for n, (claim, title) in enumerate(CLAIMS)]
    (folder / "part").mkdir(parents=True)
    docs = "\n".join(["\tvclaim\ttitle", *rows]) + "\n"
    (folder / "verified_claims.docs.tsv").write_text(docs, encoding="utf-8")
    asked = [f"{n + 7}\t{message}" for n, message in enumerate(messages)]
    queries = "\n".join(["\ttweet_content", *asked]) + "\n"
    (folder / "part" / "tweets.queries.tsv").write_text(queries, encoding="utf-8")
    qrels = "7\t0\t0\t1\n8\t0\t2\t1\n8\t0\t1\t0\n"
    (folder / "part" / "tweet-vclaim-pairs.qrels").write_text(qrels, encoding="utf-8")
    return folder


def test_the_engine_finds_the_claims_and_the_gold_scores_one(tmp_path: Path) -> None:
    score = check.score(write(tmp_path / "set"))
    assert score.n == 2
    assert score.metrics == score.gold_check == {"map5": 1.0}
    assert 0.0 <= score.baseline["map5"] <= 1.0


def test_a_claim_further_down_scores_lower() -> None:
    relevant = {"a": frozenset({"3"}), "b": frozenset({"1", "2"})}
    assert check.map_at(relevant, {"a": ["3"], "b": ["1", "2"]}) == 1.0
    assert check.map_at(relevant, {"a": ["9", "3"], "b": ["1", "9", "2"]}) == pytest.approx(
        (1 / 2 + (1 + 2 / 3) / 2) / 2
    )
    assert check.map_at(relevant, {"a": [*"45678", "3"]}) == 0.0


def test_the_archive_and_the_folder_score_alike(tmp_path: Path) -> None:
    folder = write(tmp_path / "set")
    packed = tmp_path / "set.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"v1/{file.relative_to(folder).as_posix()}")
    assert check.score(packed) == check.score(folder)


def test_qrels_may_lie_apart_from_their_messages(tmp_path: Path) -> None:
    folder = write(tmp_path / "set")
    (folder / "gold").mkdir()
    (folder / "part" / "tweet-vclaim-pairs.qrels").rename(folder / "gold" / "x.qrels")
    assert check.score(folder).n == 2


def test_a_message_of_empty_words_gets_no_answer(tmp_path: Path) -> None:
    score = check.score(write(tmp_path / "set", messages=["is it?", 'umbrellas "banned" OR -x*']))
    assert score.metrics == {"map5": 0.5}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("verified_claims.docs.tsv", "\tvclaim\ttitle\n0\tonly\n"),
        ("verified_claims.docs.tsv", ""),
        ("part/tweets.queries.tsv", "\ttweet_content\n7\ta\tb\n"),
        ("part/tweet-vclaim-pairs.qrels", "7\t0\t0\n"),
        ("part/tweet-vclaim-pairs.qrels", "99\t0\t0\t1\n"),
        ("part/tweet-vclaim-pairs.qrels", "7\t0\t99\t1\n"),
        ("part/tweet-vclaim-pairs.qrels", ""),
    ],
)
def test_another_layout_is_a_data_error(tmp_path: Path, name: str, text: str) -> None:
    folder = write(tmp_path / "set")
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        check.gold_of(folder)


def test_undecodable_and_missing_files_are_data_errors(tmp_path: Path) -> None:
    folder = write(tmp_path / "set")
    (folder / "part" / "tweets.queries.tsv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(DataError):
        check.gold_of(folder)
    with pytest.raises(DataError):
        check.gold_of(tmp_path / "part")
