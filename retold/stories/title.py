"""The title of a story: the one among its articles' that tells most of the event."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from retold.stories.vectors import Signature
from retold.stories.words import term, words

_TEASE = re.compile(
    r"\?|!|\byou(?:r|'re|’re)?\b|\bthis is (?:why|what|how)\b|\bhere(?:'s|’s| is| are)\b"
    r"|\bwhat (?:we know|to know|happens|happened next)\b|\bwon(?:'t|’t) believe\b|^\W*\d+ things\b"
    r"|\.\.\.|…|^\W*(?:live|watch|video|opinion|analysis|exclusive|explained|breaking)\b\W*[:|]",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\s\|\s|�|^\W*title:|\(\W*(?:video|photos?|audio|live)\W*\)", re.IGNORECASE
)
_FEW_WORDS = 4
_MANY_WORDS = 20
_TEASE_FACTOR = 0.4
_LENGTH_FACTOR = 0.6
_FURNITURE_FACTOR = 0.8


def best_title(titles: Sequence[str], weight: Callable[[str], float]) -> str:
    """Return the title whose terms weigh most in the story, for its length.

    `weight` tells what a term weighs in the story. A teaser (a question, an address to the reader,
    a live blog's banner), a title of too few or too many words and one with the site's own words
    or broken letters count less, so they win only where nothing better stands. Ties go to the
    first.
    """
    best = max(range(len(titles)), key=lambda index: (_worth(titles[index], weight), -index))
    return titles[best]


def story_title(members: Sequence[Signature], centre: Mapping[str, float]) -> str:
    """Return the best title of a story's articles; `centre` has the mean weights of its terms."""
    return best_title([member.title for member in members], lambda key: centre.get(key, 0.0))


def _worth(title: str, weight: Callable[[str], float]) -> float:
    found = [word.text for word in words(title)]
    if not found:
        return -1.0
    total = sum(weight(key) for key in sorted({term(word) for word in found}))
    worth: float = total / len(found) ** 0.5
    if _TEASE.search(title):
        worth *= _TEASE_FACTOR
    if _FURNITURE.search(title):
        worth *= _FURNITURE_FACTOR
    if not _FEW_WORDS <= len(found) <= _MANY_WORDS:
        worth *= _LENGTH_FACTOR
    return worth
