"""Findings on figures credited to a source whose quoted words hold a comparison, not a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retold.tracing.evidence import Scene, finding, quoted
from retold.tracing.findings.derived import NUMERAL
from retold.tracing.matching.match import Profile, compare, profile
from retold.tracing.matching.words import Words
from retold.tracing.retellings import source_of
from retold.types import Claim, Finding, FindingKind, Mode, Quantity, Severity, Span

_COMPARISON = re.compile(
    r"\b(?:exceed\w*|surpass\w*|outnumber\w*|outstrip\w*|top(?:s|ped)|"
    r"(?:more|greater|larger|bigger|higher|fewer|less|smaller|lower)\s+than|"
    r"as\s+(?:many|large|big|much)\s+as|equal\s+to|twice|double)\b\s*(?P<object>[^.;:!?]*)",
    re.IGNORECASE,
)
TOPIC = 0.4
OBJECT = 0.5


def trace(scene: Scene, words: Words) -> Iterator[Finding]:
    """Yield figures that a comparison explains and no quoted word of the source gives.

    Three claims must meet: a telling that credits a figure to a source; quoted words of that
    source on the same matter that compare it with something and give no number; and a claim that
    puts a figure on the thing compared with, one end of which is the figure told.
    """
    comparisons = list(_comparisons(scene))
    if not comparisons:
        return
    profiles = {claim.id: profile(claim, words) for claim in scene.claims}
    for spoken, compared, who in comparisons:
        for base, figure in _bases(scene, spoken, compared, words, profiles):
            for told, number in _tellings(scene, spoken, who, figure, profiles):
                if told.id != base.id:
                    yield _finding(scene, (told, number), spoken, (base, figure), who)


def _comparisons(scene: Scene) -> Iterator[tuple[Claim, Span, str]]:
    """Yield quoted words that compare, the thing compared with, and their speaker."""
    for spoken in scene.claims:
        compared, who = _compared(scene, spoken), source_of(spoken)
        if compared is not None and who is not None and not _names_figures(scene, who):
            yield spoken, compared, who


def _compared(scene: Scene, claim: Claim) -> Span | None:
    """Return the span of the thing compared with, in quoted words without a numeral."""
    if claim.mode is not Mode.DIRECT:
        return None
    found = _COMPARISON.search(scene.text(claim.article), claim.span.start, claim.span.end)
    if found is None or not found.group("object").strip():
        return None
    if NUMERAL.search(re.sub(r"\b(?:1[0-9]{3}|20[0-9]{2})\b", "", found.group("object"))):
        return None
    return Span(*found.span("object"))


def _names_figures(scene: Scene, who: str) -> bool:
    """Whether any quoted words of the source in this story give a count at all."""
    return any(
        quantity.kind in {"count", "share"}
        for claim in scene.claims
        if claim.mode is Mode.DIRECT and source_of(claim) == who
        for quantity in claim.quantities
    )


def _bases(
    scene: Scene,
    spoken: Claim,
    compared: Span,
    words: Words,
    profiles: dict[str, Profile],
) -> Iterator[tuple[Claim, Quantity]]:
    """Yield the claims that put a figure on the thing compared with."""
    thing = _part(spoken, compared, words)
    for claim in scene.claims:
        if claim.id == spoken.id or not claim.quantities or not thing.lemmas:
            continue
        match = compare(profiles[claim.id], thing)
        if match.left_covered >= OBJECT and match.right_covered >= TOPIC / 2:
            for quantity in claim.quantities:
                if quantity.kind == "count":
                    yield claim, quantity


def _part(claim: Claim, span: Span, words: Words) -> Profile:
    whole = profile(claim, words)
    inside = {t.lemma for t in claim.terms if span.contains(t.span)}
    kept = [i for i, lemma in enumerate(whole.lemmas) if lemma in inside]
    return Profile(
        claim,
        tuple(whole.lemmas[i] for i in kept),
        tuple(whole.weights[i] for i in kept),
        whole.names & inside,
        frozenset(),
        whole.vectors[kept],
    )


def _tellings(
    scene: Scene, spoken: Claim, who: str, figure: Quantity, profiles: dict[str, Profile]
) -> Iterator[tuple[Claim, Quantity]]:
    """Yield claims credited to the source, on the matter of its words, with the borrowed figure."""
    matter = _matter(scene, spoken)
    for claim in scene.claims:
        if source_of(claim) != who or claim.mode is Mode.DIRECT:
            continue
        covered = max(compare(profiles[claim.id], profiles[m.id]).left_covered for m in matter)
        if covered < TOPIC:
            continue
        for quantity in claim.quantities:
            ends = {quantity.low, quantity.high} - {None}
            if quantity.kind == "count" and ends & {figure.low, figure.high}:
                yield claim, quantity


def _matter(scene: Scene, spoken: Claim) -> Sequence[Claim]:
    """The quoted sentence and the one quoted before it, which its pronouns may stand for."""
    before = [
        claim
        for claim in scene.by_article.get(spoken.article, ())
        if claim.mode is Mode.DIRECT
        and claim.span.end <= spoken.span.start
        and source_of(claim) == source_of(spoken)
    ]
    return [spoken, *sorted(before, key=lambda c: c.span.start)[-1:]]


def _finding(
    scene: Scene,
    told: tuple[Claim, Quantity],
    spoken: Claim,
    base: tuple[Claim, Quantity],
    who: str,
) -> Finding:
    claim, number = told
    source, figure = base
    evidence = [
        scene.evidence(claim.article, number.span),
        scene.evidence(spoken.article, spoken.span),
        scene.evidence(source.article, figure.span),
        scene.evidence(claim.article, claim.span),
        scene.evidence(source.article, source.span),
    ]
    end = "low" if figure.low in {number.low, number.high} else "high"
    return finding(
        scene,
        FindingKind.UNSUPPORTED_FIGURE,
        Severity.HIGH,
        f"{quoted(evidence[0].text)} is credited to {who}, whose quoted words hold no number. "
        f"It equals the {end} end of {quoted(evidence[2].text)}, the figure given for what the "
        "quotation compares with.",
        evidence,
        unless="the source gave the number in words that none of these articles quotes",
        source=who,
        derivation="comparison",
        derived_from={"low": figure.low, "high": figure.high},
    )
