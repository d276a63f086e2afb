"""An invented story told by two invented outlets, built by hand for tests of ledger and cli."""

from __future__ import annotations

from dataclasses import replace

from invented import built_article, built_claim
from invented import place_of as at

from retold.types import (
    Abstention,
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
    Hyperlink,
    Membership,
    Merge,
    Mode,
    Origin,
    Provenance,
    Quantity,
    Reading,
    Severity,
    SourceKind,
    Step,
    Story,
    Term,
    Thread,
    Timex,
)

MADE_BY = Provenance("sample", "1", "none")

FIRST_TEXT = (
    "Flood drives more than 1,200 from Veldmark\n\n"
    "More than 1,200 people have probably left Veldmark since Monday, the River Board said.\n\n"
    "“The dyke — built in 1911 — is likely to hold,” the board’s engineer Ana Küster said. 🌊\n\n"
    "The board has an interest in calm, so its word should be read with care."
)
SECOND_TEXT = (
    "1,200 flee Veldmark\n\n"
    "The dyke is safe, officials say. 1,200 residents fled the town.\n\n"
    "Reports spoke of looting."
)


def article(
    key: str,
    text: str,
    *,
    outlet: str | None,
    published: str | None,
    kinds: tuple[BlockKind, ...] = (),
) -> Article:
    """Build an article whose paragraphs are its blocks: the first is the title, the rest body."""
    parts = text.split("\n\n")
    known = kinds or (BlockKind.TITLE,)
    told = [*known, *[BlockKind.BODY] * len(parts)]
    return built_article(
        zip(told, parts, strict=False),
        key=key,
        locator=f"{key}.txt",
        url=f"https://{key}.example/flood",
        outlet=outlet,
        title=parts[0],
        published=published,
    )


FIRST = article("courier", FIRST_TEXT, outlet="Veldmark Courier", published="2031-05-14")
_PLAIN = article("gazette", SECOND_TEXT, outlet="Coast Gazette", published=None)
_LINK = Hyperlink(at(_PLAIN, "officials"), "https://courier.example/dyke")
SECOND = replace(_PLAIN, hyperlinks=(_LINK,))


def shown(home: Article, words: str) -> Evidence:
    """Return words of an article as evidence."""
    return Evidence(home.id, at(home, words), words)


def claim(key: str, home: Article, words: str, sentence: str) -> Claim:
    """Build a plain claim, the article's own."""
    return built_claim(
        home, at(home, words), key=key, sentence=at(home, sentence), provenance=MADE_BY
    )


def _figure_claim() -> Claim:
    words = "More than 1,200 people have probably left Veldmark since Monday"
    board = Attribution(
        source="the River Board",
        kind=SourceKind.INSTITUTION,
        canonical="River Board",
        span=at(FIRST, "the River Board"),
        cue="said",
        cue_span=at(FIRST, "said"),
        merge_reason="the same name without its article",
    )
    people = Quantity(
        span=at(FIRST, "More than 1,200 people"),
        low=1200.0,
        high=None,
        low_inclusive=False,
        high_inclusive=True,
        approximate=False,
        kind="count",
        unit=None,
        counted="person",
        counted_span=at(FIRST, "people"),
        outcomes=("leave",),
        place=at(FIRST, "Veldmark"),
        period=at(FIRST, "since Monday"),
    )
    monday = Timex(
        span=at(FIRST, "Monday"),
        kind="date",
        value="2031-05-12",
        start_time="2031-05-12",
        end_time="2031-05-12",
        inferred=True,
        days=1.0,
        problem=None,
    )
    return replace(
        claim("c-left", FIRST, words, f"{words}, the River Board said."),
        kind=ClaimKind.ESTIMATE,
        mode=Mode.INDIRECT,
        attribution=(board,),
        certainty=Certainty("likely", 0.55, 0.75, ("probably",), (at(FIRST, "probably"),)),
        quantities=(people,),
        times=(monday,),
        terms=(Term("leave", "VERB", at(FIRST, "left"), "ROOT", "leave"),),
        decided_by=(at(FIRST, "probably"),),
        thread="t-left",
    )


def _quoted_claim() -> Claim:
    words = "The dyke — built in 1911 — is likely to hold"
    sentence = f"“{words},” the board’s engineer Ana Küster said."
    engineer = Attribution(
        source="the board’s engineer Ana Küster",
        kind=SourceKind.PERSON,
        canonical="Ana Küster",
        span=at(FIRST, "the board’s engineer Ana Küster"),
        cue="said",
        cue_span=at(FIRST, "said", nth=1),
    )
    return replace(
        claim("c-dyke", FIRST, words, sentence),
        kind=ClaimKind.PREDICTION,
        mode=Mode.DIRECT,
        attribution=(engineer,),
        certainty=Certainty("likely", 0.55, 0.75, ("likely",), (at(FIRST, "likely"),)),
        quotations=(at(FIRST, words),),
        thread="t-dyke",
    )


_CARE = "its word should be read with care"
CLAIMS_OF_FIRST = (
    _figure_claim(),
    _quoted_claim(),
    replace(
        claim("c-care", FIRST, _CARE, f"The board has an interest in calm, so {_CARE}."),
        kind=ClaimKind.CAUTION,
    ),
)
CLAIMS_OF_SECOND = (
    replace(
        claim("c-safe", SECOND, "The dyke is safe", "The dyke is safe, officials say."),
        attribution=(
            Attribution(
                source="officials",
                kind=SourceKind.ANONYMOUS,
                canonical="officials",
                span=at(SECOND, "officials"),
                cue="say",
                cue_span=at(SECOND, "say"),
            ),
        ),
        mode=Mode.INDIRECT,
        thread="t-dyke",
    ),
    replace(
        claim("c-fled", SECOND, "1,200 residents fled the town", "1,200 residents fled the town."),
        thread="t-left",
    ),
)

_BOARD_ORIGIN = Origin("River Board", (FIRST.id, SECOND.id), "both end at the board")
STORY = Story(
    id="s-flood",
    title="Flood at Veldmark",
    members=(
        Membership(FIRST.id, ("first of its story",)),
        Membership(SECOND.id, ("names Veldmark", "within a day")),
    ),
    first_seen="2031-05-14",
    last_seen="2031-05-14",
    copies=(
        Copy(
            copy=SECOND.id,
            original=FIRST.id,
            containment=0.25,
            shared=((at(SECOND, "The dyke"), at(FIRST, "The dyke")),),
            reason="a shared passage",
            agency="Reuters",
            agency_reason="both carry the credit Reuters",
        ),
    ),
    origins=(_BOARD_ORIGIN,),
    independent_origins=1,
    origins_reason="one source under two names",
)
THREADS = (
    Thread(
        id="t-left",
        story=STORY.id,
        title="People left Veldmark",
        steps=(
            Step("c-left", None, "the earliest known"),
            Step("c-fled", "c-left", "the same figure"),
        ),
        origins=(_BOARD_ORIGIN,),
        independent_origins=1,
        credibility=3,
        credibility_reason="one origin: River Board; no second origin confirms it",
    ),
    Thread(
        id="t-dyke",
        story=STORY.id,
        title="The dyke",
        steps=(Step("c-dyke", None, "the earliest known"), Step("c-safe", "c-dyke", "the dyke")),
    ),
)
FINDINGS = (
    Finding(
        id="f-bound",
        kind=FindingKind.BOUND_LOST,
        severity=Severity.MEDIUM,
        story=STORY.id,
        thread="t-left",
        message="“more than 1,200” is told as 1,200",
        evidence=(shown(SECOND, "1,200 residents"), shown(FIRST, "More than 1,200 people")),
        detail={"unless": "a later count", "told": {"low": 1200, "high": 1200.5}, "list": [None]},
        provenance=MADE_BY,
    ),
    Finding(
        id="f-hedge",
        kind=FindingKind.HEDGE_DROPPED,
        severity=Severity.HIGH,
        story=STORY.id,
        thread="t-dyke",
        message="“likely to hold” is told as safe",
        evidence=(shown(SECOND, "The dyke is safe"), shown(FIRST, "likely to hold")),
        detail={"unless": "officials are other people"},
        provenance=MADE_BY,
    ),
    Finding(
        id="f-anonymous",
        kind=FindingKind.ANONYMOUS_SOURCE,
        severity=Severity.LOW,
        story=STORY.id,
        thread=None,
        message="nobody is named",
        evidence=(shown(SECOND, "Reports"),),
        detail={},
        provenance=replace(MADE_BY, model=None),
    ),
)
BRIEF = Brief(
    story=STORY.id,
    title="Flood at Veldmark",
    dated="2031-05-14",
    summary=BriefSentence(
        "The River Board said that more than 1,200 people had probably left.",
        ("c-left", "c-fled"),
        (shown(FIRST, "More than 1,200 people have probably left Veldmark"),),
    ),
    sections=(
        BriefSection(
            "What changed",
            (
                BriefSentence(
                    "The Coast Gazette drops “likely”.", ("c-safe",), (shown(SECOND, "is safe"),)
                ),
                BriefSentence("It names nobody.", (), ()),
            ),
        ),
        BriefSection("What is unclear", ()),
    ),
)
READING = Reading(
    story=STORY,
    claims=CLAIMS_OF_FIRST + CLAIMS_OF_SECOND,
    threads=THREADS,
    findings=FINDINGS,
    abstentions=(
        Abstention(
            FindingKind.CONTRADICTION,
            STORY.id,
            "safe and likely to hold may both be so",
            (shown(SECOND, "The dyke is safe"), shown(FIRST, "likely to hold")),
        ),
    ),
    merges=(
        Merge(
            canonical="River Board",
            name="The board",
            kind=SourceKind.INSTITUTION,
            reason="the head of the name",
            article=FIRST.id,
            span=at(FIRST, "The board"),
        ),
    ),
    cautions=(Caution("c-care", "River Board"),),
    brief=BRIEF,
    inferred_dates={SECOND.id: "2031-05-14"},
)


def unread(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims as extraction gives them, before any story was traced."""
    return tuple(replace(item, thread=None) for item in claims)
