"""Cut a vocabulary of word pieces to those that matter, without losing the power to spell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from retold.annotate.wordpieces import WordPieces

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused1]")


def pruned(pieces: Sequence[str], texts: Iterable[str], *, rows: int) -> list[str]:
    """Return the special pieces, those that spell any word, and the most frequent: `rows` in all.

    Counted twice: the second time, rare words are cut into short pieces already. The same texts
    give the same pieces in the same order, whatever order the texts come in.
    """
    spelling = [*SPECIAL, *(piece for piece in pieces if _spells(piece))]
    short = [piece for piece in pieces if re.fullmatch(r"##[a-z]{3}", piece)]
    given = sorted(texts)
    kept = list(dict.fromkeys([*spelling, *_frequent(pieces, given)]))[:rows]
    again = _frequent(list(dict.fromkeys([*kept, *short])), given)
    return list(dict.fromkeys([*spelling, *again]))[:rows]


def _frequent(pieces: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Return the pieces that texts are cut into, the most frequent first."""
    book = WordPieces(pieces)
    counts = Counter(i for text in texts for i in book.framed(text, most=1_000_000))
    return [pieces[i] for i, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _spells(piece: str) -> bool:
    """Tell a single character of Latin script, a digit, a mark or a sign; two letters go on."""
    rest = piece.removeprefix("##")
    if len(rest) == 1:
        name = unicodedata.name(rest, "")
        return rest.isascii() or "LATIN" in name or unicodedata.category(rest)[0] in "PS"
    return re.fullmatch(r"##[a-z]{2}", piece) is not None
