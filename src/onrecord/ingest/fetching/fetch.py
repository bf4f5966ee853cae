"""Pages from the network, bounded in time, size and reach."""

import queue
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from threading import Thread
from typing import Final

import httpx

from onrecord.errors import FetchFailed, InputError, TooLarge
from onrecord.ingest.fetching.content_type import content_type
from onrecord.ingest.fetching.freshness import fresh_seconds
from onrecord.ingest.fetching.public_address import resolve
from onrecord.schema.intake import IntakeLimits

# Hosts have a few addresses; trying more of them only spends the time there is.
_MOST_ADDRESSES: Final = 4
# zlib: the largest window, and both gzip and zlib headers recognised.
_ANY_HEADER: Final = 32 + zlib.MAX_WBITS
# Validators that servers send are short; what is longer is not kept.
_LONGEST_VALIDATOR: Final = 1_000
_MOST_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered.

    Attributes:
        url: the address after redirects.
        body: the bytes, decompressed.
        media_type: as the server declares it, in lower case, or nothing.
        charset: the encoding that the server declares, or None.
        validators: what a later request can ask with whether it has changed.
        fresh_for: seconds for which its server says that it need not be asked for again, or None.
    """

    url: str
    body: bytes
    media_type: str
    charset: str | None
    validators: "Validators"
    fresh_for: float | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of a page from the next (RFC 9110, 8.8), as the server gave it.

    Attributes:
        etag: the entity tag, with its quotation marks, or None.
        last_modified: the date, as it was sent, or None.
    """

    etag: str | None = None
    last_modified: str | None = None


def fetch(url: str, limits: IntakeLimits) -> Page:
    """Fetch a page; neither proxies nor cookies nor passwords of the user are used.

    Raises:
        FetchFailed: the address did not answer with a page in time.
        AddressRefused: it leads to a network that is not public.
        TooLarge: the page is over the bound on size.
    """
    page = fetch_if_changed(url, limits, Validators())
    if page is None:
        raise FetchFailed("the address answered that nothing has changed, and was not asked that")
    return page


def fetch_if_changed(url: str, limits: IntakeLimits, validators: Validators) -> Page | None:
    """Fetch a page unless it is as it was (RFC 9110, 13), and return None where it is.

    Args:
        url: the address.
        limits: bounds on time, size and redirects.
        validators: those of the page as it was.

    Raises:
        FetchFailed: the address did not answer with a page in time.
        AddressRefused: it leads to a network that is not public.
        TooLarge: the page is over the bound on size.
    """
    # A thread, because looking up a host and waiting for headers cannot be bounded in all.
    outcome: queue.SimpleQueue[Page | BaseException | None] = queue.SimpleQueue()
    headers = _headers() | _conditions(validators)
    with httpx.Client(headers=headers, trust_env=False) as client:
        Thread(target=_work, args=(client, url, limits, outcome), daemon=True).start()
        try:
            result = outcome.get(timeout=limits.fetch_seconds)
        except queue.Empty:
            raise _too_slow(limits) from None
    if isinstance(result, BaseException):
        raise result
    return result


def _headers() -> dict[str, str]:
    try:
        release = version("onrecord")
    except PackageNotFoundError:
        release = "unreleased"
    return {
        "User-Agent": f"onrecord/{release} (+news record reader)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5",
        "Accept-Language": "en",
        "Accept-Encoding": "gzip",
    }


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {
        "If-None-Match": validators.etag,
        "If-Modified-Since": validators.last_modified,
    }
    return {name: value for name, value in conditions.items() if value}


def _work(
    client: httpx.Client,
    url: str,
    limits: IntakeLimits,
    outcome: "queue.SimpleQueue[Page | BaseException | None]",
) -> None:
    try:
        outcome.put(_follow(client, url, limits))
    except InputError as error:
        outcome.put(error)
    except httpx.TimeoutException:
        outcome.put(_too_slow(limits))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, zlib.error, UnicodeError) as error:
        outcome.put(FetchFailed(f"the address could not be read: {_reason(error)}"))
    except BaseException as error:  # for the caller to see, not to be lost with the thread
        outcome.put(error)


def _reason(error: Exception) -> str:
    first = str(error).partition("\n")[0].strip()
    return first or type(error).__name__


def _too_slow(limits: IntakeLimits) -> FetchFailed:
    return FetchFailed(f"the address did not answer in full within {limits.fetch_seconds:g} s")


def _follow(client: httpx.Client, url: str, limits: IntakeLimits) -> Page | None:
    deadline = time.monotonic() + limits.fetch_seconds
    address = _checked(httpx.URL(url))
    for _ in range(limits.redirects + 1):
        response = _answer(client, address, limits, deadline)
        try:
            if not response.has_redirect_location:
                return _page(address, response, limits, deadline)
            address = _checked(address.join(response.headers["location"]))
        finally:
            response.close()
    raise FetchFailed(f"the address redirects more than {limits.redirects} times")


def _checked(address: httpx.URL) -> httpx.URL:
    if address.scheme not in ("http", "https"):
        raise FetchFailed(f"{address.scheme or 'it'} is not read; only http and https are")
    if not address.host:
        raise FetchFailed("the address names no host")
    if address.userinfo:
        raise FetchFailed("the address holds a user name or password")
    return address.copy_with(fragment=None)


def _answer(
    client: httpx.Client, address: httpx.URL, limits: IntakeLimits, deadline: float
) -> httpx.Response:
    """Return the answer, its body unread.

    The connection goes to the very IP address that was checked, so that a name that changes its
    address between the check and the connection gains nothing.
    """
    host = address.raw_host.decode("ascii")
    port = address.port or (443 if address.scheme == "https" else 80)
    failure: Exception = FetchFailed(f"the host {host} was not found")
    found = resolve(host, port, allow_private=limits.allow_private)
    for ip in found[:_MOST_ADDRESSES]:
        request = client.build_request(
            "GET",
            address.copy_with(host=ip),
            headers={"Host": address.netloc.decode("ascii")},
            timeout=max(deadline - time.monotonic(), 0.001),
            extensions={"sni_hostname": host},
        )
        try:
            return client.send(request, stream=True, follow_redirects=False)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
    raise failure


def _page(
    address: httpx.URL, response: httpx.Response, limits: IntakeLimits, deadline: float
) -> Page | None:
    asked = response.request.headers
    conditional = "if-none-match" in asked or "if-modified-since" in asked
    if response.status_code == HTTPStatus.NOT_MODIFIED and conditional:
        return None
    if response.status_code != HTTPStatus.OK:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchFailed(
            f"the address answered {status}",
            status=response.status_code,
            retry_after=_seconds(response.headers.get("retry-after", "")),
        )
    declared = content_type(response.headers.get("content-type", ""))
    return Page(
        url=str(address),
        body=_body(response, limits, deadline),
        media_type=declared.media_type,
        charset=declared.charset,
        validators=Validators(
            _validator(response.headers.get("etag")),
            _validator(response.headers.get("last-modified")),
        ),
        fresh_for=fresh_seconds(response.headers),
    )


def _validator(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() else None


def _seconds(value: str) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3)."""
    value = value.strip()
    if value.isascii() and value.isdecimal() and len(value) < _MOST_DIGITS:
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0.0)


def _body(response: httpx.Response, limits: IntakeLimits, deadline: float) -> bytes:
    """Read the body piece by piece; the bound holds for what comes out of the compression."""
    inflate = _inflater(response.headers.get("content-encoding", "").strip().lower())
    body = bytearray()
    for piece in response.iter_raw():
        body += inflate(piece, limits.file_bytes + 1 - len(body))
        if len(body) > limits.file_bytes:
            raise TooLarge(f"the page is larger than {limits.file_bytes:,} bytes")
        if time.monotonic() > deadline:
            raise _too_slow(limits)
    return bytes(body)


def _inflater(encoding: str) -> Callable[[bytes, int], bytes]:
    """Return what decompresses a piece into at most so many bytes."""
    if encoding in ("", "identity"):
        return lambda piece, most: piece[:most]
    if encoding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(_ANY_HEADER).decompress
    raise FetchFailed(f"the address answered in a compression ({encoding}) that was not asked for")
