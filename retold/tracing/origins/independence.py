"""How many independent origins a story has, and why not more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from retold.tracing.evidence import Scene, finding
from retold.tracing.origins.chains import UNSTATED, Chains, Rests, chains_of
from retold.tracing.origins.rivals import Rivals
from retold.tracing.retellings import is_proper
from retold.types import (
    HEADS,
    NAMELESS,
    Attribution,
    Claim,
    Evidence,
    Finding,
    FindingKind,
    Origin,
    Severity,
    Span,
    Story,
    Thread,
)

LEAD_CLAIMS = 3
OPENING_CLAIMS = 4
SEVERAL = 2
MOST_REASONS = 3
_LIMIT = re.compile(r",|\s(?:in|of|at|from|who|with|for|on|near|close|by|inside|outside)\s")
_KNOWN = re.compile(r"(?:the|its|his|her|their|these|those|this)\s", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:eye)?witness|resident|activist|survivor|villager|doctor|medic|rescuer|worker|fighter|"
    r"commander|rebel|spokes(?:man|woman|person)|official|neighbou?r|teacher|driver"
)
_NO_ORIGIN = frozenset(
    "critics opponents supporters republicans democrats conservatives progressives experts "
    "analysts economists advocates lawmakers investors markets rivals "
    "reports estimates figures videos images rumours data polls results documents numbers".split()
)


def count(scene: Scene, story: Story, threads: Sequence[Thread]) -> Story:
    """Return the story with its origins: where the chains of its leads, and of what is shared, end.

    The lead of an article is its title, its standfirst and its first sentences, with every claim
    of the same article on their threads. A source that no lead rests on counts where several
    outlets tell of it in words of their own: what one of them alone adds further down is not what
    the story rests on. A copy rests on what its original rests on. Articles that
    name no source share the one origin "not stated": nothing shows that they are independent.
    """
    leads = _Leads(scene, threads)
    rests = leads.rests()
    origins = tuple(
        Origin(source, tuple(sorted(articles)), _reason(scene, source, sorted(articles)))
        for source, articles in sorted(rests.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    independent = max(1, len([o for o in origins if o.source != UNSTATED]))
    return replace(
        story,
        origins=origins,
        independent_origins=independent,
        origins_reason=_why_not_more(leads, origins, independent),
    )


def single(scene: Scene, story: Story, threads: Sequence[Thread]) -> Iterator[Finding]:
    """Yield the finding that several outlets rest on one origin, where all of them name it."""
    if len(scene.articles) < SEVERAL or len(story.origins) != 1:
        return
    origin = story.origins[0]
    tellers = _tellers(scene, origin)
    if origin.source == UNSTATED or tellers is None:
        return
    leads = _Leads(scene, threads)
    rests = leads.rests()[origin.source]
    shown = {article: leads.own(article, origin.source, rests[article]) for article in rests}
    rivals = Rivals(scene, leads.chains, origin.source, shown)
    if leads.names_others(origin.source) or rivals.exist():
        return
    yield finding(
        scene,
        FindingKind.SINGLE_ORIGIN,
        Severity.MEDIUM,
        f"{tellers} tell this story; their leads all rest on {origin.source}. "
        "Independent origins: 1.",
        list(dict.fromkeys(shown[article] for article in origin.articles)),
        unless="one of the articles has its own reporting that its lead does not credit",
        origin=origin.source,
        articles=list(origin.articles),
    )


def _tellers(scene: Scene, origin: Origin) -> str | None:
    """Count the outlets behind an origin, or its articles where an outlet is not known."""
    outlets = [scene.articles[article].outlet for article in origin.articles]
    known = {outlet for outlet in outlets if outlet}
    if len(known) + outlets.count(None) < SEVERAL:
        return None
    return f"{len(outlets)} articles" if None in outlets else f"{len(known)} outlets"


@dataclass(frozen=True)
class _Leads:
    """What the articles of a story rest on, each claim and each thread looked at once."""

    scene: Scene
    threads: Sequence[Thread]

    def rests(self) -> Rests[Evidence]:
        """Return the sources of the story, each with its articles and the words that name it."""
        return self.chains.settle(self.credited)

    @cached_property
    def credited(self) -> Rests[Evidence]:
        """The sources as the articles credit them, before outlets are followed to theirs."""
        rests: Rests[Evidence] = {}
        for article in sorted(self.scene.articles):
            for source, evidence in self._rests_on(article).items():
                rests.setdefault(source, {})[article] = evidence
        for source, told in self._shared.items():
            rests.setdefault(source, told)
        return rests

    @cached_property
    def chains(self) -> Chains:
        return chains_of(self.scene)

    @cached_property
    def _by_article(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.scene.claims, key=lambda claim: claim.span.start):
            found[claim.article].append(claim)
        return found

    @cached_property
    def _thread_of(self) -> Mapping[str, str]:
        return {step.claim: thread.id for thread in self.threads for step in thread.steps}

    @cached_property
    def _shared(self) -> Rests[Evidence]:
        """The sources that several outlets tell of in their own words, wherever they do."""
        told: Rests[Evidence] = {}
        for claim in self.scene.claims:
            ended = self.chains.end(claim)
            if ended is not None and self.scene.teller(claim) == claim.article:
                evidence = self.scene.evidence(claim.article, ended[1].span)
                told.setdefault(ended[0], {}).setdefault(claim.article, evidence)
        return {who: shown for who, shown in told.items() if self._outlets(shown) >= SEVERAL}

    def _outlets(self, articles: Iterable[str]) -> int:
        """Count who publishes: two revisions of one page, or two pages of one paper, are one."""
        return len({self.scene.articles[a].outlet or a for a in articles})

    def _rests_on(self, article: str) -> dict[str, Evidence]:
        """The sources of an article's lead claims, each with the words that name it."""
        rests: dict[str, Evidence] = {}
        for original in self.scene.originals(article):
            rests = self._of_lead(original) | rests
        return rests

    def _of_lead(self, article: str) -> dict[str, Evidence]:
        lead = self._lead(article)
        rests: dict[str, Evidence] = {}
        for claim in lead:
            ended = self.chains.end(claim)
            if ended is not None and ended[0] not in rests:
                rests[ended[0]] = self.scene.evidence(claim.article, ended[1].span)
        rests = rests or self._opened(lead)
        if not rests and lead:
            known = self.scene.articles[article].agency
            rests[known or UNSTATED] = self.scene.evidence(lead[0].article, lead[0].span)
        return rests

    def own(self, article: str, source: str, shown: Evidence) -> Evidence:
        """Cite the credit in an article's own words, where it is a copy and another's is shown."""
        if shown.article == article:
            return shown
        for claim in self._by_article.get(article, ()):
            ended = self.chains.end(claim)
            if ended is not None and ended[0] == source:
                return self.scene.evidence(article, ended[1].span)
        start = self.scene.text(article).find(shown.text)
        if start < 0:
            return shown
        return self.scene.evidence(article, Span(start, start + len(shown.text)))

    def names_others(self, source: str) -> bool:
        """Whether an opening credits people of whom nobody is named: "organisers", "a witness".

        Whoever they are, they are others than the origin `source`; "the company" and "a monitor"
        may be it. Whom an outlet that is the origin heard is its own business; critics react.
        """
        return any(
            _is_other(claim.attribution[-1])
            for article in self.scene.articles
            if article not in self.scene.copies and self.scene.articles[article].outlet != source
            for claim in self._first(article, of_body=OPENING_CLAIMS)
            if claim.attribution and claim.attribution[-1].canonical not in self.chains.owners
        )

    def _opened(self, lead: Sequence[Claim]) -> dict[str, Evidence]:
        """The sources of the story that sentences of a lead name as telling, read by name alone."""
        rests: dict[str, Evidence] = {}
        for claim in lead:
            text = self.scene.text(claim.article)
            found = None if claim.attribution else self.chains.opened(claim.sentence, text)
            if found is not None and found[0] not in rests:
                rests[found[0]] = self.scene.evidence(claim.article, found[1])
        return rests

    def _first(self, article: str, *, of_body: int = LEAD_CLAIMS) -> list[Claim]:
        own = self._by_article.get(article, [])
        heads = [claim for claim in own if claim.block in HEADS]
        return heads + [claim for claim in own if claim.block not in HEADS][:of_body]

    def _lead(self, article: str) -> list[Claim]:
        own = self._by_article.get(article, [])
        heads = [claim for claim in own if claim.block in HEADS]
        body = [claim for claim in self._first(article) if claim.block not in HEADS]
        ends = [self.chains.end(claim) for claim in heads + body[:1]]
        if any(ended is not None and is_proper(ended[0]) for ended in ends):
            body = body[:1]
        wanted = {claim.id for claim in heads + body}
        joined = {self._thread_of.get(claim) for claim in wanted} - {None}
        return [c for c in own if c.id in wanted or self._thread_of.get(c.id) in joined]


def _is_other(link: Attribution) -> bool:
    """Whether a source is people without a name, told of for the first time: "a witness"."""
    head = _LIMIT.split(link.source)[0].split()
    if link.kind not in NAMELESS or not head or _KNOWN.match(link.source):
        return False
    if head[-1].lower() in _NO_ORIGIN:
        return False
    several = head[-1].endswith("s") and (head[-1].islower() or len(head) == 1)
    return several or bool(_ONE.match(link.source) and _PERSON.match(head[-1]))


def _reason(scene: Scene, source: str, articles: Sequence[str]) -> str:
    names = ", ".join(dict.fromkeys(scene.outlet(article) for article in articles))
    if source == UNSTATED:
        return f"the leads of {names} name no source"
    return f"the leads of {names} end at {source}"


def _why_not_more(leads: _Leads, origins: Sequence[Origin], independent: int) -> str:
    parts = []
    if leads.scene.copies:
        count = len(leads.scene.copies)
        parts.append("one article is a copy" if count == 1 else f"{count} articles are copies")
    shared = [origin for origin in origins if len(origin.articles) > 1]
    if shared:
        parts.append(f"{len(shared[0].articles)} articles rest on {shared[0].source}")
    parts += leads.chains.joined({origin.source for origin in origins})[:MOST_REASONS]
    silent = {a for origin in origins if origin.source == UNSTATED for a in origin.articles}
    if silent - set(leads.credited.get(UNSTATED, ())):
        parts.append("outlets that credit each other in a circle add none")
    if silent & set(leads.credited.get(UNSTATED, ())) and len(origins) > 1:
        parts.append("articles that name no source add none")
    return "; ".join(parts) or f"{independent} named in the leads"
