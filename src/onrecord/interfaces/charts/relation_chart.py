"""What two have to do with one another, month by month, as a chart: a panel for each kind of entry.

Two say a hundred things of one another for each time that they meet: stacked, or over one scale,
the meetings would not be seen.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.interfaces.charts.drawing import SMALL, WIDTH, ChartFormat, drawn_panels
from onrecord.schema.stored_happenings import RelationMonth

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Inches: of a panel, and of what stands above and below all; of a month, and beside them.
_PANEL: Final = 1.3
_AROUND: Final = 1.0
_MONTH: Final = 0.55
_BESIDE: Final = 1.2
_LEAST_WIDTH: Final = 5.0
_BAR: Final = 0.7
# Room above the highest bar for its number, as a share of it.
_ABOVE: Final = 1.3
# So many months are named under the bars at most; with more, bars have no numbers.
_MOST_LABELS: Final = 24
# Told apart by their lightness too.
_STANCES: Final = {"negative": "#a50f15", "mixed": "#d9a441", "positive": "#41ab5d"}


def draw_relation(
    months: Sequence[RelationMonth], title: str, path: Path, format: ChartFormat
) -> None:
    """Write a chart of how many entries of each kind each month has.

    Args:
        months: one month at least, in order, none left out.
        title: words over the chart.
        path: where to.
        format: as what.

    Raises:
        MissingLibrary: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    counts = {
        "statements": [one.statements for one in months],
        "encounters": [one.encounters for one in months],
        "actions": [one.actions for one in months],
        "commitments": [one.commitments for one in months],
    }
    shown = {label: own for label, own in counts.items() if any(own)} or counts
    width = min(max(_BESIDE + _MONTH * len(months), _LEAST_WIDTH), WIDTH)
    size = width, _AROUND + _PANEL * len(shown)
    with drawn_panels(path, format, title, size, len(shown)) as panels:
        for axes, (label, own) in zip(panels, shown.items(), strict=True):
            _draw(axes, label, own, f"C{list(counts).index(label)}")
            if label == "statements":
                _draw_stances(axes, months)
            axes.tick_params(labelbottom=axes is panels[-1])
        step = -(-len(months) // _MOST_LABELS)
        names = [one.month for one in months[::step]]
        places = range(0, len(months), step)
        panels[-1].set_xticks(places, names, rotation=45, ha="right", fontsize=SMALL)
        panels[-1].set_xlim(-0.5, len(months) - 0.5)


def _draw_stances(axes: "Axes", months: Sequence[RelationMonth]) -> None:
    """Colour the parts of the bars of statements that are negative, mixed or positive."""
    below = [0] * len(months)
    for stance, colour in _STANCES.items():
        counts = [getattr(one, stance) for one in months]
        if any(counts):
            axes.bar(range(len(months)), counts, _BAR, below, color=colour, label=stance)
        below = [low + count for low, count in zip(below, counts, strict=True)]
    if any(below):
        axes.legend(fontsize=SMALL, loc="upper right", ncols=len(_STANCES), frameon=False)


def _draw(axes: "Axes", label: str, counts: Sequence[int], colour: str) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 (an extra, on demand)

    bars = axes.bar(range(len(counts)), counts, width=_BAR, color=colour)
    if len(counts) <= _MOST_LABELS:
        axes.bar_label(bars, [str(one or "") for one in counts], fontsize=SMALL, padding=1)
    axes.set_ylabel(label, fontsize=SMALL)
    axes.set_ylim(0, max(*counts, 1) * _ABOVE)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    axes.tick_params(axis="y", labelsize=SMALL)
    axes.grid(axis="y", alpha=0.3)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
