"""The answers to a statement as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from retold.check.answers import Answer, Telling
from retold.check.relations import Relation
from retold.output.render import one_line
from retold.output.thread_render import named, standing, styled, sure, teller
from retold.types import Override

if TYPE_CHECKING:
    from rich.text import Text

HEADINGS = {
    Relation.SAYS: "says it",
    Relation.OTHERWISE: "says it otherwise",
    Relation.DISPUTES: "disputes it",
    Relation.UNCLEAR: "unclear",
}
_STYLES = {
    Relation.SAYS: "bold",
    Relation.OTHERWISE: "yellow",
    Relation.DISPUTES: "bold red",
    Relation.UNCLEAR: "dim",
}


def answer_text(item: Answer, overrides: Mapping[str, Override]) -> Text:
    """Tell what a thread has to do with a statement: the relation, who told it first, the words."""
    claim, home = item.first
    text = styled(HEADINGS[item.relation], _STYLES[item.relation])
    if item.thread is not None:
        text.append(f"  {one_line(item.thread.id)}", style="dim")
    text.append("\n")
    text.append(f"  first told    {teller(claim, home)}; {sure(claim)}\n", style="default")
    many = f"{_count(item.tellings, 'telling')} in {_count(item.articles, 'article')}"
    text.append(f"  told          {many}\n", style="default")
    if item.thread is not None:
        for line in standing(item.thread, override=overrides.get(item.thread.id)):
            text.append(f"  {line}\n", style="default")
    for telling in item.found:
        for line in _words(telling, item.relation):
            text.append(f"  {line}\n", style="default")
    return text


def _words(telling: Telling, relation: Relation) -> Iterator[str]:
    """Yield the lines of one telling: its exact words, where they stand, and what differs."""
    claim, home, related = telling.claim, telling.home, telling.related
    place = f"{claim.article} [{claim.span.start}:{claim.span.end}]"
    yield f"{named(home)} {home.published or 'undated'}, {place}:"
    yield f"    “{one_line(claim.text)}”"
    if related.relation is not relation:
        yield f"    {HEADINGS[related.relation]}"
    if not related.differences:
        yield f"    {related.reason}"
    for item in related.differences:
        told = f"there: {one_line(item.told)}" if item.told else "there: nothing of it"
        asked = one_line(item.asked) or "nothing of it"
        yield f"    {item.aspect.value:<10}  you: {asked}; {told} ({item.reason})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
