"""What sort of proposition a claim is, and whether its own words negate it.

Each kind comes with the words that decided it. A report is what is left when no word speaks for
another kind. The order of the readers is the order of precedence: a caution about a source is that
first, whatever its tense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.credence import caution_words
from retold.claims.hedges import asks
from retold.claims.lexicon import LIKELIHOOD, words
from retold.claims.predicates import FIRST_PERSON, Predicate, negators, predicate
from retold.types import Certainty, ClaimKind, Polarity, Span

_DENY = words("deny denies denied denying refute refutes refuted refuting disavow disavowed")
_REJECT = words("reject rejects rejected rejecting dismiss dismisses dismissed dismissing")
_ALLEGED = words(
    "claim allegation accusation report suggestion charge rumour rumor notion assertion idea "
    "insinuation speculation story"
)
_INTEND = words(
    "plan intend vow pledge promise prepare aim threaten pledge undertake swear resolve"
)
_INTEND_CUES = words(
    "vow vows vowed vowing pledge pledges pledged pledging promise promises promised promising "
    "threaten threatens threatened threatening plans planned planning intends intended swore"
)
_FORESEE_CUES = words(
    "predict predicts predicted predicting forecast forecasts forecasted forecasting expect "
    "expects expected expecting foresee foresees foresaw anticipate anticipates anticipated "
    "projects projected"
)
_ESTIMATE_CUES = words("estimate estimates estimated estimating reckon reckons reckoned")
_SUPPOSED = words("believe think estimate understand presume reckon calculate assess")
_ASK_CUES = words(
    "ask asks asked asking wonder wonders wondered wondering questioned query queried"
)
_UNDERGONE = words(
    "be have see know suffer need lose die find face become get remain win understand feel want "
    "like love believe fail fall"
)
_VALUED = words(
    "unacceptable disgraceful shameful outrageous brilliant wonderful terrible awful horrible "
    "fantastic excellent amazing appalling ridiculous absurd disgusting deplorable reprehensible "
    "heroic cowardly barbaric despicable unfair fair wise foolish stupid beautiful ugly tragic "
    "regrettable unforgivable inexcusable irresponsible reckless unjust wrong immoral great good "
    "bad best worst disappointing encouraging worrying alarming important essential vital crucial "
    "necessary unnecessary pointless useless welcome unwelcome premature unthinkable"
)
_VERDICTS = words(
    "disgrace shame mistake scandal outrage disaster tragedy triumph farce joke success failure "
    "nightmare embarrassment betrayal insult miracle sham"
)
_JUDGING = _VALUED | _VERDICTS
_ESTIMATING = frozenset({"estimated", "estimate", "projection"})
_POLITE = words("like love prefer say argue attribute agree imagine think hope want suggest call")
_OUGHT = words("should ought must")
_NO_SUBJECTS = words("nobody nothing none neither")
_NOT_MORE = words("only just merely simply least less fewer more longer doubt")
_WEIGHED = LIKELIHOOD.keys() | {"clear", "possible"}
_FALSE = words("false untrue")

Found = Sequence[Token]


def kind_of(
    sentence: Sentence, span: Span, *, cue: str | None, certainty: Certainty
) -> tuple[ClaimKind, tuple[Span, ...]]:
    """Decide the kind of the content in `span`, with the places of the words that decided it.

    `cue` is the cue of its attribution as written, None where the article speaks for itself. A
    kind that the cue alone decided comes without places.
    """
    core = predicate(sentence, span)
    if core is None:
        return ClaimKind.REPORT, ()
    said = frozenset(re.findall(r"[a-z]+", (cue or "").lower()))
    asked = bool(said & _ASK_CUES) and any(t.lower_ in {"whether", "if"} for t in core.tokens)
    if caution := caution_words(core):
        return ClaimKind.CAUTION, _spans(sentence, caution)
    if asked or asks(sentence, span):
        return ClaimKind.QUESTION, ()
    for kind, cues, read in _READERS:
        found = read(core, said)
        if found or (said & cues):
            return kind, _spans(sentence, found)
    if certainty.band == "reported" and _supposed_figure(core):
        return ClaimKind.ESTIMATE, certainty.spans
    return ClaimKind.REPORT, ()


def polarity_of(sentence: Sentence, span: Span) -> Polarity:
    """Tell whether the words negate their own predicate; two negations affirm.

    A "not" that weighs a hedge ("not likely") has been read as certainty and does not count, nor
    does a verb that is negative in itself ("failed", "denied").
    """
    core = predicate(sentence, span)
    if core is None:
        return Polarity.AFFIRMED
    count = len(_negations(core)) + sum(1 for t in core.chain if t.lower_ in _FALSE)
    return Polarity.NEGATED if count % 2 else Polarity.AFFIRMED


def _spans(sentence: Sentence, found: Found) -> tuple[Span, ...]:
    return tuple(sentence.span_of(token) for token in sorted(found, key=lambda t: t.i))


def _negations(core: Predicate) -> list[Token]:
    inside = {token.i for token in core.tokens}
    found = [n for link in core.chain for n in negators(link) if n.i in inside]
    found = [n for n in found if not _weighs_hedge(n, core) and not _focus(n)]
    for child in core.children("nsubj", "nsubjpass", "dobj", "attr"):
        found += _negated_noun(child)
    found += [c for c in core.children("advmod") if _no_longer(c)]
    found += [c for c in core.children("preconj", "cc") if c.lower_ in {"neither", "nor"}]
    return found


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
    if noun.lower_ in _NO_SUBJECTS or (noun.lower_ == "one" and noun.nbor(-1).lower_ == "no"):
        return [noun]
    if noun.lower_ == "doubt":
        return []
    for child in noun.children:
        before_more = child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _NOT_MORE
        if child.lower_ in {"no", "neither"} and child.dep_ in {"det", "preconj"}:
            return [] if before_more or child.nbor(1).text[:1].isdigit() else [child]
        if child.dep_ in {"neg", "preconj"} and child.lower_ == "not" and not before_more:
            return [child]
    return []


def _no_longer(token: Token) -> bool:
    longer = token.lower_ == "longer" and any(c.lower_ == "no" for c in token.children)
    return longer and not any(c.lower_ in LIKELIHOOD for c in token.head.children)


def _denial(core: Predicate, said: frozenset[str]) -> Found:
    """Read "denied", "rejected claims that", "there is no truth in", and "we did not"."""
    root = core.root
    if root.lemma_ in _DENY:
        return (root,)
    if root.lemma_ in _REJECT and any(c.lemma_ in _ALLEGED for c in core.children("dobj")):
        return (root,)
    if said & _REJECT and any(t.lemma_ in _ALLEGED for t in core.tokens):
        return (root,)
    speaking = any(c.lower_ in FIRST_PERSON for c in core.children("nsubj"))
    nots = _negations(core)
    event = core.chain[-1]
    past = event.tag_ in {"VBD", "VBN"} or any(c.lower_ == "did" for c in core.children("aux"))
    if said and speaking and nots and past and event.lemma_ not in _UNDERGONE:
        return tuple(nots)
    truth = [t for t in core.chain if t.lower_ == "truth"]
    return (*nots, *truth) if truth and nots else ()


def _intention(core: Predicate, said: frozenset[str]) -> Found:
    """Read "plans to", "vowed to", and the "we will" of whoever can make it so."""
    for link in core.chain:
        to = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in link.children)
        if link.lemma_ in _INTEND and link.pos_ == "VERB" and to and not _passive_plan(link):
            return (link,)
    event = core.chain[-1]
    speaking = any(c.lower_ in FIRST_PERSON for c in core.children("nsubj"))
    wills = _will(core)
    if said and speaking and wills and event.pos_ == "VERB" and event.lemma_ not in _UNDERGONE:
        return wills
    return ()


def _passive_plan(link: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in link.children)


def _prediction(core: Predicate, said: frozenset[str]) -> Found:
    """Read "will", "is going to", "is set to", "is likely to" with a bare infinitive."""
    if wills := _will(core):
        return wills
    if said:
        would = [c for c in core.children("aux") if c.lower_ in {"would", "'d", "’d"}]
        perfect = any(c.lemma_ == "have" for c in core.children("aux"))
        if would and not perfect and core.chain[-1].lemma_ not in _POLITE:
            return would
    for link in core.chain:
        ahead = [c for c in link.children if c.dep_ == "xcomp" and _future_infinitive(c)]
        if ahead and _looks_ahead(link):
            return (link,)
    return ()


def _will(core: Predicate) -> Found:
    return [
        c for c in core.children("aux") if c.tag_ == "MD" and c.lemma_ in {"will", "shall", "’ll"}
    ]


def _future_infinitive(verb: Token) -> bool:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    state = verb.lemma_ == "be" or any(c.lower_ in {"be", "being"} for c in verb.children)
    to = any(c.lower_ == "to" for c in verb.children)
    return to and not perfect and (not state or verb.pos_ == "VERB")


def _looks_ahead(link: Token) -> bool:
    if link.lower_ == "going":
        return True
    if link.lower_ in {"set", "due", "poised", "bound", "expected", "forecast", "predicted"}:
        return True
    return link.lower_ in {"likely", "unlikely", "certain", "sure"}


def _estimate(core: Predicate, _said: frozenset[str]) -> Found:
    """Read "an estimated 300", "estimates range", and "estimate that" as the predicate."""
    if core.forms.isdisjoint(_ESTIMATING):
        return ()
    for token in core.tokens:
        if token.lower_ != "estimated" and token.lemma_ not in {"estimate", "projection"}:
            continue
        near = core.governs(token) or core.governs(token.head) or core.governs(token.head.head)
        if not near:
            continue
        weighs = token.lower_ == "estimated" and token.dep_ in {"amod", "quantmod", "advmod"}
        if weighs and any(t.like_num for t in token.head.subtree):
            return (token,)
        if token.lemma_ in {"estimate", "projection"} and token.dep_ in {"nsubj", "nsubjpass"}:
            return (token,)
        if token.lemma_ == "estimate" and core.governs(token):
            return (token,)
    return ()


def _supposed_figure(core: Predicate) -> bool:
    if not any(link.lemma_ in _SUPPOSED for link in core.chain):
        return False
    return any(t.like_num and t.ent_type_ not in {"DATE", "TIME"} for t in core.tokens)


def _opinion(core: Predicate, _said: frozenset[str]) -> Found:
    """Read "should" and "must" of an event to come, and a predicate that praises or blames."""
    ought = [c for c in core.children("aux") if c.lower_ in _OUGHT]
    if ought and not any(c.lemma_ == "have" and c.dep_ == "aux" for c in core.children("aux")):
        return ought
    for child in core.children("acomp", "attr", "oprd"):
        if child.lemma_.lower() in _JUDGING:
            return (child,)
    return ()


_NONE: frozenset[str] = frozenset()
_READERS: tuple[
    tuple[ClaimKind, frozenset[str], Callable[[Predicate, frozenset[str]], Found]], ...
] = (
    (ClaimKind.DENIAL, _DENY, _denial),
    (ClaimKind.INTENTION, _INTEND_CUES, _intention),
    (ClaimKind.PREDICTION, _FORESEE_CUES, _prediction),
    (ClaimKind.ESTIMATE, _ESTIMATE_CUES, _estimate),
    (ClaimKind.OPINION, _NONE, _opinion),
)
