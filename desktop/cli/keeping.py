"""Commands that keep the store: taking files in, how it stands, whether it is sound, copies of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, json_option, one_customer
from desktop.errors import DeskError, StoreError

if TYPE_CHECKING:
    from desktop.data.importing.running import ImportReport
    from desktop.errors import ImportRefused

# Reported, but nothing that a person would have to mend.
_HARMLESS: Final = frozenset({"recognised_not_imported"})


@click.command("import", short_help="Take in CSV, workbooks and Partner Center JSON.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--customer", metavar="ID|NAME", help="The customer of rows that name none (a subscriptions export).")
@click.option(
    "--kind",
    type=click.Choice(["subscriptions", "contacts", "customers", "resellers", "customer_links", "agreements"]),
    help="What a table holds, when its heading does not tell.",
)
@json_option
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], customer: str | None, kind: str | None) -> None:
    """Take in CSV, workbooks and Partner Center JSON: customers, subscriptions, resellers, links, contacts.

    A bad row is named and the rest goes in; a file that is cancelled or killed leaves nothing. A customer that the
    store knows may be given by its domain or name.
    """
    from desktop.data.clock import utc_now
    from desktop.data.importing.running import NOTES, SENTENCES, import_files, sentence
    from desktop.domain.identifiers import guid
    from desktop.errors import ImportRefused

    desk: Desk = ctx.obj
    shown = {path: output.Progress(f"Importing {path.name}") for path in files}
    with desk.open() as store:
        tenant_id = None if customer is None else guid(customer)
        if customer is not None and tenant_id is None:
            with store.reading() as session:
                tenant_id = one_customer(session, customer).id
        results = import_files(
            store,
            files,
            desk.actor,
            utc_now(),
            customer=tenant_id,
            kind=kind,
            progress=lambda path, done, total: shown[path](done, total),
        )
    for progress in shown.values():
        progress.done()
    failed = False
    for _, result in results:
        if isinstance(result, ImportRefused):
            failed = True
            output.complain(f"Error: {result}")
            continue
        for problem in result.problems:
            failed = failed or problem.code not in _HARMLESS
            column = f" {problem.column}:" if problem.column else ""
            output.complain(f"{problem.file}:{problem.line}:{column} {sentence(problem)}")
        for code, count in sorted(result.unlisted.items()):
            failed = failed or code not in _HARMLESS
            words = SENTENCES[code].replace("{}", "…")
            output.complain(f"{result.file}: {count:,} more are not listed: {words}")
        for note in result.notes:
            output.complain(f"{result.file}: {NOTES.get(note, note)}")
    if desk.json:
        output.echo_json_list((_report(path, result) for path, result in results), len(results))
    else:
        output.table(
            ("FILE", "KIND", "NEW", "CHANGED", "UNCHANGED", "PROBLEMS"),
            [row for path, result in results for row in _lines(path, result)],
        )
    if failed:
        ctx.exit(1)


def _report(path: Path, result: ImportReport | ImportRefused) -> dict[str, object]:
    from desktop.data.importing.running import NOTES, ImportReport, sentence

    if not isinstance(result, ImportReport):
        error = {"code": result.code, "text": str(result)}
        nothing = {"kinds": [], "rows": 0, "tallies": {}, "problems": [], "unlisted": {}, "notes": []}
        return {"file": path.name, "path": str(path), **nothing, "error": error}
    return {
        "file": path.name,
        "path": str(path),
        "kinds": result.kinds,
        "rows": result.rows,
        "tallies": {
            kind: {"new": tally.new, "changed": tally.changed, "unchanged": tally.unchanged}
            for kind, tally in result.tallies.items()
        },
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code,
                "value": problem.text,
                "text": sentence(problem),
            }
            for problem in result.problems
        ],
        "unlisted": result.unlisted,
        "notes": [{"code": note, "text": NOTES.get(note, note)} for note in result.notes],
        "error": None,
    }


def _lines(path: Path, result: ImportReport | ImportRefused) -> list[tuple[object, ...]]:
    from desktop.data.importing.running import ImportReport

    if not isinstance(result, ImportReport):
        return [(path.name, "refused", 0, 0, 0, "")]
    lines: list[tuple[object, ...]] = [
        (path.name, kind.replace("_", " "), tally.new, tally.changed, tally.unchanged, "")
        for kind, tally in result.tallies.items()
    ] or [(path.name, "-", 0, 0, 0, "")]
    lines[0] = (*lines[0][:-1], result.problem_count)
    return lines


@click.command(short_help="Tell what the store holds, and how old it is.")
@json_option
@click.pass_obj
def status(desk: Desk) -> None:
    """Tell what the store holds, how old it is, and who acts."""
    from desktop import __version__
    from desktop.data import overview, resellers
    from desktop.data.clock import utc_now
    from desktop.data.store import HEAD

    with desk.open() as store:
        where = store.location
        with store.reading() as session:
            counts = overview.counts(session)
            us = resellers.provider(session)
            sample = overview.mark(session, overview.SAMPLE)
    actor = desk.actor
    age = None if counts.newest_read_at is None else int((utc_now() - counts.newest_read_at).total_seconds())
    told: dict[str, object] = {
        "version": __version__,
        "store": where,
        "revision": HEAD,
        "provider": None if us is None else {"tenant_id": us.tenant_id, "mpn_id": us.mpn_id, "name": us.name},
        "sample": sample,
        "customers": counts.customers,
        "subscriptions": counts.subscriptions,
        "resellers": counts.resellers,
        "on_default": counts.on_default,
        "staged": counts.staged,
        "submitted": counts.submitted,
        "kept": counts.kept,
        "conflicts": counts.conflicts,
        "newest_read_at": counts.newest_read_at,
        "newest_read_age_seconds": age,
        "author": actor.author,
        "role": actor.role,
        "role_edition": actor.edition,
        "strict": actor.strict,
    }
    if desk.json:
        output.echo_json(told)
        return
    read = counts.newest_read_at
    output.facts(
        {
            **{
                name.replace("_", " ").capitalize(): value
                for name, value in told.items()
                if name not in ("role_edition", "newest_read_at", "newest_read_age_seconds")
            },
            "Provider": "not known" if us is None else f"{us.name} (MPN ID {us.mpn_id or '-'})",
            "Role": f"{actor.role.replace('_', ' ')}, by the article of {actor.edition}",
            "Contacts read": "never" if read is None else f"{read.astimezone():%Y-%m-%d %H:%M} ({_ago(age or 0)})",
        }
    )


def _ago(seconds: int) -> str:
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{seconds // length} {unit} ago"
    return "just now"


@click.command(short_help="Check that the store is sound.")
@json_option
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check that the store is sound: the file, its search, what is derived, and the life of every change."""
    from desktop.data.checking import faults_of

    desk: Desk = ctx.obj
    with desk.open() as store:
        faults = faults_of(store)
        where = store.location
    if desk.json:
        items = ({"code": fault.code, "text": fault.text} for fault in faults)
        output.echo_json_list(items, len(faults), clean=not faults, store=where)
    elif not faults:
        click.echo("The store is sound.")
    for fault in faults:
        output.complain(f"{fault.code}: {fault.text}")
    if faults:
        ctx.exit(1)


@click.command(short_help="Copy the store.")
@click.option("--output", "target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to.")
@json_option
@click.pass_obj
def backup(desk: Desk, target: Path | None) -> None:
    """Copy the store; without --output into the folder of its backups."""
    from desktop.data.store.backup import back_up

    with desk.open() as store:
        made = back_up(store, reason="by-hand", target=target)
    if desk.json:
        output.echo_json(_copy(made))
    else:
        click.echo(output.safe(made))


def _copy(path: Path) -> dict[str, object]:
    about = path.stat()
    return {"path": str(path), "bytes": about.st_size, "made_at": datetime.fromtimestamp(about.st_mtime, UTC)}


@click.command(short_help="Put a backup in place of the store.")
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--list", "list_only", is_flag=True, help="List the backups of the store instead.")
@json_option
@click.pass_context
def restore(ctx: click.Context, source: Path | None, list_only: bool) -> None:
    """Put a backup in place of the store; the store that it replaces is backed up first.

    FILE is a path, or the name of a copy that --list shows.
    """
    from desktop.data.store.backup import backups
    from desktop.data.store.backup import restore as put_back
    from desktop.data.store.copies import backup_folder

    desk: Desk = ctx.obj
    path = _file_of(desk.location)
    if list_only:
        copies = [_copy(one) for one in backups(path)]
        if desk.json:
            output.echo_json_list(copies, len(copies))
            return
        output.table(
            ("FILE", "BYTES"), [(Path(str(one["path"])).name, one["bytes"]) for one in copies], whole=("FILE",)
        )
        if not copies:
            output.complain("There are no backups.")
        return
    if source is None:
        raise click.UsageError("Name a backup, or ask for --list.", ctx)
    named = backup_folder(path) / source.name
    if not source.exists() and source.name == str(source) and named.exists():
        source = named
    kept = put_back(path, source)
    # Opening it brings an older copy up to date, and shows that it works.
    with desk.open():
        pass
    if desk.json:
        output.echo_json({"store": str(path), "restored": str(source), "replaced": str(kept) if kept else None})
        return
    click.echo(output.safe(f"Restored {source}."))
    if kept is not None:
        click.echo(output.safe(f"The store as it was: {kept}"))


def _file_of(location: str) -> Path:
    """The file of a store that may not open; raises StoreError for a store on a server."""
    if "://" not in location:
        return Path(location).expanduser().absolute()
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(location)
    except ArgumentError as error:
        raise DeskError("store_url", "The store's address cannot be used: {}", error) from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise StoreError("backup_elsewhere", "This store lies on a server: restore it with the server's own tools.")
    return Path(url.database).absolute()


COMMANDS: Final = {"import": import_, "status": status, "check": check, "backup": backup, "restore": restore}
