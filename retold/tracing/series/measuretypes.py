"""The types of measures: killed, displaced, out of work, money, ..., by a table that users extend.

One table can follow a toll through all reports only if "12 dead", "the deaths of 12" and "12 were
killed" are one type, and "12 casualties" or "12 bodies" are others, which are counted by other
rules. The table that ships is `retold/tracing/series/measures.tsv`; a user's own has the same
columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from retold.annotate.outcomes import is_known
from retold.types import Quantity

COLUMNS = ("type", "label", "outcomes", "counted", "kinds", "units")
KINDS = frozenset({"count", "money", "percent", "measure", "rate", "share"})
_PLAIN = frozenset({"count", "rate"})
_LEAST_COLUMNS = 4
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class MeasureType:
    """A type of measure: the words of an outcome, or of what is counted, by which it is known.

    `outcomes` are lemmas, one with a colon ("lose:job") holds of that head alone. `kinds` are
    kinds of quantities; `units` are units of measure, empty for any.
    """

    name: str
    label: str
    outcomes: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    kinds: frozenset[str] = _PLAIN
    units: frozenset[str] = frozenset()

    def happened(self, quantity: Quantity) -> frozenset[str]:
        """Return the outcomes of a figure that are of this type."""
        named = {f"{lemma}:{quantity.counted}": lemma for lemma in quantity.outcomes}
        named |= {lemma: lemma for lemma in quantity.outcomes}
        return frozenset(lemma for name, lemma in named.items() if name in self.outcomes)

    def fits(self, quantity: Quantity) -> bool:
        """Tell whether a figure is of a kind and a unit of this type."""
        return quantity.kind in self.kinds and (not self.units or quantity.unit in self.units)

    @property
    def takes_the_rest(self) -> bool:
        """Whether it is known by its kind and unit alone."""
        return not self.outcomes and not self.counted


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a table that cannot be used, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What a figure measures: its types by name, and the outcomes that no type knows."""

    types: tuple[str, ...]
    others: tuple[str, ...] = ()


def shipped() -> tuple[MeasureType, ...]:
    """Return the types of the table that ships."""
    return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> tuple[MeasureType, ...]:
    table = files("retold.tracing.series").joinpath("measures.tsv").read_text(encoding="utf-8")
    types, bad = parse(table)
    if bad:  # pragma: no cover
        raise AssertionError(f"measures.tsv, line {bad[0].number}: {bad[0].reason}")
    return types


def parse(table: str) -> tuple[tuple[MeasureType, ...], tuple[BadLine, ...]]:
    """Read a table of types; lines that cannot be used come back with their number and reason.

    Blank lines and lines that begin with # say nothing.
    """
    types: list[MeasureType] = []
    bad: list[BadLine] = []
    for number, line in enumerate(table.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        reason = _why_not(cells, {made.name for made in types})
        if reason is None:
            types.append(_type(cells))
        else:
            bad.append(BadLine(number, reason))
    return tuple(types), tuple(bad)


def extended(own: Iterable[MeasureType]) -> tuple[MeasureType, ...]:
    """Return the shipped types with a user's: one of the same name is added to, others come first.

    What a user's table names is no longer of another type.
    """
    added = {made.name: made for made in own}
    known = {made.name: made for made in shipped()}
    merged = [_joined(known[name], made) if name in known else made for name, made in added.items()]
    rest = (_without(made, added.values()) for made in known.values() if made.name not in added)
    return (*merged, *(made for made in rest if made is not None))


def _without(made: MeasureType, own: Collection[MeasureType]) -> MeasureType | None:
    """Return a type without the words that others take; None where none are left."""
    taken = frozenset[str]().union(*(other.outcomes for other in own))
    heads = frozenset[str]().union(*(other.counted for other in own))
    left = replace(
        made,
        outcomes=frozenset(o for o in made.outcomes if not {o, o.partition(":")[0]} & taken),
        counted=made.counted - heads,
    )
    return None if left.takes_the_rest and not made.takes_the_rest else left


def typed(quantity: Quantity, types: Sequence[MeasureType]) -> Typed:
    """Return what a figure measures: by what happened, else by what is counted, else by its kind.

    One figure may be of several types ("killed or injured"); it is then one count of them all, with
    the outcomes beside them that no type knows. Beside a single known outcome another is incidental
    ("the jet that vanished carrying 162"). What is counted tells only where nothing happened to it:
    protesters who were shot are no count of those who protest.
    """
    fitting = [made for made in types if made.fits(quantity)]
    by_outcome = [(made, happened) for made in fitting if (happened := made.happened(quantity))]
    if by_outcome:
        known = frozenset[str]().union(*(happened for _, happened in by_outcome))
        others = tuple(sorted({*quantity.outcomes} - known))
        listed = len(known) > 1 or any(map(is_known, others))
        return Typed(tuple(made.name for made, _ in by_outcome), others if listed else ())
    others = tuple(sorted({*quantity.outcomes}))
    by_head = [made.name for made in fitting if quantity.counted in made.counted]
    if by_head and not others:
        return Typed(tuple(by_head[:1]))
    rest = [made.name for made in fitting if made.takes_the_rest]
    return Typed(tuple(rest[:1]), others)


def _why_not(cells: Sequence[str], known: set[str]) -> str | None:
    if not _LEAST_COLUMNS <= len(cells) <= len(COLUMNS):
        return f"{len(cells)} columns; there are four to six: {', '.join(COLUMNS)}"
    name, label, outcomes, counted, *rest = cells
    if name in {"", "-"} or label in {"", "-"}:
        return "a type needs a name and a label"
    if len(name) > _LONGEST_NAME or not name.isprintable() or not label.isprintable():
        return "a name is printable and has at most 40 characters"
    if name in known:
        return f"the type {name!r} stands twice"
    kinds = _words(rest[0]) if rest else frozenset[str]()
    if kinds - KINDS:
        return f"no kind {', '.join(sorted(kinds - KINDS))}; known: {', '.join(sorted(KINDS))}"
    if not _words(outcomes) and not _words(counted) and not kinds:
        return "no outcome, nothing counted and no kind: it would take every count"
    return None


def _type(cells: Sequence[str]) -> MeasureType:
    name, label, outcomes, counted, kinds, units = (*cells, "", "")[: len(COLUMNS)]
    return MeasureType(
        name,
        label,
        _words(outcomes),
        _words(counted),
        _words(kinds) or _PLAIN,
        frozenset(_cells(units)),
    )


def _words(cell: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _cells(cell))


def _cells(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(",") if part.strip() not in {"", "-"})


def _joined(known: MeasureType, more: MeasureType) -> MeasureType:
    return replace(
        known,
        label=more.label,
        outcomes=known.outcomes | more.outcomes,
        counted=known.counted | more.counted,
        kinds=known.kinds | more.kinds,
        units=known.units | more.units if known.units and more.units else frozenset(),
    )
