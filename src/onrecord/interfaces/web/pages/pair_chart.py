"""The months of two as a chart to keep: an SVG file, drawn with the plotting library of charts."""

import threading
from collections import OrderedDict
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.charts.relation_chart import draw_relation
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.stored_happenings import RelationMonth

router = APIRouter()

HAS_LIBRARY: Final = find_spec("matplotlib") is not None
_KEPT: Final = 64

Drawn = tuple[str, tuple[RelationMonth, ...]]


class Charts:
    """Charts by what they show, so that each is drawn once; those asked for last are kept."""

    def __init__(self, kept: int = _KEPT) -> None:
        """Keep how many are kept."""
        self._most = kept
        self._drawn: OrderedDict[Drawn, bytes] = OrderedDict()
        # The library has settings for the whole program, so one is drawn at a time.
        self._lock = threading.Lock()

    def of(self, title: str, months: tuple[RelationMonth, ...]) -> bytes:
        """Return a chart as SVG.

        Args:
            title: words over it.
            months: one at least, in order.

        Raises:
            MissingLibrary: the plotting library is not installed.
        """
        shown = (title, months)
        with self._lock:
            if shown not in self._drawn:
                self._drawn[shown] = _draw(title, months)
            self._drawn.move_to_end(shown)
            while len(self._drawn) > self._most:
                self._drawn.popitem(last=False)
            return self._drawn[shown]


_CHARTS: Final = Charts()


@router.get("/pair/{first}/{second}/months.svg")
def months_svg(room: GivenRoom, first: str, second: str) -> Response:
    """Send the chart as a file."""
    overview = room.books.here().pair_overview(first, second)
    if not overview.months:
        raise NotInRecord("There is nothing between these two to draw.")
    title = f"{overview.first.name} and {overview.second.name}"
    return Response(
        _CHARTS.of(title, overview.months),
        media_type="image/svg+xml",
        headers={"Content-Disposition": 'attachment; filename="months.svg"'},
    )


def _draw(title: str, months: tuple[RelationMonth, ...]) -> bytes:
    with TemporaryDirectory(prefix="onrecord-chart-") as folder:
        path = Path(folder) / "months.svg"
        draw_relation(months, title, path, "svg")
        return path.read_bytes()
