"""Where the files that come with the program are: icons, styles, translations.

The same call serves a checkout, an installed wheel and a packaged program: the two built forms carry the
folder `resources` inside the package as `_resources`, a checkout has it beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """The path of a file or folder of the program, such as `resource("icons", "partner-desk.svg")`.

    The path may not exist: a checkout whose translations are not compiled yet has no `.qm` files.
    """
    root = next((place for place in _PLACES if place.is_dir()), _PLACES[-1])
    return root.joinpath(*parts)
