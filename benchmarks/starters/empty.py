"""The floor of a start: QtWidgets and sqlalchemy.orm imported, an empty window on screen."""

from __future__ import annotations

import sqlalchemy.orm  # noqa: F401 - to be loaded is all it has to do
from PySide6.QtWidgets import QApplication, QMainWindow
from telling import Tell

app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
Tell(window, window, lambda: True)
app.exec()
