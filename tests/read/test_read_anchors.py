"""Hyperlinks: from markup, with the words around them, to their place in the stored text."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.config import Config
from retold.read.anchors import MOST, Anchor, anchors_in, anchors_of_markdown, placed
from retold.read.inputs import read_inputs
from retold.types import Article, page_of

PAGE = """<!doctype html><html><head><title>Dyke repaired</title>
<link rel="canonical" href="https://gazette.example/river/dyke-repaired">
<meta property="og:site_name" content="Coast Gazette"></head><body>
<nav><a href="/">Home</a> <a href="/river">River</a></nav>
<article><h1>Dyke repaired in nine days</h1>
<p>The river board has closed the breach at Orlow, <a href="/river/board-says?utm_source=m#top">as
the <b>Veldmark</b> Courier reported on Monday</a>, and the lower town is dry again.</p>
<p>Some 4,000 people went back to their houses on Tuesday, said the
<a href="https://orlow.example/towns">mayor&rsquo;s office</a> in a statement on Tuesday.</p>
<p>The board had asked for volunteers. <a href="mailto:desk@gazette.example">Write to the desk</a>
or <a href="javascript:alert(1)">open the form</a> to help with the sandbags that lie there.</p>
</article><footer><a href="https://orlow.example/towns">mayor’s office</a></footer></body></html>
"""


def links(article: Article) -> list[tuple[str, str]]:
    return [(link.span.of(article.text), link.url) for link in article.hyperlinks]


def read(path: Path) -> Article:
    (found,) = read_inputs([str(path)], config=Config())
    assert isinstance(found, Article)
    return found


def test_links_of_a_page_stand_at_their_words(tmp_path: Path) -> None:
    path = tmp_path / "dyke.html"
    path.write_text(PAGE, encoding="utf-8")
    article = read(path)
    assert links(article) == [
        (
            "as the Veldmark Courier reported on Monday",
            "https://gazette.example/river/board-says?utm_source=m#top",
        ),
        ("mayor’s office", "https://orlow.example/towns"),
    ]


def test_a_page_of_no_known_address_keeps_absolute_links_alone(tmp_path: Path) -> None:
    path = tmp_path / "dyke.html"
    path.write_text(PAGE.replace('<link rel="canonical"', "<link"), encoding="utf-8")
    assert [url for _, url in links(read(path))] == ["https://orlow.example/towns"]


def test_a_base_that_the_page_states_goes_before_its_address(tmp_path: Path) -> None:
    path = tmp_path / "dyke.html"
    base = '<base href="https://archive.example/kept/">'
    path.write_text(PAGE.replace("<title>", f"{base}<title>"), encoding="utf-8")
    assert links(read(path))[0][1] == "https://archive.example/river/board-says?utm_source=m#top"


def test_links_of_markdown_and_of_a_record(tmp_path: Path) -> None:
    words = "The breach at Orlow is closed, [the Courier reports](https://courier.example/a_b)."
    note = tmp_path / "note.md"
    note.write_text(f"# Dyke repaired\n\n> {words}\n\n![map](https://x.example/map.png)\n")
    record = {"text": "<p>The breach is closed, <a href='/b'>the Courier reports</a> today.</p>"}
    record |= {"url": "https://gazette.example/a", "title": "Dyke repaired"}
    stream = io.BytesIO(json.dumps(record).encode())
    (told,) = read_inputs(["-"], config=Config(), stdin=stream)
    assert isinstance(told, Article)
    assert links(told) == [("the Courier reports", "https://gazette.example/b")]
    assert links(read(note)) == [("the Courier reports", "https://courier.example/a_b")]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "#part",
            "",
            "mailto:a@b.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a/b",
        ),
        *("http://", "http://[::1", "https://a.example:99999/", "//", "file:///etc/passwd"),
        "https://a.example/" + "x" * 3_000,
    ],
)
def test_addresses_that_lead_to_no_page_are_left_out(address: str) -> None:
    fragment = f'<p>Board members met <a href="{address}">in the old hall</a> again.</p>'
    assert anchors_in(fragment, base="https://a.example/" if address[:1] == "#" else None) == ()


def test_what_stands_twice_stands_nowhere() -> None:
    anchor = Anchor("", "the board said on Monday", "", "https://a.example/")
    once, twice = (
        "Yes, the board said on Monday.",
        "the board said on Monday; the board said on Monday",
    )
    assert [link.span.of(once) for link in placed([anchor], once)] == ["the board said on Monday"]
    assert placed([anchor], twice) == ()
    assert placed([Anchor("", "Read more", "", "https://a.example/")], "Read more of it") == ()


def test_a_page_of_nothing_but_links_is_bounded() -> None:
    fragment = "".join(
        f"<p>{'word ' * 40}<a href='https://a.example/{n}'>{n}</a></p>" for n in range(2 * MOST)
    )
    assert len(anchors_in(fragment, base=None)) == MOST
    marked = "".join(f"[{n}](https://a.example/{n}) and " for n in range(2 * MOST))
    found = anchors_of_markdown(marked, base=None)
    assert len(found) == MOST
    assert max(len(anchor.before) + len(anchor.after) for anchor in found) < 1_000


def test_markup_that_is_never_closed_is_read_all_the_same() -> None:
    fragment = "<p>The board met <a href='https://a.example/1'>in Orlow <p>and <a href=https://a.example/2>left"
    assert [(a.words, a.url) for a in anchors_in(fragment, base=None)] == [
        ("in Orlow ", "https://a.example/1"),
        ("and ", "https://a.example/1"),
        ("left", "https://a.example/2"),
    ]


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200), cuts=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_a_placed_link_has_the_words_of_its_anchor(text: str, cuts: tuple[int, int]) -> None:
    start, end = sorted(min(cut, len(text)) for cut in cuts)
    anchor = Anchor(text[:start], text[start:end], text[end:], "https://a.example/")
    for link in placed([anchor], text):
        assert 0 <= link.span.start < link.span.end <= len(text)
        words = link.span.of(text)
        assert words == words.strip()
        assert start <= link.span.start
        assert link.span.end <= end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/", "http://a.example/x"),
        ("https://a.example/x?utm_source=b&id=4&fbclid=9#top", "https://A.example/x?id=4"),
        ("https://a.example:443/x/index.html", "https://a.example/x"),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    assert page_of(one) == page_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/x?id=4", "https://a.example/x?id=5"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example:8080/x", "https://a.example/x"),
    ],
)
def test_addresses_of_two_pages_are_two(one: str, other: str) -> None:
    assert page_of(one) != page_of(other)
