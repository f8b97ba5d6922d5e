"""`assign` by a sheet: what each line would do, and staging it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import output
from desktop.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop.data.assigning import Preview, Sheet

Item = dict[str, object]


def assign_sheet(ctx: click.Context, desk: Desk, file: Path, reason: str, *, stage: bool) -> None:
    """List by line what a sheet would do, or with `stage` does. Exits with 1 when a line was not taken."""
    from desktop.data import assigning
    from desktop.data.clock import local_today, utc_now

    sheet = _read(file)
    actor, today = desk.actor, local_today()
    batch: str | None = None
    barred: Mapping[int, Sequence[str]] = {}
    with desk.open() as store:
        with store.reading() as session:
            found = assigning.preview(session, actor, today, sheet)
        if stage and found.assignments:
            with store.writing() as session:
                done = assigning.stage(session, actor, utc_now(), today, found.assignments, reason=reason)
            batch, barred = (done.batch_id if done.staged or done.removed else None), done.barred
        with store.reading() as session:
            items = _items(session, found, barred, staged=stage)
    outcomes = dict(Counter(str(item["outcome"]) for item in items))
    if desk.json:
        output.echo_json_list(items, len(items), batch_id=batch, outcomes=outcomes, notes=sheet.notes)
    else:
        _table(items)
        click.echo("; ".join(f"{name.replace('_', ' ')}: {count:,}" for name, count in outcomes.items()) or "No rows.")
    _complain(file, items)
    if outcomes.keys() & {"not_taken", "suggested"}:
        ctx.exit(1)


def _read(file: Path) -> Sheet:
    """The sheet of a file; `-` is standard input, read as text from the clipboard is."""
    from desktop.data import assigning
    from desktop.data.importing.encodings import decode

    if str(file) != "-":
        progress = output.Progress(f"Reading {file.name}")
        try:
            return assigning.read_file(file, progress=progress)
        finally:
            progress.done()
    text, _ = decode(sys.stdin.buffer.read(), "standard input")
    return assigning.read_pasted(text.removeprefix("\ufeff"))


def _items(session: Session, found: Preview, barred: Mapping[int, Sequence[str]], *, staged: bool) -> list[Item]:
    """One item for each line that says something, in the order of the lines."""
    from desktop.cli import shapes, words
    from desktop.data import assigning, subscriptions

    keys = [one.subscription_key for one in found.assignments]
    keys += [one.subscription_key for one in found.troubles if one.subscription_key is not None]
    id_of = {row.key: row.id for row in output.paged(keys, lambda part: subscriptions.rows(session, part))}
    items: list[Item] = [
        {
            "line": one.line,
            "subscription_id": id_of.get(one.subscription_key),
            "outcome": ("staged" if staged else "would_stage") if one.subscription_key not in barred else "not_taken",
            "contact": shapes.contact(one.wanted),
            "unconfirmed": one.unconfirmed,
            "reasons": [words.bar(code) for code in barred.get(one.subscription_key, ())],
        }
        for one in found.assignments
    ]
    items += [{"line": line, "outcome": "unchanged", "reasons": []} for line in found.unchanged]
    for one in found.suggestions:
        options = [{"name": option.name, "about": option.about, "likeness": option.likeness} for option in one.options]
        names = ", ".join(option.name for option in one.options)
        told = {"reason": f"unknown_{one.key.what}", "text": f"“{one.text}” is not known; like it: {names}."}
        items += [
            {"line": line, "outcome": "suggested", "reasons": [told], "suggestions": options} for line in one.lines
        ]
    for trouble in found.troubles:
        reasons: list[Item] = [{"reason": trouble.code, "text": assigning.sentence(trouble)}]
        reasons += [words.finding(finding) for finding in trouble.findings]
        known = None if trouble.subscription_key is None else id_of.get(trouble.subscription_key)
        items.append({"line": trouble.line, "subscription_id": known, "outcome": "not_taken", "reasons": reasons})
    return sorted(items, key=_line)


def _line(item: Item) -> int:
    line = item["line"]
    assert isinstance(line, int)
    return line


def _table(items: Sequence[Item]) -> None:
    rows = []
    for item in items:
        contact = item.get("contact")
        name = str(contact["name"]) if isinstance(contact, dict) else ""
        outcome = str(item["outcome"]).replace("_", " ")
        remark = "delegated admin unconfirmed" if item.get("unconfirmed") else ""
        rows.append((item["line"], item.get("subscription_id"), outcome, name, remark))
    output.table(("LINE", "SUBSCRIPTION", "OUTCOME", "CONTACT", "REMARK"), rows, whole=("SUBSCRIPTION",))


def _complain(file: Path, items: Sequence[Item]) -> None:
    for item in items:
        reasons = item["reasons"]
        assert isinstance(reasons, list)
        if reasons:
            told = " ".join(f"{reason['text']} {reason.get('cure_text', '')}".strip() for reason in reasons)
            output.complain(f"{file.name}:{item['line']}: {told}")
