"""Findings on scope: a noun that a telling narrows with words its source did not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.matching.match import compare, profile
from retold.tracing.matching.words import Words
from retold.tracing.retellings import source_of
from retold.types import Claim, Finding, FindingKind, Mode, Severity, Span, Term

_OF = re.compile(r"^\s+(?:of|by|among|from)\s+((?:[^\W\d_]+[-\s,]+){0,5})$")
_EVERY = re.compile(
    r"\b(?P<all>every|each|all(?:\s+of)?\s+the|no|not\s+a(?:\s+single)?)\s+(?:[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SHARED_BESIDE = 2
_NOT_RESTRICTIVE = frozenset(
    "many more most several few some all new own same other such last recent further additional "
    "several various certain total large huge".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """A noun with a complement: `head` "flight", `member` "villager", `limits` its modifiers."""

    claim: Claim
    head: str
    member: Term
    limits: tuple[Term, ...]
    span: Span


def trace(scene: Scene, words: Words) -> Iterator[Finding]:
    """Yield tellings that say "an A of C B" where the source's quoted words say "an A of B".

    So with "every C B" for "every B", where both claims share more than the noun.

    Both are of one source, and no quotation of that source limits the group so.
    """
    quoted_by = {source_of(claim) for claim in scene.claims if claim.mode is Mode.DIRECT} - {None}
    groups = [
        group
        for claim in scene.claims
        if source_of(claim) in quoted_by
        for group in (*_groups(scene, claim), *_universals(scene, claim))
    ]
    for told in groups:
        if told.claim.mode is Mode.DIRECT or not told.limits:
            continue
        origins = [group for group in groups if _is_origin(group, told)]
        if origins and not any(_limits(group) & _limits(told) for group in origins):
            yield _narrowed(scene, told, _closest(told, origins, words))


def _groups(scene: Scene, claim: Claim) -> Iterator[Group]:
    text = scene.text(claim.article)
    nouns = [term for term in claim.terms if term.pos in {"NOUN", "PROPN"}]
    for head in nouns:
        for member in nouns:
            if not head.span.end < member.span.start <= head.span.end + 60:
                continue
            between = _OF.match(text[head.span.end : member.span.start])
            if between is None or member.role not in {"pobj", "conj"}:
                continue
            inner = Span(head.span.end, member.span.start)
            limits = tuple(t for t in claim.terms if inner.contains(t.span) and _limiting(t))
            if any(
                t.pos in {"NOUN", "PROPN", "VERB"}
                for t in claim.terms
                if inner.contains(t.span) and t not in limits
            ):
                continue
            yield Group(claim, head.lemma, member, limits, Span(head.span.start, member.span.end))


def _universals(scene: Scene, claim: Claim) -> Iterator[Group]:
    """Yield the nouns that a claim says something of all of, or of none."""
    text = scene.text(claim.article)
    for noun in claim.terms:
        if noun.pos != "NOUN":
            continue
        found = _EVERY.search(text[claim.span.start : noun.span.start])
        if found is None:
            continue
        inner = Span(claim.span.start + found.end("all"), noun.span.start)
        between = [t for t in claim.terms if inner.contains(t.span)]
        if all(t.pos in {"ADJ", "VERB"} for t in between):
            head = "no" if found["all"].lower().startswith("no") else "every"
            limits = tuple(t for t in between if _limiting(t))
            span = Span(claim.span.start + found.start(), noun.span.end)
            yield Group(claim, head, noun, limits, span)


def _limiting(term: Term) -> bool:
    return term.pos in {"ADJ", "VERB"} and term.lemma not in _NOT_RESTRICTIVE


def _limits(group: Group) -> set[str]:
    return {term.lemma for term in group.limits}


def _is_origin(group: Group, told: Group) -> bool:
    return (
        group.claim.mode is Mode.DIRECT
        and (group.head, group.member.lemma) == (told.head, told.member.lemma)
        and source_of(group.claim) is not None
        and source_of(group.claim) == source_of(told.claim)
        and (told.head not in {"every", "no"} or _share_more(group, told))
    )


def _share_more(group: Group, told: Group) -> bool:
    """Whether two claims on all of something share words beside it."""
    ours, theirs = ({t.lemma for t in each.claim.terms} for each in (told, group))
    return len((ours & theirs) - {told.member.lemma}) >= _SHARED_BESIDE


def _closest(told: Group, origins: Iterable[Group], words: Words) -> Group:
    side = profile(told.claim, words)
    return max(origins, key=lambda group: compare(side, profile(group.claim, words)).score)


def _narrowed(scene: Scene, told: Group, origin: Group) -> Finding:
    ours = scene.evidence(told.claim.article, told.span)
    theirs = scene.evidence(origin.claim.article, origin.span)
    return finding(
        scene,
        FindingKind.SCOPE_NARROWED,
        Severity.MEDIUM,
        f"{source_of(origin.claim)} is quoted as saying {quoted(theirs.text)}; this telling of it "
        f"says {quoted(ours.text)}.",
        [
            ours,
            theirs,
            scene.evidence(told.claim.article, told.claim.span),
            scene.evidence(origin.claim.article, origin.claim.span),
        ],
        unless="the source narrowed it so in words that are not quoted here",
        added=[term.span.of(scene.text(told.claim.article)) for term in told.limits],
    )
