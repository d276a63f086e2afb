"""An invented story, told by three invented outlets, built by hand as the stages would build it.

Places are found by the words themselves, so that every offset gives its span back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from invented import built_article, built_claim

from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    FindingKind,
    Mode,
    Polarity,
    Provenance,
    Quantity,
    Severity,
    SourceKind,
    Span,
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
