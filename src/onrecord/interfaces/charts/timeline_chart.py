"""A timeline as a chart: a bar over the days that each entry may have happened on."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.interfaces.charts.drawing import COLOURS, EPOCH, SMALL, ChartFormat, drawn_chart
from onrecord.interfaces.charts.timeline_layout import Layout, lay_out
from onrecord.schema.timeline import Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Inches: of a row, and of what stands around the rows.
_ROW: Final = 0.26
_MARGIN: Final = 1.6
_BAR: Final = 0.62
# The share of the axis that a bar takes at least, so that a day among decades is still seen.
_LEAST_SHARE: Final = 0.004
# What is left free before the first bar and after the last, as a share of the axis.
_AROUND: Final = 0.03


def draw_timeline(timeline: Timeline, title: str, path: Path, format: ChartFormat) -> None:
    """Write a chart of the dated entries of a timeline.

    Args:
        timeline: it has a dated entry at least.
        title: words over the chart.
        path: where to.
        format: as what.

    Raises:
        MissingLibrary: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    layout = lay_out(timeline.dated)
    with drawn_chart(path, format, title, _MARGIN + _ROW * len(layout.rows)) as axes:
        _draw_bars(axes, layout)
        if timeline.undated:
            axes.set_xlabel(f"not shown, for nothing dates them: {len(timeline.undated)}")


def _draw_bars(axes: "Axes", layout: Layout) -> None:
    from matplotlib.dates import ConciseDateFormatter  # noqa: PLC0415

    people = list(dict.fromkeys(bar.who for bar in layout.bars))
    first = min(_place(bar.first) for bar in layout.bars)
    end = max(_place(bar.last) for bar in layout.bars) + 1
    least, around = (end - first) * _LEAST_SHARE, max((end - first) * _AROUND, 1)
    for number, who in enumerate(people):
        own = [bar for bar in layout.bars if bar.who == who]
        axes.barh(
            [bar.row for bar in own],
            [max((bar.last - bar.first).days + 1, least) for bar in own],
            left=[_place(bar.first) for bar in own],
            height=_BAR,
            color=f"C{number % COLOURS}",
        )
    # The calendar of the axis ends where Python's does.
    axes.set_xlim(
        max(first - around, _place(date.min)),
        min(end + around, _place(date.max)),
    )
    axes.xaxis_date()
    dates = ConciseDateFormatter(axes.xaxis.get_major_locator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(dates)
    axes.set_yticks(range(len(layout.rows)), layout.rows, parse_math=False, fontsize=SMALL)
    axes.invert_yaxis()
    axes.grid(axis="x", alpha=0.3)
    axes.set_axisbelow(True)


def _place(day: date) -> float:
    """Return where a day begins on the axis: days since the epoch, as matplotlib counts them."""
    return float((day - EPOCH).days)
