"""The words that signal an attribution, and what each of them may govern.

The lists follow the verb classes of reporting in English (Quirk et al. 1985, ch. 14 and 16) and the
source-cue-content scheme of PolNeAR (Newell et al. 2018). A word that often does something else is
left out or licensed narrowly: a missed attribution costs less than one that nobody made.
"""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Token


class Licence(StrEnum):
    """What a cue may take as its content."""

    SPEECH = "speech"
    THOUGHT = "thought"
    EVIDENCE = "evidence"
    COMMITMENT = "commitment"
    STANCE = "stance"


_SPEECH = """
say tell add note argue claim explain insist report announce acknowledge conclude declare warn
state recall reply reveal admit confirm respond joke deny assert assure emphasize emphasise promise
concede tweet write stress allege contend maintain caution reiterate remark observe comment complain
lament counter quip boast brag muse recount testify pledge vow predict forecast claim suggest repeat
continue disclose hint imply signal underline underscore guess exclaim whisper shout yell
reason opine surmise post blog email swear attest affirm inform remind advise notify intone
conjecture proclaim speculate theorise theorize verify reaffirm retort relate begin sigh laugh agree
warn elaborate echo clarify chime quote cry scream mutter murmur plead protest scoff
""".split()
_THOUGHT = """
believe think fear hope expect estimate suspect doubt feel worry reckon assume consider understand
know hop anticipate assess judge calculate
""".split()
_EVIDENCE = """
show find indicate demonstrate determine learn project rule discover estimate conclude suggest
""".split()
_COMMITMENT = """
vow pledge promise refuse urge call want threaten decline propose agree ask hope expect seek
appeal plan
""".split()
_STANCE = """
call describe criticize criticise accuse praise denounce condemn dismiss blame defend oppose
endorse announce cite urge dub label mention highlight reject question discuss tout blast mock
explain emphasize reiterate echo slam portray assure applaud support back say express
tweet note recall claim deny confirm ask propose list propound brand liken compare hail deem deplore
decry rebut lament
""".split()
_SPEECH_ONLY_QUOTED = frozenset(
    """continue begin sigh laugh exclaim whisper shout yell intone chime ask go read echo
    call cry scream mutter murmur plead protest scoff""".split()
)
_LICENCES: dict[str, frozenset[Licence]] = {}
for _licence, _lemmas in (
    (Licence.SPEECH, _SPEECH),
    (Licence.THOUGHT, _THOUGHT),
    (Licence.EVIDENCE, _EVIDENCE),
    (Licence.COMMITMENT, _COMMITMENT),
    (Licence.STANCE, _STANCE),
):
    for _lemma in _lemmas:
        _LICENCES[_lemma] = _LICENCES.get(_lemma, frozenset()) | {_licence}

_NONE: frozenset[Licence] = frozenset()
CLAUSAL = frozenset({Licence.SPEECH, Licence.THOUGHT, Licence.EVIDENCE})
QUOTING = frozenset({*_SPEECH, "ask", "read", "go", "say"}) - {"recount", "relate", "verify"}
REPORTING = frozenset("report confirm announce estimate predict forecast acknowledge admit".split())
"""Verbs whose plain object may be the proposition: "confirmed six deaths"."""
_PARTICLES: dict[str, frozenset[str]] = {
    "call": frozenset({"for", "on"}),
    "warn": frozenset({"of", "about", "against"}),
    "complain": frozenset({"about", "of"}),
    "talk": frozenset({"about"}),
    "speak": frozenset({"about", "of"}),
    "refer": frozenset({"to"}),
    "ask": frozenset({"for", "about"}),
    "object": frozenset({"to"}),
    "agree": frozenset({"with"}),
    "disagree": frozenset({"with"}),
    "wonder": frozenset({"about"}),
    "worry": frozenset({"about"}),
    "rail": frozenset({"against"}),
    "point": frozenset({"to"}),
    "speculate": frozenset({"about"}),
    "elaborate": frozenset({"on"}),
    "comment": frozenset({"on"}),
    "vote": frozenset({"for"}),
}
NOUN_CUES = frozenset(
    """claim allegation statement report estimate rumour rumor belief fear hope warning suggestion
    assertion accusation announcement conclusion prediction assessment forecast admission argument
    complaint insistence contention speculation assurance declaration denial testimony""".split()
)
"""Nouns that take a clause of somebody's words or thoughts ("the claim that ...")."""
DOCUMENT_SOURCES = frozenset(
    "report estimate rumour rumor claim allegation forecast projection account".split()
)
"""Nouns that, with nobody named, are all there is of a source ("Reports emerged that")."""
ADDRESSING = frozenset(
    "tell inform assure remind warn advise notify convince promise show ask persuade".split()
)
"""Verbs that take the listener as their object beside what is said."""
CITING = frozenset({"cite", "quote", "report"})
"""Verbs that pass on somebody's saying: "quoted the mayor as saying that"."""
EMERGING = frozenset("emerge surface circulate appear arise spread swirl grow come".split())
RANGING = frozenset("range vary run".split())
COUNTING = frozenset("estimate figure forecast projection count tally toll prediction".split())
NOT_SOURCES = frozenset(
    """i we you one nobody none noone anyone anybody everyone it this that there which what
    law fact history logic sense nothing everything something anything""".split()
)
"""Subjects whose "saying" credits no source: the writer, the reader, nobody, the way things are."""
_HYPOTHETICAL = frozenset("would could might should may must can will shall 'd 'll ’d ’ll".split())
_CONDITIONS = frozenset("if unless whether".split())


def licences(token: Token) -> frozenset[Licence]:
    """Return what a verb may govern as a cue; empty for any other word."""
    if token.pos_ not in {"VERB", "AUX"}:
        return _NONE
    base = lemma(token)
    if base in _PARTICLES and base not in _LICENCES:
        return _STANCE_ALONE if particle(token) is not None else _NONE
    return _LICENCES.get(base, _NONE)


_STANCE_ALONE = frozenset({Licence.STANCE})


def particle(token: Token) -> Token | None:
    """Return the preposition that a verb of speech takes for its subject matter ("warn of")."""
    allowed = _PARTICLES.get(lemma(token))
    if allowed is None:
        return None
    return next((t for t in token.rights if t.dep_ == "prep" and t.lower_ in allowed), None)


def lemma(token: Token) -> str:
    """Return the lower-case lemma, with the tagger's "hop" for "hoping" set right."""
    base = str(token.lemma_).lower()
    return "hope" if base == "hop" and token.lower_.startswith("hop") else base


def quotes(token: Token) -> bool:
    """Tell whether a verb introduces direct speech."""
    return token.pos_ in {"VERB", "AUX"} and lemma(token) in QUOTING


def is_quoted_only(token: Token) -> bool:
    """Tell whether a verb speaks only beside quotation marks ("he went on", "she sighed")."""
    return lemma(token) in _SPEECH_ONLY_QUOTED


def is_asserted(token: Token) -> bool:
    """Tell whether the cue says that the source did speak: not negated, hypothetical or asked."""
    words = list(token.children)
    if any(word.dep_ == "neg" or word.lower_ in {"never", "hardly"} for word in words):
        return False
    if any(word.dep_ == "aux" and word.lower_ in _HYPOTHETICAL for word in words):
        return False
    if any(word.dep_ == "mark" and word.lower_ in _CONDITIONS for word in words):
        return False
    return not _is_asked(token, words) and not _is_ordered(token, words)


def _is_asked(token: Token, words: list[Token]) -> bool:
    subjects = [word.i for word in words if word.dep_ in {"nsubj", "nsubjpass"}]
    helpers = [word.i for word in words if word.dep_ in {"aux", "auxpass"} and word.tag_ != "TO"]
    return bool(subjects and helpers and helpers[0] < subjects[0] < token.i)


def _is_ordered(token: Token, words: list[Token]) -> bool:
    """Tell an imperative: a bare form at the root with nobody as its subject."""
    bare = token.tag_ == "VB" and token.dep_ == "ROOT"
    return bare and not any(word.dep_ in {"nsubj", "aux"} for word in words)


def cue_range(token: Token) -> tuple[int, int]:
    """Return the token range of a cue: the verb with its helpers and adverbs right before it."""
    start = token.i
    near = {
        word.i
        for word in token.lefts
        if word.dep_ in {"aux", "auxpass", "neg", "advmod"} and word.n_lefts + word.n_rights == 0
    }
    while start - 1 in near:
        start -= 1
    end = token.i + 1
    taken = particle(token)
    for word in token.rights:
        if word.i == end and (word.dep_ == "prt" or (word == taken and not _has_object(token))):
            end += 1
    return start, end


def _has_object(token: Token) -> bool:
    return any(word.dep_ in {"dobj", "ccomp"} for word in token.rights)
