"""Who the source is: pronouns, short names and merged names, against the chains of ECB+.

ECB+ marks the participants of events, in some sentences of a text, and which mentions are the same
(Cybulska and Vossen, 2014). So a mention is asked for only where the gold has an earlier mention of
the same chain in the same text, and an answer that points at words which the gold does not mark is
left out of accuracy, not counted as wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from spacy.tokens import Token

from evals import DataError, Metrics, Score
from evals.articles import article_of
from evals.brat import Attributed, documents
from evals.ecbplus import Named, texts
from retold.annotate.document import Document
from retold.claims.extract import extract
from retold.claims.heard import UNRESOLVED
from retold.claims.names import key
from retold.claims.sources import SourceMention, resolve
from retold.config import Config
from retold.pipeline import annotate
from retold.types import UNNAMED, Article, Attribution, Block, BlockKind, Span

PRONOUNS = frozenset("he she they it".split())
_SHORT = re.compile(r"(?:the )?[a-z-]+", re.I)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")
_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention that the gold can answer for: `sort` is "pronoun" or "role".

    `gold` maps every marked span of the text to its chain.
    """

    sort: str
    span: Span
    gold: Mapping[Span, str | None]


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its parse and the sources that the engine finds in it, in order.

    `heads` maps the place of each source to the span of its head word.
    """

    item: Named
    document: Document
    sources: tuple[Attribution, ...]
    heads: Mapping[Span, Span]


Namer = Callable[[Attribution], str | None]
Pair = tuple[str, Span, Span]


def score(path: Path) -> Score:
    """Score ECB+, or a part of it; n is the number of mentions asked for.

    The baseline takes the nearest run of capitalised words before a mention, and merges sources
    that end in the same word.
    """
    rows = list(_read(path))
    asked = [(row, one) for row in rows for one in asked_of(row.item, row.sources)]
    if not asked:
        raise DataError("no human participant with an earlier mention of the same chain")
    gold = gold_pairs(rows)
    return Score(
        n=len(asked),
        metrics={
            **answered((one, _engine(one, row)) for row, one in asked),
            **paired(merged_pairs(rows, _canonical), gold),
        },
        baseline={
            **answered((one, _nearest(one, row.document.article.text)) for row, one in asked),
            **paired(merged_pairs(rows, _last_word), gold),
        },
        gold_check={**answered((one, _gold(one)) for _, one in asked), **paired(gold, gold)},
    )


def _read(path: Path) -> Iterator[Read]:
    items = {item.article.id: item for item in texts(path)}
    for document in annotate([item.article for item in items.values()], config=Config()):
        sources = sources_of(document)
        found = ((source.span, _head(document, source.span)) for source in sources)
        heads = {span: head[2] for span, head in found if head is not None}
        yield Read(items[document.article.id], document, sources, heads)


def asked_of(item: Named, sources: Iterable[Attribution]) -> Iterator[Asked]:
    """Yield what has an earlier mention of its chain: pronouns that speak, and short common names.

    A pronoun that is nobody's source ("when he fell") is never resolved, so it is not asked for.
    """
    text = item.article.text
    speaking = {source.span for source in sources}
    for span, chain in sorted(item.chains.items(), key=lambda pair: pair[0].start):
        if chain is None or not _earlier(item.chains, span):
            continue
        words = span.of(text)
        if words.lower() in PRONOUNS and span in speaking:
            yield Asked("pronoun", span, item.chains)
        elif words.islower() and _SHORT.fullmatch(words) and _is_definite(text, span):
            yield Asked("role", span, item.chains)


def _earlier(chains: Mapping[Span, str | None], span: Span) -> list[Span]:
    return [s for s, chain in chains.items() if chain == chains[span] and s.end <= span.start]


def _is_definite(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 4) : span.start].lower()
    return before.endswith("the ") or span.of(text).lower().startswith("the ")


Answer = Span | None


def answered(answers: Iterable[tuple[Asked, Answer]]) -> Metrics:
    """Return accuracy over what could be judged and coverage over all asked, for each sort."""
    tally: Counter[tuple[str, str]] = Counter()
    for asked, place in answers:
        tally[asked.sort, "asked"] += 1
        tally[asked.sort, "answered"] += place is not None
        right = None if place is None else _is_right(asked, place)
        tally[asked.sort, "judged"] += right is not None
        tally[asked.sort, "right"] += right is True
    metrics: dict[str, float] = {}
    for sort in ("pronoun", "role"):
        right_ones, judged = tally[sort, "right"], tally[sort, "judged"]
        metrics[f"{sort}_accuracy"] = right_ones / judged if judged else 0.0
        metrics[f"{sort}_coverage"] = tally[sort, "answered"] / max(1, tally[sort, "asked"])
    return metrics


def _is_right(asked: Asked, place: Span) -> bool | None:
    """Judge an answer by the words that it points at; None where the gold marks nothing there."""
    near = [c for span, c in asked.gold.items() if span.overlaps(place) and span != asked.span]
    touched = {chain for chain in near if chain is not None}
    return asked.gold[asked.span] in touched if touched else None


def gold_pairs(rows: Iterable[Read]) -> frozenset[Pair]:
    """Return the pairs of attributed sources that the gold holds to be one."""
    return frozenset(
        (row.item.article.id, a.span, b.span)
        for row in rows
        for a, b, alike in _aligned(row)
        if alike
    )


def merged_pairs(rows: Iterable[Read], name: Namer) -> frozenset[Pair]:
    """Return the pairs of attributed sources that bear one name; None is nobody's."""
    return frozenset(
        (row.item.article.id, a.span, b.span)
        for row in rows
        for a, b, _ in _aligned(row)
        if name(a) is not None and name(a) == name(b)
    )


def paired(found: frozenset[Pair], gold: frozenset[Pair]) -> Metrics:
    """Return precision and recall of pairs."""
    right = len(found & gold)
    return {
        "merge_precision": right / max(1, len(found)),
        "merge_recall": right / max(1, len(gold)),
    }


def _aligned(row: Read) -> Iterator[tuple[Attribution, Attribution, bool]]:
    """Yield pairs of sources, written differently, that the gold relates, and whether they are one.

    A source is of the chain of the shortest marked span that holds its head word.
    """
    marked: list[tuple[Attribution, str]] = []
    for source in row.sources:
        head = row.heads.get(source.span)
        holding = [s for s in row.item.chains if head is not None and s.contains(head)]
        chain = row.item.chains[min(holding, key=_length)] if holding else None
        if chain is not None:
            marked.append((source, chain))
    for (a, one), (b, other) in combinations(marked, 2):
        if key(a.source) != key(b.source):
            yield a, b, one == other


def _length(span: Span) -> int:
    return span.end - span.start


def _canonical(source: Attribution) -> str | None:
    """Name a source as the engine does; nobody is merged with officials or with the unresolved."""
    if source.canonical.startswith(UNRESOLVED) or source.kind in UNNAMED:
        return None
    return key(source.canonical)


def _last_word(source: Attribution) -> str | None:
    return key(source.source).rpartition(" ")[2]


def sources_of(document: Document) -> tuple[Attribution, ...]:
    """Return the sources that the engine attributes something to, each place once, in order."""
    claims = extract(document)
    places = {link.span: link for claim in claims for link in claim.attribution}
    return tuple(places[span] for span in sorted(places, key=lambda span: span.start))


def _engine(asked: Asked, row: Read) -> Answer:
    """Ask the resolver, which has heard the article's sources up to this mention."""
    before = [source.span for source in row.sources if source.span.end <= asked.span.start]
    mentions = [_mention(row.document, span) for span in [*before, _whole(asked, row.document)]]
    known = [mention for mention in mentions if mention is not None]
    if not known or known[-1].span.end < asked.span.end:
        return None
    found = resolve(known, row.document)[-1]
    return None if found.canonical.startswith(UNRESOLVED) else found.antecedent


def _whole(asked: Asked, document: Document) -> Span:
    """Return the span of a mention with the article that the gold leaves out."""
    text, start = document.article.text, asked.span.start
    the = text[max(0, start - 4) : start].lower() == "the "
    return Span(start - 4, asked.span.end) if the else asked.span


def _head(document: Document, span: Span) -> tuple[int, Token, Span] | None:
    """Return the sentence, the head word and its place in the text, of the words of a span."""
    starts = [sentence.span.start for sentence in document.sentences]
    number = bisect_right(starts, span.start) - 1
    if number < 0:
        return None
    sentence = document.sentences[number]
    inside = [t for t in sentence.words if span.contains(sentence.span_of(t))]
    head = next((t for t in inside if t.head not in inside or t.head is t), None)
    return None if head is None else (number, head, sentence.span_of(head))


def _mention(document: Document, span: Span) -> SourceMention | None:
    found = _head(document, span)
    if found is None:
        return None
    number, head, _ = found
    return SourceMention(
        text=span.of(document.article.text),
        span=span,
        sentence=number,
        pronoun=head.pos_ == "PRON",
        plural=_is_plural(head),
        label=head.ent_type_ or None,
        cue="",
        head=str(head.lemma_).lower(),
    )


def _is_plural(head: Token) -> bool | None:
    number = head.morph.get("Number", [])
    return number[0] == "Plur" if number else None


def _nearest(asked: Asked, text: str) -> Answer:
    names = list(_NAME.finditer(text, 0, asked.span.start))
    return Span(*names[-1].span()) if names else None


def _gold(asked: Asked) -> Answer:
    return max(_earlier(asked.gold, asked.span), key=lambda span: span.start)


def score_polnear(path: Path) -> Score:
    """Score PolNeAR, or a part of it: the share of pronouns as sources that are resolved.

    The set says where sources stand, not who they are, so this is coverage alone; n is the number
    of such pronouns. The baseline resolves every one that has a capitalised word before it.
    """
    items = list(documents(path))
    articles = [_article(item.name, item.text) for item in items]
    gold = {item.name: _pronouns(item) for item in items}
    n = sum(len(found) for found in gold.values())
    if not n:
        raise DataError("no pronoun is a source in text/*.txt, attributions/*.ann")
    found = trivial = resolved = 0
    for document in annotate(articles, config=Config()):
        text, wanted = document.article.text, gold[document.article.id]
        known = {source.span: source for source in sources_of(document)}
        for span in wanted & known.keys():
            found += 1
            resolved += not known[span].canonical.startswith(UNRESOLVED)
        trivial += sum(_NAME.search(text, 0, span.start) is not None for span in wanted)
    return Score(
        n=n,
        metrics={"pronoun_found": found / n, "pronoun_coverage": resolved / n},
        baseline={"pronoun_found": 1.0, "pronoun_coverage": trivial / n},
        gold_check={"pronoun_found": 1.0, "pronoun_coverage": 1.0},
    )


def _pronouns(item: Attributed) -> frozenset[Span]:
    spans = (
        Span(*piece) for attribution in item.attributions for piece in attribution.get("source", ())
    )
    return frozenset(span for span in spans if span.of(item.text).lower() in PRONOUNS)


def _article(name: str, text: str) -> Article:
    blocks = tuple(
        Block(BlockKind.BODY, Span(*found.span())) for found in _PARAGRAPH.finditer(text)
    )
    return article_of(name, text, blocks)
