"""What a person sets once: who acts and by which rules, language and looks. And, apart from it, the window's layout.

Both are small JSON files in the config folder, written whole or not at all. Keys that this version does not know
survive a save, so that a newer and an older version can share a folder.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import logging
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec

from desktop.domain.roles import Actor, Role, RoleTable
from desktop.errors import DeskError

logger = logging.getLogger(__name__)

VERSION: Final = 1
"""Of the settings file; `upgrade` brings older ones to it."""

_SETTINGS = "settings.json"
_LAYOUT = "layout.json"


def _user_name() -> str:
    """The name of the operating system's user, empty where there is none (a container without a passwd entry)."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


Language = Literal["system", "en", "ru"]
Look = Literal["system", "light", "dark"]
CloudName = Literal["public", "us_government", "china"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, each with its default. `system` follows the system (the letter: the language of the screen).

    `connected` and what follows it lead to Partner Center: where it is, which application signs in there, and how often
    it may be asked. Who is signed in, and with which token, is kept elsewhere and never here.
    """

    author: str = msgspec.field(default_factory=_user_name)
    role: Role = Role.ADMIN_AGENT
    role_edition: RoleTable = RoleTable.ARTICLE_2023
    strict: bool = False
    language: Language = "system"
    theme: Look = "system"
    text_scale: Annotated[float, msgspec.Meta(ge=1.0, le=2.0)] = 1.0
    letter_language: Language = "system"
    connected: bool = False
    cloud: CloudName = "public"
    tenant: str = ""
    client_id: str = ""
    base_url: str = ""
    per_minute: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 500


def actor(settings: Settings) -> Actor:
    """Who acts, in which role, by which rules."""
    return Actor(settings.author, settings.role, settings.role_edition, settings.strict)


def upgrade(stored: dict[str, Any]) -> dict[str, Any]:
    """`stored` in the form of this version; a newer form is left as it is. Pure."""
    version = stored.get("version")
    if isinstance(version, int) and version >= VERSION:
        return stored
    return {**stored, "version": VERSION}


def load(config_dir: Path) -> Settings:
    """The settings of that folder, defaults where nothing is set. A broken file is kept aside and logged."""
    return read(config_dir)[0]


def read(config_dir: Path) -> tuple[Settings, Path | None]:
    """The settings, and the copy of a broken file that was kept aside, if there was one.

    One bad value does not lose the others: it alone falls back to its default.
    """
    path = config_dir / _SETTINGS
    stored, aside = _read_object(path)
    stored = upgrade(stored)
    try:
        return msgspec.convert(stored, Settings), aside
    except msgspec.ValidationError:
        good = {name: stored[name] for name in Settings.__struct_fields__ if _is_good(stored, name)}
        return msgspec.convert(good, Settings), aside or _keep_aside(path)


def _is_good(stored: dict[str, Any], name: str) -> bool:
    if name not in stored:
        return False
    try:
        msgspec.convert({name: stored[name]}, Settings)
    except msgspec.ValidationError:
        return False
    return True


def save(config_dir: Path, settings: Settings) -> None:
    """Write the settings; keys of the file that this version does not know stay. Raises DeskError when it cannot."""
    path = config_dir / _SETTINGS
    stored, _ = _read_object(path)
    write_object(path, {**upgrade(stored), **msgspec.to_builtins(settings)})


def load_layout(config_dir: Path) -> dict[str, Any]:
    """The remembered layout of the window (columns, splitters, sizes); empty when there is none."""
    return _read_object(config_dir / _LAYOUT)[0]


def save_layout(config_dir: Path, layout: dict[str, Any]) -> None:
    """Remember the layout of the window. Raises DeskError when it cannot."""
    write_object(config_dir / _LAYOUT, layout)


def _read_object(path: Path) -> tuple[dict[str, Any], Path | None]:
    """The JSON object in a file; an empty one when there is no file, or when it is broken and kept aside."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        logger.warning("%s cannot be read: %s", path.name, error.strerror)
        return {}, None
    except (ValueError, RecursionError):
        return {}, _keep_aside(path)
    if isinstance(stored, dict):
        return stored, None
    return {}, _keep_aside(path)


def _keep_aside(path: Path) -> Path | None:
    """Copy a broken file beside itself, so that what a person typed is not lost by the next save."""
    copy = path.with_name(f"{path.stem}.broken-{datetime.now(UTC):%Y%m%d-%H%M%S}{path.suffix}")
    try:
        text = path.read_bytes()
        earlier = sorted(path.parent.glob(f"{path.stem}.broken-*{path.suffix}"))
        if earlier and earlier[-1].read_bytes() == text:
            return earlier[-1]
        copy.write_bytes(text)
    except OSError:
        logger.warning("%s is broken and could not be kept aside", path.name)
        return None
    logger.warning("%s is broken; it was kept as %s", path.name, copy.name)
    return copy


def write_object(path: Path, stored: dict[str, Any]) -> None:
    """Put a JSON file in place whole: a killed process leaves the old one. Raises DeskError when it cannot."""
    text = json.dumps(stored, ensure_ascii=False, indent=2) + "\n"
    partial: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Made readable by its owner only.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".partial")
        partial = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        if partial is not None:
            with contextlib.suppress(OSError):
                partial.unlink()
        raise DeskError("settings_unwritable", "{} cannot be written: {}", path, error.strerror or error) from error
