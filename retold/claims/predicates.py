"""The main predicate of a claim's words: where a hedge or a negation must stand to govern it.

A hedge belongs to the clause it modifies. "Likely voters" says nothing about how sure the clause
is; "is likely to" does. The chain built here starts at the head of the content and goes down
through words that add no event of their own (copulas, "appear to", "is likely to", "it is
believed that"), and stops at the first verb that does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.lexicon import words
from retold.types import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
BELIEF_PASSIVES = words(
    "believe think understand estimate fear say report allege claim rumour rumor presume assume "
    "suspect expect hold consider suppose purport repute"
)
RAISING_VERBS = words(
    "be appear seem go begin start continue tend happen prove turn ought need have look remain set"
)
RAISING_ADJECTIVES = words(
    "likely unlikely probable improbable possible certain uncertain sure bound set due unclear "
    "clear doubtful conceivable plausible true false poised"
)
_BELIEF_VERBS = words(
    "think believe guess suppose suspect doubt assess judge estimate expect feel assume "
    "reckon fear hope know"
)
_CHANCES = words(
    "possibility chance probability likelihood doubt question report rumour rumor odd risk "
    "prospect allegation suggestion"
)
FIRST_PERSON = frozenset({"i", "we"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "csubj", "xcomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The predicate of a content.

    `chain` runs from the head word inwards. `coordinate` holds the heads of predicates joined to
    it by "and" or "or". `tokens` are the words of the content, without source and cue; `forms`
    holds their forms and lemmas in lower case, so that a rule whose words are absent costs nothing.
    """

    chain: tuple[Token, ...]
    coordinate: tuple[Token, ...]
    tokens: tuple[Token, ...]
    forms: frozenset[str] = field(init=False, repr=False, compare=False)
    _places: frozenset[int] = field(init=False, repr=False, compare=False)
    _dependents: tuple[tuple[str, Token], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        inside = {token.i for token in self.tokens}
        children = (child for link in self.chain for child in link.children)
        dependents = tuple((child.dep_, child) for child in children if child.i in inside)
        lemmas = {token.lemma_.lower() for token in self.tokens}
        forms = frozenset({token.lower_ for token in self.tokens} | lemmas)
        object.__setattr__(self, "forms", forms)
        object.__setattr__(self, "_places", frozenset(link.i for link in self.chain))
        object.__setattr__(self, "_dependents", dependents)

    @property
    def root(self) -> Token:
        """The head word of the content."""
        return self.chain[0]

    def governs(self, token: Token) -> bool:
        """Tell whether the word is one of the chain."""
        return token.i in self._places

    def children(self, *deps: str) -> Iterator[Token]:
        """Yield the dependents of the chain with one of these labels, inside the content."""
        for dep, child in self._dependents:
            if dep in deps:
                yield child

    def subject(self) -> Token | None:
        """Return the first subject of the chain that is no expletive, if it has one."""
        found = [c for c in self.children(*SUBJECTS) if c.dep_ != "expl" and not expletive(c)]
        return found[0] if found else None


def words_in(sentence: Sentence, span: Span, *, outside: tuple[Span, ...] = ()) -> list[Token]:
    """Return the tokens of the sentence that lie in the span and in none of `outside`."""
    starts, tokens = sentence.starts, sentence.words
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    within = [token for token in tokens[first:last] if not token.is_space]
    while within and sentence.base + within[-1].idx + len(within[-1]) > span.end:
        within.pop()
    hidden = [(o.start - sentence.base, o.end - sentence.base) for o in outside]
    if not hidden:
        return within
    return [
        token
        for token in within
        if not any(token.idx < end and start < token.idx + len(token) for start, end in hidden)
    ]


def predicate(
    sentence: Sentence, span: Span, *, outside: tuple[Span, ...] = ()
) -> Predicate | None:
    """Find the predicate of the words in `span`; None where the span holds no word."""
    return _predicate(sentence, span, tuple(o for o in outside if o.overlaps(span)))


@lru_cache(maxsize=4)
def _predicate(sentence: Sentence, span: Span, outside: tuple[Span, ...]) -> Predicate | None:
    tokens = [t for t in words_in(sentence, span, outside=outside) if not t.is_punct]
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    root = _root(tokens, inside)
    chain = [root]
    for link in chain:
        chain.extend(c for c in _inner(link) if c.i in inside and c not in chain)
    coordinate = tuple(
        child
        for link in chain
        for child in link.conjuncts
        if child.i in inside and child.pos_ in {"VERB", "AUX"} and child not in chain
    )
    return Predicate(tuple(chain), coordinate, tuple(tokens))


def expletive(token: Token) -> bool:
    """Tell whether a subject is an "it" or "there" that stands for nothing yet."""
    return token.dep_ == "expl" or (token.lower_ == "it" and token.dep_ in SUBJECTS)


def lemma_of(token: Token) -> str:
    """Return the lemma of a word; "’s" and "’re" are "be", which the model does not always say."""
    contracted = token.lower_.replace("’", "'") in {"'s", "'re", "'m"}
    return "be" if contracted and token.pos_ in {"AUX", "VERB"} else token.lemma_.lower()


def negators(token: Token) -> list[Token]:
    """Return the words "not", "n't" and "never" that hang on a word."""
    return [child for child in token.children if child.dep_ == "neg"]


def passive(token: Token) -> bool:
    """Tell whether a verb is in the passive, or a bare participle as headlines have it."""
    if any(child.dep_ == "auxpass" for child in token.children):
        return True
    return token.tag_ == "VBN" and not any(child.dep_ == "aux" for child in token.children)


def _root(tokens: list[Token], inside: set[int]) -> Token:
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    verbs = [t for t in heads if t.pos_ in {"VERB", "AUX"}]

    def weight(token: Token) -> tuple[int, int]:
        return sum(1 for t in token.subtree if t.i in inside), -token.i

    found = verbs or heads or tokens
    return found[0] if len(found) == 1 else max(found, key=weight)


def _inner(link: Token) -> list[Token]:
    """Return the dependents that carry the same proposition one step further in."""
    if link.pos_ in {"VERB", "AUX"}:
        return _inner_of_verb(link)
    if link.lower_ in RAISING_ADJECTIVES:
        return [c for c in link.children if c.dep_ in {"xcomp", "ccomp"}]
    if link.lemma_.lower() in _CHANCES:
        return [c for c in link.children if c.dep_ in {"acl", "ccomp", "relcl"}]
    return []


def _inner_of_verb(link: Token) -> list[Token]:
    children = list(link.children)
    lemma = lemma_of(link)
    found = [c for c in children if c.dep_ in {"acomp", "oprd"}]
    there = any(c.dep_ == "expl" for c in children)
    found += [c for c in children if there and c.dep_ == "attr"]
    subjects = [c for c in children if c.dep_ in SUBJECTS]
    waiting = any(expletive(c) for c in subjects)
    speaking = any(c.lower_ in FIRST_PERSON for c in subjects) and lemma in _BELIEF_VERBS
    believed = passive(link) and lemma in BELIEF_PASSIVES
    if believed or lemma in RAISING_VERBS:
        found += [c for c in children if c.dep_ == "xcomp"]
    if speaking:
        found += [c for n in _confidences(link) for c in n.children if c.dep_ in {"acl", "ccomp"}]
    if speaking or (waiting and (believed or lemma in RAISING_VERBS)):
        found += [c for c in children if c.dep_ in {"ccomp", "csubj"}]
    return found


def _confidences(link: Token) -> list[Token]:
    """Return the noun of "assess with high confidence that", where the parse hangs the clause."""
    nouns = (n for p in link.children if p.lower_ == "with" for n in p.children)
    return [n for n in nouns if n.lower_ == "confidence"]
