"""What the operator may choose, and what one line says when it cannot be used."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from freezegun import freeze_time

from budgethelp.problems import StartError
from budgethelp.web.settings import READERS, clock, keep_secret_key, read_secret_key, read_settings
from tests.support.make import MakeApp


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert settings["DATA"] == tmp_path
    assert settings["LEAVE_URL"] == "https://www.bbc.co.uk/weather"


def test_empty_settings_are_like_none(tmp_path: Path) -> None:
    assert read_settings(dict.fromkeys(READERS, ""), tmp_path) == read_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "key", "value"),
    [
        ("BUDGETHELP_DATA", "/srv/places", "DATA", Path("/srv/places")),
        ("BUDGETHELP_WITHOUT_BT", "1", "WITHOUT_BT", True),
        ("TRUSTED_HOSTS", "a.example, b.example", "TRUSTED_HOSTS", ["a.example", "b.example"]),
        ("TRUSTED_PROXIES", "2", "TRUSTED_PROXIES", 2),
        ("OPERATOR_EMAIL", "help@example.org", "OPERATOR_EMAIL", "help@example.org"),
        ("LEAVE_URL", "https://example.org/", "LEAVE_URL", "https://example.org/"),
    ],
)
def test_a_setting_is_understood(tmp_path: Path, name: str, text: str, key: str, value: object) -> None:
    assert read_settings({name: text}, tmp_path)[key] == value


@pytest.mark.parametrize(
    ("name", "text", "cure"),
    [
        ("BUDGETHELP_NOW", "tomorrow", "2026-11-21T19:30"),
        ("BUDGETHELP_WITHOUT_BT", "yes", "write 1 for yes"),
        ("TRUSTED_HOSTS", "https://a.example", "host names"),
        ("TRUSTED_PROXIES", "-1", "how many proxies"),
        ("TRUSTED_PROXIES", "10.0.0.1", "how many proxies"),
        ("OPERATOR_EMAIL", "help", "help@example.org"),
        ("LEAVE_URL", "javascript:alert(1)", "https://"),
    ],
)
def test_a_setting_that_cannot_be_used_says_how_to_write_it(
    tmp_path: Path, name: str, text: str, cure: str
) -> None:
    with pytest.raises(StartError) as refused:
        read_settings({name: text}, tmp_path)
    assert refused.value.problems[0].startswith(f'{name} is "{text}": ')
    assert cure in refused.value.problems[0]


def test_all_bad_settings_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(StartError) as refused:
        read_settings({"TRUSTED_PROXIES": "x", "LEAVE_URL": "x"}, tmp_path)
    assert len(refused.value.problems) == 2


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    key = read_secret_key({}, tmp_path / "instance")
    kept = tmp_path / "instance" / "secret_key"
    assert key == read_secret_key({}, tmp_path / "instance")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_workers_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as workers:
        keys = set(workers.map(lambda _: keep_secret_key(tmp_path / "new" / "secret_key"), range(64)))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret_key"]


def test_a_key_from_the_environment_leaves_no_file(tmp_path: Path) -> None:
    assert read_secret_key({"SECRET_KEY": "long enough to be safe"}, tmp_path) == "long enough to be safe"
    assert list(tmp_path.iterdir()) == []


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="SECRET_KEY is too short"):
        read_secret_key({"SECRET_KEY": "secret"}, tmp_path)


def test_a_place_that_cannot_hold_the_key_is_named_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "instance").write_text("a file where the folder should be")
    with pytest.raises(StartError, match=r"cannot keep the secret key.*Give this user write access"):
        keep_secret_key(tmp_path / "instance" / "secret_key")


def test_the_clock_tells_uk_time_in_summer(make_app: MakeApp) -> None:
    with make_app().app_context(), freeze_time("2026-07-01T12:00:00Z"):
        assert clock().isoformat() == "2026-07-01T13:00:00+01:00"


def test_the_clock_stands_still_for_a_preview(app: Flask) -> None:
    with app.app_context():
        assert clock().replace(tzinfo=None) == datetime(2026, 11, 21, 19, 30)
