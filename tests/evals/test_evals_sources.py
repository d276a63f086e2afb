"""The scorer of sources, on invented texts in the layout of ECB+ and of PolNeAR."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import DataError
from evals.ecbplus import texts
from evals.sources import Asked, answered, paired, score, score_polnear
from retold.types import Span

SENTENCES = [
    ["http://example.org/ferry"],
    ["Mrs", "Edda", "Corvane", "said", "the", "ferry", "sank", "."],
    ["She", "said", "the", "crew", "fled", "."],
    ["Otto", "Brandt", ",", "the", "coroner", ",", "said", "it", "was", "late", "."],
    ["The", "coroner", "said", '"', "no", '"', "."],
]
# Mentions as (sentence, first word, last word, instance or None).
MENTIONS = [
    (1, 0, 2, "corvane"),
    (2, 0, 0, "corvane"),
    (3, 0, 1, "brandt"),
    (4, 1, 1, "brandt"),
    (2, 3, 3, None),
]


def document() -> str:
    numbers = {}
    tokens, markables, relations = [], [], []
    for s, words in enumerate(SENTENCES):
        for n, word in enumerate(words):
            numbers[s, n] = len(numbers) + 1
            escaped = word.replace('"', "&quot;")
            tokens.append(
                f'<token t_id="{numbers[s, n]}" sentence="{s}" number="{n}">{escaped}</token>'
            )
    chains: dict[str, list[int]] = {}
    for m, (s, first, last, instance) in enumerate(MENTIONS, start=1):
        anchors = "".join(f'<token_anchor t_id="{numbers[s, n]}"/>' for n in range(first, last + 1))
        markables.append(f'<HUMAN_PART_PER m_id="{m}">{anchors}</HUMAN_PART_PER>')
        if instance:
            chains.setdefault(instance, []).append(m)
    for r, (instance, members) in enumerate(chains.items()):
        sources = "".join(f'<source m_id="{m}"/>' for m in members)
        relations.append(
            f'<CROSS_DOC_COREF r_id="{r}" note="{instance}">{sources}</CROSS_DOC_COREF>'
        )
    body = "".join(tokens)
    marked = f"<Markables>{''.join(markables)}</Markables>"
    related = f"<Relations>{''.join(relations)}</Relations>"
    return f'<Document doc_name="1_1ecb.xml">{body}{marked}{related}</Document>'


@pytest.fixture
def ecb(tmp_path: Path) -> Path:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "1_1ecb.xml").write_text(document(), encoding="utf-8")
    return tmp_path


def test_tokens_become_text_and_mentions_spans_of_it(ecb: Path) -> None:
    (item,) = texts(ecb)
    assert "http" not in item.article.text
    assert 'said "no".' in item.article.text
    named = {span.of(item.article.text): chain for span, chain in item.chains.items()}
    assert named == {
        "Mrs Edda Corvane": "corvane",
        "She": "corvane",
        "Otto Brandt": "brandt",
        "coroner": "brandt",
        "crew": None,
    }
    assert all(block.span.of(item.article.text).strip() for block in item.article.blocks)


@pytest.mark.model
def test_the_engine_is_right_where_the_gold_is_and_the_gold_is_perfect(ecb: Path) -> None:
    made = score(ecb)
    assert made.n == 2
    assert set(made.metrics) == set(made.baseline) == set(made.gold_check)
    assert set(made.gold_check.values()) == {1.0}
    assert made.metrics["pronoun_accuracy"] == made.metrics["pronoun_coverage"] == 1.0
    assert made.metrics["role_accuracy"] == 1.0
    assert made.metrics["merge_precision"] == 1.0


def test_a_wrong_answer_lowers_accuracy_and_none_lowers_coverage() -> None:
    gold = {Span(0, 4): "a", Span(10, 14): "b", Span(20, 22): "a", Span(30, 32): None}
    asked = Asked("pronoun", Span(20, 22), gold)
    right, wrong = (asked, Span(0, 4)), (asked, Span(10, 12))
    silent, unknown = (asked, None), (asked, Span(30, 31))
    assert answered([right])["pronoun_accuracy"] == 1.0
    assert answered([right, wrong])["pronoun_accuracy"] == 0.5
    assert answered([right, unknown])["pronoun_accuracy"] == 1.0
    assert answered([right, silent])["pronoun_coverage"] == 0.5


def test_pairs_that_the_gold_parts_lower_precision_and_missed_ones_recall() -> None:
    one, two = ("a", Span(0, 1), Span(2, 3)), ("a", Span(0, 1), Span(4, 5))
    assert paired(frozenset({one, two}), frozenset({one})) == {
        "merge_precision": 0.5,
        "merge_recall": 1.0,
    }
    assert paired(frozenset({one}), frozenset({one, two}))["merge_recall"] == 0.5


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "", "no TOPIC"),
        ("a.xml", "<Document", "not XML"),
        ("a.xml", "<!DOCTYPE x><Document/>", "declares entities"),
        ("a.xml", "<Document/>", "no human participant"),
    ],
)
def test_another_layout_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        score(tmp_path)


@pytest.mark.model
def test_pronouns_of_polnear_are_counted(tmp_path: Path) -> None:
    text = "Mrs Edda Corvane said the ferry sank. She said the crew fled.\n\nHe said it rained.\n"
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(text, encoding="utf-8")
    lines = []
    for number, words in enumerate(("She", "He"), start=1):
        at = text.index(words)
        lines.append(f"T{number}\tSource {at} {at + len(words)}\t{words}")
        lines.append(f"E{number}\tAttribution:T{number} Source:T{number}")
    (tmp_path / "attributions" / "a_x.ann").write_text("\n".join(lines), encoding="utf-8")
    made = score_polnear(tmp_path)
    assert made.n == 2
    assert made.metrics["pronoun_found"] == 1.0
    assert made.metrics["pronoun_coverage"] == 0.5
    assert set(made.gold_check.values()) == {1.0}
