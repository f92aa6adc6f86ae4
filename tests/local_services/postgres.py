"""A PostgreSQL of our own for the tests: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not here. To run these tests too: sudo apt-get install postgresql-15"


def find_programs() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, the newest first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    named = shutil.which("initdb")
    return found[0].parent if found else Path(named).parent if named else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """A server that listens on a socket only; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="budgethelp-pg-"))
    user = _unprivileged(folder)
    try:
        _call(user, programs / "initdb", "-D", folder / "data", "-U", "budget", "-A", "trust", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _call(
            user,
            programs / "pg_ctl",
            "-D",
            folder / "data",
            "-o",
            options,
            "-l",
            folder / "log",
            "-w",
            "start",
        )
        yield f"postgresql://budget@/postgres?host={folder}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _call(user, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> str | None:
    """PostgreSQL will not run as root: then as its own user, or as nobody."""
    if os.getuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return user


def _call(user: str | None, *words: object) -> None:
    quiet, said = subprocess.DEVNULL, subprocess.PIPE
    subprocess.run([str(word) for word in words], check=True, user=user, cwd="/", stdout=quiet, stderr=said)
