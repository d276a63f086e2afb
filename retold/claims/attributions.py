"""Document -> links: every attribution of an article, from its parse, its quotations and headlines.

The outlet's own voice is never credited to a source: what no rule reaches stays unattributed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from retold.annotate.document import Document, Sentence
from retold.claims import cues
from retold.claims.bare import bare_link, is_bare
from retold.claims.closing import closing_link
from retold.claims.consensus import agreed
from retold.claims.headlines import headline_link
from retold.claims.links import Link
from retold.claims.passing import passed_on
from retold.claims.phrases import PHRASAL, phrasal_link
from retold.claims.reckoned import reckoned_link
from retold.claims.speakers import attribute
from retold.claims.speech import speeches
from retold.claims.trailing import trailing_link
from retold.claims.unmarked import unmarked_link
from retold.claims.verbs import verbal_link
from retold.types import Span

# The parts of speech that neither a verb of saying nor a noun such as "claim" has.
_CUELESS = frozenset(
    "ADJ ADP ADV CCONJ DET INTJ NUM PART PRON PROPN PUNCT SCONJ SPACE SYM X".split()
)


def find(document: Document) -> tuple[Link, ...]:
    """Return the links of an article in the order of their contents.

    A saying that a quoted speaker reports of somebody else is marked `spoken`.
    """
    heard = speeches(document)
    marks = [speech.marks for speech in heard]
    starts = [span.start for span in marks]
    links: list[Link] = []
    spoken: list[Link] = []
    bare = is_bare(document)
    for index, sentence in enumerate(document.sentences):
        found = list(_links_of(sentence, index))
        headline = headline_link(sentence, index)
        if headline is not None:
            found = [link for link in found if not link.cue.overlaps(headline.cue)]
            found.append(headline)
        found = _with_closing(sentence, index, found, bare=bare)
        told = [link for link in found if _within(link.cue, marks, starts)]
        links.extend(link for link in found if link not in told)
        spoken.extend(
            replace(link, spoken=True) for link in told if _is_reported(link, marks, starts)
        )
    settled = agreed(document, attribute(document, links, heard), document.sightings)
    return tuple(sorted([*settled, *spoken], key=_place))


def _links_of(sentence: Sentence, index: int) -> Iterator[Link]:
    for token in sentence.words:
        if token.pos_ in _CUELESS and token.lower_ not in PHRASAL:
            continue
        if cues.licences(token):
            readers = (passed_on, verbal_link, trailing_link)
            found = (read(sentence, index, token) for read in readers)
            link = next((one for one in found if one is not None), None)
        else:
            link = phrasal_link(sentence, index, token) or reckoned_link(sentence, index, token)
        if link is not None:
            yield link


def _with_closing(sentence: Sentence, index: int, found: list[Link], *, bare: bool) -> list[Link]:
    """Add who closes a sentence, in place of what the parse made of that saying, if it went wrong.

    Where a comma sets the source off, the parse is right if its content keeps clear of the source;
    where none does, if its source is the shorter one.
    """
    closing, right = closing_link(sentence, index), _is_clear
    if closing is None:
        closing, right = unmarked_link(sentence, index), _is_shorter
    if closing is None and bare:
        closing = bare_link(sentence, index)
    if closing is None or any(right(link, closing) for link in found):
        return found
    return [*(link for link in found if not link.cue.overlaps(closing.cue)), closing]


def _is_clear(link: Link, closing: Link) -> bool:
    if link.source is None or closing.source is None or not link.cue.overlaps(closing.cue):
        return False
    apart = not any(piece.overlaps(closing.source) for piece in link.content)
    return link.firm and apart and link.source.overlaps(closing.source)


def _is_shorter(link: Link, closing: Link) -> bool:
    if link.source is None or closing.source is None or not link.cue.overlaps(closing.cue):
        return False
    shorter = link.source.start > closing.source.start
    return link.firm and link.source.overlaps(closing.source) and shorter


def _within(span: Span, marks: list[Span], starts: list[int]) -> bool:
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.end <= marks[index].end


def _is_reported(link: Link, marks: list[Span], starts: list[int]) -> bool:
    """Tell a speaker's report of somebody else's words from a turn of speech ("I think")."""
    if not link.firm or link.source is None or link.word not in cues.QUOTING:
        return False
    index = bisect_right(starts, link.cue.start) - 1
    return all(marks[index].contains(span) for span in (link.source, *link.content))


def _place(link: Link) -> tuple[int, int, int]:
    return link.sentence, link.content[0].start, -link.content[-1].end
