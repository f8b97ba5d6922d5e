"""What an act on the changes page is about: some lines, all that are listed, or all alike."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.data.change_lines import (
    ChangeGroup,
    ChangesQuery,
    LineKind,
    drift_matching,
    matching,
    row_key,
    row_keys,
)
from desktop.data.chunks import chunks
from desktop.data.many_rows import keys_of
from desktop.data.store.schema import ChangeRow, DriftRow, SupportContactRow
from desktop.domain.records import ChangeState


@dataclass(frozen=True, slots=True)
class Picked:
    """Lines that a person acts on: those of `lines`, or all that the query lists when None.

    A line of an act stands for all of its changes that the query lists. With `like`, the key of a line, only what goes
    between the same contacts as that one: it wants the same, and the service says the same.
    """

    query: ChangesQuery
    lines: tuple[int, ...] | None = None
    like: int | None = None


def picked_changes(session: Session, picked: Picked, *states: ChangeState) -> list[int]:
    """Keys of the changes that were picked and are in one of these states, in the order in which they were made."""
    query, lines = picked.query, picked.lines
    if query.group is ChangeGroup.DRIFT:
        return []
    listed = select(ChangeRow.id).where(*matching(session, query))
    if states:
        listed = listed.where(ChangeRow.state.in_(states))
    if picked.like is not None:
        model, told = aliased(ChangeRow), aliased(SupportContactRow)
        listed = (
            listed.join(SupportContactRow, SupportContactRow.subscription_id == ChangeRow.subscription_id)
            .join(model, model.id == row_key(picked.like))
            .join(told, told.subscription_id == model.subscription_id)
            .where(ChangeRow.wanted_contact_id == model.wanted_contact_id)
            .where(SupportContactRow.contact_id == told.contact_id)
        )
    if lines is None:
        return keys_of(session, listed.order_by(ChangeRow.id))
    found: set[int] = set()
    for column, kind in ((ChangeRow.id, LineKind.CHANGE), (ChangeRow.batch_id, LineKind.BATCH)):
        for part in chunks(row_keys(lines, kind)):
            found.update(session.scalars(listed.where(column.in_(part))))
    return sorted(found)


def picked_drift(session: Session, picked: Picked) -> list[int]:
    """Keys of the open contacts that drifted and were picked."""
    if picked.query.group is not ChangeGroup.DRIFT:
        return []
    listed = select(DriftRow.id).where(*drift_matching(session, picked.query)).order_by(DriftRow.id)
    if picked.like is not None:
        model = aliased(DriftRow)
        same = (DriftRow.before_contact_id == model.before_contact_id) & (
            DriftRow.after_contact_id == model.after_contact_id
        )
        listed = listed.join(model, same & (model.id == row_key(picked.like)))
    if picked.lines is None:
        return keys_of(session, listed)
    keys = row_keys(picked.lines, LineKind.DRIFT)
    return [key for part in chunks(keys) for key in session.scalars(listed.where(DriftRow.id.in_(part)))]
