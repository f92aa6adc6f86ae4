"""The secret key that signs the cookie: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

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
