"""Whether two quotations can be one remark at all, and which of the two may be its origin.

A speaker who gives two interviews words himself twice; a term in quotation marks is nobody's
remark; and of two undated quotations, one of which only leaves words out, neither is the origin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from retold.tracing.evidence import Scene, quoted
from retold.tracing.findings.fragments import HYPHENS, Fragment

LONGEST_TERM = 3
_NEAR = 1000
_BEFORE_DIFFERENCE = 60
_SHOWN = 140
_TWICE = re.compile(
    r"\b(?:(?:separate|another|second|different|later|earlier|previous)\s(?:\w+\s)?"
    r"(?:interviews?|broadcast|appearance|briefing|speech|statement|news\sconference|programme)"
    r"|(?:two|three|several|both|multiple)\s(?:\w+\s)?(?:interviews|appearances|programmes|shows)"
    r"|interviews\s(?:with|on)|talk\sshows)\b",
    re.IGNORECASE,
)


def may_be_said_twice(scene: Scene, one: Fragment, other: Fragment) -> bool:
    """Whether words near either of two articles' quotations tell of several interviews."""
    if one.article == other.article:
        return False
    return any(
        _TWICE.search(scene.text(f.article), max(0, f.span.start - _NEAR), f.span.end + _NEAR)
        for f in (one, other)
    )


def is_term(one: Fragment, other: Fragment) -> bool:
    """Whether two quotations are of a term of few words, which no speaker is known to have said."""
    short = min(len(one.words), len(other.words)) <= LONGEST_TERM
    return short and (one.speaker is None or other.speaker is None)


def has_no_origin(
    scene: Scene, ours: Sequence[str], theirs: Sequence[str], articles: tuple[str, str]
) -> bool:
    """Whether one of two tellings only leaves words out, and nobody knows which was first."""
    undated = None in {scene.articles[article].published for article in articles}
    left_out = _holds_all(ours, theirs) or _holds_all(theirs, ours)
    return undated and articles[0] != articles[1] and left_out


def difference(ours: str, theirs: str, *, divided: bool) -> str:
    """Say what differs where the letters do not: the punctuation, or how words are divided."""
    if not divided:
        return "."
    one, other = (
        " ".join(re.sub(r"[^\w\s]", " ", told).lower().split()) for told in (ours, theirs)
    )
    return f": only the {'punctuation' if one == other else 'division into words'} differs."


def shown(ours: str, theirs: str) -> tuple[str, str]:
    """Quote two tellings so that, in long ones, the place where they differ is to be seen."""
    a, b = ours.split(), theirs.split()
    matcher = SequenceMatcher(None, _folded(a), _folded(b), autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    inner = [code for code in changed if code[1] and code[2] < len(a)] or changed
    if not inner:
        return quoted(ours), quoted(theirs)
    return _from(a, inner[0][1]), _from(b, inner[0][3])


def _from(told: Sequence[str], at: int) -> str:
    """Quote words from shortly before a place, where they run too long to be shown whole."""
    if len(" ".join(told)) <= _SHOWN:
        return quoted(" ".join(told))
    start = at
    while start and len(" ".join(told[start - 1 : at])) <= _BEFORE_DIFFERENCE:
        start -= 1
    return quoted(("… " if start else "") + " ".join(told[start:]))


def _folded(told: Sequence[str]) -> list[str]:
    return [re.sub(r"\W", "", word).translate(HYPHENS).lower() for word in told]


def _holds_all(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    left = iter(longer)
    return all(word in left for word in shorter)
