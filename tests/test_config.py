"""Settings come from a file, then from the environment; what cannot be is told in one line."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from retold.annotate.conventions import Convention
from retold.config import Config
from retold.errors import UsageError


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in fields(Config):
        monkeypatch.delenv(f"RETOLD_{setting.name.upper()}", raising=False)


def written(folder: Path, text: str) -> Path:
    path = folder / "retold.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_or_variables_the_defaults_hold() -> None:
    assert Config.load() == Config()


def test_a_file_goes_over_the_defaults_and_a_variable_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, 'yardstick = "icd203"\nbatch_articles = 4\n')
    monkeypatch.setenv("RETOLD_BATCH_ARTICLES", "9")
    assert Config.load(path) == replace(Config(), yardstick="icd203", batch_articles=9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("yardstick =", "cannot read the configuration"),
        ('yardstik = "phia"', "unknown setting 'yardstik'"),
        ('yardstick = "both"', "unknown yardstick 'both'"),
        ('counting = "acled and ucdp"', "unknown counting 'acled and ucdp'"),
        ('batch_articles = "many"', "setting 'batch_articles' cannot be 'many'"),
        ("batch_articles = [1]", "setting 'batch_articles' cannot be"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as error:
        Config.load(written(tmp_path, text))
    assert "\n" not in str(error.value).strip()


@pytest.mark.parametrize("name", [*Convention, "off"])
def test_every_convention_of_counting_is_a_setting(tmp_path: Path, name: str) -> None:
    assert Config.load(written(tmp_path, f'counting = "{name}"')).counting == name


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        Config.load(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot read"):
        Config.load(tmp_path / "bytes.toml")


def test_a_variable_that_is_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETOLD_SEGMENT_CHARS", "long")
    with pytest.raises(UsageError, match="segment_chars"):
        Config.load()


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Config().yardstick = "icd203"  # type: ignore[misc]
