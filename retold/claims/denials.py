"""When a claim is a denial: somebody rejects what somebody else said or might say."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.claims.credence import STATEMENTS
from retold.claims.lexicon import words
from retold.claims.polarity import negations
from retold.claims.predicates import FIRST_PERSON, Predicate, negators

DENY = words("deny denies denied denying refute refutes refuted refuting disavow disavowed")
_REJECT = words("reject rejects rejected rejecting dismiss dismisses dismissed dismissing")
_ALLEGED = words(
    "claim allegation accusation report suggestion charge rumour rumor notion assertion idea "
    "insinuation speculation story"
)
_UNTRUE = words("false untrue baseless groundless unfounded nonsense fabricated invented")
_UNDERGONE = words(
    "be have see know suffer need lose die find face become get remain win understand feel want "
    "like love believe fail fall achieve manage reach hear expect think finish"
)
_POINTING = words("this that it they these those") | STATEMENTS


def denial(core: Predicate, said: frozenset[str]) -> Sequence[Token]:
    """Read "denied", "rejected claims that", "there is no truth in", "we did not", "this is false".

    `said` are the words of the cue. What might be denied ("could deny") and what was not
    ("did not deny") is no denial.
    """
    root = core.root
    if root.lemma_ in DENY or root.lemma_ in _REJECT:
        told = root.lemma_ in DENY or any(c.lemma_ in _ALLEGED for c in core.children("dobj"))
        return (root,) if told and _done(root) else ()
    if said & _REJECT and any(t.lemma_ in _ALLEGED for t in core.tokens):
        return (root,)
    nots = negations(core)
    if said and _own(core):
        return tuple(n for n in nots if n.dep_ == "neg")
    if said and (part := _no_share(core, nots, said) or _no_part(core, nots)):
        return part
    if said and (untrue := _untrue(core, nots)):
        return untrue
    truth = [t for t in core.chain if t.lower_ == "truth"]
    return (*nots, *truth) if truth and nots else ()


def _done(verb: Token) -> bool:
    """Tell whether the denying is a fact: neither negated nor under a modal, nor only an aim."""
    if negators(verb) or any(c.lower_ in {"never", "neither"} for c in verb.children):
        return False
    return not any(c.dep_ == "aux" and (c.tag_ in {"MD", "TO"}) for c in verb.children)


def _own(core: Predicate) -> bool:
    """Tell whether the speakers deny a deed of their own: "we did not shell the harbour"."""
    event = core.chain[-1]
    subjects = [c for c in event.children if c.dep_ == "nsubj"]
    auxiliaries = {c.lower_.replace("’", "'") for c in event.children if c.dep_ == "aux"}
    past = "did" in auxiliaries or event.tag_ == "VBD"
    past = past or (event.tag_ == "VBN" and bool(auxiliaries & _PERFECT))
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in event.children)
    return (
        any(c.lower_ in FIRST_PERSON for c in subjects)
        and bool(negators(event))
        and past
        and not modal
        and event.lemma_ not in _UNDERGONE
    )


def _no_part(core: Predicate, nots: list[Token]) -> tuple[Token, ...]:
    """Read "we had nothing to do with it" and "I was not involved" of the speakers themselves."""
    if not any(c.lower_ in FIRST_PERSON for c in core.children("nsubj", "nsubjpass")):
        return ()
    for nothing in core.children("dobj"):
        ahead = [t.lower_ for t in nothing.doc[nothing.i + 1 : nothing.i + 4]]
        if nothing.lower_ == "nothing" and ahead == ["to", "do", "with"]:
            return (nothing,)
    part = [t for t in core.chain if t.lower_ in _INVOLVED]
    return (*nots, *part) if nots and part else ()


def _no_share(core: Predicate, nots: list[Token], said: frozenset[str]) -> tuple[Token, ...]:
    """Read "we had no part in the raid", and "it had no part in the raid" of a body that says so.

    "He" and "they" may be somebody the source speaks of, and who "takes no part" in a vote denies
    nothing.
    """
    for part in core.children("dobj"):
        verb = part.head
        ahead = [t.lower_ for t in part.doc[part.i + 1 : part.i + 3]]
        if (verb.lemma_, part.lower_) not in _SHARES or "in" not in ahead:
            continue
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        modal = any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in verb.children)
        speaks = any(c.lower_ in FIRST_PERSON for c in own)
        speaks = speaks or (any(c.lower_ == "it" for c in own) and _said_by_body(verb, said))
        held = [n for n in nots if n.head.i in {verb.i, part.i}]
        if speaks and held and not modal:
            return (*held, part)
    return ()


def _said_by_body(verb: Token, said: frozenset[str]) -> bool:
    """Tell whether the parse hangs the verb on a cue whose subject is one body, an "it"."""
    cue = verb.head
    if verb.dep_ not in {"ccomp", "parataxis"} or cue.lower_ not in said:
        return False
    return any(
        c.dep_ == "nsubj"
        and c.tag_ in {"NN", "NNP"}
        and (c.lemma_.lower() in _BODIES or c.ent_type_ == "ORG")
        for c in cue.children
    )


_SHARES = frozenset(
    (verb, noun) for verb in ("have", "play") for noun in ("part", "role", "hand", "involvement")
) - {("play", "hand"), ("play", "involvement")}
_BODIES = words(
    "ministry government army navy military force council company firm party agency department "
    "office group union bank court embassy administration authority service bureau commission "
    "committee club coastguard regime militia movement parliament spokesman spokeswoman "
    "spokesperson"
)
_INVOLVED = words("involved responsible guilty complicit")
_PERFECT = frozenset({"have", "has", "'ve", "had"})


def _untrue(core: Predicate, nots: list[Token]) -> tuple[Token, ...]:
    """Read "the claims are baseless" and "this is not true"."""
    subject = core.subject()
    if subject is None or subject.lemma_.lower() not in _POINTING:
        return ()
    for child in core.children("acomp", "attr"):
        if child.lower_ in _UNTRUE and not nots:
            return (child,)
        if child.lower_ == "true" and nots and child.head == subject.head:
            return (*nots, child)
    return ()
