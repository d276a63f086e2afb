"""The listings: articles, stories, claims, findings and sources of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retold.annotate import start
from retold.commands import options
from retold.commands.assessed import assessed, tell_bad
from retold.commands.options import DEFAULT_LEDGER, examples
from retold.config import Config
from retold.ledger.query import Filter, Listing
from retold.ledger.view import View
from retold.output import claim_records, console, records, render
from retold.stories.revisions import revisions
from retold.types import Article, Claim, Thread

if TYPE_CHECKING:
    from retold.claims.sureness import Sureness

app = typer.Typer()

Body = Callable[..., None]
_GIVEN = ("view", "wanted", "as_json")


def _lists(listing: Listing, *lines: str) -> Callable[[Body], Body]:
    """Make a command of what prints a listing; `lines` are the examples of its help.

    The body is given the view of the ledger that is named, the filter that is asked for and
    whether to print JSON. What else it takes becomes an option of this command alone.
    """

    def register(body: Body) -> Body:
        own = [
            p for p in signature(body, eval_str=True).parameters.values() if p.name not in _GIVEN
        ]

        def command(*, ledger: Path, story: str | None, as_json: bool, **given: Any) -> None:
            more = {option.name: given.pop(option.name) for option in own}
            with console.listing(ledger, options.asked(given), story=story) as (view, wanted):
                body(view, wanted, as_json=as_json, **more)

        shape = Signature(list(_parameters(listing, own)))
        command.__dict__["__signature__"] = shape
        command.__annotations__ = {p.name: p.annotation for p in shape.parameters.values()}
        command.__doc__ = body.__doc__
        app.command(name=listing.value, epilog=examples(*lines))(command)
        return body

    return register


def _parameters(listing: Listing, own: Iterable[Parameter]) -> Iterator[Parameter]:
    """Yield the options of a listing's command, in the order of its help."""
    yield _option("ledger", options.LedgerFile, DEFAULT_LEDGER)
    for name, kind in options.filters(listing).items():
        yield _option(name, kind, False if name == "reverse" else None)
    yield from own
    yield _option("as_json", options.Json, False)


def _option(name: str, kind: Any, default: object) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)


@_lists(
    Listing.ARTICLES,
    "retold articles --outlet gazette --since 2031-05-01",
    'retold articles --search "dyke breach" --json --text',
    "retold articles --revised",
)
def _articles(
    view: View,
    wanted: Filter,
    *,
    text: Annotated[bool, typer.Option("--text", help="With --json: the stored text too.")] = False,
    revised: Annotated[
        bool,
        typer.Option("--revised", help="Those that revise an earlier text at their URL, and how."),
    ] = False,
    as_json: bool,
) -> None:
    """List the articles of a ledger; a question mark follows a date that was inferred."""
    if revised:
        as_read = replace(wanted, sort="read", reverse=False)
        _revisions({article.id: article for article in view.articles(as_read)}, as_json=as_json)
        return
    found = view.articles(replace(wanted, sort=wanted.sort or "published"))
    if as_json:
        console.emit(records.article(item, text=text) for item in found)
    else:
        console.show(render.articles_table(found))


def _revisions(articles: Mapping[str, Article], *, as_json: bool) -> None:
    told = [(item, articles[item.old], articles[item.new]) for item in revisions(articles.values())]
    if as_json:
        console.emit(records.revision(*item) for item in told)
    else:
        console.show(render.revisions_table(told))


@_lists(Listing.STORIES, "retold stories --sort origins", "retold stories --outlet gazette --json")
def _stories(view: View, wanted: Filter, *, as_json: bool) -> None:
    """List the stories of a ledger, with how many independent origins each rests on."""
    found = view.stories(wanted)
    if as_json:
        console.emit(records.story(item) for item in found)
    else:
        console.show(render.stories_table(found))


@_lists(
    Listing.CLAIMS,
    'retold claims --source "river board" --kind estimate',
    "retold claims --search evacuated --sort certainty",
    "retold claims --search killed --counting ucdp",
    "retold claims --kind prediction --sureness",
    "retold claims --story 3f9a --json | jq .text",
)
def _claims(
    view: View,
    wanted: Filter,
    *,
    counting: options.Count = None,
    sureness: Annotated[
        bool,
        typer.Option(
            "--sureness",
            help="Show too, from 1 (very uncertain) to 6 (very certain), how sure a model finds the"
            " words of claims that are merely asserted or whose hedge has no band. It learnt from"
            " findings of science and the news about them, and changes nothing else.",
        ),
    ] = False,
    config: options.ConfigFile = None,
    as_json: bool,
) -> None:
    """List claims: who said what, through whom, and how sure they were.

    A prediction or an intention shows the day until which it may come true, where its words tell.
    """
    convention = options.convention(counting, config)
    found: Iterable[Claim] = view.claims(wanted=wanted)
    home = console.home_of(view)
    levels: Mapping[str, Sureness] | None = None
    if sureness:
        found = list(found)
        levels = _levels(found, home)
    if as_json:
        console.emit(
            claim_records.claim(item, home(item.article), counting=convention, sureness=levels)
            for item in found
        )
    else:
        console.show(render.claims_table(found, home, counting=convention, sureness=levels))
        console.tell_unread(view, wanted)


def _levels(claims: Iterable[Claim], home: render.FindArticle) -> Mapping[str, Sureness]:
    """Read how sure the words of claims sound that do not settle it themselves."""
    with start.hurried():
        from retold.claims.unsettled import sureness_of_claims  # noqa: PLC0415 - it loads the models

    return sureness_of_claims(claims, home)


@_lists(
    Listing.FINDINGS,
    "retold findings --severity high --severity medium",
    "retold findings --kind hedge_dropped --outlet gazette",
)
def _findings(view: View, wanted: Filter, *, as_json: bool) -> None:
    """List findings: what changed between tellings, with the words on both sides.

    A finding is a difference, not a verdict; "unless" says what would make it wrong.
    """
    found, home = view.findings(wanted), console.home_of(view)
    if as_json:
        console.emit(records.finding(item) for item in found)
    else:
        console.show_each(render.finding_text(item, home) for item in found)


@_lists(
    Listing.THREADS,
    "retold threads --story 3f9a",
    'retold threads --search "dyke breach" --json',
    "retold threads --sort first --limit 5",
    "retold threads --story 3f9a --elsewhere",
)
def _threads(
    view: View,
    wanted: Filter,
    *,
    elsewhere: Annotated[
        bool,
        typer.Option(
            "--elsewhere",
            help="Show too, for each thread, at most three threads of other stories that surely say"
            " what it tells first, say it otherwise or dispute it, with the figures compared.",
        ),
    ] = False,
    as_json: bool,
) -> None:
    """List threads: who told a claim first, who told it again after whom, and on whom it rests.

    A stance says how a telling stands to the first one: supports, repeats, disputes or unclear.
    """
    with start.hurried():
        from retold.output import thread_records, thread_render  # noqa: PLC0415 - they load the tracing

    home, overrides = console.home_of(view), view.threads_overridden()
    beside = _elsewhere(view, as_json=as_json) if elsewhere else None
    for item in view.threads(wanted):
        own = overrides.get(item.id)
        ids = tuple(step.claim for step in item.steps)
        claims = {claim.id: claim for claim in view.claims(wanted=Filter(ids=ids))}
        others: Any = beside(item) if beside is not None else None
        if as_json:
            told = thread_records.thread(item, claims, home, override=own, elsewhere=others)
            console.emit([told])
        else:
            shown = thread_render.thread_text(
                item, claims, home, override=own, elsewhere=others or ()
            )
            console.show_each([shown])


def _elsewhere(view: View, *, as_json: bool) -> Callable[[Thread], list[Any]]:
    """Return what finds the other stories' threads on a thread's claim, as records or as lines."""
    with start.hurried():
        from retold.check.elsewhere import elsewhere  # noqa: PLC0415 - they load the word vectors
        from retold.output import thread_elsewhere  # noqa: PLC0415

    def found(item: Thread) -> list[Any]:
        others = elsewhere(item, view)
        if as_json:
            return [thread_elsewhere.elsewhere_record(one) for one in others]
        return list(thread_elsewhere.elsewhere_lines(others))

    return found


@_lists(
    Listing.SOURCES,
    "retold sources --kind anonymous",
    "retold sources --story 3f9a --sort articles",
)
def _sources(
    view: View, wanted: Filter, *, config: options.ConfigFile = None, as_json: bool
) -> None:
    """List the sources that claims are credited to, with the names each goes by.

    Beside each stand how far it can be relied on, A to F (`retold ratings` has the reasons), and
    how many times articles caution against it. A caution never changes a letter by itself.
    """
    settings = Config.load(config)
    known = assessed(view, settings)
    found = ((item, known.source(item), known.warned(item.source)) for item in view.sources(wanted))
    if as_json:
        console.emit(records.source(*item) for item in found)
    else:
        console.show(render.sources_table((item, rated, len(w)) for item, rated, w in found))
    tell_bad(settings.ratings, known.bad)
    if known.bad:
        raise typer.Exit(1)
