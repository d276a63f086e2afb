"""What a figure counts: its head noun, the phrase, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from retold.annotate.outcomes import describes, is_state, noun_outcome, outcome, outcomes_of


@dataclass(frozen=True, slots=True)
class Counted:
    """The head counted, its phrase as token indices [first, last], and the outcomes.

    `head` is None where the text names nobody: "more than 170,000 have fled".
    """

    head: Token | None = None
    first: int = 0
    last: int = 0
    outcomes: tuple[str, ...] = ()

    @property
    def lemma(self) -> str | None:
        """The lemma of the head; "people" and "persons" are one."""
        if self.head is None:
            return None
        lemma = self.head.lemma_.lower()
        if self.head.tag_ == "NNPS" and lemma.endswith("s") and len(lemma) > 3:
            lemma = f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma[:-1]
        return "person" if lemma in {"people", "persons", "person"} else lemma


_INNER = frozenset({"ADJ", "NOUN", "PROPN"})
_SKIPPED = frozenset(
    "more other others additional further extra new such of the these those".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday tomorrow".split()
)
_EMPTY = frozenset(
    "other others more time percent half % total so one day year number least toll pm am".split()
)
_HEADLINE_VERBS = frozenset("injures kills wounds dies leaves hits hurts says".split())
_MEASURED = frozenset("number total count tally toll figure estimate size strength".split())
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_HARMS = frozenset("death fatality casualty injury arrest killing infection case".split())
_LINKS = frozenset(
    "be rise climb reach stand exceed hit pass increase grow jump fall total number top range put "
    "remain revise bring raise surpass near approach go move up climb swell stay".split()
)


def counted_by(tokens: Tokens, first: int, last: int, *, fraction: bool) -> Counted:
    """Return what the figure at the document's tokens [first, last] counts.

    `fraction` is true of shares and percentages, which count only through "of".
    """
    doc = tokens.doc
    root = _root(doc, first, last)
    head = _of_head(tokens, last)
    whole = doc[last].tag_ == "CD" or doc[last].lower_ == "half"
    if head is None and (not fraction or whole):
        head = _noun_after(tokens, root, last)
    if head is None:
        return _uncounted(tokens, root, last, fraction=fraction)
    head = _past_brackets(head, tokens.end)
    start = _phrase_start(head, last)
    outcomes = _within_of(head, last) or _after_figure(tokens, first, head)
    outcomes = outcomes or outcomes_of(head, head.i + 1)
    if root.i != head.i and root.dep_ != "nummod":
        outcomes = outcomes or outcomes_of(root, head.i + 1)
    named = noun_outcome(head)
    return Counted(head, start, head.i, tuple(dict.fromkeys((*named, *outcomes))))


def described_by(tokens: Tokens, last: int) -> Counted:
    """Return the noun right after an age: whose it is in "a 34-year-old teacher"."""
    head = _run(tokens, last + 1)
    return Counted() if head is None else Counted(head, _phrase_start(head, last), head.i)


def _root(doc: object, first: int, last: int) -> Token:
    token: Token = doc[last]  # type: ignore[index]
    while first <= token.head.i <= last and token.head != token:
        token = token.head
    return token


def _of_head(tokens: Tokens, last: int) -> Token | None:
    """Return X of "dozens of X", "12 of the 30 X", "40% of X"."""
    doc, at = tokens.doc, last + 1
    if at >= tokens.end or doc[at].lower_ != "of":
        return None
    for child in doc[at].children:
        if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"} and child.i < tokens.end:
            return child if _is_countable(child) else None
    return _run(tokens, at + 1)


def _noun_after(tokens: Tokens, root: Token, last: int) -> Token | None:
    head = root.head
    modifies = root.dep_ in {"nummod", "compound", "amod", "predet"} and head.pos_ in {
        "NOUN",
        "PROPN",
    }
    if modifies and head.i > last + 1 and is_state(head) and head.tag_ == "NNP":
        return _before_state(tokens, last, head)
    near = last < head.i < min(tokens.end, last + 9)
    if modifies and near and _is_open(tokens, last, head.i):
        return head if _is_countable(head) else None
    return _run(tokens, last + 1)


def _before_state(tokens: Tokens, last: int, state: Token) -> Token | None:
    """Return the "Sailors" of "12 Norland Sailors Dead", whose capitals make a name of it."""
    noun = state.nbor(-1)
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.head == state
    return noun if plural and noun.i < last + 5 and _is_open(tokens, last, noun.i) else None


def _is_open(tokens: Tokens, last: int, stop: int) -> bool:
    """Tell whether nothing but a noun phrase stands between the figure and its head."""
    between = tokens.doc[last + 1 : stop]
    return all(
        t.text.isupper()
        or t.pos_ not in {"VERB", "AUX", "ADP", "SCONJ"}
        or t.tag_ in {"VBN", "VBG"}
        for t in between
    )


def _run(tokens: Tokens, at: int) -> Token | None:
    """Return the last noun of the run of adjectives and nouns that starts at `at`."""
    doc, found = tokens.doc, None
    while at < tokens.end and at - tokens.start < 10_000:
        token = doc[at]
        inner = token.pos_ in _INNER or token.lower_ in _SKIPPED or token.tag_ in {"HYPH", "POS"}
        inner = inner or (len(token) > 1 and token.text.isupper())
        if not inner or (is_state(token) and not describes(token)):
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            found = token
        at += 1
    return found if found is not None and _is_countable(found) else None


def _is_countable(token: Token) -> bool:
    lower = token.lower_
    proper = token.tag_ == "NNP" and token.ent_type_ not in {"NORP", "PRODUCT"}
    return (
        lower not in _CALENDAR
        and lower not in _EMPTY
        and lower not in _HEADLINE_VERBS
        and not (is_state(token) and token.tag_ != "NNS")
        and not proper
        and any(c.isalpha() for c in lower)
    )


def _past_brackets(head: Token, stop: int) -> Token:
    """Move from "group" to "leaders" in "two Free Valley group (FV) leaders"."""
    doc, at = head.doc, head.i + 1
    if at + 3 < stop and doc[at].text == "(" and doc[at + 2].text == ")":
        return doc[at + 3] if doc[at + 3].tag_ == "NNS" else head
    return head


def _phrase_start(head: Token, last: int) -> int:
    doc, start = head.doc, last + 1
    while start < head.i and (
        doc[start].lower_ in _SKIPPED
        or doc[start].pos_ in {"DET", "PUNCT", "NUM", "ADV", "PRON", "CCONJ"}
        or doc[start].tag_ in {"CD", "SYM", "HYPH", "POS", "PRP$"}
    ):
        start += 1
    return start


def _within_of(head: Token, last: int) -> tuple[str, ...]:
    """Outcomes of a nominal before the figure: "the deaths of 12 people"."""
    del last
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        noun = head.head.head
        if noun.lemma_.lower() == "toll":
            return ("die",)
    return ()


def _after_figure(tokens: Tokens, first: int, head: Token) -> tuple[str, ...]:
    """Read the "injured" of a title's "kill 12 injured 30 raiders", which is the 30's alone."""
    if first < tokens.start + 2:
        return ()
    state, figure = tokens.doc[first - 1], tokens.doc[first - 2]
    parted = figure.pos_ == "NUM" and figure.head == head
    parted = parted and state.head in (head, tokens.doc[first])
    return (outcome(state),) if parted and is_state(state) else ()


def _uncounted(tokens: Tokens, root: Token, last: int, *, fraction: bool) -> Counted:
    following = tokens.doc[last + 1] if last + 1 < tokens.end else None
    if following is not None and following.lower_ in {"other", "others", "more"}:
        if following.dep_ in _ARGUMENTS:
            return Counted(outcomes=outcomes_of(following, following.i + 1))
        last += 1
        following = tokens.doc[last + 1] if last + 1 < tokens.end else None
    measured = None if fraction else _measured(tokens, root)
    if measured is not None:
        return measured
    if following is not None and is_state(following):
        return Counted(outcomes=outcomes_of(following, following.i) or (outcome(following),))
    if fraction and root.dep_ not in {"nsubj", "nsubjpass"}:
        return Counted()
    return Counted(outcomes=outcomes_of(root, last + 1))


def _measured(tokens: Tokens, root: Token) -> Counted | None:
    """Read "the death toll rose to 31", "the number of refugees reached 31,000"."""
    for noun in _subjects(root):
        if noun.i < tokens.start:
            continue
        if noun.tag_ == "NNS" and noun.lemma_.lower() in _HARMS and noun.head.pos_ == "VERB":
            return Counted(noun, noun.i, noun.i, noun_outcome(noun))
        if noun.lemma_.lower() not in _MEASURED:
            continue
        before = noun.nbor(-1).lower_ if noun.i > tokens.start else ""
        if noun.lemma_ == "toll" or (before in {"death", "dead"} and noun.i):
            return Counted(outcomes=("die",))
        for prep in noun.children:
            if prep.lower_ in {"of", "for"}:
                return _numbered(prep)
    return None


def _numbered(prep: Token) -> Counted | None:
    for child in prep.children:
        if child.dep_ != "pobj" and not is_state(child):
            continue
        if is_state(child):
            return Counted(outcomes=outcomes_of(child, child.i) or (outcome(child),))
        if child.tag_ in {"NN", "NNS"}:
            edge = child.left_edge.i
            while edge < child.i and child.doc[edge].pos_ in {"DET", "PRON", "NUM"}:
                edge += 1
            named = noun_outcome(child)
            return Counted(child, edge, child.i, named + outcomes_of(child, child.i + 1))
    return None


def _subjects(root: Token) -> Iterator[Token]:
    """Yield nouns that a bare figure measures: its "of" noun, or its verb's subject or object."""
    head = root.head
    while head.dep_ in {"prep", "quantmod", "advmod"} and head.head != head:
        if head.pos_ in {"NOUN", "PROPN"}:
            break
        head = head.head
    if head.pos_ == "ADP" and head.head != head:
        head = head.head
    if head.pos_ in {"NOUN", "PROPN"} and head.i < root.i:
        yield head
        head = head.head
    if head.pos_ in {"VERB", "AUX"} and head.lemma_.lower() in _LINKS:
        for child in head.children:
            if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.i < root.i:
                yield child
