"""A thread against the other stories of a ledger: who says the same there, otherwise, or disputes.

A person who looks a statement up sees of which event an answer speaks. Nobody looks at two threads
that are tied, so that they must be of one event by their own words: by a time that both name, or,
of what does not happen twice, by two names and nearly every other word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retold.check.answers import Answer, Telling, answered, homes_of
from retold.check.differences import Aspect
from retold.check.matters import SUBJECTS
from retold.check.relations import Relation
from retold.check.statement import Statement
from retold.ledger.query import Filter
from retold.ledger.view import View
from retold.tracing.matching import words
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.measures import Standing
from retold.types import Article, Claim, ClaimKind, Story, Thread

MOST = 3
"""How many threads of other stories are told for a thread."""
DAYS = 3
"""How long a time may be, in days, that tells one event from another of its kind."""
NAMES = 2
NEARLY_ALL = 0.7
_PRONOUN = re.compile(
    r"\W*(?:they|he|she|it|we|i|you|this|that|these|those|his|her|their|our|its)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:since|so\s+far|to\s+date|this\s+(?:week|month|year)|over\s+the|in\s+the\s+(?:last|past)|"
    r"more\s+(?:people|bodies|than\s+\w+\s+more)|risen|rose|climbed|now)\b",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({Aspect.TIME, Aspect.WORDING, Aspect.LESS, Aspect.EXTENT})
"""Differences by which two claims of two stories may be of two events."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A thread of another story that says what a claim says, otherwise, or disputes it.

    `asked` is the article that holds the claim, `answer.asked`; `answer.thread` is never None.
    """

    asked: Article
    answer: Answer
    story: Story

    @property
    def thread(self) -> Thread:
        """The thread of the other story."""
        if self.answer.thread is None:  # pragma: no cover - what has none is left out
            raise AssertionError("an answer without a thread")
        return self.answer.thread


def elsewhere(thread: Thread, view: View, *, most: int = MOST) -> list[Elsewhere]:
    """Return the threads of other stories that surely speak of what a thread tells first.

    A title names no day: of what the first article tells, the first telling that does is held
    against the others. Those that say it come first, then those that say it otherwise, then those
    that dispute it; at most `most` of them, the nearest of each relation before more of any. An
    empty list means that none surely does. Raises LedgerError where the ledger cannot be read.
    """
    asked = _fullest(thread, view)
    home = homes_of([asked], view)[asked.article]
    if not _asks(asked):
        return []
    found = answered(
        asked,
        Statement(home, (asked,)),
        view,
        kept=lambda told: list(_surely(asked, home, told, view, story=thread.story)),
    )
    kept = _chosen([answer for answer in found if answer.thread is not None], most)
    stories = _stories(kept, view)
    return [Elsewhere(home, a, stories[a.thread.story]) for a in kept if a.thread is not None]


def _fullest(thread: Thread, view: View) -> Claim:
    """Return the thread's first claim, or the first of the same article that names its day."""
    ids = tuple(step.claim for step in thread.steps)
    claims = {claim.id: claim for claim in view.claims(wanted=Filter(ids=ids))}
    told = [claims[key] for key in ids]
    dated = (c for c in told if c.article == told[0].article and _asks(c) and any(_days(c)))
    return next(dated, told[0])


def _chosen(answers: Sequence[Answer], most: int) -> list[Answer]:
    """Return some answers in their order: of each relation the nearest, before more of any."""
    first = {answer.relation: answer for answer in reversed(answers)}
    nearest = [answer for answer in answers if answer is first[answer.relation]]
    others = [answer for answer in answers if answer is not first[answer.relation]]
    return sorted([*nearest, *others][:most], key=answers.index)


def _asks(claim: Claim) -> bool:
    """Whether a claim says by itself who does what: a scrap or "they were" may mean anything."""
    if claim.kind is ClaimKind.QUESTION or _PRONOUN.match(claim.text):
        return False
    return any(term.role in SUBJECTS and term.pos != "PRON" for term in claim.terms)


def _surely(
    asked: Claim, home: Article, told: Iterable[Telling], view: View, *, story: str | None
) -> Iterator[Telling]:
    """Yield the tellings of other stories that are of one event with a claim beyond doubt."""
    listed = [one for one in told if one.claim.thread and _is_sure(asked, home, one)]
    ids = tuple(dict.fromkeys(str(one.claim.thread) for one in listed))
    homes = {item.id: item.story for item in view.threads(Filter(ids=ids))} if ids else {}
    yield from (one for one in listed if homes.get(str(one.claim.thread), story) != story)


def _is_sure(asked: Claim, home: Article, telling: Telling) -> bool:
    related = telling.related
    if related.relation is Relation.UNCLEAR or not _asks(telling.claim):
        return False
    if any(difference.aspect in _DOUBTFUL for difference in related.differences):
        return False
    a, b = (profile(claim, words.load()) for claim in (asked, telling.claim))
    if not a.names & b.names or _grows(asked, telling):
        return False
    if _is_of_one_time(asked, home, telling):
        return True
    if asked.quantities or telling.claim.quantities:
        return False
    if home.outlet is not None and home.outlet == telling.home.outlet:
        return False
    match = compare(a, b)
    alike = min(match.left_covered, match.right_covered) >= NEARLY_ALL
    return alike and len(a.names & b.names) >= NAMES


def _grows(asked: Claim, telling: Telling) -> bool:
    """Whether the figures are two of a count that goes on: "40 since Monday", "350 so far"."""
    unequal = any(item.standing is not Standing.EQUAL for item in telling.related.figures)
    return unequal and any(_GOES_ON.search(claim.text) for claim in (asked, telling.claim))


def _is_of_one_time(asked: Claim, home: Article, telling: Telling) -> bool:
    """Whether both name a time of a few days, and one time; a day that hangs on a guess is none."""
    if home.published_inferred or telling.home.published_inferred:
        return False
    here, there = (list(_days(claim)) for claim in (asked, telling.claim))
    return any(s <= f and e <= t for s, t in here for e, f in there)


def _days(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the first and last day of each short time that a claim names."""
    for time in claim.times:
        if time.start_time and time.end_time:
            first, last = time.start_time[:10], time.end_time[:10]
            if (date.fromisoformat(last) - date.fromisoformat(first)).days <= DAYS:
                yield first, last


def _stories(answers: Iterable[Answer], view: View) -> Mapping[str, Story]:
    ids = {answer.thread.story for answer in answers if answer.thread is not None}
    return {story: view.story(story) for story in sorted(ids)}
