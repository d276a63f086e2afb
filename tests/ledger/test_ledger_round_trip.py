"""Any article with any claims is read back from a ledger equal."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import (
    article,
)

from retold.ledger.store import Ledger
from retold.types import (
    Article,
    Attribution,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Hyperlink,
    Mode,
    Polarity,
    Provenance,
    Quantity,
    SourceKind,
    Span,
    Term,
    Timex,
)

words_ = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words_
addresses = st.sampled_from(["https://a.example/x", "http://www.b.example/?y=1#z"])
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
    built = article("a", text, outlet=draw(maybe), published=draw(maybe))
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True).map(sorted))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    names = ("url", "title", "byline", "language", "agency")
    return replace(
        built,
        **{name: draw(maybe) for name in names},
        locator=draw(words_),
        published_inferred=draw(st.booleans()),
        hyperlinks=tuple(Hyperlink(span, draw(addresses)) for span in spans),
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """What may be drawn of an article: any spans of its text, and what stands on them."""

    spans: st.SearchStrategy[Span]

    def some(self) -> st.SearchStrategy[tuple[Span, ...]]:
        return st.lists(self.spans, max_size=3).map(tuple)

    def link(self) -> st.SearchStrategy[Attribution]:
        return st.builds(
            Attribution,
            source=words_,
            kind=st.sampled_from(SourceKind),
            canonical=words_,
            span=self.spans,
            cue=words_,
            cue_span=self.spans,
            merge_reason=maybe,
        )

    def figure(self) -> st.SearchStrategy[Quantity]:
        return st.builds(
            Quantity,
            span=self.spans,
            low=numbers,
            high=numbers,
            low_inclusive=st.booleans(),
            high_inclusive=st.booleans(),
            approximate=st.booleans(),
            kind=words_,
            unit=maybe,
            counted=maybe,
            counted_span=st.none() | self.spans,
            outcomes=st.lists(words_, max_size=2).map(tuple),
        )

    def timex(self) -> st.SearchStrategy[Timex]:
        return st.builds(
            Timex,
            span=self.spans,
            kind=words_,
            value=words_,
            start_time=maybe,
            end_time=maybe,
            inferred=st.booleans(),
            days=numbers,
            problem=maybe,
        )

    def certainty(self) -> st.SearchStrategy[Certainty]:
        return st.builds(
            Certainty,
            band=words_,
            low=numbers,
            high=numbers,
            cues=st.lists(words_, max_size=2).map(tuple),
            spans=self.some(),
        )

    def term(self) -> st.SearchStrategy[Term]:
        return st.builds(Term, words_, words_, self.spans, words_, words_)


@st.composite
def claims(draw: st.DrawFn, home: Article, key: str) -> Claim:
    edges = st.integers(0, len(home.text))
    any_of = Drawn(st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair))))
    span = draw(any_of.spans)
    return Claim(
        id=key,
        article=home.id,
        block=draw(st.sampled_from(BlockKind)),
        span=span,
        sentence=draw(any_of.spans),
        text=span.of(home.text),
        kind=draw(st.sampled_from(ClaimKind)),
        mode=draw(st.sampled_from(Mode)),
        attribution=tuple(draw(st.lists(any_of.link(), max_size=2))),
        certainty=draw(any_of.certainty()),
        polarity=draw(st.sampled_from(Polarity)),
        quantities=tuple(draw(st.lists(any_of.figure(), max_size=2))),
        times=tuple(draw(st.lists(any_of.timex(), max_size=2))),
        quotations=draw(any_of.some()),
        terms=tuple(draw(st.lists(any_of.term()))),
        decided_by=draw(any_of.some()),
        provenance=Provenance(draw(words_), draw(words_), draw(maybe)),
    )


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_article_with_any_claims_round_trips(data: st.DataObject) -> None:
    home = data.draw(articles())
    told = {f"c{n}": data.draw(claims(home, f"c{n}")) for n in range(data.draw(st.integers(0, 3)))}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.ledger"
        with Ledger.open(path) as ledger:
            ledger.writer.add_article(home, tuple(told.values()))
        with Ledger.open(path, create=False) as ledger:
            assert ledger.view.article("a") == home
            assert {item.id: item for item in ledger.view.claims(["a"])} == told
