"""The scorer of quantities: spans, values and units as specified, on invented specifications."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import DataError
from evals.quantities import FILES, READERS, Result, score, spelt


def case(text: str, *found: tuple[str, dict[str, object]], unsupported: str = "") -> dict:
    results = [
        {
            "Text": written,
            "Start": text.index(written),
            "End": text.index(written) + len(written) - 1,
            "Resolution": resolution,
        }
        for written, resolution in found
    ]
    row: dict = {"Input": text, "Results": results}
    return row | ({"NotSupported": unsupported} if unsupported else {})


def write(root: Path, **files: list[dict]) -> Path:
    for model, rows in files.items():
        file = root / FILES[model]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\ufeff" + json.dumps(rows), "utf-8")
    return root


def test_a_case_is_resolved_by_span_value_and_unit(tmp_path: Path) -> None:
    data = write(
        tmp_path,
        number=[
            case(
                "forty-one goats and 7 hens", ("forty-one", {"value": "41"}), ("7", {"value": "7"})
            ),
            case("goats and hens"),
        ],
        percent=[case("it is 12.50 % now", ("12.50 %", {"value": "12.5%"}))],
        currency=[
            case(
                "pay 40 egyptian pounds",
                (
                    "40 egyptian pounds",
                    {"value": "40", "unit": "Egyptian pound", "isoCurrency": "EGP"},
                ),
            )
        ],
        number_range=[
            case(
                "between 3 and 9 goats",
                ("between 3 and 9", {"value": "[3,9)"}),
                unsupported="javascript, python",
            ),
            case("at least 8 hens", ("at least 8", {"value": "[8,)"}), unsupported="python"),
        ],
        age=[case("six months old", ("six months old", {"value": "6", "unit": "Month"}))],
        dimension=[case("3 km away", ("3 km", {"value": "3", "unit": "Kilometer"}))],
        temperature=[case("it is -4 °C", ("-4 °C", {"value": "-4", "unit": "C"}))],
    )
    result = score(data)
    assert result.n == 6
    assert set(result.metrics) == {"resolved", *FILES}
    assert set(result.metrics.values()) == {1.0}
    assert set(result.gold_check.values()) == {1.0}
    assert result.baseline["resolved"] < 0.5


@pytest.mark.parametrize(
    "wrong",
    [
        case("forty-one goats", ("forty-one", {"value": "42"})),
        case("forty-one goats", ("forty", {"value": "41"})),
        case("forty-one goats"),
        case("forty-one goats", ("forty-one", {"value": "41"}), ("goats", {"value": "1"})),
    ],
)
def test_a_wrong_value_span_or_count_is_not_resolved(tmp_path: Path, wrong: dict) -> None:
    right = case("forty-one goats", ("forty-one", {"value": "41"}))
    result = score(write(tmp_path, number=[right, wrong]))
    assert result.metrics["number"] == 0.5
    assert result.gold_check["number"] == 1.0


def test_unsupported_cases_count_for_ranges_alone(tmp_path: Path) -> None:
    marked = case("a 9", ("9", {"value": "wrong"}), unsupported="dotnet, Python")
    other = case("a 9", ("9", {"value": "9"}), unsupported="dotnet, java")
    result = score(write(tmp_path, number=[marked, other], number_range=[marked]))
    assert result.n == 2
    assert result.metrics["number"] == 1.0
    assert result.metrics["number_range"] == 0.0


def test_offsets_count_utf16_units_and_length_serves_for_end(tmp_path: Path) -> None:
    text = "🐐 ate 12 figs"
    at = len(text[: text.index("12")].encode("utf-16-le")) // 2
    row = {
        "Input": text,
        "Results": [{"Text": "12", "Start": at, "Length": 2, "Resolution": {"value": "12"}}],
    }
    assert score(write(tmp_path, number=[row])).metrics["number"] == 1.0


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("more than 10 but fewer than 20 goats", "more than 10 but fewer than 20", "(10,20)"),
        ("about 30 or more goats", "30 or more", "[30,)"),
        ("y<=-4", "<=-4", "(,-4]"),
        ("above ten and less or equal than 12", "", "(10,12]"),
        ("it equals 12 today", "equals 12", "[12,12]"),
        ("she ranks between the fourth and ninth", "between the fourth and ninth", "[4,9)"),
        ("lower than the ninth but higher than the fourth", "", "(4,9)"),
    ],
)
def test_ranges_are_written_in_interval_notation(text: str, written: str, value: str) -> None:
    written = written or text
    start = text.index(written)
    assert READERS["number_range"](text) == [Result(start, start + len(written), value)]


@pytest.mark.parametrize("text", ["about 30 goats", "30 goats", "<>30", "call 030-444-1234"])
def test_what_is_no_range_is_not_reported(text: str) -> None:
    assert READERS["number_range"](text) == []


@pytest.mark.parametrize(
    ("value", "written"),
    [(2 / 3, "0.666666666666667"), (1e-7, "1E-07"), (1.5e15, "1.5E+15"), (-5.0, "-5")],
)
def test_values_are_written_as_the_specification_writes_doubles(value: float, written: str) -> None:
    assert spelt(value) == written


@pytest.mark.parametrize(
    "content", ["{", "[1]", '[{"Results": []}]', '[{"Input": "a", "Results": [{}]}]']
)
def test_a_wrong_layout_is_said_clearly(tmp_path: Path, content: str) -> None:
    file = tmp_path / FILES["number"]
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    with pytest.raises(DataError, match="no test specification"):
        score(tmp_path)


def test_a_folder_without_specifications_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds none of"):
        score(tmp_path)
