"""Pauses and back-off, with a clock and a network of the test's own."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from onrecord.errors import AddressRefused, Disallowed, FetchFailed, InputError
from onrecord.ingest.fetching.fetch import Page, Validators
from onrecord.ingest.fetching.host_pace import PAUSE, HostPace
from onrecord.ingest.fetching.polite import PoliteFetcher
from onrecord.schema.intake import IntakeLimits

HOST = "https://herald.example"
OTHER = "https://courier.example"


def _page(body: bytes = b"hello", url: str = HOST) -> Page:
    return Page(url, body, "text/html", None, Validators('"v1"'))


@dataclass
class Network:
    """Answers by address; notes when each was asked for, and lets time pass only in sleep."""

    answers: dict[str, Page | InputError | None] = field(default_factory=dict)
    now: float = 1_000.0
    asked: list[tuple[float, str]] = field(default_factory=list)
    sent: list[Validators] = field(default_factory=list)

    def fetch(self, url: str, limits: IntakeLimits, validators: Validators) -> Page | None:
        self.asked.append((self.now, url))
        self.sent.append(validators)
        if url.endswith("/robots.txt") and url not in self.answers:
            raise FetchFailed("the address answered 404", status=404)
        answer = self.answers.get(url, _page())
        if isinstance(answer, InputError):
            raise answer
        return answer

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def fetcher(self, known: tuple[HostPace, ...] = ()) -> PoliteFetcher:
        return PoliteFetcher(
            IntakeLimits(),
            fetch=self.fetch,
            clock=lambda: self.now,
            sleep=self.sleep,
            known=known,
        )

    def times(self, host: str) -> list[float]:
        return [time - 1_000.0 for time, url in self.asked if url.startswith(host)]


def test_a_host_is_left_a_pause_between_requests_and_others_do_not_wait_for_it() -> None:
    network = Network()
    fetcher = network.fetcher()
    for path in ("/a", "/b"):
        fetcher.fetch(HOST + path)
    fetcher.fetch(OTHER + "/a")
    assert network.times(HOST) == [0.0, PAUSE, 2 * PAUSE]
    assert network.times(OTHER)[0] == 2 * PAUSE


def test_a_host_is_asked_for_its_rules_once_a_day() -> None:
    network = Network()
    fetcher = network.fetcher()
    for _ in range(3):
        fetcher.fetch(HOST + "/a")
    assert sum(url.endswith("/robots.txt") for _, url in network.asked) == 1
    network.now += 90_000
    fetcher.fetch(HOST + "/a")
    assert sum(url.endswith("/robots.txt") for _, url in network.asked) == 2


def test_what_a_host_asks_programs_not_to_fetch_is_not_fetched() -> None:
    network = Network({f"{HOST}/robots.txt": _page(b"User-agent: *\nDisallow: /private")})
    fetcher = network.fetcher()
    with pytest.raises(Disallowed, match=r"robots\.txt"):
        fetcher.fetch(f"{HOST}/private/a")
    assert fetcher.fetch(f"{HOST}/public").body == b"hello"
    assert f"{HOST}/private/a" not in [url for _, url in network.asked]


def test_a_pause_that_a_host_asks_for_is_kept_within_bounds() -> None:
    network = Network({f"{HOST}/robots.txt": _page(b"User-agent: *\nCrawl-delay: 10")})
    fetcher = network.fetcher()
    fetcher.fetch(HOST + "/a")
    fetcher.fetch(HOST + "/b")
    assert network.times(HOST)[-1] - network.times(HOST)[-2] == 10.0
    long = Network({f"{HOST}/robots.txt": _page(b"User-agent: *\nCrawl-delay: 100000")})
    fetcher = long.fetcher()
    fetcher.fetch(HOST + "/a")
    assert fetcher.paces[0].pause == 60.0


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False)])
def test_a_host_without_rules_allows_all_and_one_that_fails_to_say_allows_nothing(
    status: int, allowed: bool
) -> None:
    network = Network({f"{HOST}/robots.txt": FetchFailed("it answered", status=status)})
    if allowed:
        assert network.fetcher().fetch(HOST + "/a")
    else:
        with pytest.raises(Disallowed):
            network.fetcher().fetch(HOST + "/a")


def test_each_failure_in_a_row_doubles_the_wait_until_the_host_is_given_up_for_now() -> None:
    network = Network({HOST + "/a": FetchFailed("it answered 503", status=503)})
    fetcher = network.fetcher()
    reasons = []
    for _ in range(5):
        with pytest.raises(FetchFailed) as failure:
            fetcher.fetch(HOST + "/a")
        reasons.append(str(failure.value))
    asked = [time for time, url in network.asked if url == HOST + "/a"]
    assert [after - before for before, after in pairwise(asked)] == [30.0, 60.0]
    assert "left alone" in reasons[-1]
    network.answers[HOST + "/a"] = _page()
    network.now += 1_000
    fetcher.fetch(HOST + "/a")
    assert fetcher.paces[0].failures == 0


def test_a_host_is_left_alone_as_long_as_it_asks() -> None:
    busy = FetchFailed("it answered 429", status=429, retry_after=45.0)
    network = Network({HOST + "/a": busy})
    fetcher = network.fetcher()
    with pytest.raises(FetchFailed):
        fetcher.fetch(HOST + "/a")
    fetcher.fetch(HOST + "/b")
    assert network.times(HOST)[-1] - network.times(HOST)[-2] == 45.0


def test_a_missing_page_is_no_failure_of_its_host() -> None:
    network = Network({HOST + "/a": FetchFailed("it answered 404", status=404)})
    fetcher = network.fetcher()
    with pytest.raises(FetchFailed):
        fetcher.fetch(HOST + "/a")
    assert fetcher.paces[0].failures == 0


def test_paces_can_be_kept_over_a_restart() -> None:
    network = Network({HOST + "/a": FetchFailed("no answer")})
    fetcher = network.fetcher()
    for _ in range(4):
        with pytest.raises(FetchFailed):
            fetcher.fetch(HOST + "/a")
    asked = len(network.asked)
    again = network.fetcher(tuple(fetcher.paces))
    with pytest.raises(FetchFailed, match="left alone"):
        again.fetch(HOST + "/a")
    assert len(network.asked) == asked


def test_a_page_that_has_not_changed_is_told_from_one_that_has() -> None:
    network = Network({HOST + "/a": None})
    fetcher = network.fetcher()
    assert fetcher.fetch_if_changed(HOST + "/a", Validators('"v1"')) is None
    assert network.sent[-1] == Validators('"v1"')


def test_a_host_in_a_private_network_is_told_as_such() -> None:
    network = Network({f"{HOST}/robots.txt": AddressRefused("a private network")})
    with pytest.raises(AddressRefused):
        network.fetcher().fetch(HOST + "/a")
