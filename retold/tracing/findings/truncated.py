"""Findings on quotations cut so that what limited the words is gone: a "not", an "unless", a "may".

Any quotation is a cut. This looks for the one that changes the sense: the full quotation stands in
the story, and right beside the words told it holds a negation, a condition or a hedge that governs
them. What the telling keeps outside the marks is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.clipped import is_complete, limit_after
from retold.tracing.findings.fragments import Fragment, fragments
from retold.tracing.findings.quotations import Quotations, window
from retold.tracing.retellings import is_proper
from retold.types import HEADS, Finding, FindingKind, Severity, Span

MIN_WORDS = 3
MIN_AFTER_NOT = 2
AHEAD = 90
_SPEECH = r"(?:i|we)\s+(?:do\s+not|don['’]?t|cannot|can['’]?t|would\s*n['’]?t|never)\s+"
_BEFORE = {
    "negation": re.compile(
        r"(?:\b(?:not|never|no\s+longer|nor|neither|hardly|by\s+no\s+means|without|cannot)|n['’]t|"
        rf"\b{_SPEECH}(?:think|believe|say|claim|expect|see|know)(?:\s+that)?)"
        r"(?:\s+(?:be|been|a|an|the|yet|going\s+to))?\s*$",
        re.IGNORECASE,
    ),
    "condition": re.compile(
        r"\b(?:if|unless|only\s+if|provided(?:\s+that)?|as\s+long\s+as|in\s+case|should)"
        r"(?:\s+(?:the|a|an|we|they|it|he|she|you|i))?\s*$",
        re.IGNORECASE,
    ),
    "hedge": re.compile(
        r"\b(?:may|might|could|perhaps|maybe|possibly|probably|likely|almost|nearly|"
        r"(?:i|we)\s+(?:think|believe|hope|suspect|fear|guess)(?:\s+that)?)"
        r"(?:\s+(?:be|been|have|well|even|the|a|an|it|is))*\s*$",
        re.IGNORECASE,
    ),
}
_AFTER = re.compile(
    r"^[\s,;:–—-]*(?:but\s+|and\s+|then\s+)?(?:only\s+)?"
    r"(?P<word>unless|if|provided|providing|as\s+long\s+as|so\s+long\s+as|except|but\s+only|only\s+if|"
    r"only\s+when|in\s+case|assuming|should\s+the|subject\s+to|perhaps|probably|maybe|"
    r"i\s+think|we\s+think|i\s+suppose)\b",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"^[\s,–—-]*(?P<word>so\s+far|to\s+date|for\s+now|for\s+the\s+(?:time\s+being|moment)|as\s+yet|"
    r"yet|at\s+this\s+(?:stage|point)|as\s+far\s+as\s+(?:i|we)\s+know|as\s+things\s+stand|"
    r"to\s+(?:our|my)\s+knowledge)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"^\s*[,;–—-]\s*(?:and\s+|but\s+)?(?P<word>nor\s[^,;.]*?\b(?:not|never|no)\b|"
    r"(?:but|and)\s+(?:i|we)\s+(?:do\s+not|don['’]?t|cannot|can['’]?t|can\s+not|will\s+not|won['’]?t)\s+"
    r"(?:rule|exclude|deny|dispute)\w*)",
    re.IGNORECASE,
)
_EVEN = re.compile(r"\b(?:even|as|what|wonder|see|know|ask|asked|whether)\s+$", re.IGNORECASE)
_KEPT = {
    "negation": re.compile(
        r"\b(?:not|no|never|nor|neither|hardly|without|cannot|den(?:y|ied|ies|ying)|reject\w*|"
        r"dismiss\w*|ruled?\s+out|false|untrue|refus\w*|doubt\w*|wrong|far\s+from|rather\s+than|"
        r"instead|contradict\w*|oppos\w*|against|unlikely)\b|n['’]t\b",
        re.IGNORECASE,
    ),
    "condition": re.compile(
        r"\b(?:if|unless|provided|providing|as\s+long\s+as|except|only|until|in\s+case|should|"
        r"condition\w*|depend\w*|subject\s+to|would|could|may|might|when|warn\w*|threat\w*)\b",
        re.IGNORECASE,
    ),
    "limit in time": re.compile(
        r"\b(?:far|date|now|yet|moment|present|currently|being|stage|point|know|knowledge|still|"
        r"preliminar\w*|search\w*|go(?:es)?\s+on|initial\w*|early|until|ongoing|investigat\w*|continu\w*)\b",
        re.IGNORECASE,
    ),
    "other half": re.compile(
        r"\b(?:nor|neither|but|although|though|however|also|rule[ds]?\s+out|exclud\w*|either)\b",
        re.IGNORECASE,
    ),
    "limit": re.compile(r"(?!)"),
    "hedge": re.compile(
        r"\b(?:may|might|could|perhaps|maybe|possib\w+|probab\w+|likely|almost|nearly|seem\w*|"
        r"appear\w*|suggest\w*|believ\w*|think\w*|thought|hop\w+|fear\w*|suspect\w*|expect\w*|"
        r"potential\w*|risk\w*|feel\w*|felt|opinion)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """What a quotation lost: `sort` of limit, the `limit`'s place, and the `whole` in the home."""

    sort: str
    limit: Span
    whole: Span


def trace(scene: Scene) -> Iterator[Finding]:
    """Yield quotations from which a cut took a negation, a condition or a hedge beside them."""
    found = Quotations(scene, sorted(fragments(scene), key=lambda f: (f.article, f.span.start)))
    for told in found:
        cut = _cut_everywhere(scene, told, found) if len(told.words) >= MIN_AFTER_NOT else None
        if cut is not None and not _kept(scene, told, cut[1].sort):
            yield _finding(scene, told, *cut)


def _cut_everywhere(scene: Scene, told: Fragment, all_: Quotations) -> tuple[Fragment, Cut] | None:
    """Return the first home with what it limits; None where one home does not limit the words."""
    first = None
    for home in all_.holding(told):
        if not _is_home(scene, home, told):
            continue
        cut = None if _whole_told(home, told) else _cut(scene, home, told)
        if cut is None:
            return None
        first = first or (home, cut)
    return first


def _is_home(scene: Scene, home: Fragment, told: Fragment) -> bool:
    """Whether a longer quotation of the words is of the same speaker, or in the same article."""
    if home.article == told.article:
        return told.claim.block in HEADS and home.claim.block not in HEADS
    return home.speaker is not None and _speaks(scene, home.speaker, told)


def _speaks(scene: Scene, speaker: str, told: Fragment) -> bool:
    """Whether the speaker is the telling's: by its link, or named in its sentence with no other."""
    if told.speaker is not None:
        return told.speaker == speaker
    sentence = told.claim.sentence.of(scene.text(told.article))
    return is_proper(speaker) and speaker.rsplit(maxsplit=1)[-1] in sentence.split()


def _whole_told(home: Fragment, told: Fragment) -> bool:
    """Whether the telling's own article has the longer quotation in its body, for all to read."""
    return home.article == told.article and told.claim.block not in HEADS


def _cut(scene: Scene, home: Fragment, told: Fragment) -> Cut | None:
    """Find the limit that stands right before or right after the words in the longer quotation."""
    place = window(home.words, told.words)
    if place is None:
        return None
    first, last = home.places[place[0]].start, home.places[place[1] - 1].end
    text = scene.text(home.article)
    start = max(_sentence_start(text, first), home.span.start)
    end = min(_sentence_end(text, last), home.span.end)
    for sort, pattern in _BEFORE.items():
        found = pattern.search(text, start, first)
        if found and (len(told.words) >= MIN_WORDS or sort == "negation"):
            if sort == "condition" and _EVEN.search(text, start, found.start()):
                continue
            return Cut(sort, Span(*found.span()), Span(start, end))
    found_after = _after(text[last:end], scene, told) if len(told.words) >= MIN_WORDS else None
    if found_after is None:
        return None
    sort, (a, b) = found_after
    return Cut(sort, Span(last + a, last + b), Span(start, end))


def _after(rest: str, scene: Scene, told: Fragment) -> tuple[str, tuple[int, int]] | None:
    """Return what limits the words at the head of the `rest` of their sentence, with its place."""
    if found := _AFTER.search(rest):
        return _sort_after(found.group("word")), found.span("word")
    if found := _FOR_NOW.search(rest):
        return "limit in time", found.span("word")
    if found := _TAKEN_BACK.search(rest):
        return "other half", found.span("word")
    text = scene.text(told.article)
    first, last = told.places[0].start, told.places[-1].end
    if is_complete(text, first, last):
        place = limit_after(text[first:last], rest, text)
        return ("limit", place) if place is not None else None
    return None


def _sort_after(word: str) -> str:
    hedging = ("perhaps", "probably", "maybe", "i ", "we ")
    return "hedge" if word.lower().startswith(hedging) else "condition"


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1


def _sentence_end(text: str, at: int) -> int:
    ends = [place for mark in ".!?\n" if (place := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))


def _kept(scene: Scene, told: Fragment, sort: str) -> bool:
    """Whether the telling keeps the limit outside the marks, in its sentence or right after it."""
    text = scene.text(told.article)
    sentence = told.claim.sentence
    before = text[min(sentence.start, told.span.start) : told.span.start]
    after = text[told.span.end : max(sentence.end, told.span.end) + AHEAD].split("\n")[0]
    return bool(_KEPT[sort].search(before) or _KEPT[sort].search(after))


def _finding(scene: Scene, told: Fragment, home: Fragment, cut: Cut) -> Finding:
    ours = scene.evidence(told.article, told.span)
    theirs = scene.evidence(home.article, cut.whole)
    limit = scene.evidence(home.article, cut.limit)
    return finding(
        scene,
        FindingKind.QUOTE_TRUNCATED,
        Severity.HIGH if cut.sort == "negation" else Severity.MEDIUM,
        f"Quoted here as {quoted(ours.text)}; the full quotation is {quoted(theirs.text)}: the cut "
        f"takes away the {cut.sort} {quoted(limit.text)}.",
        [ours, theirs, limit, scene.evidence(told.article, told.claim.span)],
        unless="the speaker said it a second time without the limit, or the telling keeps it in "
        "words that were not matched",
        lost=cut.sort,
        words=limit.text,
        speaker=home.speaker,
    )
