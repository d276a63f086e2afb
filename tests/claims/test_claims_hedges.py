from __future__ import annotations

import pytest
from claim_samples import document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.claims.hedges import certainty_of
from retold.types import Certainty, Span

pytestmark = pytest.mark.model


def read(text: str, *, yardstick: str = "phia", content: str | None = None) -> Certainty:
    sentence = document_of(text).sentences[0]
    span, outside = sentence.span, ()
    if content is not None:
        start = text.index(content)
        span = Span(start, start + len(content))
        outside = tuple(
            piece
            for piece in (Span(0, span.start), Span(span.end, len(text)))
            if piece.end > piece.start
        )
    return certainty_of(sentence, span, yardstick=yardstick, outside=outside)


@pytest.mark.parametrize(
    ("text", "band", "cues"),
    [
        ("The dam is likely to fail within days.", "likely", ("likely",)),
        ("The dam will likely fail.", "likely", ("likely",)),
        ("It’s likely to fail.", "likely", ("likely",)),
        ("It is likely that the dam will fail.", "likely", ("likely",)),
        ("The dam will probably not fail.", "likely", ("probably",)),
        ("In all likelihood the dam will fail.", "likely", ("In all likelihood",)),
        ("The dam is unlikely to fail.", "unlikely", ("unlikely",)),
        ("The dam is not likely to fail.", "unlikely", ("not likely",)),
        ("The dam isn't likely to fail.", "unlikely", ("isn't likely",)),
        ("It is not likely that the dam will fail.", "unlikely", ("not likely",)),
        ("It is highly unlikely that the boat sank.", "highly unlikely", ("highly unlikely",)),
        ("The dam is very likely to fail.", "highly likely", ("very likely",)),
        ("Talks are almost certain to resume.", "almost certain", ("almost certain",)),
        ("The convoy almost certainly left the port.", "almost certain", ("almost certainly",)),
        (
            "The dam will almost certainly not fail.",
            "almost certain",
            ("almost certainly",),
        ),
        ("The dam is thought likely to fail.", "likely", ("likely",)),
        ("The dam is believed likely to have failed.", "likely", ("likely",)),
        (
            "There is a realistic possibility that talks resume.",
            "realistic possibility",
            ("realistic possibility",),
        ),
        ("There is a remote chance of rain on Sunday.", "remote chance", ("remote chance",)),
        (
            "We assess with high confidence that the dam is likely to fail.",
            "likely",
            ("likely",),
        ),
    ],
)
def test_words_of_the_yardstick_take_their_band(
    text: str, band: str, cues: tuple[str, ...]
) -> None:
    certainty = read(text)
    assert (certainty.band, certainty.cues) == (band, cues)
    assert certainty.low is not None
    assert certainty.high is not None
    assert certainty.low < certainty.high


@pytest.mark.parametrize(
    "text",
    [
        "The likely winner thanked likely voters.",
        "The strike is the likely cause of the fire.",
        "The rebels, who probably came from the hills, took the town.",
        "The storm killed 40 people, probably in the first hour.",
        "The boat is due to arrive, likely on Friday.",
        "Perhaps 300 people died.",
        "Smokers are more likely to fall ill.",
        "Certain people left.",
        "The alleged attack took place on Monday.",
        "The mayor appeared in court.",
        "The pilot was believed by his wife.",
        "According to the ministry's reports, the mayor has fled.",
        "The board ruled out sabotage.",
        "The club did not exclude its oldest members.",
        "The mayor looks like his father.",
        "The pilot knew whether the gate was shut.",
        "The mayor remains in hospital.",
        "The dam had failed before the rain came.",
        "The guests were seated when the lights failed.",
        "The report provided that information.",
        "The dam has held as long as the bridge.",
        "The board met in the case of the missing boat.",
        "The mayor took part in the event of the year.",
    ],
)
def test_a_hedge_that_does_not_govern_the_clause_is_none(text: str) -> None:
    assert read(text) == Certainty("asserted", None, None)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Rebels may well have crossed the border.", ("may well",)),
        ("He might resign in May.", ("might",)),
        ("The army could possibly attack.", ("could possibly",)),
        ("The dam could have failed because of rain.", ("could",)),
        ("The pilot may not have survived.", ("may",)),
        ("The mayor must have known.", ("must",)),
        ("Perhaps the mayor left.", ("Perhaps",)),
        ("There is a chance that the bridge will hold.", ("chance",)),
        ("It is unclear whether the mayor will resign.", ("unclear",)),
        ("It is not certain that the mayor will resign.", ("not certain",)),
        ("The mayor appears to have left.", ("appears",)),
        ("If the river rises, the town will flood.", ("If",)),
        ("The dam is extremely likely to fail.", ("extremely likely",)),
        ("The dam is no longer likely to fail.", ("no longer likely",)),
        ("Is the mayor likely to resign?", ("likely",)),
        ("The dam is hardly likely to fail.", ("hardly likely",)),
        ("The dam is far from certain to hold.", ("far from certain",)),
        ("It is by no means certain that the dam failed.", ("by no means certain",)),
        ("The dam is more likely than not to fail.", ("more likely than not",)),
        ("The board cannot rule out that the dam failed.", ("cannot rule out",)),
        ("The board has not ruled out sabotage.", ("not ruled out",)),
        ("Sabotage cannot be excluded.", ("cannot be excluded",)),
        ("Nobody knows whether the dam failed.", ("Nobody knows",)),
        ("It is not known whether the pilot survived.", ("not known",)),
        ("It remains to be seen whether the dam will hold.", ("remains to be seen",)),
        ("I am not sure that the dam failed.", ("not sure",)),
        ("It is not impossible that the dam failed.", ("not impossible",)),
        ("There is doubt that the dam will hold.", ("doubt",)),
        ("It looks like the dam failed.", ("looks like",)),
        ("It looks as if the dam failed.", ("looks as if",)),
        ("Had it rained, the dam would have failed.", ("Had",)),
        ("The dam will hold, provided it does not rain.", ("provided",)),
        ("Assuming the rain stops, the dam will hold.", ("Assuming",)),
        ("The dam will hold as long as it does not rain.", ("as long as",)),
        ("In case of rain, the match will be moved.", ("In case of",)),
        ("The match will be moved in the event of rain.", ("in the event of",)),
    ],
)
def test_a_hedge_without_a_place_on_the_yardstick_is_unclear(
    text: str, cues: tuple[str, ...]
) -> None:
    certainty = read(text)
    assert certainty == Certainty("unclear", None, None, certainty.cues, certainty.spans)
    assert certainty.cues == cues


@pytest.mark.parametrize(
    "text",
    [
        "He resigned in May.",
        "They could not find the boat.",
        "They could see smoke over the hills.",
        "Conscripts may not be called up twice.",
        "Pupils may only enter with a pass.",
        "You may leave now.",
        "The mayor must resign.",
        "The town will flood even if the river falls.",
        "The dam can hold the water.",
    ],
)
def test_leave_ability_duty_and_concession_are_no_hedges(text: str) -> None:
    assert read(text).band == "asserted"


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The bridge was reportedly destroyed.", ("reportedly",)),
        ("The fire was allegedly started by two teenagers.", ("allegedly",)),
        ("More than 4,000 villagers are believed to have left.", ("are believed to",)),
        ("The pilot is said to be in hospital.", ("is said to",)),
        ("It is thought that the pilot escaped.", ("is thought",)),
        ("Dozens feared dead in ferry sinking.", ("feared",)),
        ("According to reports, the mayor has fled.", ("According to reports",)),
        ("There were reports of shots in the harbour.", ("reports",)),
    ],
)
def test_a_hedge_that_passes_the_word_on_is_reported(text: str, cues: tuple[str, ...]) -> None:
    certainty = read(text)
    assert (certainty.band, certainty.cues, certainty.low) == ("reported", cues, None)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor will certainly resign.", "certainly"),
        ("There is no doubt that the mayor will resign.", "no doubt"),
        ("The mayor is certain to resign.", "certain"),
        ("There is little doubt that the mayor will resign.", "little doubt"),
        ("There isn't any doubt that the mayor will resign.", "isn't any doubt"),
        ("No one doubts that the mayor will resign.", "No one doubts"),
        ("Evidently the mayor lied.", "Evidently"),
    ],
)
def test_a_booster_is_kept_and_asserts(text: str, cue: str) -> None:
    certainty = read(text)
    assert (certainty.band, certainty.cues) == ("asserted", (cue,))


def test_a_hedge_of_one_half_leaves_the_whole_unclear() -> None:
    certainty = read("The strike killed 12 people and may have destroyed the bridge.")
    assert (certainty.band, certainty.cues) == ("unclear", ("may",))


@pytest.mark.parametrize(
    ("text", "content", "band", "cues"),
    [
        ("Traders fear the bank may close.", "the bank may close", "unclear", ("fear", "may")),
        ("Traders fear the bank will close.", "the bank will close", "unclear", ("fear",)),
        ("The board believes the dam held.", "the dam held", "asserted", ("believes",)),
        ("The board said the dam held.", "the dam held", "asserted", ()),
        ("Reports suggest the dam held.", "the dam held", "unclear", ("Reports", "suggest")),
        ("The report said the dam held.", "the dam held", "asserted", ()),
    ],
)
def test_a_cue_of_belief_or_fear_hedges_from_outside(
    text: str, content: str, band: str, cues: tuple[str, ...]
) -> None:
    certainty = read(text, content=content)
    assert (certainty.band, certainty.cues) == (band, cues)


def test_the_cue_of_the_sentence_is_no_hedge_of_another_clause() -> None:
    certainty = read("The dam failed, so the board is likely to resign.", content="The dam failed")
    assert certainty.band == "asserted"


@pytest.mark.parametrize(
    ("text", "phia", "icd203"),
    [
        ("The dam is very likely to fail.", "highly likely", "very likely"),
        ("There is a realistic possibility that it fails.", "realistic possibility", "unclear"),
        ("There is a roughly even chance that the dam fails.", "unclear", "roughly even"),
        ("There is almost no chance that the dam holds.", "unclear", "almost no chance"),
    ],
)
def test_the_yardstick_in_use_decides(text: str, phia: str, icd203: str) -> None:
    assert read(text).band == phia
    assert read(text, yardstick="icd203").band == icd203


@settings(max_examples=25, deadline=None)
@given(
    lead=st.sampled_from(["", "On Monday, ", "“Yes”, ", "Naïvely 😀 put, "]),
    hedge=st.sampled_from(["will likely", "may", "is said to", "will almost certainly"]),
    tail=st.sampled_from([".", " within days.", " if it rains."]),
)
def test_the_spans_give_the_cues_back(lead: str, hedge: str, tail: str) -> None:
    text = f"{lead}the dam {hedge} burst{tail}"
    certainty = read(text)
    assert certainty.cues
    assert tuple(span.of(text) for span in certainty.spans) == certainty.cues
