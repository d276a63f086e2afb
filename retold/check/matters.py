"""Whether a claim is surely about what a statement says, from the words that both share.

Likeness alone brings together many claims of one event. Who did what must stand in the claim, and
what the statement names must stand in the claim or at least in its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from retold.tracing.matching.match import Match, Profile, compare
from retold.tracing.matching.measures import outcome, same_measure
from retold.tracing.matching.opposites import comparable
from retold.types import Article, Certainty, Claim, ClaimKind, Quantity

COVERED = 0.7
"""How much of a statement's weight must stand in a claim, or its names in the claim's article."""
WHOLLY = 0.8
TELLING = 0.35
LONG = 2.5
"""A claim of so many times the statement's weight says it in passing, if at all."""
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
STEPS = 4
_JOINED = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp", "prep"})
_ASSERTED = Certainty("asserted", None, None)
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|would|should|could|may|might|believ\w*|suspect\w*|alleg\w*|"
    r"accus\w*|fear\w*|claim\w*|rumou?r\w*|false\w*|"
    r"untrue|wrong\w*|den(?:y|ies|ied|ying)|doubt\w*|not|no|never|without|until)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement's claim and one of the ledger, with their articles and how their words match."""

    asked: Profile
    told: Profile
    statement: Article
    home: Article
    match: Match

    @classmethod
    def of(cls, asked: Profile, told: Profile, *, statement: Article, home: Article) -> Pair:
        """Match the words of two claims."""
        return cls(asked, told, statement, home, compare(asked, told))

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The two claims, the statement's first."""
        return self.asked.claim, self.told.claim

    def unpaired(self) -> list[str]:
        """Return the telling words of the statement that the claim has no partner for."""
        partners = {left for left, _ in self.match.pairs}
        weighed = zip(self.asked.lemmas, self.asked.weights, strict=True)
        return [word for word, weight in weighed if word not in partners and weight >= TELLING]

    def alone(self, side: int) -> set[str]:
        """Return the things and qualities of one side, 0 or 1, that found no partner."""
        claim = self.claims[side]
        partners = {pair[side] for pair in self.match.pairs}
        partners |= {term.lemma for term in self.claims[1 - side].terms}
        times = [time.span for time in claim.times]
        return {
            term.lemma
            for term in claim.terms
            if term.pos in {"NOUN", "PROPN", "ADJ"}
            and term.lemma not in partners
            and not any(span.contains(term.span) for span in times)
        }

    def in_article(self, word: str) -> bool:
        """Tell whether a word of the statement stands somewhere in the claim's article."""
        return word in _folded(self.home.text)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return text.casefold()


def nouns(claim: Claim, roles: Set[str]) -> set[str]:
    """Return the nouns of a claim that stand in these grammatical roles."""
    return {term.lemma for term in claim.terms if term.role in roles and term.pos in NOUNS}


def comes_close(pair: Pair) -> bool:
    """Whether nothing speaks against one matter: no other names, nobody's part exchanged."""
    paired = {left for left, _ in pair.match.pairs}
    missing = pair.asked.names - paired
    named = all(pair.in_article(name) for name in missing)
    return pair.match.clash is None and named and not _turned(*pair.claims)


def is_alike(pair: Pair) -> bool:
    """Whether the claim puts forward what the statement does, as a whole or in passing."""
    if covered(pair) < COVERED or _others(pair):
        return False
    if pair.match.same and pair.told.weight < LONG * pair.asked.weight:
        return True
    return pair.match.left_covered >= WHOLLY and _in_passing(*pair.claims)


def is_of_one_subject(pair: Pair) -> bool:
    """Whether a subject of the statement is a subject of the claim."""
    a, b = pair.claims
    return bool(nouns(a, SUBJECTS) & nouns(b, SUBJECTS))


def is_counted_alike(pair: Pair, figures: list[tuple[Quantity, Quantity]]) -> bool:
    """Whether both count the same, and the event that the statement names is the article's.

    A toll is told with the event named sentences before, so that the words of the statement need
    stand in the article alone.
    """
    if not pair.match.predicate or not any(outcome(p) & outcome(q) for p, q in figures):
        return False
    if not any(same_measure(p, q) for p, q in figures):
        return False
    asked = pair.claims[0]
    counted = {word for figure in asked.quantities for word in figure.outcomes}
    counted |= {str(figure.counted) for figure in asked.quantities} | {"people"}
    doers = (nouns(asked, frozenset({"nsubj"})) | _by(asked)) - counted
    acting = nouns(pair.claims[1], SUBJECTS) | _by(pair.claims[1])
    if doers - {left for left, right in pair.match.pairs if right in acting}:
        return False
    if _another_act(pair):
        return False
    event = pair.asked.names or set(pair.asked.lemmas) - counted
    return bool(event) and all(pair.in_article(word) for word in pair.unpaired())


def is_one_matter(pair: Pair) -> bool:
    """Whether one subject is spoken of, to one extent; how sure the two are is told apart."""
    a, b = (replace(claim, certainty=_ASSERTED) for claim in pair.claims)
    if comparable(a, b):
        return True
    denied = b.kind is ClaimKind.DENIAL and not nouns(b, SUBJECTS)
    return denied and _denied_by(a, b)


def covered(pair: Pair) -> float:
    """Return the share of the statement's weight that the claim, or what is around it, bears out.

    A name may stand elsewhere in the article; who denies a thing stands before the denial.
    """
    if not pair.asked.lemmas:
        return 0.0
    partners = {left for left, _ in pair.match.pairs}
    deniers = _deniers(pair.claims[1])
    elsewhere = sum(
        weight
        for word, weight in zip(pair.asked.lemmas, pair.asked.weights, strict=True)
        if word not in partners
        and ((word in pair.asked.names and pair.in_article(word)) or word in deniers)
    )
    return pair.match.left_covered + elsewhere / pair.asked.weight


def _others(pair: Pair) -> bool:
    """Whether somebody or something else than the statement tells of has part in the claim.

    Who does it, whom it befalls and by whom it is done must find a partner, or, of names, stand in
    the article. Where the same part of the claim is played by another word that found no partner
    either, the two may be words for one thing, which is a difference of wording.
    """
    a, b = pair.claims
    unpaired = {word for word in pair.unpaired() if not pair.in_article(word)}
    unpaired -= _deniers(b)
    if _by(a) & unpaired:
        return True
    for role in (*SUBJECTS, *OBJECTS):
        if nouns(a, {role}) & unpaired and not nouns(b, {role}) & pair.alone(1):
            return True
    return _another_voice(pair) or _another_act(pair)


def _by(claim: Claim) -> set[str]:
    """By whom or what a thing is done, with the words that say which: "by a fighter jet"."""
    doers = {t.lemma for t in claim.terms if t.role == "pobj" and t.head == "by"}
    which = {t.lemma for t in claim.terms if t.role in {"amod", "compound"} and t.head in doers}
    return doers | which


def _another_act(pair: Pair) -> bool:
    """Whether the claim has who and what of the statement, but has him do something else.

    "A trawler killed seals as the crew looked on" is not "the crew killed seals"; in "the crew
    boarded the boat and killed seals" it is the crew that killed.
    """
    a, b = pair.claims
    partner = dict(pair.match.pairs)
    heads = _heads(b)
    for who, what in _acts(a):
        theirs, done = partner.get(who), partner.get(what)
        acts = {t.head for t in b.terms if t.lemma == theirs and t.role in SUBJECTS}
        if acts and done in heads and not acts & set(_above(done, heads)):
            return True
    return False


def _heads(claim: Claim) -> dict[str, tuple[str, str]]:
    """Return the role and the head of each word, of a word said twice those of the first."""
    return {term.lemma: (term.role, term.head) for term in reversed(claim.terms)}


def _above(word: str, heads: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield a predicate and those it is joined to, upwards: of one subject, as far as one sees."""
    for _ in range(STEPS):
        yield word
        role, head = heads.get(word, ("", ""))
        if role not in _JOINED or head == word:
            return
        word = head


def _another_voice(pair: Pair) -> bool:
    """Whether both have subjects in two voices, and none of the statement's has a partner."""
    a, b = pair.claims
    partners = {left for left, _ in pair.match.pairs}
    ours = nouns(a, SUBJECTS)
    if not ours or ours & partners or not nouns(b, SUBJECTS):
        return False
    return not any(nouns(a, {role}) and nouns(b, {role}) for role in SUBJECTS)


def _turned(a: Claim, b: Claim) -> bool:
    """Whether who did it in the one is whom it befell in the other."""
    ours, theirs = nouns(a, SUBJECTS), nouns(b, SUBJECTS)
    swapped = ours & nouns(b, OBJECTS) and nouns(a, OBJECTS) & theirs
    active = all("nsubjpass" not in {t.role for t in claim.terms} for claim in (a, b))
    return bool(active and swapped and not ours & theirs)


def _in_passing(a: Claim, b: Claim) -> bool:
    """Whether a clause inside the claim has the subject and the predicate of the statement.

    "The gate had jammed before the dam broke" says that the dam broke; "the dam would have broken
    if" does not, nor does a claim that is not plainly asserted.
    """
    if b.certainty.band != "asserted" or _UNREAL.search(b.text):
        return False
    heads = _heads(b)
    acts = _acts(b)
    return any(
        (who, done) in acts
        for who, what in _acts(a)
        if what in heads
        for done in _above(what, heads)
    )


def _acts(claim: Claim) -> set[tuple[str, str]]:
    """Who does what, or what befalls whom, clause by clause."""
    return {
        (term.lemma, term.head)
        for term in claim.terms
        if term.role in SUBJECTS and term.pos in NOUNS and term.head != term.lemma
    }


def _denied_by(a: Claim, b: Claim) -> bool:
    """Whether whom a statement is about denies it: "the board denied that it knew"."""
    return bool(nouns(a, SUBJECTS) & _deniers(b))


def _deniers(claim: Claim) -> set[str]:
    """The words of those who deny a claim, where it is a denial."""
    if claim.kind is not ClaimKind.DENIAL:
        return set()
    return {word for link in claim.attribution for word in link.canonical.lower().split()}
