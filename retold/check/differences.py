"""In what a claim has otherwise what a statement says: both sides are named, and neither judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retold.check.matters import OBJECTS, SUBJECTS, WHOLLY, Pair, nouns
from retold.tracing.findings.conflicts import times_meet
from retold.tracing.matching.measures import (
    Standing,
    bounded_beside,
    outcome,
    paired,
    related_measure,
    standing,
)
from retold.tracing.retellings import source_of
from retold.types import Article, Claim, ClaimKind, Quantity

_AHEAD = frozenset(
    {ClaimKind.PREDICTION, ClaimKind.INTENTION, ClaimKind.OPINION, ClaimKind.CAUTION}
)
_PARTS = (frozenset({"nsubj"}), frozenset({"nsubjpass"}), OBJECTS)
FAR = 10.0
NEAR = 16
"""How many characters may stand between a word of extent and the noun that it limits."""
MOST = 0.5
_OFTEN = re.compile(
    r"\b(?:twice|thrice|once(?=\s*(?:[.,;]|$|\s(?:about|at|before|by|in|on))))\b", re.IGNORECASE
)
_QUALITIES = frozenset({"amod", "compound", "nmod"})
_EXTENT = re.compile(
    r"\b(?:some|all|most|many|few|several|every|each|both|half|part(?:s|ly|ially)?|almost|nearly|"
    r"only|mainly|largely|mostly|fully|entirely|completely)\b(?!\s+(?:of\s+)?\d)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"\w{3,}")
_MEANT = {
    Standing.BOUND_LOST: "there it is a bound",
    Standing.COLLAPSED: "there it is a range",
    Standing.ROUNDED: "near each other: one may be rounded",
    Standing.WITHIN: "both can hold",
    Standing.DISJOINT: "both cannot hold of one count at one time",
}


class Aspect(StrEnum):
    """In what a claim may differ from a statement."""

    FIGURE = "figure"
    CERTAINTY = "certainty"
    KIND = "kind"
    SOURCE = "source"
    TIME = "time"
    EXTENT = "extent"
    WORDING = "wording"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the statement has as `asked` and the claim as `told`, and what that means.

    `told` is empty where the claim has nothing of the kind.
    """

    aspect: Aspect
    asked: str
    told: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the statement and the figure of a claim that measures the same.

    `bounded` tells that words beside one of them bound it, which its interval does not show.
    """

    asked: Quantity
    told: Quantity
    standing: Standing
    bounded: bool = False

    @property
    def apart(self) -> bool:
        """Whether the two cannot both hold of one count at one time."""
        both = self.standing, standing(self.told, self.asked)
        return both == (Standing.DISJOINT, Standing.DISJOINT) and not self.bounded

    @property
    def other(self) -> bool:
        """Whether the two are two numbers, near or far."""
        return self.standing in {Standing.DISJOINT, Standing.ROUNDED}

    @property
    def befell(self) -> bool:
        """Whether other things befell those counted: the killed, and the killed or injured."""
        ours, theirs = outcome(self.asked), outcome(self.told)
        return bool(ours) and bool(theirs) and ours != theirs

    @property
    def far(self) -> bool:
        """Whether one number is so many times the other that they may count two things."""
        small, large = sorted((_size(self.asked), _size(self.told)))
        return large > FAR * small

    @property
    def meaning(self) -> str:
        """What the standing of the two means, in plain words."""
        return "a bound stands beside one of them" if self.bounded else _MEANT[self.standing]


def figures_of(pair: Pair) -> tuple[Compared, ...]:
    """Return the figures of both that measure the same, as far as the words tell."""
    a, b = pair.claims
    found = list(paired(a, b))
    if not found:
        found = [(p, q) for p in a.quantities for q in b.quantities if related_measure(p, q)]
        found = found if len(found) == 1 else []
    return tuple(
        Compared(
            p,
            q,
            standing(p, q),
            bounded=bounded_beside(pair.statement.text, p) or bounded_beside(pair.home.text, q),
        )
        for p, q in found
    )


def _size(figure: Quantity) -> float:
    ends = [abs(end) for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / max(1, len(ends))


def differences(pair: Pair, figures: Sequence[Compared]) -> Iterator[Difference]:
    """Yield what the claim has otherwise: figures first, then how sure, whose, when, how much."""
    a, b = pair.claims
    yield from _counts(pair, figures)
    yield from _sureness(pair)
    yield from _credit(a, b)
    if not times_meet(a, b):
        times = _times(a, pair.statement), _times(b, pair.home)
        yield Difference(Aspect.TIME, *times, "the two name different times")
    extents = _extents(pair, 0), _extents(pair, 1)
    if extents[0] != extents[1]:
        here, there = (", ".join(sorted(words)) for words in extents)
        yield Difference(Aspect.EXTENT, here, there, "the two may speak of more or of less")
    yield from _wording(pair, figures)


def _counts(pair: Pair, figures: Sequence[Compared]) -> Iterator[Difference]:
    """Figures that are other ones, that count something else as well, or that are not there."""
    for item in figures:
        here = item.asked.span.of(pair.statement.text)
        there = item.told.span.of(pair.home.text)
        if item.standing is not Standing.EQUAL:
            yield Difference(Aspect.FIGURE, here, there, item.meaning)
        if item.befell:
            told = (f"{here}: {_listed(item.asked)}", f"{there}: {_listed(item.told)}")
            yield Difference(Aspect.FIGURE, *told, "the two count what befell otherwise")
    for figure in missing_figures(pair, figures):
        here = figure.span.of(pair.statement.text)
        yield Difference(Aspect.FIGURE, here, "", "no figure there measures the same")


def missing_figures(pair: Pair, figures: Sequence[Compared]) -> list[Quantity]:
    """Return the figures of the statement that nothing in the claim measures."""
    return [q for q in pair.claims[0].quantities if all(q != item.asked for item in figures)]


def _listed(figure: Quantity) -> str:
    return ", ".join(figure.outcomes)


def _sureness(pair: Pair) -> Iterator[Difference]:
    """How sure both are, and of what kind the claim is where it says little besides."""
    a, b = pair.claims
    bands = a.certainty.band, b.certainty.band
    unread = any(c.certainty.band == "unclear" and not c.certainty.cues for c in (a, b))
    if bands[0] != bands[1] and not unread:
        yield Difference(Aspect.CERTAINTY, _band(a), _band(b), "not equally sure")
    ahead = a.kind is not b.kind and bool({a.kind, b.kind} & _AHEAD)
    if ahead and pair.match.right_covered >= MOST:
        yield Difference(Aspect.KIND, a.kind.value, b.kind.value, f"there it is of kind {b.kind}")


def _extents(pair: Pair, side: int) -> set[str]:
    """Return the words that say of how much of what both tell of one side speaks.

    "All 40 passengers" are 40, which is a figure, and what limits another noun limits another
    thing.
    """
    claim = pair.claims[side]
    shared = {words[side] for words in pair.match.pairs}
    starts = [
        term.span.start - claim.span.start
        for term in claim.terms
        if term.role in SUBJECTS | OBJECTS and term.lemma in shared
    ]
    found = {word[0].lower() for word in _OFTEN.finditer(claim.text)}
    for word in _EXTENT.finditer(claim.text):
        if any(0 < start - word.end() <= NEAR for start in starts):
            found.add(word[0].lower())
    return found


def _band(claim: Claim) -> str:
    cues = ", ".join(f"“{cue}”" for cue in claim.certainty.cues)
    return f"{claim.certainty.band} ({cues})" if cues else claim.certainty.band


def _credit(a: Claim, b: Claim) -> Iterator[Difference]:
    """Whom both credit, where the statement names somebody and no word of the names is common."""
    here, there = source_of(a), source_of(b)
    if here is None:
        return
    chain = {word for link in b.attribution for word in _name_words(link.canonical)}
    if not _name_words(here) & chain:
        told = there or "no source named"
        yield Difference(Aspect.SOURCE, here, told, "the two credit it otherwise")


def _name_words(name: str) -> set[str]:
    return set(_NAME_WORD.findall(name.lower()))


def _wording(pair: Pair, figures: Sequence[Compared]) -> Iterator[Difference]:
    """What stands in one place of both and found no partner, and what is missing there.

    Beside another figure every missing word counts: it may tell what else was counted, or where.
    """
    a, b = pair.claims
    alone = pair.alone(0), pair.alone(1)
    places = [(nouns(a, roles) & alone[0], nouns(b, roles) & alone[1]) for roles in _PARTS]
    for here, there in (*places, *_qualities(a, b, alone)):
        if here and there:
            words = ", ".join(sorted(here)), ", ".join(sorted(there))
            reason = "other words stand in this place; they may mean another thing"
            yield Difference(Aspect.WORDING, *words, reason)
    missing = pair.unpaired()
    if not any(item.other for item in figures):
        missing = [word for word in missing if not pair.in_article(word)]
        missing = missing if pair.match.left_covered < WHOLLY else []
    if missing:
        reason = "words of the statement that are not there"
        yield Difference(Aspect.LESS, ", ".join(missing), "", reason)


def _qualities(
    a: Claim, b: Claim, alone: tuple[set[str], set[str]]
) -> Iterator[tuple[set[str], set[str]]]:
    """Yield what tells two things of one name apart: "a police boat", "a fishing boat"."""
    ours, theirs = (
        {(t.head, t.lemma) for t in claim.terms if t.role in _QUALITIES and t.lemma in words}
        for claim, words in zip((a, b), alone, strict=True)
    )
    for head in sorted({head for head, _ in ours} & {head for head, _ in theirs}):
        yield {w for h, w in ours if h == head}, {w for h, w in theirs if h == head}


def _times(claim: Claim, home: Article) -> str:
    return ", ".join(time.span.of(home.text) for time in claim.times)
