"""When a claim is an opinion: it says what ought to be, or praises or blames."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.predicates import SUBJECTS, Predicate, lemma_of

_VALUED = words(
    "unacceptable disgraceful shameful outrageous brilliant wonderful terrible awful horrible "
    "fantastic excellent amazing appalling ridiculous absurd disgusting deplorable reprehensible "
    "heroic cowardly barbaric despicable unfair fair wise foolish stupid beautiful ugly tragic "
    "regrettable unforgivable inexcusable irresponsible reckless unjust wrong immoral great good "
    "bad best worst disappointing encouraging worrying alarming important essential vital crucial "
    "necessary unnecessary pointless useless welcome unwelcome premature unthinkable intolerable "
    "acceptable"
)
_VERDICTS = words(
    "disgrace shame mistake scandal outrage disaster tragedy triumph farce joke success failure "
    "nightmare embarrassment betrayal insult miracle sham liar coward "
    "hypocrite"
)
_JUDGING = _VALUED | _VERDICTS
_OUGHT = words("should ought must")
_TURNING = words("get become grow turn go")


def opinion(core: Predicate, _said: frozenset[str]) -> Sequence[Token]:
    """Read "should" and "must" of an event to come, and a predicate that praises or blames.

    A "should" before its subject is an "if", and a thing that got worse is no judgement.
    """
    ought = [c for c in core.children("aux") if c.lower_ in _OUGHT and not _turned(c)]
    if ought and not any(c.lemma_ == "have" and c.dep_ == "aux" for c in core.children("aux")):
        return ought
    return judging(core)


def judging(core: Predicate) -> tuple[Token, ...]:
    """Return the word of the predicate that praises or blames, if it has one."""
    for child in core.children("acomp", "attr", "oprd"):
        compared = child.tag_ in {"JJR", "RBR"}
        if child.lemma_.lower() in _JUDGING and not (compared or lemma_of(child.head) in _TURNING):
            return (child,)
    return ()


def _turned(modal: Token) -> bool:
    subjects = [c for c in modal.head.children if c.dep_ in SUBJECTS]
    return bool(subjects) and modal.i < subjects[0].i
