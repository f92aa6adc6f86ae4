"""How gunicorn serves the site; HOST, PORT and WORKERS in the environment change where and how much."""

from __future__ import annotations

import logging
import os
import socket
import sys
from typing import Any

from budgethelp.web.log import WithoutAnswers

MOST_PORTS = 65_535


def number(name: str, usual: str, most: int) -> int:
    """A number from the environment; one line says what is wrong with it."""
    text = os.environ.get(name) or usual
    if not text.isdecimal() or not 1 <= int(text) <= most:
        sys.exit(f'{name} is "{text}": write a number from 1 to {most}')
    return int(text)


host = os.environ.get("HOST") or "127.0.0.1"
port = number("PORT", "8000", MOST_PORTS)
address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

wsgi_app = "wsgi:app"
bind = address
workers = number("WORKERS", "2", 64)
threads = 4  # so that a slow phone holds up nobody, and a page's files come over one connection
preload_app = True
control_socket_disable = True
loglevel = "warning"
forwarded_allow_ips = ""  # TRUSTED_PROXIES alone says whom to believe

logging.getLogger("gunicorn.error").addFilter(WithoutAnswers())


def on_starting(server: Any) -> None:
    """Say in one line when the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            sys.exit(
                f"Cannot serve on {address} ({error.strerror}). Choose another: make run PORT={port + 1}"
            )


def when_ready(server: Any) -> None:
    """Say where the site is."""
    print(f"Budget Help is at http://{address} (Ctrl+C stops it)", flush=True)
