"""A small invented stream for tests: articles of many events, some late, some undated."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from bench import bases
from bench.streams import Stream
from retold.ledger.story_index import Placed
from retold.stories.vectors import signature
from retold.types import Article

NEWS = {
    "ferry": "The ferry Marlow struck the pier at Brannow in fog. Officer Dana Reeve said that 12 "
    "passengers were hurt. The pilots of Brannow had warned of the old lamps. Repairs by Marlow "
    "engineers will take 30 weeks. The harbour of Brannow stays closed to other vessels.",
    "quota": "Trawlers at Ostwick landed their herring catch. Clerk Otto Brandt said the quota of "
    "4,100 tonnes ends in June. The skippers of Ostwick want a larger allowance. Brandt will meet "
    "the fishery council of Lethmar again. Nets and engines were dear this season.",
    "strike": "Tram drivers in Varrick walked out over pay. Union head Lena Orth said 900 drivers "
    "took part. The depot at Varrick was locked at dawn. Commuters shared taxis and bicycles. Orth "
    "and the Varrick operator resume talks under an arbitrator.",
    "blaze": "A blaze gutted the paper mill at Tarrow overnight. Fire chief Iven Maas said 7 crews "
    "fought the flames. Smoke drifted over the orchards of Tarrow. Maas blamed a faulty boiler. "
    "Insurers will inspect the ruined warehouse with experts from Orrim.",
}


@cache
def articles(count: int, *, per_day: float = 20.0, seed: int = 5) -> Sequence[Article]:
    """Return the first articles of the stream, with ids that their texts give."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in NEWS.items():
            (Path(folder) / f"{name}.txt").write_text(f"On the {name}\n\n{text}", encoding="utf-8")
        stream = Stream(bases.load(Path(folder)), seed=seed, per_day=per_day)
    return tuple(_hashed(told.article()) for told in stream.articles(count))


def _hashed(item: Article) -> Article:
    digest = hashlib.sha256(item.text.encode()).hexdigest()
    return replace(item, text_hash=digest, raw_hash=digest)


@cache
def placed(count: int, *, per_day: float = 20.0, seed: int = 5) -> Sequence[Placed]:
    """Return the same as an index takes them, numbered from 1."""
    found = articles(count, per_day=per_day, seed=seed)
    return tuple(Placed(number, signature(item)) for number, item in enumerate(found, 1))
