"""The closed word lists that the readers of hedges and kinds share.

Every list is closed on purpose: a word that stands in none is read as plain assertion.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the set of the words of a text that white space parts."""
    return frozenset(text.split())


LIKELIHOOD = {
    "likely": "likely",
    "unlikely": "unlikely",
    "probable": "probable",
    "improbable": "improbable",
    "probably": "probably",
    "certain": "certain",
    "certainly": "certainly",
}
DEGREES = words(
    "almost highly very nearly virtually extremely quite fairly pretty rather somewhat most more "
    "less least increasingly as so too equally how all overwhelmingly far reasonably hardly "
    "scarcely barely"
)
COMPARED = words("more less least as so too equally how increasingly")
COPULAS = words("be seem look appear remain become")
REPORTED_ADVERBS = words("reportedly allegedly supposedly purportedly apparently rumouredly")
UNCLEAR_ADVERBS = words(
    "possibly perhaps maybe potentially presumably conceivably arguably seemingly ostensibly "
    "plausibly"
)
UNCLEAR_ADJECTIVES = words("possible uncertain unclear doubtful conceivable plausible unsure")
BOOSTERS = words(
    "certainly definitely undoubtedly surely clearly obviously unquestionably indisputably "
    "undeniably evidently plainly"
)
EXCLUDING: dict[str, str | None] = {"rule": "out", "exclude": None, "discount": None}
KNOWING = words("know determine establish")
CHANCE_NOUNS = words("possibility chance odds odd probability likelihood risk")
ALL_ODDS = frozenset({"likelihood", "probability"})
HEARSAY = words("report rumour rumor allegation suggestion speculation hearsay")
SUPPOSING = words(
    "fear suspect doubt suggest indicate assume suppose presume guess speculate hope imagine "
    "wonder imply hint"
)
BELIEVING = words("believe think feel reckon")
DEATHS = words("dead missing killed trapped lost injured drowned wounded buried alive stranded")
IF = frozenset({"if", "unless"})
INVERTED = frozenset({"had", "were", "should"})
