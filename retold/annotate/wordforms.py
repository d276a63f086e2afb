"""Tags -> parts of speech, morphology and lemmas: each distinct case asked of spaCy only once.

The `attribute_ruler` of the English pipeline matches two hundred patterns against every word, yet
all that they look at is the word's tag, its dependency label, and its letters where some pattern
names them; a few look at the next word in the same way. The `lemmatizer` looks at the word, its
part of speech and morphology. So the components themselves answer for each such case when it is
first met, the ruler on a text of one to three words made for the purpose, and the answer is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

MAX_CASES = 1 << 16
_KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_SET = ("TAG", "POS", "MORPH", "DEP")

Case = tuple[int, int, int]
Pattern = Sequence[Mapping[str, Any]]


class Form(NamedTuple):
    """What the ruler sets for a word; `lemma` is 0 where it sets none.

    `sided` tells whether the word can be part of a pattern of two words.
    """

    tag: int
    pos: int
    morph: int
    dep: int
    lemma: int
    sided: bool


class WordForms:
    """Sets parts of speech, morphology and lemmas as the two components would.

    At most `max_cases` answers of a sort are kept; then the table begins anew. A ruler with a
    pattern that looks at more than this class knows of is run as it is.
    """

    def __init__(
        self, ruler: AttributeRuler, lemmatizer: Lemmatizer, *, max_cases: int = MAX_CASES
    ) -> None:
        self._vocab = ruler.vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        rules: Any = ruler.patterns
        patterns: list[Pattern] = [pattern for rule in rules for pattern in rule["patterns"]]
        self._simple = all(_is_simple(pattern) for pattern in patterns)
        self._named = _naming(patterns)
        self._sides = Matcher(ruler.vocab)
        for pattern in patterns:
            if len(pattern) == 2:
                self._sides.add("side", [[dict(word)] for word in pattern])
        self._max_cases = max_cases
        self._letters: dict[int, int] = {}
        self._forms: dict[tuple[Case, ...], Form] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the forms of each text in place; its tags and dependencies must be known."""
        for doc in docs:
            if not self._simple:
                self._lemmatizer(self._ruler(doc))
            elif len(doc):
                self._set(doc)

    def _set(self, doc: Doc) -> None:
        given = doc.to_array(["LOWER", "TAG", "DEP", "ORTH"])
        forms = self._read(doc, given[:, :3].tolist())
        _write(doc, _SET, [form[:4] for form in forms])
        lemmas = self._lemmatised(doc, forms, given[:, 3].tolist())
        _write(doc, ("LEMMA",), [(lemma,) for lemma in lemmas])

    def _read(self, doc: Doc, rows: Sequence[Sequence[int]]) -> list[Form]:
        cases: list[Case] = [(self._letter(lower), tag, dep) for lower, tag, dep in rows]
        forms = [self._form(doc, i, (case,)) for i, case in enumerate(cases)]
        alone = tuple(forms)
        for i in range(1, len(cases)):
            if alone[i].sided and alone[i - 1].sided:
                forms[i - 1] = self._beside(doc, i - 1, cases)
                forms[i] = self._beside(doc, i, cases)
        return forms

    def _beside(self, doc: Doc, at: int, cases: Sequence[Case]) -> Form:
        """Return the form of a word that a neighbour may have a say in."""
        first = max(at - 1, 0)
        return self._form(doc, first, tuple(cases[first : at + 2]), at - first)

    def _letter(self, lower: int) -> int:
        """Return the word where some pattern names it or it is white space, else 0."""
        kept = self._letters.get(lower)
        if kept is None:
            word = self._vocab.strings[lower]
            kept = lower if word.isspace() or self._named(word) else 0
            _bound(self._letters, self._max_cases)[lower] = kept
        return kept

    def _form(self, doc: Doc, first: int, cases: tuple[Case, ...], wanted: int = 0) -> Form:
        """Return the form of the wanted one of the words from `first` on; the ruler decides."""
        key = (*cases, (wanted, 0, 0)) if len(cases) > 1 else cases
        form = self._forms.get(key)
        if form is None:
            words = [doc[first + i].text for i in range(len(cases))]
            made = Doc(self._vocab, words=words)
            _write(made, ("TAG", "DEP"), [case[1:] for case in cases])
            sided = len(cases) == 1 and self._may_be_beside(made)
            self._ruler(made)
            tag, pos, morph, dep, lemma = made.to_array([*_SET, "LEMMA"])[wanted].tolist()
            form = Form(tag, pos, morph, dep, lemma, sided)
            _bound(self._forms, self._max_cases)[key] = form
        return form

    def _may_be_beside(self, word: Doc) -> bool:
        return len(self._sides) > 0 and bool(self._sides(word, allow_missing=True))

    def _lemmatised(self, doc: Doc, forms: Sequence[Form], words: Sequence[int]) -> Iterator[int]:
        lemmas = self._lemmas
        for i, (form, word) in enumerate(zip(forms, words, strict=True)):
            if form.lemma:
                yield form.lemma
                continue
            key = (word, form.pos, form.morph)
            lemma = lemmas.get(key)
            if lemma is None:
                lemma = self._vocab.strings.add(self._lemmatizer.lemmatize(doc[i])[0])
                _bound(lemmas, self._max_cases)[key] = lemma
            yield lemma


def _write(doc: Doc, attributes: Sequence[str], rows: Sequence[Sequence[int]]) -> None:
    """Set attributes of every token, one row for each."""
    values: Any = np.array(rows, dtype=np.uint64)
    doc.from_array(list(attributes), values)


def _is_simple(pattern: Pattern) -> bool:
    return len(pattern) <= 2 and all(word.keys() <= _KNOWN for word in pattern)


def _naming(patterns: Sequence[Pattern]) -> Callable[[str], bool]:
    """Return a test of whether some pattern names a word in lower case."""
    literal: set[str] = set()
    shapes: list[str] = []
    for test in (word["LOWER"] for pattern in patterns for word in pattern if "LOWER" in word):
        if isinstance(test, str):
            literal.add(test)
            continue
        for name, value in test.items():
            if name == "REGEX":
                shapes.append(value)
            else:
                literal.update(value)
    shape = re.compile("|".join(f"(?:{s})" for s in shapes) or r"(?!)")
    return lambda word: word in literal or shape.search(word) is not None


def _bound(table: dict[Any, Any], most: int) -> dict[Any, Any]:
    if len(table) >= most:
        table.clear()
    return table
