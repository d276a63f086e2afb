"""A link: one attribution from a source by a cue to its content, and the ranges that it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from retold.annotate.document import Sentence
from retold.claims import cues
from retold.types import Decider, Span

Ranges = list[tuple[int, int]]
_EDGE = frozenset({",", ";", ":", "-", "–", "—", ".", "...", "…"})


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: who (`source`, with its `head` word), by which cue, what.

    `content` holds its pieces in order. `sentence` is the index of the sentence of the cue.
    `firm` is true where a proposition is put forward as the source's own: not a stance towards a
    thing ("criticised the plan"), and not a negated, hypothetical or asked saying.
    `asserted` is true where the source did say it, whatever it is.
    `spoken` marks a saying told inside the quoted speech of somebody else.
    `decided` says whether the rules, the tagger or both made it.
    `told` is the head word of whoever it was told to. `direct` marks quoted speech. `whole` is
    true where the shape of the sentence shows that the content is all up to the saying.
    """

    sentence: int
    source: Span | None
    head: Token | None
    cue: Span
    word: str
    content: tuple[Span, ...]
    firm: bool
    told: Token | None = None
    direct: bool = False
    asserted: bool = True
    spoken: bool = False
    whole: bool = False
    decided: Decider = Decider.RULES

    @property
    def hull(self) -> Span:
        """The stretch from the first to the last piece of the content."""
        return Span(self.content[0].start, self.content[-1].end)


class LinkList:
    """Links in the order found, looked up by the sentence of their cue in constant time."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.links: list[Link] = []
        self._places: dict[int, list[int]] = {}
        for link in links:
            self.add(link)

    def __getitem__(self, index: int) -> Link:
        return self.links[index]

    def __setitem__(self, index: int, link: Link) -> None:
        self.links[index] = link

    def add(self, link: Link) -> int:
        """Append a link and return its index."""
        self._places.setdefault(link.sentence, []).append(len(self.links))
        self.links.append(link)
        return len(self.links) - 1

    def near(self, first: int, last: int) -> list[int]:
        """Return the indexes of the links whose cue stands in sentences `first` to `last`."""
        return [i for number in range(first, last + 1) for i in self._places.get(number, ())]


def pieces(sentence: Sentence, clauses: list[Token], taken: Ranges) -> Ranges:
    """Return the clauses' token ranges, without the source and the cue, joined where they touch."""
    first, last = sentence.tokens.start, sentence.tokens.end
    found: Ranges = []
    for clause in clauses:
        start, end = max(first, clause.left_edge.i), min(last, clause.right_edge.i + 1)
        end = min(end, _next_voice(clause, end))
        found.extend(without(start, end, taken))
    doc = sentence.tokens.doc
    clean = [trimmed(doc, a, b) for a, b in sorted(found)]
    return _joined([(a, b) for a, b in clean if a < b])


def _next_voice(clause: Token, end: int) -> int:
    """Return where a clause coordinated with the content tells what somebody else says.

    In "the ministry said the dam held, but villagers say it broke" the parse may hang the second
    saying on the first content; crediting the ministry with it would be wrong.
    """
    for token in clause.subtree:
        if token.dep_ != "conj" or token.i <= clause.i or token.pos_ not in {"VERB", "AUX"}:
            continue
        own = any(t.dep_ in {"nsubj", "nsubjpass"} for t in token.children)
        marked = any(t.dep_ == "mark" for t in token.lefts)
        spoken = bool(cues.licences(token) & cues.CLAUSAL) or token.head.pos_ in {"NOUN", "PROPN"}
        if own and spoken and not marked:
            end = min(end, token.left_edge.i)
    return end


def without(start: int, end: int, taken: Ranges) -> Ranges:
    """Return what is left of [start, end) when the taken ranges are cut out."""
    ranges = [(start, end)]
    for a, b in taken:
        ranges = [
            piece
            for s, e in ranges
            for piece in ((s, min(e, a)), (max(s, b), e))
            if piece[0] < piece[1]
        ]
        ranges = sorted(set(ranges))
    return ranges


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop edge punctuation, white space and a trailing conjunction from a token range."""
    while start < end and (doc[start].text in _EDGE or doc[start].is_space):
        start += 1
    while end > start and (
        doc[end - 1].text in _EDGE or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"
    ):
        end -= 1
    return start, end


def _joined(ranges: Ranges) -> Ranges:
    joined: Ranges = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def governed(sentence: Sentence, governor: Token, taken: Ranges) -> Ranges:
    """Return the clause that an adverbial of source belongs to."""
    above = governor
    while above.head != above and above.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl"}:
        above = above.head
    if above.dep_ == "conj" and above.pos_ not in {"VERB", "AUX"}:
        above = sentence.tokens.root
    left = max(above.left_edge.i, sentence.tokens.start)
    right = min(above.right_edge.i + 1, sentence.tokens.end)
    doc = sentence.tokens.doc
    found = [trimmed(doc, a, b) for a, b in without(left, right, taken)]
    return [(a, b) for a, b in found if a < b]
