"""Findings on quoted words: held to the letter against the longest quotation that has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.retellings import source_of
from retold.types import Evidence, Finding, FindingKind, Mode, Severity, Span

MIN_LETTERS = 8
MIN_WORDS = 8
MOST_CHANGED = 3
_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*")
_HYPHENS = str.maketrans("", "", "-‐‑")
_APOSTROPHES = str.maketrans("", "", "'’.")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Quoted words of one article, folded, each with its place, and their speaker if known."""

    article: str
    span: Span
    claim: Span
    words: tuple[str, ...]
    places: tuple[Span, ...]
    speaker: str | None
    letters: str


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield quotations whose words differ from a longer quotation of the same words.

    Two kinds of difference are seen: the same letters divided otherwise (a hyphen moved), of low
    severity; and other words in a long quotation of the same speaker. Case, outer punctuation,
    apostrophes and the cut of a quotation are no difference.
    """
    fragments = sorted(_fragments(scene), key=lambda f: (f.article, f.span.start))
    told: set[frozenset[tuple[str, Span]]] = set()
    for fragment in fragments:
        made = _divided(scene, fragment, fragments) or _reworded(scene, fragment, fragments)
        if made is None:
            continue
        pair = frozenset((e.article, _home(fragments, e)) for e in made.evidence)
        if pair not in told:
            told.add(pair)
            yield made


def _home(fragments: Sequence[Fragment], evidence: Evidence) -> Span:
    """The whole quotation that a piece of evidence stands in."""
    return next(
        f.span
        for f in fragments
        if f.article == evidence.article and f.span.contains(evidence.span)
    )


def _fragments(scene: Scene) -> Iterator[Fragment]:
    seen: set[tuple[str, Span]] = set()
    for claim in scene.claims:
        spans = claim.quotations or ((claim.span,) if claim.mode is Mode.DIRECT else ())
        for span in spans:
            if (claim.article, span) in seen:
                continue
            seen.add((claim.article, span))
            found = list(_WORD.finditer(scene.text(claim.article), span.start, span.end))
            words = tuple(m.group().lower().translate(_APOSTROPHES) for m in found)
            yield Fragment(
                claim.article,
                span,
                claim.span,
                words,
                tuple(Span(m.start(), m.end()) for m in found),
                source_of(claim),
                "".join(words).translate(_HYPHENS),
            )


def _divided(scene: Scene, told: Fragment, all_: Sequence[Fragment]) -> Finding | None:
    """The same letters, divided into words otherwise, inside a longer quotation."""
    letters = told.letters
    if len(letters) < MIN_LETTERS:
        return None
    homes = [f for f in all_ if f is not told and _longer(f, told) and _may_be_same(f, told)]
    windows = [(home, window) for home in homes if (window := _window(home, letters))]
    if not windows or any(home.words[a:b] == told.words for home, (a, b) in windows):
        return None
    home, (a, b) = windows[0]
    return _altered(
        scene, told, home, Span(home.places[a].start, home.places[b - 1].end), Severity.LOW
    )


def _longer(home: Fragment, told: Fragment) -> bool:
    return len(home.letters) > len(told.letters)


def _may_be_same(home: Fragment, told: Fragment) -> bool:
    return home.speaker is None or told.speaker is None or home.speaker == told.speaker


def _window(home: Fragment, letters: str) -> tuple[int, int] | None:
    """Find the run of words whose letters are these."""
    if letters not in home.letters:
        return None
    for a in range(len(home.words)):
        run = ""
        for b in range(a, len(home.words)):
            run += home.words[b].translate(_HYPHENS)
            if run == letters:
                return a, b + 1
            if not letters.startswith(run):
                break
    return None


def _reworded(scene: Scene, told: Fragment, all_: Sequence[Fragment]) -> Finding | None:
    """A long quotation of one named speaker, told elsewhere in almost the same words."""
    if len(told.words) < MIN_WORDS or told.speaker is None:
        return None
    for home in all_:
        if home.article == told.article or home.speaker != told.speaker:
            continue
        if (scene.articles[home.article].published or "") > (
            scene.articles[told.article].published or ""
        ):
            continue
        window = _like(told, home)
        if window is not None:
            a, b = window
            place = Span(home.places[a].start, home.places[b - 1].end)
            return _altered(scene, told, home, place, Severity.MEDIUM)
    return None


def _like(told: Fragment, home: Fragment) -> tuple[int, int] | None:
    """Return the words of `home` that `told` gives otherwise, in between words it gives alike.

    A quotation cut at either end is no difference: only what stands between the first and the last
    run of common words counts, and one or two words may differ there.
    """
    matcher = SequenceMatcher(None, told.words, home.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= 2]
    if len(blocks) < 2:
        return None
    first, last = blocks[0], blocks[-1]
    ours = told.words[first.a : last.a + last.size]
    theirs = home.words[first.b : last.b + last.size]
    same = sum(block.size for block in blocks)
    if same < MIN_WORDS or max(len(ours), len(theirs)) - same > MOST_CHANGED:
        return None
    if "".join(ours) == "".join(theirs):
        return None
    return first.b, last.b + last.size


def _altered(
    scene: Scene, told: Fragment, home: Fragment, place: Span, severity: Severity
) -> Finding:
    ours = scene.evidence(told.article, told.span)
    theirs = scene.evidence(home.article, place)
    only = severity is Severity.LOW
    return finding(
        scene,
        FindingKind.QUOTE_ALTERED,
        severity,
        f"Quoted here as {quoted(ours.text)}; the longer quotation has {quoted(theirs.text)}"
        + (": only the punctuation differs." if only else "."),
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
