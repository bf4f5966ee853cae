"""Many addresses, fetched with regard for their hosts: robots.txt, pauses, back-off."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from onrecord.errors import Disallowed, FetchFailed, InputError, TooLarge
from onrecord.ingest.decoding import decode_page
from onrecord.ingest.fetching.fetch import Page, Validators, fetch_if_changed
from onrecord.ingest.fetching.host_pace import HostPace, Paces
from onrecord.ingest.fetching.robots import (
    ALL_ALLOWED,
    LARGEST,
    NONE_ALLOWED,
    RobotRules,
    parse_robots,
)
from onrecord.schema.intake import IntakeLimits

Fetch = Callable[[str, IntakeLimits, Validators], Page | None]

# A host that is to be left alone for longer than this is given up for now.
_LONGEST_SLEEP: Final = 60.0
_CLIENT_ERRORS: Final = range(400, 500)
# Answers that say "not now" rather than "not this".
_NOT_NOW: Final = frozenset({408, 425, 429})
# Rules are asked for again after a day (RFC 9309, 2.4).
_RULES_HOLD: Final = 86_400.0


class PoliteFetcher:
    """Fetches one address after another."""

    def __init__(
        self,
        limits: IntakeLimits,
        *,
        fetch: Fetch = fetch_if_changed,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        known: Iterable[HostPace] = (),
    ) -> None:
        """Begin.

        Args:
            limits: bounds on each address, and on how many are fetched.
            fetch: fetches one address.
            clock: returns seconds since 1970.
            sleep: waits for so many seconds.
            known: paces of hosts that were kept from before.
        """
        self._limits = limits
        self._fetch = fetch
        self._clock = clock
        self._sleep = sleep
        self._paces = Paces(clock, known)
        self._rules: dict[str, tuple[float, RobotRules]] = {}
        self._asked: set[str] = set()

    @property
    def paces(self) -> list[HostPace]:
        """The paces of all hosts that were asked, to be kept."""
        return self._paces.all()

    @property
    def is_spent(self) -> bool:
        """Whether as many addresses were asked for as may be."""
        return len(self._asked) >= self._limits.listed_addresses

    def has_asked(self, url: str) -> bool:
        """Whether an address was asked for before."""
        return url in self._asked

    def left_alone(self, url: str) -> float:
        """Return the seconds that a host is left alone because it failed; 0 where it is not."""
        origin = _origin(url)
        return self._paces.wait(origin) if self._paces.of(origin).failures else 0.0

    def begin(self) -> None:
        """Forget what was asked for: another source begins."""
        self._asked.clear()

    def fetch(self, url: str) -> Page:
        """Fetch a page, once its host may be asked.

        Raises:
            Disallowed: its host asks programs not to.
            FetchFailed: it did not answer with a page, or is to be left alone for now.
            InputError: as `onrecord.ingest.fetching.fetch.fetch`.
        """
        page = self.fetch_if_changed(url, Validators())
        if page is None:
            raise FetchFailed("the address answered that nothing has changed, unasked")
        return page

    def fetch_if_changed(self, url: str, validators: Validators) -> Page | None:
        """Fetch a page unless it is as it was, and return None where it is.

        Args:
            url: the address.
            validators: those of the page as it was.

        Raises:
            InputError: as `fetch`.
        """
        self._asked.add(url)
        origin = _origin(url)
        if not self._rules_of(origin).allows(url):
            raise Disallowed("the robots.txt of its host asks programs not to fetch it")
        return self._ask(origin, url, validators, self._limits)

    def _ask(
        self, origin: str, url: str, validators: Validators, limits: IntakeLimits
    ) -> Page | None:
        wait = self._paces.wait(origin)
        if wait > _LONGEST_SLEEP:
            raise FetchFailed(
                f"its host is left alone for {wait:,.0f} s more after it failed", retry_after=wait
            )
        if wait:
            self._sleep(wait)
        try:
            page = self._fetch(url, limits, validators)
        except FetchFailed as error:
            self._note(origin, error)
            raise
        except InputError:
            self._paces.answered(origin)
            raise
        self._paces.answered(origin)
        return page

    def _note(self, origin: str, error: FetchFailed) -> None:
        if error.status in _CLIENT_ERRORS and error.status not in _NOT_NOW:
            self._paces.answered(origin)
        else:
            self._paces.failed(origin, error.retry_after)

    def _rules_of(self, origin: str) -> RobotRules:
        held = self._rules.get(origin)
        if held is not None and self._clock() - held[0] < _RULES_HOLD:
            return held[1]
        rules = self._read_rules(origin)
        self._rules[origin] = (self._clock(), rules)
        if rules.delay is not None:
            self._paces.asks_for(origin, rules.delay)
        return rules

    def _read_rules(self, origin: str) -> RobotRules:
        """Return a host's rules: none where it has no robots.txt, all where it fails to say.

        Raises:
            InputError: the host cannot be reached, or may not be.
        """
        limits = replace(self._limits, file_bytes=LARGEST)
        try:
            page = self._ask(origin, f"{origin}/robots.txt", Validators(), limits)
        except FetchFailed as error:
            if error.status is None:
                raise
            unavailable = error.status in _CLIENT_ERRORS and error.status not in _NOT_NOW
            return ALL_ALLOWED if unavailable else NONE_ALLOWED
        except TooLarge:
            return NONE_ALLOWED
        if page is None:
            return ALL_ALLOWED
        try:
            return parse_robots(decode_page(page.body, page.charset).text)
        except InputError:
            # A binary is no robots.txt.
            return ALL_ALLOWED


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
