"""Network addresses, as far as they stand for somebody."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

_UNKNOWN: Final = "unknown"
# Of IPv6 a household or a firm is given at least this much, and may use any address of it.
_IPV6_PREFIX: Final = 64


def network_of(address: str) -> str:
    """Return what stands for one visitor: an IPv4 address, or an IPv6 network of 64 bits.

    Args:
        address: a network address; anything else is "unknown".
    """
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return _UNKNOWN
    inner: IPv4Address | IPv6Address = read
    if isinstance(read, IPv6Address) and read.ipv4_mapped is not None:
        inner = read.ipv4_mapped
    if isinstance(inner, IPv4Address):
        return str(inner)
    return str(ip_network((inner, _IPV6_PREFIX), strict=False))
