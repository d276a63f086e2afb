"""Articles -> sightings: the attribution tagger, a small encoder run in eight-bit integers.

The model reads a window of words and gives each word a tag in the roles of source, cue and content
(BIOES, one head a role), and for each pair of a cue and a word how sure it is that the word is of
that cue's source or content (a bilinear score). Windows are cut between paragraphs and sentences
where they can be, and are run one by one. The scheme is that of PolNeAR (Newell
et al. 2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.annotate.sessions import session as network
from retold.annotate.sightings import Scores, Sighting, Window, sightings_of
from retold.annotate.wordpieces import WORD, WordPieces
from retold.annotate.wordpieces import load as vocabulary

MODEL, VOCABULARY = "attribution.onnx", "attribution.vocab.txt"
CORE, CONTEXT = 164, 16
"""Pieces of a window that are its own, and that it sees on either side."""
STRETCH = 8_000
"""Words that are decoded together, at most."""

Array = NDArray[Any]
Outputs = tuple[Array, Array, Array]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: offsets, and the pieces of each."""

    starts: list[int]
    ends: list[int]
    pieces: list[tuple[int, ...]]
    breaks: list[bool]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A window over the words [start, end); its own are [own, past)."""

    start: int
    own: int
    past: int
    end: int


def load() -> Any:
    """Return the model, loaded once."""
    return network(MODEL)


def tag(texts: Iterable[str], *, session: Any) -> list[tuple[Sighting, ...]]:
    """Return the attributions that the model sees in each text, in the order of their cues.

    Each window is run on its own, since the scale of the eight-bit activations is that of all that
    is run together: what is seen in a text must not lean on the texts beside it. A text is read in
    stretches of at most STRETCH words, so that memory does not grow with its length.
    """
    book = vocabulary(VOCABULARY)
    return [tuple(_seen(_words(text, book), session, book)) for text in texts]


def _seen(words: _Words, session: Any, book: WordPieces) -> Iterator[Sighting]:
    for stretch in _stretches(words):
        outputs = [_run(session, book, words, cut) for cut in stretch]
        yield from sightings_of(_joined(words, stretch, outputs))


def _stretches(words: _Words) -> Iterator[list[_Cut]]:
    """Cut a text into stretches of windows."""
    stretch: list[_Cut] = []
    for cut in _cuts(words):
        if stretch and cut.past - stretch[0].own > STRETCH:
            yield stretch
            stretch = []
        stretch.append(cut)
    if stretch:
        yield stretch


def _joined(words: _Words, cuts: Sequence[_Cut], outputs: Sequence[Outputs]) -> Scores:
    """Put windows that follow each other together, each word with the tags of its own window."""
    first, past = cuts[0].own, cuts[-1].past
    pairs = list(zip(cuts, outputs, strict=True))
    return Scores(
        starts=words.starts[first:past],
        ends=words.ends[first:past],
        tags=np.concatenate(
            [tags[cut.own - cut.start :][: cut.past - cut.own] for cut, (tags, _, _) in pairs]
        ),
        windows=[
            Window(cut.start - first, cut.own - first, cut.past - first, asked, answered)
            for cut, (_, asked, answered) in pairs
        ],
    )


def _words(text: str, book: WordPieces) -> _Words:
    starts, ends, pieces, breaks = [], [], [], []
    for match in WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        pieces.append(book.of(match.group())[: CORE // 2])
        breaks.append(text[match.start()] == "\n")
    return _Words(starts, ends, pieces, breaks)


def _cuts(words: _Words) -> Iterator[_Cut]:
    """Cut a text into windows of about CORE pieces of their own, between paragraphs if it can."""
    sizes = [len(p) for p in words.pieces]
    own = 0
    while own < len(sizes):
        past = _until(sizes, own, CORE)
        if past < len(sizes):
            past = _at_break(words, own, past)
        start, end = _before(sizes, own, CONTEXT), _until(sizes, past, CONTEXT)
        yield _Cut(start, own, past, max(end, past))
        own = past


def _until(sizes: Sequence[int], first: int, room: int) -> int:
    at, held = first, 0
    while at < len(sizes) and held + sizes[at] <= room:
        held += sizes[at]
        at += 1
    return at


def _before(sizes: Sequence[int], past: int, room: int) -> int:
    at, held = past, 0
    while at > 0 and held + sizes[at - 1] <= room:
        held += sizes[at - 1]
        at -= 1
    return at


def _at_break(words: _Words, first: int, past: int) -> int:
    """Move a cut back to the last line end of its later half, if it has one."""
    for at in range(past - 1, first + (past - first) // 2, -1):
        if words.breaks[at]:
            return at + 1
    return past


def _run(session: Any, book: WordPieces, words: _Words, cut: _Cut) -> Outputs:
    """Return tags, asked and answered of the words of a window."""
    pieces = words.pieces[cut.start : cut.end]
    row = [book.start, *(piece for word in pieces for piece in word), book.end]
    ids = np.array([row], np.int64)
    tags, asked, answered = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
    firsts = 1 + np.cumsum([0, *(len(word) for word in pieces[:-1])])
    shape = (len(firsts), 2, -1)
    return (
        tags[0, firsts].reshape(len(firsts), 3, -1),
        asked[0, firsts].reshape(shape),
        answered[0, firsts].reshape(shape),
    )
