from __future__ import annotations

import base64
import hashlib
import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_invented import the_articles
from report_reading import the_great_story, the_reading

from retold.errors import RetoldError
from retold.report.page import render, write
from retold.types import Article, Reading, Span

EVIL = "<script>alert(1)</script>"
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Outline(HTMLParser):
    """Collects ids, links and tags, and checks that every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.hrefs: list[str] = []
        self.named: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(values.keys())
        if values.get("id"):
            self.ids[values["id"] or ""] += 1
        if values.get("href"):
            self.hrefs.append(values["href"] or "")
        for name in ("aria-labelledby", "for"):
            self.named += (values.get(name) or "").split()
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in {"script", "style"}:
            self.text.append(data)


def test_the_page_is_well_formed_and_every_link_arrives(html: str) -> None:
    outline = Outline(html)
    assert max(outline.ids.values()) == 1
    inner = {href[1:] for href in outline.hrefs if href.startswith("#")}
    assert inner <= set(outline.ids)
    assert set(outline.named) <= set(outline.ids)
    assert {href for href in outline.hrefs if not href.startswith("#")} == {"data:,"}


def test_the_policy_allows_this_script_and_nothing_else(html: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    assert len(scripts[0].encode()) < 8_000
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy.replace("style-src 'unsafe-inline'", "")


def test_nothing_is_fetched_and_nothing_is_wired_inline(html: str) -> None:
    outline = Outline(html)
    assert not {"img", "iframe", "object", "embed", "audio", "video"} & set(outline.tags)
    assert not [name for name in outline.attributes if name.startswith("on") or name == "src"]
    assert "url(" not in html
    assert "@import" not in html


def test_every_part_is_there(html: str) -> None:
    text = " ".join("".join(Outline(html).text).split())
    for words in (
        "Hallow Dam leaks; villages below are emptied",
        "What is claimed",
        "credibility 3: possibly true",
        "What would make it wrong: the Post counts other villages as well",
        "6 March 2041 inferred",
        "31 % of its words stand in A: two passages in the same words",
        "the Harbour Wire (The Harbour Wire), outlet, “reported”, citing the water authority",
        "The same as a table",
        "Caution in A: its first figures should be read with care",
        "The engineer works for the authority, so both count as one.",
        "Nothing here is a verdict.",
        "retold verify",
        "the PHIA probability yardstick",
    ):
        assert words in text


def test_the_stored_text_stands_whole_in_the_page(html: str) -> None:
    page = "".join("".join(Outline(html).text).split())
    marks = re.compile(
        r"[A-C]\d+(?:likely|reported|realisticpossibility|almostcertain)?(?:#\d)*|#\d"
    )
    bare = marks.sub("", page)
    for article in the_articles().values():
        for block in article.blocks:
            assert marks.sub("", "".join(block.span.of(article.text).split())) in bare


def test_everything_foreign_is_escaped() -> None:
    articles = {
        key: replace(a, outlet=EVIL, byline=EVIL, agency=EVIL, url=f"javascript:{EVIL}")
        for key, a in the_articles().items()
    }
    first = articles["gazette"]
    text = first.text.replace(first.text[:25], EVIL, 1)
    articles["gazette"] = replace(first, text=text, title=EVIL)
    reading = the_reading(the_articles())
    reading = replace(
        reading,
        brief=replace(reading.brief, title=EVIL),
        story=replace(reading.story, origins_reason=EVIL),
        threads=tuple(replace(t, title=EVIL) for t in reading.threads),
        findings=tuple(replace(f, message=EVIL, detail={"unless": EVIL}) for f in reading.findings),
    )
    page = render([reading], articles, yardstick=EVIL)
    assert EVIL not in page
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(1)" in page
    assert not [h for h in Outline(page).hrefs if not h.startswith(("#", "data:,"))]


def test_what_cannot_be_shown_in_the_text_is_left_out_and_counted() -> None:
    articles = the_articles()
    reading = the_reading(articles)
    first = reading.brief.sections[0]
    evidence = replace(first.sentences[2].evidence[0], span=Span(0, 3))
    sentence = replace(first.sentences[2], text="An unfounded sentence.", evidence=(evidence,))
    section = replace(first, sentences=(*first.sentences[:2], sentence))
    broken = replace(reading, brief=replace(reading.brief, sections=(section,)))
    page = render([broken], articles, yardstick="phia")
    assert "An unfounded sentence." not in page
    assert "1 item could not be shown to do so and is left out" in page


def test_several_stories_stand_behind_an_index(
    reading: Reading, articles: dict[str, Article]
) -> None:
    page = render([reading, reading], articles, yardstick="icd203")
    outline = Outline(page)
    assert max(outline.ids.values()) == 1
    assert {"#s1", "#s2"} <= set(outline.hrefs)
    assert outline.tags["h1"] == 1
    assert "2 stories" in page
    assert "ICD 203" in page


def test_only_an_address_of_the_web_becomes_a_link(
    reading: Reading, articles: dict[str, Article]
) -> None:
    urls = {"gazette": "https://gazette.example/dam?a=1&b=2", "wire": "file:///etc/hosts"}
    placed = {key: replace(a, url=urls.get(key)) for key, a in articles.items()}
    outline = Outline(render([reading], placed, yardstick="phia"))
    assert urls["gazette"] in outline.hrefs
    assert urls["wire"] not in outline.hrefs
    assert urls["wire"] in "".join(outline.text)


def test_no_story_at_all_is_said() -> None:
    assert "Nothing was read" in render([], {}, yardstick="phia")


def test_an_empty_story_is_calm(reading: Reading, articles: dict[str, Article]) -> None:
    bare = replace(reading, claims=(), findings=(), threads=(), merges=(), cautions=())
    bare = replace(
        bare,
        story=replace(bare.story, origins=(), copies=()),
        brief=replace(bare.brief, sections=(), summary=replace(bare.brief.summary, evidence=())),
    )
    page = render([bare], articles, yardstick="phia")
    assert "No finding." in page
    assert "No source is named in this story." in page
    assert "The retelling" not in page


def test_the_same_reading_gives_the_same_page(html: str) -> None:
    articles = the_articles()
    assert render([the_reading(articles)], articles, yardstick="phia") == html


def test_sixty_articles_stay_usable(html: str) -> None:
    reading, articles = the_great_story(60)
    begun = time.process_time()
    page = render([reading], articles, yardstick="phia")
    assert time.process_time() - begun < 6
    outline = Outline(page)
    assert max(outline.ids.values()) == 1
    assert page.count('<details class="fold">') == 54
    assert "The first 12 tellings are drawn; the table has all" in page
    assert len(page) < 2_000_000


def test_write_puts_the_page_in_place(
    tmp_path: Path, reading: Reading, articles: dict[str, Article], html: str
) -> None:
    path = tmp_path / "report.html"
    path.write_text("the page before")
    write([reading], articles, path, yardstick="phia")
    assert path.read_text(encoding="utf-8") == html
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_write_says_in_one_line_what_failed(
    tmp_path: Path, reading: Reading, articles: dict[str, Article]
) -> None:
    path = tmp_path / "missing" / "report.html"
    with pytest.raises(RetoldError) as caught:
        write([reading], articles, path, yardstick="phia")
    message = str(caught.value)
    assert str(path) in message
    assert "no such file or directory" in message
    assert "\n" not in message


def test_a_failed_write_keeps_what_stood_there(
    tmp_path: Path, reading: Reading, articles: dict[str, Article]
) -> None:
    path = tmp_path / "report.html"
    path.mkdir()
    (path / "kept.txt").write_text("kept")
    with pytest.raises(RetoldError):
        write([reading], articles, path, yardstick="phia")
    assert (path / "kept.txt").read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]
