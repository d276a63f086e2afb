"""Calls of the command line with what they print, and a ledger filled with the samples."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from ledger_samples import (
    CLAIMS_OF_FIRST,
    CLAIMS_OF_SECOND,
    FIRST,
    READING,
    SECOND,
    unread,
)

from retold.cli import main
from retold.ledger.store import Ledger

LISTINGS = ("articles", "stories", "claims", "findings", "threads", "sources")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


def called(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what calls the command line in this process."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(item) for item in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


def fill(store: Ledger) -> None:
    with store.writer.batch():
        store.writer.add_article(FIRST, unread(CLAIMS_OF_FIRST))
        store.writer.add_article(SECOND, unread(CLAIMS_OF_SECOND))
        store.writer.put_reading(READING)


def stand_in_for_briefs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the rendering of briefs, which has tests of its own."""

    def shown(brief: Any, claims: Any, articles: Any, *, form: str) -> str:
        assert set(claims) >= set(brief.summary.claims)
        assert set(articles) == {FIRST.id, SECOND.id}
        return f"<{form}> {brief.title}: {brief.summary.text}\x1b[31m"

    monkeypatch.setattr("retold.brief.render", shown, raising=False)
