"""The drawing of circular reporting: outlets in a ring, an arrow from each to whom it credits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from markupsafe import Markup

from retold.report import drawing
from retold.report.charts import RADIUS, Place, Row, arrowed, discs, node, placed, written
from retold.report.index import Anchor, FindingMark, Index
from retold.report.vocabulary import clipped, day_of
from retold.types import FindingKind

MOST = 8
"""How many outlets a ring has room for; the words of a finding name them all."""
LABEL, LONGEST = 250, 28
"""Pixels beside the ring for a name, and the most letters of it."""
APART, BESIDE = 280, 6
"""Pixels between two outlets alone, and of each of their arrows from the line between them."""
LINE, ROW = 16, 52


@dataclass(frozen=True, slots=True)
class Member:
    """An outlet of a circle: its article's letter and day, and by which words it credits whom."""

    letter: str
    outlet: str
    day: str
    credits: str
    words: str
    anchor: Anchor | None


@dataclass(frozen=True, slots=True)
class Circle:
    """A closed circle of outlets: each credits the next, the last the first."""

    id: str
    members: tuple[Member, ...]

    @property
    def in_words(self) -> str:
        """Who credits whom, for readers who do not see the drawing."""
        steps = [f"{m.outlet} ({m.day}) credits {m.credits}" for m in self.members]
        return "; ".join(steps) + "."


def circle_of(mark: FindingMark, index: Index) -> Circle | None:
    """Return the circle that a finding tells of; None for other findings and for a larger ring."""
    names = mark.finding.detail.get("cycle")
    credited = mark.finding.evidence
    if mark.finding.kind is not FindingKind.CIRCULAR_REPORTING or not isinstance(names, list):
        return None
    if not 2 <= len(names) <= min(MOST, len(credited)):
        return None
    members = [
        Member(
            letter=index.letters[piece.article],
            outlet=str(name),
            day=day_of(index.dates[piece.article]),
            credits=str(names[(at + 1) % len(names)]),
            words=piece.text,
            anchor=index.anchor(piece),
        )
        for at, (name, piece) in enumerate(zip(names, credited, strict=False))
    ]
    return Circle(f"{mark.id}-circle", tuple(members))


def draw_circle(circle: Circle) -> Markup:
    """Draw a circle on a canvas of its own size, in pixels, clockwise from the top or the left."""
    members = circle.members
    if len(members) == 2:
        width, height = 1.0 * LABEL + APART, 2.0 * RADIUS + ROW
        places = [(LABEL / 2, RADIUS + 4.0), (LABEL / 2 + APART, RADIUS + 4.0)]
        routes = _there_and_back(places[0], places[1])
    else:
        ring = max(66.0, 24.0 * len(members))
        width, middle = 2.0 * (LABEL + ring), (LABEL + ring, ring + ROW)
        places = [_on_ring(at, len(members), ring, middle) for at in range(len(members))]
        height = max(y for _, y in places) + (2.0 * RADIUS if len(members) % 2 else ROW)
        routes = list(zip(places, [*places[1:], places[0]], strict=True))
    nodes = [
        node(place, member.letter, drawing.INK)
        for place, member in zip(places, members, strict=True)
    ]
    layers = [*arrowed(routes), *discs(nodes), *_labels(members, places, width)]
    return drawing.draw(
        placed(layers, width=width, height=height),
        name=circle.id,
        title="Outlets that credit each other",
        description=circle.in_words,
    )


def _there_and_back(left: Place, right: Place) -> list[tuple[Place, Place]]:
    (x1, y1), (x2, y2) = left, right
    return [
        ((x1, y1 - BESIDE), (x2, y2 - BESIDE)),
        ((x2, y2 + BESIDE), (x1, y1 + BESIDE)),
    ]


def _on_ring(at: int, count: int, ring: float, middle: Place) -> Place:
    angle = 2 * math.pi * at / count - math.pi / 2
    return middle[0] + ring * math.cos(angle), middle[1] + ring * math.sin(angle)


def _labels(members: Sequence[Member], places: Sequence[Place], width: float) -> list[alt.Chart]:
    """Write each outlet's name and its credit beside its node, on the outer side of the ring."""
    made = []
    for member, place in zip(members, places, strict=True):
        (x, y), align = _beside(place, places, width)
        name: Row = {"x": x, "y": y, "text": clipped(member.outlet, LONGEST)}
        said: Row = {"x": x, "y": y + LINE, "text": f"credits “{clipped(member.words, LONGEST)}”"}
        made.append(written([name], align=align, weight=600))
        made.append(written([said], align=align, colour=drawing.MUTED, size=11))
    return made


def _beside(place: Place, places: Sequence[Place], width: float) -> tuple[Place, str]:
    """Return where a label of two lines begins, and how it is set."""
    x, y = place
    aside = x - width / 2
    if len(places) == 2:
        return (x, y + RADIUS + 12), "center"
    if abs(aside) < 1:
        above = y <= min(y for _, y in places) + 1
        return (x, y - RADIUS - LINE - 10 if above else y + RADIUS + 12), "center"
    outward = RADIUS + 8
    return (x + math.copysign(outward, aside), y - LINE / 2), "left" if aside > 0 else "right"
