from __future__ import annotations

import random

import pytest

from evals.bcubed import b_cubed
from retold.stories.archive import MemoryArchive
from retold.stories.changes import (
    StoryClosed,
    StoryMerge,
    StoryReopened,
    StorySplit,
    StreamRow,
)
from retold.stories.placing import COMPARED
from retold.stories.shelf import Shelf
from retold.stories.stream import CANDIDATES, NEIGHBOURS, StoryStream
from retold.stories.telling import SAMPLED, story_id
from retold.stories.vectors import MAX_TERMS, Signature
from retold.stories.vectors import signature as weighed


def told(key, *terms, published=None, title=None, weights=None):
    """A signature of the given terms, all of one weight unless told."""
    values = weights or [1.0] * len(terms)
    length = sum(v * v for v in values) ** 0.5
    return Signature(
        article=key,
        published=published,
        title=title or f"Title {key}",
        terms={term: v / length for term, v in zip(terms, values, strict=True)},
        surfaces={term: term.capitalize() for term in terms},
    )


def invented(seed, *, events=12, articles=150, dated=True, alike=5):
    """Articles of invented events: each draws from its event's terms and from common ones.

    Two events share `alike` of an article's terms and are the harder to tell apart.
    """
    draw = random.Random(seed)
    made = []
    for n in range(articles):
        event = min(int(draw.expovariate(0.3)), events - 1)
        own = draw.sample([f"e{event // 2}t{t}" for t in range(8)], alike)
        apart = draw.sample(
            [f"e{event}u{t}" for t in range(8)], draw.randint(1, 4) if alike > 2 else 5
        )
        common = draw.sample([f"c{t}" for t in range(30)], 3)
        day = f"2024-03-{1 + min(27, event * 2 + draw.randint(0, 3)):02}"
        published = day if dated and draw.random() > 0.1 else None
        weights = [1.0] * (len(own) + len(apart)) + [0.4] * 3
        terms = (*own, *apart, *common)
        title = f"Event {event}"
        made.append(told(f"a{n}", *terms, published=published, weights=weights, title=title))
    return made


def stream(**options):
    return StoryStream(window_days=14, **options)


def places(changes):
    """Where each article is, as somebody knows who sees nothing but the changes."""
    where = {}
    for change in changes:
        for event in change.events:
            if isinstance(event, StorySplit):
                for article in event.articles:
                    assert where[article] == event.story
                    where[article] = event.part
            elif isinstance(event, StoryMerge):
                where |= {a: event.kept for a, s in where.items() if s == event.gone}
        where[change.article] = change.story
    return where


def standing(live, archive):
    rows = [live.story_rows(name) for name in live.open_stories]
    rows += [archive.get(name) for name in archive.kept]
    return {row.article: story.story.id for story in rows for row in story.articles}


@pytest.mark.parametrize("seed", range(6))
def test_the_changes_tell_where_every_article_is(seed):
    archive = MemoryArchive()
    live = stream(archive=archive)
    changes = [live.add(signature) for signature in invented(seed)]
    assert places(changes) == standing(live, archive)


@pytest.mark.parametrize("seed", range(6))
def test_a_story_is_named_by_its_first_article_to_come(seed):
    archive = MemoryArchive()
    live = stream(archive=archive)
    for signature in invented(seed):
        live.add(signature)
    for name in live.open_stories:
        assert name == story_id(live.story_rows(name).articles[0].article)


@pytest.mark.parametrize("seed", range(8))
def test_restored_at_any_moment_it_goes_on_the_same(seed):
    signatures = invented(seed)
    whole = stream()
    expected = [whole.add(signature) for signature in signatures]
    draw = random.Random(seed)
    archive = MemoryArchive()
    live = stream(archive=archive)
    changes = []
    for signature in signatures:
        changes.append(live.add(signature))
        if draw.random() < 0.1:
            rows = [live.story_rows(name) for name in live.open_stories]
            draw.shuffle(rows)
            live = StoryStream.restore(live.stream_row(), rows, window_days=14, archive=archive)
    assert changes == expected


def test_rows_stored_change_by_change_restore_the_stream():
    articles, stories = {}, {}
    live = stream()
    for signature in invented(3):
        change = live.add(signature)
        for event in change.events:
            if isinstance(event, StoryMerge):
                stories.pop(event.gone)
                for key, row in articles.items():
                    if row.story == event.gone:
                        articles[key] = type(row)(
                            **{
                                name: getattr(row, name)
                                for name in type(row).__slots__
                                if name != "story"
                            },
                            story=event.kept,
                        )
        articles |= {row.article: row for row in live.article_rows(change)}
        stories |= {name: live.story_row(name) for name in change.stories}
        stories = {n: r for n, r in stories.items() if n in live.open_stories}
    for name in live.open_stories:
        rows = live.story_rows(name)
        assert rows.story == stories[name]
        assert all(articles[row.article] == row for row in rows.articles)


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_the_events_are_found(seed):
    signatures = invented(seed, dated=False, alike=2)
    events = [signature.title for signature in signatures]
    for turn in range(3):
        order = random.Random(turn).sample(range(len(signatures)), len(signatures))
        live = stream()
        where = places([live.add(signatures[at]) for at in order])
        score = b_cubed(events, [where[signature.article] for signature in signatures])
        assert score.f1 > 0.8


def test_an_article_like_no_other_founds_a_story():
    live = stream()
    first = live.add(told("a", "heron", "ferry", published="2024-03-01"))
    second = live.add(told("b", "tram", "depot", published="2024-03-01"))
    assert first.created
    assert second.created
    assert first.story != second.story
    assert second.reasons[0].reasons == ("no other article is near enough",)


def test_a_place_says_why_and_the_founder_learns_it_too():
    live = stream()
    live.add(told("a", "heron", "ferry", published="2024-03-01"))
    change = live.add(told("b", "heron", "ferry", "wreck", published="2024-03-03"))
    assert {m.article: m.reasons for m in change.reasons} == {
        "b": ("shares with the story: Heron, Ferry", "2 days after the first article"),
        "a": ("shares with the story: Heron, Ferry", "on the first day of the story"),
    }


def test_a_later_article_merges_two_stories_and_the_older_id_stays():
    live = stream()
    one = live.add(told("a", "heron", "ferry", "sank", "x1", "x2"))
    two = live.add(told("b", "coast", "diver", "wreck", "y1", "y2"))
    assert one.story != two.story
    tie = live.add(told("c", "heron", "ferry", "sank", "coast", "diver", "wreck"))
    more = live.add(told("d", "heron", "ferry", "sank", "coast", "diver", "wreck"))
    merges = [e for c in (tie, more) for e in c.events if isinstance(e, StoryMerge)]
    assert [(merge.kept, merge.gone) for merge in merges] == [(one.story, two.story)]
    assert "mean similarity" in merges[0].reason
    assert more.story == one.story


def test_later_articles_split_an_early_wrong_join():
    live = stream()
    shared = ("river", "town")
    live.add(told("a", *shared, "flood", "f1"))
    wrong = live.add(told("b", *shared, "trial", "t1"))
    assert not wrong.created
    changes = [live.add(told(f"f{n}", "flood", "f1", "f2", "f3", "river")) for n in range(3)]
    changes += [live.add(told(f"t{n}", "trial", "t1", "t2", "t3", "town")) for n in range(5)]
    splits = [e for c in changes for e in c.events if isinstance(e, StorySplit)]
    assert splits
    where = places([live.add(told("last", "flood", "f1"))])
    assert where["last"] == story_id("a")


def test_a_quiet_story_closes_and_a_late_article_opens_it_again():
    archive = MemoryArchive()
    live = stream(archive=archive)
    old = live.add(told("old", "heron", "ferry", "wreck", published="2024-01-02"))
    noise = [
        live.add(told(f"n{n}", f"w{n}", f"v{n}", published=f"2024-03-{1 + n // 30:02}"))
        for n in range(600)
    ]
    closed = [e for c in noise for e in c.events if isinstance(e, StoryClosed)]
    assert old.story in [event.story for event in closed]
    assert old.story not in live.open_stories
    late = live.add(told("late", "heron", "ferry", "wreck", published="2024-01-05"))
    assert late.story == old.story
    assert [e.story for e in late.events if isinstance(e, StoryReopened)] == [old.story]
    assert len(live.story_rows(old.story).articles) == 2


def test_a_closed_story_that_is_not_like_the_late_article_stays_closed():
    archive = MemoryArchive()
    live = stream(archive=archive)
    old = live.add(told("old", "heron", *(f"o{n}" for n in range(20)), published="2024-01-02"))
    for n in range(600):
        live.add(told(f"n{n}", f"w{n}", published=f"2024-03-{1 + n // 30:02}"))
    late = live.add(told("late", "heron", *(f"l{n}" for n in range(20)), published="2024-01-05"))
    assert late.created
    assert not [e for e in late.events if isinstance(e, StoryReopened)]
    assert old.story in archive.kept


def test_an_undated_article_finds_a_closed_story():
    live = stream()
    old = live.add(told("old", "heron", "ferry", "wreck", published="2024-01-02"))
    for n in range(600):
        live.add(told(f"n{n}", f"w{n}", published=f"2024-03-{1 + n // 30:02}"))
    assert live.add(told("undated", "heron", "ferry", "wreck")).story == old.story


def test_one_event_again_long_after_is_another_story():
    live = stream()
    old = live.add(told("old", "heron", "ferry", published="2024-01-02"))
    new = live.add(told("new", "heron", "ferry", published="2024-06-02"))
    assert old.story != new.story


def test_a_date_far_ahead_closes_nothing_and_joins_nothing():
    live = stream()
    now = live.add(told("now", "heron", "ferry", published="2024-03-01"))
    ahead = live.add(told("ahead", "heron", "ferry", published="2124-03-01"))
    next_ = live.add(told("next", "heron", "ferry", published="2024-03-02"))
    assert ahead.story != now.story
    assert next_.story == now.story


def test_ten_thousand_identical_articles_keep_a_bounded_sample():
    live = stream()
    for n in range(10_000):
        change = live.add(told(f"a{n}", "heron", "ferry", published="2024-03-01"))
    assert change.story == story_id("a0")
    rows = live.story_rows(change.story)
    assert rows.story.articles == 10_000
    assert sum(row.imprint is not None for row in rows.articles) == 128
    assert all((row.imprint is None) == (row.anchor is not None) for row in rows.articles)


def test_copies_of_two_wire_stories_on_one_event_come_together():
    one = [told(f"a{n}", "heron", "ferry", "coast", "x1", "x2", f"p{n}") for n in range(40)]
    two = [told(f"b{n}", "heron", "ferry", "coast", "y1", "y2", f"q{n}") for n in range(40)]
    live = stream()
    where = places([live.add(item) for pair in zip(one, two, strict=True) for item in pair])
    assert set(where.values()) == {story_id("a0")}


def test_articles_without_terms_stand_alone():
    live = stream()
    assert live.add(told("a")).story != live.add(told("b")).story


def test_the_title_is_the_best_of_the_story():
    live = stream()
    live.add(told("a", "heron", "ferri", "sank", title="You won't believe this"))
    live.add(told("b", "heron", "ferri", "sank", title="Heron ferry sank off the coast"))
    assert live.title(story_id("a")) == "Heron ferry sank off the coast"


def test_an_empty_stream_is_restored_empty():
    live = StoryStream.restore(StreamRow(), [], window_days=14)
    assert live.open_stories == ()
    assert live.stream_row() == StreamRow()


class Counting:
    """Counts the pairs of articles that are compared, an addition at a time."""

    def __init__(self, monkeypatch):
        self.pairs = 0
        scores, matrix = Shelf.scores, Shelf.matrix

        def counted_scores(shelf, row, rows):
            self.pairs += len(rows)
            return scores(shelf, row, rows)

        def counted_matrix(shelf, rows):
            self.pairs += len(rows) ** 2
            return matrix(shelf, rows)

        monkeypatch.setattr(Shelf, "scores", counted_scores)
        monkeypatch.setattr(Shelf, "matrix", counted_matrix)

    def costs(self, signatures):
        live = stream()
        for signature in signatures:
            before = self.pairs
            live.add(signature)
            yield self.pairs - before


STREAMS = {
    "identical": lambda n: told(f"a{n}", "heron", "ferry", "wreck", published="2024-03-01"),
    "five words": lambda n: told(f"a{n}", *(f"w{(n * k) % 97}" for k in range(1, 6))),
    "one date": lambda n: told(f"a{n}", "storm", f"w{n % 50}", published="2024-03-01"),
    "ahead of time": lambda n: told(f"a{n}", "storm", f"w{n % 9}", published=f"{2025 + n}-01-01"),
    "one long story": lambda n: told(
        f"a{n}", "war", "front", f"w{n % 40}", published=f"2024-03-{1 + n // 100:02}"
    ),
}


@pytest.mark.parametrize("name", STREAMS)
def test_what_an_article_costs_does_not_grow_with_those_before(name, monkeypatch):
    count = Counting(monkeypatch)
    costs = list(count.costs(STREAMS[name](n) for n in range(2_500)))
    each = CANDIDATES + NEIGHBOURS * (2 * COMPARED) ** 2
    assert sum(costs[-300:]) <= 300 * each
    assert max(costs) <= (2 * SAMPLED + 1) ** 2 + each


def test_an_article_of_a_hundred_thousand_words_is_a_signature_like_others(build):
    words = " ".join(f"word{n}" for n in range(100_000))
    made = weighed(build("long", words, title="Ferry sinks"))
    assert len(made.terms) == MAX_TERMS
    live = stream()
    assert live.add(made).created
    (row,) = live.story_rows(story_id("long")).articles
    assert len(row.imprint) < 1_000


SHELLING = (
    "{} of the rebel-held town of {} killed {} civilians on {}, an observer group said.\n\n"
    "The Lune-based group, which relies on a network of sources inside the country, says that it"
    " tells who fired by type, place and munitions."
)


@pytest.mark.parametrize(
    ("title", "stories"),
    [("Shelling kills 12 in Essel, observers say", 2), ("Toll in Varn rises to 12 dead", 1)],
)
def test_one_days_toll_in_a_houses_words_is_not_the_next_days(build, title, stories):
    live = stream()
    for key, name, place, dead, day, published in (
        ("a", "Shelling kills 11 in Varn, observers say", "Varn", 11, "Tuesday", "2031-06-03"),
        ("b", title, "Essel" if stories == 2 else "Varn", 12, "Wednesday", "2031-06-04"),
    ):
        text = SHELLING.format("Shelling", place, dead, day)
        live.add(weighed(build(key, text, title=name, published=published)))
    assert len(live.open_stories) == stories
