"""An invented story, told by three invented outlets, built by hand as the stages would build it.

Places are found by the words themselves, so that every offset gives its span back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from invented import built_article, built_claim

from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Brief,
    BriefSection,
    BriefSentence,
    Caution,
    Certainty,
    Claim,
    ClaimKind,
    Copy,
    Evidence,
    Finding,
    FindingKind,
    Membership,
    Merge,
    Mode,
    Origin,
    Polarity,
    Provenance,
    Quantity,
    Reading,
    Severity,
    SourceKind,
    Span,
    Step,
    Story,
    Thread,
    Timex,
)

BY = Provenance("invented", "1")
ASSERTED = Certainty("asserted", None, None)
AUTHORITY = "Orrin Water Authority"

GAZETTE = (
    ("title", "Authority says seepage at Hallow Dam has likely slowed"),
    ("standfirst", "Engineers lowered Lake Orrin through the night; three villages stay empty."),
    ("byline", "By Tamsin Vale"),
    (
        "body",
        "The Orrin Water Authority said on Tuesday that seepage through the east wall of Hallow "
        "Dam had likely slowed after crews lowered the lake.",
    ),
    (
        "body",
        "“We estimate that between 4,000 and 4,600 residents have left the three villages below "
        "the dam,” the authority said in a statement. “It is a realistic possibility that the "
        "gate will have to stay open for ten days.”",
    ),
    (
        "body",
        "Its chief engineer, Odile Renwick, told the Gazette that the wall was “weakened, but "
        "well-anchored”.",
    ),
    (
        "body",
        "The authority has been criticised for late warnings in the past, and its first figures "
        "should be read with care.",
    ),
    ("credit", "Picture: Gazette archive"),
)
WIRE = (
    ("title", "4,600 flee as Hallow Dam leaks"),
    ("byline", "Harbour Wire staff"),
    (
        "body",
        "About 4,600 people fled villages below Hallow Dam, the Orrin Water Authority said, "
        "as water seeped through its east wall.",
    ),
    (
        "body",
        "The seepage has slowed, according to dam officials. The chief engineer called the wall "
        "“weakened but well anchored”.",
    ),
    (
        "body",
        "Reports have emerged that a second gate jammed on Monday night. The gate will stay open "
        "for ten days.",
    ),
    ("caption", "Crews at the east wall."),
    ("credit", "Photo: Harbour Wire"),
)
POST = (
    ("title", "Leak at Hallow Dam: what we know"),
    (
        "body",
        "More than 5,000 people have been moved from villages below the dam, the Harbour Wire "
        "reported, citing the water authority.",
    ),
    (
        "body",
        "The gate was reportedly opened on Tuesday 5 March. No injuries were reported.",
    ),
    (
        "body",
        "The wall almost certainly holds for now, the officials said.",
    ),
)


def article(
    key: str, outlet: str, parts: tuple[tuple[str, str], ...], published: str | None, **more: Any
) -> Article:
    """Build an article of this story; an undated one is given None."""
    told = ((BlockKind(kind), words) for kind, words in parts)
    fields: dict[str, Any] = {"locator": f"{key}.txt", "outlet": outlet, "published": published}
    return built_article(told, key=key, **(fields | more))


def the_articles() -> dict[str, Article]:
    """Three articles by id."""
    return {
        "gazette": article(
            "gazette",
            "Northmoor Gazette",
            GAZETTE,
            "2041-03-05T07:10:00+00:00",
            byline="Tamsin Vale",
        ),
        "wire": article("wire", "The Harbour Wire", WIRE, "2041-03-05T11:45:00+00:00"),
        "post": article("post", "Sable Post", POST, None),
    }


def place(article: Article, words: str, *, nth: int = 0, within: str | None = None) -> Span:
    """Return where words stand; `within` names the surrounding words to look in."""
    at = article.text.index(within) - 1 if within else -1
    for _ in range(nth + 1):
        at = article.text.index(words, at + 1)
    return Span(at, at + len(words))


def link(
    article: Article,
    source: str,
    cue: str,
    *,
    within: str,
    canonical: str = AUTHORITY,
    kind: SourceKind = SourceKind.INSTITUTION,
    reason: str | None = None,
) -> Attribution:
    return Attribution(
        source=source,
        kind=kind,
        canonical=canonical,
        span=place(article, source, within=within),
        cue=cue,
        cue_span=place(article, cue, within=within),
        merge_reason=reason,
    )


def sure(article: Article, band: str, low: float, high: float, cue: str, within: str) -> Certainty:
    return Certainty(band, low, high, (cue,), (place(article, cue, within=within),))


def claim(key: str, article: Article, words: str, **more: Any) -> Claim:
    span = place(article, words)
    block = next(b for b in article.blocks if b.span.contains(span))
    fields: dict[str, Any] = {
        "block": block.kind,
        "mode": Mode.INDIRECT if more.get("attribution") else Mode.NONE,
        "provenance": BY,
    }
    return built_claim(article, span, key=key, **(fields | more))


def people(article: Article, words: str, low: float, high: float | None, **more: Any) -> Quantity:
    fields: dict[str, Any] = {
        "span": place(article, words),
        "low": low,
        "high": high,
        "low_inclusive": True,
        "high_inclusive": True,
        "approximate": False,
        "kind": "count",
        "unit": None,
        "counted": "resident",
        "outcomes": ("leave",),
    }
    return Quantity(**(fields | more))


def days(article: Article, words: str) -> Quantity:
    return people(article, words, 10, 10, kind="measure", unit="day", counted=None, outcomes=())


def the_claims(articles: Mapping[str, Article]) -> tuple[Claim, ...]:
    """Fourteen claims in three articles."""
    return (
        *_gazette_claims(articles["gazette"]),
        *_wire_claims(articles["wire"]),
        *_post_claims(articles["post"]),
    )


def _gazette_claims(a: Article) -> tuple[Claim, ...]:
    tuesday = Timex(place(a, "on Tuesday"), "date", "2041-03-05", "2041-03-05", "2041-03-05", True)
    body = "The Orrin Water Authority said"
    return (
        claim(
            "g1", a, "seepage at Hallow Dam has likely slowed",
            attribution=(link(a, "Authority", "says", within="Authority says",
                              reason="short name"),),
            certainty=sure(a, "likely", 0.55, 0.75, "likely", "has likely"),
        ),
        claim(
            "g2", a,
            "seepage through the east wall of Hallow Dam had likely slowed after crews lowered "
            "the lake",
            attribution=(link(a, "Orrin Water Authority", "said", within=body),),
            certainty=sure(a, "likely", 0.55, 0.75, "likely", "had likely"),
            times=(tuesday,),
        ),
        claim(
            "g3", a,
            "We estimate that between 4,000 and 4,600 residents have left the three villages "
            "below the dam",
            kind=ClaimKind.ESTIMATE, mode=Mode.DIRECT,
            attribution=(link(a, "the authority", "said", within="the authority said in a",
                              reason="short name, one institution in the story"),),
            quantities=(people(a, "between 4,000 and 4,600 residents", 4000, 4600),),
        ),
        claim(
            "g4", a, "It is a realistic possibility that the gate will have to stay open for ten "
            "days",
            kind=ClaimKind.PREDICTION, mode=Mode.DIRECT,
            attribution=(link(a, "the authority", "said", within="the authority said in a"),),
            certainty=sure(a, "realistic possibility", 0.4, 0.5, "realistic possibility", "It is"),
            quantities=(days(a, "ten days"),),
        ),
        claim(
            "g5", a, "the wall was “weakened, but well-anchored”", mode=Mode.MIXED,
            attribution=(link(a, "Odile Renwick", "told", within="Its chief",
                              kind=SourceKind.PERSON,
                              canonical="Odile Renwick"),),
            quotations=(place(a, "weakened, but well-anchored"),),
        ),
        claim(
            "g6", a, "its first figures should be read with care", kind=ClaimKind.CAUTION,
        ),
    )  # fmt: skip


def _wire_claims(a: Article) -> tuple[Claim, ...]:
    officials = link(a, "dam officials", "according to", within="The seepage has",
                     reason="officials of the only dam in the story")  # fmt: skip
    return (
        claim("w1", a, "4,600 flee as Hallow Dam leaks",
              quantities=(people(a, "4,600", 4600, 4600),)),
        claim(
            "w2", a, "About 4,600 people fled villages below Hallow Dam",
            attribution=(link(a, "Orrin Water Authority", "said", within="the Orrin Water"),),
            quantities=(people(a, "About 4,600 people", 4600, 4600, approximate=True),),
        ),
        claim("w3", a, "The seepage has slowed", attribution=(officials,)),
        claim(
            "w4", a, "the wall “weakened but well anchored”", mode=Mode.MIXED,
            attribution=(link(a, "The chief engineer", "called", within="The chief",
                              canonical="Odile Renwick", kind=SourceKind.ROLE,
                              reason="the only chief engineer in the story"),),
            quotations=(place(a, "weakened but well anchored"),),
        ),
        claim(
            "w5", a, "a second gate jammed on Monday night",
            attribution=(link(a, "Reports", "emerged", within="Reports have",
                              canonical="unnamed reports", kind=SourceKind.ANONYMOUS),),
            certainty=Certainty("reported", None, None, ("Reports",), (place(a, "Reports"),)),
        ),
        claim("w6", a, "The gate will stay open for ten days", kind=ClaimKind.PREDICTION,
              quantities=(days(a, "ten days"),)),
    )  # fmt: skip


def _post_claims(a: Article) -> tuple[Claim, ...]:
    impossible = Timex(
        place(a, "Tuesday 5 March"), "date", "2041-03-05", None, None, False,
        problem="5 March 2041 was not the weekday that the article prints",
    )  # fmt: skip
    return (
        claim(
            "p1", a, "More than 5,000 people have been moved from villages below the dam",
            attribution=(
                link(a, "the Harbour Wire", "reported", within="the Harbour Wire",
                     canonical="The Harbour Wire", kind=SourceKind.OUTLET),
                link(a, "the water authority", "citing", within="citing the",
                     reason="role and place fit one institution"),
            ),
            quantities=(people(a, "More than 5,000 people", 5000, None, low_inclusive=False),),
        ),
        claim(
            "p2", a, "The gate was reportedly opened on Tuesday 5 March",
            certainty=Certainty("reported", None, None, ("reportedly",), (place(a, "reportedly"),)),
            times=(impossible,),
        ),
        claim("p3", a, "No injuries were reported", polarity=Polarity.NEGATED),
        claim(
            "p4", a, "The wall almost certainly holds for now",
            attribution=(link(a, "the officials", "said", within="the officials"),),
            certainty=sure(a, "almost certain", 0.95, 1.0, "almost certainly", "The wall"),
        ),
    )  # fmt: skip


def evidence(article: Article, words: str, *, nth: int = 0) -> Evidence:
    return Evidence(article.id, place(article, words, nth=nth), words)


def finding(
    key: str,
    kind: FindingKind,
    severity: Severity,
    message: str,
    *found: Evidence,
    thread: str | None = None,
    unless: str = "",
) -> Finding:
    detail = {"unless": unless} if unless else {}
    return Finding(key, kind, severity, "dam", thread, message, found, detail, BY)


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
