"""Records as a terminal shows them; whatever an article says, no control character gets through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from retold.annotate.conventions import Convention, Estimate, estimate
from retold.claims.horizon import horizon
from retold.ledger.verify import Problem
from retold.ledger.view import SourceUse
from retold.stories.revisions import Revision
from retold.types import (
    Article,
    Claim,
    Evidence,
    Finding,
    FindingKind,
    Override,
    Rated,
    Reliability,
    Severity,
    Story,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from retold.claims.sureness import Sureness

WIDTH_WITHOUT_TERMINAL = 120
FindArticle = Callable[[str], Article]
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE = {
    code: "�" for code in (*range(0x20), *range(0x7F, 0xA0), *_TURNING) if code not in (0x09, 0x0A)
}
_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


def plain(text: str) -> str:
    """Return text that is safe to print: no escape sequence, nothing that turns the line round."""
    return text.translate(_UNSAFE)


def one_line(text: str) -> str:
    """Return safe text on one line."""
    return plain(" ".join(text.split()))


def console(stream: TextIO) -> Console:
    """Return a console for a stream, wide enough to read where it is no terminal."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and for lists alone

    width = None if stream.isatty() else WIDTH_WITHOUT_TERMINAL
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def articles_table(articles: Iterable[Article]) -> Table:
    """Lay out articles, one a row; an inferred date carries a question mark."""
    rows = ((item.id, _published(item), item.outlet, _named(item)) for item in articles)
    return table(("id", "published", "outlet", "title"), rows)


def revisions_table(told: Iterable[tuple[Revision, Article, Article]]) -> Table:
    """Lay out what later texts at a URL changed, one sentence a row."""
    rows = (
        (
            item.new,
            one.edit.value,
            ", ".join(one.marks),
            one_line(one.old.of(old.text)) if one.old else None,
            one_line(one.new.of(new.text)) if one.new else None,
        )
        for item, old, new in told
        for one in item.differences
    )
    return table(("revision", "edit", "touches", "before", "after"), rows)


def stories_table(stories: Iterable[Story]) -> Table:
    """Lay out stories, one a row."""
    rows = (
        (
            item.id,
            item.first_seen,
            item.last_seen,
            str(len(item.members)),
            str(item.independent_origins),
            item.title,
        )
        for item in stories
    )
    names = ("id", "first seen", "last seen", "articles", "independent origins", "title")
    return table(names, rows)


def claims_table(
    claims: Iterable[Claim],
    article: FindArticle,
    *,
    counting: Convention | None = None,
    sureness: Mapping[str, Sureness] | None = None,
) -> Table:
    """Lay out claims, one a row, the chain of sources from the outermost to the innermost.

    With a convention of counting, a column more gives what each count would be coded as; with
    `sureness`, by the ids of claims, another how sure a model finds their words.
    """
    names = ["id", "published", "outlet", "source", "kind", "certainty", "claim"]
    if counting is not None:
        names.append(f"counts ({counting.value})")
    if sureness is not None:
        names.append("sureness (by model)")
    rows = (
        (
            *_claim_row(item, home),
            *([_coded(item, home, counting)] if counting is not None else []),
            *([_sounds(sureness.get(item.id))] if sureness is not None else []),
        )
        for item, home in ((item, article(item.article)) for item in claims)
    )
    return table(names, rows)


def sources_table(sources: Iterable[tuple[SourceUse, Reliability, int]]) -> Table:
    """Lay out sources, one a row: their letter, warnings about them, the names they go by."""
    rows = (
        (
            item.source,
            letter(found),
            str(warned) if warned else None,
            ", ".join(item.kinds),
            str(item.claims),
            str(item.articles),
            "; ".join(name for name in item.names if name != item.source),
        )
        for item, found, warned in sources
    )
    names = ("source", "reliability", "cautions", "kind", "claims", "articles", "also named")
    return table(names, rows)


def ratings_table(rows: Iterable[tuple[Rated, str, Reliability]]) -> Table:
    """Lay out how far outlets and sources can be relied on, one a row, with the reasons."""
    told = ((k.value, name, letter(found), _reasons(found)) for k, name, found in rows)
    return table(("kind", "name", "reliability", "reasons"), told)


def letter(found: Reliability) -> str:
    """Show a letter; one that a person put there is marked, with the computed one beside it."""
    if found.override is None:
        return found.value
    return f"{found.value} (by {one_line(found.override.by)}; computed {found.letter.value})"


def override_line(item: Override) -> str:
    """Tell an override in a line: what, by whom, when, why, and what stood there."""
    told = f"{item.value}" if item.value is not None else "withdrawn"
    who = f"{item.kind.value} {item.name}: {told}, by {item.by}, {item.at}: {item.why}"
    return one_line(f"{who} (computed {item.computed})")


def _reasons(found: Reliability) -> str:
    own = found.override
    told = [f"{own.by}, {own.at}: {own.why}"] if own is not None else []
    return "; ".join([*told, *found.reasons])


def finding_text(finding: Finding, article: FindArticle) -> Text:
    """Tell a finding: its words, those they are held against, and the doubt."""
    severity, kind = finding.severity.value, finding.kind.value.replace("_", " ")
    text = line(f"{severity}  {kind}", style=_STYLES[finding.severity])
    text.append(f"  {one_line(finding.id)}\n", style="dim")
    text.append(f"  {one_line(finding.message)}\n", style="default")
    if circle := _circle(finding):
        text.append(f"  {'circle':<8} {circle}\n", style="default")
    for position, piece in enumerate(finding.evidence):
        label = "told" if position == 0 else "against"
        text.append(f"  {label:<8} {_quoted(piece, article)}\n", style="default")
    unless = finding.detail.get("unless")
    if isinstance(unless, str):
        text.append(f"  {'unless':<8} {one_line(unless)}\n", style="dim")
    return text


def _circle(finding: Finding) -> str:
    """Tell who credits whom round a circle: "A → B → A"; nothing for other findings."""
    members = finding.detail.get("cycle")
    if finding.kind is not FindingKind.CIRCULAR_REPORTING or not isinstance(members, list):
        return ""
    return " → ".join(one_line(str(name)) for name in [*members, *members[:1]])


def problem_text(problem: Problem) -> Text:
    """Tell what does not hold in a ledger, on one line."""
    return line(f"{one_line(problem.where)}: {one_line(problem.what)}")


def _claim_row(item: Claim, home: Article) -> Sequence[str | None]:
    chain = " > ".join(link.canonical for link in item.attribution)
    words = item.certainty.cues
    sure = f"{item.certainty.band} ({', '.join(words)})" if words else item.certainty.band
    ahead = horizon(item, published=home.published)
    kind = f"{item.kind.value} (until {ahead.end})" if ahead is not None else item.kind.value
    return item.id, _published(home), home.outlet, chain, kind, sure, item.text


def _sounds(found: Sureness | None) -> str | None:
    """Tell how sure a model finds words: "5.2 of 6"; nothing where the words settle it."""
    return f"{found.level:.1f} of {found.scale[1]}" if found is not None else None


def _coded(item: Claim, home: Article, convention: Convention) -> str:
    """Tell what the counts of a claim would be coded as: "Dozens: 24 (24 to 99)"."""
    figures = ((figure, figure.span.of(home.text)) for figure in item.quantities)
    coded = ((words, estimate(figure, words, convention=convention)) for figure, words in figures)
    return "; ".join(f"{words}: {_ends(found)}" for words, found in coded if found is not None)


def _ends(found: Estimate) -> str:
    best, low, high = (
        "?" if end is None else f"{end:,.10g}" for end in (found.best, found.low, found.high)
    )
    return best if best == low == high else f"{best} ({low} to {high})"


def _quoted(piece: Evidence, article: FindArticle) -> str:
    home = article(piece.article)
    return f"{one_line(home.outlet or home.locator)}: “{one_line(piece.text)}”"


def _named(item: Article) -> str:
    name = item.title or item.locator
    return f"{name} [{item.unread}]" if item.unread else name


def _published(item: Article) -> str | None:
    return f"{item.published}?" if item.published and item.published_inferred else item.published


def line(words: str, *, style: str = "") -> Text:
    """Return a line for the console."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and for lists alone

    return Text(words, style=style)


def table(names: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Table:
    """Lay out rows under their names; every cell is safe to print, "-" where it is empty."""
    from rich.table import Table  # noqa: PLC0415 - slow to import, and for lists alone

    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in names:
        made.add_column(name, overflow="fold", no_wrap=name == "id")
    for row in rows:
        made.add_row(*(line(one_line(cell or "-")) for cell in row))
    return made
