"""The memory of the obvious program: all rows in a list behind a proxy, filtered once; it says its peak memory."""

from __future__ import annotations

import sqlite3
import sys

from peer import ROWS, Model
from PySide6.QtCore import QSortFilterProxyModel, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from weighing import peak

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
proxy.setFilterFixedString("contoso")
QTimer.singleShot(200, app.quit)
app.exec()
print(peak())
