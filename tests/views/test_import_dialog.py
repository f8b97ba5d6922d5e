"""The import dialog: files, a customer for those that name none, and a report of every row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.data import customers
from desktop.data.sample import story
from desktop.models.desk import Kind
from desktop.views.import_dialog import ImportDialog

GOOD = (
    "Microsoft ID,Company name,Primary domain name,Relationship\n"
    "aaaaaaaa-0000-0000-0000-000000000001,First,first.example,Cloud Reseller\n"
    "aaaaaaaa-0000-0000-0000-000000000002,Second,second.example,Cloud Reseller\n"
)
BAD = GOOD + "nonsense,=1+1,x.example,Cloud Reseller\n"
SUBSCRIPTIONS = (
    "Subscription ID,Subscription,Quantity,Status,Reseller\n"
    "bbbbbbbb-0000-0000-0000-000000000001,Office 365 E3,12,Active,\n"
)


@pytest.fixture
def write(tmp_path: Path):
    def made(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return made


def opened(qtbot, desk, *files: Path) -> ImportDialog:
    dialog = ImportDialog(desk, list(files))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def run(qtbot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(dialog.imported):
        dialog.findChild(QPushButton, "importStartButton").click()


def test_without_files_there_is_nothing_to_start(qtbot, desk) -> None:
    dialog = opened(qtbot, desk)
    assert not dialog.start_button.isEnabled()
    assert dialog.focusWidget() is dialog.add_button


def test_a_file_is_imported_and_every_view_is_told(qtbot, desk, store, write) -> None:
    dialog = opened(qtbot, desk, write("Customers.csv", GOOD))
    with qtbot.waitSignal(desk.changed) as told:
        run(qtbot, dialog)
    assert told.args == [Kind.ALL]
    line = dialog.files_model.record_at(0)
    assert (line.file, line.new, line.problems) == ("Customers.csv", 2, 0)
    assert dialog.files_table.isVisible()
    assert not dialog.problems_table.isVisible()
    with store.reading() as session:
        assert customers.key_of(session, "aaaaaaaa-0000-0000-0000-000000000001") is not None


def test_bad_rows_are_told_copied_and_saved(qtbot, desk, write, tmp_path) -> None:
    dialog = opened(qtbot, desk, write("Customers.csv", BAD))
    run(qtbot, dialog)
    assert dialog.problems_model.rowCount() == 1
    assert dialog.problems_model.record_at(0).problem.line == 4
    dialog.copy_button.click()
    assert "nonsense" in QGuiApplication.clipboard().text()
    target = tmp_path / "problems.csv"
    dialog.save_problems(str(target))
    qtbot.waitUntil(lambda: "problems.csv" in dialog.notice.text())
    saved = target.read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    assert "nonsense" in saved.decode("utf-8-sig")


def test_a_russian_spreadsheet_gets_semicolons(qtbot, desk, write, tmp_path) -> None:
    before = QLocale()
    dialog = opened(qtbot, desk, write("Customers.csv", BAD))
    run(qtbot, dialog)
    QLocale.setDefault(QLocale("ru_RU"))
    try:
        target = tmp_path / "p.csv"
        dialog.save_problems(str(target))
        qtbot.waitUntil(lambda: not dialog.notice.isHidden())
        assert target.read_text("utf-8-sig").splitlines()[0].count(";") == 4
    finally:
        QLocale.setDefault(before)


def test_a_report_that_cannot_be_written_says_so(qtbot, desk, write, tmp_path) -> None:
    dialog = opened(qtbot, desk, write("Customers.csv", BAD))
    run(qtbot, dialog)
    dialog.save_problems(str(tmp_path / "no such folder" / "p.csv"))
    qtbot.waitUntil(lambda: "p.csv" in dialog.notice.text())
    assert not (tmp_path / "no such folder").exists()


def test_a_refused_file_does_not_stop_the_others(qtbot, desk, write, tmp_path) -> None:
    binary = tmp_path / "photo.bin"
    binary.write_bytes(bytes(range(256)))
    dialog = opened(qtbot, desk, binary, write("Customers.csv", GOOD))
    run(qtbot, dialog)
    outcomes = {line.file: line.outcome.text for line in dialog.files_model.records}
    assert outcomes == {"photo.bin": "Not imported", "Customers.csv": "Imported"}
    assert "photo.bin" in dialog.files_model.record_at(0).remark


def test_an_export_without_its_customer_asks_for_one(qtbot, desk, store, write) -> None:
    dialog = opened(qtbot, desk, write("subscriptions.csv", SUBSCRIPTIONS))
    run(qtbot, dialog)
    assert not dialog.notice.isHidden()
    dialog.findChild(QPushButton, "importBackButton").click()
    dialog.activateWindow()
    dialog.customer.setFocus()
    qtbot.keyClicks(dialog.customer, "contoso.onmicrosoft")
    completer = dialog.customer.completer()
    qtbot.waitUntil(lambda: completer.completionModel().rowCount() > 0)
    completer.activated[type(completer.completionModel().index(0, 0))].emit(completer.completionModel().index(0, 0))
    assert dialog.customer.tenant_id == story.CONTOSO
    run(qtbot, dialog)
    assert dialog.files_model.record_at(0).new == 1
    with store.reading() as session:
        place = customers.of_subscription(session, "bbbbbbbb-0000-0000-0000-000000000001")
        assert place[0] == customers.key_of(session, story.CONTOSO)


def test_a_customer_that_nobody_picked_is_not_guessed(qtbot, desk, write) -> None:
    dialog = opened(qtbot, desk, write("subscriptions.csv", SUBSCRIPTIONS))
    dialog.customer.setText("Contoso")
    dialog.start_button.click()
    assert not dialog.notice.isHidden()
    assert dialog.start_button.isVisible()
    dialog.customer.setText(story.CONTOSO.upper())
    run(qtbot, dialog)
    assert dialog.files_model.record_at(0).new == 1


def test_stopping_leaves_the_store_as_it_was(qtbot, desk, store, write) -> None:
    rows = "".join(f"{i:08x}-1111-0000-0000-000000000001,Firm {i},f{i}.example,Cloud Reseller\n" for i in range(20_000))
    dialog = opened(qtbot, desk, write("many.csv", GOOD + rows))
    dialog.start()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.start_button.isVisible)
    assert "many.csv" in dialog.notice.text()
    assert dialog.isVisible()
    with store.reading() as session:
        assert customers.key_of(session, "aaaaaaaa-0000-0000-0000-000000000001") is None


def test_stopping_after_the_last_file_still_reports(qtbot, desk, write) -> None:
    dialog = opened(qtbot, desk, write("Customers.csv", GOOD))
    dialog.start()
    # The writer works in order: once it has done this, the file is in, and its answer waits for the event loop.
    desk.runner._writer.submit(lambda: None).result(timeout=10)
    dialog._task.cancel()
    qtbot.waitUntil(dialog.files_table.isVisible)


def test_files_can_be_dropped_and_taken_out_again(qtbot, desk, write) -> None:
    dialog = opened(qtbot, desk)
    path = write("Customers.csv", GOOD)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.com/a.csv")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(event)
    dialog.add_files([path])
    assert dialog.chosen_files() == [path]
    dialog.files.selectAll()
    dialog.remove_button.click()
    assert dialog.chosen_files() == []
