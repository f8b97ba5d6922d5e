"""Where the desk keeps its files: the platform's own folders, in one place."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("partner-desk", appauthor=False)


def default_store() -> Path:
    """The store that is opened when none is named."""
    return Path(_DIRS.user_data_dir) / "desk.sqlite"


def default_config() -> Path:
    """The folder of settings and window layout."""
    return Path(_DIRS.user_config_dir)


def default_logs() -> Path:
    """The folder of log files."""
    return Path(_DIRS.user_log_dir)
