"""Who sends reports, as far as a limit has to know: a code for a day that no address can be read from."""

from __future__ import annotations

import hmac
from datetime import date
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app, request

from budgethelp.web.settings import clock

HOUSEHOLD = 64  # a home or a phone has all of an IPv6 /64, and takes a new address in it at will
LENGTH = 32  # letters of the code


def client_today() -> str:
    """This client's code for today. Tomorrow's is another, and nobody can tell that they belong together."""
    return code_of(network_of(request.remote_addr or ""), clock().date(), current_app.config["SECRET_KEY"])


def code_of(network: str, day: date, secret: str | bytes) -> str:
    """A keyed hash: without the key nobody can try out all addresses."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.new(key, f"report {day} {network}".encode(), sha256).hexdigest()[:LENGTH]


def network_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 around an IPv6 address."""
    try:
        found = ip_address(_without_port(address.strip()).partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, HOUSEHOLD), strict=False))


def _without_port(address: str) -> str:
    """Some proxies write "192.0.2.1:5060" and "[2001:db8::1]:5060"."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
