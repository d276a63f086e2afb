"""Two revisions of one article -> what was added, removed, changed and moved, by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from retold.annotate.quotations import find_quotations
from retold.stories.editmarks import Mark, marks_of_change, marks_of_sentence
from retold.stories.sentences import Sentence, sentences
from retold.types import Article, Span

LIKE = 0.55
LIKE_ELSEWHERE = 0.75
TRIED = 4
FAMILIAR = 32
MAX_CELLS = 250_000
_NEVER = datetime.max.replace(tzinfo=UTC)


class Edit(StrEnum):
    """What happened to a sentence between two revisions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words of the old text and what stands for them in the new; one of the spans may be empty."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence that two revisions do not share as it is.

    `old` is None for one that was added and `new` for one that was removed. `words` holds the
    edits of a changed sentence, in order; `moved` says that it stands elsewhere too. `marks` names
    what a reader should look at: what an edit touched, or an added or removed sentence holds.
    """

    edit: Edit
    old: Span | None
    new: Span | None
    words: tuple[WordEdit, ...] = ()
    moved: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A later text at the URL of an earlier one, by the ids of the two, and how it differs."""

    old: str
    new: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Places before and after of sentences that stayed as they are, and of those rewritten."""

    stayed: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int, bool], ...]


def revisions(articles: Iterable[Article]) -> Iterator[Revision]:
    """Yield each text at a URL with the one before it, by stated time.

    Pages keep the time at which they first came out: of texts that state the same, or none, the
    order in which they are given counts, so give them in the order in which they were read.
    """
    by_url: dict[str, dict[str, Article]] = {}
    for article in articles:
        if article.url:
            by_url.setdefault(article.url, {}).setdefault(article.text_hash, article)
    for texts in by_url.values():
        for old, new in pairwise(sorted(texts.values(), key=_when)):
            yield Revision(old.id, new.id, differences(old, new))


def differences(old: Article, new: Article) -> tuple[Difference, ...]:
    """Return what two revisions do not share, in the order of the new text, what went last.

    Sentences are equal where their words and marks are, whatever the case, the white space and the
    shape of quotes and dashes. Of those that stayed, the longest subsequence in one order did not
    move (Hunt and Szymanski, 1977). A sentence without its equal is held against those that went
    from the same gap, and, where it is much alike, from anywhere; the rest was added or removed.
    Time grows with the length of the texts, whatever they repeat.
    """
    before, after = sentences(old), sentences(new)
    pairs = _paired(before, after)
    quoted = (_quoted(old), _quoted(new))
    found = [
        Difference(Edit.MOVED, before[was].span, after[now].span, moved=True)
        for was, now in pairs.moved
    ]
    found += [
        _rewritten(before[was], after[now], moved=moved, quoted=quoted)
        for was, now, moved in pairs.changed
    ]
    taken = [*pairs.stayed, *pairs.moved, *((was, now) for was, now, _ in pairs.changed)]
    for at in set(range(len(after))) - {now for _, now in taken}:
        one = after[at]
        found.append(Difference(Edit.ADDED, None, one.span, marks=marks_of_sentence(one.text)))
    for at in set(range(len(before))) - {was for was, _ in taken}:
        one = before[at]
        found.append(Difference(Edit.REMOVED, one.span, None, marks=marks_of_sentence(one.text)))
    return tuple(sorted(found, key=_place))


def _quoted(article: Article) -> tuple[Span, ...]:
    return tuple(quotation.span for quotation in find_quotations(article))


def _when(article: Article) -> datetime:
    if article.published is None or article.published_inferred:
        return _NEVER
    stated = datetime.fromisoformat(article.published)
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def _place(difference: Difference) -> tuple[bool, int]:
    span = difference.new or difference.old
    return difference.new is None, span.start if span else 0


def _paired(before: Sequence[Sentence], after: Sequence[Sentence]) -> _Pairs:
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at, one in enumerate(before):
        places[one.key].append(at)
    equal = [
        (places[one.key].popleft(), now) for now, one in enumerate(after) if places.get(one.key)
    ]
    still = _in_order(equal)
    stayed = tuple(pair for pair in equal if pair[1] in still)
    moved = tuple(pair for pair in equal if pair[1] not in still)
    return _Pairs(stayed, moved, tuple(_changed(before, after, stayed, moved)))


def _in_order(equal: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places after of a longest subsequence whose places before increase."""
    ends: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for at, (was, _) in enumerate(equal):
        rank = bisect_left(ends, was)
        ends[rank : rank + 1] = [was]
        last[rank : rank + 1] = [at]
        back.append(last[rank - 1] if rank else -1)
    still: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        still.add(equal[at][1])
        at = back[at]
    return still


def _changed(
    before: Sequence[Sentence],
    after: Sequence[Sentence],
    stayed: Sequence[tuple[int, int]],
    moved: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int, bool]]:
    """Pair sentences that were rewritten, those of one gap between sentences that stayed first."""
    gone = set(range(len(before))) - {was for was, _ in (*stayed, *moved)}
    fresh = set(range(len(after))) - {now for _, now in (*stayed, *moved)}
    bounds = [was for was, _ in stayed], [now for _, now in stayed]
    gaps = {was: bisect_right(bounds[0], was) for was in gone}
    holders: dict[str, list[int]] = defaultdict(list)
    for was in sorted(gone):
        for key in set(before[was].key):
            holders[key].append(was)
    scored = []
    for now in sorted(fresh):
        gap = bisect_right(bounds[1], now)
        for was in _likely(after[now], holders, gaps, gap):
            likeness, elsewhere = _likeness(before[was], after[now]), gaps[was] != gap
            if likeness >= (LIKE_ELSEWHERE if elsewhere else LIKE):
                scored.append((elsewhere, -likeness, now, was))
    for elsewhere, _, now, was in sorted(scored):
        if was in gone and now in fresh:
            gone.remove(was)
            fresh.remove(now)
            yield was, now, elsewhere


def _likely(
    one: Sentence, holders: Mapping[str, Sequence[int]], gaps: Mapping[int, int], gap: int
) -> Iterator[int]:
    """Yield the places of sentences that share most words, TRIED here and TRIED elsewhere."""
    hits = Counter(
        was
        for key in set(one.key)
        if len(holders.get(key, ())) <= FAMILIAR
        for was in holders.get(key, ())
    )
    ranked = sorted(hits, key=lambda was: (-hits[was], was))
    here = [was for was in ranked if gaps[was] == gap]
    elsewhere = [was for was in ranked if gaps[was] != gap]
    yield from (*here[:TRIED], *elsewhere[:TRIED])


def _likeness(one: Sentence, other: Sentence) -> float:
    """Return the Dice coefficient of the tokens of two sentences."""
    both = Counter(one.key) & Counter(other.key)
    return 2 * both.total() / (len(one.tokens) + len(other.tokens))


def _rewritten(
    old: Sentence, new: Sentence, *, moved: bool, quoted: tuple[tuple[Span, ...], tuple[Span, ...]]
) -> Difference:
    words = tuple(_words(old, new))
    inside = any(_within(e.old, quoted[0]) and _within(e.new, quoted[1]) for e in words)
    marks = marks_of_change(old.text, new.text, quoted=inside)
    return Difference(Edit.CHANGED, old.span, new.span, words, moved, marks)


def _words(old: Sentence, new: Sentence) -> Iterator[WordEdit]:
    """Yield the edits between two sentences; one edit stands for all where both are very long."""
    a, b = old.key, new.key
    head = next(
        (at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rest = min(len(a), len(b)) - head
    tail = next((at for at in range(rest) if a[-1 - at] != b[-1 - at]), rest)
    ends = len(a) - tail, len(b) - tail
    if (ends[0] - head) * (ends[1] - head) > MAX_CELLS:
        yield WordEdit(_span(old, head, ends[0]), _span(new, head, ends[1]))
        return
    matcher = SequenceMatcher(None, a[head : ends[0]], b[head : ends[1]], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield WordEdit(_span(old, head + i1, head + i2), _span(new, head + j1, head + j2))


def _span(sentence: Sentence, start: int, end: int) -> Span:
    """Return the span of tokens [start, end), empty where the first of them would stand."""
    tokens = sentence.tokens
    if start < end:
        return Span(tokens[start].span.start, tokens[end - 1].span.end)
    at = tokens[start].span.start if start < len(tokens) else tokens[-1].span.end
    return Span(at, at)


def _within(span: Span, quotations: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in quotations)
