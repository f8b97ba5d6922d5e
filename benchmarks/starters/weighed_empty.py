"""The floor of memory: QtWidgets and sqlalchemy.orm imported, an empty window painted; it says its peak memory."""

from __future__ import annotations

import sqlalchemy.orm  # noqa: F401 - to be loaded is all it has to do
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from weighing import peak

app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(200, app.quit)
app.exec()
print(peak())
