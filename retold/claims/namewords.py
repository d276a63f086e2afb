"""Which single words an article uses as names, and whether of people.

Entity labels waver from sentence to sentence. Over a whole article they are steadier: a word that
is mostly labelled as a person, or that stands after "Mr", is a surname wherever it stands alone
(one sense per discourse: Gale, Church and Yarowsky, 1992).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from retold.annotate.document import Document

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Prof|Judge|Justice|President"
    r"|Senator|Governor|Professor|Congressman|Congresswoman|Chancellor|Premier)\.?"
    r"\s((?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w’'-]*[a-z])\b"
)
_OTHERS = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of an article, as written: all that are names, and those that are people's."""

    names: frozenset[str]
    people: frozenset[str]

    def is_person(self, word: str) -> bool:
        """Tell whether a word by itself is a person's name in this article."""
        return word in self.people


def name_words(document: Document) -> NameWords:
    """Count how an article uses its capitalised words.

    A word is a name where it is tagged as one more often than not. It is a person's where the
    labels "person" outnumber all others, or where a title stands before it.
    """
    tagged: Counter[tuple[str, bool]] = Counter()
    labels: Counter[tuple[str, bool]] = Counter()
    for sentence in document.sentences:
        for token in sentence.words:
            word = token.text
            if word[:1].isupper():
                tagged[word, token.pos_ == "PROPN"] += 1
                labels[word, True] += token.ent_type_ == "PERSON"
                labels[word, False] += token.ent_type_ in _OTHERS
    found = {word for word, _ in tagged}
    names = {word for word in found if tagged[word, True] > tagged[word, False]}
    titled = {match[1].split()[-1] for match in _TITLED.finditer(document.article.text)}
    people = {word for word in names if labels[word, True] > labels[word, False]}
    return NameWords(frozenset(names), frozenset(people | titled))
