"""An endless stream of news made from real articles, with the event that each is about.

The recipe. Events are born at a steady rate; each takes a real event for its base and gives every
name and rare word of it another one, drawn from the names and rare words of all bases and from
invented names, the common more often (Zipf's law): two events of one base share their phrasing and
no names. The number of articles on an event is drawn from a power law, and their moments thin out
from the event's beginning over hours to weeks, longer for larger events. An article tells a real
one of its base: some sentences are dropped, some change places, numbers may change, and sentences
of other events are mixed in; or it is a near copy of one told before, with a sentence less. A few
come late, a few are undated. One event may be given a size far beyond that, its articles spread
evenly over its days among the others'.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from bench.bases import Bases, Original, Sentence
from retold.types import Article, Block, BlockKind, Span

PER_DAY = 5_000
SIZE_EXPONENT = 2.1
LARGEST = 5_000
SHORTEST_DAYS = 0.1
LONGEST_DAYS = 42.0
ONE_STORY_DAYS = 10.0
ONE_STORY = -1
"""The number of the one event that is larger than all others."""
COPIES = 0.2
LATE = 0.01
LATE_DAYS = 30.0
UNDATED = 0.01
KEPT = 0.7
REORDERED = 0.5
GROWTH = 0.35
STEP = 40_503
ZIPF_SHIFT = 50
FOREIGN = 0.1
NUMBERS_CHANGED = 0.2
INVENTED_NAMES = 40_000
DRAWS = 1 << 17
FIRST_DAY = date(2031, 1, 1)
OUTLETS = 400
_SYLLABLES = (
    "ba dor el fin gar hol ist jo ka lun mor nev or pel qui ras sten tur ul vik wen zor".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the stream, with the number of the event that it is about."""

    number: int
    event: int
    outlet: str
    title: str
    text: str
    published: str | None

    def article(self) -> Article:
        """Return the record that the reader would make of it, without the hashes."""
        text = f"{self.title}\n\n{self.text}"
        name = f"a{self.number:07}"
        edge = len(self.title)
        return Article(
            id=name,
            locator=name,
            url=None,
            outlet=self.outlet,
            title=self.title,
            byline=None,
            published=self.published,
            published_inferred=False,
            language="en",
            agency=None,
            text=text,
            text_hash=name,
            raw_hash=name,
            blocks=(
                Block(BlockKind.TITLE, Span(0, edge)),
                Block(BlockKind.BODY, Span(edge + 2, len(text))),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Event:
    """An invented event: its base, where its names begin in the draws, its figures."""

    number: int
    base: Sequence[Original]
    offset: int
    figures: Mapping[int, int]
    moments: Sequence[float]


_Coming = tuple[float, int, int, bool, _Event]
"""When an article comes, its event's number, which telling it is, whether late, the event."""


class Stream:
    """Makes the articles of one seed, always the same, in the order in which they come.

    Memory hangs on the events that go on, not on how many articles were made. With `one_story`,
    one event that begins the stream has as many articles, all told from one original, so that they
    are one story; `per_day` is what comes beside them.
    """

    def __init__(
        self, bases: Bases, *, seed: int = 1, per_day: float = PER_DAY, one_story: int = 0
    ) -> None:
        self._bases = bases
        self._seed = seed
        self._one_story = one_story
        random = Random(seed)
        invented = tuple(_invented(random) for _ in range(INVENTED_NAMES))
        self._names = _drawn((*bases.names, *invented), random)
        self._rare = _drawn(bases.rare, random)
        weights = [size**-SIZE_EXPONENT for size in range(1, LARGEST + 1)]
        self._sizes = list(accumulate(weights))
        mean = sum(size * weight for size, weight in enumerate(weights, 1)) / self._sizes[-1]
        self._births_a_day = per_day / mean

    def articles(self, count: int) -> Iterator[Told]:
        """Yield the first `count` articles of the stream; fewer are the beginning of more."""
        random = Random(self._seed + 1)
        coming: list[_Coming] = []
        born, at = 0, 0.0
        number = 0
        if self._one_story:
            whole = self._whole()
            heapq.heappush(coming, (whole.moments[0], whole.number, 0, False, whole))
        while number < count:
            while not coming or at <= coming[0][0]:
                event = self._event(born, at)
                heapq.heappush(coming, (event.moments[0], born, 0, False, event))
                born += 1
                at += random.expovariate(self._births_a_day)
            _, key, telling, late, event = heapq.heappop(coming)
            if not late:
                if telling + 1 < len(event.moments):
                    following = event.moments[telling + 1]
                    heapq.heappush(coming, (following, key, telling + 1, False, event))
                if random.random() < LATE:
                    delayed = event.moments[telling] + LATE_DAYS ** random.random()
                    heapq.heappush(coming, (delayed, key, telling, True, event))
                    continue
            yield self._told(event, telling, number=number)
            number += 1

    def _event(self, number: int, born: float) -> _Event:
        random = Random(self._seed * 1_000_003 + number)
        size = 1 + bisect_left(self._sizes, random.random() * self._sizes[-1])
        spread = min(SHORTEST_DAYS ** random.random() * size**GROWTH, LONGEST_DAYS / 4)
        after = sorted(random.expovariate(1 / spread) for _ in range(size - 1))
        return _Event(
            number=number,
            base=random.choice(self._bases.events),
            offset=random.randrange(DRAWS),
            figures=_figures(random),
            moments=[born, *(born + min(moment, LONGEST_DAYS) for moment in after)],
        )

    def _whole(self) -> _Event:
        """Make the one event that is larger than all others."""
        random = Random(self._seed)
        originals = (original for event in self._bases.events for original in event)
        return _Event(
            number=ONE_STORY,
            base=(max(originals, key=lambda original: len(original.sentences)),),
            offset=random.randrange(DRAWS),
            figures=_figures(random),
            moments=sorted(random.random() * ONE_STORY_DAYS for _ in range(self._one_story)),
        )

    def _told(self, event: _Event, telling: int, *, number: int) -> Told:
        random = Random((self._seed * 1_000_003 + event.number) * 1_000_003 + telling)
        outlet = f"Outlet {random.randrange(OUTLETS)}"
        day = FIRST_DAY + timedelta(days=int(event.moments[telling]))
        undated = random.random() < UNDATED
        title, sentences = self._text(event, telling, random)
        return Told(
            number=number,
            event=event.number,
            outlet=outlet,
            title=title,
            text="\n\n".join(sentences),
            published=None if undated else day.isoformat(),
        )

    def _text(self, event: _Event, telling: int, random: Random) -> tuple[str, list[str]]:
        """Return a title and sentences: another telling's, less a sentence, or of its own."""
        if telling and random.random() < COPIES:
            title, sentences = self._own(event, random.randrange(telling))
            if len(sentences) > 2:
                del sentences[random.randrange(1, len(sentences))]
            return title, sentences
        return self._own(event, telling)

    def _own(self, event: _Event, telling: int) -> tuple[str, list[str]]:
        random = Random((self._seed * 1_000_003 + event.number) * 1_000_003 - telling - 1)
        original = random.choice(event.base)
        kept = [s for s in original.sentences if random.random() < KEPT] or [*original.sentences]
        if random.random() < REORDERED:
            _disorder(kept, random)
        figures = _figures(random) if random.random() < NUMBERS_CHANGED else event.figures
        said = [self._said(sentence, event.offset, figures) for sentence in kept]
        for _ in range(int(len(said) * FOREIGN + random.random())):
            other = random.choice(random.choice(self._bases.events)).sentences
            foreign = self._said(random.choice(other), random.randrange(DRAWS), figures)
            said.insert(random.randrange(1, len(said) + 1), foreign)
        title = original.title or original.sentences[0]
        return self._said(title, event.offset, figures), said

    def _said(self, sentence: Sentence, offset: int, figures: Mapping[int, int]) -> str:
        pieces = list(sentence.pieces)
        names, rare = self._names, self._rare
        for place, word in sentence.names:
            pieces[place] = names[(offset + word * STEP) % DRAWS]
        for place, word in sentence.rare:
            pieces[place] = rare[(offset + word * STEP) % DRAWS]
        for place in sentence.figures:
            pieces[place] = pieces[place].translate(figures)
        return "".join(pieces)


def _figures(random: Random) -> dict[int, int]:
    """Return a table that gives every digit but nought another."""
    return str.maketrans("123456789", "".join(random.sample("123456789", 9)))


def _disorder(sentences: list[Sentence], random: Random) -> None:
    """Let a sentence in five change places with one after the first."""
    for _ in range(len(sentences) // 5 + 1):
        one, other = random.randrange(len(sentences)), random.randrange(len(sentences))
        if one and other:
            sentences[one], sentences[other] = sentences[other], sentences[one]


def _invented(random: Random) -> str:
    """Return a name of two or three syllables."""
    return "".join(random.choices(_SYLLABLES, k=random.choice((2, 3, 3)))).capitalize()


def _drawn(words: Sequence[str], random: Random) -> list[str]:
    """Draw words by Zipf's law, the n-th of them 1 / (n + ZIPF_SHIFT) as often (Mandelbrot)."""
    weights = [1 / (rank + ZIPF_SHIFT) for rank in range(len(words))]
    return random.choices(words, weights, k=DRAWS)
