"""Settings: what the operator may choose, read from the environment once, at the start."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from budgethelp.dates.clock import london_now
from budgethelp.problems import StartError


def keep_secret_key(path: Path) -> str:
    """The key in ``path``, made on first use with mode 0600; StartError says what to mend."""
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        cure = f"Give this user write access to {path.parent}, or set SECRET_KEY."
        raise StartError([f"{path}: cannot keep the secret key ({error.strerror}). {cure}"]) from error


def _make(path: Path) -> None:
    # A link appears whole or not at all and never replaces another worker's key.
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)


SHORTEST_SECRET = 16
MOST_PROXIES = 9

# Nobody has that much to tell us; a bigger request is a mistake or an attack.
LIMITS: Mapping[str, int] = {
    "MAX_CONTENT_LENGTH": 64 * 1024,
    "MAX_FORM_MEMORY_SIZE": 64 * 1024,
    "MAX_FORM_PARTS": 400,
}


def read_settings(environ: Mapping[str, str], instance: Path) -> dict[str, Any]:
    """All settings by Flask's names, data in ``instance`` by default; StartError lists all that is wrong."""
    settings = {**LIMITS, **DEFAULTS, "DATA": instance}
    problems = []
    for name, (key, read) in READERS.items():
        if not environ.get(name):
            continue
        try:
            settings[key] = read(environ[name])
        except ValueError as error:
            problems.append(f'{name} is "{environ[name]}": {error}')
    if problems:
        raise StartError(problems)
    return settings


def read_secret_key(environ: Mapping[str, str], instance: Path) -> str:
    """``SECRET_KEY``, else the key kept in ``instance`` (made at the first start)."""
    chosen = environ.get("SECRET_KEY", "")
    if not chosen:
        return keep_secret_key(instance / "secret_key")
    if len(chosen) < SHORTEST_SECRET:
        raise StartError(
            [f"SECRET_KEY is too short. Use {SHORTEST_SECRET} letters or more, or leave it out."]
        )
    return chosen


def clock() -> datetime:
    """Now: the one door through which it comes in, in UK time; ``BUDGETHELP_NOW`` when it is previewed."""
    preview: datetime | None = current_app.config["NOW"]
    return london_now(preview or datetime.now(UTC))


def _moment(text: str) -> datetime:
    try:
        return london_now(datetime.fromisoformat(text))
    except ValueError:
        raise ValueError("write a day and time like 2026-11-21T19:30") from None


def _hosts(text: str) -> list[str]:
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    if not hosts or any("/" in host for host in hosts):
        raise ValueError("write host names with commas between, like budget.example.org")
    return hosts


def _proxies(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PROXIES:
        raise ValueError("write how many proxies stand in front, like 1")
    return int(text)


def _email(text: str) -> str:
    before, at, after = text.partition("@")
    if not (before and at and "." in after) or " " in text:
        raise ValueError("write an address like help@example.org")
    return text


def _link(text: str) -> str:
    if urlsplit(text).scheme != "https" or not urlsplit(text).hostname:
        raise ValueError("write a whole link that starts with https://")
    return text


def _switch(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("write 1 for yes or 0 for no")
    return text == "1"


def _database(text: str) -> str:
    if urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise ValueError("write an address like postgresql://user@host/name, or leave it out for a file")
    return text


DEFAULTS: Mapping[str, Any] = {
    "NOW": None,
    "TRUSTED_HOSTS": None,
    "TRUSTED_PROXIES": 0,
    "OPERATOR_EMAIL": None,
    "LEAVE_URL": "https://www.bbc.co.uk/weather",
    "WITHOUT_BT": False,
    "DATABASE_URL": "",
}

READERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "BUDGETHELP_DATA": ("DATA", Path),
    "BUDGETHELP_NOW": ("NOW", _moment),
    "BUDGETHELP_WITHOUT_BT": ("WITHOUT_BT", _switch),
    "TRUSTED_HOSTS": ("TRUSTED_HOSTS", _hosts),
    "TRUSTED_PROXIES": ("TRUSTED_PROXIES", _proxies),
    "OPERATOR_EMAIL": ("OPERATOR_EMAIL", _email),
    "LEAVE_URL": ("LEAVE_URL", _link),
    "DATABASE_URL": ("DATABASE_URL", _database),
}
