"""Says in one sentence which shared libraries Qt would miss, and which Debian packages hold them.

Runs on any Python 3.11, before anything is installed: the PySide6 wheels bring Qt, but not what Qt stands on.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import sys

# What QtWidgets and its offscreen platform load, whatever the display.
ALWAYS = {
    "libstdc++.so.6": "libstdc++6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def missing(wanted: dict[str, str]) -> dict[str, str]:
    """Those of `wanted` (library → Debian package) that the loader of this system does not find."""
    lacking = {}
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            lacking[library] = package
    return lacking


def wanted_here(*, display: bool) -> dict[str, str]:
    """The libraries needed on this system; with `display`, also those of the display that is there."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(ALWAYS)
    if display and os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    elif display and os.environ.get("DISPLAY"):
        wanted |= X11
    return wanted


def main() -> int:
    """0 when nothing is missing, else 1 and one sentence on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--display", action="store_true", help="also what a window on this display needs")
    parser.add_argument("--packages", action="store_true", help="print only the missing Debian packages")
    options = parser.parse_args()
    lacking = missing(wanted_here(display=options.display))
    if options.packages:
        print(*lacking.values())
        return 0
    if not lacking:
        return 0
    print(
        f"Partner Desk cannot show a window: Qt needs {', '.join(lacking)}, which this system lacks "
        f"(on Debian: apt-get install {' '.join(lacking.values())}).",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
