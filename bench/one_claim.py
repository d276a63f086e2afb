"""One claim told by thousands: what tracing such a story takes as it grows.

Every article is invented: one of eight wordings of one claim, with a figure that rises day by day,
credited to one of a few hundred bodies and people, beside a guess at the cause, news of its own,
and in some a quotation that others have too. The same seed gives the same story.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.growth import memory
from bench.sides import Clock, articles_in
from retold.config import Config
from retold.pipeline import claims_of, read_story
from retold.stories.cluster import story_of
from retold.stories.vectors import signature
from retold.types import Article, Claim, Reading

SIZES = (1_000, 5_000)
DAYS = 10
PLACE = "Veldmark"
"""What all wordings of the claim name, and nothing else in the story."""
LEAST_DEAD, MORE_DEAD = 11, 30
CLAIMS = (
    "the dyke at Veldmark broke and killed {n} people",
    "{n} people died when the Veldmark dyke broke",
    "the breach of the dyke at Veldmark left {n} people dead",
    "the collapse of the Veldmark dyke has claimed {n} lives",
    "{n} people were killed after the dyke near Veldmark gave way",
    "at least {n} people had been killed by the flood when the dyke at Veldmark broke",
    "the flood that followed the breach at Veldmark killed {n} residents",
    "{n} villagers drowned when the dyke at Veldmark burst",
)
TITLES = (
    "{n} dead as dyke breaks at Veldmark",
    "Dyke breaks at Veldmark, killing {n}",
    "Veldmark dyke: {n} people killed",
)
CAUSES = (
    "the dyke likely broke because of weeks of rain",
    "a leaking sluice may have caused the breach of the dyke",
    "the breach was caused by neglected repairs",
    "engineers suspect that a ship weakened the dyke",
)
NEWS = (
    "{k} houses in {p} are under water",
    "the repairs in {p} will cost {k} million crowns",
    "{k} families from {p} sleep in the sports hall",
    "{k} soldiers are filling sandbags in {p}",
    "the bridge at {p} has been closed to lorries",
)
QUOTES = (
    "We heard a roar and then the water was in the kitchen before anybody could reach the stairs",
    "Nobody told us that the dyke was not safe, and nobody came to help",
    "We will rebuild the dyke, unless the money runs out before the winter",
)
BODIES = (
    "the River Board",
    "the Interior Ministry",
    "the Red Cross",
    "the provincial police",
    "the Water Authority",
)
FORMS = ("{s} said that {c}.", "According to {s}, {c}.", "{c}, {s} said.", "{c}, according to {s}.")
GIVEN = "Ana Ben Carla Dan Eva Finn Greta Hans Ida Jon Kira Leo".split()
STARTS = "Bar Cor Den Gor Hal Jar Kel Lor Mar Quin Ros Tor Ver Wen".split()
ENDS = "anford elstad inton orwick arheim etborg udale imfield".split()


def measure(*, sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Return what a story of each size took, in seconds, and how the time grows.

    `growth` is the seconds of the largest over those of the smallest, by the wall, and
    `growth_processor` the same of processor time; `growth_articles` is what the articles grew by.
    `tellings` are the claims of articles in words of their own (no copies) that tell the one claim,
    `largest_thread` how many of them the largest thread of it holds, `nine_in_ten_on` how few
    threads hold nine in ten. The smaller stories are every so many articles of the largest.
    Annotating is off the clock.
    Raises ValueError where fewer than two sizes are asked for.
    """
    ordered = sorted(set(sizes))
    if len(ordered) < 2:
        raise ValueError("a story that grows needs two sizes")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "story.jsonl"
        path.write_text("\n".join(map(json.dumps, invented(ordered[-1]))), encoding="utf-8")
        told = list(claims_of(articles_in(path), config=Config()))
    points = [_point(told[:: max(1, len(told) // size)][:size]) for size in ordered]
    small, large = points[0], points[-1]
    return {
        "task": "one claim",
        "growth": round(large["seconds"] / small["seconds"], 2),
        "growth_processor": round(large["processor_seconds"] / small["processor_seconds"], 2),
        "growth_articles": round(large["articles"] / small["articles"], 2),
        "points": points,
    }


def invented(size: int) -> Iterator[Mapping[str, str]]:
    """Yield the articles of a story, in the order of their days."""
    for number in range(size):
        drawn = random.Random(f"one claim {number}")
        dead = LEAST_DEAD + MORE_DEAD * number // size
        told = [drawn.choice(CLAIMS).format(n=dead), drawn.choice(CAUSES), _news(drawn)]
        body = [_credited(drawn, claim) for claim in told]
        if drawn.random() < 0.4:
            body.append(f"“{drawn.choice(QUOTES)},” said {_person(drawn)}, a teacher.")
        yield {
            "title": drawn.choice(TITLES).format(n=dead),
            "outlet": f"{_place(drawn)} Herald {number}",
            "published": (date(2031, 5, 1) + timedelta(DAYS * number // size)).isoformat(),
            "url": f"https://paper{number}.example/dyke",
            "text": "\n\n".join(body),
        }


def _credited(drawn: random.Random, claim: str) -> str:
    source = drawn.choice(BODIES) if drawn.random() < 0.5 else _person(drawn)
    told = drawn.choice(FORMS).format(s=source, c=claim)
    return told[:1].upper() + told[1:]


def _news(drawn: random.Random) -> str:
    return drawn.choice(NEWS).format(k=drawn.randrange(2, 900), p=_place(drawn))


def _person(drawn: random.Random) -> str:
    return f"{drawn.choice(GIVEN)} {_place(drawn)}"


def _place(drawn: random.Random) -> str:
    return drawn.choice(STARTS) + drawn.choice(ENDS)


def _held_together(reading: Reading) -> dict[str, int]:
    """Tell how many tellings the claim has, and which number of threads holds nine in ten."""
    copies = {copy.copy for copy in reading.story.copies}
    own = [claim for claim in reading.claims if claim.article not in copies]
    threads = {claim.id: claim.thread for claim in own if PLACE in claim.text}
    ordered = [count for _, count in Counter(threads.values()).most_common()]
    most = 0.9 * len(threads)
    held = next(at for at, sum_ in enumerate(accumulate(ordered), start=1) if sum_ >= most)
    return {"tellings": len(threads), "largest_thread": ordered[0], "nine_in_ten_on": held}


def _point(told: Sequence[tuple[Article, Sequence[Claim]]]) -> dict[str, float]:
    """Trace one story and tell of it, on standard error too."""
    articles = [article for article, _ in told]
    claims = [claim for _, stated in told for claim in stated]
    story = story_of([signature(article) for article in articles], name="s1")
    clock = Clock.start()
    reading = read_story(story, articles, claims)
    spent = clock.read()
    point = {
        "articles": len(articles),
        "claims": len(claims),
        "threads": len(reading.threads),
        **_held_together(reading),
        "findings": len(reading.findings),
        "ms_per_article": round(1_000 * spent["seconds"] / len(articles), 2),
        "memory_mb": round(memory(), 1),
        **{name: round(value, 2) for name, value in spent.items()},
    }
    print(json.dumps(point), file=sys.stderr, flush=True)
    return point
