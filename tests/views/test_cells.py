"""What a table paints by itself is, pixel by pixel, what the delegate paints cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QIdentityProxyModel, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop.data.queries import SubscriptionQuery
from desktop.models.paging import Phase
from desktop.models.roles import Cell, Chip, ChipKind
from desktop.models.subscriptions import AllSubscriptionsModel
from desktop.tasks import TaskRunner
from desktop.views.cells import cell_painter
from desktop.views.table import DeskTable
from desktop.views.theme import Theme, apply_theme


@pytest.fixture
def model(qtbot, runner: TaskRunner) -> AllSubscriptionsModel:
    model = AllSubscriptionsModel(runner)
    model.show(SubscriptionQuery())
    qtbot.waitUntil(lambda: model.phase is Phase.READY and not runner.busy)
    return model


@pytest.fixture(autouse=True)
def plain_again(qapp) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme())


def picture(qtbot, model: AllSubscriptionsModel | QIdentityProxyModel, *, enabled: bool = True) -> QImage:
    table = DeskTable()
    qtbot.addWidget(table)
    table.setModel(model)
    for section in range(table.horizontalHeader().count()):
        table.setColumnHidden(section, False)
    table.resize(1_800, 500)
    table.setEnabled(enabled)
    table.show()
    table.selectRow(2)
    # The columns may be narrow, so that texts and chips are cut.
    table.setColumnWidth(0, 60)
    table.setColumnWidth(4, 36)
    return table.viewport().grab().toImage()


@pytest.mark.parametrize(
    "theme", [Theme(), Theme("dark", 1.5), Theme("light", 2.0, high_contrast=True)], ids=["light", "dark", "contrast"]
)
def test_a_table_paints_what_its_delegate_would(qtbot, qapp, model: AllSubscriptionsModel, theme: Theme) -> None:
    apply_theme(qapp, theme)
    same = QIdentityProxyModel()
    same.setSourceModel(model)
    assert picture(qtbot, model) == picture(qtbot, same)
    assert picture(qtbot, model, enabled=False) == picture(qtbot, same, enabled=False)
    assert picture(qtbot, model) != picture(qtbot, model, enabled=False)


def test_one_look_has_one_painter(qapp) -> None:
    font, palette = QApplication.font(), QApplication.palette()
    one = cell_painter(font, palette, enabled=True, ratio=1.0)
    tinted = QPalette(palette)
    tinted.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.red)
    assert cell_painter(font, tinted, enabled=True, ratio=1.0) is one, "what is not painted with does not count"
    larger = QApplication.font()
    larger.setPointSizeF(larger.pointSizeF() + 3)
    others = [
        cell_painter(larger, palette, enabled=True, ratio=1.0),
        cell_painter(font, palette, enabled=False, ratio=1.0),
        cell_painter(font, palette, enabled=True, ratio=2.0),
    ]
    assert one not in others


def test_a_cell_of_nothing_paints_nothing(qapp) -> None:
    painter_of = cell_painter(QApplication.font(), QApplication.palette(), enabled=True, ratio=1.0)
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    painter = QPainter(image)
    for room in (QRectF(0, 0, 40, 20), QRectF(0, 0, 0, 20), QRectF(5, 0, -10, 20)):
        painter_of.paint(painter, room, Cell(""))
        assert image == blank
        # There is no room for any of it.
        if room.width() <= 0:
            painter_of.paint(painter, room, Cell("text", "caption", Chip(ChipKind.BAD, "Gone"), to_the_right=True))
    painter.end()
