"""The command that writes a list into a file, as the window exports it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, json_option

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.exporting.extracts import Extract, Words
    from desktop.data.exporting.rows import Rows
    from desktop.data.exporting.views import View

_FILTERS: Final = {
    "subscriptions": ("status", "contact", "reseller_of_record", "publishing", "pending"),
    "customers": ("on_default", "pending", "reseller"),
    "resellers": ("state",),
    "changes": ("state",),
    "history": ("event",),
}
_FORMATS: Final = ("csv", "xlsx", "json", "pdf")


@click.command(short_help="Write a list into a file: CSV, XLSX, JSON or PDF.")
@click.option("--view", metavar="NAME", help="A view by its name; a list is one too.")
@click.option("--list", "listed", type=click.Choice(list(_FILTERS)), help="The list.  [default: subscriptions]")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="[default: what the name of the file says]")
@click.option(
    "--output",
    "path",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file; what stands there is replaced once the new one is complete.",
)
@click.option("--search", metavar="TEXT", default="", help="Only rows in which every word occurs.")
@click.option("--filter", "given", multiple=True, metavar="KEY=VALUE", help="Only matching rows, as the lists take it.")
@click.option("--customer", metavar="ID|NAME", help="Only subscriptions of this customer.")
@click.option("--sort", metavar="ORDER", help="Order by it; “-” before it turns the order round.")
@click.option("--columns", metavar="KEY,…", help="These columns, in this order.  [default: all; on paper the usual]")
@click.option("--lang", type=click.Choice(["en", "ru"]), help="The language of words in it.  [default: the settings']")
@json_option
@click.pass_context
def export(
    ctx: click.Context,
    view: str | None,
    listed: str | None,
    form: str | None,
    path: Path,
    search: str,
    given: tuple[str, ...],
    customer: str | None,
    sort: str | None,
    columns: str | None,
    lang: str | None,
) -> None:
    """Write the rows of a list, or of a view, into a file: those of a filter, in an order, in some columns.

    JSON holds whole records in the shapes of --json, in English; the other formats are for people. A list of
    subscriptions, customers or resellers that was written with its “id” can be imported again, which changes nothing.
    """
    desk: Desk = ctx.obj
    form = form or path.suffix.lower().removeprefix(".")
    if form not in _FORMATS:
        raise click.UsageError(f"Name the format: {', '.join(_FORMATS)}.", ctx)
    if view is not None and listed is not None:
        raise click.UsageError("Name a view or a list, not both.", ctx)
    narrowing = any((search, given, customer, sort))
    progress = output.Progress("Exporting")
    with desk.open() as store, store.reading() as session:
        found = _view(desk, view or listed or "subscriptions")
        if found.query is not None and narrowing:
            raise click.UsageError("A view has its own filter and order.", ctx)
        query = found.query or _query(ctx, session, found.listed, search, given, customer, sort)
        extract = _extract(found, query, form, columns)
        count = _write(desk, session, extract, view or "", form, path, lang, progress)
    progress.done()
    if desk.json:
        output.echo_json({"output": str(path), "format": form, "list": found.listed, "rows": count})
    else:
        click.echo(output.safe(f"{count:,} rows of {found.listed}: {path}"))


def _view(desk: Desk, name: str) -> View:
    """The saved view of that name; a list's own name is the whole list. Raises NotFound."""
    from desktop.data.clock import local_today
    from desktop.data.exporting.views import View
    from desktop.data.saved_views import named
    from desktop.paths import default_config

    if name in _FILTERS:
        return View(name, name, None)
    saved = named(desk.config or default_config(), name)
    return View(saved.name, "subscriptions", saved.query(local_today(), strict=desk.actor.strict), saved.columns)


def _query(
    ctx: click.Context,
    session: Session,
    listed: str,
    search: str,
    given: tuple[str, ...],
    customer: str | None,
    sort: str | None,
) -> Any:
    from desktop.cli import browsing

    option = next(one for one in ctx.command.params if one.name == "given")
    filters = browsing.parse_filters(_FILTERS[listed])(ctx, option, given)
    if customer is not None and listed != "subscriptions":
        raise click.UsageError("--customer is for subscriptions.", ctx)
    if listed == "subscriptions":
        return browsing.subscription_query(session, search, filters, sort, customer)
    if listed == "customers":
        return browsing.customer_query(session, search, filters, sort)
    if listed == "resellers":
        return browsing.reseller_query(search, filters, sort)
    return _happenings(ctx, listed, search, filters, sort)


def _happenings(
    ctx: click.Context, listed: str, search: str, filters: Mapping[str, list[str]], sort: str | None
) -> Any:
    """What is asked for of changes or history, which have one order: by time."""
    from desktop.cli.browsing import one_of
    from desktop.data.exporting.lists import ChangeQuery
    from desktop.data.history import HistoryQuery
    from desktop.domain.records import ChangeState, Event

    own = "created_at" if listed == "changes" else "at"
    if sort is not None and sort.removeprefix("-") != own:
        raise click.BadParameter(f"{sort!r} is not {own}.", ctx, param_hint="--sort")
    descending = None if sort is None else sort.startswith("-")
    if listed == "changes":
        if search:
            raise click.UsageError("Changes are not searched; --filter state=… narrows them.", ctx)
        states = tuple(one_of(ChangeState, "state", value) for value in filters.get("state", ()))
        return ChangeQuery(states, bool(descending))
    events = tuple(one_of(Event, "event", value) for value in filters.get("event", ()))
    return HistoryQuery(search, events=events, descending=True if descending is None else descending)


def _extract(view: View, query: Any, form: str, columns: str | None) -> Extract:
    from desktop.data.clock import local_today
    from desktop.data.exporting.columns import OF_LIST, USUAL, shown_as
    from desktop.data.exporting.extracts import Extract

    known = tuple(column.key for column in OF_LIST[view.listed])
    if columns is not None:
        keys = tuple(dict.fromkeys(key.strip() for key in columns.split(",") if key.strip()))
        if not keys or not set(keys) <= set(known):
            raise click.BadParameter(f"{columns!r} is not some of {', '.join(known)}.", param_hint="--columns")
    elif view.columns:
        keys = shown_as(view.listed, view.columns)
    else:
        keys = shown_as(view.listed, USUAL[view.listed]) if form == "pdf" else known
    return Extract(view.listed, query, keys, local_today())


def _write(
    desk: Desk,
    session: Session,
    extract: Extract,
    view: str,
    form: str,
    path: Path,
    lang: str | None,
    progress: output.Progress,
) -> int:
    from desktop.data.clock import utc_now
    from desktop.data.exporting.describing import machine_account
    from desktop.data.exporting.extracts import Words
    from desktop.data.exporting.rows import Rows
    from desktop.data.exporting.writing import Format, write

    rows = Rows(session, extract)
    now = utc_now()
    if form == "json":
        account = machine_account(rows, desk.actor, now, view=view)
        return write(rows, Words(machine=account), path, Format.JSON, progress)
    words = _words(desk, session, rows, view, lang, paper=form == "pdf")
    if form == "pdf":
        from desktop.views.printing.pdf import write_pdf

        return write_pdf(rows, words, path, progress)
    return write(rows, words, path, Format(form), progress)


def _words(desk: Desk, session: Session, rows: Rows, view: str, lang: str | None, *, paper: bool) -> Words:
    """The words of the window, in the language asked for; what draws paper needs more of Qt than words do."""
    from desktop.cli.windows import needs_window
    from desktop.data.clock import utc_now

    qt = needs_window("PySide6.QtGui" if paper else "PySide6.QtCore")
    if paper and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kind = qt.QGuiApplication if paper else qt.QCoreApplication
    app = kind.instance() or kind(["partner-desk"])
    language = needs_window("desktop.views.language")
    language.apply_language(app, language.resolve_language(lang or desk.settings.language))
    export_words = needs_window("desktop.models.export_words")
    words: Words = export_words.words(session, rows, desk.actor, utc_now(), view=view, paper=paper)
    return words


COMMANDS: Final = {"export": export}
