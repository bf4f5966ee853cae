"""Addresses of articles: one article, one address."""

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
# Parameters that tell where a reader came from, not what is read.
_TRACKING: Final = ("utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=")
# Names under which a publisher serves the same page.
_SERVED_AS: Final = ("www.", "m.", "amp.", "mobile.")


def canonical_url(address: str, base: str | None = None) -> str | None:
    """Return an http(s) address in one form, or None where it is none.

    Scheme and host are in lower case; user, default port, fragment and tracking are left out.

    Args:
        address: the address, absolute, or relative to ``base``.
        base: the address of the page that names it, if known.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = "&".join(
        part for part in parts.query.split("&") if not part.lower().startswith(_TRACKING)
    )
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def names_article(address: str) -> bool:
    """Whether a canonical address has more than a host, which is a site's front page."""
    parts = urlsplit(address)
    return parts.path != "/" or bool(parts.query)


def last_part(address: str) -> str:
    """Return the last part of an address's path, unescaped, or "" where it has none."""
    return PurePosixPath(unquote(urlsplit(address).path)).name


def same_publisher(first: str, second: str) -> bool:
    """Whether two canonical addresses are on the same host, or one under the other."""
    hosts = [_bare_host(first), _bare_host(second)]
    short, long = sorted(hosts, key=len)
    return long == short or long.endswith("." + short)


def _bare_host(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return next((host.removeprefix(name) for name in _SERVED_AS if host.startswith(name)), host)
