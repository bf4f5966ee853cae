"""What all charts have in common: how they are drawn and written, whatever they show."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from onrecord.errors import MissingLibrary
from onrecord.interfaces.safe_text import shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# ruff: noqa: PLC0415 (the library is an extra, and loads on demand)

ChartFormat = Literal["svg", "png"]

EPOCH: Final = date(1970, 1, 1)
COLOURS: Final = 10
# Points.
SMALL: Final = 8
# Inches.
WIDTH: Final = 11.0

_LONGEST_TITLE: Final = 90
_DOTS_PER_INCH: Final = 150


@contextmanager
def drawn_chart(path: Path, format: ChartFormat, title: str, height: float) -> Iterator["Axes"]:
    """Give the axes of a chart of one panel; see `drawn_panels`."""
    with drawn_panels(path, format, title, (WIDTH, height), 1) as (axes,):
        yield axes


@contextmanager
def drawn_panels(
    path: Path, format: ChartFormat, title: str, size: tuple[float, float], count: int
) -> Iterator[Sequence["Axes"]]:
    """Give the axes of panels, one above the other over one axis; written once they are drawn.

    Args:
        path: where to.
        format: as what.
        title: words over the first.
        size: width and height of all, in inches.
        count: how many, at least 1.

    Raises:
        MissingLibrary: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingLibrary("charts need matplotlib: pip install 'onrecord[charts]'") from error
    settings = mpl.rc_context(
        {
            "date.epoch": f"{EPOCH}T00:00:00",
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
        figure = Figure(figsize=size, layout="constrained")
        panels = [figure.add_subplot(count, 1, 1)]
        for number in range(2, count + 1):
            panels.append(figure.add_subplot(count, 1, number, sharex=panels[0]))
        panels[0].set_title(shorten(title, _LONGEST_TITLE), loc="left", parse_math=False)
        yield panels
        metadata = {"Date": None} if format == "svg" else None
        figure.savefig(path, format=format, dpi=_DOTS_PER_INCH, metadata=metadata)
