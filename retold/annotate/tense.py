"""The time a sentence speaks of around one of its expressions: to come, or gone by."""

from __future__ import annotations

import re

_BEFORE = 90
_AFTER = 50

_FUTURE = (
    r"will|won['’]t|['’]ll|shall|would|going\s+to|about\s+to|due|upcoming|scheduled|slated|"
    r"deadline|ahead\s+of|no\s+later\s+than|"
    r"(?:is|are|was|were|set|poised|ready|likely|unlikely|plans?|planned|planning|agreed|agrees?|"
    r"expect(?:s|ed|ing)?|intends?|intended|hop(?:es?|ed|ing)|wants?|vow(?:s|ed)?|"
    r"promis(?:es?|ed)|prepar(?:es?|ed|ing)|ordered|urged|invited|aims?|seeks?|need|needs|has|"
    r"have)\s+(?:now\s+)?to(?!\s+(?:the|a|an|his|her|its|their)\b)|"
    r"(?:is|are)\s+(?:expected|scheduled|due|planned|meeting|visiting|travelling|traveling)"
)
_PAST = (
    r"said|says|was|were|had|has|have|did|told|took|came|went|began|left|fell|rose|saw|met|held|"
    r"made|gave|got|found|struck|hit|shot|won|lost|sent|broke|became|led|ran|spoke|wrote|grew|"
    r"fled|flew|drove|brought|put|set|cut|let|read|sank|stood|swore|taken|seen|given|shown|gone|"
    r"[a-z]{2,}ed"
)
_CUE = re.compile(rf"(?<![a-z])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![a-z])", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?“”\"]|\n\s*\n")


def tense_hint(text: str, start: int) -> bool | None:
    """Tell whether the words nearest to `start` speak of the future (True) or the past (False).

    The verb before the expression in its clause decides; failing that, the one after it. None
    where neither shows a tense. A cheap reading of verb forms, without a parse.
    """
    before = _STOP.split(text[max(0, start - _BEFORE) : start])[-1]
    found = list(_CUE.finditer(before))
    if found:
        return found[-1]["future"] is not None
    after = _CUE.search(_STOP.split(text[start : start + _AFTER])[0])
    return after["future"] is not None if after else None
