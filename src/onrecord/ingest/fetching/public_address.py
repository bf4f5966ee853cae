"""Where an address leads: hosts looked up, and networks kept out that are not public."""

import ipaddress
import socket
from typing import Final

from onrecord.errors import AddressRefused, FetchFailed

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Addresses that carry an IPv4 address in their last 32 bits (RFC 6052).
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_LAST_32_BITS: Final = 0xFFFF_FFFF


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Return the IP addresses of a host; to be connected to as they are, without asking again.

    Args:
        host: name or IP address.
        port: the port to be connected to.
        allow_private: whether addresses that are not public are returned as well.

    Raises:
        FetchFailed: there is no such host.
        AddressRefused: one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError):
        raise FetchFailed(f"the host {host} was not found") from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(address) for address in addresses):
        raise AddressRefused(
            f"{host} leads to a private or local network, which is read only with --allow-private"
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet."""
    ip = _carried(ipaddress.ip_address(address))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _carried(ip: IPAddress) -> IPAddress:
    """Return the IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & _LAST_32_BITS)
    return ip.ipv4_mapped or ip.sixtofour or ip
