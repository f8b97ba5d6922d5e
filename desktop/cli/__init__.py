"""The command line: the same functions as the window, for schedulers and scripts.

A command's module is loaded when it is called or listed, and a command loads the store (and Qt, if it opens a window)
only when it runs; so `--help` is quick.
"""

from __future__ import annotations

import contextlib
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from desktop import __version__
from desktop.cli.desk import Desk
from desktop.cli.output import safe
from desktop.errors import Cancelled, DeskError

# Command → module of this package, in the order of the help page.
_COMMANDS: Final = {
    "demo": "windows",
    "tour": "windows",
    "self-test": "windows",
    "import": "keeping",
    "customers": "browsing",
    "subscriptions": "browsing",
    "resellers": "browsing",
    "contacts": "browsing",
    "assign": "deciding",
    "sweep": "sweeping",
    "changes": "deciding",
    "submit": "deciding",
    "undo": "deciding",
    "redo": "deciding",
    "settle": "settling",
    "requests": "relating",
    "request": "relating",
    "attest": "relating",
    "export": "exporting",
    "sync": "syncing",
    "status": "keeping",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "sandbox": "sandbox",
}


class _Failure(click.ClickException):
    """An expected error, as one line on stderr and exit code 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        click.echo(f"Error: {safe(self.message)}", file=file, err=file is None)


class _Commands(click.Group):
    """Loads the module of a command at its first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"desktop.cli.{_COMMANDS[cmd_name]}")
        commands: dict[str, click.Command] = module.COMMANDS
        return commands[cmd_name]

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DeskError as error:
            raise _Failure(str(error)) from error
        except Cancelled:
            raise click.Abort from None


@click.command(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option("--store", metavar="PATH|URL", help="The store: a file, or an SQLAlchemy URL.  [default: your own]")
@click.option(
    "--config",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of settings and window layout.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON; every command takes it too.")
@click.version_option(__version__, prog_name="partner-desk")
@click.pass_context
def group(ctx: click.Context, store: str | None, config: Path | None, as_json: bool) -> None:
    """Put the right reseller as designated support contact on every customer subscription.

    Without a command the window opens.
    """
    desk = ctx.obj = Desk(store, config, json=as_json)
    if ctx.invoked_subcommand is None:
        from desktop.cli.windows import open_window

        ctx.exit(open_window(desk))


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name in any script can be written whatever the terminal's code page; what cannot be encoded is escaped.
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    group(prog_name="partner-desk")
