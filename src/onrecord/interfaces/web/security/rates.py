"""How often a visitor may ask: generous for reading, tight for what costs much or opens doors."""

from typing import Final, Literal

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope

from onrecord.errors import TooManyRequests
from onrecord.interfaces.web.security.visits import Visit
from onrecord.schema.networks import network_of

Cost = Literal["page", "form", "reading", "login"]
# A minute; of each process, so that a room of several answers somewhat more.
LIMITS: Final[dict[Cost, RateLimitItem]] = {
    "page": RateLimitItemPerMinute(600),
    "form": RateLimitItemPerMinute(120),
    "reading": RateLimitItemPerMinute(20),
    "login": RateLimitItemPerMinute(10),
}
_READING: Final = ("/read", "/check", "/api/v1/read", "/api/v1/check")
_SECONDS: Final = 60


class RateLimits:
    """Counts what each visitor asks, by account, else by network address."""

    def __init__(self) -> None:
        """Begin to count."""
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    def count(self, scope: Scope, visit: Visit) -> None:
        """Count a request.

        Raises:
            TooManyRequests: there were too many in the last minute.
        """
        cost = cost_of(scope)
        # A name that is tried is not yet an account's.
        is_known = visit.visitor.is_signed_in and cost != "login"
        who = f"account {visit.visitor.name}" if is_known else network_of(visit.address)
        if not self._counted.hit(LIMITS[cost], cost, who):
            raise TooManyRequests("Too much at once; wait a minute.", retry_after=_SECONDS)


def cost_of(scope: Scope) -> Cost:
    """Return what a request costs."""
    path, is_asking = scope["path"], scope["method"] in ("GET", "HEAD")
    if path.startswith(_READING) and (scope["query_string"] or not is_asking):
        return "reading"
    if is_asking:
        return "page"
    return "login" if path == "/login" else "form"
