from __future__ import annotations

import io
import tarfile

import pytest

from evals import DataError
from evals.attribution import article_of, measure, outermost, score, spans_of
from evals.brat import attributions, documents
from retold.claims.links import Link
from retold.types import Span

TEXT = (
    "Harbour bridge to stay shut, mayor says.\n\n"
    "“The bridge is not safe,” Mayor Lena Orvik said, “and it will stay shut.”\n\n"
    "The ferry company expects a loss. Tolls rose in May."
)


def piece(words, *, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def line(name, role, *words):
    pieces = [piece(part) for part in words]
    offsets = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{role} {offsets}\t{' '.join(words)}"


ANN = "\n".join(
    [
        line("T1", "Source", "mayor"),
        line("T2", "Cue", "says"),
        line("T3", "Content", "Harbour bridge to stay shut"),
        "E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3",
        line("T4", "Source", "Mayor Lena Orvik"),
        line("T5", "Cue", "said"),
        line("T6", "Content", "“and it will stay shut.”", "“The bridge is not safe,”"),
        "E2\tAttribution:T9 Content:T6 Source:T4 Cue:T5",
        line("T7", "Content", "Tolls rose in May"),
        line("T9", "Attribution", "said"),
    ]
)


def part(folder, annotations=None, text=TEXT):
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "bridge_2031-05-02.txt").write_bytes(text.encode())
    for code, words in (annotations or {"a1b2": ANN}).items():
        (folder / "attributions" / f"bridge_2031-05-02_{code}.ann").write_bytes(words.encode())
    return folder


def gold_of(folder):
    (item,) = documents(folder)
    return item.attributions


def test_spans_come_from_the_relations_and_strays_are_left(tmp_path):
    first, second = gold_of(part(tmp_path / "dev"))
    assert first == {
        "source": (piece("mayor"),),
        "cue": (piece("says"),),
        "content": (piece("Harbour bridge to stay shut"),),
    }
    assert len(second["content"]) == 2
    found = spans_of([first, second], TEXT)
    assert piece("Tolls rose in May") not in found["content"]


def test_the_first_of_several_annotators_counts(tmp_path):
    folder = part(tmp_path / "dev", {"f9e8": ANN, "0aaa": ANN.split("\nT4")[0]})
    assert len(gold_of(folder)) == 1


def test_an_empty_annotation_is_a_text_without_attributions(tmp_path):
    folder = part(tmp_path / "dev", {"0aaa": "", "f9e8": ANN})
    assert gold_of(folder) == ()
    with pytest.raises(DataError, match="no attribution"):
        score(folder)


def test_words_broken_by_a_line_end_do_not_hurt():
    broken = ANN.replace("shut\nE1", "\nshut\nE1", 1).replace("Lena Orvik\n", "Lena\nOrvik\n")
    assert list(attributions(broken)) == list(attributions(ANN))


def test_two_sources_and_attributions_without_a_source_count():
    lines = [
        line("T1", "Source", "mayor"),
        line("T2", "Source", "ferry company"),
        line("T3", "Cue", "expects"),
        "E1\tAttribution:T8 Source:T1 Source2:T2 Cue:T3",
        "E2\tAttribution-no-source:T8 Cue:T3",
        "E3\tAttribution-no-source:T8",
        "E4\tAttribution:T8 Source:T77",
    ]
    both, without = attributions("\n".join(lines))
    assert both["source"] == (piece("mayor"), piece("ferry company"))
    assert without == {"cue": (piece("expects"),)}


@pytest.mark.parametrize("offsets", ["0 9999", "7 7", "9 3", "0 4;5 9999"])
def test_spans_that_do_not_lie_in_the_text_are_refused(tmp_path, offsets):
    ann = f"T1\tCue {offsets}\tx\nE1\tAttribution:T2 Cue:T1"
    with pytest.raises(DataError, match="does not lie in the text"):
        score(part(tmp_path / "dev", {"a1b2": ann}))


@pytest.mark.parametrize(
    "junk", ["T1\tCue 1\tx", "T1\tCue 1 99999999999999\tx", "T\nE\nE1\t", "\0"]
)
def test_lines_that_are_not_brat_give_no_attribution(junk):
    assert list(attributions(junk + "\nE1\tAttribution:T2 Cue:T1")) == []


def test_bytes_that_are_not_utf8_are_refused(tmp_path):
    folder = part(tmp_path / "dev")
    (folder / "attributions" / "bridge_2031-05-02_a1b2.ann").write_bytes(b"\xff\xfeT1")
    with pytest.raises(DataError, match="UTF-8"):
        score(folder)


def test_a_folder_of_another_layout_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing here")
    with pytest.raises(DataError, match="layout"):
        score(tmp_path)


def tarred(path, folders):
    with tarfile.open(path, "w:gz") as tar:
        for folder in folders:
            tar.add(folder, arcname=f"data/{folder.name}")
    return path


def test_an_archive_gives_its_development_part_and_is_not_unpacked(tmp_path):
    parts = tmp_path / "parts"
    dev = part(parts / "dev")
    train = part(parts / "train", {"a1b2": ANN.split("\nT4")[0]})
    (tmp_path / "held").mkdir()
    archive = tarred(tmp_path / "held" / "set.tar.gz", [dev, train])
    for path in (archive, archive.parent, parts):
        (item,) = documents(path)
        assert item.name.endswith("dev/bridge_2031-05-02")
        assert len(item.attributions) == 2
    assert [path.name for path in archive.parent.iterdir()] == ["set.tar.gz"]


def test_an_archive_of_another_part_alone_is_read(tmp_path):
    archive = tarred(tmp_path / "set.tar.gz", [part(tmp_path / "test")])
    assert len(list(documents(archive))) == 1


def test_a_broken_archive_is_refused(tmp_path):
    path = tmp_path / "set.tar.gz"
    path.write_bytes(b"\x1f\x8b\x08\0 not an archive")
    with pytest.raises(DataError):
        list(documents(path))


def test_links_are_not_written_or_followed_out_of_an_archive(tmp_path):
    path = tmp_path / "set.tar"
    with tarfile.open(path, "w") as tar:
        link = tarfile.TarInfo("data/dev/text/bridge.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        tar.addfile(link)
        member = tarfile.TarInfo("data/dev/attributions/bridge_a1b2.ann")
        member.size = 2
        tar.addfile(member, io.BytesIO(b"E1"))
    assert list(documents(path)) == []


def test_pieces_that_white_space_parts_are_one_span():
    text = "Ana  said tides\n rose, and fell"
    joined = spans_of([{"content": ((10, 15), (17, 21))}], text)
    apart = spans_of([{"content": ((10, 15), (23, 31))}], text)
    assert joined["content"] == {(10, 21)}
    assert apart["content"] == {(10, 15), (23, 31)}


def test_marks_at_the_edges_do_not_count_and_a_mark_alone_stays():
    text = "Mayor: “It costs $30 more,” she said."
    found = spans_of([{"cue": ((5, 6),), "content": ((7, 27),)}, {"content": ((17, 20),)}], text)
    assert found["cue"] == {(5, 6)}
    assert found["content"] == {(8, 25), (17, 20)}
    assert text[17:20] == "$30"


def test_a_span_given_twice_counts_once():
    spans = {"source": ((0, 5),), "cue": ((29, 33),)}
    once, twice = (spans_of([spans] * n, "Mayor: “It costs $30 more,” she said.") for n in (1, 2))
    assert once == twice


def link(cue, *content):
    return Link(0, None, None, Span(*cue), "say", tuple(Span(*piece) for piece in content), True)


def test_a_saying_told_within_a_saying_is_left_out():
    outer = link((9, 13), (0, 8), (20, 60))
    inner = link((30, 34), (35, 60))
    inmost = link((40, 44), (45, 60))
    after = link((70, 74), (75, 90))
    assert outermost([outer, inner, inmost, after]) == [outer, after]
    assert outermost([after, inner]) == [after, inner]
    assert outermost([]) == []


def test_a_cue_between_the_pieces_of_a_content_is_kept():
    between = link((12, 16), (0, 10), (20, 60))
    beside = link((60, 64), (65, 80))
    assert outermost([between, beside]) == [between, beside]


def spans(**roles):
    return {role: frozenset(roles.get(role, ())) for role in ("source", "cue", "content")}


def test_hand_computed_scores():
    text = "Ana Ruiz said that tides rose fast."
    gold = spans(source=[(0, 8)], cue=[(9, 13)], content=[(14, 34)])
    found = spans(source=[(0, 3)], cue=[(9, 13), (30, 34)], content=[(19, 34)])
    got = measure([gold], [found], [text])
    assert got["exact_f1_source"] == 0.0
    assert got["overlap_f1_source"] == pytest.approx(2 * 1 / (1 + 2))
    assert got["exact_f1_cue"] == got["overlap_f1_cue"] == pytest.approx(2 / 3)
    assert got["exact_f1_content"] == 0.0
    assert got["overlap_f1_content"] == pytest.approx(2 * 3 / (3 + 4))


def test_scores_are_summed_over_documents_and_empty_gold_costs_precision():
    text = "Ana Ruiz said that tides rose fast."
    gold = [spans(cue=[(9, 13)]), spans()]
    right = measure(gold, gold, [text, text])
    wrong = measure(gold, [gold[0], spans(cue=[(9, 13)])], [text, text])
    assert right["exact_f1_cue"] == 1.0
    assert wrong["exact_f1_cue"] == pytest.approx(2 / 3)
    assert right["exact_f1_source"] == 0.0


def test_words_told_twice_by_nested_contents_count_once():
    text = "Ana said Bo said tides rose."
    gold = spans(content=[(9, 27), (17, 27)])
    assert measure([gold], [spans(content=[(9, 27)])], [text])["overlap_f1_content"] == 1.0


def test_the_article_keeps_the_text_and_opens_with_its_title():
    article = article_of("bridge", TEXT)
    assert article.text == TEXT
    assert [block.kind.value for block in article.blocks] == ["title", "body", "body"]
    assert "".join(block.span.of(TEXT) for block in article.blocks) == TEXT.replace("\n\n", "")
    assert article_of("none", "").blocks == ()


@pytest.mark.model
def test_the_engine_beats_the_baseline_and_the_gold_is_perfect(tmp_path):
    result = score(part(tmp_path / "dev"))
    assert result.n == 2
    assert set(result.gold_check.values()) == {1.0}
    assert result.metrics.keys() == result.baseline.keys() == result.gold_check.keys()
    assert result.metrics["exact_f1_source"] > result.baseline["exact_f1_source"]
    assert 0 < result.baseline["exact_f1_content"] < 1
