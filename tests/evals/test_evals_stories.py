from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

import pytest

from evals import DataError, archives
from evals.__main__ import TASKS, main
from evals.bcubed import b_cubed
from evals.stories import score_allsides, score_ecb

FERRY = (
    "Ferry sinks off Aldermoor with 212 aboard , the Tessaly coastguard said .",
    "Divers searched the wreck of the Grey Heron off Aldermoor , the Tessaly coastguard said .",
)
STRIKE = (
    "Tram drivers in Vennick halted every line over pay , the Marrow union said .",
    "The Marrow union of tram drivers in Vennick will talk about pay , its mayor said .",
)


def test_a_perfect_answer_scores_one_whatever_its_labels():
    score = b_cubed(["a", "a", "b"], [7, 7, 3])
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_hand_computed_groups():
    score = b_cubed(["a", "a", "a", "b", "b"], [1, 1, 2, 2, 2])
    assert score.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert score.f1 == pytest.approx(11 / 15)


def test_all_apart_and_all_together():
    assert b_cubed("aabb", "wxyz").precision == 1.0
    assert b_cubed("aabb", "wxyz").recall == 0.5
    assert b_cubed("aabb", "xxxx").precision == 0.5
    assert b_cubed("aabb", "xxxx").recall == 1.0


@pytest.mark.parametrize(("gold", "predicted"), [("ab", "a"), ("", "")])
def test_labels_that_do_not_pair_are_refused(gold, predicted):
    with pytest.raises(ValueError, match="one gold and one predicted"):
        b_cubed(gold, predicted)


def ecb_xml(*sentences):
    tokens = "".join(
        f'<token t_id="{n}" sentence="{n}" number="0">{sentence}</token>'
        for n, sentence in enumerate(sentences)
    )
    return f"<Document>{tokens}</Document>".encode()


ECB = {
    "1/1_1ecb.xml": ecb_xml("http : //news.example/ferry", FERRY[0]),
    "1/1_2ecb.xml": ecb_xml(FERRY[1]),
    "1/1_1ecbplus.xml": ecb_xml(STRIKE[0]),
    "1/1_2ecbplus.xml": ecb_xml(STRIKE[1]),
}


def unpacked(folder, files=ECB):
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def tarred(path, files=ECB):
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


def test_ecb_scores_the_same_from_folder_tar_and_zip(tmp_path):
    (tmp_path / "ecb").mkdir()
    from_folder = score_ecb(unpacked(tmp_path / "ecb"))
    archive = tarred(tmp_path / "ecb.tar.gz")
    with zipfile.ZipFile(tmp_path / "ecb.zip", "w") as zipped:
        for name, data in ECB.items():
            zipped.writestr(name, data)
    assert from_folder == score_ecb(archive) == score_ecb(tmp_path / "ecb.zip")
    assert from_folder.n == 4
    assert from_folder.metrics["b3_f1"] == 1.0
    assert from_folder.gold_check == {"b3_precision": 1.0, "b3_recall": 1.0, "b3_f1": 1.0}
    assert from_folder.baseline["b3_recall"] == 0.5


def test_an_archive_in_the_folder_is_read_where_it_lies(tmp_path):
    tarred(tmp_path / "ecb.tar.gz")
    assert score_ecb(tmp_path).n == 4
    assert [path.name for path in tmp_path.iterdir()] == ["ecb.tar.gz"]


def test_members_that_climb_out_or_link_are_never_written(tmp_path):
    path = tmp_path / "bad.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("../../1/1_1ecb.xml")
        member.size = len(ECB["1/1_2ecb.xml"])
        tar.addfile(member, io.BytesIO(ECB["1/1_2ecb.xml"]))
        link = tarfile.TarInfo("1/1_2ecb.xml")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/hostname"
        tar.addfile(link)
    assert score_ecb(path).n == 1
    assert list(tmp_path.iterdir()) == [path]


def test_members_over_the_limit_are_left_and_too_many_bytes_refused(tmp_path, monkeypatch):
    archive = tarred(tmp_path / "ecb.tar.gz")
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 300)
    with pytest.raises(DataError, match="more than 300 bytes"):
        score_ecb(archive)
    monkeypatch.setattr(archives, "MAX_MEMBER_BYTES", 10)
    with pytest.raises(DataError, match="no article"):
        score_ecb(archive)


@pytest.mark.parametrize(
    "data", [b"<Document>", b'<!DOCTYPE d [<!ENTITY a "b">]><Document>&a;</Document>']
)
def test_broken_or_hostile_xml_is_named(tmp_path, data):
    with pytest.raises(DataError, match=r"1_1ecb\.xml"):
        score_ecb(unpacked(tmp_path, {"1/1_1ecb.xml": data}))


def news(title, body):
    return {"newsTitle": title, "newBody": [body]}


def allsides(folder, rows):
    (folder / "stories.jsonl.gz").write_bytes(
        gzip.compress("\n".join(json.dumps(row) for row in rows).encode())
    )
    return folder


def test_allsides_takes_long_bodies_alone(tmp_path):
    rows = [
        {
            "id": 1,
            "date": "2024-03-01",
            "news": {
                "left": news("Ferry sinks", " ".join(FERRY * 5)),
                "right": news("Ferry lost", " ".join(FERRY[::-1] * 5)),
                "center": news("Ferry", "Too short ."),
            },
        },
        {"id": 2, "date": "2024-03-01", "news": {"left": news("Trams", " ".join(STRIKE * 5))}},
    ]
    score = score_allsides(allsides(tmp_path, rows))
    assert score.n == 3
    assert score.metrics["b3_f1"] == 1.0
    assert score == score_allsides(tmp_path / "stories.jsonl.gz")


def test_the_command_prints_one_object(tmp_path, capsys):
    assert main(["stories-ecb", "--data", str(unpacked(tmp_path)), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed.keys() == {"task", "n", "metrics", "baseline", "gold_check"}
    assert printed["task"] == "stories-ecb"
    assert printed["metrics"].keys() == {
        "b3_precision",
        "b3_recall",
        "b3_f1",
        "tfidf_average_link_b3_f1",
        "streaming_b3_f1",
        "shuffled_b3_f1_low",
        "shuffled_b3_f1_high",
        "shuffled_agreement_low",
    }
    assert printed["baseline"].keys() == {"b3_precision", "b3_recall", "b3_f1"}


def test_the_command_prints_a_table_for_people(tmp_path, capsys):
    assert main(["stories-ecb", "--data", str(unpacked(tmp_path))]) == 0
    assert "b3_f1" in capsys.readouterr().out


@pytest.mark.parametrize("task", sorted(TASKS))
def test_missing_data_says_where_the_set_is_to_be_had(task, tmp_path, capsys):
    assert main([task, "--data", str(tmp_path / "nowhere")]) == 2
    error = capsys.readouterr().err
    assert TASKS[task].public in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("task", ["stories-ecb", "stories-allsides"])
def test_data_of_another_layout_is_refused(task, tmp_path, capsys):
    (tmp_path / "readme.txt").write_text("nothing here")
    assert main([task, "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
