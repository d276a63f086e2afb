from __future__ import annotations

import gzip
import io
import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest

from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article, Skipped

BODY = "A ferry sank off Marrow Bay on Sunday, its owners said. Nobody was hurt in the accident."
GOOD = json.dumps({"text": BODY})


def read(path: object, config: Config | None = None) -> list[Article | Skipped]:
    return list(read_inputs([str(path)], config=config or Config()))


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reason(found: list[Article | Skipped]) -> str:
    (only,) = found
    assert isinstance(only, Skipped)
    assert "\n" not in only.reason
    return only.reason


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "no text"),
        ("a.txt", b"***\n\n---", "no text"),
        ("a.bin", bytes(range(256)) * 20, "not text"),
        ("a.pdf", b"%PDF-1.7 text follows", "not text"),
        ("a.txt", b"\xff\xfe\x00\xd8\x00", "byte order mark"),
        ("a.html", b"<html><head></head><body></body></html>", "without an article"),
        ("a.html", b"<html" + b"<" * 500, "HTML"),
        ("a.md", b"---\ntitle: x\n---\n", "no text"),
        ("a.json", b"{}", "no text in any of the fields"),
        ("a.json", b'{"title": "Ferry", "words": "x"}', "--map"),
        ("a.json", b'{"text": "cut off', "broken JSON"),
        ("a.json", b"12", "no record"),
        ("a.json", b'{"text": NaN}', "no text"),
        ("a.json", b"[" * 100_000, "deeper than"),
        ("a.json", b'{"a":' * 100_000, "deeper than"),
        ("a.json", b'{"text": ' + b"9" * 6000 + b"}", "cannot be read"),
        ("a.jsonl", b"[1, 2]\n", "no JSON object"),
        ("a.csv", b"\n", "empty"),
        ("a.csv", b"text,source\n" + b'"never closed,x\n', "broken row"),
        ("a.csv", b"a,b\nx,y\n", "no text in any of the fields"),
        ("a.csv.gz", gzip.compress(b"text,source\n" + b"x,y\n" * 999)[:-20], "truncated gzip"),
        ("a.txt.gz", b"\x1f\x8b\x08garbage that is no archive at all", "broken gzip"),
    ],
)
def test_a_bad_file_is_skipped_with_its_reason(
    tmp_path: Path, name: str, content: bytes, part: str
) -> None:
    assert part in reason(
        [each for each in read(put(tmp_path, name, content)) if isinstance(each, Skipped)][-1:]
    )


def test_a_missing_path_and_an_address() -> None:
    assert "cannot be found" in reason(read("no/such/file.txt"))
    assert "cannot be found" in reason(read("bad\0name"))
    assert "address" in reason(read("https://mail.example.com/ferry"))
    assert "no standard input" in reason(read("-"))


def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in reason(read(tmp_path / "pipe.txt"))
    assert "not a regular file" in reason(read(tmp_path))
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert "not a regular file" in reason(read(tmp_path / "zero.txt"))


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    put(tmp_path / "a.txt", "b.txt", BODY)
    (found,) = read(tmp_path)
    assert found.locator == "a.txt/b.txt"


def test_a_name_that_is_no_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"b\xff.txt"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(BODY.encode())
    (found,) = read(tmp_path)
    assert found.locator == "b\\xff.txt"


def test_a_huge_line_is_refused_without_taking_it_into_memory(tmp_path: Path) -> None:
    limit = 200_000
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
        file.seek(0)
        file.write(b"word " * 20_000)
    config = Config(max_file_bytes=limit)
    tracemalloc.start()
    found = read(path, config)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than 200,000 bytes (raise max_file_bytes" in reason(found)
    assert peak < 5_000_000


def test_a_text_over_the_limit_of_characters(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.txt", BODY * 10), Config(max_article_chars=100))
    assert "more than 100 characters" in reason(found)


def test_a_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * 60_000_000)
    tracemalloc.start()
    found = read(put(tmp_path, "a.jsonl.gz", bomb), Config(max_file_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than" in reason(found)
    assert peak < 10_000_000


def test_one_broken_line_costs_no_other(tmp_path: Path) -> None:
    good = GOOD.replace("ferry", "ferry Élan-Óbuda-Łódź-São-Ñu-Čáp-Đaković")
    lines = [good, "{broken", '{"text": "\xff"}', "", "[" * 5000, GOOD.replace("A f", "The f")]
    content = "\n".join(lines).encode("utf-8").replace("\xff".encode(), b"\xff")
    found = read(put(tmp_path, "a.jsonl", content))
    assert [type(each) for each in found] == [Article, Skipped, Skipped, Skipped, Article]
    assert [each.locator for each in found] == [f"a.jsonl#{n}" for n in (1, 2, 3, 5, 6)]


def test_one_overlong_line_costs_no_other(tmp_path: Path) -> None:
    content = f"{GOOD}\n{'x' * 300_000}\n{GOOD.replace('A f', 'The f')}\n"
    found = read(put(tmp_path, "a.jsonl", content), Config(max_file_bytes=100_000))
    assert [type(each) for each in found] == [Article, Skipped, Article]


def test_broken_rows_are_named_and_cost_no_other(tmp_path: Path) -> None:
    rows = [
        "text,source",
        f'"{BODY}",Mail',
        "only one",
        "a,b,c",
        f'"x\0{BODY}",Mail',
        f'"Two. {BODY}",Mail',
    ]
    found = read(put(tmp_path, "a.csv", "\n".join(rows)))
    assert [each.locator for each in found] == [f"a.csv#{n}" for n in range(1, 6)]
    assert [type(each) for each in found] == [Article, Skipped, Skipped, Skipped, Article]
    assert isinstance(found[1], Skipped)
    assert "1 cells under 2 columns" in found[1].reason


def test_records_and_tables_of_too_many_fields(tmp_path: Path) -> None:
    config = Config(max_record_fields=3)
    record = json.dumps({"text": BODY, "a": 1, "b": 2, "c": 3})
    assert "more than 3 fields" in reason(read(put(tmp_path, "a.json", record), config))
    assert "more than 3 columns" in reason(read(put(tmp_path, "a.csv", "text,a,b,c\n"), config))


def test_lone_surrogates_and_strange_types_do_no_harm(tmp_path: Path) -> None:
    record = '{"text": "' + BODY + '\\ud800", "title": {"a": []}, "date": true, "url": ["x"]}'
    (found,) = read(put(tmp_path, "a.json", record))
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published, found.url) == (BODY, None, None, None)


def test_a_stream_that_fails_is_skipped() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the pipe broke")

    (found,) = read_inputs(["-"], config=Config(), stdin=Failing())
    assert isinstance(found, Skipped)


def test_reading_many_records_holds_few(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for number in range(400):
            file.write(json.dumps({"text": f"Number {number}. {BODY}" * 40}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_inputs([str(path)], config=Config()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 8_000_000


@pytest.mark.parametrize(
    "content",
    [
        b"x\n" * 200_000,
        b"Aa/" * 190 + b"\n\n" + b"Aa/" * 190,
        b"\n\n".join([b"x. Picture: " + b"Aa " * 180] * 200),
        b'{"text": "<p>' + b"<!--" * 100_000 + b'"}',
        b"<html><script type=application/ld+json>" * 5_000,
        b"<html><head>" + b"<meta " * 50_000,
    ],
)
def test_hostile_text_is_read_in_good_time(content: bytes) -> None:
    started = time.monotonic()
    assert list(read_inputs(["-"], config=Config(), stdin=io.BytesIO(content)))
    assert time.monotonic() - started < 10
