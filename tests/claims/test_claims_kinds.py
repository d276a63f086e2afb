from __future__ import annotations

import pytest
from claim_samples import document_of

from retold.claims.extract import extract
from retold.claims.hedges import certainty_of
from retold.claims.kinds import kind_of, polarity_of
from retold.types import ClaimKind, Polarity

pytestmark = pytest.mark.model


def read(text: str, cue: str | None = None) -> tuple[str, tuple[str, ...]]:
    sentence = document_of(text).sentences[0]
    certainty = certainty_of(sentence, sentence.span, yardstick="phia")
    kind, spans = kind_of(sentence, sentence.span, cue=cue, certainty=certainty)
    return kind.value, tuple(span.of(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "cue", "kind", "decided"),
    [
        ("The bridge will collapse.", None, "prediction", ("will",)),
        ("the bridge would collapse", "said", "prediction", ("would",)),
        ("The bridge is going to collapse.", None, "prediction", ("going",)),
        ("The train is set to arrive at noon.", None, "prediction", ("set",)),
        ("The dam is likely to fail.", None, "prediction", ("likely",)),
        ("We will suffer heavy losses.", "said", "prediction", ("will",)),
        ("The bridge would have collapsed.", "said", "report", ()),
        ("The dam is likely to have failed.", None, "report", ()),
        ("The will was read on Monday.", None, "report", ()),
        ("The council is scheduled to vote on Friday.", None, "prediction", ("scheduled",)),
        ("The council is about to vote.", None, "prediction", ("about",)),
        ("I would expect the board will resign.", "said", "prediction", ("will",)),
        ("The book is about a mayor.", None, "report", ()),
        ("The toll could rise further.", None, "prediction", ("could",)),
        ("Rain is forecast for Friday.", None, "prediction", ("forecast",)),
        ("The vote is due on Friday.", None, "prediction", ("due",)),
        ("The mill is to be closed.", None, "prediction", ("is", "to")),
        ("Anna Brandt is to leave the board.", None, "prediction", ("is", "to")),
        ("The aim is to close the mill.", None, "report", ()),
        ("The toll could have risen.", None, "report", ()),
        ("The prize money is due to a sponsor.", None, "report", ()),
        ("The vote was due on Friday.", None, "report", ()),
        ("A strike would be a mistake.", "said", "opinion", ("mistake",)),
    ],
)
def test_predictions(text: str, cue: str | None, kind: str, decided: tuple[str, ...]) -> None:
    assert read(text, cue) == (kind, decided)


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The mayor plans to resign.", None, "intention"),
        ("to rebuild the bridge", "vowed", "intention"),
        ("We will rebuild the bridge.", "said", "intention"),
        ("We will continue to rebuild the bridge.", "said", "intention"),
        ("We are ready to rebuild the bridge.", "said", "intention"),
        ("We think the bridge will be rebuilt.", "said", "prediction"),
        ("The bridge is ready.", None, "report"),
        ("The crews must be prepared to work at night.", "said", "opinion"),
        ("The plans were stolen.", None, "report"),
        ("They will rebuild the bridge.", "said", "prediction"),
    ],
)
def test_intentions(text: str, cue: str | None, kind: str) -> None:
    assert read(text, cue)[0] == kind


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("An estimated 300 people live there.", None, "estimate"),
        ("Estimates for the crowd ranged from 300 to 500.", None, "estimate"),
        ("Estimates ranged from 300 to 500.", None, "estimate"),
        ("By some estimates, 500 people fled.", None, "estimate"),
        ("The harbour police put the crowd at 500.", None, "estimate"),
        ("The toll was put at 40.", None, "estimate"),
        ("The mayor put the letter at the door.", None, "report"),
        ("The firm's sales rose 6 percent, above analysts' estimates.", None, "report"),
        ("The shop put 40 boxes at the door.", None, "report"),
        ("more than 300 people live there", "estimate", "estimate"),
        ("More than 300 people are believed to have fled.", None, "estimate"),
        ("The mayor is believed to have fled.", None, "report"),
        ("More than 300 people fled.", None, "report"),
    ],
)
def test_estimates(text: str, cue: str | None, kind: str) -> None:
    assert read(text, cue)[0] == kind


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("shelling the harbour", "denied", "denial"),
        ("The army denied shelling the harbour.", None, "denial"),
        ("The mayor rejected claims that he took bribes.", None, "denial"),
        ("We did not shell the harbour.", "said", "denial"),
        ("The claims are baseless.", "said", "denial"),
        ("This is not true.", "said", "denial"),
        ("I never took bribes.", "said", "denial"),
        ("We had nothing to do with the fire.", "said", "denial"),
        ("We were not involved in the fire.", "said", "denial"),
        ("We had no part in the sinking.", "said", "denial"),
        ("We played no role in the sinking.", "said", "denial"),
        ("We did not have any hand in the sinking.", "said", "denial"),
        ("We had no part in the sinking.", None, "report"),
        ("We had no part for the pump.", "said", "report"),
        ("We had a part in the sinking.", "said", "report"),
        ("We took no part in the vote.", "said", "report"),
        ("We believe the mayor had no part in the sinking.", "said", "report"),
        ("They had no part in the sinking.", "said", "report"),
        ("I never liked the harbour.", "said", "report"),
        ("We had nothing to eat.", "said", "report"),
        ("The fire had nothing to do with the rain.", "said", "report"),
        ("The roof is not true to the plan.", "said", "report"),
        ("The claims are baseless.", None, "report"),
        ("The army could deny shelling the harbour.", None, "report"),
        ("The army did not deny shelling the harbour.", None, "report"),
        ("We have not reached every village.", "said", "report"),
        ("We could not have shelled the harbour.", "said", "report"),
        ("We believe that no village should be left out.", "said", "opinion"),
        ("The mayor rejected the offer.", None, "report"),
        ("We did not win.", "said", "report"),
        ("The army did not shell the harbour.", None, "report"),
    ],
)
def test_denials(text: str, cue: str | None, kind: str) -> None:
    assert read(text, cue)[0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It had no part in the sinking, the ministry said.", "denial"),
        ("The ministry said it had no part in the sinking.", "denial"),
        ("The ministry said that it played no role in the sinking.", "denial"),
        ("The ministry said: “We had no part in the sinking.”", "denial"),
        ("“We had no part in the sinking,” the ministry said.", "denial"),
        ("The mayor said it had no part in the sinking.", "report"),
        ("It had no part in the sinking, police said.", "report"),
        ("They had no part in the sinking, the ministry said.", "report"),
        ("The ministry said the storm had no part in the sinking.", "report"),
        ("The ministry said it had a part in the sinking.", "report"),
    ],
)
def test_a_source_that_had_no_part_denies(text: str, kind: str) -> None:
    claims = extract(document_of(text))
    assert [claim.kind.value for claim in claims if claim.attribution] == [kind]


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The attack was a disgrace.", None, "opinion"),
        ("The mayor must resign.", "said", "opinion"),
        ("The new rule is unfair.", "said", "opinion"),
        ("The decision is not acceptable.", "said", "opinion"),
        ("The mayor is a liar.", "said", "opinion"),
        ("The flood got worse on Monday.", None, "report"),
        ("Should the dam fail, the town would be evacuated.", None, "report"),
        ("The mayor must have resigned.", "said", "report"),
        ("The attack was on a disgraced mayor.", None, "report"),
    ],
)
def test_opinions(text: str, cue: str | None, kind: str) -> None:
    assert read(text, cue)[0] == kind


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("Will the mayor resign?", None, "question"),
        ("whether the mayor would resign", "asked", "question"),
        ("the mayor would resign", "said", "prediction"),
    ],
)
def test_questions(text: str, cue: str | None, kind: str) -> None:
    assert read(text, cue)[0] == kind


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Its figures need to be treated with caution.", ("treated", "caution")),
        (
            "The three camps wage a war of words so their briefings need to be treated with "
            "caution but are far more believable than the slogans of the palace.",
            ("treated", "caution"),
        ),
        ("The figures should be taken with a pinch of salt.", ("taken", "pinch", "salt")),
        ("The video could not be independently verified.", ("not", "independently", "verified")),
        ("The claims could not be verified.", ("not", "verified")),
        ("There was no way to verify the figures.", ("no", "verify")),
        ("The reports remain unconfirmed.", ("unconfirmed",)),
        ("The paper was unable to verify the footage.", ("unable", "verify")),
        ("The ministry has a record of false claims.", ("record",)),
        ("The statement is pure propaganda.", ("propaganda",)),
        (
            "The governor's figures are less reliable than the agency's.",
            ("less", "reliable"),
        ),
    ],
)
def test_cautions(text: str, decided: tuple[str, ...]) -> None:
    assert read(text) == (ClaimKind.CAUTION.value, decided)


@pytest.mark.parametrize(
    "text",
    [
        "The fireworks should be treated with caution.",
        "The patient was treated with caution.",
        "The treaty could not be confirmed by parliament.",
        "The ministry has a record of late trains.",
        "State television aired propaganda.",
        "This car is more reliable than the old one.",
        "The figures were verified by an auditor.",
        "The winner of the seat remains unconfirmed.",
        "There was no way to cross the river.",
        "It was difficult to cross the river.",
    ],
)
def test_what_warns_of_no_source_is_no_caution(text: str) -> None:
    assert read(text)[0] != ClaimKind.CAUTION.value


def polarity(text: str) -> Polarity:
    sentence = document_of(text).sentences[0]
    return polarity_of(sentence, sentence.span)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not resign.",
        "The mayor never resigned.",
        "The mayor no longer lives there.",
        "Nobody was hurt.",
        "No one was hurt.",
        "No soldiers were hurt.",
        "There were no survivors.",
        "Not all soldiers left.",
        "The mayor will probably not resign.",
        "The mayor is not believed to have left.",
        "It is not true that the mayor resigned.",
        "The board did not rule on the appeal.",
        "No one knew the pilot.",
    ],
)
def test_a_negated_predicate(text: str) -> None:
    assert polarity(text) is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned.",
        "The mayor failed to resign.",
        "The mayor tried not to laugh.",
        "The mayor did not resign until Friday.",
        "The mayor not only resigned but fled.",
        "The mayor is not likely to resign.",
        "There is no doubt that the mayor lied.",
        "No fewer than 40 soldiers were hurt.",
        "Soldiers who did not sleep fell ill.",
        "The board has not ruled out sabotage.",
        "The board cannot exclude that the dam failed.",
        "No one doubts that the mayor lied.",
        "It is not known whether the pilot survived.",
        "I am not sure that the dam failed.",
        "It is not true that the mayor did not resign.",
    ],
)
def test_an_affirmed_predicate(text: str) -> None:
    assert polarity(text) is Polarity.AFFIRMED


@pytest.mark.parametrize(
    "sentence", ["One never left the pier.", "One did not sink.", "No", "It is no."]
)
def test_a_text_may_begin_or_end_with_the_words_that_negate(sentence: str) -> None:
    assert [claim.text for claim in extract(document_of(sentence))]
