"""Which attribution is told within which: the order of a chain, outermost first."""

from __future__ import annotations

from collections.abc import Iterable

from retold.claims.links import Link
from retold.claims.passing import PASSING
from retold.types import Span


def is_hypothetical(link: Link, links: Iterable[Link]) -> bool:
    """Tell a saying that is itself only supposed: "he did not say that she knew"."""
    return any(holds(outer, link) and not outer.asserted for outer in links)


def holds(outer: Link, inner: Link) -> bool:
    """Tell whether one link's content is where the other's saying is told.

    Of quoted speech only what stands in the content counts: its speaker may go on in the next
    sentence ("..., she said, according to the paper. ...").
    """
    if outer is inner:
        return False
    if _passes_on(outer, inner) or _quotes(outer, inner):
        return True
    if not any(piece.contains(inner.cue) for piece in outer.content):
        return False
    source = inner.source
    if source is not None and not outer.hull.contains(source):
        return False
    if inner.direct and any(piece.overlaps(outer.hull) for piece in inner.content):
        return True
    return outer.hull.start <= inner.hull.start and inner.hull.end <= outer.hull.end + 2


def _quotes(outer: Link, inner: Link) -> bool:
    """Tell "the agency, quoting an aide, said": the aide's words are told in the agency's."""
    if inner.word != PASSING or outer.word == PASSING or outer.sentence != inner.sentence:
        return False
    return any(piece.overlaps(own) for piece in outer.content for own in inner.content)


def _passes_on(outer: Link, inner: Link) -> bool:
    """Tell whether "according to" credits where quoted words were read, beside who spoke them.

    What it credits in a clause about the speaker ("said Ruiz, whose house, according to the board,
    stood") is another matter.
    """
    if outer.word != "according to" or inner.word == outer.word or not inner.direct:
        return False
    source = [inner.source] if inner.source is not None else []
    held = (*inner.content, *source)
    if outer.sentence != inner.sentence or any(piece.contains(outer.cue) for piece in held):
        return False
    told = [*inner.content, inner.cue, *(Span(s.start, s.start + 1) for s in source)]
    return any(piece.overlaps(own) for piece in outer.content for own in told)


def chain(link: Link, links: Iterable[Link]) -> tuple[Link, ...]:
    """Return a link with those that it is told in before it, the outermost first."""
    above = [outer for outer in links if holds(outer, link)]
    above.sort(key=lambda outer: outer.hull.start - outer.hull.end)
    return (*above, link)
