"""Articles one by one -> stories: grouping at a cost that does not grow with the stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from retold.stories.archive import Archive, MemoryArchive
from retold.stories.changes import (
    ArticleRow,
    Change,
    StoryClosed,
    StoryEvent,
    StoryReopened,
    StoryRow,
    StoryRows,
    StreamRow,
)
from retold.stories.imprint import bucket, heaviest_first, imprint, unpacked
from retold.stories.linkage import SAME_STORY
from retold.stories.placing import Placer
from retold.stories.quiet import GRACE_DAYS, Clock, Waiting
from retold.stories.reasons import reasons
from retold.stories.repartition import Outcome, repartition
from retold.stories.shelf import INDEXED_TERMS, Shelf
from retold.stories.telling import LiveStory, Telling, row_of, rows_of, story_id
from retold.stories.title import best_title
from retold.stories.vectors import Signature
from retold.types import Membership

CANDIDATES = 64
NEIGHBOURS = 6
RECALLED = 4


class StoryStream:
    """The stories of a stream of articles, kept as the articles come.

    Each article is compared with the few that share its heaviest terms (`Shelf.near`), and the
    stories of those are grouped anew with it by exact average linkage, as a batch method groups a
    whole archive; so an early wrong join is undone by what comes later. Stories too large for that
    are held against each other by samples. What is done hangs on the articles and their order
    alone, never on how they were cut into batches.

    Live state is `story_rows` of the open stories and `stream_row`; `restore` builds the same
    stream from them again. Closed stories are in the `archive`.
    """

    def __init__(self, *, window_days: int, archive: Archive | None = None) -> None:
        self._window = window_days
        self._archive: Archive = MemoryArchive() if archive is None else archive
        self._shelf = Shelf(window_days=window_days)
        self._placer = Placer(self._shelf)
        self._clock = Clock()
        self._waiting = Waiting(window_days=window_days)
        self._stories: dict[str, LiveStory] = {}
        self._by_row: dict[int, Telling] = {}
        self._arrivals = 0
        self._ticks = 0

    @classmethod
    def restore(
        cls,
        stream: StreamRow,
        stories: Iterable[StoryRows],
        *,
        window_days: int,
        archive: Archive | None = None,
    ) -> StoryStream:
        """Build a stream again from the rows of its open stories, in any order."""
        built = cls(window_days=window_days, archive=archive)
        live = [built._shelved(rows) for rows in stories]
        sampled = [telling for story in live for telling in story.sample]
        for telling in sorted(sampled, key=lambda telling: telling.tick):
            built._post(telling)
        for story in sorted(live, key=lambda story: story.last_arrival):
            built._stories[story.id] = story
            built._waiting.touch(story)
        built._arrivals, built._ticks = stream.arrivals, stream.ticks
        built._clock = Clock(stream.days)
        return built

    @property
    def open_stories(self) -> Sequence[str]:
        """The ids of the stories that are open."""
        return tuple(self._stories)

    def stream_row(self) -> StreamRow:
        """Return what has to be stored beside the stories."""
        return StreamRow(self._arrivals, self._ticks, self._clock.days)

    def story_row(self, story: str) -> StoryRow:
        """Return an open story without its articles."""
        return self._stories[story].row()

    def story_rows(self, story: str) -> StoryRows:
        """Return an open story with all its articles, in the order in which they came."""
        live = self._stories[story]
        return StoryRows(live.row(), tuple(self._article_row(t, live.id) for t in live.in_order()))

    def article_rows(self, change: Change) -> tuple[ArticleRow, ...]:
        """Return the rows of the articles that the last change changed."""
        return tuple(
            self._article_row(self._stories[story].members[article], story)
            for article in change.articles
            for story in change.stories
            if article in self._stories[story].members
        )

    def title(self, story: str) -> str:
        """Return the title among an open story's sample that tells most of it."""
        sample = sorted(self._stories[story].sample, key=_by_date)
        centre = self._shelf.centre(rows_of(sample))
        return best_title(
            [telling.title for telling in sample], lambda term: centre.get(bucket(term), 0.0)
        )

    def add(self, signature: Signature) -> Change:
        """Place an article; each article may come once.

        An article like no other founds a story. The id of a story is that of its first article to
        come (`story_id`), so it stays while the story grows, and of two that merge the older keeps
        it.
        """
        self._arrivals += 1
        self._clock.see(signature.day)
        newcomer = self._telling(signature)
        recalled = self._recall(newcomer)
        likest = self._likest(newcomer)
        pool = self._pool(likest)
        outcome = repartition(
            self._placer.groups(newcomer, pool, likest),
            pool,
            newcomer,
            name=story_id,
            likeness=self._placer.likeness,
        )
        self._post(newcomer)
        return self._settled(signature, newcomer, outcome, recalled)

    def _telling(self, signature: Signature) -> Telling:
        printed = imprint(signature)
        heaviest = heaviest_first(signature)[:INDEXED_TERMS]
        return Telling(
            article=signature.article,
            published=signature.published,
            day=signature.day,
            title=signature.title,
            words=tuple(signature.surfaces[term] for term, _ in heaviest),
            arrival=self._arrivals,
            tick=self._tick(),
            row=self._shelf.put(printed, day=signature.day, title=signature.title),
        )

    def _tick(self) -> int:
        self._ticks += 1
        return self._ticks

    def _post(self, telling: Telling) -> None:
        if telling.row is not None:
            self._shelf.post(telling.row, tick=telling.tick)
            self._by_row[telling.row] = telling

    def _likest(self, newcomer: Telling) -> dict[int, float]:
        """Return how alike the newcomer is to the likeliest of the rows on the shelf."""
        rows = self._shelf.near(row_of(newcomer), limit=CANDIDATES)
        scores = self._shelf.scores(row_of(newcomer), rows)
        return dict(zip(rows.tolist(), scores.tolist(), strict=True))

    def _pool(self, likest: Mapping[int, float]) -> list[LiveStory]:
        """Return the stories with an article like the newcomer, the likest first."""
        best: dict[str, float] = {}
        for row, score in likest.items():
            if score >= SAME_STORY:
                story = self._by_row[row].story
                best[story] = max(best.get(story, 0.0), score)
        names = sorted(best, key=lambda name: (-best[name], name))[:NEIGHBOURS]
        return [self._stories[name] for name in names]

    def _settled(
        self, signature: Signature, newcomer: Telling, outcome: Outcome, recalled: list[str]
    ) -> Change:
        """Take the outcome over, close what is quiet, and say what happened."""
        self._stories |= outcome.changed
        for gone in outcome.gone:
            self._stories.pop(gone, None)
            self._waiting.forget(gone)
        cooled = [t for story in outcome.changed.values() for t in self._cooled(story)]
        told = self._reasons(newcomer, outcome)
        events: list[StoryEvent] = [
            StoryReopened(name, newcomer.article, "a later article belongs near it")
            for name in recalled
            if name in outcome.changed or name in outcome.gone
        ]
        events += outcome.events
        for story in outcome.changed.values():
            self._waiting.touch(story)
        for name in recalled:
            if name in outcome.changed or name in outcome.gone:
                self._archive.remove(name)
            else:
                self._unload(name)
        closed = list(self._waiting.quiet(arrival=self._arrivals, clock=self._clock.day))
        for name in closed:
            events.append(StoryClosed(name, self._why(name)))
            self._close(name)
        moved = dict.fromkeys(t.article for t in (*outcome.moved, *cooled))
        return Change(
            article=signature.article,
            story=outcome.place.id,
            created=outcome.place.founder is newcomer,
            reasons=told,
            events=tuple(events),
            articles=tuple(moved),
            stories=tuple(name for name in outcome.changed if name in self._stories),
        )

    def _cooled(self, story: LiveStory) -> list[Telling]:
        """Take from the shelf what a sample has no room for, tied to what is likest it there."""
        cooled = []
        while (telling := story.overflow()) is not None:
            rows = rows_of(story.sample)
            likest = int(self._shelf.scores(row_of(telling), rows).argmax())
            telling.anchor = story.sample[likest].article
            self._unshelve(telling)
            cooled.append(telling)
        return cooled

    def _unshelve(self, telling: Telling) -> None:
        row = row_of(telling)
        self._shelf.unpost(row)
        self._shelf.drop(row)
        self._by_row.pop(row, None)
        telling.row = None

    def _reasons(self, newcomer: Telling, outcome: Outcome) -> tuple[Membership, ...]:
        """Say why the newcomer, and each article that a split moved, is where it is."""
        told = [newcomer, *(t for t in outcome.moved if t is not newcomer)]
        story = outcome.place
        if len(story.members) == 2:
            told += [t for t in story.members.values() if t not in told]
        return tuple(
            Membership(t.article, reasons(t, self._stories[t.story], shelf=self._shelf))
            for t in told
            if t.row is not None
        )

    def _why(self, story: str) -> str:
        last = self._stories[story].last_day
        clock = self._clock.day
        if last is None or clock is None or clock <= last:
            return "no article for long"
        return f"no article for {clock - last} days"

    def _close(self, name: str) -> None:
        self._archive.put(self.story_rows(name))
        self._waiting.forget(name)
        self._unload(name)

    def _unload(self, name: str) -> None:
        for telling in self._stories.pop(name).sample:
            self._unshelve(telling)

    def _recall(self, newcomer: Telling) -> list[str]:
        """Open again the closed stories that an undated or late article is like."""
        clock = self._clock.day
        late = newcomer.day is None or (clock is not None and newcomer.day < clock - GRACE_DAYS)
        if not late:
            return []
        names = self._archive.near(
            self._shelf.imprint(row_of(newcomer)).ids[:INDEXED_TERMS].tolist(),
            since=None if newcomer.day is None else newcomer.day - self._window,
            until=None if newcomer.day is None else newcomer.day + self._window,
            limit=RECALLED,
        )
        opened = []
        for name in names:
            story = self._shelved(self._archive.get(name))
            if self._shelf.scores(row_of(newcomer), rows_of(story.sample)).max() < SAME_STORY:
                for telling in story.sample:
                    self._shelf.drop(row_of(telling))
                continue
            for telling in sorted(story.sample, key=lambda telling: telling.tick):
                telling.tick = self._tick()
                self._post(telling)
            self._stories[name] = story
            opened.append(name)
        return opened

    def _shelved(self, rows: StoryRows) -> LiveStory:
        story = LiveStory(rows.story.id)
        for row in rows.articles:
            day = _day(row.published)
            at = None
            if row.imprint is not None:
                at = self._shelf.put(unpacked(row.imprint), day=day, title=row.title)
            story.admit(
                Telling(
                    article=row.article,
                    published=row.published,
                    day=day,
                    title=row.title,
                    words=row.words,
                    arrival=row.arrival,
                    tick=row.tick,
                    row=at,
                    anchor=row.anchor,
                )
            )
        return story

    def _article_row(self, telling: Telling, story: str) -> ArticleRow:
        return ArticleRow(
            article=telling.article,
            story=story,
            arrival=telling.arrival,
            tick=telling.tick,
            published=telling.published,
            title=telling.title,
            words=telling.words,
            imprint=None if telling.row is None else self._shelf.imprint(telling.row).packed(),
            anchor=telling.anchor,
        )


def _by_date(telling: Telling) -> tuple[str, str]:
    return (telling.published or "~", telling.article)


def _day(published: str | None) -> int | None:
    return None if published is None else date.fromisoformat(published[:10]).toordinal()
