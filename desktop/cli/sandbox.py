"""The command that stands in for Partner Center, so that sync can be tried without an account."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from typing import Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, json_option
from desktop.errors import DeskError


class _FaultNames(click.ParamType[str]):
    """The name of a fault; the sandbox is loaded only when one is given."""

    name = "NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from desktop.sandbox.faults import Kind

        if value not in list(Kind):
            self.fail(f"{value!r} is none of {', '.join(Kind)}.", param, ctx)
        return value


@click.command(short_help="Stand in for Partner Center with a made-up tenant.")
@click.option("--customers", type=click.IntRange(min=0), metavar="N", help="How many customers.  [default: 1200]")
@click.option(
    "--subscriptions", type=click.IntRange(min=0), metavar="N", help="How many subscriptions.  [default: 6000]"
)
@click.option("--resellers", type=click.IntRange(min=0), metavar="N", help="How many resellers.  [default: 150]")
@click.option("--seed", type=int, metavar="N", help="Another seed makes up another tenant.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="P", default=0, help="The port.  [default: a free one]")
@click.option("--quota", type=click.IntRange(min=1), metavar="N", help="Answer 429 beyond N requests a minute.")
@click.option(
    "--fault", "faults", type=_FaultNames(), multiple=True, metavar="NAME", help="Let this go wrong; may be repeated."
)
@json_option
@click.pass_context
def sandbox(
    ctx: click.Context,
    customers: int | None,
    subscriptions: int | None,
    resellers: int | None,
    seed: int | None,
    port: int,
    quota: int | None,
    faults: tuple[str, ...],
) -> None:
    """Stand in for Partner Center on this machine, with a made-up tenant, until Ctrl+C.

    It answers as the service does, its oddities included, and forgets everything when it stops. A wrong --fault names
    all there are; more can be ordered at /_sandbox/ while it runs.
    """
    from desktop.data.sample.tenant import SampleSize
    from desktop.sandbox.faults import USUAL, Kind
    from desktop.sandbox.quota import Quota
    from desktop.sandbox.running import running
    from desktop.sandbox.tenant import Tenant

    desk: Desk = ctx.obj
    asked = {"customers": customers, "subscriptions": subscriptions, "resellers": resellers, "seed": seed}
    try:
        size = SampleSize(**{name: number for name, number in asked.items() if number is not None})
    except ValueError as error:
        raise click.UsageError(f"{str(error).capitalize()}.", ctx) from error
    tenant = Tenant(size.customers, size.subscriptions, size.resellers, size.seed)
    # Ctrl+C from the first moment on ends it in good order.
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        try:
            started = stack.enter_context(running(tenant, port=port, quota=Quota(quota) if quota else None))
        except OSError as error:
            raise DeskError(
                "sandbox_port", "The sandbox cannot listen on port {}: {}", port, error.strerror or error
            ) from error
        for name in faults:
            started.faults.add(name, **USUAL[Kind(name)])
        _tell(desk, started.base_url, started.token)
        while True:
            time.sleep(3600)
    output.complain("The sandbox has stopped.")


def _tell(desk: Desk, base_url: str, token: str) -> None:
    """Where it is and how to use it; at once, also into a pipe."""
    if desk.json:
        output.echo_json({"base_url": base_url, "token": token})
    else:
        click.echo(f"The sandbox listens at {base_url} until Ctrl+C. To sync with it:")
        click.echo(f"PARTNER_DESK_TOKEN={token} partner-desk sync --base-url {base_url}")


COMMANDS: Final = {"sandbox": sandbox}
"""What this module adds to the command group."""
