"""The shape of the package: imports run one way, stages do no input or output, names tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "retold"
MODULES = sorted(PACKAGE.rglob("*.py"))
RECORDS = ("types", "errors", "config")
STAGES = ("read", "annotate", "claims", "stories", "tracing", "brief", "reliability")
PURE = ("annotate", "claims", "stories", "tracing", "brief", "reliability")
LAYERS = (*RECORDS, *STAGES, "ledger", "report", "failures", "pipeline", "check")
SHELL = frozenset({"cli", "commands", "output", "reference"})
OUTSIDE = frozenset("sqlite3 socket urllib.request http subprocess requests tempfile".split())
ENDINGS = frozenset("print exit quit sys.exit typer.echo".split())
DOORS = frozenset("open input os.open os.getenv".split()) | ENDINGS
FILES = (".open", ".read_text", ".read_bytes", ".write_text", ".write_bytes")
_ROW = re.compile(r"^\| `(\w+)` \|(.*)\|$", re.MULTILINE)


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part(module: str) -> str:
    """Return the package directly under retold, or the module itself: "claims", "cli"."""
    return module.partition(".")[2].partition(".")[0]


PARTS = {part(name(path)) for path in MODULES} - {""}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def used(path: Path) -> set[str]:
    """Return the parts of retold that a module imports; `retold.__version__` is none."""
    parts = {part(module) for module in imported(path) if module.split(".")[0] == "retold"}
    return parts & PARTS - {part(name(path))}


def parts_of_tracing(path: Path) -> set[str]:
    """Return the packages and modules directly under retold.tracing that a module imports."""
    inside = (module.split(".") for module in imported(path))
    return {m[2] for m in inside if m[:2] == ["retold", "tracing"] and len(m) > 2}


def called(path: Path) -> set[str]:
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {ast.unparse(call.func) for call in calls}


def modules_of(parts: Iterable[str]) -> list[Path]:
    return [path for path in MODULES if part(name(path)) in set(parts)]


def offenders(paths: Iterable[Path], held: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """Return what each module does that it must not; empty where all is well."""
    return {name(path): found for path in paths if (found := held(path))}


def documented() -> dict[str, set[str]]:
    """Return the table of docs/architecture.md: which part may import which."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.split("## Which way imports run", 1)[1].split("\n## ", 1)[0]
    return {row: set(re.findall(r"`(\w+)`", cells)) for row, cells in _ROW.findall(section)}


def test_the_walk_sees_imports_inside_functions_and_of_modules() -> None:
    assert "pipeline" in used(PACKAGE / "cli.py")
    assert "brief" in used(PACKAGE / "pipeline.py")
    assert len(MODULES) > 100


def test_every_module_is_in_a_layer_or_on_the_command_line() -> None:
    assert PARTS - {"models"} == {*LAYERS, *SHELL}


def test_imports_run_as_the_architecture_says() -> None:
    table = documented()
    assert offenders(modules_of(LAYERS), lambda p: used(p) - table[part(name(p))]) == {}


def test_the_documented_imports_run_one_way() -> None:
    table = documented()
    assert list(table) == list(LAYERS)
    below = {layer: set(LAYERS[:at]) for at, layer in enumerate(LAYERS)}
    assert {
        layer: table[layer] - below[layer] for layer in LAYERS if table[layer] - below[layer]
    } == {}


def test_the_packages_of_tracing_stand_on_each_other_one_way() -> None:
    """Comparing claims knows no finding, no series and no origin; findings may know all three."""
    above = {"matching": {"series", "origins", "findings"}, "series": {"findings", "origins"}}
    above |= {"origins": {"findings", "series"}}
    for package, forbidden in above.items():
        modules = [path for path in MODULES if name(path).startswith(f"retold.tracing.{package}.")]
        assert modules
        known = {name(path): parts_of_tracing(path) & forbidden for path in modules}
        assert {module: found for module, found in known.items() if found} == {}


def test_no_stage_knows_the_ledger_the_report_or_the_command_line() -> None:
    above = {"ledger", "report", "pipeline", *SHELL}
    assert offenders(modules_of(STAGES), lambda p: used(p) & above) == {}


def test_nothing_below_imports_the_command_line() -> None:
    assert offenders(modules_of(LAYERS), lambda p: used(p) & SHELL) == {}


def test_the_command_line_runs_one_way() -> None:
    """What is shown knows no command, and no command knows the program that holds them all."""
    assert offenders(modules_of({"output"}), lambda p: used(p) & {"commands", "cli"}) == {}
    assert offenders(modules_of({"commands"}), lambda p: used(p) & {"cli", "reference"}) == {}


def test_stages_do_no_input_or_output() -> None:
    """Reading a table that ships with the package, by importlib.resources, is none."""

    def reaches_out(path: Path) -> set[str]:
        modules = set(imported(path))
        roots = modules | {module.split(".")[0] for module in modules}
        files = {call for call in called(path) if call.endswith(FILES)}
        shipped = "importlib.resources" in modules
        return roots & OUTSIDE | called(path) & DOORS | (set() if shipped else files)

    assert offenders(modules_of(PURE), reaches_out) == {}


def test_config_is_the_only_reader_of_the_environment() -> None:
    def reads(path: Path) -> set[str]:
        nodes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute))
        return {ast.unparse(node) for node in nodes} & {"os.environ", "os.getenv"}

    assert list(offenders(MODULES, reads)) == ["retold.config"]


def test_only_the_command_line_prints_or_ends() -> None:
    assert offenders(modules_of(LAYERS), lambda p: called(p) & ENDINGS) == {}


def test_importing_a_layer_runs_no_statement_of_its_own() -> None:
    """At the top of a module stand definitions, assignments and imports, and no bare call."""

    def bare(path: Path) -> set[str]:
        rows = (node for node in tree(path).body if isinstance(node, ast.Expr))
        return {ast.unparse(node) for node in rows if not isinstance(node.value, ast.Constant)}

    assert offenders(modules_of(LAYERS), bare) == {}


def test_every_module_says_what_it_is() -> None:
    silent = [name(path) for path in MODULES if not ast.get_docstring(tree(path))]
    assert silent == []


def test_no_module_is_named_for_nothing() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "misc"}
