"""Who tells, by name and verb alone, in a sentence in which no attribution was read."""

from __future__ import annotations

import pytest

from retold.tracing.origins.openings import teller

NAMES = {
    "River Board": "River Board",
    "Greta Holm": "River Board",
    "Holm": "River Board",
    "Otto Brandt": "Otto Brandt",
}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The River Board on Friday said it will close the dyke.", "River Board"),
        ("The dyke will be closed, Greta Holm of the River Board says.", "Greta Holm"),
        ("Greta Holm (R-Orlow), who heads the board, shared new findings.", "Greta Holm"),
        ("Holm unveils a dyke plan", "Holm"),
        ("The plan released by the River Board has two locks.", "River Board"),
        ("The dyke is to close, as Greta Holm has now had to admit.", "Greta Holm"),
    ],
)
def test_a_source_of_the_story_tells(sentence: str, place: str) -> None:
    found = teller(sentence, NAMES)
    assert found is not None
    who, at = found
    assert (who, at.of(sentence)) == ("River Board", place)


@pytest.mark.parametrize(
    "sentence",
    [
        "A rival of Greta Holm said the dyke will close.",
        "Greta Holm's rival said the dyke will close.",
        "The River Board closed the dyke, millers said.",
        "The River Board said no, and Otto Brandt said yes.",
        "The former River Board told nobody.",
        "Farmers wrote to the River Board on Friday.",
    ],
)
def test_a_name_that_tells_nothing(sentence: str) -> None:
    assert teller(sentence, NAMES) is None
