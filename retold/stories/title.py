"""The title of a story: the one among its articles' that tells most of the event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from retold.stories.vectors import Signature
from retold.stories.words import term, words

_TEASE = re.compile(
    r"\?|!|\byou(?:r|'re|’re)?\b|\bthis is (?:why|what|how)\b|\bhere(?:'s|’s| is| are)\b"
    r"|\bwhat (?:we know|to know|happens|happened next)\b|\bwon(?:'t|’t) believe\b|^\W*\d+ things\b"
    r"|\.\.\.|…|^\W*(?:live|watch|video|opinion|analysis|exclusive|explained|breaking)\b\W*[:|]",
    re.IGNORECASE,
)
_FEW_WORDS = 4
_MANY_WORDS = 20
_TEASE_FACTOR = 0.4
_LENGTH_FACTOR = 0.6


def story_title(members: Sequence[Signature], centre: Mapping[str, float]) -> str:
    """Return the title whose terms weigh most in the story, for its length.

    A teaser (a question, an address to the reader, a live blog's banner) and one of too few or too
    many words count less, so they win only where nothing better stands. Ties go to the first.
    """
    best = max(
        range(len(members)), key=lambda index: (_worth(members[index].title, centre), -index)
    )
    return members[best].title


def _worth(title: str, centre: Mapping[str, float]) -> float:
    found = [word.text for word in words(title)]
    if not found:
        return -1.0
    weight = sum(centre.get(key, 0.0) for key in sorted({term(word) for word in found}))
    worth: float = weight / len(found) ** 0.5
    if _TEASE.search(title):
        worth *= _TEASE_FACTOR
    if not _FEW_WORDS <= len(found) <= _MANY_WORDS:
        worth *= _LENGTH_FACTOR
    return worth
