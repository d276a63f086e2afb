"""What the words around a figure are about: its content words, and the names in its sentence."""

from __future__ import annotations

import re

from retold.types import Article, Claim

_LIGHT = frozenset(
    (
        "be have do make take get give go come put set say tell add state note report announce "
        "claim believe think accord see show know use find keep let seem appear become remain "
        "continue include happen occur follow also more most many much such other own new last "
        "next first very so just even still already only well then now here there as per number "
        "figure total count person people man woman one part year month week day hour percent "
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december today yesterday tomorrow"
    ).split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_NAME = re.compile(
    r"(?<![.!?“”\"‘’'\n] )(?<!^)\b[^\W\d_a-z][\w’'-]{2,}|^[^\W\d_a-z][\w’'-]{2,}(?= [^\W\d_a-z])"
)


def topic_of(claim: Claim) -> frozenset[str]:
    """Return the content words of a claim, as lemmas, without what says nothing by itself."""
    return frozenset(
        term.lemma.lower()
        for term in claim.terms
        if term.pos in _CONTENT and term.lemma.lower() not in _LIGHT and len(term.lemma) > 1
    )


def named_in(article: Article, claim: Claim) -> frozenset[str]:
    """Return the capitalised words of a claim's sentence, in lower case.

    The first counts only where another follows, as in a full name. The sentence holds the words
    that credit a claim, which the claim itself leaves out.
    """
    sentence = claim.sentence.of(article.text)
    links = " ".join(link.canonical for link in claim.attribution)
    words = {word.lower() for word in _NAME.findall(f"{sentence} {links}")}
    return frozenset(words - _LIGHT)
