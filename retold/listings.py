"""The listings: articles, stories, claims, findings and sources of a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from retold import options, output, records, render
from retold.ledger.query import Filter
from retold.options import DEFAULT_LEDGER, LedgerFile, examples

app = typer.Typer()


@app.command(
    epilog=examples(
        "retold articles --outlet gazette --since 2031-05-01",
        'retold articles --search "dyke breach" --json --text',
    )
)
def articles(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: options.StoryId = None,
    article: options.ArticleIds = None,
    source: options.Source = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    search: options.Search = None,
    sort: options.ArticleSort = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    text: Annotated[bool, typer.Option("--text", help="With --json: the stored text too.")] = False,
    as_json: options.Json = False,
) -> None:
    """List the articles of a ledger; a question mark follows a date that was inferred."""
    wanted = Filter(
        articles=options.ids(article),
        source=source,
        outlet=outlet,
        since=options.day(since, "--since"),
        until=options.day(until, "--until"),
        words=search,
        sort=sort or "published",
        reverse=reverse,
        limit=limit,
    )
    with output.listing(ledger, wanted, story=story) as (view, asked):
        found = view.articles(asked)
        if as_json:
            output.emit(records.article(item, text=text) for item in found)
        else:
            output.show(render.articles_table(found))


@app.command(
    epilog=examples("retold stories --sort origins", "retold stories --outlet gazette --json")
)
def stories(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: options.StoryId = None,
    article: options.ArticleIds = None,
    source: options.Source = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    sort: options.StorySort = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    as_json: options.Json = False,
) -> None:
    """List the stories of a ledger, with how many independent origins each rests on."""
    wanted = Filter(
        articles=options.ids(article),
        source=source,
        outlet=outlet,
        since=options.day(since, "--since"),
        until=options.day(until, "--until"),
        sort=sort,
        reverse=reverse,
        limit=limit,
    )
    with output.listing(ledger, wanted, story=story) as (view, asked):
        found = view.stories(asked)
        if as_json:
            output.emit(records.story(item) for item in found)
        else:
            output.show(render.stories_table(found))


@app.command(
    epilog=examples(
        'retold claims --source "river board" --kind estimate',
        "retold claims --search evacuated --sort certainty",
        "retold claims --story 3f9a --json | jq .text",
    )
)
def claims(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: options.StoryId = None,
    article: options.ArticleIds = None,
    kind: options.ClaimKinds = None,
    source: options.Source = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    search: options.Search = None,
    sort: options.ClaimSort = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    as_json: options.Json = False,
) -> None:
    """List claims: who said what, through whom, and how sure they were."""
    wanted = Filter(
        articles=options.ids(article),
        kinds=options.values(kind),
        source=source,
        outlet=outlet,
        since=options.day(since, "--since"),
        until=options.day(until, "--until"),
        words=search,
        sort=sort,
        reverse=reverse,
        limit=limit,
    )
    with output.listing(ledger, wanted, story=story) as (view, asked):
        found, home = view.claims(wanted=asked), output.home_of(view)
        if as_json:
            output.emit(records.claim(item, home(item.article)) for item in found)
        else:
            output.show(render.claims_table(found, home))
            output.tell_unread(view, asked)


@app.command(
    epilog=examples(
        "retold findings --severity high --severity medium",
        "retold findings --kind hedge_dropped --outlet gazette",
    )
)
def findings(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: options.StoryId = None,
    article: options.ArticleIds = None,
    kind: options.FindingKinds = None,
    severity: options.Severities = None,
    source: options.Source = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    sort: options.FindingSort = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    as_json: options.Json = False,
) -> None:
    """List findings: what changed between tellings, with the words on both sides.

    A finding is a difference, not a verdict; "unless" says what would make it wrong.
    """
    wanted = Filter(
        articles=options.ids(article),
        kinds=options.values(kind),
        severities=options.values(severity),
        source=source,
        outlet=outlet,
        since=options.day(since, "--since"),
        until=options.day(until, "--until"),
        sort=sort,
        reverse=reverse,
        limit=limit,
    )
    with output.listing(ledger, wanted, story=story) as (view, asked):
        found, home = view.findings(asked), output.home_of(view)
        if as_json:
            output.emit(records.finding(item) for item in found)
        else:
            output.show_each(render.finding_text(item, home) for item in found)


@app.command(
    epilog=examples(
        "retold sources --kind anonymous", "retold sources --story 3f9a --sort articles"
    )
)
def sources(
    ledger: LedgerFile = DEFAULT_LEDGER,
    story: options.StoryId = None,
    article: options.ArticleIds = None,
    kind: options.SourceKinds = None,
    source: options.Source = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    sort: options.SourceSort = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    as_json: options.Json = False,
) -> None:
    """List the sources that claims are credited to, with the names each goes by."""
    wanted = Filter(
        articles=options.ids(article),
        kinds=options.values(kind),
        source=source,
        outlet=outlet,
        since=options.day(since, "--since"),
        until=options.day(until, "--until"),
        sort=sort,
        reverse=reverse,
        limit=limit,
    )
    with output.listing(ledger, wanted, story=story) as (view, asked):
        found = view.sources(asked)
        if as_json:
            output.emit(records.source(item) for item in found)
        else:
            output.show(render.sources_table(found))
