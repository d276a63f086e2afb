"""What a claim says that cannot be, whoever says it: the calendar, a length of time, a share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retold.types import Claim, Finding, FindingKind

_WHOLE = 100
_SHARE = re.compile(
    r"\s+of\s+(?:all\s+|the\s+|its\s+|their\s+)*(?:[\w-]+\s+)?(?:people|persons|voters|votes|seats"
    r"|residents|inhabitants|citizens|patients|pupils|students|children|women|men|households|homes"
    r"|houses|members|workers|employees|respondents|cases|deaths|victims|population|territory)\b",
    re.IGNORECASE,
)


def impossible(claim: Claim, findings: Iterable[Finding]) -> str | None:
    """Return why what a claim says cannot be, None where nothing shows it.

    `findings` are those whose evidence stands in the claim. Growth by 150 % and 120 % of last
    year's harvest can be; 120 % of the voters cannot.
    """
    for time in claim.times:
        if time.problem is not None:
            return f"its date cannot be: {time.problem}"
    if any(found.kind is FindingKind.INTERVAL_MISMATCH for found in findings):
        return "the length of time that it states does not fit its dates"
    for figure in claim.quantities:
        low = figure.low
        after = claim.text[figure.span.end - claim.span.start :]
        share = figure.kind == "percent" and figure.unit == "%"
        if share and low is not None and low > _WHOLE and _SHARE.match(after):
            return f"{low:g} percent is more than all of them"
    return None
