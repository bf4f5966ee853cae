"""A timeline as a chart: a bar over the days that each entry may have happened on."""

import warnings
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from onrecord.errors import MissingLibrary
from onrecord.interfaces.charts.timeline_layout import Layout, lay_out
from onrecord.interfaces.safe_text import shorten
from onrecord.schema.timeline import Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ChartFormat = Literal["svg", "png"]

_LONGEST_TITLE: Final = 90
# Inches: of the whole, of a row, and of what stands around the rows.
_WIDTH: Final = 11.0
_ROW: Final = 0.26
_MARGIN: Final = 1.6
_DOTS_PER_INCH: Final = 150
_BAR: Final = 0.62
# Points.
_SMALL: Final = 8
# The share of the axis that a bar takes at least, so that a day among decades is still seen.
_LEAST_SHARE: Final = 0.004
# What is left free before the first bar and after the last, as a share of the axis.
_AROUND: Final = 0.03
_EPOCH: Final = date(1970, 1, 1)
_COLOURS: Final = 10


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
    try:
        import matplotlib as mpl  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise MissingLibrary("charts need matplotlib: pip install 'onrecord[charts]'") from error
    layout = lay_out(timeline.dated)
    settings = mpl.rc_context(
        {
            "date.epoch": f"{_EPOCH}T00:00:00",
            # A reader's own settings must not let words of strangers be taken for TeX.
            "text.usetex": False,
            # Text stays text, to be searched and read aloud, and the file is always the same.
            "svg.fonttype": "none",
            "svg.hashsalt": "onrecord",
        }
    )
    with settings, warnings.catch_warnings():
        # A letter that no font at hand has is drawn as a box.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        size = (_WIDTH, _MARGIN + _ROW * len(layout.rows))
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.add_subplot()
        _draw_bars(axes, layout)
        axes.set_title(shorten(title, _LONGEST_TITLE), loc="left", parse_math=False)
        if timeline.undated:
            axes.set_xlabel(f"not shown, for nothing dates them: {len(timeline.undated)}")
        metadata = {"Date": None} if format == "svg" else None
        figure.savefig(path, format=format, dpi=_DOTS_PER_INCH, metadata=metadata)


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
            color=f"C{number % _COLOURS}",
        )
    # The calendar of the axis ends where Python's does.
    axes.set_xlim(
        max(first - around, _place(date.min)),
        min(end + around, _place(date.max)),
    )
    axes.xaxis_date()
    dates = ConciseDateFormatter(axes.xaxis.get_major_locator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(dates)
    axes.set_yticks(range(len(layout.rows)), layout.rows, parse_math=False, fontsize=_SMALL)
    axes.invert_yaxis()
    axes.grid(axis="x", alpha=0.3)
    axes.set_axisbelow(True)


def _place(day: date) -> float:
    """Return where a day begins on the axis: days since the epoch, as matplotlib counts them."""
    return float((day - _EPOCH).days)
