"""Counts by month as a chart that a plotting library draws: for a page, or as a file to keep.

The library chooses the scale, its lines and where bars stand, and writes the drawing. Added to it
are classes, by which the style sheet colours the bars for light, dark and print, and over each
month a link that is a bar too, as high as the chart.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any, Final, Protocol

import leather
from markupsafe import Markup

from onrecord.interfaces.safe_text import shorten
from onrecord.interfaces.web.calendar_words import month_words
from onrecord.interfaces.web.month_counts import MonthCount

# So many months are drawn at most, the last ones: more would be too thin to point at.
MOST_MONTHS: Final = 60

_KEPT: Final = 256
_WIDTH: Final = 720.0
_HEIGHT: Final = 205
_FILE_HEIGHT: Final = 300
_LEAST_SLOT: Final = 11.0
_WIDEST_SLOT: Final = 56.0
_LEAST_FILE: Final = 480.0
_LABEL: Final = 52.0
_LONGEST_TITLE: Final = 90
_MARK: Final = "mark"
_MARK_RADIUS: Final = 4
# Room above the highest bar, and above a bar for its mark, as shares of the highest.
_ABOVE: Final = 1.04
_ABOVE_MARKS: Final = 1.16
_MARK_AT: Final = 0.08
# As in the light of the style sheet, for who opens the drawing without it.
_COLOURS: Final = {
    "statement": "#8b8577",
    "negative": "#8c1d2f",
    "mixed": "#8a6a1d",
    "neutral": "#b5ae9f",
    "positive": "#2a5d78",
    _MARK: "#1c1a17",
}
_FONT: Final = "sans-serif"
# Of a digit beside a line, and of all else beside the bars.
_LETTER: Final = 7
_MARGINS: Final = 36.0
# Attributes that are places or lengths.
_PLACES: Final = frozenset({"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"})

# The library takes its looks from a module.
leather.theme.margin = 0.02
leather.theme.background_color = "none"
leather.theme.tick_font_size = 12
leather.theme.tick_font_char_height = 12
leather.theme.tick_font_char_width = _LETTER
leather.theme.label_color = "#5a554b"
leather.theme.title_font_family = _FONT
leather.theme.legend_font_family = _FONT
leather.theme.tick_font_family = _FONT


@dataclass(frozen=True, slots=True)
class MonthChart:
    """Months as a chart.

    Attributes:
        drawing: what stands within the ``svg`` element of a page.
        width, height: of the drawing.
        shown: how many months are drawn.
        left_out: earlier months that are not drawn.
        has_marks: whether anything happened besides what is counted.
    """

    drawing: Markup
    width: float
    height: float
    shown: int
    left_out: int
    has_marks: bool


class _Shape(Protocol):
    """What the library asks of a shape."""

    def to_svg(self, *given: Any) -> ET.Element: ...  # noqa: ANN401 (the library has no types)
    def legend_to_svg(self, *given: Any) -> list[tuple[ET.Element, float]]: ...  # noqa: ANN401


class _Classed:
    """A shape of the library, with a class; without a legend where the page has one."""

    def __init__(self, shape: _Shape, name: str, *, has_legend: bool) -> None:
        self._shape = shape
        self._name = name
        self._has_legend = has_legend

    def validate_series(self, series: object) -> None:
        """Take months for what they are: the library's dots ask for numbers, and need none."""

    def to_svg(self, *given: Any) -> ET.Element:  # noqa: ANN401 (the library has no types)
        group = self._shape.to_svg(*given)
        for one in group:
            one.set("class", self._name)
        return group

    def legend_to_svg(self, *given: Any) -> list[tuple[ET.Element, float]]:  # noqa: ANN401
        return self._shape.legend_to_svg(*given) if self._has_legend else []


class _Linked(_Classed):
    """Bars that cannot be seen, each within a link to its month."""

    def __init__(self, shape: _Shape, months: Iterable[MonthCount]) -> None:
        super().__init__(shape, "slot", has_legend=False)
        self._months = months

    def to_svg(self, *given: Any) -> ET.Element:  # noqa: ANN401 (the library has no types)
        bars = super().to_svg(*given)
        group = ET.Element("g")
        for month, bar in zip(self._months, bars, strict=True):
            link = ET.SubElement(group, "a", {"href": month.address, "aria-label": month.words})
            link.append(bar)
            ET.SubElement(bar, "title").text = month.words
        return group


@lru_cache(_KEPT)
def month_chart(months: tuple[MonthCount, ...]) -> MonthChart | None:
    """Return months as a chart for a page, the last `MOST_MONTHS`; None where nothing is counted.

    Args:
        months: in order.
    """
    shown = months[-MOST_MONTHS:]
    if not _has_anything(shown):
        return None
    slot = min(max(_WIDTH / len(shown), _LEAST_SLOT), _WIDEST_SLOT)
    width = round(_beside(shown) + slot * len(shown), 1)
    chart = _chart(shown, None, slot)
    linked = [one for one in shown if one.total or one.marks]
    top = _ceiling(shown)
    chart.add_series(_series(linked, lambda _: top), _Linked(leather.Columns("none"), linked))
    return MonthChart(
        drawing=Markup(_written(chart.to_svg_group(width, _HEIGHT))),  # noqa: S704 (escaped there)
        width=width,
        height=_HEIGHT,
        shown=len(shown),
        left_out=len(months) - len(shown),
        has_marks=any(one.marks for one in shown),
    )


@lru_cache(_KEPT)
def month_file(months: tuple[MonthCount, ...], title: str) -> bytes | None:
    """Return months as an SVG file, with a title and a legend; None where nothing is counted.

    Args:
        months: in order.
        title: words over the chart.
    """
    shown = months[-MOST_MONTHS:]
    if not _has_anything(shown):
        return None
    over = shorten(title, _LONGEST_TITLE)
    wide = min(max(_WIDEST_SLOT * len(shown), _LEAST_FILE), _WIDTH)
    chart = _chart(shown, over, wide / len(shown))
    width, height = round(wide + _beside(shown)), _FILE_HEIGHT
    root = ET.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{width}",
        height=f"{height}",
        viewBox=f"0 -16 {width} {height + 16}",
    )
    ET.SubElement(root, "title").text = over
    paper = {"width": f"{width}", "height": f"{height + 16}", "fill": "#ffffff"}
    ET.SubElement(root, "rect", paper, x="0", y="-16")
    root.append(chart.to_svg_group(width, height))
    return _written(root).encode()


def _chart(shown: Sequence[MonthCount], title: str | None, slot: float) -> Any:  # noqa: ANN401
    """Return a chart of the library with all that is counted; a page has title and legend."""
    chart = leather.Chart(title)
    chart.set_x_scale(leather.Ordinal([one.month for one in shown]))
    every = max(round(_LABEL / slot), 1)
    chart.add_x_axis([one.month for one in shown[::every]], lambda month, *_: _label(month))
    scale = _scale(_ceiling(shown))
    chart.set_y_scale(scale)
    whole = [int(one) for one in scale.ticks() if one == int(one)]
    chart.add_y_axis(whole, lambda number, *_: f"{number:,}")
    for name, rows in _layers(shown):
        bars = _Classed(leather.Columns(_COLOURS[name]), f"bar bar-{name}", has_legend=bool(title))
        chart.add_series(leather.Series(rows, name=name), bars)
    marked = [one for one in shown if one.marks]
    if marked:
        over = max(one.total for one in shown) * _MARK_AT or _MARK_AT
        dots = leather.Dots(_COLOURS[_MARK], _MARK_RADIUS)
        chart.add_series(
            _series(marked, lambda one: one.total + over),
            _Classed(dots, "chart-mark", has_legend=bool(title)),
        )
    return chart


@lru_cache(_KEPT)
def _scale(ceiling: int) -> Any:  # noqa: ANN401 (the library has no types)
    """Return the scale of a height: to choose its lines takes as long as to draw a chart."""
    return leather.Linear(0, ceiling)


def _layers(shown: Sequence[MonthCount]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield what bars are made of, from the top down: each layer covers a part of the last."""
    names = [name for name, _ in shown[0].parts]
    for place in reversed(range(len(names))):
        rows = [
            (one.month, sum(count for _, count in one.parts[: place + 1]))
            for one in shown
            if one.parts[place][1]
        ]
        if rows:
            yield names[place], rows


def _series(months: Sequence[MonthCount], height: Callable[[MonthCount], float]) -> Any:  # noqa: ANN401
    rows = [(one.month, height(one)) for one in months]
    return leather.Series(rows, name="met, did or promised")


def _has_anything(shown: Sequence[MonthCount]) -> bool:
    return any(one.total or one.marks for one in shown)


def _ceiling(shown: Sequence[MonthCount]) -> int:
    highest = max(one.total for one in shown)
    room = _ABOVE_MARKS if any(one.marks for one in shown) else _ABOVE
    return max(ceil(highest * room), 1)


def _beside(shown: Sequence[MonthCount]) -> float:
    """Return the room that the numbers of the lines and the margins take."""
    letters = len(f"{max(one.total for one in shown):,}")
    return letters * _LETTER + _MARGINS


def _label(month: str) -> str:
    words = month_words(month).split()
    return month if len(words) < 2 else f"{words[0][:3]} {words[1][2:]}"


def _written(root: ET.Element) -> str:
    """Return a drawing as text, its numbers with no more places than can be seen."""
    for one in root.iter():
        for name, value in one.items():
            if name in _PLACES:
                one.set(name, f"{float(value):.1f}".removesuffix(".0"))
    return ET.tostring(root, encoding="unicode")
