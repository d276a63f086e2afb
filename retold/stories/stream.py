"""Articles one by one -> stories: grouping at a cost that does not grow with the stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

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
from retold.stories.linkage import SAME_STORY, Floats, Ints, average_linkage, needed, voices
from retold.stories.quiet import GRACE_DAYS, Clock, Waiting
from retold.stories.repartition import Outcome, repartition
from retold.stories.shelf import INDEXED_TERMS, Shelf
from retold.stories.telling import SAMPLED, LiveStory, Telling, story_id
from retold.stories.title import best_title
from retold.stories.vectors import Signature
from retold.types import Membership

CANDIDATES = 64
NEIGHBOURS = 6
COMPARED = 24
LOCAL = 48
SURE = 1.6
SHOWN_TERMS = 4
RECALLED = 4


class StoryStream:
    """The stories of a stream of articles, kept as the articles come.

    Each article is compared with the few that share its heaviest terms (`Shelf.near`), and the
    stories of those are grouped anew with it by exact average linkage, as `cluster.group` groups a
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
        centre = self._shelf.centre(_rows(sample))
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
            self._groups(newcomer, pool, likest),
            pool,
            newcomer,
            name=story_id,
            likeness=self._likeness,
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
            row=self._shelf.put(printed, day=signature.day),
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
        rows = self._shelf.near(_row(newcomer), limit=CANDIDATES)
        scores = self._shelf.scores(_row(newcomer), rows)
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

    def _groups(
        self, newcomer: Telling, pool: list[LiveStory], likest: Mapping[int, float]
    ) -> list[list[Telling]]:
        """Group the newcomer with the samples of the stories near it."""
        if not pool:
            return [[newcomer]]
        means = [self._mean_to(newcomer, story, likest) for story in pool]
        if len(pool) == 1 and means[0] >= SAME_STORY * SURE and not _doubles(pool[0]):
            return [[newcomer, *pool[0].sample]]
        if sum(len(story.sample) for story in pool) <= LOCAL or _doubles(pool[0]):
            return self._linked(newcomer, pool)
        return self._greedy(newcomer, pool, means)

    def _mean_to(self, newcomer: Telling, story: LiveStory, likest: Mapping[int, float]) -> float:
        rows = _rows(story.sample[:COMPARED])
        scores = [likest.get(row) for row in rows.tolist()]
        known = [score for score in scores if score is not None]
        if len(known) < len(scores):
            known = self._shelf.scores(_row(newcomer), rows).tolist()
        return sum(known) / len(known)

    def _linked(self, newcomer: Telling, pool: list[LiveStory]) -> list[list[Telling]]:
        nodes = [telling for story in _bounded(pool) for telling in story.sample]
        nodes = sorted([*nodes, newcomer], key=lambda telling: telling.arrival)
        alike = self._shelf.matrix(_rows(nodes))
        return [[nodes[at] for at in group] for group in average_linkage(alike)]

    def _greedy(
        self, newcomer: Telling, pool: list[LiveStory], means: list[float]
    ) -> list[list[Telling]]:
        """Join the likest story, and to it those that are now alike; all else stays."""
        likest = max(range(len(pool)), key=lambda at: (means[at], -at))
        if means[likest] < SAME_STORY:
            return [[newcomer]]
        joined = [*pool[likest].sample, newcomer]
        size = len(pool[likest].members) + 1
        near = [
            story
            for story in pool
            if story is not pool[likest] and self._are_one(story, joined, size=size)
        ]
        return [[*joined, *(telling for story in near for telling in story.sample)]]

    def _are_one(self, story: LiveStory, joined: Sequence[Telling], *, size: int) -> bool:
        """Tell whether a story and `size` articles, of which `joined` are a sample, are alike."""
        some, others = story.sample[:COMPARED], joined[:COMPARED]
        alike = self._shelf.matrix(_rows([*some, *others]))
        edge = len(some)
        fewer = min(
            voices(len(story.members), _within(alike[:edge, :edge])),
            voices(size, _within(alike[edge:, edge:])),
        )
        return float(alike[:edge, edge:].mean()) >= needed(fewer)

    def _likeness(self, left: Sequence[Telling], right: Sequence[Telling]) -> float:
        """Return the mean similarity of two lots of articles, each by COMPARED of its own."""
        some = [telling for telling in left if telling.row is not None][:COMPARED]
        others = right[:COMPARED]
        alike = self._shelf.matrix(_rows([*some, *others]))
        return float(alike[: len(some), len(some) :].mean())

    def _settled(
        self, signature: Signature, newcomer: Telling, outcome: Outcome, recalled: list[str]
    ) -> Change:
        """Take the outcome over, close what is quiet, and say what happened."""
        self._stories |= outcome.changed
        for gone in outcome.gone:
            self._stories.pop(gone, None)
            self._waiting.forget(gone)
        cooled = [t for story in outcome.changed.values() for t in self._cooled(story)]
        reasons = self._reasons(newcomer, outcome)
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
            reasons=reasons,
            events=tuple(events),
            articles=tuple(moved),
            stories=tuple(name for name in outcome.changed if name in self._stories),
        )

    def _cooled(self, story: LiveStory) -> list[Telling]:
        """Take from the shelf what a sample has no room for, tied to what is likest it there."""
        cooled = []
        while (telling := story.overflow()) is not None:
            rows = _rows(story.sample)
            likest = int(self._shelf.scores(_row(telling), rows).argmax())
            telling.anchor = story.sample[likest].article
            self._unshelve(telling)
            cooled.append(telling)
        return cooled

    def _unshelve(self, telling: Telling) -> None:
        row = _row(telling)
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
        return tuple(Membership(t.article, self._why_there(t)) for t in told if t.row is not None)

    def _why_there(self, telling: Telling) -> tuple[str, ...]:
        story = self._stories[telling.story]
        others = [t for t in story.sample if t is not telling][:COMPARED]
        if not others:
            return ("no other article is near enough",)
        shared = self._shelf.shared(_row(telling), _rows(others))[: len(telling.words)]
        heaviest = np.argsort(-shared, kind="stable")[:SHOWN_TERMS]
        names = [telling.words[at] for at in heaviest.tolist() if shared[at] > 0]
        return (f"shares with the story: {', '.join(names)}", _when(telling, story))

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
            self._shelf.imprint(_row(newcomer)).ids[:INDEXED_TERMS].tolist(),
            since=None if newcomer.day is None else newcomer.day - self._window,
            until=None if newcomer.day is None else newcomer.day + self._window,
            limit=RECALLED,
        )
        opened = []
        for name in names:
            story = self._shelved(self._archive.get(name))
            if self._shelf.scores(_row(newcomer), _rows(story.sample)).max() < SAME_STORY:
                for telling in story.sample:
                    self._shelf.drop(_row(telling))
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
                at = self._shelf.put(unpacked(row.imprint), day=day)
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


def _row(telling: Telling) -> int:
    """Return the place of an article that is on the shelf."""
    assert telling.row is not None, telling.article
    return telling.row


def _rows(tellings: Sequence[Telling]) -> Ints:
    return np.array([_row(telling) for telling in tellings], dtype=np.int64)


def _within(alike: Floats) -> float:
    """Return the mean of a symmetric matrix beside its diagonal of ones; 0 for a single row."""
    size = len(alike)
    return (float(alike.sum()) - size) / (size * (size - 1)) if size > 1 else 0.0


def _by_date(telling: Telling) -> tuple[str, str]:
    return (telling.published or "~", telling.article)


def _doubles(story: LiveStory) -> bool:
    """Tell whether one article more makes the size of a story a power of two."""
    size = len(story.members) + 1
    return size >= 4 and size & (size - 1) == 0


def _bounded(pool: Sequence[LiveStory]) -> list[LiveStory]:
    """Return the first story, and of the others as many as their samples have room for."""
    kept = [pool[0]]
    for story in pool[1:]:
        if sum(len(k.sample) for k in kept) + len(story.sample) <= 2 * SAMPLED:
            kept.append(story)
    return kept


def _day(published: str | None) -> int | None:
    return None if published is None else date.fromisoformat(published[:10]).toordinal()


def _when(telling: Telling, story: LiveStory) -> str:
    if telling.day is None or story.first_day is None or story.last_day is None:
        return "undated: placed by its words alone"
    days = telling.day - story.first_day
    if not days:
        return "on the first day of the story"
    return f"{days} day{'' if days == 1 else 's'} after the first article"
