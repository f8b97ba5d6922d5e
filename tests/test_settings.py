"""Settings survive crashes, newer versions and broken files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop import settings
from desktop.domain.roles import Role, RoleTable
from desktop.errors import DeskError
from desktop.settings import Settings


def test_defaults_where_nothing_is_set(tmp_path: Path) -> None:
    loaded = settings.load(tmp_path / "none")
    assert loaded == Settings()
    assert (loaded.language, loaded.theme, loaded.text_scale, loaded.strict) == ("system", "system", 1.0, False)
    assert not (tmp_path / "none").exists()


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    wanted = Settings(
        author="Ёлка", role=Role.SALES_AGENT, role_edition=RoleTable.ARTICLE_2020, strict=True, text_scale=2
    )
    settings.save(tmp_path / "new" / "folder", wanted)
    assert settings.load(tmp_path / "new" / "folder") == wanted
    actor = settings.actor(wanted)
    assert (actor.author, actor.role, actor.edition, actor.strict) == ("Ёлка", "sales_agent", "2020", True)


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    settings.save(tmp_path / "config", Settings())
    assert (tmp_path / "config" / "settings.json").stat().st_mode & 0o077 == 0
    assert (tmp_path / "config").stat().st_mode & 0o077 == 0


def test_unknown_keys_and_a_newer_version_survive(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 9, "author": "A", "from_the_future": [1, 2]}', encoding="utf-8")
    loaded = settings.load(tmp_path)
    assert loaded.author == "A"
    settings.save(tmp_path, Settings(author="B"))
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["from_the_future"] == [1, 2]
    assert stored["version"] == 9
    assert stored["author"] == "B"


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', "\xff\xfe", "null"])
def test_a_broken_file_is_kept_aside_once(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="latin-1")
    for _ in range(2):
        loaded, aside = settings.read(tmp_path)
        assert loaded == Settings()
        assert aside is not None
        assert aside.read_text(encoding="latin-1") == text
    assert len(list(tmp_path.glob("settings.broken-*.json"))) == 1
    settings.save(tmp_path, Settings(theme="dark"))
    assert settings.read(tmp_path) == (Settings(theme="dark"), None)


def test_one_bad_value_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"author": "A", "text_scale": 7, "theme": "dark", "role": "king"}')
    loaded, aside = settings.read(tmp_path)
    assert loaded == Settings(author="A", theme="dark")
    assert aside is not None


def test_upgrade_changes_nothing_it_was_given() -> None:
    stored = {"author": "A"}
    assert settings.upgrade(stored) == {"author": "A", "version": settings.VERSION}
    assert stored == {"author": "A"}


def test_layout_is_stored_apart(tmp_path: Path) -> None:
    assert settings.load_layout(tmp_path) == {}
    settings.save_layout(tmp_path, {"columns": ["a", "b"]})
    assert settings.load_layout(tmp_path) == {"columns": ["a", "b"]}
    assert not (tmp_path / "settings.json").exists()
    (tmp_path / "layout.json").write_text("broken")
    assert settings.load_layout(tmp_path) == {}


def test_a_failed_save_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(tmp_path, Settings(author="old"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match="No space left"):
        settings.save(tmp_path, Settings(author="new"))
    assert settings.load(tmp_path).author == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
