"""A brief as plain text, Markdown or HTML, each sentence with references to the claims it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from retold.brief.letters import letters, references
from retold.brief.writer import verified
from retold.errors import UsageError
from retold.types import Article, Brief, BriefSentence, Claim

MOST_REFERENCES = 6
_LONGEST_RULE = 78
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>])")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a form sets each part of a brief, in the order of the parts.

    `safe` makes words of the brief harmless, and all words set have been through it. `title` may
    show a `rule` as long as itself.
    """

    safe: Callable[[str], str]
    title: str
    dated: str
    summary: str
    heading: str
    sentence: str
    section_end: str | None
    articles: str
    article: str
    end: str


_FORMS = {
    "text": _Form(
        safe=str,
        title="{title}\n{rule}",
        dated="{}.",
        summary="{} [{}]",
        heading="\n{}",
        sentence="  - {} [{}]",
        section_end=None,
        articles="\nArticles",
        article="  {}  {}",
        end="",
    ),
    "markdown": _Form(
        safe=lambda words: _MARKDOWN.sub(r"\\\1", words),
        title="# {title}\n",
        dated="*{}.*\n",
        summary="{} \\[{}\\]",
        heading="\n## {}\n",
        sentence="- {} \\[{}\\]",
        section_end=None,
        articles="\n## Articles\n",
        article="- **{}** {}",
        end="",
    ),
    "html": _Form(
        safe=escape,
        title="<article><h1>{title}</h1>",
        dated="<p>{}.</p>",
        summary="<p>{} <small>[{}]</small></p>",
        heading="<h2>{}</h2><ul>",
        sentence="<li>{} <small>[{}]</small></li>",
        section_end="</ul>",
        articles="<h2>Articles</h2><dl>",
        article="<dt>{}</dt><dd>{}</dd>",
        end="</dl></article>",
    ),
}


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
    if form not in _FORMS:
        raise UsageError(f"unknown form {form!r}", remedy='choose "text", "markdown" or "html"')
    told = _Told(brief, references(claims.values(), articles), articles)
    return "\n".join(_lines(told, _FORMS[form]))


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
        return shown + (
            f" and {len(names) - MOST_REFERENCES} more" if len(names) > MOST_REFERENCES else ""
        )


def describe(article: Article) -> str:
    """Name an article in a line: outlet, date, title."""
    date = (article.published or "no date")[:10] + (
        " (inferred)" if article.published and article.published_inferred else ""
    )
    title = article.title or article.locator
    unread = f" [{article.unread}]" if article.unread else ""
    return f"{article.outlet or 'unknown outlet'}, {date}: {title}{unread}"


def _lines(told: _Told, form: _Form) -> Iterator[str]:
    """Yield the parts of a brief; a section without a sound sentence is left out."""
    title = told.brief.title
    yield form.title.format(title=form.safe(title), rule="=" * min(len(title), _LONGEST_RULE))
    yield form.dated.format(form.safe(told.dated()))
    yield from _set(form, form.summary, told.sentences([told.brief.summary]))
    for section in told.brief.sections:
        rows = list(told.sentences(section.sentences))
        if rows:
            yield form.heading.format(form.safe(section.heading))
            yield from _set(form, form.sentence, rows)
            if form.section_end is not None:
                yield form.section_end
    yield form.articles
    listed = ((letter, describe(article)) for letter, article in told.articles())
    yield from _set(form, form.article, listed)
    yield form.end


def _set(form: _Form, shape: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (shape.format(form.safe(first), form.safe(second)) for first, second in rows)
