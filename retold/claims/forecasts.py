"""When a claim looks ahead: a prediction, or what somebody means to do."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.claims.lexicon import words
from retold.claims.opinions import judging
from retold.claims.predicates import FIRST_PERSON, Predicate, lemma_of

INTEND_CUES = words(
    "vow vows vowed vowing pledge pledges pledged pledging promise promises promised promising "
    "threaten threatens threatened threatening plans planned planning intends intended swore"
)
FORESEE_CUES = words(
    "predict predicts predicted predicting forecast forecasts forecasted forecasting expect "
    "expects expected expecting foresee foresees foresaw anticipate anticipates anticipated "
    "projects projected"
)
_INTEND = words("plan intend vow pledge promise prepare aim threaten undertake swear resolve")
_UNDERGONE = words(
    "be have see know suffer need lose die find face become get remain win understand feel want "
    "like love believe fail fall expect think hope"
)
_POLITE = words("like love prefer say argue attribute agree imagine think hope want suggest call")
_AHEAD = words("set due poised bound expected forecast predicted scheduled slated likely unlikely")
_DATED = words("due forecast scheduled slated planned expected")
_CHANGES = words("rise fall climb grow increase decrease worsen drop escalate spread decline soar")
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLANS = words(
    "aim plan goal purpose idea task job way point objective priority challenge problem solution "
    "hope strategy intention duty role mission step thing trick question answer key"
)
_SURE = frozenset({"certain", "sure"})
_OUGHT = frozenset({"must", "should", "ought"})

Found = Sequence[Token]


def intention(core: Predicate, said: frozenset[str]) -> Found:
    """Read "plans to", "vowed to", "is ready to", and the "we will" of whoever can make it so."""
    for link in core.chain:
        to = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in link.children)
        if not to or any(c.lower_ in _OUGHT for c in core.children("aux")):
            continue
        if link.lemma_ in _INTEND and link.pos_ == "VERB" and not _passive_plan(link):
            return (link,)
        if link.lower_ == "ready" and lemma_of(link.head) in {"be", "stand"}:
            return (link,)
    event = core.chain[-1]
    wills = [will for will in _will(core) if _speaking(will.head)]
    if said and wills and event.pos_ == "VERB" and event.lemma_ not in _UNDERGONE:
        return wills
    return ()


def _speaking(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in FIRST_PERSON for c in verb.children)


def _passive_plan(link: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in link.children)


def prediction(core: Predicate, said: frozenset[str]) -> Found:
    """Read "will", "is going to", "is set to", "is likely to", "is due on Friday", "could rise".

    A "would" after a cue is a "will" told in the past, save where it only softens a judgement
    ("would be a mistake").
    """
    if wills := _will(core):
        return wills
    if said and (would := _would(core)):
        return would
    for link in core.chain:
        ahead = [c for c in link.children if c.dep_ == "xcomp" and _future_infinitive(c)]
        if ahead and _looks_ahead(link):
            return (link,)
    return _dated(core) or _destined(core) or _may_change(core)


def _dated(core: Predicate) -> Found:
    """Read "is due on Friday" and "is forecast for June"."""
    for link in core.chain:
        if link.lower_ not in _DATED or lemma_of(link.head) not in {"be", link.lemma_.lower()}:
            continue
        beside = [*link.children, *(link.head.children if lemma_of(link.head) == "be" else ())]
        ends = [e for p in beside if p.dep_ == "prep" and p.i > link.i for e in p.children]
        if any(e.ent_type_ in {"DATE", "TIME"} for e in ends) and _is_now(link):
            return (link,)
    return ()


def _is_now(link: Token) -> bool:
    beside = [link.head, *link.children]
    return any(t.lower_ in {"is", "are", "’s", "'s", "’re", "'re"} for t in beside)


def _destined(core: Predicate) -> Found:
    """Read "the mayor is to resign", "the mill is to be closed", and a headline's "Anna to go".

    "The aim is to win" says what an aim is: only a named subject is to do a thing, and only what is
    no plan is to have it done.
    """
    root = core.root
    ahead = [c for c in root.children if c.dep_ in {"xcomp", "relcl", "acl"} and _bare_to(c)]
    if not ahead:
        return ()
    to = next(c for c in ahead[0].children if c.lower_ == "to")
    if root.lower_ in {"is", "are"}:
        subject = core.subject()
        done = any(c.dep_ == "auxpass" for c in ahead[0].children)
        named = subject is not None and subject.ent_type_ in _ACTING
        plan = subject is None or subject.lemma_.lower() in _PLANS or subject.pos_ == "PRON"
        return (root, to) if named or (done and not plan) else ()
    finite = any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in core.tokens)
    headline = root.ent_type_ in _ACTING and to.i == root.i + 1 and not finite
    return (to,) if headline else ()


def _bare_to(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBN"} and any(c.lower_ == "to" for c in verb.children)


def _may_change(core: Predicate) -> Found:
    """Read "the toll could rise": what may change has not yet."""
    event = core.chain[-1]
    if (
        event.lemma_ not in _CHANGES
        or event.tag_ != "VB"
        or any(
            c.dep_ == "auxpass" or c.lemma_ == "have" for c in event.children if c.dep_ != "dobj"
        )
    ):
        return ()
    return [c for c in core.children("aux") if c.lower_ in {"may", "might", "could"}]


def _would(core: Predicate) -> Found:
    would = [c for c in core.children("aux") if c.lower_ in {"would", "'d", "’d"}]
    perfect = any(c.lemma_ == "have" for c in core.children("aux"))
    if not would or perfect or core.chain[-1].lemma_ in _POLITE or judging(core):
        return ()
    return would


def _will(core: Predicate) -> list[Token]:
    return [
        c for c in core.children("aux") if c.tag_ == "MD" and c.lemma_ in {"will", "shall", "’ll"}
    ]


def _future_infinitive(verb: Token) -> bool:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    state = verb.lemma_ == "be" or any(c.lower_ in {"be", "being"} for c in verb.children)
    to = any(c.lower_ == "to" for c in verb.children)
    return to and not perfect and (not state or verb.pos_ == "VERB")


def _looks_ahead(link: Token) -> bool:
    if link.lower_ == "going" or link.lower_ in _AHEAD or link.lower_ in _SURE:
        return True
    return link.lower_ == "about" and lemma_of(link.head) == "be"
