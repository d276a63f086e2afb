"""Whether two claims that match word for word say the opposite of each other.

Two words far apart in sense can be near as vectors ("rise" and "fall" keep the same company), so
opposites are a closed list here: antonyms of news prose after the relations of WordNet (Fellbaum
1998), each with no reading in which both hold of one thing at one time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from retold.types import Claim, ClaimKind, Mode, Polarity, Term

_PAIRS = (
    "rise/fall/drop/decline/decrease/shrink/plunge/tumble",
    "increase/fall/drop/decline/decrease/shrink/plunge/tumble",
    "grow/shrink/decline/decrease/fall",
    "climb/fall/drop/decline/plunge/tumble",
    "soar/fall/drop/decline/plunge/tumble",
    "win/lose",
    "approve/reject/veto/block",
    "pass/reject/fail/veto/block",
    "accept/reject/refuse/decline",
    "adopt/reject",
    "uphold/overturn/strike/quash/annul",
    "support/oppose",
    "back/oppose",
    "favour/oppose",
    "favor/oppose",
    "agree/refuse/disagree",
    "allow/forbid/ban/prohibit/bar",
    "permit/forbid/ban/prohibit/bar",
    "legalise/ban/outlaw",
    "legalize/ban/outlaw",
    "guilty/innocent",
    "convict/acquit",
    "survive/die/perish",
    "alive/dead",
    "safe/unsafe/dangerous",
    "legal/illegal/unlawful",
    "lawful/illegal/unlawful",
    "effective/ineffective",
    "stay/leave/resign/quit",
    "remain/leave/resign/quit",
    "open/close/shut",
    "reopen/close",
    "succeed/fail",
    "strengthen/weaken",
    "improve/worsen/deteriorate",
    "tighten/ease/relax/loosen",
    "raise/lower/cut/reduce",
    "gain/lose",
    "arrive/depart",
    "present/absent",
    "possible/impossible",
    "likely/unlikely",
    "stable/unstable",
    "full/empty",
    "public/secret",
    "above/below",
)
OPPOSITES = frozenset(
    frozenset({first, other})
    for row in _PAIRS
    for first, *others in [row.split("/")]
    for other in others
)
_PREDICATES = frozenset({"ROOT", "acomp", "attr", "ccomp", "xcomp", "conj", "relcl", "acl"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
_MODIFIERS = frozenset({"amod", "compound", "nummod", "poss", "nmod"})
_LIMITED = re.compile(
    r"\b(?:some|all|most|many|few|several|every|each|both|half|part(?:s|ly|ially)?|almost|nearly|"
    r"only|just|alone|mainly|largely|mostly|not\s+(?:all|every|only|just|the\s+first|the\s+only|"
    r"enough|necessarily|always)|any|fully|entirely|completely|widely|officially|publicly|"
    r"specif\w+|further|more|longer)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:immediately|yet|so\s+far|still|initially|at\s+first|earlier|previously|now|no\s+longer|"
    r"again|until|since|before|after|originally|once|eventually|finally|later|meanwhile|"
    r"would|could|should)\b",
    re.IGNORECASE,
)
_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|scarcely|"
    r"den(?:y|ies|ied|ying))\b|n['’]t\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?<=\s)any\s(?!more\b|longer\b)", re.IGNORECASE)
_CONTRAST = re.compile(r"(?:,|\bbut|\band|\bor|[-–—])\s*not\b", re.IGNORECASE)
_THERE = re.compile(r"there\s+(?:is|are|was|were)\b", re.IGNORECASE)
_PLANNED = frozenset({ClaimKind.PREDICTION, ClaimKind.INTENTION})
_WEIGHED = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE, ClaimKind.DENIAL})


def narrower(a: Claim, b: Claim) -> bool:
    """Whether a word of the one sets a thing apart that both name: "the old crane", "the crane"."""
    words = {term.lemma for term in b.terms}
    return any(
        term.role in _MODIFIERS and term.head in words and term.lemma not in words
        for term in a.terms
    )


def negated(claim: Claim) -> bool:
    """Whether a claim as a whole denies its content; a denial of a negation affirms it."""
    return (claim.polarity is Polarity.NEGATED) != (claim.kind is ClaimKind.DENIAL and _bare(claim))


def opposed(a: Claim, b: Claim) -> bool:
    """Whether one asserts what the other denies: a negation on one side, or opposite predicates.

    Two changes cancel out: "did not rise" is no opposite of "fell". The words must bear out what
    the grammar says: one negating word on the one side and none on the other, or none at all.
    """
    if (negated(a) != negated(b)) == antonyms(a, b):
        return False
    counts = sorted(len(_NEGATOR.findall(claim.text)) for claim in (a, b))
    if any(_CONTRAST.search(claim.text) for claim in (a, b)):
        return False
    denial = any(c.kind is ClaimKind.DENIAL and not says_not(c) for c in (a, b))
    return counts == ([0, 0] if antonyms(a, b) or denial else [0, 1])


def comparable(a: Claim, b: Claim, *, planned: bool = False, spoken: bool = False) -> bool:
    """Whether an opposition of the two would be one: same subject, same object, same extent.

    What limits the one ("some", "fully"), what dates it ("yet", "no longer"), a hedge, a question,
    a plan or a wish leaves room for both to hold. Two plans are compared only if `planned`. Of one
    speaker's words and their report, `spoken`, a subject may be a pronoun: "we" are whom it names.
    """
    kinds = {a.kind, b.kind}
    if not kinds <= _WEIGHED and not (planned and kinds <= _PLANNED):
        return False
    if not a.certainty.band == b.certainty.band == "asserted":
        return False
    if any(_LIMITED.search(_bare_of_any(c)) or _MOVES.search(c.text) for c in (a, b)):
        return False
    if all(_THERE.match(claim.text) for claim in (a, b)):
        return _share(a, b, _OBJECTS, strict=True)
    if not _share(a, b, _SUBJECTS, strict=not spoken):
        return False
    return _share(a, b, _OBJECTS, strict=False, leaving=opposites(a, b))


def _bare_of_any(claim: Claim) -> str:
    """The words of a claim; "any" after a "not" goes with it and limits nothing."""
    return _ANY.sub(" ", claim.text) if negated(claim) else claim.text


def antonyms(a: Claim, b: Claim) -> bool:
    """Whether predicates of the two are opposites and have one subject."""
    return bool(opposites(a, b))


def opposites(a: Claim, b: Claim) -> frozenset[str]:
    """Return the predicates of the two that are opposites and have one subject; empty for none."""
    ours, theirs = set(_lemmas(a, _PREDICATES)), set(_lemmas(b, _PREDICATES))
    return frozenset(
        word
        for x in ours - theirs
        for y in theirs - ours
        if frozenset({x, y}) in OPPOSITES and _subjects(a, x) & _subjects(b, y)
        for word in (x, y)
    )


def _subjects(claim: Claim, predicate: str) -> set[str]:
    """The subjects of a predicate: they hang on it, or with it on its copula."""
    heads = {predicate}
    heads |= {t.head for t in claim.terms if t.lemma == predicate and t.role in _PREDICATIVE}
    subjects = [t for t in claim.terms if t.role in _SUBJECTS]
    if not any(t.head in heads for t in subjects):
        heads.add("be")
    return {t.lemma for t in subjects if t.head in heads}


def says_not(claim: Claim) -> bool:
    """Whether a claim is of quoted words with a "not" of their own: "we did not fire"."""
    return claim.mode is Mode.DIRECT and claim.polarity is Polarity.NEGATED


def _bare(claim: Claim) -> bool:
    """Whether what a denial denies is told without its own "not": "denied that it fired"."""
    return claim.polarity is Polarity.AFFIRMED


def _share(
    a: Claim,
    b: Claim,
    roles: frozenset[str],
    *,
    strict: bool,
    leaving: frozenset[str] = frozenset(),
) -> bool:
    """Whether both have a word in these roles in common; where one has none, unless `strict`.

    The words in `leaving` do not count.
    """
    ours, theirs = (set(_lemmas(claim, roles)) - leaving for claim in (a, b))
    if not ours or not theirs:
        return not strict
    return bool(ours & theirs)


def _lemmas(claim: Claim, roles: Iterable[str]) -> list[str]:
    return [term.lemma for term in claim.terms if term.role in roles and _telling(term)]


def _telling(term: Term) -> bool:
    return term.pos in {"NOUN", "PROPN", "VERB", "ADJ", "ADP", "ADV"}
