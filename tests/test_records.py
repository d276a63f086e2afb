"""The keys of the JSON contract, and that every span in it gives its words back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from ledger_samples import (
    CLAIMS_OF_FIRST,
    CLAIMS_OF_SECOND,
    FINDINGS,
    FIRST,
    READING,
    SECOND,
    STORY,
    THREADS,
)

from retold.annotate.conventions import Convention
from retold.claims.sureness import Sureness
from retold.ledger.store import Ledger
from retold.ledger.verify import Problem
from retold.ledger.view import SourceUse
from retold.output import claim_records, records
from retold.types import (
    ClaimKind,
    Letter,
    Override,
    Rated,
    Reliability,
    Skipped,
    SourceKind,
)

TEXTS = {FIRST.id: FIRST.text, SECOND.id: SECOND.text}


def test_a_claim_has_the_keys_of_the_contract() -> None:
    record = claim_records.claim(CLAIMS_OF_FIRST[0], FIRST)
    assert set(record) >= {
        *("id", "article", "outlet", "published", "start", "end", "text", "kind", "mode"),
        *("attribution", "certainty", "polarity", "quantities", "times", "thread"),
    }
    assert record["outlet"] == "Veldmark Courier"
    assert record["thread"] == THREADS[0].id
    assert set(record["attribution"][0]) >= {
        *("source", "source_kind", "canonical", "cue", "start", "end"),
    }
    assert set(record["certainty"]) >= {"band", "low", "high", "cues"}
    assert set(record["quantities"][0]) >= {
        *("low", "high", "low_inclusive", "high_inclusive", "approximate", "unit", "counted"),
        *("text", "start", "end"),
    }
    assert set(record["times"][0]) >= {
        *("start_time", "end_time", "text", "start", "end", "inferred"),
    }


def test_an_open_end_is_null_and_a_bound_is_kept() -> None:
    figure = claim_records.claim(CLAIMS_OF_FIRST[0], FIRST)["quantities"][0]
    assert (figure["low"], figure["high"], figure["low_inclusive"]) == (1200.0, None, False)
    assert json.loads(json.dumps(figure))["high"] is None


def test_a_count_has_its_estimate_only_when_asked() -> None:
    assert "estimate" not in claim_records.claim(CLAIMS_OF_FIRST[0], FIRST)["quantities"][0]
    claim = CLAIMS_OF_FIRST[0]
    (people,) = claim_records.claim(claim, FIRST, counting=Convention.UCDP)["quantities"]
    assert people["estimate"] == {
        "convention": "ucdp",
        "best": 1200.0,
        "low": 1200.0,
        "high": None,
        "reason": "the words give a least number and no highest",
    }
    assert (people["low"], people["high"]) == (1200.0, None)
    money = replace(claim, quantities=(replace(claim.quantities[0], kind="money"),))
    (sum_,) = claim_records.claim(money, FIRST, counting=Convention.ACLED)["quantities"]
    assert sum_["estimate"] is None


def test_a_claim_has_its_sureness_only_when_asked() -> None:
    plain, settled = CLAIMS_OF_FIRST[2], CLAIMS_OF_FIRST[0]
    read = {plain.id: Sureness(4.8765, {})}
    assert "sureness" not in claim_records.claim(plain, FIRST)
    assert claim_records.claim(plain, FIRST, sureness=read)["sureness"] == {
        "level": 4.88,
        "least": 1,
        "most": 6,
        "scale": "from 1 (very uncertain) to 6 (very certain)",
        "by": "model",
        "model": ["sureness.npz", "sentences.onnx"],
    }
    assert claim_records.claim(settled, FIRST, sureness=read)["sureness"] is None


def test_a_prediction_has_its_horizon() -> None:
    friday = replace(
        CLAIMS_OF_FIRST[0].times[0], start_time=None, end_time="2031-05-16", value="2031-05-16"
    )
    due = replace(CLAIMS_OF_FIRST[1], times=(friday,))
    assert claim_records.claim(due, FIRST)["horizon"] == {
        "start_time": None,
        "end_time": "2031-05-16",
        "inferred": True,
        "spans": [{"start": friday.span.start, "end": friday.span.end}],
    }
    past = replace(due, times=(replace(friday, end_time="2031-05-13"),))
    told = replace(due, kind=ClaimKind.REPORT)
    for claim in (past, told, CLAIMS_OF_FIRST[1]):
        assert claim_records.claim(claim, FIRST)["horizon"] is None


def test_every_span_of_a_claim_gives_its_words_back() -> None:
    for claim, home in [
        *((c, FIRST) for c in CLAIMS_OF_FIRST),
        *((c, SECOND) for c in CLAIMS_OF_SECOND),
    ]:
        record = claim_records.claim(claim, home)
        told = [record, record["sentence"], *record["quantities"], *record["times"]]
        for item in told:
            assert home.text[item["start"] : item["end"]] == item["text"]
        for link in record["attribution"]:
            assert home.text[link["start"] : link["end"]] == link["source"]
            assert home.text[link["cue_start"] : link["cue_end"]] == link["cue"]


def test_a_claim_of_the_article_itself_has_no_attribution() -> None:
    record = claim_records.claim(CLAIMS_OF_FIRST[2], FIRST)
    assert record["attribution"] == []
    assert record["certainty"]["band"] == "asserted"
    assert record["certainty"]["low"] is None


def test_a_finding_has_the_keys_of_the_contract() -> None:
    record = records.finding(FINDINGS[0])
    assert set(record) >= {
        *("id", "kind", "severity", "story", "thread", "message", "evidence", "detail"),
    }
    assert record["kind"] == "bound_lost"
    for piece in record["evidence"]:
        assert set(piece) == {"article", "start", "end", "text"}
        assert TEXTS[piece["article"]][piece["start"] : piece["end"]] == piece["text"]
    assert record["detail"]["unless"] == "a later count"


def test_a_story_has_the_keys_of_the_contract() -> None:
    record = records.story(STORY)
    assert set(record) >= {
        *("id", "title", "articles", "first_seen", "last_seen", "origins"),
        "independent_origins",
    }
    assert record["articles"] == ["courier", "gazette"]
    assert set(record["origins"][0]) >= {"source", "articles"}
    assert record["copies"][0]["shared"][0]["copy"]["start"] == SECOND.text.index("The dyke")


def test_a_brief_sentence_has_the_keys_of_the_contract() -> None:
    record = records.brief(READING.brief)
    sentences: list[dict[str, Any]] = [record["summary"]]
    sentences += [s for section in record["sections"] for s in section["sentences"]]
    assert len(sentences) == 3
    assert all(set(item) == {"text", "claims", "evidence"} for item in sentences)
    assert [section["heading"] for section in record["sections"]] == [
        "What changed",
        "What is unclear",
    ]


def test_an_article_shows_its_text_only_when_asked() -> None:
    assert "text" not in records.article(FIRST)
    record = records.article(replace(FIRST, published_inferred=True), text=True)
    assert record["text"] == FIRST.text
    assert record["published_inferred"] is True
    assert record["blocks"][0] == {"kind": "title", "start": 0, "end": len(FIRST.title or "")}


def test_the_small_records() -> None:
    assert records.skipped(Skipped("a", "b")) == {"locator": "a", "reason": "b"}
    assert records.problem(Problem("a", "b")) == {"where": "a", "what": "b"}
    use = SourceUse("Board", (SourceKind.INSTITUTION,), ("The Board",), 3, 2, ("s",))
    rated = Reliability(Letter.F, ("unknown",))
    assert records.source(use, rated, ()) == {
        "source": "Board",
        "kinds": ["institution"],
        "names": ["The Board"],
        "claims": 3,
        "articles": 2,
        "stories": ["s"],
        "reliability": {
            "value": "F",
            "computed": "F",
            "reasons": ["unknown"],
            "overridden": None,
        },
        "cautions": [],
    }


def test_every_record_is_json() -> None:
    made = [
        records.article(FIRST, text=True),
        *(claim_records.claim(claim, FIRST) for claim in CLAIMS_OF_FIRST),
        *(records.finding(finding) for finding in FINDINGS),
        records.story(STORY),
        records.brief(READING.brief),
    ]
    assert json.loads(json.dumps(made, allow_nan=False)) == made


def keys(value: object) -> set[str]:
    """Return every key of a record, at any depth, but what stands inside `detail`."""
    if isinstance(value, list):
        return {key for item in value for key in keys(item)}
    if isinstance(value, dict):
        inner = {key for name, item in value.items() if name != "detail" for key in keys(item)}
        return set(value) | inner
    return set()


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs" / "data_format.md").read_text(encoding="utf-8")
    documented = {
        word for code in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", code)
    }
    used = SourceUse("Board", (), (), 1, 1, ())
    made = Override(Rated.SOURCE, "board", "Board", "B", "Ana", "2031-05-20", "x", "F: unknown")
    told = [
        records.article(FIRST, text=True),
        *(claim_records.claim(claim, FIRST, counting=Convention.UCDP) for claim in CLAIMS_OF_FIRST),
        *(records.finding(finding) for finding in FINDINGS),
        records.story(STORY),
        records.brief(READING.brief),
        records.source(used, Reliability(Letter.F, (), made), CLAIMS_OF_FIRST),
        records.rating(Rated.SOURCE, "Board", Reliability(Letter.F, (), made)),
        records.override_made(made),
        records.skipped(Skipped("a", "b")),
        records.problem(Problem("a", "b")),
    ]
    assert keys(told) - documented == set()


def test_every_table_and_view_is_documented(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "data_format.md").read_text(encoding="utf-8")
    with Ledger.open(tmp_path / "x.ledger") as ledger:
        rows = ledger.connection.execute("PRAGMA table_list").fetchall()
    listed = {r["name"] for r in rows if r["type"] in {"table", "view", "virtual"}}
    shown = {name for name in listed if not name.startswith("sqlite_")}
    assert {name for name in shown if f"`{name}`" not in page} == set()
