from __future__ import annotations

from dataclasses import replace

import pytest

from retold.brief.letters import letter, references
from retold.report.index import Index, index_story
from retold.types import Article, Evidence, Reading, Severity, Span


@pytest.mark.parametrize(
    ("position", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_go_on_after_z(position: int, name: str) -> None:
    assert letter(position) == name


def test_articles_stand_in_the_order_published(index: Index) -> None:
    assert index.letters == {"gazette": "A", "wire": "B", "post": "C"}
    assert index.inferred("post")
    assert not index.inferred("wire")


def test_an_undated_article_comes_last_and_is_not_called_inferred(
    reading: Reading, articles: dict[str, Article]
) -> None:
    undated = replace(reading, inferred_dates={})
    index = index_story(undated, articles, prefix="s1")
    assert index.articles[-1].id == "post"
    assert not index.inferred("post")


def test_references_are_those_of_the_claims(
    index: Index, reading: Reading, articles: dict[str, Article]
) -> None:
    claims = references(reading.claims, articles)
    assert {key: mark.label for key, mark in index.claims.items()} == claims
    labels = {a.evidence.text: a.label for (key, _), a in index.anchors.items() if key == "wire"}
    assert labels["About 4,600 people"] == claims["w2"]
    assert labels["weakened but well anchored"] == claims["w4"]
    assert labels["Reports have emerged that a second gate jammed on Monday night"] == claims["w5"]


def test_every_cited_span_has_a_place_of_its_own(index: Index) -> None:
    ids = [anchor.id for anchor in index.anchors.values()]
    assert len(ids) == len(set(ids))
    assert not {mark.id for mark in index.claims.values()} & set(ids)


def test_words_outside_every_claim_are_referred_to_by_the_letter(
    reading: Reading, articles: dict[str, Article]
) -> None:
    words = "Photo: Harbour Wire"
    start = articles["wire"].text.index(words)
    credit = Evidence("wire", Span(start, start + len(words)), words)
    found = replace(reading.findings[0], evidence=(credit,))
    index = index_story(replace(reading, findings=(found,)), articles, prefix="s1")
    assert index.anchors["wire", credit.span].label == "B"


def test_findings_are_numbered_by_severity(index: Index) -> None:
    levels = [mark.finding.severity for mark in index.findings]
    assert levels == sorted(levels, key=list(reversed(Severity)).index)
    assert [mark.label for mark in index.findings] == [f"#{n}" for n in range(1, 9)]


def test_nothing_is_withheld_from_a_sound_reading(index: Index) -> None:
    assert index.withheld == 0


def test_what_the_text_does_not_give_back_is_withheld(
    reading: Reading, articles: dict[str, Article]
) -> None:
    shifted = replace(reading.claims[0], span=Span(0, 5))
    wrong = Evidence("wire", Span(0, 5), "never printed")
    strange = replace(reading.findings[0], evidence=(wrong,))
    lost = replace(reading.findings[1], evidence=(replace(wrong, article="nowhere"),))
    beyond = replace(reading.findings[2], evidence=(Evidence("wire", Span(9_000, 9_001), ""),))
    summary = replace(reading.brief.summary, evidence=(wrong,))
    broken = replace(
        reading,
        claims=(shifted, *reading.claims[1:]),
        findings=(strange, lost, beyond, *reading.findings[3:]),
        brief=replace(reading.brief, summary=summary),
    )
    index = index_story(broken, articles, prefix="s1")
    assert index.withheld == 5
    assert shifted.id not in index.claims
    assert not {mark.finding.id for mark in index.findings} & {strange.id, lost.id, beyond.id}
    assert wrong.text not in {anchor.evidence.text for anchor in index.anchors.values()}
