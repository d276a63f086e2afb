"""Held against the gold of Retold-Bench: findings, look-alikes, threads and origins.

A prediction is right if a finding of the gold has its kind and its words told meet. Of several
predictions that meet one finding of the gold, the first counts and the rest are neither right nor
wrong; so is one that meets an optional finding. Whatever is left is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from evals import Metrics
from evals.bcubed import b_cubed
from evals.retoldbench_stories import LEVELS, STORY_KINDS, BenchStory, Expected, Place
from retold.types import FindingKind

MUTUAL = frozenset(
    {
        FindingKind.FIGURE_CONFLICT,
        FindingKind.CONTRADICTION,
        FindingKind.INTERVAL_MISMATCH,
        FindingKind.QUOTE_ALTERED,
        FindingKind.SILENT_EDIT,
    }
)
"""Kinds that accuse neither side: they are right on the words of either."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A finding that a system reports; `place` is of the words told, None for a story whole."""

    kind: FindingKind
    place: Place | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of one story.

    `threads` pairs places with the label of the thread that they tell. `origins` are the names of
    the independent origins, `independent` how many there are; None where the system does not say.
    """

    findings: tuple[Prediction, ...] = ()
    threads: tuple[tuple[Place, str], ...] = ()
    independent: int | None = None
    origins: tuple[str, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed, each counted by kind."""

    right: Counter[FindingKind]
    wrong: Counter[FindingKind]
    missed: Counter[FindingKind]

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> Tally:
        """Add tallies up."""
        total = cls(Counter(), Counter(), Counter())
        for each in tallies:
            total.right.update(each.right)
            total.wrong.update(each.wrong)
            total.missed.update(each.missed)
        return total

    def precision(self) -> float:
        """Return the share of what was reported that is right; 0 where nothing was."""
        return _share(self.right.total(), self.wrong.total())

    def recall(self) -> float:
        """Return the share of the gold that was reported."""
        return _share(self.right.total(), self.missed.total())

    def f1(self, kind: FindingKind | None = None) -> float:
        """Return the harmonic mean of precision and recall, of one kind or over all."""
        sides = (self.right, self.wrong, self.missed)
        right, wrong, missed = (side[kind] if kind else side.total() for side in sides)
        return 2 * right / (2 * right + wrong + missed) if right else 0.0


def metrics(stories: Sequence[BenchStory], answers: Mapping[str, Answer]) -> Metrics:
    """Score the answers by story id; a story without one counts as answered with nothing."""
    pairs = [(story, answers.get(story.id, Answer(whole=False))) for story in stories]
    tallies = {story.id: tally(story, answer) for story, answer in pairs}
    total = Tally.of(tallies.values())
    kinds = sorted({each.kind for story in stories for each in story.findings})
    by_kind = {f"f1_{kind.value}": total.f1(kind) for kind in kinds}
    by_level = {
        f"finding_f1_{level}": Tally.of(tallies[s.id] for s in stories if s.level == level).f1()
        for level in LEVELS
        if any(story.level == level for story in stories)
    }
    return {
        "finding_precision": total.precision(),
        "finding_recall": total.recall(),
        "finding_f1": total.f1(),
        "finding_macro_f1": sum(by_kind.values()) / max(1, len(by_kind)),
        **by_level,
        "lookalike_alarms": _alarms(pairs),
        "thread_b3_f1": _threads(pairs),
        "origins_right": _mean(answer.independent == story.independent for story, answer in pairs),
        "origin_names_f1": _names(pairs),
        "stories_whole": _mean(answer.whole for _, answer in pairs),
        **by_kind,
    }


def gold_answer(story: BenchStory) -> Answer:
    """Return the answer that the gold itself would give."""
    return Answer(
        findings=tuple(
            Prediction(each.kind, each.told[0] if each.told else None) for each in story.findings
        ),
        threads=tuple(
            (place, str(at)) for at, places in enumerate(story.threads) for place in places
        ),
        independent=story.independent,
        origins=tuple(names[0] for names in story.origins),
    )


def tally(story: BenchStory, answer: Answer) -> Tally:
    """Count the findings of one story, right ones and missed ones under the gold's kind."""
    found: set[int] = set()
    wrong: Counter[FindingKind] = Counter()
    for prediction in answer.findings:
        met = [at for at, each in enumerate(story.findings) if _meets(story, prediction, each)]
        found.update([at for at in met if at not in found][:1])
        if not met and not any(_meets(story, prediction, each) for each in story.optional):
            wrong[prediction.kind] += 1
    gold = [each.kind for each in story.findings]
    return Tally(
        right=Counter(kind for at, kind in enumerate(gold) if at in found),
        wrong=wrong,
        missed=Counter(kind for at, kind in enumerate(gold) if at not in found),
    )


def _meets(story: BenchStory, prediction: Prediction, expected: Expected) -> bool:
    if prediction.kind is not expected.kind and prediction.kind not in expected.also:
        return False
    if expected.kind in STORY_KINDS:
        return True
    sides = expected.told + (expected.origin if prediction.kind in MUTUAL else ())
    return any(_within(story, prediction, place) for place in sides)


def _within(story: BenchStory, prediction: Prediction, place: Place) -> bool:
    """Tell whether the words told meet a place; more than a paragraph of them is no answer."""
    told = prediction.place
    if told is None or not told.meets(place):
        return False
    return "\n\n" not in told.span.of(story.articles[told.article].text)


def _alarms(pairs: Sequence[tuple[BenchStory, Answer]]) -> float:
    """Return the share of look-alikes that a prediction of a named kind meets."""
    return _mean(
        any(
            prediction.kind in each.kinds
            and _within(story, prediction, each.place)
            and not any(_meets(story, prediction, e) for e in chain(story.findings, story.optional))
            for prediction in answer.findings
        )
        for story, answer in pairs
        for each in story.lookalikes
    )


def _threads(pairs: Sequence[tuple[BenchStory, Answer]]) -> float:
    """B-cubed of the gold's spans, each labelled by the prediction that shares most with it."""
    gold: list[tuple[str, int]] = []
    predicted: list[tuple[str, str]] = []
    for story, answer in pairs:
        for at, places in enumerate(story.threads):
            for place in places:
                gold.append((story.id, at))
                predicted.append((story.id, _label(place, answer)))
    return b_cubed(gold, predicted).f1 if gold else 0.0


def _label(place: Place, answer: Answer) -> str:
    """Name the thread that tells a place; a place that nothing tells stands alone."""
    best, label = 0, f"alone {place.article} {place.span.start}"
    for told, name in answer.threads:
        if told.meets(place):
            shared = min(told.span.end, place.span.end) - max(told.span.start, place.span.start)
            if shared > best:
                best, label = shared, f"thread {name}"
    return label


def _names(pairs: Sequence[tuple[BenchStory, Answer]]) -> float:
    right = wrong = missed = 0
    for story, answer in pairs:
        told = {_plain(name) for name in answer.origins}
        gold = [{_plain(name) for name in names} for names in story.origins]
        right += sum(bool(names & told) for names in gold)
        missed += sum(not names & told for names in gold)
        wrong += len(told - set().union(*gold))
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _plain(name: str) -> str:
    words = " ".join(name.split()).casefold()
    return words.removeprefix("the ")


def _share(right: int, rest: int) -> float:
    return right / (right + rest) if right else 0.0


def _mean(truths: Iterable[bool]) -> float:
    seen = list(_numbers(truths))
    return sum(seen) / len(seen) if seen else 0.0


def _numbers(truths: Iterable[bool]) -> Iterator[int]:
    return (int(truth) for truth in truths)
