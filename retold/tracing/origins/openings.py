"""Whom an opening sentence names as telling or releasing, where no attribution was read in it.

"The lake office on Monday said", "Ana Ruiz, who heads the board, released": the one who tells is a
source of the story by name, and stands as the subject of a verb of telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from retold.types import Span

_TELLS = (
    r"(?:says?|said|announce[sd]?|advise[sd]?|admit(?:s|ted)?|reports?|reported|warns?|warned|notes?|"
    r"noted|told|tells|unveil(?:s|ed)?|release[sd]?|publish(?:es|ed)?|share[sd]?|present(?:s|ed)|"
    r"reveal(?:s|ed)?|propose[sd]?|confirm(?:s|ed)?|acknowledge[sd]?)\b"
)
_APART = (
    r"(?:\s*\([^)]{1,24}\))?(?:,\s[^,.;:“”\"]{2,90},)?"
    r"(?:\s(?:of|in|at|for)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of|for|and|the|[A-Z][\w’'-]*)){0,6})?"
    r"(?:\s(?:on\s)?(?:[A-Z][a-z]+day|today|now|also|later|earlier|monitor|group))*"
    r"\s(?:ha(?:s|ve|d)\s)?(?:now\s|also\s|just\s|had\sto\s)*"
)
_OBLIQUE = re.compile(
    r"\b(?:of|by|to|for|from|with|against|about|at|in|than|on|under|over|after|before|or|like|"
    r"(?<!, )and|ex|former|late|anti|pro)[\s-](?:the\s)?(?:[A-Z][a-z]+\.?\s)?$"
)
_BY = r"\b(?:released|published|announced|presented|unveiled|reported|issued)\sby\s(?:the\s)?"
_SHORTEST = 4


def teller(told: str, names: Mapping[str, str]) -> tuple[str, Span] | None:
    """Return whom a sentence names as telling, with the place of the name in it, if it names one.

    `names` gives for each name, as it may stand in the text, whom it counts for. Two who tell, and
    who count for two, are none.
    """
    found = [(names[name], at) for name in names for at in _places(told, name)]
    if not found or len({who for who, _ in found}) > 1:
        return None
    return min(found, key=lambda each: each[1].start)


def _places(told: str, name: str) -> Iterable[Span]:
    if len(name) < _SHORTEST or name not in told:
        return
    escaped = r"\s".join(map(re.escape, name.split()))
    for found in re.finditer(rf"\b{escaped}(?={_APART}{_TELLS})", told):
        if not _OBLIQUE.search(told[: found.start()]):
            yield Span(*found.span())
    for found in re.finditer(rf"{_BY}(?P<who>{escaped})\b(?!['’-])", told):
        yield Span(*found.span("who"))
