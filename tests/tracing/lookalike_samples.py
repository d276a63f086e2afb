"""What the tests of innocent texts that look like a finding share."""

from __future__ import annotations

from retold.types import FindingKind

DROPPED = FindingKind.HEDGE_DROPPED
GAZETTE = "Coast Gazette"
DYKE = "The old dyke at Veldmark collapsed under storm waves"
PROBABLY = DYKE.replace("collapsed", "probably collapsed")
