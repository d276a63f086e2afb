"""Findings on quoted words: held to the letter against the longest quotation that has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import Match, SequenceMatcher

from retold.tracing.evidence import Scene, finding
from retold.tracing.findings import terms
from retold.tracing.findings.fragments import HYPHENS, Fragment, fragments, one_spelling
from retold.tracing.findings.quotations import Quotations
from retold.tracing.findings.remarks import (
    difference,
    has_no_origin,
    is_term,
    may_be_said_twice,
    shown,
)
from retold.tracing.findings.wordings import other_ending, other_wording
from retold.types import HEADS, Evidence, Finding, FindingKind, Severity, Span

__all__ = ["Fragment", "fragments", "trace"]

MIN_LETTERS = 8
MIN_WORDS = 8
MOST_CHANGED = 3
UNNAMED_WORDS = 10
HEAD_WORDS = 6
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield quotations whose words differ from a longer quotation of the same words.

    Three kinds of difference are seen: the same letters divided otherwise (a hyphen moved), of low
    severity; other words in a long quotation of the same speaker; and one remark of a named speaker
    in two wordings, of low severity, since both may be translations, or a word of a head's
    quotation with another ending. Case, outer punctuation,
    apostrophes, signs told as words and the cut of a quotation are no difference.
    """
    found = Quotations(scene, sorted(fragments(scene), key=lambda f: (f.article, f.span.start)))
    told: set[frozenset[tuple[str, Span]]] = set()
    for fragment in found:
        made = (
            _divided(scene, fragment, found)
            or _reworded(scene, fragment, found)
            or _in_two_wordings(scene, fragment, found)
            or _with_other_ending(scene, fragment, found)
        )
        if made is None:
            continue
        pair = frozenset((e.article, _home(found, e)) for e in made.evidence)
        if pair not in told:
            told.add(pair)
            yield made
    yield from terms.trace(scene)


def _home(found: Quotations, evidence: Evidence) -> Span:
    """The whole quotation that a piece of evidence stands in."""
    own = found.of_article(evidence.article)
    return next(f.span for f in own if f.span.contains(evidence.span))


def _divided(scene: Scene, told: Fragment, all_: Quotations) -> Finding | None:
    """The same letters, divided into words otherwise, inside a quotation at least as long."""
    letters = told.letters
    if len(letters) < MIN_LETTERS:
        return None
    first: tuple[Fragment, tuple[int, int]] | None = None
    for f in all_.beginning(letters):
        if not _may_hold(scene, f, told) or not _may_be_same(f, told) or is_term(f, told):
            continue
        window = _window(f, letters)
        if window is not None and f.words[slice(*window)] == told.words:
            return None
        if window is not None and first is None:
            first = f, window
    if first is None:
        return None
    home, (a, b) = first
    return _altered(
        scene, told, home, Span(home.places[a].start, home.places[b - 1].end), Severity.LOW
    )


def _may_hold(scene: Scene, home: Fragment, told: Fragment) -> bool:
    """Whether a quotation is longer, or as long and in an earlier article."""
    if home.article != told.article and not _earlier(scene, home, told):
        return False
    if len(home.letters) != len(told.letters):
        return len(home.letters) > len(told.letters)
    return home.article != told.article


def _earlier(scene: Scene, home: Fragment, told: Fragment) -> bool:
    """Whether a quotation may have been told first: on no later day, as far as days are known."""
    first, second = (scene.articles[f.article].published or "" for f in (home, told))
    return first <= second


def _may_be_same(home: Fragment, told: Fragment) -> bool:
    return home.speaker is None or told.speaker is None or home.speaker == told.speaker


def _window(home: Fragment, letters: str) -> tuple[int, int] | None:
    """Find the run of words whose letters are these."""
    if letters not in home.letters:
        return None
    for a in range(len(home.words)):
        run = ""
        for b in range(a, len(home.words)):
            run += home.words[b].translate(HYPHENS)
            if run == letters:
                return a, b + 1
            if not letters.startswith(run):
                break
    return None


def _reworded(scene: Scene, told: Fragment, all_: Quotations) -> Finding | None:
    """A long quotation told elsewhere in almost the same words, by the same speaker or nobody else.

    Where one of the speakers is not named it takes more words. A head may cut shorter than a body.
    """
    if _ELLIPSIS.search(told.span.of(scene.text(told.article))) or all_.told_elsewhere(told):
        return None
    for home in all_.near(told):
        least = _least(scene, home, told)
        if least is None or len(told.words) < least:
            continue
        window = _like(told, home, least)
        if window is not None and _is_unsure(scene, told, home, window):
            continue
        if window is not None:
            a, b = window
            place = Span(home.places[a].start, home.places[b - 1].end)
            return _altered(scene, told, home, place, Severity.MEDIUM)
    return None


def _is_unsure(scene: Scene, told: Fragment, home: Fragment, window: tuple[int, int]) -> bool:
    """Whether the speaker may have said it twice, or nothing shows which telling was the first."""
    theirs = home.words[slice(*window)]
    articles = (told.article, home.article)
    return may_be_said_twice(scene, told, home) or has_no_origin(
        scene, told.words, theirs, articles
    )


def _least(scene: Scene, home: Fragment, told: Fragment) -> int | None:
    """How many words must be alike for `told` to tell `home`; None where it cannot."""
    same = home.speaker is not None and home.speaker == told.speaker
    if home.article == told.article:
        head = told.claim.block in HEADS and home.claim.block not in HEADS
        return HEAD_WORDS if head and (same or told.speaker is None) else None
    if not _earlier(scene, home, told) or not _may_be_same(home, told):
        return None
    return MIN_WORDS if same else UNNAMED_WORDS


def _like(told: Fragment, home: Fragment, least: int) -> tuple[int, int] | None:
    """Return the words of `home` that `told` gives otherwise, in between words it gives alike.

    A quotation cut at either end is no difference: only what stands between the first and the last
    run of common words counts, and one or two words may differ there.
    """
    matcher = SequenceMatcher(None, told.words, home.words, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= 2 or _at_edge(b, told, home)]
    if len(blocks) < 2:
        return None
    first, last = blocks[0], blocks[-1]
    ours = told.words[first.a : last.a + last.size]
    theirs = home.words[first.b : last.b + last.size]
    same = sum(block.size for block in blocks)
    if same < least or max(len(ours), len(theirs)) - same > MOST_CHANGED:
        return None
    if "".join(ours).translate(HYPHENS) == "".join(theirs).translate(HYPHENS):
        return None
    if one_spelling(ours, theirs, told.names | home.names):
        return None
    return first.b, last.b + last.size


def _in_two_wordings(scene: Scene, told: Fragment, all_: Quotations) -> Finding | None:
    home = None if all_.told_elsewhere(told) else other_wording(scene, told, all_.near(told))
    if home is None or may_be_said_twice(scene, told, home):
        return None
    return _altered(scene, told, home, home.span, Severity.LOW, wordings=True)


def _with_other_ending(scene: Scene, told: Fragment, all_: Quotations) -> Finding | None:
    own = all_.of_article(told.article)
    place = other_ending(scene, told, own)
    if place is None:
        return None
    home = next(f for f in own if f.span.contains(place))
    return _altered(scene, told, home, place, Severity.LOW, wordings=True)


def _at_edge(block: Match, told: Fragment, home: Fragment) -> bool:
    """Whether one word alone opens both quotations, or closes both."""
    if block.size != 1:
        return False
    opens = block.a == block.b == 0
    return opens or (block.a + 1, block.b + 1) == (len(told.words), len(home.words))


def _altered(
    scene: Scene,
    told: Fragment,
    home: Fragment,
    place: Span,
    severity: Severity,
    *,
    wordings: bool = False,
) -> Finding:
    ours = scene.evidence(told.article, told.span)
    theirs = scene.evidence(home.article, place)
    only = severity is Severity.LOW and not wordings
    longer = len(home.letters) > len(told.letters)
    where = "the longer quotation" if longer else f"the quotation of {scene.outlet(home.article)}"
    here, there = shown(ours.text, theirs.text)
    return finding(
        scene,
        FindingKind.QUOTE_ALTERED,
        severity,
        f"Quoted here as {here}; {where} has {there}"
        + difference(ours.text, theirs.text, divided=only),
        [ours, theirs],
        unless="the speaker said it twice, or the two are translations of one remark",
        punctuation_only=only,
        letters=_letter_diff(ours.text, theirs.text),
    )


def _letter_diff(told: str, origin: str) -> list[list[str]]:
    """Return the edit script from the origin's letters to the told ones."""
    matcher = SequenceMatcher(None, origin, told, autojunk=False)
    return [
        [tag, origin[a:b], told[c:d]] for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]
