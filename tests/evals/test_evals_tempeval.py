from __future__ import annotations

import io
import json
import tarfile

import pytest

from evals import DataError, archives, tempeval
from evals.__main__ import main
from evals.tempeval import Mark, canonical, marks, score
from retold.types import Span, Timex

HEAD = (
    '<TimeML><DCT><TIMEX3 tid="t0" value="2021-03-04" functionInDocument="CREATION_TIME">'
    "03/04/2021</TIMEX3></DCT><TEXT>\n"
)
FERRY = (
    'The ferry <EVENT eid="e1">sank</EVENT> <TIMEX3 tid="t1" type="DATE" value="2021-03-03">'
    "yesterday</TIMEX3> off Aldermoor , its owner said .\n\nIt was built in "
    '<TIMEX3 tid="t2" type="DATE" value="1998">1998</TIMEX3> .'
)
TRAMS = (
    'Trams in Vennick will stop for <TIMEX3 tid="t1" type="DURATION" value="P3D">three '
    "days</TIMEX3> , the union said .\n"
)
PERFECT = {"value_f1": 1.0, "span_f1": 1.0, "strict_f1": 1.0}


def timeml(body):
    return f"{HEAD}{body}</TEXT></TimeML>".encode()


FILES = {"news/ferry.tml": timeml(FERRY), "news/trams.tml": timeml(TRAMS)}


def unpacked(folder, files=FILES):
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def tarred(path, files):
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture
def answers(monkeypatch):
    """Answer with the marks given instead of reading."""

    def give(*found):
        monkeypatch.setattr(tempeval, "_answers", lambda articles: found)

    return give


RIGHT = ((Mark(16, 25, "2021-03-03"), Mark(76, 80, "1998")), (Mark(32, 42, "P3D"),))


def test_the_gold_scores_one_and_the_baseline_less(tmp_path, answers):
    answers(*RIGHT)
    result = score(unpacked(tmp_path))
    assert result.n == 3
    assert result.metrics == result.gold_check == PERFECT
    assert result.baseline["value_f1"] == pytest.approx(2 * 1 / (3 + 1))


def test_a_wrong_value_costs_value_alone(tmp_path, answers):
    answers((Mark(16, 25, "2021-03-04"), RIGHT[0][1]), RIGHT[1])
    assert score(unpacked(tmp_path)).metrics == PERFECT | {"value_f1": pytest.approx(2 / 3)}


def test_a_wider_span_costs_strictness_alone(tmp_path, answers):
    answers((Mark(11, 25, "2021-03-03"), RIGHT[0][1]), RIGHT[1])
    assert score(unpacked(tmp_path)).metrics == PERFECT | {"strict_f1": pytest.approx(2 / 3)}


def test_missed_and_spurious_spans_cost_both(tmp_path, answers):
    answers(RIGHT[0][:1], ())
    assert score(unpacked(tmp_path)).metrics["span_f1"] == pytest.approx(2 * 1 / (3 + 1))
    answers((*RIGHT[0], Mark(0, 3, "1998")), RIGHT[1])
    assert score(unpacked(tmp_path)).metrics["value_f1"] == pytest.approx(2 * 3 / (3 + 4))


def test_one_answer_cannot_pay_for_two_of_the_gold(tmp_path, answers):
    answers((Mark(0, 90, "1998"),), RIGHT[1])
    assert score(unpacked(tmp_path)).metrics["span_f1"] == pytest.approx(2 * 2 / (3 + 2))


@pytest.mark.model
def test_reading_the_texts_finds_what_the_gold_marks(tmp_path):
    result = score(unpacked(tmp_path))
    assert result.metrics == PERFECT


@pytest.mark.model
def test_an_archive_scores_as_its_folder_and_hidden_files_are_left(tmp_path):
    (tmp_path / "set").mkdir()
    archive = tarred(tmp_path / "set.tar.gz", FILES | {"news/._ferry.tml": b"\x00\x05"})
    assert score(archive) == score(unpacked(tmp_path / "set"))


@pytest.mark.parametrize(
    ("words", "value", "expected"),
    [
        ("since 1998", "1998", [("1998", "1998")]),
        ("from 1998 to 2004", "1998/2004", [("1998", "1998"), ("2004", "2004")]),
        ("1998-2004", "1998/2004", [("1998", "1998"), ("2004", "2004")]),
        ("seven months after", "P7M", [("seven months", "P7M")]),
        ("Friday", "2021-03-05", [("Friday", "2021-03-05")]),
    ],
)
def test_an_expression_is_marked_as_timeml_marks_it(words, value, expected):
    timex = Timex(Span(0, len(words)), "range", value, None, None, inferred=False)
    assert [(words[m.start : m.end], m.value) for m in marks(timex, words)] == expected


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("199X", "199"),
        ("19XX", "19"),
        ("2021-03-03T06:30:00", "2021-03-03T06:30"),
        ("2021-W6", "2021-W06"),
        ("2021-03-03T06", "2021-03-03T06:00"),
    ],
)
def test_spellings_of_one_value_are_equal(value, other):
    assert canonical(value) == canonical(other)


@pytest.mark.parametrize(
    ("value", "other"), [("PXD", "P"), ("XXXX-XX", "XXXX"), ("2021-03-XX", "2021-03")]
)
def test_values_that_differ_stay_apart(value, other):
    assert canonical(value) != canonical(other)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"<TimeML><TEXT>", "is not XML"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><TimeML><TEXT>&a;</TEXT></TimeML>', "entities"),
        (b"<TimeML/>", "no TEXT"),
        (b"<TimeML><TEXT>" + b"<s>" * 900 + b"</s>" * 900 + b"</TEXT></TimeML>", "deeper"),
        (b"\xff\xfe\x00", "is not XML"),
        (b"<TimeML><TEXT>Nothing is marked here .</TEXT></TimeML>", "no TimeML text"),
    ],
)
def test_broken_or_hostile_files_are_named(tmp_path, data, complaint):
    with pytest.raises(DataError, match=complaint):
        score(unpacked(tmp_path, {"news/bad.tml": data}))


@pytest.mark.parametrize("day", ["", "1998", "0000-00-00", "9" * 400])
def test_a_creation_time_without_a_day_leaves_the_text_undated(tmp_path, answers, day):
    answers(*RIGHT[:1])
    text = timeml(FERRY).replace(b"2021-03-04", day.encode())
    assert score(unpacked(tmp_path, {"ferry.tml": text})).metrics == PERFECT


def test_other_data_and_too_much_of_it_are_refused(tmp_path, monkeypatch, capsys):
    (tmp_path / "readme.txt").write_text("nothing here")
    assert main(["timexes-tempeval", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    cut = tarred(tmp_path / "cut.tar.gz", FILES).read_bytes()[:90]
    (tmp_path / "cut.tar.gz").write_bytes(cut)
    with pytest.raises(DataError, match="cannot be read as an archive"):
        score(tmp_path / "cut.tar.gz")
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 300)
    (tmp_path / "cut.tar.gz").unlink()
    with pytest.raises(DataError, match="more than 300 bytes"):
        score(unpacked(tmp_path))


@pytest.mark.model
def test_the_command_prints_one_object(tmp_path, capsys):
    assert main(["timexes-tempeval", "--data", str(unpacked(tmp_path)), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed.keys() == {"task", "n", "metrics", "baseline", "gold_check"}
    assert printed["metrics"].keys() == PERFECT.keys()
