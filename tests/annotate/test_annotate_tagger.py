"""The tagger on invented texts: what it sees, and that it leans on nothing beside the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.annotate import tagger
from retold.annotate.sightings import Sighting
from retold.annotate.wordpieces import load

pytestmark = pytest.mark.model

FERRY = (
    "The harbour master said on Tuesday that the ferry had struck the pier.\n\n"
    "“Nobody was hurt,” Edda Corvane told reporters. The line runs twice a day."
)


def seen_in(*texts: str) -> list[tuple[Sighting, ...]]:
    return tagger.tag(texts, session=tagger.load())


def words(text: str, sighting: Sighting) -> tuple[str | None, str, str]:
    source = sighting.source.of(text) if sighting.source else None
    return source, sighting.cue.of(text), " | ".join(s.of(text) for s in sighting.content)


def test_sources_cues_and_contents_are_seen() -> None:
    (seen,) = seen_in(FERRY)
    assert [words(FERRY, sighting) for sighting in seen] == [
        ("The harbour master", "said", "that the ferry had struck the pier"),
        ("Edda Corvane", "told", "Nobody was hurt"),
    ]


def test_a_text_in_which_nobody_speaks_holds_none() -> None:
    (seen,) = seen_in(
        "The ferry left the harbour at noon. It carries forty cars and a crew of six."
    )
    assert seen == ()


def test_what_is_seen_does_not_lean_on_the_texts_beside_it() -> None:
    other = "Rain fell. " * 200
    assert seen_in(other, FERRY, other)[1] == seen_in(FERRY)[0]


def test_words_far_into_a_text_have_their_own_offsets() -> None:
    text = "The road was closed on Monday. " * 300 + FERRY
    (seen,) = seen_in(text)
    assert ("Edda Corvane", "told", "Nobody was hurt") in [words(text, s) for s in seen]


def test_windows_own_each_word_once_and_stay_within_bounds() -> None:
    book = load(tagger.VOCABULARY)
    read = tagger._words("A grey ferry ran aground.\n" * 400 + "zzz" * 5_000, book)
    cuts = list(tagger._cuts(read))
    assert cuts[0].own == 0
    assert cuts[-1].past == len(read.starts)
    assert all(left.past == right.own for left, right in pairwise(cuts))
    sizes = [sum(len(p) for p in read.pieces[cut.start : cut.end]) for cut in cuts]
    assert max(sizes) <= tagger.CORE + 2 * tagger.CONTEXT


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([*"“”\"',.\n", "said ", "the mayor ", "٣ ", "🙂", "é", "漢 "]), max_size=80
    )
)
def test_any_text_is_read_and_every_span_lies_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    (seen,) = seen_in(text)
    for sighting in seen:
        for span in (sighting.cue, *sighting.content, *filter(None, [sighting.source])):
            assert 0 <= span.start < span.end <= len(text)
            assert not span.of(text).isspace()
