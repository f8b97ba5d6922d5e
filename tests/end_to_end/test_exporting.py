"""Exporting, printing and copying from the real window, by its keys and buttons."""

from __future__ import annotations

import csv
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.app import open_desk
from desktop.data import outbox, subscriptions
from desktop.data.candidates import candidates_for
from desktop.data.conditions import DEFAULT, Condition, Field, Operator
from desktop.data.queries import SubscriptionQuery
from desktop.domain.records import ChangeState
from desktop.models.paging import Phase
from desktop.views.exports import dialog as export_dialog
from desktop.views.exports.dialog import ExportDialog
from desktop.views.main_window import MainWindow
from desktop.views.printing.preview import PrintPreview

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: Any, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "desk.sqlite"
    shutil.copy(sample_file, path)
    with open_desk(str(path), config_dir=tmp_path / "config") as window:
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        settle(qtbot, window)
        yield window


def settle(qtbot: Any, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.runner.busy)


def visit(qtbot: Any, window: MainWindow, name: str) -> Any:
    window.go_to(name)
    page = window._pages.current
    model = page.customers if name == "customers" else page.model
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not window.desk.runner.busy)
    page.focus_main()
    return page


def opened(qtbot: Any, window: MainWindow, key: Qt.Key, kind: type[Any]) -> Any:
    qtbot.keyClick(window, key, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    return window.findChild(kind)


def export(qtbot: Any, window: MainWindow, path: Path, **chosen: Any) -> None:
    """From Ctrl+E to the file, as a person goes."""
    dialog = opened(qtbot, window, Key.Key_E, ExportDialog)
    dialog.form.setCurrentIndex(dialog.form.findData(path.suffix[1:]))
    for name, value in chosen.items():
        getattr(dialog, name).setChecked(value)
    qtbot.mouseClick(dialog.findChild(QPushButton, "exportDialogSaveButton"), Qt.MouseButton.LeftButton)
    files = dialog.findChild(QFileDialog, "exportFileDialog")
    assert files is not None
    files.setDirectory(str(path.parent))
    files.selectFile(path.name)
    with qtbot.waitSignal(dialog.finished):
        files.accept()
    settle(qtbot, window)


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_what_is_shown_is_what_is_exported(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    page = visit(qtbot, window, "subscriptions")
    page.filter_row.set_conditions((Condition(Field.CONTACT, Operator.IS, (DEFAULT,)),))
    page.filter_row.changed.emit()
    page.table.columns.set_shown("customer", False)
    page.table.columns.move("quantity", -5)
    page.table.horizontalHeader().setSortIndicator(page.model.column_of("quantity"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: page.model.phase is Phase.READY and not window.desk.runner.busy)
    path = tmp_path / "shown.csv"
    export(qtbot, window, path)
    heading, *rows = lines(path)
    assert heading[0] == "Quantity"
    assert heading[1:3] == ["Product", "Nickname"]
    assert "Customer" not in heading
    assert "Subscription ID" not in heading
    shown = page.model.rowCount()
    assert 0 < shown < 90
    quantities = [int(row[0]) for row in rows[:shown]]
    assert quantities == sorted(quantities, reverse=True)
    about = {row[0]: row[1] for row in rows[shown + 1 :]}
    assert about["Filter"] == "Support contact is On default"
    assert about["Sort"] == "Quantity, descending"
    assert about["Rows"] == str(shown)
    assert f"{shown} rows were exported to shown.csv." in window._status._left.text()


@pytest.mark.parametrize("place", ["customers", "subscriptions", "resellers", "activity"])
@pytest.mark.parametrize("form", export_dialog.FORMATS)
def test_every_page_can_be_exported_in_every_format(
    qtbot: Any, window: MainWindow, tmp_path: Path, place: str, form: str
) -> None:
    visit(qtbot, window, place)
    path = tmp_path / f"list.{form}"
    export(qtbot, window, path)
    assert path.stat().st_size > 100


def test_a_selection_is_exported_with_identifiers(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    page = visit(qtbot, window, "customers")
    page.customers_table.select_row(1)
    for _ in range(2):
        qtbot.keyClick(page.customers_table, Key.Key_Down, SHIFT)
    settle(qtbot, window)
    path = tmp_path / "some.csv"
    export(qtbot, window, path, identifiers=True)
    heading, *rows = lines(path)
    assert heading[-1] == "Microsoft ID"
    names = [page.customers.record_at(row).name for row in (1, 2, 3)]
    assert [row[0] for row in rows[:3]] == names
    assert rows[3] == []


def test_subscriptions_of_one_customer_are_exported_from_their_table(
    qtbot: Any, window: MainWindow, tmp_path: Path
) -> None:
    page = visit(qtbot, window, "customers")
    qtbot.waitUntil(lambda: page.subscriptions.phase is Phase.READY and page.subscriptions.rowCount() > 0)
    page.subscriptions_table.setFocus()
    path = tmp_path / "of-one.csv"
    export(qtbot, window, path)
    rows = lines(path)
    assert rows[page.subscriptions.rowCount() + 2] == ["partner-desk-export", "subscriptions"]


def test_a_file_that_cannot_be_written_is_told_and_another_can_be_chosen(
    qtbot: Any, window: MainWindow, tmp_path: Path
) -> None:
    visit(qtbot, window, "resellers")
    dialog = opened(qtbot, window, Key.Key_E, ExportDialog)
    dialog.export_to(str(tmp_path / "nowhere" / "list.xlsx"))
    settle(qtbot, window)
    assert "cannot be written" in dialog.notice.text()
    assert dialog.save_button.isEnabled()
    dialog.export_to(str(tmp_path / "list.xlsx"))
    settle(qtbot, window)
    assert (tmp_path / "list.xlsx").exists()


def test_esc_stops_an_export_and_leaves_no_file(
    qtbot: Any, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.data.exporting import csv_file

    begun = threading.Event()

    def endless(path: Path, _rows: Any, _words: Any, progress: Any) -> int:
        path.write_text("half")
        begun.set()
        while True:
            progress(1, 2)
            time.sleep(0.002)

    monkeypatch.setattr(csv_file, "write", endless)
    visit(qtbot, window, "subscriptions")
    dialog = opened(qtbot, window, Key.Key_E, ExportDialog)
    dialog.form.setCurrentIndex(dialog.form.findData("csv"))
    dialog.export_to(str(tmp_path / "list.csv"))
    qtbot.waitUntil(begun.is_set)
    assert dialog.progress.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    settle(qtbot, window)
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert not list(tmp_path.glob("*list.csv*"))
    dialog.reject()


def test_the_export_goes_on_beside_decisions(qtbot: Any, window: MainWindow) -> None:
    started, go_on = threading.Event(), threading.Event()

    def work(_store: Any, _progress: Any) -> str:
        started.set()
        assert go_on.wait(20)
        return threading.current_thread().name

    names: list[str] = []
    window.desk.runner.run(work, names.append, apart=True)
    assert started.wait(20)
    with qtbot.waitSignal(window.desk.changed):
        window.desk.set_customer_note(1, "Ours", "")
    assert not names
    go_on.set()
    qtbot.waitUntil(lambda: bool(names))
    assert names[0].startswith("desk-apart")


# Paper


def test_every_page_can_be_looked_at_and_printed(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    visit(qtbot, window, "subscriptions")
    preview = opened(qtbot, window, Key.Key_P, PrintPreview)
    qtbot.waitUntil(lambda: preview.count > 1)
    assert preview.number.text() == f"Page 1 of {preview.count}"
    first = preview.view._picture.toImage()
    qtbot.keyClick(preview, Key.Key_End)
    settle(qtbot, window)
    assert preview.number.text() == f"Page {preview.count} of {preview.count}"
    assert preview.view._picture.toImage() != first
    assert not preview.next.isEnabled()
    qtbot.keyClick(preview, Key.Key_Home)
    settle(qtbot, window)
    assert preview.number.text().startswith("Page 1 ")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(preview.finished):
        preview.print_on(printer)
    settle(qtbot, window)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_told(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    visit(qtbot, window, "resellers")
    preview = opened(qtbot, window, Key.Key_P, PrintPreview)
    qtbot.waitUntil(lambda: preview.count > 0)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    preview.print_on(printer)
    settle(qtbot, window)
    assert "printer does not take the list" in preview.notice.text()
    preview.reject()


# The clipboard


def test_rows_are_copied_as_text_and_as_html(qtbot: Any, window: MainWindow) -> None:
    page = visit(qtbot, window, "resellers")
    page.table.select_row(0)
    qtbot.keyClick(page.table, Key.Key_Down, SHIFT)
    settle(qtbot, window)
    qtbot.keyClick(page.table, Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    rows = data.text().split("\n")
    assert len(rows) == 2
    assert rows[0].split("\t")[0] == page.model.record_at(0).reseller.name
    html = data.html()
    assert "mso-number-format" in html
    assert f'<td sdnum="1033;0;@">{page.model.record_at(0).reseller.mpn_id}</td>' in html
    assert "2 rows were copied." in window._status._left.text()
    qtbot.keyClick(page.table, Key.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().split("\n")[0].startswith("Reseller\tPartnership\tMPN ID")
    assert "<th>Reseller</th>" in copied.html()


def test_the_menu_copies_the_table_that_has_the_focus(qtbot: Any, window: MainWindow) -> None:
    page = visit(qtbot, window, "customers")
    page.customers_table.select_row(0)
    settle(qtbot, window)
    window._actions["copyRows"].trigger()
    assert QGuiApplication.clipboard().text().split("\t")[0] == page.customers.record_at(0).name
    qtbot.waitUntil(lambda: page.subscriptions.phase is Phase.READY and page.subscriptions.rowCount() > 0)
    page.subscriptions_table.setFocus()
    page.subscriptions_table.select_row(0)
    settle(qtbot, window)
    window._actions["copyWithHeaders"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Subscription\t")
    lines_of_sheet = dict(line for _, lines in window._actions.sections() for line in lines)
    assert lines_of_sheet["Copy rows"] == "Ctrl+C"
    assert lines_of_sheet["Export"] == "Ctrl+E"


def test_rows_that_were_never_shown_are_read_and_copied(
    qtbot: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(qtbot, window, "subscriptions")
    page.model._pages.clear()
    page.table.selectAll()
    settle(qtbot, window)
    page.model._pages.clear()
    with qtbot.waitSignal(page.table.copied) as copied:
        page.table.copy_rows(with_headers=True)
    assert copied.args == [page.model.rowCount()]
    rows = QGuiApplication.clipboard().text().split("\n")
    assert len(rows) == page.model.rowCount() + 1
    settle(qtbot, window)


def test_too_many_rows_are_not_copied(qtbot: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.views import table

    monkeypatch.setattr(table, "COPY_LIMIT_PAGED", 5)
    page = visit(qtbot, window, "subscriptions")
    page.table.selectAll()
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(page.table.copy_refused):
        page.table.copy_rows()
    assert QGuiApplication.clipboard().text() == "before"
    page.table.selectionModel().clearSelection()
    page.table.selectionModel().setCurrentIndex(page.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    page.table.copy_rows()
    assert QGuiApplication.clipboard().text() == "before"


def test_the_changes_that_are_listed_are_exported_without_their_headings(
    qtbot: Any, window: MainWindow, tmp_path: Path
) -> None:
    with window.desk.runner._store.reading() as session:
        every = subscriptions.rows(session, list(subscriptions.ids(session, SubscriptionQuery())))
        told = (candidates_for(session, window.desk.actor, window.desk.today, key) for key in every)
        one = next(one for one in told if one is not None and len(one.eligible) > 1)
    with qtbot.waitSignal(window.desk.changed):
        window.desk.stage([one.subscription_key], one.eligible[1].contact, reason="T-1")
    with window.desk.runner._store.reading() as session:
        staged = len(outbox.changes(session, states=(ChangeState.STAGED,)))
    page = visit(qtbot, window, "changes")
    assert page.model.rowCount() > staged > 0
    path = tmp_path / "changes.csv"
    export(qtbot, window, path)
    rows = lines(path)
    listed = rows.index([]) - 1
    assert rows[listed + 2] == ["partner-desk-export", "changes"]
    with window.desk.runner._store.reading() as session:
        assert listed == len(outbox.changes(session))
