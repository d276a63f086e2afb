"""The scorer of time expressions on tiny invented specs in the layout of Recognizers-Text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from evals import DataError
from evals.timespecs import Case, Expression, Value, load
from evals.timexes import found_by_engine, is_resolved, iso_dates, score

NOW = {"ReferenceDateTime": "2021-08-11T00:00:00"}
Spec = Mapping[str, Any]


def parsed(
    text: str, words: str, kind: str, timex: str, future: Spec, past: Spec | None = None
) -> dict[str, Any]:
    value = {"Timex": timex, "FutureResolution": future, "PastResolution": past or future}
    start = text.index(words)
    result = {"Text": words, "Type": kind, "Value": value, "Start": start, "Length": len(words)}
    return {"Input": text, "Context": NOW, "Results": [result]}


def modelled(text: str, *results: tuple[str, str, Sequence[Spec]]) -> dict[str, Any]:
    rows = [
        {
            "Text": words,
            "Start": text.index(words),
            "End": text.index(words) + len(words) - 1,
            "TypeName": f"datetimeV2.{kind}",
            "Resolution": {"values": list(values)},
        }
        for words, kind, values in results
    ]
    return {"Input": text, "Context": NOW, "Results": rows}


DAY = {"date": "2021-08-19"}
SPECS: dict[str, list[dict[str, Any]]] = {
    "DateParser": [
        parsed("Sail on the 19th", "the 19th", "date", "XXXX-XX-19", DAY, {"date": "2021-07-19"}),
        parsed("Sail feb 30", "feb 30", "date", "XXXX-02-30", {"date": "0001-01-01"}),
        parsed("Sail 2021-08-19", "2021-08-19", "date", "2021-08-19", DAY),
        {**parsed("Sail the 19th", "the 19th", "date", "X", DAY), "NotSupported": "java, python"},
    ],
    "DatePeriodParser": [
        parsed(
            "Moored next month",
            "next month",
            "daterange",
            "2021-09",
            {"startDate": "2021-09-01", "endDate": "2021-10-01"},
        ),
        parsed(
            "Moored from 3 to 9 next month",
            "from 3 to 9 next month",
            "daterange",
            "(2021-09-03,2021-09-09,P6D)",
            {"startDate": "2021-09-03", "endDate": "2021-09-09"},
        ),
        parsed("Moored this winter", "this winter", "daterange", "2021-WI", {}),
    ],
    "DurationParser": [
        parsed("Moored 3 days", "3 days", "duration", "P3D", {"duration": "259200"}),
    ],
    "SetParser": [
        parsed("Sails every day", "every day", "set", "P1D", {"set": "Set: P1D"}),
    ],
    "DateTimeModel": [
        modelled("Have a great week", *[]),
        modelled(
            "Built after 2018",
            (
                "after 2018",
                "daterange",
                [{"timex": "2018", "Mod": "after", "type": "daterange", "start": "2019-01-01"}],
            ),
        ),
        modelled(
            "Sail yesterday or next week",
            ("yesterday", "date", [{"timex": "2021-08-10", "type": "date", "value": "2021-08-10"}]),
            (
                "next week",
                "daterange",
                [
                    {
                        "timex": "2021-W33",
                        "type": "daterange",
                        "start": "2021-08-16",
                        "end": "2021-08-23",
                    }
                ],
            ),
        ),
    ],
}


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    folder = tmp_path / "DateTime"
    folder.mkdir()
    for name, rows in SPECS.items():
        (folder / f"{name}.json").write_text("\ufeff" + json.dumps(rows), encoding="utf-8")
    return tmp_path


def test_the_engine_resolves_the_invented_specs(specs: Path) -> None:
    result = score(specs)
    assert result.n == 10
    assert result.metrics == dict.fromkeys(
        ("resolved", "date", "date_range", "duration", "several", "nothing", "set"), 1.0
    )


def test_gold_scores_one_and_the_baseline_reads_iso_dates(specs: Path) -> None:
    result = score(specs)
    assert set(result.gold_check.values()) == {1.0}
    assert result.baseline["date"] == pytest.approx(1 / 3)
    assert result.baseline["nothing"] == 1.0
    assert result.baseline["resolved"] == pytest.approx(2 / 10)
    assert set(result.baseline) == set(result.gold_check) == set(result.metrics)


def test_the_folder_itself_will_do_and_python_is_heeded(specs: Path) -> None:
    cases = list(load(specs / "DateTime"))
    assert len(cases) == 11
    assert [case.text for case in cases].count("Sail the 19th") == 0


def case_of(specs: Path, text: str) -> Case:
    return next(case for case in load(specs) if case.text == text)


@pytest.mark.parametrize(
    ("start", "end", "model", "first", "last"),
    [
        (7, 15, "date", "2021-08-19", "2021-08-19"),
        (8, 16, "date", "2021-08-20", "2021-08-20"),
        (8, 16, "date_range", "2021-08-19", "2021-08-20"),
        (8, 16, "date", None, None),
        (8, 16, "set", "2021-08-19", "2021-08-19"),
    ],
)
def test_another_span_day_or_model_is_wrong(
    specs: Path, start: int, end: int, model: str, first: str | None, last: str | None
) -> None:
    case = case_of(specs, "Sail on the 19th")
    wrong = Expression(start, end, model, "", (Value(first, last),))
    assert not is_resolved([wrong], case)


def test_either_reading_of_an_ambiguous_day_is_right(specs: Path) -> None:
    case = case_of(specs, "Sail on the 19th")
    for day in ("2021-07-19", "2021-08-19"):
        assert is_resolved([Expression(8, 16, "date", day, (Value(day, day),))], case)


def test_one_too_many_is_wrong(specs: Path) -> None:
    case = case_of(specs, "Sail on the 19th")
    (right,) = found_by_engine(case)
    another = Expression(0, 4, "date", "2021-01-01", (Value("2021-01-01", "2021-01-01"),))
    assert is_resolved([right], case)
    assert not is_resolved([another, right], case)
    assert not is_resolved([], case)


def test_something_found_where_nothing_is_to_be_found_is_wrong(specs: Path) -> None:
    case = case_of(specs, "Have a great week")
    week = Expression(13, 17, "date_range", "2021-W32", (Value("2021-08-09", "2021-08-15"),))
    assert case.metric == "nothing"
    assert is_resolved([], case)
    assert not is_resolved([week], case)


def test_a_file_of_one_parser_leaves_other_models_out(specs: Path) -> None:
    case = case_of(specs, "Moored 3 days")
    (right,) = found_by_engine(case)
    clock = Expression(0, 6, "time", "T10:00", (Value("T10:00:00", "T10:00:00"),))
    assert is_resolved([clock, right], case)
    assert not is_resolved([Expression(7, 13, "duration", "P4D", (), 345600.0)], case)
    assert is_resolved([Expression(7, 13, "duration", "PT72H", (), 259200.0)], case)


@pytest.mark.parametrize("last", ["2021-09-30", "2021-10-01"])
def test_the_end_of_a_range_is_its_last_day_or_the_day_after(specs: Path, last: str) -> None:
    case = case_of(specs, "Moored next month")
    assert is_resolved(
        [Expression(7, 17, "date_range", "2021-09", (Value("2021-09-01", last),))], case
    )
    assert not is_resolved(
        [Expression(7, 17, "date_range", "2021-09", (Value("2021-09-02", last),))], case
    )


def test_offsets_of_specs_count_utf16_units(tmp_path: Path) -> None:
    text = "🙂 moored yesterday"
    row = modelled(text, ("yesterday", "date", [{"timex": "2021-08-10", "value": "2021-08-10"}]))
    row["Results"][0]["Start"] += 1
    row["Results"][0]["End"] += 1
    (tmp_path / "DateTimeModel.json").write_text(json.dumps([row]), encoding="utf-8")
    (case,) = load(tmp_path)
    assert text[case.wanted[0].start : case.wanted[0].end] == "yesterday"


def test_the_trivial_answer_finds_only_iso_dates() -> None:
    case = Case("due 2021-08-19, not 19/8 nor 12021-08-19", None, "date", None, ())
    assert [case.text[e.start : e.end] for e in iso_dates(case)] == ["2021-08-19"]


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "{}",
        '["a"]',
        '[{"Input": "x"}]',
        '[{"Input": "x", "Results": [{"Start": 0}]}]',
        '[{"Input": "x", "Results": [], "Context": {"ReferenceDateTime": "soon"}}]',
        "[" * 100_000,
    ],
)
def test_another_layout_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "DateParser.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="DateParser"):
        score(tmp_path)


def test_no_specs_at_all_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no case"):
        score(tmp_path)
