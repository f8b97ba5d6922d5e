"""Commands that open a window: the desk, the sample tenant, the tour, the self-test. Only running one loads Qt."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, json_option
from desktop.errors import DeskError

# What tells Qt where to show a window; without any of them there is nowhere.
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def needs_window(name: str) -> Any:
    """A module that needs Qt; a system without what Qt needs is an expected error."""
    try:
        return import_module(name)
    except ImportError as error:
        if error.name is not None and error.name.startswith("desktop.") and error.name != name:
            raise  # One of ours is broken: a bug, not the system.
        raise DeskError("no_window", "The window cannot be opened here: {}.", error) from error


def open_window(desk: Desk) -> int:
    """Open the window on the store and return its exit code when it was closed."""
    from desktop import logs

    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        # Qt would end the process with a core dump.
        raise DeskError(
            "no_display", "There is no display here to open a window on; partner-desk --help names the commands."
        )
    logs.start()
    # What is loaded now stays to the end: collecting garbage meanwhile, or walking it later, would find none.
    gc.disable()
    app = needs_window("desktop.app")
    gc.freeze()
    code: int = app.run(desk.location, config_dir=desk.config, arguments=sys.argv[:1])
    return code


@click.command(short_help="Build a made-up tenant, and open it.")
@click.option("--customers", type=click.IntRange(min=0), metavar="N", help="How many customers.  [default: 1200]")
@click.option(
    "--subscriptions", type=click.IntRange(min=0), metavar="N", help="How many subscriptions.  [default: 6000]"
)
@click.option("--resellers", type=click.IntRange(min=0), metavar="N", help="How many resellers.  [default: 150]")
@click.option("--seed", type=int, metavar="N", help="Another seed makes up another tenant.")
@click.option("--no-window", is_flag=True, help="Only build it.")
@json_option
@click.pass_context
def demo(
    ctx: click.Context,
    customers: int | None,
    subscriptions: int | None,
    resellers: int | None,
    seed: int | None,
    no_window: bool,
) -> None:
    """Build a made-up tenant in an empty store, always the same for the same numbers, and open it.

    Built already, it is opened as it is. A store with other data is refused.
    """
    from desktop.data import overview
    from desktop.data.clock import local_today, utc_now
    from desktop.data.sample.building import build_sample
    from desktop.data.sample.tenant import SampleSize

    desk: Desk = ctx.obj
    asked = {"customers": customers, "subscriptions": subscriptions, "resellers": resellers, "seed": seed}
    try:
        size = SampleSize(**{name: number for name, number in asked.items() if number is not None})
    except ValueError as error:
        raise click.UsageError(f"{str(error).capitalize()}.", ctx) from error
    progress = output.Progress("Building the sample tenant")
    with desk.open() as store:
        done = build_sample(store, size, local_today(), desk.actor, utc_now(), progress)
        progress.done()
        with store.reading() as session:
            counts = overview.counts(session)
        where = store.location
    told = {
        "store": where,
        "built": bool(done.tallies),
        "customers": counts.customers,
        "subscriptions": counts.subscriptions,
        "resellers": counts.resellers,
        "seed": size.seed,
    }
    if desk.json:
        output.echo_json(told)
    else:
        what = "The sample tenant is built" if done.tallies else "The sample tenant was there already"
        click.echo(
            output.safe(
                f"{what}: {counts.customers:,} customers, {counts.subscriptions:,} subscriptions, "
                f"{counts.resellers:,} resellers, in {where}"
            )
        )
    if not no_window:
        ctx.exit(open_window(desk))


@click.command(short_help="Picture the journey through the real window.")
@click.option(
    "--output",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the pictures go.",
)
@click.option("--lang", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--scale", type=click.FloatRange(1.0, 2.0), default=1.0, show_default=True, help="Size of the text.")
@json_option
@click.pass_obj
def tour(desk: Desk, folder: Path, lang: str, theme: str, scale: float) -> None:
    """Drive the real window through the journey and save a picture of every step.

    It plays on a sample tenant of its own, or on the store that --store names.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError("tour_folder", "{} cannot be made: {}", folder, error.strerror or error) from error
    pictures: list[Path] = needs_window("desktop.tour").play(folder, lang, theme, scale, store=desk.store)
    if desk.json:
        output.echo_json_list(({"path": str(picture)} for picture in pictures), len(pictures))
        return
    for picture in pictures:
        click.echo(output.safe(picture))


@click.command("self-test", hidden=True)
@click.pass_context
def self_test(ctx: click.Context) -> None:
    """Try the built program: a new store, the window, a translation, a change."""
    ctx.exit(needs_window("desktop.selftest").run())


COMMANDS: Final = {"demo": demo, "tour": tour, "self-test": self_test}
