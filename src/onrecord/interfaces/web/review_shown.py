"""What people did with an entry, as its page shows it."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.asked_entry import AskedEntry
from onrecord.interfaces.web.log_numbers import act_done
from onrecord.interfaces.web.room import Room
from onrecord.interfaces.web.security.visits import visit_of
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import LogEntry

_CHECKS = frozenset({"accept", "correct"})
_DECIDES = frozenset({"accept", "correct", "reject"})


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """What people did with an entry.

    Attributes:
        entry: the entry.
        acts: the acts upon it, the earliest first.
        checked_by: who accepted or corrected it last, of acts that stand; None where nobody.
        done: the act that was done just now, to be told at the top; or None.
    """

    entry: AskedEntry
    acts: tuple[LogEntry, ...]
    checked_by: str | None
    done: LogEntry | None

    @property
    def is_left_out(self) -> bool:
        """Whether it was rejected."""
        decided = [one for one in self.acts if one.act in _DECIDES and one.undone_at is None]
        return bool(decided) and decided[-1].act == "reject"


def review_shown(request: Request, room: Room, kind: ListedKind, id: str) -> ReviewShown:
    """Return what people did with an entry.

    Args:
        request: by which it is asked for.
        room: the room.
        kind: what it is.
        id: the whole of its id.
    """
    acts = room.books.here().reviews_of(kind, id)
    standing = [one.by for one in acts if one.act in _CHECKS and one.undone_at is None]
    done = act_done(request, room, visit_of(request).visitor)
    return ReviewShown(AskedEntry(kind, id), acts, standing[-1] if standing else None, done)


def rejected_page(
    request: Request, room: Room, kind: ListedKind, id: str, missing: NotInRecord
) -> Response:
    """Return the page of an entry that an editor rejected, for editors; they can take it back.

    Args:
        request: by which it is asked for.
        room: the room.
        kind: what it is.
        id: its id.
        missing: why it cannot be shown.

    Raises:
        NotInRecord: it is missing for another reason, or for who asks.
    """
    if not visit_of(request).visitor.may_be("editor"):
        raise missing
    review = review_shown(request, room, kind, id)
    if not review.is_left_out:
        raise missing
    return room.renderer.page(request, "rejected.html", status=404, review=review)
