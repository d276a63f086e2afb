"""A brief as plain text, Markdown or HTML, each sentence with references to the claims it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from retold.brief.letters import letters, references
from retold.brief.writer import verified
from retold.errors import UsageError
from retold.types import Article, Brief, BriefSentence, Claim

MOST_REFERENCES = 6
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>])")


def render(
    brief: Brief,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    form: str,
) -> str:
    """Return the brief in one of the forms "text", "markdown" and "html".

    A sentence that does not stand in the texts given is left out. Raises UsageError for another
    form.
    """
    names = references(claims.values(), articles)
    told = _Told(brief, names, articles)
    if form == "text":
        return "\n".join(_text(told))
    if form == "markdown":
        return "\n".join(_markdown(told))
    if form == "html":
        return "\n".join(_html(told))
    raise UsageError(f"unknown form {form!r}", remedy='choose "text", "markdown" or "html"')


class _Told:
    """A brief with the references of its sentences."""

    def __init__(
        self, brief: Brief, names: Mapping[str, str], articles: Mapping[str, Article]
    ) -> None:
        self.brief = brief
        self._names = names
        self._articles = articles

    def sentences(self, rows: Sequence[BriefSentence]) -> Iterator[tuple[str, str]]:
        """Yield each sound sentence with its references."""
        for sentence in rows:
            if verified(sentence, self._articles):
                yield sentence.text, self._references(sentence)

    def articles(self) -> Iterator[tuple[str, Article]]:
        """Yield the articles with their letters."""
        for key, letter in letters(self._articles).items():
            yield letter, self._articles[key]

    def dated(self) -> str:
        """Return the line under the title."""
        return f"Brief of {self.brief.dated[:10]}" if self.brief.dated else "Brief, undated"

    def _references(self, sentence: BriefSentence) -> str:
        names = [self._names[claim] for claim in sentence.claims if claim in self._names]
        shown = ", ".join(names[:MOST_REFERENCES])
        return shown + (f" and {len(names) - MOST_REFERENCES} more" if len(names) > 6 else "")


def describe(article: Article) -> str:
    """Name an article in a line: outlet, date, title."""
    date = (article.published or "no date")[:10] + (
        " (inferred)" if article.published and article.published_inferred else ""
    )
    title = article.title or article.locator
    unread = f" [{article.unread}]" if article.unread else ""
    return f"{article.outlet or 'unknown outlet'}, {date}: {title}{unread}"


def _text(told: _Told) -> Iterator[str]:
    yield told.brief.title
    yield "=" * min(len(told.brief.title), 78)
    yield f"{told.dated()}."
    for text, cited in told.sentences([told.brief.summary]):
        yield f"{text} [{cited}]"
    for section in told.brief.sections:
        rows = list(told.sentences(section.sentences))
        if rows:
            yield f"\n{section.heading}"
            yield from (f"  - {text} [{cited}]" for text, cited in rows)
    yield "\nArticles"
    yield from (f"  {letter}  {describe(article)}" for letter, article in told.articles())
    yield ""


def _markdown(told: _Told) -> Iterator[str]:
    yield f"# {_plain(told.brief.title)}\n"
    yield f"*{told.dated()}.*\n"
    for text, cited in told.sentences([told.brief.summary]):
        yield f"{_plain(text)} \\[{cited}\\]"
    for section in told.brief.sections:
        rows = list(told.sentences(section.sentences))
        if rows:
            yield f"\n## {_plain(section.heading)}\n"
            yield from (f"- {_plain(text)} \\[{cited}\\]" for text, cited in rows)
    yield "\n## Articles\n"
    yield from (
        f"- **{letter}** {_plain(describe(article))}" for letter, article in told.articles()
    )
    yield ""


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _html(told: _Told) -> Iterator[str]:
    title = escape(told.brief.title)
    yield f"<article><h1>{title}</h1><p>{escape(told.dated())}.</p>"
    for text, cited in told.sentences([told.brief.summary]):
        yield f"<p>{escape(text)} <small>[{escape(cited)}]</small></p>"
    for section in told.brief.sections:
        rows = list(told.sentences(section.sentences))
        if rows:
            yield f"<h2>{escape(section.heading)}</h2><ul>"
            for text, cited in rows:
                yield f"<li>{escape(text)} <small>[{escape(cited)}]</small></li>"
            yield "</ul>"
    yield "<h2>Articles</h2><dl>"
    for letter, article in told.articles():
        yield f"<dt>{letter}</dt><dd>{escape(describe(article))}</dd>"
    yield "</dl></article>"
