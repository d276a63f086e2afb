"""Near-duplicates: an article whose own words stand, for the most part, in another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from retold.annotate.quotations import find_quotations
from retold.stories.passages import Run, WordSequence, shared_runs, word_sequence
from retold.types import Article, Copy, Span

CONTAINMENT = 0.6
MIN_OWN_WORDS = 20
LEAD_WORDS = 100
LEAD_SHARE = 0.25
PERMUTATIONS = 128
SEED = 1
LAST_DAY = "9999-12-31"

Digests = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article with its words, ranked: the lower `rank`, the likelier the original."""

    article: Article
    words: WordSequence
    rank: tuple[str, int, str, int, str]


def find_copies(articles: Sequence[Article], *, threshold: float = CONTAINMENT) -> tuple[Copy, ...]:
    """Return, for each article that copies others, the first of those, ordered by the copy's id.

    Candidates come from MinHash over word 5-grams (Broder, 1997) by the containment that it
    implies; each is then confirmed on the words. A pair is a copy where at least `threshold` of
    the copy's words *outside quotation marks* stand in shared passages, and MIN_OWN_WORDS of them
    or more, the lead among them: two reports that quote one statement, or end on one background
    chapter, are not copies of each other. The original is
    the one published on an earlier day (undated last), then the agency's own, then one that
    credits an agency, then the earlier hour, the longer, the smaller id. Two versions at one URL
    are revisions, never copies.
    """
    if len(articles) < 2:
        return ()
    texts = sorted(map(_text, {a.id: a for a in articles}.values()), key=lambda text: text.rank)
    copies: dict[str, Copy] = {}
    for first, later in _candidates(texts, threshold=threshold):
        original, copy = texts[first], texts[later]
        if copy.article.id in copies or _same_page(original.article, copy.article):
            continue
        runs = shared_runs(copy.words, original.words)
        if _is_copy(copy.words, runs, threshold=threshold):
            copies[copy.article.id] = _copy(copy, original, runs)
    return tuple(copies[key] for key in sorted(copies))


def _text(article: Article) -> _Text:
    sequence = word_sequence(article, find_quotations(article))
    moment = _moment(article.published)
    rank = (moment[:10], _agency_rank(article), moment, -len(sequence.hashes), article.id)
    return _Text(article, sequence, rank)


def _moment(published: str | None) -> str:
    """Return a sortable moment in UTC; a bare day stands after every hour of it."""
    if published is None:
        return LAST_DAY + "T~"
    if len(published) == 10:
        return published + "T~"
    moment = datetime.fromisoformat(published)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


def _agency_rank(article: Article) -> int:
    if article.agency is None:
        return 2
    return 0 if article.agency.casefold() == (article.outlet or "").casefold() else 1


def _same_page(one: Article, other: Article) -> bool:
    return one.url is not None and one.url == other.url


def _candidates(texts: Sequence[_Text], *, threshold: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of places, the likelier original first and in order, that may be copies.

    All pairs of signatures are compared, a row at a time: banding would lose a short text inside
    a long one, whose resemblance is small. Two standard deviations of grace are given, since
    the words decide; `threshold` of the words outside quotations may be less of all words.
    """
    shingles = [set(text.words.shingles.tolist()) for text in texts]
    sizes = np.array([len(distinct) for distinct in shingles], dtype=np.float64)
    digests = _digests(shingles)
    for later in range(1, len(texts)):
        if sizes[later] == 0:
            continue
        alike = (digests[:later] == digests[later]).sum(axis=1)
        inside = np.minimum(threshold / 2 * sizes[later], sizes[:later])
        expected = PERMUTATIONS * inside / (sizes[:later] + sizes[later] - inside)
        enough = np.maximum(expected - 2 * np.sqrt(expected), 1.0)
        for first in np.flatnonzero((alike >= enough) & (sizes[:later] > 0)):
            yield int(first), later


def _digests(shingles: Sequence[set[int]]) -> Digests:
    if not shingles:
        return np.zeros((0, PERMUTATIONS), dtype=np.uint32)
    matrix = RMinHash.digest_matrix_from_token_hash_sets(shingles, num_perm=PERMUTATIONS, seed=SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def _is_copy(sequence: WordSequence, runs: Sequence[Run], *, threshold: float) -> bool:
    """Weigh the words outside quotation marks: enough of all of them, and some of the lead.

    Captions of one gallery, or one background chapter, under two reports make long shared
    passages; but a report that opens in words of its own is no copy.
    """
    shared = [False] * len(sequence.hashes)
    for run in runs:
        shared[run.left : run.left + run.length] = [True] * run.length
    own = [inside for inside, quoted in zip(shared, sequence.quoted, strict=True) if not quoted]
    lead = own[:LEAD_WORDS]
    inside = sum(own)
    return (
        inside >= MIN_OWN_WORDS
        and inside >= threshold * len(own)
        and sum(lead) >= LEAD_SHARE * len(lead)
    )


def _copy(copy: _Text, original: _Text, runs: Sequence[Run]) -> Copy:
    containment = sum(run.length for run in runs) / len(copy.words.hashes)
    return Copy(
        copy=copy.article.id,
        original=original.article.id,
        containment=containment,
        shared=tuple((_span(copy, run.left, run), _span(original, run.right, run)) for run in runs),
        reason=_reason(copy.article, original.article, containment),
    )


def _span(text: _Text, at: int, run: Run) -> Span:
    return Span(text.words.spans[at].start, text.words.spans[at + run.length - 1].end)


def _reason(copy: Article, original: Article, containment: float) -> str:
    parts = [f"{containment:.0%}".replace("%", " %") + f" of its words stand in {_name(original)}"]
    if copy.agency is not None and copy.agency == original.agency:
        parts.append(f"both carry the credit {copy.agency}")
    elif copy.agency is not None:
        parts.append(f"it carries the credit {copy.agency}")
    elif original.agency is not None:
        parts.append(f"that one carries the credit {original.agency}")
    return "; ".join([*parts, _order(copy, original)])


def _name(article: Article) -> str:
    title = f"“{article.title}”" if article.title else "an article without a title"
    return f"{title} ({article.outlet})" if article.outlet else title


def _order(copy: Article, original: Article) -> str:
    first, later = original.published, copy.published
    if first is None or later is None:
        return "which came first is not known" if first is None else "the copy is undated"
    if first[:10] != later[:10]:
        return f"published {first[:10]}, the copy {later[:10]}"
    return "published the same day"
