"""The `wayfind` command: its groups, and the one place where an error becomes a line and an exit code.

Knows nothing of what the commands do.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from api.cli import evaluate, kb, new
from api.cli.ask import ask
from api.cli.serve import serve
from api.cli.terminal import complain
from ontology.errors import WayfindError

app = typer.Typer(
    name="wayfind", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
app.command()(ask)
app.command()(serve)
app.add_typer(kb.app, name="kb")
app.add_typer(new.app, name="new")
app.add_typer(evaluate.app, name="evaluate")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"wayfind {version('wayfind')}")
        raise typer.Exit


@app.callback()
def wayfind(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Explains cancer care from a graph of sourced claims. For information only: it gives no advice to a person."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code: 0 answered, 1 failed (one line on stderr), 2 used wrongly."""
    try:
        app(args=None if arguments is None else list(arguments))
    except WayfindError as error:
        complain(str(error))
        from api.problems import exit_code

        sys.exit(exit_code(error))
    except Exception as error:  # the last door: the place is told, the words that were asked are not
        place = traceback.extract_tb(error.__traceback__)[-1]
        complain(f"{place.filename}:{place.lineno}: unexpected {type(error).__name__}; please report this line")
        sys.exit(1)
