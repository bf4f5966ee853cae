"""What a chart of 24 months costs with several plotting libraries, and what each writes.

`PYTHON benchmarks/chart_libraries.py NAME`, with a PYTHON that has the library: leather, pygal,
matplotlib.figure or vl_convert. Prints milliseconds of a processor to load it and for a chart, the
length of the drawing, and how many styles, scripts and links stand in it.
"""

import importlib
import io
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

_MONTHS: Final = [f"{2021 + place // 12}-{place % 12 + 1:02}" for place in range(24)]
_COUNTS: Final = [place * 7 % 19 + 1 for place in range(24)]
_CHARTS: Final = 20
_LOOKED_FOR: Final = (' style="', "<style", "<script", "<a ")

# The libraries have no types that they share.
_Library = Any


def _leather(leather: _Library) -> str:
    chart = leather.Chart("Months")
    chart.add_columns(list(zip(_MONTHS, _COUNTS, strict=True)))
    return str(chart.to_svg())


def _pygal(pygal: _Library) -> str:
    chart = pygal.Bar(js=[])
    chart.x_labels = _MONTHS
    chart.add("statements", [{"value": one, "xlink": "/months"} for one in _COUNTS])
    return str(chart.render(is_unicode=True))


def _matplotlib(figures: _Library) -> str:
    figure = figures.Figure(figsize=(8, 3))
    for bar in figure.add_subplot().bar(_MONTHS, _COUNTS):
        bar.set_url("/months")
    written = io.StringIO()
    figure.savefig(written, format="svg")
    return written.getvalue()


def _vl_convert(vl_convert: _Library) -> str:
    rows = zip(_MONTHS, _COUNTS, strict=True)
    chart = {
        "data": {"values": [{"m": month, "n": count, "u": "/months"} for month, count in rows]},
        "mark": "bar",
        "encoding": {
            "x": {"field": "m", "type": "ordinal"},
            "y": {"field": "n", "type": "quantitative"},
            "href": {"field": "u"},
        },
    }
    return str(vl_convert.vegalite_to_svg(chart))


_DRAWN: Final[Mapping[str, Callable[[_Library], str]]] = {
    "leather": _leather,
    "pygal": _pygal,
    "matplotlib.figure": _matplotlib,
    "vl_convert": _vl_convert,
}


def main() -> None:
    """Print what a library costs."""
    name = sys.argv[1]
    began = time.process_time()
    library = importlib.import_module(name)
    drawn = _DRAWN[name](library)
    loaded = time.process_time()
    for _ in range(_CHARTS):
        drawn = _DRAWN[name](library)
    each = (time.process_time() - loaded) / _CHARTS
    print(f"{name}: loaded with a first chart in {1000 * (loaded - began):.0f} ms,")
    print(f"{1000 * each:.1f} ms a chart, {len(drawn):,} characters;")
    print(", ".join(f"{one.strip()} {drawn.count(one)}" for one in _LOOKED_FOR))


if __name__ == "__main__":
    main()
