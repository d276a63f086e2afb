"""Near-duplicates: an article whose own words stand, for a good part, in earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from retold.annotate.quotations import find_quotations
from retold.stories.agencies import Telling, naming
from retold.stories.minhash import CopyIndex, Sketch, sketch
from retold.stories.originals import Rank, rank
from retold.stories.passages import (
    Run,
    Share,
    WordSequence,
    covered_words,
    share,
    shared_runs,
    without,
    word_sequence,
)
from retold.types import Article, Copy, Span

HALF = 0.5
LEAD_SHARE = 0.1
MIN_OWN_WORDS = 20
NEARLY_AS_MUCH = 0.9


@dataclass(frozen=True, slots=True)
class _Text:
    """An article with its words, ranked: the lower `rank`, the likelier the original."""

    article: Article
    words: WordSequence
    sketch: Sketch
    rank: Rank


@dataclass(frozen=True, slots=True)
class _Match:
    """A text that another copies, the passages told of it, and how much of either stands there.

    `here` is the share of the copy and `there` that of the original, in all passages of the two.
    """

    copy: _Text
    original: _Text
    runs: tuple[Run, ...]
    here: Share
    there: Share

    @property
    def containment(self) -> float:
        """The share of all words of the copy that stand in the passages told of this original."""
        return sum(run.length for run in self.runs) / len(self.copy.words.hashes)


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return what copies what, by the copy's id, what it owes most to first.

    A text is a copy of an earlier one where half the words *outside quotation marks* of either
    stand in passages of the other, MIN_OWN_WORDS or more, some of its first third among them: a
    wire story with paragraphs added or cut, or a digest that holds it. Two reports that quote one
    statement, end on one background chapter or carry one gallery are no copies of each other. A
    digest copies each of its originals: a passage is told of one of them alone, so that their
    `containment` adds up. Two versions at one URL are revisions, never copies.

    Candidates come from a `CopyIndex`, which bounds the cost, and are confirmed on the words. What
    stands in earlier articles whole is not indexed again: of ten thousand copies each is compared
    with the first.
    """
    if len(articles) < 2:
        return ()
    index = CopyIndex()
    known: dict[str, _Text] = {}
    found: list[_Match] = []
    for text in sorted(_texts(articles), key=_rank):
        before = sorted((known[one] for one in index.candidates(text.sketch)), key=_rank)
        matches = list(_matches(text, before))
        found += matches
        if not _told(text, matches):
            index.insert(text.sketch)
            known[text.article.id] = text
    return tuple(sorted(_copies(found), key=lambda copy: copy.copy))


def is_copy(one: Article, other: Article) -> bool:
    """Tell whether either of two articles is a copy of the other."""
    return bool(find_copies((one, other)))


def _texts(articles: Iterable[Article]) -> Iterator[_Text]:
    """Read the words of each article, once for all that are the same to the letter."""
    read: dict[object, tuple[WordSequence, Sketch]] = {}
    for article in {article.id: article for article in articles}.values():
        key = (article.text_hash, article.blocks)
        if key not in read:
            words = word_sequence(article, find_quotations(article))
            read[key] = words, sketch(article.id, words)
        words, sketched = read[key]
        yield _Text(
            article,
            words,
            replace(sketched, article=article.id),
            rank(article, length=len(words.hashes)),
        )


def _rank(text: _Text) -> Rank:
    return text.rank


def _matches(text: _Text, before: Sequence[_Text]) -> Iterator[_Match]:
    """Yield what a text copies, of texts in the order of their rank: the most of its words first.

    Of two that hold nearly as much of it the likelier original is told; what another one adds is
    told only of passages that are still unaccounted for.
    """
    left = list(_confirmed(text, before))
    covered = [False] * len(text.words.hashes)
    rest = left
    while rest:
        gains = [share(text.words, match.runs).own for match in rest]
        if max(gains) < MIN_OWN_WORDS:
            return
        at = next(at for at, gain in enumerate(gains) if gain >= NEARLY_AS_MUCH * max(gains))
        told = rest[at]
        yield told
        del left[at]
        for run in told.runs:
            covered[run.left : run.left + run.length] = [True] * run.length
        rest = [replace(match, runs=without(match.runs, covered)) for match in left]


def _confirmed(text: _Text, before: Iterable[_Text]) -> Iterator[_Match]:
    """Yield the texts that the words themselves bear out; the first that holds all ends it."""
    for original in before:
        match = None if _same_page(text, original) else _match(text, original)
        if match is not None:
            yield match
            if _told(text, (match,)):
                return


def _match(copy: _Text, original: _Text) -> _Match | None:
    runs = shared_runs(copy.words, original.words)
    if not runs:
        return None
    here = share(copy.words, runs)
    there = share(original.words, [run.turned for run in runs])
    if not any(
        one.whole >= HALF and one.lead >= LEAD_SHARE and one.own >= MIN_OWN_WORDS
        for one in (here, there)
    ):
        return None
    return _Match(copy, original, runs, here, there)


def _same_page(one: _Text, other: _Text) -> bool:
    return one.article.url is not None and one.article.url == other.article.url


def _told(text: _Text, matches: Sequence[_Match]) -> bool:
    """Tell whether fewer than MIN_OWN_WORDS of a text's own words are left to account for."""
    if not matches:
        return False
    covered = covered_words(text.words, [run for match in matches for run in match.runs])
    pairs = zip(covered, text.words.quoted, strict=True)
    return sum(not inside and not quoted for inside, quoted in pairs) < MIN_OWN_WORDS


def _copies(found: Sequence[_Match]) -> Iterator[Copy]:
    """Make the records, naming the agency whose text the copies of one original are."""
    families: dict[str, list[Telling]] = {}
    for match in found:
        family = families.setdefault(match.original.article.id, [])
        turned = tuple(_span(match.original, run.right, run) for run in match.runs)
        family.append(Telling(match.original.article, shared=turned, original=True))
        if match.here.whole >= HALF:
            ours = tuple(_span(match.copy, run.left, run) for run in match.runs)
            family.append(Telling(match.copy.article, shared=ours))
    namings = {original: naming(family) for original, family in families.items()}
    for match in found:
        named = namings[match.original.article.id]
        why = named.reason(match.copy.article.id)
        yield Copy(
            copy=match.copy.article.id,
            original=match.original.article.id,
            containment=match.containment,
            shared=tuple(
                (_span(match.copy, run.left, run), _span(match.original, run.right, run))
                for run in match.runs
            ),
            reason="; ".join(filter(None, (_how_much(match), why, _order(match)))),
            agency=named.agency,
            agency_reason=why,
        )


def _span(text: _Text, at: int, run: Run) -> Span:
    return Span(text.words.spans[at].start, text.words.spans[at + run.length - 1].end)


def _how_much(match: _Match) -> str:
    name = _name(match.original.article)
    if match.here.whole < HALF and match.there.whole >= HALF:
        return f"it holds {_percent(match.there.whole)} of {name} among words of its own"
    return f"{_percent(match.containment)} of its words stand in {name}"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _name(article: Article) -> str:
    title = f"“{article.title}”" if article.title else "an article without a title"
    return f"{title} ({article.outlet})" if article.outlet else title


def _order(match: _Match) -> str:
    first, later = match.original.article.published, match.copy.article.published
    if first is None or later is None:
        return "which came first is not known" if first is None else "the copy is undated"
    if first[:10] != later[:10]:
        return f"published {first[:10]}, the copy {later[:10]}"
    return "published the same day"
