"""The whole reading of the invented story: findings, threads, brief; and the story grown great."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_invented import AUTHORITY, evidence, finding, place, the_articles, the_claims

from retold.types import (
    Article,
    Brief,
    BriefSection,
    BriefSentence,
    Caution,
    Copy,
    Finding,
    FindingKind,
    Membership,
    Merge,
    Origin,
    Reading,
    Severity,
    SourceKind,
    Step,
    Story,
    Thread,
)


def the_findings(articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Eight findings of eight kinds, least severe first, so that ordering has work to do."""
    g, w, p = articles["gazette"], articles["wire"], articles["post"]
    kind, level = FindingKind, Severity
    return (
        finding(
            "f1", kind.QUOTE_ALTERED, level.LOW,
            "The Wire’s quotation of the engineer leaves out a comma and a hyphen.",
            evidence(w, "weakened but well anchored"),
            evidence(g, "weakened, but well-anchored"),
            unless="the engineer said the words twice, or in another interview",
        ),
        finding(
            "f2", kind.HEDGE_DROPPED, level.HIGH,
            "The Wire states flatly what the authority called likely.",
            evidence(w, "The seepage has slowed"),
            evidence(g, "seepage through the east wall of Hallow Dam had likely slowed"),
            thread="slow", unless="a later statement confirmed that the seepage has slowed",
        ),
        finding(
            "f3", kind.RANGE_COLLAPSED, level.MEDIUM,
            "The authority gave a range; the Wire tells its upper end as the number.",
            evidence(w, "About 4,600 people"),
            evidence(g, "between 4,000 and 4,600 residents"),
            thread="left", unless="a newer count was published between the two articles",
        ),
        finding(
            "f4", kind.FIGURE_CONFLICT, level.HIGH,
            "The Post’s figure lies above the whole range that its source’s source gave.",
            evidence(p, "More than 5,000 people"),
            evidence(g, "between 4,000 and 4,600 residents"),
            thread="left", unless="the Post counts other villages as well",
        ),
        finding(
            "f5", kind.CERTAINTY_RAISED, level.MEDIUM,
            "“Will stay open” is told where the authority saw a realistic possibility.",
            evidence(w, "The gate will stay open for ten days"),
            evidence(g, "It is a realistic possibility that the gate will have to stay open for "
                        "ten days"),
            thread="gate", unless="the decision was taken in the meantime",
        ),
        finding(
            "f6", kind.ATTRIBUTION_LOST, level.LOW,
            "The Wire’s headline gives the figure and names nobody.",
            evidence(w, "4,600 flee as Hallow Dam leaks"),
            evidence(g, "between 4,000 and 4,600 residents"), thread="left",
        ),
        finding(
            "f7", kind.ANONYMOUS_SOURCE, level.LOW,
            "“Reports” is all that is said about where this comes from.",
            evidence(w, "Reports have emerged that a second gate jammed on Monday night"),
        ),
        finding(
            "f8", kind.SINGLE_ORIGIN, level.MEDIUM,
            "Every telling of how many left rests on the Orrin Water Authority.",
            evidence(g, "between 4,000 and 4,600 residents"),
            evidence(w, "About 4,600 people"),
            evidence(p, "More than 5,000 people"), thread="left",
        ),
    )  # fmt: skip


def the_threads() -> tuple[Thread, ...]:
    origin = (Origin(AUTHORITY, ("gazette", "wire", "post"), "every chain ends there"),)
    return (
        Thread(
            "left", "dam", "How many residents left the villages below the dam",
            (
                Step("g3", None, "earliest known telling"),
                Step("w1", "g3", "same figure, same event"),
                Step("w2", "g3", "credits the same authority"),
                Step("p1", "w2", "names the Harbour Wire"),
            ),
            origin, 1,
        ),
        Thread(
            "slow", "dam", "The seepage has slowed",
            (
                Step("g2", None, "earliest known telling"),
                Step("g1", "g2", "headline of the same article"),
                Step("w3", "g2", "same words, later"),
            ),
            origin, 1,
        ),
        Thread(
            "gate", "dam", "The gate stays open for ten days",
            (Step("g4", None, "earliest known telling"), Step("w6", "g4", "same figure")),
            origin, 1,
        ),
        Thread("alone", "dam", "No injuries", (Step("p3", None, "told once"),), origin, 1),
    )  # fmt: skip


def the_brief(articles: Mapping[str, Article]) -> Brief:
    g, w, p = articles["gazette"], articles["wire"], articles["post"]
    return Brief(
        story="dam",
        title="Hallow Dam leaks; villages below are emptied",
        dated="2041-03-05",
        summary=BriefSentence(
            "The Orrin Water Authority estimates that 4,000 to 4,600 residents left three villages "
            "below Hallow Dam; three articles give three figures, and all rest on the authority.",
            ("g3", "w2", "p1"),
            (
                evidence(g, "between 4,000 and 4,600 residents"),
                evidence(w, "About 4,600 people"),
                evidence(p, "More than 5,000 people"),
            ),
        ),
        sections=(
            BriefSection(
                "What is claimed",
                (
                    BriefSentence(
                        "Seepage through the east wall has slowed, says the authority; "
                        "credibility 3.",
                        ("g2",),
                        (evidence(
                            g, "seepage through the east wall of Hallow Dam had likely slowed"),),
                    ),
                    BriefSentence(
                        "The gate may have to stay open for ten days.",
                        ("g4",),
                        (evidence(g, "the gate will have to stay open for ten days"),),
                    ),
                    BriefSentence(
                        "No injuries are reported.",
                        ("p3",), (evidence(p, "No injuries were reported"),),
                    ),
                ),
            ),
            BriefSection(
                "What changed on the way",
                (
                    BriefSentence(
                        "The Harbour Wire drops “likely” and takes the top of the range.",
                        ("w3", "w2"),
                        (evidence(w, "The seepage has slowed"), evidence(w, "About 4,600 people")),
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def the_reading(articles: Mapping[str, Article]) -> Reading:
    """The whole reading of the invented story."""
    merges = (
        Merge(AUTHORITY, "the authority", SourceKind.INSTITUTION,
              "short name, one institution in the story", "gazette",
              place(articles["gazette"], "the authority")),
        Merge(AUTHORITY, "dam officials", SourceKind.CROWD,
              "officials of the only dam in the story", "wire",
              place(articles["wire"], "dam officials")),
        Merge(AUTHORITY, "the water authority", SourceKind.INSTITUTION,
              "role and place fit one institution", "post",
              place(articles["post"], "the water authority")),
        Merge("Odile Renwick", "The chief engineer", SourceKind.ROLE,
              "the only chief engineer in the story", "wire",
              place(articles["wire"], "The chief engineer")),
    )  # fmt: skip
    story = Story(
        "dam", "Hallow Dam leaks",
        tuple(Membership(key, ("same event",)) for key in articles),
        "2041-03-05", "2041-03-06",
        copies=(Copy("wire", "gazette", 0.31, (), "two passages in the same words"),),
        origins=(
            Origin(AUTHORITY, ("gazette", "wire", "post"), "all figures come from its statement"),
            Origin("Odile Renwick", ("gazette",), "spoke to the Gazette herself"),
        ),
        independent_origins=1,
        origins_reason="The engineer works for the authority, so both count as one.",
    )  # fmt: skip
    return Reading(
        story=story,
        claims=the_claims(articles),
        threads=the_threads(),
        findings=the_findings(articles),
        abstentions=(),
        merges=merges,
        cautions=(Caution("g6", AUTHORITY),),
        brief=the_brief(articles),
        inferred_dates={"post": "2041-03-06"},
    )


def the_great_story(size: int) -> tuple[Reading, dict[str, Article]]:
    """The invented story told over and over by `size` articles, with its threads as long."""
    first = the_articles()
    articles: dict[str, Article] = {}
    reading = the_reading(first)
    claims, findings = [], []
    steps: dict[str, list[Step]] = {thread.id: [] for thread in reading.threads}
    for number in range(size):
        old = list(first.values())[number % 3]
        new = replace(old, id=f"{old.id}{number}", outlet=f"{old.outlet} {number}")
        articles[new.id] = new
        for item in reading.claims:
            if item.article == old.id:
                claims.append(replace(item, id=f"{item.id}-{number}", article=new.id))
        for thread in reading.threads:
            steps[thread.id] += [
                Step(f"{s.claim}-{number}", None, s.reason)
                for s in thread.steps
                if s.claim in {c.id for c in reading.claims if c.article == old.id}
            ]
        for item in reading.findings:
            if all(e.article == old.id for e in item.evidence[:1]):
                moved = tuple(replace(e, article=new.id) for e in item.evidence[:1])
                findings.append(replace(item, id=f"{item.id}-{number}", evidence=moved))
    return (
        replace(
            reading,
            story=replace(
                reading.story, members=tuple(Membership(key, ()) for key in articles), copies=()
            ),
            claims=tuple(claims),
            findings=tuple(findings),
            threads=tuple(replace(t, steps=tuple(steps[t.id])) for t in reading.threads),
            merges=(),
            cautions=(),
            inferred_dates={},
            brief=replace(
                reading.brief,
                summary=replace(reading.brief.summary, evidence=(), claims=()),
                sections=(),
            ),
        ),
        articles,
    )
