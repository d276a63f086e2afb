"""What one hedge of a clause says."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Mark:
    """A hedge found: its words, and what they say.

    `says` is "unclear", "reported", "asserted" (a booster) or the name of a band.
    """

    tokens: tuple[Token, ...]
    says: str
