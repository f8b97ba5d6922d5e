"""Builds the self-contained program and its Debian package in dist/, and lets the built program test itself.

`python packaging/build.py`, inside the environment of `make setup`; `make package` does both.
"""

from __future__ import annotations

import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path
from string import Template

sys.path.insert(0, str(Path(__file__).parent / "setup"))

from libraries import ALWAYS, X11

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
BUILD = ROOT / "build"
DEBIAN = ROOT / "packaging" / "debian"
COMMON_LICENCES = Path("/usr/share/common-licenses")
# Long enough for a slow machine's first start; a window that never comes must not hang the build.
SELF_TEST_SECONDS = 180


def main() -> int:
    """0 when the folder and the Debian package stand in dist/ and the program passed its self-test."""
    os.chdir(ROOT)
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = project["name"]
    version = version_of(Path("desktop/__init__.py"))
    folder = freeze(name)
    add_licences(folder / "licenses")
    self_test(folder / name)
    print(f"Built {folder.relative_to(ROOT)}, which passed its self-test", flush=True)
    if shutil.which("dpkg-deb") is None:
        print("There is no dpkg-deb here, so no Debian package was made (on Debian: apt-get install dpkg).")
        return 0
    package = debian_package(folder, name, version, project["description"])
    print(f"Built {package.relative_to(ROOT)}")
    return 0


def version_of(module: Path) -> str:
    """The `__version__` that `module` states."""
    found = re.search(r'^__version__ = "([^"]+)"$', module.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise SystemExit(f"{module} states no __version__")
    return found.group(1)


def freeze(name: str) -> Path:
    """The folder of the self-contained program, built anew."""
    shutil.rmtree(DIST / name, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD), "packaging/partner-desk.spec"]
    # The build's own cache stays in the tree: the home directory may be empty or read-only.
    subprocess.run(command, check=True, env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(BUILD / "pyinstaller")})
    return DIST / name


def add_licences(target: Path) -> None:
    """Put the licence of the program and of each library that it carries into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "LICENSE", target / "partner-desk.txt")
    # The wheels of Qt name their licences and leave the texts to the system.
    for text in ("LGPL-3", "GPL-3"):
        if (COMMON_LICENCES / text).exists():
            shutil.copy(COMMON_LICENCES / text, target / f"{text}.txt")
    for line in (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8").splitlines():
        pinned = re.match(r"([a-z0-9-]+)==", line)
        if pinned is None:
            continue
        library = metadata.distribution(pinned.group(1))
        words = "\n\n".join(
            Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            for file in library.files or ()
            if ".dist-info/" in str(file) and re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE)
        )
        facts = library.metadata.json
        licence = facts.get("license_expression") or facts.get("license") or "see below"
        head = f"{facts['name']} {facts['version']}\nLicence: {licence}\n"
        (target / f"{pinned.group(1)}.txt").write_text(f"{head}\n{words}".rstrip() + "\n", encoding="utf-8")


def self_test(program: Path) -> None:
    """Let the built program test itself, with nothing but an empty home to lean on; raise if it fails."""
    command = [str(program), "self-test"]
    with tempfile.TemporaryDirectory() as home:
        # Nothing of this environment may help the program: no interpreter, no packages, no settings.
        surroundings = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        if shutil.which("xvfb-run") is not None:
            command = ["xvfb-run", "-a", *command]
        else:
            surroundings["QT_QPA_PLATFORM"] = "offscreen"
        subprocess.run(command, check=True, cwd=home, env=surroundings, timeout=SELF_TEST_SECONDS)


def debian_package(folder: Path, name: str, version: str, summary: str) -> Path:
    """The Debian package of the program in `folder`, for the architecture of this machine."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    stage = BUILD / "debian"
    shutil.rmtree(stage, ignore_errors=True)
    home = Path("usr/lib") / name
    shutil.copytree(folder, stage / home, symlinks=True)
    (stage / "usr/bin").mkdir(parents=True)
    (stage / "usr/bin" / name).symlink_to(Path("../lib") / name / name)

    facts = {
        "version": version,
        "architecture": architecture,
        "summary": summary.rstrip("."),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "size": str(sum(file.lstat().st_size for file in stage.rglob("*") if file.is_file()) // 1024),
        "depends": ", ".join([f"libc6 (>= {platform.libc_ver()[1]})", *sorted({*ALWAYS.values(), *X11.values()})]),
    }
    place(stage / "DEBIAN/control", DEBIAN / "control", facts)
    place(stage / f"usr/share/applications/{name}.desktop", DEBIAN / f"{name}.desktop", facts)
    place(stage / f"usr/share/metainfo/{name}.metainfo.xml", DEBIAN / f"{name}.metainfo.xml", facts)
    place(stage / f"usr/share/doc/{name}/copyright", DEBIAN / "copyright", facts)
    icon = stage / f"usr/share/icons/hicolor/scalable/apps/{name}.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(ROOT / f"resources/icons/{name}.svg", icon)
    for path in stage.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)

    package = DIST / f"{name}_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(package)], check=True)
    return package


def place(target: Path, template: Path, facts: dict[str, str]) -> None:
    """Write `template` with its `${facts}` filled in to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(template.read_text(encoding="utf-8")).substitute(facts), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
