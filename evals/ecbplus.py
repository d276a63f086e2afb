"""ECB+ files -> texts with their human participants and who of them is whom.

The set is that of Cybulska and Vossen (2014), "Using a sledgehammer to crack a nut? Lexical
diversity and event coreference resolution", LREC. Its tokens are joined to text again, one block
for each sentence, and mentions become spans of that text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from evals import DataError
from evals.archives import members
from evals.articles import article_of
from evals.markup import xml_root
from retold.types import Article, Block, BlockKind, Span

_HUMAN = "HUMAN_PART"
_COREFERENCE = frozenset({"CROSS_DOC_COREF", "INTRA_DOC_COREF"})
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % ” ’ ... n't n’t".split())
_NO_SPACE_AFTER = frozenset("( [ { $ # “ ‘".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A text and its human participants: `chains` maps the span of each to the chain it is of.

    The set does not relate every mention that it marks: one that stands in no relation has None,
    which says nothing about who it is.
    """

    article: Article
    chains: Mapping[Span, str | None]


def texts(path: Path) -> Iterator[Named]:
    """Yield the texts in the order of their names; a first line that holds a URL is dropped.

    Raises:
        DataError: no file of this layout, or one that is no XML or declares entities.
    """
    found = False
    for name, data in members(path, suffix=".xml"):
        found = True
        yield _named(name, xml_root(name, data))
    if not found:
        raise DataError(f"no TOPIC/*.xml in {path}")


def _named(name: str, root: ElementTree.Element) -> Named:
    sentences: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        word = (token.get("t_id", ""), token.text or "")
        sentences[token.get("sentence", "0")].append(word)
    lines = list(sentences.values())
    if lines and any("http" in word for _, word in lines[0]):
        lines = lines[1:]
    text, blocks, places = _joined(lines)
    spans = dict(_human_spans(root, places))
    return Named(article_of(name, text, blocks), _chains(root, spans))


def _joined(
    lines: list[list[tuple[str, str]]],
) -> tuple[str, tuple[Block, ...], dict[str, Span]]:
    """Join tokens to text, one block a sentence, and say where each token stands."""
    parts: list[str] = []
    blocks: list[Block] = []
    places: dict[str, Span] = {}
    at = 0
    for line in lines:
        start, before, open_quote = at, "", False
        for number, (name, word) in enumerate(line):
            opens = word == '"' and not open_quote
            apart = number > 0 and not _touches(before, word, opens=opens, open_quote=open_quote)
            gap = " " if apart else ""
            parts.append(gap + word)
            places[name] = Span(at + len(gap), at + len(gap) + len(word))
            at += len(gap) + len(word)
            before = "“" if opens else word
            open_quote = open_quote != (word == '"')
        if at > start:
            blocks.append(Block(BlockKind.BODY, Span(start, at)))
            parts.append("\n\n")
            at += 2
    return "".join(parts).rstrip("\n"), tuple(blocks), places


def _touches(before: str, word: str, *, opens: bool, open_quote: bool) -> bool:
    if before in _NO_SPACE_AFTER or word in _NO_SPACE_BEFORE:
        return True
    closes = word == '"' and open_quote and not opens
    return closes or (word[:1] in {"'", "’"} and len(word) > 1)


def _human_spans(
    root: ElementTree.Element, places: Mapping[str, Span]
) -> Iterator[tuple[str, Span]]:
    for mention in root.iterfind("Markables/*"):
        name = mention.get("m_id") or ""
        anchors = [anchor.get("t_id", "") for anchor in mention.iter("token_anchor")]
        spans = [places[anchor] for anchor in anchors if anchor in places]
        if mention.tag.startswith(_HUMAN) and spans:
            whole = Span(min(s.start for s in spans), max(s.end for s in spans))
            yield name, whole


def _chains(root: ElementTree.Element, spans: Mapping[str, Span]) -> Mapping[Span, str | None]:
    chains: dict[Span, str | None] = dict.fromkeys(spans.values())
    for relation in root.iterfind("Relations/*"):
        if relation.tag not in _COREFERENCE:
            continue
        instance = relation.get("note") or relation.get("r_id") or ""
        for source in relation.iter("source"):
            span = spans.get(source.get("m_id") or "")
            if span is not None:
                chains[span] = instance
    return chains
