"""Whether the words of a claim negate their own predicate."""

from __future__ import annotations

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.doubts import doubts
from retold.claims.lexicon import LIKELIHOOD, words
from retold.claims.predicates import Predicate, negators, predicate
from retold.types import Polarity, Span

_NO_SUBJECTS = words("nobody nothing none neither")
_NOT_MORE = words("only just merely simply least less fewer more longer doubt")
_WEIGHED = LIKELIHOOD.keys() | {"clear", "possible", "impossible", "sure"}
_FALSE = words("false untrue")


def polarity_of(sentence: Sentence, span: Span) -> Polarity:
    """Tell whether the words negate their own predicate; two negations affirm.

    A "not" that weighs a hedge ("not likely") has been read as certainty and does not count, nor
    does a verb that is negative in itself ("failed", "denied").
    """
    core = predicate(sentence, span)
    if core is None:
        return Polarity.AFFIRMED
    count = len(negations(core)) + sum(1 for t in core.chain if t.lower_ in _FALSE)
    return Polarity.NEGATED if count % 2 else Polarity.AFFIRMED


def negations(core: Predicate) -> list[Token]:
    """Return the words that negate the predicate; what weighs a hedge or a part alone does not."""
    inside = {token.i for token in core.tokens}
    found = [n for link in core.chain for n in negators(link) if n.i in inside]
    found = [n for n in found if not _weighs_hedge(n, core) and not _focus(n)]
    for child in core.children("nsubj", "nsubjpass", "dobj", "attr"):
        found += _negated_noun(child)
    found += [c for c in core.children("advmod") if _no_longer(c)]
    found += [c for c in core.children("preconj", "cc") if c.lower_ in {"neither", "nor"}]
    hedging = {token.i for mark in doubts(core) for token in mark.tokens}
    return [n for n in found if n.i not in hedging]


def _weighs_hedge(negator: Token, core: Predicate) -> bool:
    """Tell whether a "not" belongs to "likely", "certain" or "clear"."""
    if negator.head.lower_ in _WEIGHED:
        return True
    ahead = negator.nbor(1).lower_ if negator.i + 1 < len(negator.doc) else ""
    predicated = any(
        c.lower_ in _WEIGHED and c.i > negator.i for c in negator.head.children if c.dep_ == "acomp"
    )
    return (predicated and core.governs(negator.head)) or ahead in LIKELIHOOD


def _focus(negator: Token) -> bool:
    """Tell whether a "not" denies no more than a part: "not only", "not until Friday"."""
    ahead = negator.nbor(1).lower_ if negator.i + 1 < len(negator.doc) else ""
    until = any(c.lower_ == "until" for c in negator.head.children)
    until = until or any(g.lower_ == "until" for c in negator.head.children for g in c.children)
    return ahead in {"only", "just", "merely", "simply", "surprisingly"} or until


def _negated_noun(noun: Token) -> list[Token]:
    before = noun.nbor(-1).lower_ if noun.i else ""
    if noun.lower_ in _NO_SUBJECTS or (noun.lower_ == "one" and before == "no"):
        return [noun]
    if noun.lower_ == "doubt":
        return []
    for child in noun.children:
        after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if child.lower_ in {"no", "neither"} and child.dep_ in {"det", "preconj"}:
            return [] if after in _NOT_MORE or after[:1].isdigit() else [child]
        if child.dep_ in {"neg", "preconj"} and child.lower_ == "not" and after not in _NOT_MORE:
            return [child]
    return []


def _no_longer(token: Token) -> bool:
    longer = token.lower_ == "longer" and any(c.lower_ == "no" for c in token.children)
    return longer and not any(c.lower_ in LIKELIHOOD for c in token.head.children)
