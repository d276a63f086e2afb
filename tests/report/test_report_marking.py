from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from report_invented import claim, finding, the_articles
from report_reading import the_reading

from retold.report.index import Index, index_story
from retold.report.marking import mark_article, split_anchors
from retold.types import Article, Block, Evidence, FindingKind, Reading, Severity, Span

ARTICLES = the_articles()
READING = the_reading(ARTICLES)
WIRE = ARTICLES["wire"]


def test_segments_give_every_block_back(index: Index) -> None:
    for article in index.articles:
        marked = mark_article(article, index)
        texts = ["".join(segment.text for segment in block.segments) for block in marked]
        assert texts == [block.span.of(article.text) for block in article.blocks]


def test_every_anchor_and_claim_has_one_place(index: Index) -> None:
    placed = [
        place
        for article in index.articles
        for block in mark_article(article, index)
        for segment in block.segments
        for place in segment.ids
    ]
    expected = [a.id for a in index.anchors.values()] + [c.id for c in index.claims.values()]
    assert sorted(placed) == sorted(expected)


def test_the_innermost_claim_decides_the_level(
    reading: Reading, articles: dict[str, Article]
) -> None:
    gazette = articles["gazette"]
    inner = replace(claim("in", gazette, "three villages"), certainty=READING.claims[3].certainty)
    outer = claim("out", gazette, "Engineers lowered Lake Orrin through the night; three villages")
    index = index_story(replace(reading, claims=(outer, inner)), articles, prefix="s1")
    block = mark_article(gazette, index)[1]
    levels = {segment.text: segment.level for segment in block.segments}
    assert levels["three villages"] == "p3"
    assert levels["Engineers lowered Lake Orrin through the night; "] == "asserted"
    assert levels[" stay empty."] == ""


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 120)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_spans_may_cross_in_any_way(places: list[tuple[int, int]]) -> None:
    spans = {Span(s, min(s + n, len(WIRE.text))) for s, n in places if s < len(WIRE.text)}
    spans = {span for span in spans if span.of(WIRE.text).strip()}
    found = tuple(
        finding(
            f"x{number}",
            FindingKind.ANONYMOUS_SOURCE,
            Severity.LOW,
            "",
            Evidence("wire", span, span.of(WIRE.text)),
        )
        for number, span in enumerate(spans)
    )
    index = index_story(replace(READING, findings=found), ARTICLES, prefix="s1")
    marked = mark_article(WIRE, index)
    for block, stored in zip(marked, WIRE.blocks, strict=True):
        assert "".join(s.text for s in block.segments) == stored.span.of(WIRE.text)
    segments = [segment for block in marked for segment in block.segments]
    for (article, span), anchor in index.anchors.items():
        if article == "wire":
            covered = "".join(s.text for s in segments if anchor.id in s.cited)
            assert "".join(covered.split()) == "".join(span.of(WIRE.text).split())
            assert sum(anchor.id in s.ids for s in segments) == 1


def test_an_anchor_in_several_segments_is_split(index: Index) -> None:
    gazette = index.articles[0]
    ids = {a.evidence.text: a.id for a in index.anchors.values()}
    split = split_anchors(mark_article(gazette, index))
    assert ids["seepage through the east wall of Hallow Dam had likely slowed"] in split
    assert ids["weakened, but well-anchored"] not in split


def test_an_article_without_blocks_is_one_body(index: Index) -> None:
    bare = replace(index.articles[0], blocks=())
    (block,) = mark_article(bare, index)
    assert "".join(segment.text for segment in block.segments) == bare.text


def test_a_span_that_begins_between_blocks_is_drawn_in(
    reading: Reading, articles: dict[str, Article]
) -> None:
    wire = articles["wire"]
    second: Block = wire.blocks[1]
    span = Span(second.span.start - 2, second.span.end)
    odd = finding(
        "odd",
        FindingKind.ANONYMOUS_SOURCE,
        Severity.LOW,
        "",
        Evidence("wire", span, span.of(wire.text)),
    )
    index = index_story(replace(reading, findings=(odd,)), articles, prefix="s1")
    (anchor,) = (a for (key, s), a in index.anchors.items() if s == span)
    assert any(anchor.id in s.ids for s in mark_article(wire, index)[1].segments)
