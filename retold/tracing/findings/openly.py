"""Whether a text says openly, in its outlet's voice, what its title asserts.

Claims are read by whole sentences, and scraped texts glue much before the first: keywords, the
title once more, a line "Posted on", the dateline of an agency. So the sentences of a lead are held
against the title by their words and numbers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.numberwords import VALUES
from retold.tracing.evidence import Scene
from retold.tracing.matching.measures import HARM, outcome
from retold.tracing.retellings import LEAD_SENTENCES
from retold.types import HEADS, Claim, Quantity

SHARED = 0.6
FEWEST = 3
RUN = 9
STEM = 5
_HARMED = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[sd]?|dying|lives|slain|slaughter\w*|massacre\w*|execut\w*|"
    r"wound\w*|injur\w*|hurt|casualt\w+|bodies)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:says?|said|saying|tells?|told|telling|reports?|reported|reporting|according|announc\w+|"
    r"claim\w*|(?-i:states?)|stated|stating|statements?|add(?:s|ed|ing)|confirm\w*|alleg\w*|reportedly|quot\w+|"
    r"cit(?:e|ed|es|ing)|believ\w+|estimat\w+|accus\w+|den(?:y|ied|ies)|wrote|writes|tweet\w*|"
    r"sources?|monitors?|activists?|purported\w*|allegedly|apparently)\b|[\"“”:]",
    re.IGNORECASE,
)
_RUMOUR = re.compile(r"\b(?:reportedly|allegedly|apparently|purportedly)\b", re.IGNORECASE)
LIVES = re.compile(r"\bclaim(?:s|ed|ing)?\b(?=[^.;]{0,40}\blives?\b)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<=\d):(?=\d)")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"“\d])|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = frozenset(
    "the and for from with that this into over after amid near over least more than their its has "
    "have had was were are been new who says said".split()
)
_CROWDS = frozenset("dozens scores hundreds thousands".split())


def is_told_openly(scene: Scene, told: Claim) -> bool:
    """Whether the lead gives a title's claim in a sentence that credits nobody.

    After the first credit a sentence must have most of the title's words, too: it may go on with
    what the source said. A lead told twice, the first time without its source, is told openly.
    """
    title, text = _title(scene, told), scene.text(told.article)
    body = list(_sentences(scene, told.article, title))
    lead = body[:LEAD_SENTENCES]
    first = next((n for n, sentence in enumerate(lead) if _names(sentence)), len(lead))
    for n, sentence in enumerate(lead):
        if _is_credited(sentence):
            continue
        if _tells(told, title, sentence, text) and (n < first or _covers(title, sentence)):
            return True
    return False


def _tells(told: Claim, title: str, stretch: str, text: str) -> bool:
    """Whether a stretch has a title's count, or, of a title without one, most of its words."""
    counts = [figure for figure in told.quantities if figure.kind == "count"]
    ours, theirs = _stems(title), _stems(stretch)
    if not counts:
        return len(ours & theirs) >= max(FEWEST, SHARED * len(ours))
    harmed = [figure for figure in counts if outcome(figure) & HARM]
    if harmed and not _HARMED.search(stretch):
        return False
    main = (harmed or counts)[0]
    return bool(_values(main, text) & numbers(stretch)) and bool(ours & theirs)


def _values(figure: Quantity, text: str) -> set[str]:
    crowd = {w.lower() for w in _WORD.findall(figure.span.of(text))} & _CROWDS
    ends = {f"{end:g}" for end in (figure.low, figure.high) if end is not None}
    return crowd or ends


def numbers(stretch: str) -> set[str]:
    """The numbers of a stretch, spelt or in figures, as plain digits; "dozens" stays a word."""
    found = {f"{float(n):g}" for n in re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", stretch))}
    for word in _WORD.findall(stretch.lower()):
        parts = word.split("-")
        spelt = [VALUES[part] for part in parts if part in VALUES]
        if len(spelt) == len(parts):
            spelt = [sum(spelt)]
        found.update(f"{value:g}" for value in spelt)
        found.update({word} & _CROWDS)
    return found


def _sentences(scene: Scene, article: str, title: str) -> Iterator[str]:
    """Yield the sentences of a body without the title said once more."""
    whole = scene.articles[article]
    for block in whole.blocks:
        if block.kind not in HEADS:
            body = block.span.of(whole.text).replace(title, ". ")
            for stretch in _STOP.split(body):
                yield from (each for each in _once(stretch) if len(_WORD.findall(each)) >= FEWEST)


def _is_credited(sentence: str) -> bool:
    """Whether a sentence credits, quotes or doubts what it says: "reportedly", too."""
    return _CREDIT.search(LIVES.sub("", _CLOCK.sub("", sentence))) is not None


def _names(sentence: str) -> bool:
    """Whether a sentence credits somebody: "reportedly" names nobody."""
    return _is_credited(_RUMOUR.sub("", sentence))


def _covers(title: str, stretch: str) -> bool:
    ours = _stems(title)
    return len(ours & _stems(stretch)) >= SHARED * len(ours)


def _once(stretch: str) -> Iterator[str]:
    """Part a sentence that begins once more with no stop between the two."""
    places = [word.start() for word in _WORD.finditer(stretch)]
    words = [word.lower() for word in _WORD.findall(stretch)]
    again = (n for n in range(RUN, len(words) - RUN + 1) if words[n : n + RUN] == words[:RUN])
    at = places[n] if (n := next(again, None)) is not None else len(stretch)
    yield stretch[:at]
    if at < len(stretch):
        yield stretch[at:]


def _title(scene: Scene, told: Claim) -> str:
    article = scene.articles[told.article]
    inside = (block.span for block in article.blocks if block.span.contains(told.span))
    return next((span.of(article.text) for span in inside), told.text).strip()


def _stems(text: str) -> set[str]:
    """The telling words of a text, cut short so that "killed" and "killing" are one."""
    words = (word.lower() for word in _WORD.findall(text))
    return {
        word[:STEM]
        for word in words
        if len(word) > 2 and word not in _SMALL | _CROWDS and word not in VALUES
        if not (word.isdigit() or _HARMED.fullmatch(word))
    }
