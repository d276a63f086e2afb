"""The assessments of a ledger as commands show them: letters, records, cautions and overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from retold.annotate import start
from retold.config import Config
from retold.errors import UsageError
from retold.ledger.fared import together
from retold.ledger.query import Filter
from retold.ledger.view import SourceUse, View
from retold.output import console
from retold.reliability.grades import reliability
from retold.reliability.ratings import BadLine, Ratings, parse, rating_key, shipped
from retold.types import (
    UNNAMED,
    Assessments,
    Claim,
    Fared,
    Letter,
    Override,
    Rated,
    Reliability,
    SourceKind,
)

_PUBLISH = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_UNNAMED = Reliability(Letter.F, ("it names nobody, so nothing can be known of it",))


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is known of the sources and outlets of a ledger.

    `own` are the user's ratings and `bad` the lines of them that cannot be used.
    """

    own: Ratings
    bad: tuple[BadLine, ...]
    overrides: Mapping[tuple[Rated, str], Override]
    cautions: Mapping[str, tuple[Claim, ...]]
    outlets: Mapping[str, Fared]
    sources: Mapping[str, Fared]

    def source(self, item: SourceUse) -> Reliability:
        """Rate a source; the lists that ship speak of publishers alone, so a person is in none."""
        key = rating_key(item.source)
        override = self.overrides.get((Rated.SOURCE, key))
        if not set(item.kinds) - UNNAMED or item.source.startswith("unresolved"):
            return replace(_UNNAMED, override=override)
        ratings = self.own.over(shipped()) if set(item.kinds) & _PUBLISH else self.own
        return reliability([item.source], ratings, fared=self.sources.get(key), override=override)

    def outlet(self, name: str, urls: Sequence[str] = ()) -> Reliability:
        """Rate an outlet by its name, and by the domains that it publishes at."""
        override = self.overrides.get((Rated.OUTLET, rating_key(name)))
        fared = self.outlets.get(name)
        names = [name, *urls]
        return reliability(names, self.own.over(shipped()), fared=fared, override=override)

    def warned(self, source: str) -> tuple[Claim, ...]:
        """Return what articles state about how far to trust a source."""
        return self.cautions.get(source, ())


def assessed(view: View, config: Config) -> Assessed:
    """Gather what is known; raise UsageError where the user's ratings file cannot be read."""
    own, bad = own_ratings(config)
    cautions: dict[str, list[Claim]] = {}
    for source, claim in view.cautioned():
        cautions.setdefault(source, []).append(claim)
    return Assessed(
        own=own,
        bad=bad,
        overrides=view.overridden(),
        cautions={source: tuple(claims) for source, claims in cautions.items()},
        outlets=view.outlets_fared(),
        sources=together((rating_key(name), fault) for name, fault in _promises(view)),
    )


def shown(view: View, known: Assessed) -> Assessments:
    """Return what a report shows beside the sources, outlets and threads of a ledger."""
    return Assessments(
        sources={use.source: known.source(use) for use in view.sources()},
        outlets={name: known.outlet(name, urls) for name, urls in view.outlets()},
        threads=view.threads_overridden(),
    )


def own_ratings(config: Config) -> tuple[Ratings, tuple[BadLine, ...]]:
    """Read the user's ratings file, where the settings name one."""
    if not config.ratings:
        return Ratings(()), ()
    path = Path(config.ratings)
    return parse(contents(path, most=config.max_file_bytes))


def contents(path: Path, *, most: int) -> bytes:
    """Return the bytes of a list; raise UsageError where it is missing or larger than `most`."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        what = f"cannot read the ratings: {error.strerror or error}"
        raise UsageError(what, where=str(path), remedy="check the file") from error
    if len(data) > most:
        what = f"a ratings file of more than {most} bytes"
        raise UsageError(what, where=str(path), remedy="raise max_file_bytes, or shorten it")
    return data


def tell_bad(name: str, bad: Sequence[BadLine]) -> None:
    """Say on standard error which lines of a list were left out."""
    for line in bad:
        console.note(f"retold: skipped {name}, line {line.number}: {line.reason}")


def _promises(view: View) -> Iterator[tuple[str, str | None]]:
    """Yield what became of predictions; the tracing is loaded only where there are any."""
    stories = view.foretold()
    if not stories:
        return
    with start.hurried():
        from retold.reliability.promises import promises  # noqa: PLC0415 - it loads the tracing
        from retold.tracing.timeline import timeline_of  # noqa: PLC0415
    for story in stories:
        reading = view.reading(story)
        members = tuple(member.article for member in reading.story.members)
        homes = {item.id: item for item in view.articles(Filter(articles=members))}
        yield from promises(timeline_of(reading, homes))
