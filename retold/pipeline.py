"""The whole flow on one page: inputs -> articles -> claims -> stories -> findings -> ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import BinaryIO

import retold
from retold import brief
from retold.annotate import nlp, tagger
from retold.annotate.annotation import documents_of
from retold.annotate.document import Document
from retold.claims.extract import extract
from retold.config import Config
from retold.errors import RetoldError
from retold.failures import Skip, failed, guarded, warn
from retold.ledger.placing import Placing, placed
from retold.ledger.query import Filter
from retold.ledger.store import Ledger
from retold.read.inputs import read_inputs
from retold.stories.cluster import story_of
from retold.stories.duplicates import find_copies
from retold.stories.grouping import group_stream
from retold.stories.vectors import Missed, Signature, blank, signature
from retold.tracing.matching import words
from retold.tracing.trace import Traced, trace
from retold.types import Article, Claim, Reading, Skipped, Story

Progress = Callable[[int], None]

UNGROUPED = "not held against other articles"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; `stories` are those that it made or changed.

    `unread` maps a language that is not supported to the number of articles read in it.
    `placed_again` is how many articles were placed into stories a second time, since the index
    beside the ledger was lost.
    """

    articles_read: int
    articles_new: int
    skipped: tuple[Skipped, ...]
    stories: tuple[str, ...]
    claims: int
    findings: int
    unread: Mapping[str, int] = field(default_factory=dict)
    placed_again: int = 0


def run(
    inputs: Sequence[str],
    *,
    ledger: Ledger,
    config: Config,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read inputs into a ledger and trace every story that they touch.

    Articles are placed into stories one by one in the order in which they came, through the index
    beside the ledger, so that it matters nothing how many runs and batches they came in.

    Each batch of articles is one transaction and each story another, so a run that is stopped
    leaves a whole ledger, and the next run goes on from there. `progress` is called with the
    number of articles just read.

    An article in which something fails unexpectedly is stored without claims, or is a story of its
    own where its grouping fails; a story in which something fails is left out until the next run.
    All are skipped with the reason, and the run goes on.
    """
    settings = {name: value for name, value in asdict(config).items() if value is not None}
    ledger.writer.start_run(version=retold.__version__, config=settings)
    skipped: list[Skipped] = []
    unread: Counter[str] = Counter()
    read = new = 0
    items = read_inputs(inputs, config=config, stdin=stdin, fields=fields)
    for batch in nlp.batched(items, config.batch_articles):
        articles = [item for item in batch if isinstance(item, Article)]
        missed = [item for item in batch if isinstance(item, Skipped)]
        skipped.extend(missed)
        unread.update(str(article.language) for article in articles if article.unread)
        read += len(articles)
        new += _store(ledger, articles, missed, config=config, skip=skipped.append)
        if progress is not None:
            progress(len(articles))
    stories, claims, findings = [], 0, 0
    with _placing(ledger, config=config, skip=skipped.append) as placing:
        for reading in trace_changed(ledger, placing, skip=skipped.append):
            stories.append(reading.story.id)
            claims += len(reading.claims)
            findings += len(reading.findings)
    return Summary(
        articles_read=read,
        articles_new=new,
        skipped=tuple(skipped),
        stories=tuple(stories),
        claims=claims,
        findings=findings,
        unread=dict(sorted(unread.items())),
        placed_again=placing.again,
    )


@contextmanager
def _placing(ledger: Ledger, *, config: Config, skip: Skip) -> Iterator[Placing]:
    """Yield the stories with every new article in its place; a failure goes to `skip`, logged."""
    apart: list[Skipped] = []
    with placed(
        ledger,
        window_days=config.story_window_days,
        sign=partial(_signed, skip=apart.append),
        missed=_apart(ledger.view.article, apart.append),
    ) as placing:
        for item in apart:
            ledger.writer.log_skipped(item)
            skip(item)
        yield placing


def annotate(
    articles: Iterable[Article], *, config: Config, skip: Skip = warn
) -> Iterator[Document]:
    """Parse articles, and find their quotations, quantities, time expressions and attributions.

    An article in which something fails unexpectedly goes to `skip` with the reason, and yields
    no document.
    """
    readable = (article for article in articles if article.unread is None)
    with ThreadPoolExecutor(1) as beside:
        for batch in nlp.batched(readable, config.batch_articles):
            yield from _annotated(batch, beside, config=config, skip=skip)


def _annotated(
    articles: Sequence[Article], beside: Executor, *, config: Config, skip: Skip
) -> Iterator[Document]:
    """Annotate a batch; where that fails, one article after the other, to find which it is.

    A model that cannot be loaded is no fault of an article's, and ends the run.
    """
    lost: list[Skipped] = []
    documents: list[Document] = []
    with guarded(articles[0].locator, lost.append):
        documents = documents_of(articles, beside, segment_chars=config.segment_chars)
    yield from documents
    if not lost:
        return
    nlp.load()
    tagger.load()
    if len(articles) == 1:
        skip(lost[0])
        return
    for article in articles:
        yield from _annotated([article], beside, config=config, skip=skip)


def claims_of(
    articles: Iterable[Article], *, config: Config, skip: Skip = warn
) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield each article with its claims; one in another language has none.

    Nor has one in which something fails unexpectedly; it goes to `skip` with the reason.
    """
    rows = list(articles)
    found: dict[str, list[Claim]] = {}
    for document in annotate(rows, config=config, skip=skip):
        with guarded(document.article.locator, skip):
            found[document.article.id] = list(extract(document, yardstick=config.yardstick))
    for article in rows:
        yield article, found.get(article.id, [])


def read_story(story: Story, articles: Sequence[Article], claims: Sequence[Claim]) -> Reading:
    """Trace one story and write its brief."""
    known = {article.id: article for article in articles}
    with_copies = replace(story, copies=find_copies(articles))
    traced = trace(with_copies, known, claims, words=words.load())
    return _reading(traced)


def read_articles(
    articles: Sequence[Article], *, config: Config, skip: Skip = warn
) -> list[Reading]:
    """Run the flow in memory, without a ledger: articles in, one reading for each story out.

    Stories are those that a ledger would have which was given the articles in this order.

    An article in which something fails unexpectedly stays in its story without claims, or is a
    story of its own where its grouping fails; a story so has no reading. All go to `skip` with the
    reason, which warns of them by default.
    """
    known = {article.id: article for article in articles}
    claims = {a.id: found for a, found in claims_of(known.values(), config=config, skip=skip)}
    stories = group_stream(
        [_signed(article, skip) for article in known.values()],
        window_days=config.story_window_days,
        missed=_apart(known.__getitem__, skip),
    )
    readings: list[Reading] = []
    for story in stories:
        members = [known[member.article] for member in story.members]
        with guarded(_named(story), skip):
            stated = [claim for article in members for claim in claims[article.id]]
            readings.append(read_story(story, members, stated))
    return readings


def _store(
    ledger: Ledger,
    articles: Sequence[Article],
    missed: Sequence[Skipped],
    *,
    config: Config,
    skip: Skip,
) -> int:
    fresh = {a.id: a for a in articles if not ledger.view.has(a.id)}
    lost: list[Skipped] = []
    annotated = list(claims_of(fresh.values(), config=config, skip=lost.append)) if fresh else []
    for item in lost:
        skip(item)
    with ledger.writer.batch():
        for item in (*missed, *lost):
            ledger.writer.log_skipped(item)
        return sum(ledger.writer.add_article(article, claims) for article, claims in annotated)


def trace_changed(ledger: Ledger, placing: Placing, *, skip: Skip) -> Iterator[Reading]:
    """Trace the stories whose articles are not the same as when they were traced last."""
    for waiting in placing.index.pending():
        ids = placing.index.articles(waiting.story)
        articles = list(ledger.view.stated(Filter(articles=ids)))
        missed: list[Skipped] = []
        story = replace(
            story_of([_signed(article) for article in articles], name=waiting.story),
            status=placing.index.status(waiting.story),
            changes=ledger.view.changes(waiting.story),
        )
        with guarded(_named(story), missed.append):
            reading = read_story(story, articles, list(ledger.view.claims(ids)))
        if missed:
            skip(missed[0])
            _leave_out(ledger, story, missed[0])
            continue
        with ledger.writer.batch():
            ledger.writer.make_room(story.id, ids)
            ledger.writer.put_reading(reading)
        placing.index.settle([waiting])
        yield reading


def _signed(article: Article, skip: Skip = lambda _: None) -> Signature:
    """Return the signature of an article; one in which that fails is like no other."""
    try:
        return signature(article)
    except (RetoldError, MemoryError):
        raise
    except Exception as error:
        skip(failed(article.locator, error, what=UNGROUPED))
        return blank(article.id, article.published, article.title or article.locator)


def _apart(article: Callable[[str], Article], skip: Skip) -> Missed:
    """Tell of articles that cannot be placed; `article` finds them by id."""
    return lambda key, error: skip(failed(article(key).locator, error, what=UNGROUPED))


def _leave_out(ledger: Ledger, story: Story, why: Skipped) -> None:
    """Keep nothing of a story that cannot be traced, so that the next run tries it again."""
    with ledger.writer.batch():
        ledger.writer.drop_story(story.id)
        ledger.writer.log_skipped(why)


def _named(story: Story) -> str:
    return f"story {story.id} ({story.title})"


def _reading(traced: Traced) -> Reading:
    return Reading(
        story=traced.story,
        claims=traced.claims,
        threads=traced.threads,
        findings=traced.findings,
        abstentions=traced.abstentions,
        merges=traced.merges,
        cautions=traced.cautions,
        brief=brief.write(traced),
        inferred_dates=dict(traced.inferred_dates),
    )
