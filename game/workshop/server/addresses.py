"""The addresses at which this computer can be reached, one for each network it is on."""

import ipaddress
import socket

import psutil

LOCAL = "127.0.0.1"


def addresses() -> tuple[str, ...]:
    """The computer's IPv4 addresses, those of a local network first, then its own; never none."""
    found = {
        known.address
        for name, addresses in psutil.net_if_addrs().items()
        for known in addresses
        if known.family is socket.AF_INET and _up(name)
    }
    return tuple(sorted(found | {LOCAL}, key=_order))


def names() -> frozenset[str]:
    """What a browser may call this computer."""
    host = socket.gethostname().lower()
    return frozenset({*addresses(), "localhost", host, f"{host.partition('.')[0]}.local"})


def _up(interface: str) -> bool:
    state = psutil.net_if_stats().get(interface)
    return state is None or state.isup


def _order(address: str) -> tuple[bool, bool, bytes]:
    known = ipaddress.ip_address(address)
    return known.is_loopback, not known.is_private or known.is_link_local, known.packed
