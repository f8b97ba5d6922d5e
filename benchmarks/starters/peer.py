"""The obvious program: a Python list model that loads every subscription, behind a sort and filter proxy."""

from __future__ import annotations

import sqlite3
import sys

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from telling import Tell

ROWS = """
SELECT customer.name, product, nickname, quantity, status, reseller_of_record, guid, order_id
FROM subscription JOIN customer ON customer.id = subscription.customer_id ORDER BY product
"""


class Model(QAbstractTableModel):
    """All rows in a list."""

    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def rowCount(self, parent=None):
        return len(self.rows)

    def columnCount(self, parent=None):
        return len(self.rows[0]) if self.rows else 0

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.rows[index.row()][index.column()])
        return None


if __name__ == "__main__":
    app = QApplication([])
    model = Model(sqlite3.connect(sys.argv[1]).execute(ROWS).fetchall())
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    window = QMainWindow()
    table = QTableView()
    table.setModel(proxy)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    Tell(window, table.viewport(), lambda: True)
    app.exec()
