"""Building the table of places: whole or not at all, in little memory, and only when needed."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from budgethelp.directory.postcode_table import build_places, ensure_places, open_read_only, places_current
from budgethelp.directory.postcodes import NI_DISTRICTS, Places, Straddles
from budgethelp.situation.situation import Nation

MEASURED = r"""
import json, re, sys
from pathlib import Path
from budgethelp.directory.postcode_table import build_places
seen = []
build_places(Path(sys.argv[1]), lambda done, total: seen.append([done, total]), include_bt=False)
# Not getrusage: its peak is handed down by the program that started this one.
peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]
print(json.dumps({"kilobytes": int(peak), "seen": seen}))
"""


@pytest.fixture(scope="module")
def without_bt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A table without Northern Ireland, built by a program of its own, and what that program used."""
    path = tmp_path_factory.mktemp("places") / "new folder" / "places.sqlite"
    ran = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, check=True)
    return path, json.loads(ran.stdout)


def test_a_build_needs_less_than_200_megabytes(without_bt: tuple[Path, dict[str, int]]) -> None:
    assert without_bt[1]["kilobytes"] < 200 * 1024


def test_progress_grows_to_the_end(without_bt: tuple[Path, dict[str, list[list[int]]]]) -> None:
    seen = without_bt[1]["seen"]
    assert len(seen) == 23
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_without_bt_a_postcode_in_northern_ireland_asks_for_the_district(
    without_bt: tuple[Path, dict[str, object]],
) -> None:
    found = Places(without_bt[0]).lookup("BT1 5GS")
    assert found == Straddles("BT1", NI_DISTRICTS, (Nation.NORTHERN_IRELAND,))


def test_without_bt_no_such_row_is_kept(without_bt: tuple[Path, dict[str, object]]) -> None:
    count = "SELECT count(*) FROM postcode WHERE pcd LIKE 'BT%'"
    with closing(open_read_only(without_bt[0])) as table:
        assert table.execute(count).fetchone() == (0,)


def test_the_other_choice_about_bt_needs_a_new_build(without_bt: tuple[Path, dict[str, object]]) -> None:
    assert places_current(without_bt[0], include_bt=False)
    assert not places_current(without_bt[0], include_bt=True)


def test_every_usable_postcode_is_in_the_table(places_file: Path) -> None:
    with closing(open_read_only(places_file)) as table:
        assert table.execute("SELECT count(*) FROM postcode").fetchone() == (2_696_397,)


def test_a_new_package_needs_a_new_build(places_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("budgethelp.directory.postcode_table.version", lambda _: "2027.1.1")
    assert not places_current(places_file)


@pytest.mark.parametrize("content", [None, b"", b"half a file", b"SQLite format 3\0" + b"x" * 5000])
def test_a_missing_or_broken_file_is_not_current(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "places.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert not places_current(path)


def test_a_current_table_is_left_alone(places_file: Path) -> None:
    before = places_file.stat().st_mtime_ns
    assert not ensure_places(places_file)
    assert places_file.stat().st_mtime_ns == before


@pytest.mark.usefixtures("few_postcodes")
def test_a_killed_build_leaves_no_half_file_and_the_next_one_is_right(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    path.write_text("the old table")
    for _ in range(3):
        kill_when_begun(path)
        assert path.read_text() == "the old table"
    assert list(tmp_path.glob("*.part"))
    build_places(path)
    assert places_current(path)
    assert not list(tmp_path.glob("*.part*"))


def kill_when_begun(path: Path) -> None:
    begun = time.time_ns()
    build = [sys.executable, "-m", "flask", "--app", "wsgi", "places", "build"]
    builder = subprocess.Popen(
        build, env=os.environ | {"BUDGETHELP_DATA": str(path.parent)}, stderr=subprocess.DEVNULL
    )
    while not is_growing(path.with_name(f"{path.name}.part"), begun):
        assert builder.poll() is None
        time.sleep(0.01)
    builder.send_signal(signal.SIGKILL)
    builder.wait()


def is_growing(part: Path, since: int) -> bool:
    try:
        state = part.stat()
    except FileNotFoundError:
        return False
    return state.st_size > 1_000_000 and state.st_mtime_ns > since


def test_a_disturbed_build_tidies_up(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_places(tmp_path / "places.sqlite", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["places.sqlite.lock"]
