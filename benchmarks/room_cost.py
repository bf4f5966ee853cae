"""What a page costs by itself: seconds of a processor, one page at a time in one process.

Other work on the machine bears less on these than on waits.
"""

import statistics
import time
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from fastapi.testclient import TestClient

from benchmarks.room_pages import Page
from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.pipeline import open_accounts, open_book

# Of each kind of page; the room counts what one visitor asks.
_MOST: Final = 20
_HOST: Final = "http://127.0.0.1:8321"


def page_costs(record: Path, pages: Mapping[str, Sequence[Page]]) -> dict[str, dict[str, float]]:
    """Return median and largest cost of pages by their kinds, in milliseconds."""
    settings = RoomSettings(
        record=record, accounts=record.with_suffix(".accounts"), local_name="reader"
    )
    app = make_app(settings, open_book, open_accounts)
    with TestClient(app, base_url=_HOST, client=("127.0.0.1", 1)) as client:
        return {kind: _costs(client, own) for kind, own in pages.items()}


def _costs(client: TestClient, pages: Sequence[Page]) -> dict[str, float]:
    client.get(pages[0].path)
    costs = []
    for page in islice(pages, _MOST):
        began = time.process_time()
        client.get(page.path)
        costs.append(1000 * (time.process_time() - began))
    return {"median": statistics.median(costs), "largest": max(costs)}
