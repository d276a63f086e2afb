"""A brief as text, Markdown and HTML: references, escaping, and nothing that does not stand."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from newsroom import claim, piece

from retold.brief import render, verified
from retold.errors import UsageError
from retold.types import Article, Brief, BriefSection, BriefSentence, Evidence

FORMS = ("text", "markdown", "html")
ARTICLE = piece("Dyke & <b>river</b>", "The dyke “broke” at noon 🌊. The river rose.")
BROKE = claim(ARTICLE, "The dyke “broke” at noon 🌊")
ROSE = claim(ARTICLE, "The river rose")
CLAIMS = {c.id: c for c in (BROKE, ROSE)}
ARTICLES = {ARTICLE.id: ARTICLE}


def sentence(text: str) -> BriefSentence:
    evidence = (Evidence(ARTICLE.id, BROKE.span, BROKE.text),)
    return BriefSentence(text, (BROKE.id, ROSE.id), evidence)


BRIEF = Brief(
    story="s1",
    title="Dyke <script>alert(1)</script> *breaks*",
    dated="2031-05-14T08:00:00+02:00",
    summary=sentence("One article & one origin."),
    sections=(
        BriefSection("What is claimed", (sentence("It <i>broke</i> [at] noon."),)),
        BriefSection("Figures", (BriefSentence("Nothing holds this.", (), ()),)),
    ),
)


def rendered(form: str, brief: Brief = BRIEF, article: Article = ARTICLE) -> str:
    return render(brief, CLAIMS, {article.id: article}, form=form)


class Tags(HTMLParser):
    """Collects the tags opened, and refuses one that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_lets_no_markup_of_a_text_through() -> None:
    tags = Tags()
    tags.feed(rendered("html"))
    assert tags.open == []
    assert tags.seen.isdisjoint({"script", "b", "i"})
    assert "It &lt;i&gt;broke&lt;/i&gt;" in rendered("html")


def test_markdown_escapes_what_would_be_markup() -> None:
    page = rendered("markdown")
    assert r"It \<i\>broke\</i\> \[at\] noon." in page
    assert r"\*breaks\*" in page


@pytest.mark.parametrize("form", FORMS)
def test_every_sentence_shows_the_claims_it_cites(form: str) -> None:
    told = [line for line in rendered(form).splitlines() if "broke" in line or "origin" in line]
    assert len(told) == 2
    assert all("A1, A2" in line for line in told)


def test_many_references_are_cut_short() -> None:
    text = " ".join(f"River {word} rose." for word in "abcdefgh")
    article = piece(None, text)
    claims = {c.id: c for c in (claim(article, f"River {word} rose") for word in "abcdefgh")}
    first = next(iter(claims.values()))
    many = BriefSentence(
        "Rivers rose.", tuple(claims), (Evidence(article.id, first.span, first.text),)
    )
    brief = replace(BRIEF, summary=many, sections=())
    assert "A1, A2, A3, A4, A5, A6 and 2 more" in render(
        brief, claims, {article.id: article}, form="text"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_sentence_without_evidence_and_its_empty_section_are_left_out(form: str) -> None:
    page = rendered(form)
    assert "Nothing holds this" not in page
    assert "Figures" not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_text_changed_by_one_letter_prints_no_sentence_that_cites_it(form: str) -> None:
    changed = replace(ARTICLE, text=ARTICLE.text.replace("at noon", "at moon"))
    page = rendered(form, article=changed)
    assert "origin" not in page
    assert "broke" not in page
    assert "Articles" in page


def test_verified_fails_closed() -> None:
    sound = sentence("It broke.")
    (piece_,) = sound.evidence
    assert verified(sound, ARTICLES)
    assert not verified(sound, {})
    assert not verified(replace(sound, claims=()), ARTICLES)
    assert not verified(replace(sound, evidence=()), ARTICLES)
    shifted = replace(piece_, span=replace(piece_.span, start=piece_.span.start + 1))
    retold = replace(piece_, text=piece_.text.replace("broke", "brake"))
    for wrong in (shifted, retold, replace(piece_, article="another")):
        assert not verified(replace(sound, evidence=(piece_, wrong)), ARTICLES)


def test_an_undated_brief_says_so() -> None:
    assert "Brief of 2031-05-14." in rendered("text")
    assert "Brief, undated." in rendered("text", brief=replace(BRIEF, dated=None))


def test_another_form_is_unusable() -> None:
    with pytest.raises(UsageError, match="pdf"):
        rendered("pdf")
