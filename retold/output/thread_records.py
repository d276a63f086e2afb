"""The JSON form of threads, as docs/data_format.md gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from retold.output.records import Record, overridden
from retold.tracing.retellings import source_of
from retold.tracing.stances import stances
from retold.types import Article, Claim, Override, Thread

FindArticle = Callable[[str], Article]


def thread(
    item: Thread,
    claims: Mapping[str, Claim],
    home: FindArticle,
    *,
    override: Override | None = None,
    elsewhere: Sequence[Record] | None = None,
) -> Record:
    """Return a thread's record: its tellings in order, its origins and why there are not more.

    `override` is what a person put in place of its credibility; `elsewhere` are the records of the
    threads of other stories that speak of it, None where they were not asked for.
    """
    stood = stances(item, claims)
    return {
        "id": item.id,
        "story": item.story,
        "title": item.title,
        "steps": [
            {
                **told(claims[step.claim], home(claims[step.claim].article)),
                "retells": step.retells,
                "reason": step.reason,
                "stance": how.stance.value,
                "stance_reason": how.reason,
            }
            for step, how in zip(item.steps, stood, strict=True)
        ],
        **rests(item, override=override),
        "elsewhere": list(elsewhere) if elsewhere is not None else None,
    }


def why_not_more(item: Thread) -> str:
    """Say what each origin of a thread holds together, so that nobody counts tellings for origins.

    "4 articles: the chain of attributions ends at the river board" is one origin, not four.
    """
    rows = []
    for origin in item.origins:
        count = len(origin.articles)
        rows.append(f"{count} article{'s' if count > 1 else ''}: {origin.reason}")
    return "; ".join(rows) or "no origin is known"


def rests(item: Thread, *, override: Override | None = None) -> Record:
    """Return on whom a thread rests: its origins, why not more, and its credibility."""
    own = override.value if override is not None else None
    return {
        "origins": [
            {"source": o.source, "articles": list(o.articles), "reason": o.reason}
            for o in item.origins
        ],
        "independent_origins": item.independent_origins,
        "origins_reason": why_not_more(item),
        "credibility": int(own) if own is not None else item.credibility,
        "credibility_reason": item.credibility_reason,
        "overridden": overridden(override),
    }


def told(claim: Claim, home: Article) -> Record:
    """Return the record of a telling: who told what where, how sure, and in which words."""
    return {
        "claim": claim.id,
        "article": claim.article,
        "outlet": home.outlet,
        "published": home.published,
        "published_inferred": home.published_inferred,
        "source": source_of(claim),
        "attribution": [link.canonical for link in claim.attribution],
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "certainty": {
            "band": claim.certainty.band,
            "low": claim.certainty.low,
            "high": claim.certainty.high,
            "cues": list(claim.certainty.cues),
        },
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
    }
