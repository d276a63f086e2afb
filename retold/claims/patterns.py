"""The patterns of a parsed sentence that the statistical readers weigh.

Words in runs of one to three; the same runs with the nouns and adjectives of the subject matter
folded into "N" and "J", so that "drinking coffee is associated with" and "living near roads is
associated with" share a pattern; and the words about the main verb with their grammatical roles.
Syntactic n-grams follow Sidorov et al., Syntactic N-grams as machine learning features (2014).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.wordvectors import SIZE, load

DENSE = 4 * SIZE
_KEPT = words(
    "association correlation relationship link predictor risk factor effect impact role cause "
    "evidence difference increase decrease reduction improvement study result finding datum trial "
    "change likelihood odd rate level outcome no more less high low great few significant "
    "independent prevalence benefit influence marker contribution consequence likely associated "
    "higher lower greater effective safe useful able unable possible potential positive negative "
    "predictive beneficial protective unlikely responsible superior inferior similar better worse "
    "well"
)
_NUMBER = re.compile(r"\d[\d.,]*")
_CLAUSES = frozenset({"ccomp", "xcomp", "acomp", "prep"})
_VERBAL = frozenset({"aux", "auxpass", "neg"})
_GROUPS = (frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"}), frozenset({"ADJ", "ADV"}))


def buckets(tokens: Sequence[Token], *, bits: int) -> NDArray[np.int64]:
    """Return the patterns of one or more sentences, each once, as sorted numbers under 2**bits.

    The hashing trick of Weinberger et al. (2009): no pattern is ever stored as text.
    """
    mask = (1 << bits) - 1
    found = {zlib.crc32(pattern.encode("utf-8")) & mask for pattern in patterns(tokens)}
    return np.array(sorted(found), dtype=np.int64)


def meanings(tokens: Sequence[Token]) -> NDArray[np.float32]:
    """Return the mean word vectors of nouns, of verbs, of adjectives, and about the main verbs."""
    lemmas = [token.lemma_.lower() for token in tokens]
    chosen = [[w for t, w in zip(tokens, lemmas, strict=True) if t.pos_ in g] for g in _GROUPS]
    chosen.append([w for t, w in zip(tokens, lemmas, strict=True) if _is_main(t.head)])
    table = load()
    return np.concatenate([table.mean(group) for group in chosen])


def patterns(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield every pattern, some of them more than once."""
    forms = [_NUMBER.sub("0", token.lower_) for token in tokens]
    yield from _runs("w", forms, longest=3)
    yield from _runs("p", _folded(tokens), longest=4)
    inside = {token.i for token in tokens}
    for token in tokens:
        lemma, head, role = token.lemma_.lower(), token.head.lemma_.lower(), token.dep_
        if token.head.i not in inside:
            head = "?"
        yield f"d{role}:{lemma}<{head}"
        yield f"e{role}:{token.pos_}<{head}"
        yield f"f{role}:{lemma}"
        if _is_main(token):
            yield from _main(token)


def _is_main(token: Token) -> bool:
    return token.dep_ == "ROOT"


def _runs(label: str, items: list[str], *, longest: int) -> Iterator[str]:
    fenced = ["<s>", *items, "</s>"]
    for size in range(1, longest + 1):
        for start in range(len(fenced) - size + 1):
            yield label + " ".join(fenced[start : start + size])


def _folded(tokens: Sequence[Token]) -> list[str]:
    """Fold the nouns and adjectives that are no words of argument; a run of nouns counts once."""
    folded: list[str] = []
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma not in _KEPT and token.pos_ in {"NOUN", "PROPN"}:
            lemma = "N"
        elif lemma not in _KEPT and token.pos_ == "ADJ":
            lemma = "J"
        if lemma != "N" or folded[-1:] != ["N"]:
            folded.append(lemma)
    return folded


def _main(root: Token) -> Iterator[str]:
    """Yield the main verb with its auxiliaries, and the clauses that hang on it with theirs."""
    lemma = root.lemma_.lower()
    children = list(root.children)
    yield f"R{lemma}"
    yield f"RC{root.tag_}+{_verbal(children)}"
    for child in children:
        form = child.lemma_.lower()
        yield f"Rc{child.dep_}:{form}"
        if child.dep_ in _CLAUSES:
            below = list(child.children)
            yield f"R2{child.dep_}:{lemma}:{form}"
            yield f"R3{child.dep_}{child.tag_}:{_verbal(below)}"
            for word in below:
                yield f"R4{child.dep_}:{word.dep_}:{word.lemma_.lower()}"


def _verbal(children: list[Token]) -> str:
    return " ".join(c.lemma_.lower() for c in children if c.dep_ in _VERBAL)
