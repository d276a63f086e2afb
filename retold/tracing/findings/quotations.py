"""The quotations of a story, found by their words: whom to compare, without comparing all pairs.

In a story of thousands of articles one remark is quoted thousands of times. Quotations are looked
up by two words in a row and by the letters that words begin with, and those with one wording are
looked at once where it is their wording that counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from retold.tracing.evidence import Scene
from retold.tracing.findings.fragments import HYPHENS, Fragment

FIRST_LETTERS = 8
MOST = 400
"""How many quotations one is compared with at most: more than any story of hundreds has of it."""
_APART = "\n"
_Words = tuple[str, ...]


class Quotations:
    """Quotations in the order in which they are given, with what finds them."""

    def __init__(self, scene: Scene, found: Sequence[Fragment]) -> None:
        self._scene = scene
        self._found = found
        self._of_article: dict[str, list[Fragment]] = defaultdict(list)
        self._pairs: dict[_Words, list[int]] = defaultdict(list)
        self._begun: dict[str, list[int]] = defaultdict(list)
        self._told: dict[_Words, list[int]] = defaultdict(list)
        self._letters: dict[str, set[str]] = defaultdict(set)
        for at, each in enumerate(found):
            self._of_article[each.article].append(each)
            self._told[each.words].append(at)
            self._letters[each.letters].add(each.article)
            for pair in dict.fromkeys(pairwise(each.words)):
                self._pairs[pair].append(at)
            for begin in dict.fromkeys(_beginnings(each)):
                self._begun[begin].append(at)
        self._places = {id(each): at for at, each in enumerate(found)}
        self._wordings: dict[_Words, list[_Words]] = defaultdict(list)
        for words in self._told:
            for pair in dict.fromkeys(pairwise(words)):
                self._wordings[pair].append(words)
        self._tellers: dict[_Words, list[int]] = {}
        self._all = _APART.join(self._letters)
        self._ends = list(accumulate(len(letters) + 1 for letters in self._letters))
        self._tellings = list(self._letters.values())

    def __iter__(self) -> Iterator[Fragment]:
        return iter(self._found)

    def of_article(self, article: str) -> Sequence[Fragment]:
        """Return the quotations of one article."""
        return self._of_article.get(article, ())

    def beginning(self, letters: str) -> Iterator[Fragment]:
        """Yield the quotations in which a word begins with the first of these letters."""
        return (self._found[at] for at in self._begun.get(letters[:FIRST_LETTERS], ()))

    def near(self, told: Fragment) -> list[Fragment]:
        """Return the quotations of its article, and those that share two words in a row with it.

        MOST of these, or a few more, those first that share the rarest words.
        """
        found = {self._places[id(each)] for each in self.of_article(told.article)}
        rows = [self._pairs[pair] for pair in dict.fromkeys(pairwise(told.words))]
        for row in sorted(rows, key=len):
            found.update(row[:MOST])
            if len(found) >= MOST:
                break
        return [self._found[at] for at in sorted(found)]

    def told_elsewhere(self, told: Fragment) -> bool:
        """Whether a quotation of another article has the letters of this one."""
        if self._letters[told.letters] - {told.article}:
            return True
        if not told.letters:
            return len(self._of_article) > 1
        at = self._all.find(told.letters)
        while at >= 0:
            place = bisect_right(self._ends, at)
            if self._tellings[place] - {told.article}:
                return True
            at = self._all.find(told.letters, self._ends[place])
        return False

    def holding(self, told: Fragment) -> list[Fragment]:
        """Return the longer quotations that hold the words of this one, in order.

        Of those of other articles that give a speaker's words to the letter, the first tellers.
        """
        found = set()
        for words in self._wordings.get(told.words[:2], ()):
            if len(words) > len(told.words) and window(words, told.words) is not None:
                found.update(self._first_tellers(words))
        homes = [self._found[at] for at in sorted(found)]
        own = [
            each
            for each in self.of_article(told.article)
            if len(each.words) > len(told.words) and window(each.words, told.words) is not None
        ]
        others = [each for each in homes if each.article != told.article]
        return sorted([*own, *others], key=lambda each: self._places[id(each)])

    def _first_tellers(self, words: _Words) -> list[int]:
        """Return who gives these words first, two articles for each speaker and punctuation."""
        if words not in self._tellers:
            kept: dict[object, dict[str, int]] = defaultdict(dict)
            for at in self._told[words]:
                each = self._found[at]
                text = self._scene.text(each.article)
                raw = text[max(0, each.span.start - 1) : each.span.end + 1]
                first = kept[each.speaker, raw]
                if len(first) < 2:
                    first.setdefault(each.article, at)
            self._tellers[words] = [at for first in kept.values() for at in first.values()]
        return self._tellers[words]


def window(words: _Words, told: _Words) -> tuple[int, int] | None:
    """Return where in `words` the words told stand in a row, as a slice."""
    size = len(told)
    for at in range(len(words) - size + 1):
        if words[at : at + size] == told:
            return at, at + size
    return None


def _beginnings(each: Fragment) -> Iterator[str]:
    """Yield the letters that follow from the begin of each word on."""
    begin = 0
    for word in each.words:
        yield each.letters[begin : begin + FIRST_LETTERS]
        begin += len(word.translate(HYPHENS))
