"""Running the commands: every way a run can end is an exit code and at most one line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import typer
from typer.main import get_command

from retold.errors import RetoldError
from retold.output import render

UNUSABLE = 2
INTERRUPTED = 130


def run_app(app: typer.Typer, arguments: Sequence[str] | None = None) -> int:
    """Run an app and return its exit code; the arguments are the process's own if left out.

    A reader that goes away (`retold claims | head`) ends the run quietly.
    """
    told = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _invoke(app, told)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_pipe()
        return 0
    return code


def _invoke(app: typer.Typer, arguments: list[str]) -> int:
    try:
        command = get_command(app)
        with command.make_context("retold", [*arguments]) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _told("stopped; what was read so far is in the ledger", INTERRUPTED)
    except (RetoldError, typer.TyperException) as error:
        words = error.format_message() if isinstance(error, typer.TyperException) else str(error)
        return _told(words, UNUSABLE)
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _told(f"{place}{(error.strerror or str(error)).lower()}", UNUSABLE)
    except Exception as error:
        if "--traceback" in arguments:
            traceback.print_exc()
        what = f"{type(error).__name__}: {error}"
        return _told(f"internal error, please report it ({what})", UNUSABLE)
    return 0


def _told(words: str, code: int) -> int:
    typer.echo(f"retold: {render.one_line(words)}", err=True)
    return code


def _leave_pipe() -> None:
    """Point standard output at nothing, so that closing it does not complain again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
