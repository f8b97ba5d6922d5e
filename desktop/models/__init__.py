"""Qt item models over `desktop.data` (QtCore and QtGui only)."""
