"""How each cost grows with the book: the figures from size to size, and a picture of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from benchmarks.figures import Bar, Figure, Measure
from benchmarks.sizes import SIZES

MOST_GROWTH = 1.5
"""From M to XL, 333 times the rows, an interactive cost may grow by half."""
ACTS = ("search", "jump", "scroll", "sort", "select")


def growth_figures(runs: Mapping[str, Iterable[Figure]]) -> list[Figure]:
    """Each interactive cost at XL beside the same at M; nothing when one of the two was not measured."""
    small, large = ({f.key: f for f in runs.get(label, ())} for label in ("M", "XL"))
    return [
        Figure(
            f"growth.{key}",
            f"from M to XL: {figure.name}",
            figure.value,
            figure.unit,
            "the same at size M",
            small[key].value,
            bars=(Bar(Measure.TIMES_FLOOR, MOST_GROWTH),),
            note="p95 beside p95",
        )
        for key, figure in large.items()
        if key.partition(".")[0] in ACTS and key in small
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel: what it is, and its costs by size."""

    name: str
    colour: str
    costs: dict[str, float]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the picture: costs of one unit over the sizes, and the bar they have to stay under."""

    title: str
    unit: str
    lines: tuple[Line, ...]
    limit: float | None = None


_INK, _QUIET, _RULE, _LIMIT = "#1b1f24", "#5b6470", "#e3e6ea", "#b42318"
_COLOURS = ("#0b62c4", "#0f8a6d", "#b35900", "#7a3fc2", "#c02a6b", "#4a5563")
_PEER = "#9aa3ad"
_FAMILY = "DejaVu Sans"
_WIDTH, _PANEL_HEIGHT, _MARGIN = 940.0, 250.0, 28.0


def panels(runs: Mapping[str, Sequence[Figure]]) -> list[Panel]:
    """What is drawn: interactive costs, beside the naive peer; starting; memory; and the bulk rates."""

    def costs(prefix: str, *, peer: bool = False, floor: bool = False) -> dict[str, float]:
        """The worst of the figures whose key begins so, by size."""
        found: dict[str, float] = {}
        for label, figures in runs.items():
            values = [
                value
                for f in figures
                if f.key == prefix or (prefix != "start" and f.key.startswith(f"{prefix}."))
                for value in [f.peer_value if peer else f.floor_value if floor else f.value]
                if value is not None
            ]
            if values:
                found[label] = max(values)
        return found

    def lines(*named: tuple[str, str]) -> list[Line]:
        return [
            Line(name, _COLOURS[place % len(_COLOURS)], found)
            for place, (name, prefix) in enumerate(named)
            if (found := costs(prefix))
        ]

    def whole(title: str, unit: str, drawn: list[Line], limit: float | None = None) -> Panel:
        return Panel(title, unit, tuple(line for line in drawn if line.costs), limit)

    peers = [
        Line("naive: filter", _PEER, costs("search", peer=True), dashed=True),
        Line("naive: sort", _PEER, costs("sort", peer=True), dashed=True),
    ]
    found = [
        whole(
            "From an act to its painted rows (p95, the slowest kind)",
            "ms",
            [
                *lines(
                    ("a key in the search box", "search"),
                    ("a jump anywhere", "jump"),
                    ("a click on a header", "sort"),
                    ("selecting a customer", "select"),
                ),
                *peers,
            ],
            33.0,
        ),
        whole(
            "From process start to painted rows",
            "s",
            [
                *lines(("the desk", "start")),
                Line("an empty window", _COLOURS[5], costs("start", floor=True), dashed=True),
                Line("naive: all rows first", _PEER, costs("start", peer=True), dashed=True),
            ],
        ),
        whole(
            "Peak memory above an empty window",
            "MB",
            [*lines(("the desk", "memory")), Line("naive: all rows", _PEER, costs("memory", peer=True), dashed=True)],
            90.0,
        ),
        whole(
            "Rows a second, written",
            "rows/s",
            [
                *lines(("importing a table", "import"), ("building the sample", "build"), ("deciding", "decide")),
                Line("plain sqlite3 (import)", _PEER, costs("import", floor=True), dashed=True),
            ],
        ),
    ]
    return [panel for panel in found if panel.lines]


def draw(runs: Mapping[str, Sequence[Figure]], path: Path) -> None:
    """Draw how each cost grows over the sizes that were measured, as SVG. Needs a QGuiApplication."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("drawing needs an application object")
    labels = [label for label in SIZES if label in runs]
    drawn = panels(runs)
    rows = -(-len(drawn) // 2)
    size = QSize(int(_WIDTH), int(rows * (_PANEL_HEIGHT + _MARGIN) + _MARGIN))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = QSvgGenerator()
    picture.setFileName(str(path))
    picture.setSize(size)
    picture.setViewBox(QRectF(0, 0, size.width(), size.height()))
    picture.setTitle("How each cost grows with the book")
    painter = QPainter(picture)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor("white"))
    wide = (_WIDTH - 3 * _MARGIN) / 2
    for place, panel in enumerate(drawn):
        column, row = place % 2, place // 2
        where = QRectF(
            _MARGIN + column * (wide + _MARGIN), _MARGIN + row * (_PANEL_HEIGHT + _MARGIN), wide, _PANEL_HEIGHT
        )
        _draw_panel(painter, where, panel, labels)
    painter.end()


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(_FAMILY)
    font.setPixelSize(int(points))
    font.setBold(bold)
    return font


def _draw_panel(painter: QPainter, where: QRectF, panel: Panel, labels: list[str]) -> None:
    painter.setFont(_font(13, bold=True))
    painter.setPen(QColor(_INK))
    painter.drawText(QPointF(where.left(), where.top() + 12), panel.title)
    painter.setFont(_font(11))
    values = [cost for line in panel.lines for cost in line.costs.values() if cost > 0]
    if panel.limit is not None:
        values.append(panel.limit)
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    high = max(high, low + 1)
    # Names stand right of the lines; numbers left of the plot.
    plot = where.adjusted(48, 28, -150, -22)

    def y(value: float) -> float:
        return plot.bottom() - (log10(max(value, 10**low)) - low) / (high - low) * plot.height()

    def x(label: str) -> float:
        steps = max(len(labels) - 1, 1)
        return plot.left() + 8 + labels.index(label) / steps * (plot.width() - 16)

    for power in range(low, high + 1):
        value = 10.0**power
        painter.setPen(QPen(QColor(_RULE), 1))
        painter.drawLine(QPointF(plot.left(), y(value)), QPointF(plot.right(), y(value)))
        painter.setPen(QColor(_QUIET))
        box = QRectF(where.left() - 20, y(value) - 8, 62, 16)
        words = f"{value:,.0f}" if value >= 1 else f"{value:g}"
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    painter.drawText(QRectF(where.left(), plot.bottom() + 4, 44, 16), Qt.AlignmentFlag.AlignRight, panel.unit)
    for label in labels:
        box = QRectF(x(label) - 30, plot.bottom() + 4, 60, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, label)
    if panel.limit is not None:
        painter.setPen(QPen(QColor(_LIMIT), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plot.left(), y(panel.limit)), QPointF(plot.right(), y(panel.limit)))
    for line in panel.lines:
        pen = QPen(QColor(line.colour), 2)
        if line.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        points = [QPointF(x(label), y(line.costs[label])) for label in labels if label in line.costs]
        painter.setPen(pen)
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line.colour))
        for point in points:
            painter.drawEllipse(point, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_names(painter, plot, panel, labels, y)


def _draw_names(painter: QPainter, plot: QRectF, panel: Panel, labels: list[str], y: object) -> None:
    """The name of each line at its end, pushed apart so that all can be read."""
    assert callable(y)
    ends: list[tuple[float, str, str]] = []
    for line in panel.lines:
        last = next(label for label in reversed(labels) if label in line.costs)
        ends.append((y(line.costs[last]), line.name, line.colour))
    if panel.limit is not None:
        ends.append((y(panel.limit), f"bar: {panel.limit:g} {panel.unit}", _LIMIT))
    ends.sort()
    step = QFontMetricsF(painter.font()).height() + 1
    places = [end[0] for end in ends]
    for _ in range(50):
        for above in range(len(places) - 1):
            lack = step - (places[above + 1] - places[above])
            if lack > 0:
                places[above] -= lack / 2
                places[above + 1] += lack / 2
    shift = min(0.0, plot.bottom() + 8 - max(places, default=0.0))
    for place, (_, name, colour) in zip(places, ends, strict=True):
        painter.setPen(QColor(colour))
        box = QRectF(plot.right() + 8, place + shift - step / 2, 160, step)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
