"""The threads of other stories that speak of what a thread tells: as JSON, and on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.check.elsewhere import Elsewhere
from retold.output.answer_records import found
from retold.output.answer_render import HEADINGS
from retold.output.records import Record
from retold.output.render import one_line
from retold.output.thread_records import told
from retold.output.thread_render import sure, teller

NOTHING = "nothing elsewhere"


def elsewhere_record(item: Elsewhere) -> Record:
    """Return the record of a thread of another story; offsets of `statement` count in `asked`."""
    answer = item.answer
    asked = answer.asked
    return {
        "asked": {
            "claim": asked.id,
            "article": asked.article,
            "text": asked.text,
            "start": asked.span.start,
            "end": asked.span.end,
        },
        "story": item.story.id,
        "story_title": item.story.title,
        "thread": item.thread.id,
        "title": item.thread.title,
        "relation": answer.relation.value,
        "reason": answer.found[0].related.reason,
        "first": told(*answer.first),
        "tellings": answer.tellings,
        "articles": answer.articles,
        "found": [found(telling, item.asked) for telling in answer.found],
    }


def elsewhere_lines(items: Sequence[Elsewhere]) -> Iterator[str]:
    """Yield the lines that tell what other stories say of it, or that none surely does."""
    if not items:
        yield f"elsewhere     {NOTHING}"
    for item in items:
        claim, home = item.answer.first
        nearest = item.answer.found[0]
        yield (
            f"elsewhere     {HEADINGS[item.answer.relation]}: “{one_line(item.story.title)}”"
            f" ({one_line(item.story.id)}), thread {one_line(item.thread.id)}"
        )
        yield f"    first told    {teller(claim, home)}; {sure(claim)}"
        yield f"    “{one_line(nearest.claim.text)}”"
        yield f"    {one_line(nearest.related.reason)}"
        for one in nearest.related.figures:
            here, there = one.asked.span.of(item.asked.text), one.told.span.of(nearest.home.text)
            sides = f"here: {one_line(here)}; there: {one_line(there)}"
            yield f"    figure        {sides} ({one.standing.value})"
