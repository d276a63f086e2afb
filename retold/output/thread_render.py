"""Threads as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from retold.output.render import FindArticle, one_line
from retold.output.thread_records import why_not_more
from retold.tracing.stances import Stood, stances
from retold.types import Article, Claim, Override, Thread

if TYPE_CHECKING:
    from rich.text import Text

MOST_STEPS = 20
"""How many tellings of a thread a terminal shows; JSON has them all."""


def thread_text(
    item: Thread,
    claims: Mapping[str, Claim],
    article: FindArticle,
    *,
    override: Override | None = None,
    elsewhere: Iterable[str] = (),
) -> Text:
    """Tell a thread: each telling with who told it, what it retells, its stance and certainty.

    `elsewhere` are lines on what other stories say of it, shown at the end.
    """
    text = styled(f"“{one_line(item.title)}”", "bold")
    text.append(f"  {one_line(item.id)}\n", style="dim")
    numbers = {step.claim: number for number, step in enumerate(item.steps, start=1)}
    for step, stood in list(zip(item.steps, stances(item, claims), strict=True))[:MOST_STEPS]:
        claim = claims[step.claim]
        origin = numbers.get(step.retells or "")
        tie = f"retells {origin}, {step.reason}" if origin else _origin_unknown(step.reason)
        text.append(f"  {numbers[step.claim]:>3}  {teller(claim, article(claim.article))}\n")
        text.append(f"       “{one_line(claim.text)}”\n")
        text.append(f"       {_stance(stood)}; {sure(claim)}; {one_line(tie)}\n", style="dim")
    if len(item.steps) > MOST_STEPS:
        text.append(f"       {len(item.steps) - MOST_STEPS} more; --json lists them all\n")
    for line in (*standing(item, override=override), *elsewhere):
        text.append(f"  {line}\n", style="default")
    return text


def standing(item: Thread, *, override: Override | None = None) -> Iterator[str]:
    """Yield the lines that say on whom a thread rests."""
    yield f"origins       {item.independent_origins} independent ({one_line(why_not_more(item))})"
    computed = f"{item.credibility} ({one_line(item.credibility_reason) or 'not rated'})"
    if override is None:
        yield f"credibility   {computed}"
    else:
        who = f"by {override.by}, {override.at}: {override.why}"
        yield f"credibility   {override.value} ({one_line(who)}; computed {computed})"


def teller(claim: Claim, home: Article) -> str:
    """Name who told it: the chain of sources, the outlet and the day."""
    chain = " > ".join(one_line(link.canonical) for link in claim.attribution)
    mark = "?" if home.published_inferred else ""
    day = f"{home.published}{mark}" if home.published else "undated"
    return f"{chain or 'no source named'}, in {named(home)}, {one_line(day)}"


def named(home: Article) -> str:
    """Name the outlet of an article, or what else it is known by."""
    return one_line(home.outlet or home.title or home.locator)


def sure(claim: Claim) -> str:
    """Say how sure a claim's words are, with the words it was read from."""
    cues = ", ".join(f"“{one_line(cue)}”" for cue in claim.certainty.cues)
    return f"{claim.certainty.band} ({cues})" if cues else claim.certainty.band


def _stance(stood: Stood) -> str:
    return f"{stood.stance.value} ({stood.reason})"


def _origin_unknown(reason: str) -> str:
    return reason if reason != "unknown" else "whom it retells is unknown"


def styled(words: str, style: str) -> Text:
    """Begin a text with words in a style."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and for lists alone

    return Text(words, style=style)
