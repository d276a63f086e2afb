from __future__ import annotations

import gzip
import json

import pytest

from evals import DataError, extraction
from evals.extraction import f1, match, score

BODY = [
    f"The {town} council voted on {day} to mend the sea wall before the winter storms return, "
    f"and put aside {sum_} crowns for stone, timber and the wages of forty masons."
    for town, day, sum_ in (
        ("Aldermoor", "Monday", 410),
        ("Vennick", "Tuesday", 625),
        ("Tessaly", "Friday", 980),
    )
]
LINKS = "".join(f"<li><a href='/{n}'>Read more stories like number {n}</a></li>" for n in range(30))
PAGE = f"""<!doctype html><html><head><title>Sea walls</title><style>.a {{color: red}}</style>
</head><body><nav><ul>{LINKS}</ul></nav><article><h1>Sea walls</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in BODY)}</article>
<footer>{LINKS}</footer></body></html>"""
NAMES = ("a" * 64, "b" * 64)


def benchmark(folder, pages=None, truth=None):
    (folder / "html").mkdir(parents=True, exist_ok=True)
    for name, page in (pages or dict.fromkeys(NAMES, PAGE.encode())).items():
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(page))
    answers = {name: {"articleBody": "\n\n".join(BODY), "url": "https://x"} for name in NAMES}
    (folder / "ground-truth.json").write_text(json.dumps(answers if truth is None else truth))
    return folder


def test_hand_computed_shingles():
    found = match("one two three four five", "two three four five six seven")
    assert (found.both, found.extra, found.missed) == pytest.approx((1 / 4, 2 / 4, 1 / 4))


def test_shingles_count_as_often_as_they_stand():
    twice = " ".join(["one two three four"] * 2)
    found = match("one two three four", twice)
    assert found.both == pytest.approx(1 / 5)
    assert found.missed == 0


def test_a_text_shorter_than_a_shingle_is_one_and_none_is_none():
    assert match("sea wall", "sea wall").both == 1.0
    assert match("sea wall", "sea").both == 0.0
    assert match("", "").both == match("", "").extra == 0.0


def test_f1_is_of_the_mean_precision_and_recall():
    gold = {"a": "one two three four", "b": "one two three four five"}
    found = {"a": "one two three four five", "b": "one two three four"}
    assert f1(gold, found) == pytest.approx(0.75)
    assert f1(gold, gold) == 1.0


def test_an_empty_answer_drops_out_of_precision_but_not_of_recall():
    gold = {"a": "one two three four", "b": "five six seven eight"}
    assert f1(gold, {"a": gold["a"]}) == pytest.approx(2 * 1.0 * 0.5 / 1.5)
    assert f1(gold, {}) == 0.0


def test_a_worse_answer_scores_lower():
    gold = {"a": " ".join(BODY)}
    assert f1(gold, {"a": BODY[0]}) < f1(gold, {"a": " ".join(BODY[:2])}) < 1.0


def test_our_reader_beats_all_text_of_the_page(tmp_path):
    result = score(benchmark(tmp_path))
    assert result.n == 2
    assert result.metrics["f1"] > 0.95 > result.baseline["f1"] > 0
    assert result.gold_check == {"f1": 1.0, "pages_per_second_ratio": 1.0}
    assert result.metrics.keys() == result.baseline.keys() == result.gold_check.keys()
    assert result.metrics["pages_per_second_ratio"] > 0


def test_pages_without_a_file_are_left_out(tmp_path):
    assert score(benchmark(tmp_path, {NAMES[0]: PAGE.encode()})).n == 1


def test_a_page_that_unpacks_without_end_counts_as_unread(tmp_path):
    bomb = b"<html><body><p>" + b"a " * 15_000_000
    result = score(benchmark(tmp_path, {NAMES[0]: PAGE.encode(), NAMES[1]: bomb}))
    assert result.n == 2
    assert result.metrics["f1"] == pytest.approx(2 * 1.0 * 0.5 / 1.5, abs=0.03)


def test_a_page_that_is_no_gzip_counts_as_unread(tmp_path):
    folder = benchmark(tmp_path)
    (folder / "html" / f"{NAMES[1]}.html.gz").write_bytes(b"\x1f\x8b\x08 broken")
    assert score(folder).metrics["f1"] < 0.8


@pytest.mark.parametrize("truth", [[], {}, "x", {"a": 3}, {"a": []}, 7])
def test_answers_of_another_layout_are_refused(tmp_path, truth):
    with pytest.raises(DataError):
        score(benchmark(tmp_path, truth=truth))


def test_names_that_are_paths_open_nothing(tmp_path):
    folder = benchmark(tmp_path / "set", truth={"../../page": {"articleBody": "x"}})
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    with pytest.raises(DataError, match="no page"):
        score(folder)


def test_answers_that_are_missing_or_too_large_are_refused(tmp_path, monkeypatch):
    with pytest.raises(DataError, match="cannot be read"):
        score(tmp_path)
    monkeypatch.setattr(extraction, "MAX_TRUTH_BYTES", 10)
    with pytest.raises(DataError, match="more than 10 bytes"):
        score(benchmark(tmp_path))
