"""Loads Qt's binding and takes its hook out of `import`; what opens a window imports this before anything with Qt.

For its switches (`from __feature__ import …`), of which the desk uses none, the binding reads the source of each module
that is loaded after it, and keeps the lines.
"""

from __future__ import annotations

import builtins
from typing import Any

import PySide6.QtCore  # noqa: F401 - to be loaded is all it has to do


def _import_plainly() -> None:
    names: Any = builtins
    if names.__import__ is getattr(names, "__feature_import__", None):
        names.__import__ = names.__orig_import__


_import_plainly()
