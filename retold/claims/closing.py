"""The saying at the end of a sentence: "..., the head of the board, Ana Ruiz, said on Monday".

The shape that news uses most, and the one that parsers lose most often where the source is long:
it is read from commas and parts of speech alone. Whatever else might end so ("a charge the board
denied", "as the mayor says") differs in the words that open its last part.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.claims.lexicon import words
from retold.claims.links import Link, trimmed
from retold.claims.nominals import FINITE, MARKS, QUOTES, head_of, is_proper, names_speaker, states
from retold.types import BlockKind, Span

Run = list[Token]

SAYINGS = {
    form: lemma
    for lemma, forms in {
        "say": "says say said",
        "tell": "tells told",
        "report": "reports reported",
        "add": "adds added",
        "note": "notes noted",
        "write": "writes wrote",
        "announce": "announces announced",
        "recall": "recalls recalled",
        "remember": "remembers remembered",
        "state": "states stated",
        "claim": "claims claimed",
        "warn": "warns warned",
        "argue": "argues argued",
        "insist": "insists insisted",
        "admit": "admits admitted",
        "concede": "concedes conceded",
        "confess": "confesses confessed",
        "confirm": "confirms confirmed",
        "declare": "declares declared",
        "explain": "explains explained",
        "demand": "demands demanded",
        "advise": "advises advised",
        "reckon": "reckons reckoned",
        "believe": "believes believe believed",
        "think": "thinks think thought",
        "predict": "predicts predicted",
        "estimate": "estimates estimated",
        "show": "shows show showed",
        "suggest": "suggests suggest suggested",
        "find": "finds found",
        "acknowledge": "acknowledges acknowledged",
        "allege": "alleges alleged",
        "assert": "asserts asserted",
        "complain": "complains complained",
        "fear": "fears fear feared",
    }.items()
    for form in forms.split()
}
"""Finite forms that close a sentence with the lemma of each."""
_HELPERS = words("has have had also later then now still since")
_ADJUNCTS = words(
    "on in at during after before by via from late early over through today yesterday this last "
    "monday tuesday wednesday thursday friday saturday sunday earlier again there here publicly "
    "when to"
)
_OPENERS = words("if when while as after before since although though because unless whether once")
_TURNS = words("but while whereas yet although though")
_TALKING = frozenset({"say", "tell", "add", "claim", "insist", "argue"})
_LONGEST_TAIL = 14
_DATELINE = 10
_NAME = 5
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_LEAD = 3
_UNMISTAKABLE = frozenset({"say", "tell", "add"})
_SAID = words(
    "thing things word words what all everything anything something that which who whom line lines "
    "sentence one those much and or but as than of from by with because if"
)


def closing_link(sentence: Sentence, index: int) -> Link | None:
    """Return the attribution that the end of a sentence makes of all before it, or None."""
    tokens = _open(sentence)
    title = sentence.block.kind is BlockKind.TITLE
    for at in range(len(tokens) - 1, 1, -1):
        verb = tokens[at]
        turned = title and verb.lower_ in {"says", "say"} and tokens[at - 1].text == ","
        if _is_saying(verb, titled=title) and (turned or _ends(tokens, at)):
            found = _before(tokens, at, titled=title)
            if found is not None:
                return _link(sentence, index, verb, *found, tokens[at + 1 :])
            break
        if verb.tag_ in FINITE and at < len(tokens) - 1 and not _in_when(tokens, at):
            break
    return None


def _open(sentence: Sentence) -> Run:
    """Return the words of a sentence without its full stop; none where it asks or leads on."""
    tokens = [t for t in sentence.words if not t.is_space]
    if tokens and tokens[-1].text in {"?", ":", "!"}:
        return []
    while tokens and tokens[-1].text in {".", "…", "...", ")"}:
        tokens.pop()
    return tokens


def closing_parts(sentence: Sentence) -> tuple[Run, int]:
    """Return the words of a sentence and the place of the saying that ends it, or -1."""
    tokens = _open(sentence)
    for at in range(len(tokens) - 1, 1, -1):
        if _is_saying(tokens[at], titled=False):
            return tokens, at if _ends(tokens, at) else -1
        if tokens[at].tag_ in FINITE and at < len(tokens) - 1 and not _in_when(tokens, at):
            break
    return tokens, -1


def closes(sentence: Sentence, source: Span, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether words that no comma sets off are plainly a saying of all before them.

    "... near the port the harbour board said on Monday": what is told runs from the beginning up
    to the source, the source up to the cue, and the sentence ends there. Without a comma a verb
    that takes what is reported for its object ("the numbers the agency reported") proves nothing.
    """
    tokens = _open(sentence)
    run = [t for t in tokens if source.contains(sentence.span_of(t))]
    verbs = [n for n, t in enumerate(tokens) if cue.contains(sentence.span_of(t))]
    told = [t for t in tokens if any(piece.contains(sentence.span_of(t)) for piece in content)]
    if not run or not verbs or not told or not names_speaker(run):
        return False
    at = verbs[-1]
    between = tokens[tokens.index(run[-1]) + 1 : at]
    plain = SAYINGS.get(tokens[at].lower_) in _UNMISTAKABLE and _ends(tokens, at)
    if not plain or any(t.lower_ not in _HELPERS for t in between):
        return False
    whole = told[0].i - tokens[0].i <= _LEAD and told[-1].i + 1 == run[0].i
    if run[0].lower_ in {"a", "an"} and _may_be_named(told[-1]):
        return False
    return whole and told[-1].lower_ not in _SAID and states(told)


def _may_be_named(token: Token) -> bool:
    """Tell a name that the source may be of: "the shelling goes on Ana Ruiz a teacher said"."""
    return token.pos_ == "PROPN" and token.ent_type_ not in _PLACES


def _is_saying(token: Token, *, titled: bool) -> bool:
    """Tell a form of saying from a name that looks like one ("the United States")."""
    known = token.lower_ in SAYINGS
    return known and (token.text.islower() or (titled and token.pos_ != "PROPN"))


def _in_when(tokens: Run, at: int) -> bool:
    return any(t.lower_ == "when" for t in tokens[max(0, at - 8) : at])


def _ends(tokens: Run, at: int) -> bool:
    """Tell whether a day, a place or listeners, or nothing, follow a saying to the end."""
    tail = tokens[at + 1 :]
    comma = next((n for n, t in enumerate(tail) if t.text == ","), len(tail))
    rest = tail[comma + 1 :]
    if rest and rest[0].tag_ != "VBG":
        return False
    tail = tail[:comma]
    telling = SAYINGS[tokens[at].lower_] == "tell"
    if not tail:
        return not telling
    if len(tail) > _LONGEST_TAIL or any(t.text in MARKS for t in tail):
        return False
    when = next((n for n, t in enumerate(tail) if t.lower_ == "when"), len(tail))
    if any(t.tag_ in FINITE for t in tail[:when]):
        return False
    if telling:
        return tail[0].pos_ in {"DET", "PROPN", "PRON", "NOUN", "ADJ"} and tail[0].lower_ != "that"
    if tail[0].lower_ == "to" and (len(tail) == 1 or tail[1].tag_ == "VB"):
        return False
    return tail[0].lower_ in _ADJUNCTS


def _before(tokens: Run, at: int, *, titled: bool) -> tuple[Run, Run, Run] | None:
    """Return what is told, the source, and the helpers of the verb, where a comma parts them."""
    first = at
    while first > 0 and tokens[first - 1].lower_ in _HELPERS:
        first -= 1
    parts = _parts(tokens[:first])
    told: Sequence[Run] = ()
    source: Run = []
    if parts[-1]:
        if len(parts) > 1 and names_speaker(parts[-1], titled=titled):
            told, source = parts[:-1], parts[-1]
    elif first == at and len(parts) > 3 and _ends(tokens, at):
        told, source = _apposed(parts[:-1])
    elif first == at and titled:
        source = tokens[at + 1 :]
        told = parts[:-1] if names_speaker(source, titled=True) else ()
    words_told = tokens[: tokens.index(source[0]) - 1] if told else []
    start = _start(words_told)
    words_told = [t for t in words_told if t.i >= start]
    if not told or _cuts_name(words_told) or not _is_told(words_told, told, titled=titled):
        return None
    return words_told, source, tokens[first : at + 1]


def _cuts_name(told: Run) -> bool:
    """Tell a source whose nickname in marks hides its beginning: “...,” Ana “Red” Ruiz, 40, said.

    The words told then run on behind a closing mark, up to the comma within the source.
    """
    near = told[-_NAME:]
    return any(t.text in QUOTES for t in near) and told[-1].text not in QUOTES


def _parts(tokens: Run) -> list[Run]:
    parts: list[Run] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _apposed(parts: list[Run]) -> tuple[Sequence[Run], Run]:
    """Read the source of "..., the mayor, Ana Ruiz, said" and "..., Ruiz, who left, said"."""
    size = 2 if _is_aside(parts[-1]) and names_speaker(parts[-2]) else 0
    if size and is_proper(parts[-2]) and len(parts) > 3 and names_speaker(parts[-3]):
        size = 3 if not is_proper(parts[-3]) and parts[-1][0].tag_ in {"WP", "WP$", "WDT"} else 2
    if not size:
        return (), []
    source = list(parts[-size][0].doc[parts[-size][0].i : parts[-1][-1].i + 1])
    return parts[:-size], source


def _is_aside(part: Run) -> bool:
    """Tell what stands beside a source between commas: a clause, a name, an age, another noun."""
    if not part or any(t.text in MARKS for t in part):
        return False
    if part[0].lower_ in {"who", "whose", "which"}:
        return True
    if len(part) == 1 and part[0].like_num:
        return True
    return is_proper(part) or (
        part[0].pos_ in {"DET", "NOUN", "PROPN", "ADJ"} and names_speaker(part, titled=True)
    )


def _start(told: Run) -> int:
    """Return where what is told begins: after a dateline, a semicolon, or another's saying."""
    if not told:
        return 0
    start = told[0].i
    for place, token in enumerate(told):
        if token.text in {"–", "—", "--"} and place < _DATELINE and _is_dateline(told[:place]):
            start = token.i + 1
        turns = token.text == ";" or (
            token.lower_ in _TURNS
            and any(SAYINGS.get(t.lower_) in _TALKING for t in told[:place] if t.i >= start)
        )
        if turns and states(told[place + 1 :]):
            start = token.i + 1
    while start < told[-1].i and told[0].doc[start].pos_ == "CCONJ":
        start += 1
    return start


def _is_dateline(run: Run) -> bool:
    return bool(run) and run[0].is_upper and len(run[0]) > 3


def _is_told(told: Run, parts: Sequence[Run], *, titled: bool) -> bool:
    """Tell whether the words before a source state something, and not only when or if."""
    if len(told) < 2:
        return False
    if titled:
        return len(told) > 2 or states(told)
    if told[0].lower_ in _OPENERS and len(parts) == 1:
        return False
    return states(told)


def _link(
    sentence: Sentence, index: int, verb: Token, told: Run, source: Run, cue: Run, tail: Run
) -> Link | None:
    doc = verb.doc
    start, end = trimmed(doc, told[0].i, told[-1].i + 1)
    head = head_of(source)
    if head is None or start >= end:
        return None
    lemma = SAYINGS[verb.lower_]
    return Link(
        index,
        sentence.span_of(doc[source[0].i : source[-1].i + 1]),
        head,
        sentence.span_of(doc[cue[0].i : cue[-1].i + 1]),
        lemma,
        (sentence.span_of(doc[start:end]),),
        firm=True,
        told=head_of(tail) if lemma == "tell" else None,
        whole=True,
    )
