"""Findings on certainty: a hedge that a telling lost, a likelihood that it raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings import summed
from retold.tracing.findings.borne import is_borne_out, is_forecast
from retold.tracing.findings.occasions import Occasions
from retold.tracing.matching.levels import doubts_of, hedges_of, level
from retold.tracing.matching.match import Match, best_pair
from retold.tracing.matching.measures import disjoint
from retold.tracing.retellings import Basis, Retelling, source_of
from retold.types import (
    HEADS,
    BlockKind,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    FindingKind,
    Severity,
)

_DOUBTING = re.compile(
    r"\b(?:alleged\w*|suspect(?:s|ed)?|report(?:ed|s)|possib\w+|apparent\w*|likely|claim(?:s|ed)|"
    r"consistent\s+with|believed|feared|potential\w*|presumed|purported\w*|probabl[ey])\b|\?",
    re.IGNORECASE,
)
_DOUBTING_CUE = re.compile(
    r"\b(?:believ|fear|suspect|think|thought|expect|estimat|worr|hop|doubt|suggest|assum|guess|"
    r"predict|allege|claim|speculat)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?<!end)(?<!due)(?<!back)(?<!next)(?<!close)(?<!plan)(?<!plans)(?<!wants)(?<!vows)(?<!seeks)"
    r"(?<!aims)(?<!urges)(?<!asks)(?<!calls)(?<!according)(?<!access)(?<!response)(?<!likely)"
    r"(?<!set)\sto\s(?!(?:the|a|an|its|his|her|their|our|all|some|new|more|be)\b)[a-z]{2,}\b"
)
_PREDICATED = frozenset({"VERB", "AUX", "ADJ", "ADV"})
FIRM = frozenset({ClaimKind.REPORT, ClaimKind.ESTIMATE})


def trace(
    scene: Scene, retold: Iterable[Retelling], matches: Mapping[tuple[str, str], Match]
) -> Iterator[Finding]:
    """Yield one finding for each telling that is surer than a telling it rests on.

    Where a telling loses several hedges, the one of the nearest origin is reported: the source's
    own words, else the strongest match.
    """
    best: dict[tuple[str, bool], Retelling] = {}
    occasions = Occasions(scene, matches)
    for pair in (*retold, *summed.pairs(scene, matches)):
        if not _surer(pair) or occasions.may_be_two(pair):
            continue
        if _asserted_elsewhere(scene, pair, matches) or is_borne_out(scene, pair):
            continue
        if _is_raised(scene, pair) and is_forecast(scene, pair):
            continue
        key = (pair.told.id, pair.origin.article == pair.told.article)
        if key not in best or _nearer(pair, best[key]):
            best[key] = pair
    for pair in best.values():
        yield _finding(scene, pair)


def _surer(pair: Retelling) -> bool:
    told, origin = pair.told, pair.origin
    if not doubts_of(origin) or not _held_together(pair) or _is_label(pair):
        return False
    if told.certainty.band != "asserted" and hedges_of(told):
        return is_stepped(origin, told)
    if _DOUBTING.search(told.text) or (told.kind in FIRM and _doubting_cue(told)):
        return False
    if origin.certainty.band == "reported" and told.attribution and not origin.attribution:
        return False
    if told.kind in FIRM or (told.kind is ClaimKind.PREDICTION and has_will(told)):
        planned = told.kind in FIRM and origin.kind is ClaimKind.PREDICTION and _infinitive(told)
        return not planned or level(origin) is not None
    return False


def _held_together(pair: Retelling) -> bool:
    """Whether more than wording ties the two, and a telling so tied owes the other its hedge."""
    if pair.tied is Basis.WORDING or disjoint(pair.origin, pair.told):
        return False
    if (
        pair.told.kind in FIRM
        and pair.origin.kind is ClaimKind.PREDICTION
        and pair.tied is (Basis.SAME_SOURCE)
    ):
        return False
    ours, theirs = _counts(pair.told), _counts(pair.origin)
    if pair.told.article != pair.origin.article and (ours or theirs) and not ours & theirs:
        return False
    return pair.tied is not Basis.OWN_ARTICLE or is_answerable(pair.told, pair.origin)


def _is_label(pair: Retelling) -> bool:
    """Whether a title only names its matter: "The mill and the fire" asserts nothing.

    A tagger often takes the verb of a title for a noun; the verb of its body stands there, then.
    """
    told = pair.told
    if told.block is not BlockKind.TITLE or _AHEAD.search(told.text):
        return False
    said = {term.lemma for term in pair.origin.terms if term.pos == "VERB"}
    return not any(term.pos in _PREDICATED or term.lemma in said for term in told.terms)


def is_stepped(lower: Claim, upper: Claim) -> bool:
    """Whether both are hedged and the one stands a whole band above the other."""
    below, above = level(lower), level(upper)
    return below is not None and above is not None and below[1] < above[0]


def _counts(claim: Claim) -> set[float]:
    """The ends of a claim's counts: "the toll was 24" is not that the toll is likely to rise."""
    counted = (q for q in claim.quantities if q.kind in {"count", "money", "percent"})
    return {end for q in counted for end in (q.low, q.high) if end is not None}


def _doubting_cue(told: Claim) -> bool:
    """Whether a telling without a hedge keeps the doubt in its cue: "the brigade fears that"."""
    return any(_DOUBTING_CUE.search(link.cue) for link in told.attribution)


def is_answerable(told: Claim, origin: Claim) -> bool:
    """Whether a body must keep a head's hedge: only where both rest on the one named source.

    Two named sources may be differently sure, and a head may be more careful than its article.
    """
    hedger, teller = source_of(origin), source_of(told)
    if told.block in HEADS:
        return teller is None or hedger is None or teller == hedger
    return hedger is not None and (teller is None or teller == hedger)


def _asserted_elsewhere(
    scene: Scene, pair: Retelling, matches: Mapping[tuple[str, str], Match]
) -> bool:
    """A head is no surer than its article where the body, too, asserts the claim outright."""
    told = pair.told
    if told.block not in HEADS:
        return False
    for claim in scene.by_article.get(told.article, ()):
        if claim.block in HEADS or hedges_of(claim):
            continue
        if claim.certainty.band != "asserted" or claim.kind is ClaimKind.QUESTION:
            continue
        match = best_pair(matches, claim.id, told.id)
        if match is not None and match.same:
            return True
    return False


def has_will(claim: Claim) -> bool:
    """Whether a claim says that something will be."""
    words = claim.text.lower().replace("’", "'").split()
    return "will" in words or any(word.endswith("'ll") for word in words)


def _infinitive(claim: Claim) -> bool:
    """A head such as "Minister to resign" tells of a plan, not of a fact."""
    return claim.block is BlockKind.TITLE and " to " in claim.text


def _nearer(pair: Retelling, other: Retelling) -> bool:
    return (pair.origin.mode == "direct", pair.match.score) > (
        other.origin.mode == "direct",
        other.match.score,
    )


def _finding(scene: Scene, pair: Retelling) -> Finding:
    told, origin = pair.told, pair.origin
    theirs, ours = hedge_words(scene, origin), hedge_words(scene, told)
    ahead, raised = _is_ahead(told), _is_raised(scene, pair)
    if ours:
        now = f"here it is {ours}"
    elif ahead:
        now = "here it is “to” be"
    else:
        now = "here it “will” be" if raised else "this telling has no hedge"
    return finding(
        scene,
        FindingKind.CERTAINTY_RAISED if raised else FindingKind.HEDGE_DROPPED,
        Severity.MEDIUM if raised else _severity(told, origin),
        f"{_place(scene, origin, told)} has this with {theirs}; {now}.",
        cited(scene, pair),
        unless="the two speak of different things, or this telling has a surer source of its own",
        **weighed(pair),
    )


def _is_ahead(told: Claim) -> bool:
    return told.block is BlockKind.TITLE and _AHEAD.search(told.text) is not None


def _is_raised(scene: Scene, pair: Retelling) -> bool:
    """Whether a telling still weighs what it tells, or says that it will be, and is no report."""
    told = pair.told
    will = told.kind is ClaimKind.PREDICTION and has_will(told)
    return bool(hedge_words(scene, told)) or _is_ahead(told) or will


def cited(scene: Scene, pair: Retelling) -> list[Evidence]:
    """Cite both tellings and the hedges of both."""
    told, origin = pair.told, pair.origin
    return [
        scene.evidence(told.article, told.span),
        scene.evidence(origin.article, origin.span),
        *(scene.evidence(origin.article, span) for span in hedges_of(origin)),
        *(scene.evidence(told.article, span) for span in hedges_of(told)),
    ]


def weighed(pair: Retelling) -> dict[str, Any]:
    """Return what a finding on certainty keeps of its pair, as JSON values."""
    return {
        "tied": pair.tied.value,
        "score": round(pair.match.score, 3),
        "hedges": list(pair.origin.certainty.cues),
        "band": pair.origin.certainty.band,
    }


def hedge_words(scene: Scene, claim: Claim) -> str:
    """The hedges of a claim, each in quotation marks."""
    return ", ".join(quoted(span.of(scene.text(claim.article))) for span in hedges_of(claim))


def _place(scene: Scene, origin: Claim, told: Claim) -> str:
    who = source_of(origin)
    on = f", on {who}," if who else ""
    if origin.article != told.article:
        return scene.outlet(origin.article) + on
    title = origin.block is BlockKind.TITLE
    return ("The article's own title" if title else "The article itself") + on


def _severity(told: Claim, origin: Claim) -> Severity:
    if told.block is BlockKind.TITLE and origin.certainty.band != "asserted":
        return Severity.HIGH
    return Severity.MEDIUM
