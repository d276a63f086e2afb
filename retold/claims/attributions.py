"""Document -> links: every attribution of an article, from its parse, its quotations and headlines.

The outlet's own voice is never credited to a source: what no rule reaches stays unattributed.
"""

from __future__ import annotations

from bisect import bisect_right

from retold.annotate.document import Document
from retold.claims.headlines import headline_link
from retold.claims.links import Link, links_of
from retold.claims.speakers import Speech, attribute, speeches
from retold.types import Span


def find(document: Document) -> tuple[Link, ...]:
    """Return the links of an article in the order of their contents.

    A saying reported inside quoted speech is left to its speaker and yields no link of its own.
    """
    heard = speeches(document)
    marks = [speech.marks for speech in heard]
    starts = [span.start for span in marks]
    links: list[Link] = []
    for index, sentence in enumerate(document.sentences):
        found = list(links_of(sentence, index))
        headline = headline_link(sentence, index)
        if headline is not None:
            found = [link for link in found if not link.cue.overlaps(headline.cue)]
            found.append(headline)
        links.extend(link for link in found if not _quoted(link.cue, marks, starts))
    return tuple(sorted(attribute(document, links, heard), key=_place))


def _quoted(span: Span, marks: list[Span], starts: list[int]) -> bool:
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.end <= marks[index].end


def _place(link: Link) -> tuple[int, int, int]:
    return link.sentence, link.content[0].start, -link.content[-1].end
