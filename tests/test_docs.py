"""The documents against the program: what they name exists, and what it does they describe."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from retold.cli import app, main
from retold.config import Config
from retold.read.inputs import read_inputs
from retold.types import Article, FindingKind

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SKIPPED = {".venv", ".git", ".pytest_cache", ".ruff_cache", ".mypy_cache", "dist"}
COMMAND_LINE = frozenset({"cli", "commands", "output", "reference"})
MACHINE_PATH = re.compile(r"(?<![\w./:…-])/(?:work|root|tmp|home|opt|Users|var)(?=/|\b)")
ADDRESS = re.compile(r"https?://([^/\s)>\"'`:]+)")
HOSTS = {"semver.org", "www.apache.org", "www.w3.org", "docs.pytest.org"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages(*suffixes: str) -> list[Path]:
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.suffix in suffixes and not SKIPPED & set(path.relative_to(ROOT).parts)
    )


def prose(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, *languages: str) -> list[tuple[str, str]]:
    return [found for found in FENCE.findall(prose(path)) if found[0] in languages]


def words_of(text: str) -> str:
    return " ".join(text.split())


def section(text: str, heading: str) -> str:
    """Return the text under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", text.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def makers() -> dict[str, ast.Module]:
    """The tracing modules that make findings: those that import `finding`."""
    parsed = {p.stem: ast.parse(prose(p)) for p in (ROOT / "retold/tracing").rglob("*.py")}
    return {
        name: tree
        for name, tree in parsed.items()
        if any(
            isinstance(node, ast.ImportFrom) and "finding" in {alias.name for alias in node.names}
            for node in ast.walk(tree)
        )
    }


def kinds_made() -> set[str]:
    return {
        str(FindingKind[node.attr])
        for tree in makers().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "FindingKind"
    }


def described() -> dict[str, str]:
    """The sections of docs/findings.md, by kind."""
    text = prose(DOCS / "findings.md")
    kinds = re.findall(r"^### `(\w+)`$", text, re.MULTILINE)
    return {kind: section(text, f"### `{kind}`") for kind in kinds}


def test_the_makers_of_findings_are_seen() -> None:
    assert {"certainty", "figures", "voices", "quotes", "revisions"} <= makers().keys()
    assert "assess" not in makers()


def test_every_kind_that_is_made_is_described_and_no_other() -> None:
    assert set(described()) == kinds_made()


def test_every_kind_that_is_not_made_is_named_as_such() -> None:
    text = prose(DOCS / "findings.md")
    missing = section(text, "## Kinds that are named but not made yet")
    assert (
        set(re.findall(r"`(\w+)`", missing)) == {str(kind) for kind in FindingKind} - kinds_made()
    )


@pytest.mark.parametrize("kind", sorted(described()))
def test_a_kind_says_when_it_is_silent_and_what_would_make_it_wrong(kind: str) -> None:
    for part in ("- Abstains", "- Unless: ", "- Example: "):
        assert part in described()[kind], part


def test_the_words_of_unless_are_those_of_the_program() -> None:
    told = {
        words_of(found)
        for text in described().values()
        for found in re.findall(r"- Unless: \"(.+?)\"", text, re.DOTALL)
    }
    made = {
        keyword.value.value
        for tree in makers().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "unless" and isinstance(keyword.value, ast.Constant)
    }
    assert told == made


def test_the_table_of_the_readme_has_every_kind() -> None:
    table = section(prose(ROOT / "README.md"), "## What it finds")
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == kinds_made()


def test_every_path_that_the_documents_name_exists() -> None:
    named = 0
    for page in (*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for path in re.findall(
            r"`((?:retold|tests|examples|training|docs|evals|bench)/[\w./-]*)`", prose(page)
        ):
            assert (ROOT / path).exists(), f"{page.name}: {path}"
            named += 1
    assert named > 30


def test_every_package_is_described() -> None:
    text = prose(DOCS / "architecture.md")
    for package in (ROOT / "retold").iterdir():
        if package.is_dir() and package.name != "__pycache__":
            assert f"| `retold/{package.name}/` |" in text


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(prose(path))):
        if isinstance(node, ast.ImportFrom) and node.module == "retold":
            yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("retold."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
            yield from (name[1] for name in names if name[0] == "retold" and len(name) > 1)


def test_imports_run_as_the_architecture_says() -> None:
    table = section(prose(DOCS / "architecture.md"), "## Which way imports run")
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", table, re.MULTILINE)
    allowed = {name: set(re.findall(r"`(\w+)`", cell)) for name, cell in rows}
    for at, (name, _) in enumerate(rows):
        assert allowed[name] <= {lower for lower, _ in rows[:at]}, (
            f"{name} is not above its imports"
        )
    for path in (ROOT / "retold").rglob("*.py"):
        name = path.relative_to(ROOT / "retold").parts[0].removesuffix(".py")
        if name in {"__init__", "models"} | COMMAND_LINE:
            continue
        assert name in allowed, f"{name} is not in the table"
        assert set(imports_of(path)) - {name} <= allowed[name], path.name


def test_the_followed_example_stands_in_the_stored_text() -> None:
    text = words_of(prose(DOCS / "architecture.md"))
    (path,) = set(re.findall(r"`(examples/articles/[\w.-]+)`", text))
    (article,) = read_inputs([str(ROOT / path)], config=Config())
    assert isinstance(article, Article)
    cited = re.findall(r"`\[(\d+), (\d+)\)` “(.+?)”", text)
    assert len(cited) == 5
    for start, end, words in cited:
        assert article.text[int(start) : int(end)] == words


def test_every_relative_link_resolves() -> None:
    resolved = 0
    for page in pages(".md"):
        for target in (a or b for a, b in LINK.findall(prose(page))):
            if target.startswith(("http://", "https://", "#")):
                continue
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name}: {target}"
            resolved += 1
    assert resolved > 20


def test_the_changelog_ends_at_the_version_of_the_package() -> None:
    """What is not released yet stands above, and says so."""
    released = re.findall(r"^## (\d+\.\d+\.\d+)$", prose(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert released[0] == version("retold")


@pytest.mark.parametrize(
    ("words", "bad"),
    [
        ("see /tmp/out.html", True),
        ("under /home/ada/news", True),
        ("(/root)", True),
        ("the folder docs/work/notes", False),
        ("https://paper.example/work/a", False),
        ("and/or", False),
    ],
)
def test_a_machine_path_is_told_from_other_slashes(words: str, bad: bool) -> None:
    assert bool(MACHINE_PATH.search(words)) is bad


def test_no_document_holds_a_machine_path_or_a_foreign_address() -> None:
    for page in pages(".md", ".svg"):
        text = prose(page)
        assert not MACHINE_PATH.search(text), page.name
        for host in ADDRESS.findall(text):
            invented = host.endswith((".example", "example.org", "example.com"))
            assert invented or host in HOSTS, f"{page.name}: {host}"


def calls(*, of: Path) -> list[list[str]]:
    """Return the calls of `retold` in a document's shell blocks, as arguments."""
    lines = [line for _, body in blocks(of, "sh") for line in body.splitlines()]
    parts = (re.split(r"\s&&\s|\s\|\s", line) for line in lines)
    told = [shlex.split(part, comments=True) for row in parts for part in row]
    return [words[words.index("retold") + 1 :] for words in told if "retold" in words]


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "tutorial.md"], ids=lambda p: p.name)
def test_the_documents_call_commands_and_options_that_exist(page: Path) -> None:
    root: Any = get_command(app)
    found = calls(of=page)
    assert len(found) >= 3
    for name, *arguments in found:
        command = root.commands[name]
        options = {flag for param in command.params for flag in param.opts}
        given = {word for word in arguments if word.startswith("--")}
        assert given <= options, f"retold {name}: {given - options}"


def test_the_readme_names_every_command() -> None:
    root: Any = get_command(app)
    table = section(prose(ROOT / "README.md"), "## Commands")
    assert set(re.findall(r"^\| `retold (\w+)` \|", table, re.MULTILINE)) == set(root.commands)


@pytest.mark.model
def test_the_tutorial_runs_and_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    printed, shown = "", 0
    for language, body in blocks(DOCS / "tutorial.md", "sh", "text"):
        if language == "text":
            for line in body.splitlines():
                assert line in printed, line
                shown += 1
            continue
        printed = ""
        for line in body.splitlines():
            capsys.readouterr()
            assert main(shlex.split(line)[1:]) == 0, line
            captured = capsys.readouterr()
            printed += captured.out + captured.err
    assert shown >= 7
