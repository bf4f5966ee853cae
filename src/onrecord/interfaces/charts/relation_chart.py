"""What two have to do with one another, month by month, as a chart of stacked bars."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from onrecord.interfaces.charts.drawing import SMALL, ChartFormat, drawn_chart
from onrecord.schema.stored_happenings import RelationMonth

# Inches.
_HEIGHT: Final = 4.5
_BAR: Final = 0.8
# Room for so many months at least, so that one alone is no wall.
_LEAST_PLACES: Final = 12
# So many months are named under the bars at most.
_MOST_LABELS: Final = 24


def draw_relation(
    months: Sequence[RelationMonth], title: str, path: Path, format: ChartFormat
) -> None:
    """Write a chart of how many entries each month has.

    Args:
        months: one month at least, in order, none left out.
        title: words over the chart.
        path: where to.
        format: as what.

    Raises:
        MissingLibrary: matplotlib is not installed.
        OSError: the file cannot be written.
    """
    kinds = {
        "statements": [one.statements for one in months],
        "encounters": [one.encounters for one in months],
        "actions": [one.actions for one in months],
        "commitments": [one.commitments for one in months],
    }
    places = list(range(len(months)))
    with drawn_chart(path, format, title, _HEIGHT) as axes:
        from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 (an extra, on demand)

        below = [0] * len(months)
        for label, counts in kinds.items():
            if any(counts):
                axes.bar(places, counts, bottom=below, width=_BAR, label=label)
            below = [one + more for one, more in zip(below, counts, strict=True)]
        step = -(-len(months) // _MOST_LABELS)
        names = [one.month for one in months[::step]]
        axes.set_xticks(places[::step], names, rotation=45, ha="right", fontsize=SMALL)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y", alpha=0.3)
        axes.set_axisbelow(True)
        axes.set_xlim(-0.5, max(len(months), _LEAST_PLACES) - 0.5)
        axes.legend(frameon=False, fontsize=SMALL, loc="upper left", bbox_to_anchor=(1.0, 1.0))
