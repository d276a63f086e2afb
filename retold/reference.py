"""The command-line reference, made from the commands themselves.

`python -m retold.reference > docs/cli.md` writes it again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from retold.cli import app

_HEAD = """# The command line

<!-- Made by `python -m retold.reference > docs/cli.md`; a test holds it to the commands. -->

Results go to standard output; the progress, the notes and what was skipped go to standard error.
An error is one line that begins with `retold:`.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | some inputs were skipped, and listed with their reasons; `verify`: problems were found |
| 2 | the call cannot be used: a bad option, no such ledger, an unknown story |
| 130 | stopped from the keyboard; the ledger is whole, and the next run goes on |

With `--json` a command prints one JSON object a line; [data_format.md](data_format.md) gives the
keys. Settings may also be given as variables: `RETOLD_YARDSTICK=icd203` and the like.
"""


def page() -> str:
    """Return docs/cli.md: every command with its arguments, options and examples."""
    root: Any = get_command(app)
    parts = [_HEAD, *_section("retold", root, level=2)]
    for name, command in root.commands.items():
        parts.extend(_section(f"retold {name}", command, level=2))
    return "\n".join(parts)


def _section(title: str, command: Any, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} `{title}`\n"
    yield f"{_paragraphs(command.help)}\n"
    given = [param for param in command.params if param.param_type_name == "argument"]
    usage = " ".join(["retold [OPTIONS] COMMAND ..."] if title == "retold" else [title])
    names = "".join(f" {param.metavar}" for param in given)
    yield f"```\n{usage}{names}{' [OPTIONS]' if title != 'retold' else ''}\n```\n"
    yield "| option | meaning | default |\n|---|---|---|"
    yield from (_row(param) for param in command.params)
    yield f"\n```\n{_examples(command.epilog)}\n```\n"


def _row(param: Any) -> str:
    name = ", ".join(param.opts) if param.param_type_name == "option" else param.metavar
    value = f" {param.metavar}" if param.param_type_name == "option" and param.metavar else ""
    return f"| `{name}{value}` | {_cell(param.help or '')} | {_cell(_default(param))} |"


def _default(param: Any) -> str:
    if param.default is None or param.default is False or param.param_type_name == "argument":
        return ""
    return f"`{param.default}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _examples(epilog: str) -> str:
    return "\n".join(line.strip() for line in epilog.splitlines()[2:])


if __name__ == "__main__":
    sys.stdout.write(page())
