"""Deciding about many rows in the real window: the default sweep and a sheet of assignments, each into the review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog

from desktop import settings
from desktop.app import open_desk
from desktop.data import outbox, subscriptions, sweeping
from desktop.data.clock import local_today, utc_now
from desktop.data.sample.building import build_sample
from desktop.data.sample.tenant import SampleSize
from desktop.data.store import open_store
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor
from desktop.journey import Journey
from desktop.settings import Settings
from desktop.views.assigning.dialog import AssignmentsDialog
from desktop.views.main_window import MainWindow
from desktop.views.sweep.sheet import SweepSheet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sample store, a sheet about it, and settings of a person."""
    store = open_store(tmp_path / "desk.sqlite")
    build_sample(store, SampleSize(30, 90, 16), local_today(), Actor("sample"), utc_now())
    with store.reading() as session:
        found = sweeping.sweep(session, Actor("Ann Desk"), local_today())
        pairs = [(key, proposal.contact.mpn_id) for proposal in found.proposals for key in proposal.keys][:5]
        rows = subscriptions.rows(session, [key for key, _ in pairs])
    store.close()
    lines = "".join(f"{rows[key].id},{mpn},HD-3\n" for key, mpn in pairs)
    (tmp_path / "sheet.csv").write_text(f"subscription_id,mpn_id,reason\n{lines}")
    settings.save(tmp_path / "config", Settings(author="Ann Desk", language="en", theme="light"))
    return tmp_path


@pytest.fixture
def window(qapp, folder: Path) -> Iterator[MainWindow]:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.resize(1280, 800)
        window.show()
        yield window


def staged(folder: Path) -> int:
    store = open_store(folder / "desk.sqlite")
    try:
        with store.reading() as session:
            return outbox.count(session, [ChangeState.STAGED])
    finally:
        store.close()


def test_a_sweep_is_staged_reviewed_and_taken_back_in_one_step(window: MainWindow, folder: Path) -> None:
    desk = Journey(window)
    desk.settled()
    before = staged(folder)
    window._actions["sweep"].trigger()
    desk.settled()
    sheet = desk.part(SweepSheet, "sweepSheet")
    count = sheet.proposals.taken
    assert count > 0
    desk.press("sweepStageButton")
    desk.settled()
    review = desk.part(QDialog, "reviewSheet")
    assert review.isVisible()
    assert len(review.model.records) == before + count
    desk.press("reviewCancelButton")
    desk.settled()
    assert "default sweep" in window._actions["undo"].text()
    window._actions["undo"].trigger()
    desk.settled()
    assert staged(folder) == before


def test_a_sheet_is_staged_and_reviewed(window: MainWindow, folder: Path) -> None:
    desk = Journey(window)
    desk.settled()
    before = staged(folder)
    window._actions["importAssignments"].trigger()
    desk.part(AssignmentsDialog, "assignmentsDialog").read_file(folder / "sheet.csv")
    desk.settled()
    desk.press("assignmentsStageButton")
    desk.settled()
    assert len(desk.part(QDialog, "reviewSheet").model.records) == before + 5
    desk.press("reviewCancelButton")
    desk.settled()
    assert "what a sheet says" in window._actions["undo"].text()


def test_a_sheet_that_is_dropped_on_the_window_is_not_taken_for_facts(window: MainWindow, folder: Path) -> None:
    desk = Journey(window)
    desk.settled()
    (folder / "facts.csv").write_text("Microsoft ID,Company name,Primary domain name,Relationship\n")
    for name, dialog in (("sheet.csv", "assignmentsDialog"), ("facts.csv", "importDialog")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder / name))])
        at, copy = QPointF(9, 9), Qt.DropAction.CopyAction
        window.dropEvent(QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)))
        desk.settled()
        assert desk.part(QDialog, dialog).isVisible()
        desk.close_dialog(dialog)


def test_the_sweep_keeps_to_what_the_subscriptions_page_lists(window: MainWindow) -> None:
    desk = Journey(window)
    desk.settled()
    window.go_to("subscriptions")
    desk.settled()
    desk.search("azure")
    desk.settled()
    window._pages.current.sweep_requested.emit()
    desk.settled()
    sheet = desk.part(SweepSheet, "sweepSheet")
    assert sheet.scope.count() == 2
    desk.close_dialog("sweepSheet")
