"""Lists of people that are one count: "two men, a woman and a child were killed" is four people.

A member without a number ("a woman") is lost when each number is read alone, and the number that
is left ("two men") is then no account of what happened. Only lists of people that something is
said to have happened to are added up, and only where every member is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.annotate.numberwords import VALUES
from retold.annotate.outcomes import is_known, outcomes_of
from retold.types import Quantity, Span

_PEOPLE = frozenset(
    "man woman child boy girl baby infant toddler teenager person adult civilian soldier officer "
    "policeman policewoman villager resident passenger worker student pupil teacher doctor nurse "
    "journalist reporter protester fighter rebel militant gunman guard driver pilot sailor miner "
    "farmer fisherman firefighter rescuer medic paramedic tourist visitor migrant refugee hostage "
    "prisoner detainee patient volunteer bystander pedestrian cyclist employee official aide "
    "mother father daughter son brother sister wife husband grandmother grandfather parent "
    "grandchild sibling cousin nephew niece uncle aunt couple".split()
)
_OWNERS = frozenset("his her their its".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 24
_LARGEST = 10
_INNER = frozenset({"amod", "compound", "nummod", "det", "poss", "punct", "nmod"})


def grouped(sentence: Sentence, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities with each such list in place of its numbered members."""
    kept = list(found)
    for first in sentence.words:
        if first.dep_ == "conj" or not _is_person(first) or not _stands_alone(first):
            continue
        whole = _whole(sentence, first)
        if whole is not None:
            kept = [q for q in kept if not q.span.overlaps(whole.span)]
            kept.append(whole)
    return tuple(sorted(kept, key=lambda quantity: quantity.span.start))


def _whole(sentence: Sentence, first: Token) -> Quantity | None:
    members = sorted([first, *_others(first)], key=lambda member: member.i)
    if not 2 <= len(members) < _LONGEST or not all(map(_is_person, members)):
        return None
    if not all(map(_are_side_by_side, members, members[1:])):
        return None
    sizes = [_size(member) for member in members]
    counts = [size for size in sizes if size is not None]
    unnumbered = any(_is_article(member) for member in members)
    if len(counts) < len(sizes) or not unnumbered or not 2 <= max(counts) < _LARGEST:
        return None
    outcomes = outcomes_of(first, members[-1].i + 1) or outcomes_of(first, first.i + 1)
    known = tuple(name for name in outcomes if is_known(name))
    if not known:
        return None
    start, stop = _edge(first), members[-1]
    span = Span(sentence.span_of(start).start, sentence.span_of(stop).end)
    total = float(sum(counts))
    whole = Quantity(span, total, total, True, True, False, "count", None, "person")
    return replace(whole, outcomes=known)


def _others(first: Token) -> Iterator[Token]:
    """Yield the conjuncts in order, whether they hang on the first or each on the one before."""
    for child in first.rights:
        if child.dep_ in {"conj", "appos"} and child.i < first.i + _LONGEST:
            yield child
            yield from _others(child)
    for fellow in _fellows(first):
        yield fellow
        yield from _others(fellow)


def _fellows(first: Token) -> Iterator[Token]:
    """Yield a second subject of the verb, since one verb has two only where a list is misparsed."""
    if first.dep_ not in _SUBJECTS:
        return
    after = [
        child
        for child in first.head.lefts
        if child.dep_ in _SUBJECTS and first.i < child.i < first.i + _LONGEST
    ]
    if after:
        yield after[0]


def _are_side_by_side(left: Token, right: Token) -> bool:
    """Tell whether a comma or "and" and the words of `right` alone part two members."""
    doc = left.doc
    own = {child.i for child in right.subtree}
    between = [doc[i] for i in range(left.i + 1, right.i) if i not in own]
    joined = {word.lower_ for word in between}
    return bool(joined) and joined <= {",", "and", "plus"}


def _is_person(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in _PEOPLE


def _stands_alone(first: Token) -> bool:
    """Tell a list that something happened to from the parts of a larger number."""
    if first.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return True
    return first.dep_ == "pobj" and first.head.lower_ == "of"


def _size(member: Token) -> float | None:
    """Return how many one member is; None where its words do not say, or bind it."""
    left = [child for child in member.lefts if child.dep_ in _INNER]
    numbers = [child for child in left if child.dep_ == "nummod"]
    if len(numbers) == 1 and not any(True for _ in numbers[0].children):
        return _value(numbers[0])
    if numbers:
        return None
    single = member.tag_ == "NN"
    owned = any(child.lower_ in _OWNERS for child in left)
    return 1.0 if single and (_is_article(member) or owned) else None


def _is_article(member: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in member.lefts if child.dep_ == "det")


def _value(number: Token) -> float | None:
    if number.text.isdecimal() and number.text.isascii() and len(number) < 4:
        return float(number.text)
    return VALUES.get(number.lower_)


def _edge(first: Token) -> Token:
    counts = [child for child in first.lefts if child.dep_ in {"nummod", "det", "poss"}]
    return counts[0] if counts else first
