"""Who or what a figure counts, as a name that two tellings share: "Dutch nationals", "soldiers"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.types import Quantity

_ANYBODY = frozenset("person people victim life other self individual human soul".split())
_PLAIN = frozenset(
    "a an the of more other others another additional further extra new such total whole entire "
    "these those his her its their our my innocent many most some all several few poor brave "
    "least at than about around roughly nearly almost only just up to over".split()
)
_FURTHER = re.compile(r"\b(?:another|(?:a|an)\s+(?:further|additional|extra)|further)\s+$", re.I)
_ON_TOP = re.compile(r"^(?:\W*\w+\W+)??(?:more(?!\s+than)|further|additional|extra)\b", re.I)
_OWN = re.compile(r"(?:another|a further|an additional)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """`group` is the name to compare, empty for people in general; `phrase` the words as written.

    `further` is true of a figure that comes on top of others: "a further 60", "six more bodies".
    """

    group: str
    phrase: str = ""
    further: bool = False


def counted_in(quantity: Quantity, text: str, *, heads: frozenset[str]) -> Counted:
    """Return who a figure counts; `text` is the stored text of its article.

    `heads` are nouns that say no more than what happened ("deaths"). All that limits the group
    belongs to its name, since twelve soldiers are not twelve young soldiers.
    """
    phrase = quantity.counted_span.of(text) if quantity.counted_span else ""
    further = _is_further(quantity, text)
    head = quantity.counted or ""
    words = [word for word in _WORD.findall(phrase) if word.lower() not in _PLAIN]
    limits = [word.lower() for word in words[:-1]]
    plain = not head or head in _ANYBODY or head in heads
    if plain and not limits:
        return Counted("", "", further)
    return Counted(" ".join([*limits, head]), " ".join(words), further)


def _is_further(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.span.start - _NEAR) : quantity.span.start]
    after = text[quantity.span.end : quantity.span.end + _NEAR]
    return bool(
        _FURTHER.search(before)
        or _OWN.match(quantity.span.of(text))
        or _ON_TOP.match(" ".join(after.split()))
    )
