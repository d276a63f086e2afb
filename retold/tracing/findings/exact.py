"""Whether an article gives a head's number outright after all, for which its lead has a bound.

"At least 40 people were killed", and further down "the 40 people": the number stands without its
bound. It is looked for in the words, since a number beside a noun of the wrong form ("40 civilian
killed") or behind words run into its sentence ("Tags Mill Fire Three women") is not always read.
"""

from __future__ import annotations

import re

from retold.annotate.numberwords import VALUES
from retold.tracing.evidence import Scene
from retold.types import HEADS, Claim, Quantity

_BOUND = re.compile(
    r"\b(?:at\s(?:the\s)?(?:least|most)|(?:more|less|fewer|greater|higher|other)\sthan|over|under|above|"
    r"below|up\sto|as\smany\sas|upwards?\sof|nearly|almost|about|around|some|roughly|"
    r"approximately|close\sto|minimum\sof|exceed\w*|estimated|another|additional|further|least|"
    r"to|or|and|between|from|than)\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:\+|or\smore|plus|or\sso)\b", re.IGNORECASE)


def is_told_outright(scene: Scene, claim: Claim, figure: Quantity) -> bool:
    """Whether the body has a figure's number bare before the same noun, of one or of many."""
    noun = figure.counted
    if figure.low is None or figure.low != figure.high or not figure.low.is_integer():
        return False
    if noun is None or not noun.isalpha():
        return False
    number = _written(int(figure.low or 0))
    forms = {noun, noun + "s", _many(noun)}
    told = rf"(?<![\w.,])(?:{number})\s(?:[A-Za-z-]+\s)?(?:{'|'.join(map(re.escape, forms))})\b"
    for text in _bodies(scene, claim.article):
        for found in re.finditer(told, text, re.IGNORECASE):
            if not _BOUND.search(text[: found.start()]) and not _MORE.match(text, found.end()):
                return True
    return False


def _bodies(scene: Scene, article: str) -> list[str]:
    known = scene.articles[article]
    return [b.span.of(known.text) for b in known.blocks if b.kind not in HEADS]


def _many(noun: str) -> str:
    return {"man": "men", "woman": "women", "child": "children", "person": "people"}.get(
        noun, re.sub(r"y$", "ies", noun)
    )


def _written(number: int) -> str:
    """A number in digits, with a comma or none, and in words as far as one word has it."""
    words = [word for word, value in VALUES.items() if value == number]
    return "|".join([str(number), f"{number:,}", *words])
