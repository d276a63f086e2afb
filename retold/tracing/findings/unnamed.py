"""Findings on sources that nobody names: "a senior official", "one resident", "reportedly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.disclosed import is_disclosed
from retold.tracing.findings.hearsay import hearsay, quoted_by, stays_unnamed
from retold.types import (
    HEADS,
    MEDIA,
    NAMELESS,
    Attribution,
    Claim,
    Finding,
    FindingKind,
    Severity,
    SourceKind,
    Span,
)

_PASSED_ON = frozenset({"reportedly", "allegedly"})
_REPORTED_TO = re.compile(r"(?:is|are|was|were)(?: now| also)? reported to$", re.IGNORECASE)
_REPORTED = re.compile(r"been reported$", re.IGNORECASE)
_TO_BE = re.compile(r"\s+(?:have|be|number|stand)\b")
_FATE = re.compile(
    r"\s+(?:killed|dead|missing|wounded|injured|hurt|captured|arrested|detained|lost|destroyed|"
    r"damaged)\b"
)
_UNNAMED = re.compile(
    r"\banonym|\bcondition of\b|\bnot (?:be )?(?:named|identified|authori[sz]ed)\b"
    r"|\bsources?$|\bsources?\b(?= (?:close|familiar|in|at|with|from|inside|within))|\binsiders?\b"
    r"|\b(?:people|persons?|those|someone|somebody) (?:familiar with|close to|briefed"
    r"|with (?:\w+ )?knowledge|who (?:ha(?:ve|s|d) (?:seen|read|been (?:told|briefed))"
    r"|know|knows|knew|ought to know|should know)\b)|^(?:\w+ )?(?:reports|rumou?rs)$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:official|diplomat|aide|advis[eo]r|banker|executive)s?"
    r"(?=$| (?:in|at|from|with|who|on|of|close|briefed|familiar)\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?:(?:earlier|later)\s+)?(?:the|that|this|those|these|its|his|her|their)\b", re.IGNORECASE
)
_ONLY_ONE = re.compile(
    r"['’]s?\s+(?:\w+\s+)*?(?:top|chief|head|leading|most senior)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\W{0,3}(?:(?!(?:an?|the|one|another|and|but|or|while|who|said it)\b)[\w’'-]+\W{1,3}){0,4}?"
    r"(?:who\s+(?:spoke|talked)\s+)?(?:up)?on\s+(?:the\s+)?condition\s+of\s+anonymity\b",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r",?\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:al-)?[A-Z][\w’'-]+")
_NAME_BEFORE = re.compile(
    r"(?:^|[”\".,]\s*)(?!(?:In|At|From|On|Near|Around|Outside|Inside|To|By|Across|Over|After)\s)"
    r"(?:[A-Z][\w’'-]+\s+){1,2}[A-Z][\w’'-]+,?\s+$"
)
_NAME_NEXT = re.compile(
    r"[”\"’.\s]*(?!(?:The|A|An|In|On|At|But|And|For|After|Before|Since|From|As|By|With)\s)"
    r"(?:[A-Z][\w’'-]*\.?\s+){1,3}(?:al-)?[A-Z][\w’'-]+"
)
_REPORTED_NEXT = re.compile(
    r"\s*[^.!?]{0,140}\b(?:[A-Z][\w’'-]+\s)?[A-Z][\w’'-]+(?:,[^,.]{2,60},)?\s(?:has\s)?"
    r"(?:reported|reports)\b"
)
_VIA = re.compile(r"[^.;]{0,20}\b(?:via|through)\s+(?:[a-z]+\s+){0,2}[A-Z]")
_NAMED = re.compile(r",|\b(?:Mr|Mrs|Ms|Dr)\b|(?:officials?|advis[eo]rs?|aides?)\s+[A-Z]")
_ONE = re.compile(r"(?:an?|one|another)\s+(?!of\b)(?!\w+\s+(?:named|called)\b)", re.IGNORECASE)
_SOURCES = re.compile(
    r"^(?!the\b|its\b|his\b|her\b|their\b)(?:[\w-]+\s){1,3}sources$", re.IGNORECASE
)
_LIMIT = re.compile(
    r",|\s(?:who|whose|in|at|from|of|with|on|near|outside|living|speaking|working|reached)\s"
)
_ONE_BODY = re.compile(r"(?:one|another)\s+(?!of\b)", re.IGNORECASE)
_SOME_MEDIA = re.compile(
    r"(?:local|several|some)\s+(?:\w+\s+)?media(?:\s+outlets)?$", re.IGNORECASE
)
_PERSON = re.compile(
    r"(?:witness|eyewitness|resident|commander|fighter|officer|teacher|soldier|policeman|man|woman|"
    r"worker|student|driver|farmer|doctor|nurse|activist|lawmaker|official|militant|rebel|"
    r"shopkeeper|villager|survivor|diplomat|employee|neighbou?r|passenger|fisherman|sailor|miner|"
    r"pensioner|refugee|prisoner|colleague|friend|relative|protester|volunteer|rescuer|trader)$"
)
_BODIES = frozenset({SourceKind.OUTLET, SourceKind.INSTITUTION, SourceKind.AGENCY})
_CARRIERS = frozenset({SourceKind.ANONYMOUS, SourceKind.AGENCY, SourceKind.OUTLET})
_LEARNED = re.compile(
    r"\s+ha(?:s|ve) (?:exclusively )?(?:learned|learnt)\b(?!\s+(?:from|through|via)\b)"
)
_RESOLVES = frozenset({"promised", "promises", "vowed", "vows", "pledged", "pledges"})
"""Cues of somebody who does something and tells nothing: "an official who had promised to"."""
_PUBLIC = re.compile(
    r"\s(?:publicly\b|in\s+(?:\w+\s+)?(?:public|televised|published|open)\s+"
    r"(?:statements?|remarks?|comments?|hearings?|letters?|addresses)\b)",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:an?|one|another|two|several|some)\s", re.IGNORECASE)
_LOOKED_INTO = 80
_SAID_WHERE = 30


def anonymous(scene: Scene) -> Iterator[Finding]:
    """Yield the sources without a name, one finding for each in an article, with all it carries.

    A head names by role whom the body may name in full, so heads are left out.
    """
    rested: dict[tuple[str, str], list[tuple[Span, Claim]]] = {}
    for claim in sorted(scene.claims, key=lambda c: (c.article, c.span.start)):
        text = scene.text(claim.article)
        outlet = scene.articles[claim.article].outlet or ""
        cue = _cue(claim, text, outlet) if claim.block not in HEADS else None
        if cue is None or _name_beside(text, cue) or is_disclosed(scene, claim, cue):
            continue
        words = " ".join(cue.of(text).lower().split())
        rested.setdefault((claim.article, words), []).append((cue, claim))
    for (article, _), rows in rested.items():
        yield _finding(scene, article, rows)


def _finding(scene: Scene, article: str, rows: list[tuple[Span, Claim]]) -> Finding:
    cue = rows[0][0]
    also = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    return finding(
        scene,
        FindingKind.ANONYMOUS_SOURCE,
        Severity.LOW,
        f"{scene.outlet(article)} rests this{also} on {quoted(cue.of(scene.text(article)))}, "
        "which names nobody.",
        [
            scene.evidence(article, cue),
            *(scene.evidence(article, claim.span) for _, claim in rows),
        ],
        unless="the source is named elsewhere in the article",
        source=cue.of(scene.text(article)),
    )


def _cue(claim: Claim, text: str, outlet: str) -> Span | None:
    """The words that stand for the unnamed source; a chain that names anybody has none."""
    if claim.attribution:
        return _source(claim, text, outlet)
    for cue, span in zip(claim.certainty.cues, claim.certainty.spans, strict=True):
        if cue.lower() in _PASSED_ON or _passive(cue, text[span.end : span.end + _LOOKED_INTO]):
            return span
    return hearsay(claim.sentence, text)


def _source(claim: Claim, text: str, outlet: str) -> Span | None:
    """The unnamed source that a chain ends at, that a medium quotes, or the outlet learned from."""
    link = claim.attribution[-1]
    if _tells_nothing(claim, text):
        return None
    if _is_unnamed(claim, text):
        reported = _SOME_MEDIA.match(link.source) and _reported_next(claim, text)
        return None if reported else link.span
    if link.kind not in MEDIA:
        return None
    learned = _LEARNED.match(text, link.span.end)
    own = link.canonical.lower() in outlet.lower()
    if own and learned is not None and learned.end() <= claim.sentence.end:
        return Span(link.span.start, learned.end())
    return quoted_by(claim.sentence, text)


def _passive(cue: str, after: str) -> bool:
    """Whether words pass on what somebody reported: "is reported to have", not "to the police"."""
    if _REPORTED_TO.match(cue):
        return bool(_TO_BE.match(after))
    return bool(_REPORTED.search(cue) and _FATE.match(after))


def _name_beside(text: str, cue: Span) -> bool:
    """Whether a full name stands right before or after the words: "an official, Ana Ruiz".

    A byline in the paragraph before, or a heading in capitals, names somebody else.
    """
    paragraph = text.rfind("\n", 0, cue.start) + 1
    after, before = text[cue.end : cue.end + 60], text[max(paragraph, cue.start - 60) : cue.start]
    named = _NAME_BEFORE.search(before)
    return bool(_NAME_AFTER.match(after) or (named and not named.group().isupper()))


def _is_unnamed(claim: Claim, text: str) -> bool:
    """Whether the innermost source is somebody whom the article keeps without a name.

    The medium that carries it ("told the agency") names nobody, nor does a body that "quoted
    trusted sources". A definite one ("the official") was met before, a crowd or a class of
    people ("experts") stands for no one source, and a name in the words, or after a comma, is a
    name.
    """
    link = claim.attribution[-1]
    passed_on = _SOURCES.search(link.source) is not None
    if any(outer.kind not in _CARRIERS for outer in claim.attribution[:-1]) and not passed_on:
        return False
    if _one_person(link, claim, text) or _one_body(link):
        return True
    if link.kind in NAMELESS and _INDEFINITE.match(link.source):
        sentence = Span(claim.sentence.start, max(claim.sentence.end, link.span.end))
        if stays_unnamed(link.span, sentence, text):
            return True
    if link.kind is not SourceKind.ANONYMOUS:
        return False
    words = link.source
    if _CONDITION.match(text[link.span.end : link.span.end + _LOOKED_INTO]):
        return not _NAMED.search(words)
    definite = _DEFINITE.match(words) or _ONLY_ONE.search(words)
    if definite and "anonym" not in words.lower():
        return False
    if words.lower() == "reports" and _reported_next(claim, text):
        return False
    if _UNNAMED.search(words):
        return True
    return bool(_OFFICIAL.search(words)) and not _NAMED.search(words)


def _tells_nothing(claim: Claim, text: str) -> bool:
    """Whether a source hides nothing: it resolved to do something, or spoke before all."""
    link = claim.attribution[-1]
    if not _RESOLVES.isdisjoint(link.cue.lower().split()[-1:]):
        return True
    said = text[link.cue_span.start : link.cue_span.end + _SAID_WHERE]
    return _PUBLIC.search(said) is not None


def _reported_next(claim: Claim, text: str) -> bool:
    """Whether the next sentence names the medium that reported: "The Norland Post reported"."""
    return _REPORTED_NEXT.match(text, claim.sentence.end) is not None


def _one_person(link: Attribution, claim: Claim, text: str) -> bool:
    """Whether a source is some one person: "one resident", "another fighter", "a young man in …".

    A leader or a minister is known by the office; an article that goes on with a full name may
    well name the person there.
    """
    if link.kind not in NAMELESS or not _ONE.match(link.source):
        return False
    head = _LIMIT.split(link.source)[0].split()[-1]
    if not _PERSON.match(head):
        return False
    if _VIA.match(text[link.span.end : link.span.end + _LOOKED_INTO]):
        return False
    end = max(claim.sentence.end, link.span.end)
    return not _NAME_NEXT.match(text[end : end + _LOOKED_INTO])


def _one_body(link: Attribution) -> bool:
    """Whether a source is some one body without a name ("one newspaper"), or "local media"."""
    words = link.source
    if link.kind not in _BODIES or not words.split()[-1].islower():
        return False
    return bool(_ONE_BODY.match(words) or _SOME_MEDIA.match(words))
