"""Lists of entries as Atom feeds and as calendars, with the same ids as those of `export`."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, cast

from fastapi import Response

from onrecord.interfaces.exports.atom_feed import (
    FeedEntry,
    feed_lines,
    listed_feed_entry,
    newest_first,
)
from onrecord.interfaces.exports.encounters_ics import calendar_bytes
from onrecord.interfaces.web.api.asking import Asking
from onrecord.pipeline import RecordFollower
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.happenings import Encounter
from onrecord.schema.stored_happenings import StoredHappening

# What has no entry yet was never another.
_NEVER: Final = datetime.fromtimestamp(0, UTC).isoformat()


def entries_feed(
    asking: Asking, title: str, asked: Sequence[str], entries: Sequence[ListedEntry]
) -> Response:
    """Return a feed of entries, those that came into the record last first.

    Args:
        asking: the request.
        title: words over it.
        asked: what was asked for, which makes its id.
        entries: the entries; of each the article is looked up.
    """
    articles = {one: asking.book.article(one) for one in {entry.article.id for entry in entries}}
    addresses = asking.addresses
    told = (
        listed_feed_entry(one, articles[one.article.id], addresses.entry(one.entry, one.id))
        for one in entries
    )
    return feed(asking, title, asked, told)


def feed(
    asking: Asking, title: str, asked: Sequence[str], entries: Iterable[FeedEntry]
) -> Response:
    """Return a feed; see `entries_feed`."""
    request = asking.request
    address = asking.addresses.asked(request.url.path, dict(request.query_params))
    lines = feed_lines(title, asked, newest_first(entries), address=address, since=_NEVER)
    return asking.answered(Response("".join(lines), media_type="application/atom+xml"))


def calendar(asking: Asking, entries: Iterable[ListedEntry]) -> Response:
    """Return a calendar of the encounters among entries; what several tell of one is one."""
    ids = [one.id for one in entries if one.entry == "encounter"]
    encounters = cast(
        "list[StoredHappening[Encounter]]", asking.book.these_happenings("encounter", ids)
    )
    occasions = RecordFollower().occasions(encounters)
    headers = {"Content-Disposition": 'attachment; filename="encounters.ics"'}
    answer = Response(calendar_bytes(occasions), media_type="text/calendar", headers=headers)
    return asking.answered(answer)
