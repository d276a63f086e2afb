"""Where a figure was counted and over which time, as far as its sentence ties the words to it.

A figure without its place and period invites the wrong comparison: 40 hurt in a town since Monday
and 90 in the province since May contradict nobody. Words are taken for a figure's scope only where
the parse hangs them on the figure, on what is counted, or on the verb of which that is subject or
object; two candidates are none. Everything else ("police in Harrow said") stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from retold.annotate.document import Sentence
from retold.annotate.ties import Ties, ties_of, top_of, within
from retold.types import Quantity, Span, Timex

_WHERE = frozenset("in at near across around throughout inside outside within along off".split())
_WHEN = frozenset("in on during over within throughout since between from through this".split())
_AREA = frozenset(
    "district province region city town village state county country area island valley port camp "
    "neighbourhood neighborhood suburb municipality prefecture territory coast peninsula basin "
    "governorate oblast canton parish borough".split()
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BELIEFS = frozenset("confidence trust faith interest stake belief share investment".split())
"""Nouns whose "in" names what they are about, and not where they are."""

_MODIFIERS = frozenset({"compound", "amod", "det", "nmod", "nummod", "poss", "case", "advmod"})
_PER = re.compile(
    r"\s*(?P<words>(?:per|an?|each|every)\s+"
    r"(?:second|minute|hour|day|night|week|month|quarter|season|year|decade))\b",
    re.IGNORECASE,
)
_PER_CALENDAR = re.compile(r"/(?:second|minute|hour|day|night|week|month|quarter|season|year)\Z")


def scoped(
    sentence: Sentence, found: Sequence[Quantity], times: Sequence[Timex]
) -> tuple[Quantity, ...]:
    """Return a sentence's quantities with the place and the period that its words give each.

    `times` are the time expressions of the same sentence.
    """
    return tuple(_scoped(sentence, quantity, times) for quantity in found)


def _scoped(sentence: Sentence, quantity: Quantity, times: Sequence[Timex]) -> Quantity:
    ties = ties_of(sentence, quantity)
    if ties is None or quantity.kind == "age":
        return quantity
    dated = [time for time in times if not time.span.overlaps(quantity.span)]
    period = _rate_period(sentence, quantity) or _single(_periods(sentence, ties, dated))
    place = _single(_places(sentence, ties, dated))
    return replace(quantity, place=place, period=period)


def _single(groups: Iterator[list[Span]]) -> Span | None:
    """Return the one span of the first group that has any; None where it has several."""
    for group in groups:
        if group:
            return group[0] if len(group) == 1 else None
    return None


def _places(sentence: Sentence, ties: Ties, times: Sequence[Timex]) -> Iterator[list[Span]]:
    """Yield the places on the nouns, and then those on the verbs."""
    for heads in (ties.nouns, ties.verbs):
        found = []
        for prep in _prepositions(sentence, heads, _WHERE):
            span = _place(sentence, prep)
            if span is not None and not any(span.overlaps(time.span) for time in times):
                found.append(span)
        yield found


def _prepositions(
    sentence: Sentence, heads: Sequence[Token], words: frozenset[str]
) -> Iterator[Token]:
    """Yield the prepositions on some heads, without those that are denied ("but not in")."""
    start, stop = sentence.tokens.start, sentence.tokens.end
    for head in heads:
        for child in head.children:
            if child.dep_ != "prep" or child.lower_ not in words or not start <= child.i < stop:
                continue
            if head.pos_ in {"NOUN", "PROPN", "NUM", "SYM"} and child.i < head.i:
                continue
            before = child.nbor(-1).lower_ if child.i > start else ""
            if before not in {"not", "than", "as", "never", "except"}:
                yield child


def _place(sentence: Sentence, prep: Token) -> Span | None:
    """Return the words of a place that has a name: "in Harrow", "across the Orlow valley"."""
    objects = [child for child in prep.children if child.dep_ == "pobj"]
    if len(objects) != 1:
        return None
    head = objects[0]
    aimed = prep.lower_ == "at" and head.ent_type_ == "GPE"
    if aimed or prep.head.lemma_.lower() in _BELIEFS:
        return None
    phrase = list(_phrase(head))
    named = any(token.ent_type_ in _PLACES for token in phrase)
    area = head.lemma_.lower() in _AREA and any(token.pos_ == "PROPN" for token in phrase)
    if not (area or (named and (head.ent_type_ in _PLACES or _parts(head)))):
        return None
    places = sorted(token.i for token in phrase)
    if places[0] != prep.i + 1 or places[-1] - places[0] != len(places) - 1:
        return None
    return sentence.span_of(prep.doc[prep.i : places[-1] + 1])


def _phrase(head: Token) -> Iterator[Token]:
    """Yield a noun with what stands before it, its "of" and its conjuncts: no clause, no aside."""
    yield head
    for child in head.children:
        if child.i < head.i and child.dep_ in _MODIFIERS:
            yield from child.subtree
        elif child.dep_ == "cc":
            yield child
        elif child.dep_ == "conj" and child.ent_type_ in _PLACES:
            yield from _phrase(child)
        elif child.lower_ == "of" and child.dep_ == "prep":
            yield child
            for inner in child.children:
                yield from _phrase(inner)


def _parts(head: Token) -> bool:
    """Tell "the north of Orland", which names a place through its "of"."""
    return any(
        child.lower_ == "of" and any(inner.ent_type_ in _PLACES for inner in child.children)
        for child in head.children
    )


def _periods(sentence: Sentence, ties: Ties, times: Sequence[Timex]) -> Iterator[list[Span]]:
    """Yield the time expressions on the nouns, and then those on the verbs."""
    for heads in (ties.nouns, ties.verbs):
        yield [
            span for time in times for span in [_period(sentence, heads, time)] if span is not None
        ]


def _period(sentence: Sentence, heads: Sequence[Token], time: Timex) -> Span | None:
    """Return a time expression with its preposition if it hangs on one of the heads."""
    if time.kind == "set" or time.problem is not None:
        return None
    inside = within(sentence, time.span)
    if not inside:
        return None
    top, places = top_of(inside), {head.i for head in heads}
    if top.head.i in places and top.dep_ in {"npadvmod", "prep", "tmod"}:
        return time.span if _covers(time, top.lower_) else None
    prep = top.head
    near = top.dep_ == "pobj" and prep.dep_ == "prep" and prep.head.i in places
    if not near or prep.lower_ not in _WHEN or not _covers(time, prep.lower_):
        return None
    if prep.i > sentence.tokens.start and prep.nbor(-1).lower_ in {"not", "than", "as", "except"}:
        return None
    return Span(sentence.span_of(prep).start, time.span.end)


def _covers(time: Timex, preposition: str) -> bool:
    """Tell a time that a count runs over from a length that something lasts or is ahead."""
    if preposition in {"before", "after", "until", "till", "by", "for", "ago"}:
        return False
    return time.kind != "duration" or preposition in {"over", "within", "during", "throughout"}


def _rate_period(sentence: Sentence, quantity: Quantity) -> Span | None:
    """Return the "per month" that makes a figure a rate."""
    if quantity.kind != "rate" or not _PER_CALENDAR.search(quantity.unit or ""):
        return None
    last = quantity.counted_span.end if quantity.counted_span else quantity.span.end
    for end in sorted({last, quantity.span.end}):
        match = _PER.match(sentence.text, end - sentence.span.start)
        if match is not None:
            start = sentence.span.start
            return Span(start + match.start("words"), start + match.end("words"))
    return None
