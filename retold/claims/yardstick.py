"""The two yardsticks of likelihood, and which words belong to which band of which.

PHIA is the Probability Yardstick of the Professional Head of Intelligence Assessment (UK); its
gaps are deliberate. ICD-203 is Intelligence Community Directive 203, Analytic Standards (US). A
word that is neither in a vocabulary nor a plain synonym of one of its terms has no band there.
"""

from __future__ import annotations

from dataclasses import dataclass

from retold.errors import UsageError


@dataclass(frozen=True, slots=True)
class Band:
    """A band of a yardstick: its name and its probabilities `low` to `high`, both in [0, 1].

    `terms` are the words that stand for the band: the yardstick's own, then plain synonyms.
    """

    name: str
    low: float
    high: float
    terms: tuple[str, ...]


_CERTAIN = ("almost certainly", "nearly certain", "nearly certainly", "virtually certain")
_PROBABLE = (
    "probable",
    "probably",
    "most likely",
    "most probably",
    "in all likelihood",
    "in all probability",
)

PHIA = (
    Band("remote chance", 0.0, 0.05, ("remote chance", "remote possibility")),
    Band(
        "highly unlikely",
        0.10,
        0.20,
        ("highly unlikely", "very unlikely", "highly improbable", "very improbable"),
    ),
    Band("unlikely", 0.25, 0.35, ("unlikely", "improbable", "not likely", "not probable")),
    Band("realistic possibility", 0.40, 0.50, ("realistic possibility",)),
    Band("likely", 0.55, 0.75, ("likely", *_PROBABLE)),
    Band(
        "highly likely",
        0.80,
        0.90,
        ("highly likely", "very likely", "highly probable", "very probable", "very probably"),
    ),
    Band("almost certain", 0.95, 1.0, ("almost certain", *_CERTAIN, "virtually certainly")),
)

ICD203 = (
    Band("almost no chance", 0.01, 0.05, ("almost no chance", "remote chance")),
    Band(
        "very unlikely",
        0.05,
        0.20,
        ("very unlikely", "highly improbable", "highly unlikely", "very improbable"),
    ),
    Band("unlikely", 0.20, 0.45, ("unlikely", "improbable", "not likely", "not probable")),
    Band(
        "roughly even",
        0.45,
        0.55,
        ("roughly even", "roughly even chance", "roughly even odds", "even chance", "even odds"),
    ),
    Band("likely", 0.55, 0.80, ("likely", *_PROBABLE)),
    Band(
        "very likely",
        0.80,
        0.95,
        ("very likely", "highly probable", "highly likely", "very probable", "very probably"),
    ),
    Band("almost certain", 0.95, 0.99, ("almost certain", *_CERTAIN, "virtually certainly")),
)

_YARDSTICKS = {"phia": PHIA, "icd203": ICD203}
_BY_TERM = {
    name: {term: band for band in bands for term in band.terms}
    for name, bands in _YARDSTICKS.items()
}


def bands(yardstick: str) -> tuple[Band, ...]:
    """Return the bands of a yardstick, from the least likely to the most.

    Raises UsageError for a yardstick other than "phia" and "icd203".
    """
    if yardstick not in _YARDSTICKS:
        raise UsageError(f"unknown yardstick {yardstick!r}", remedy='choose "phia" or "icd203"')
    return _YARDSTICKS[yardstick]


def band_of(term: str, *, yardstick: str) -> Band | None:
    """Return the band that a term stands for, or None where the yardstick does not hold it.

    White space and letter case do not count.
    """
    bands(yardstick)
    return _BY_TERM[yardstick].get(" ".join(term.lower().split()))


def band_named(name: str, *, yardstick: str) -> Band | None:
    """Return the band of this name; "asserted", "reported" and "unclear" are none."""
    return next((band for band in bands(yardstick) if band.name == name), None)
