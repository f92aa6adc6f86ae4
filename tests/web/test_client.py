"""Who counts as one client, and that the code for it says nothing about anybody."""

from __future__ import annotations

from datetime import date

import pytest

from budgethelp.web.pages.something_wrong import code_of, network_of

DAY = date(2026, 11, 21)
KEY = "for tests only, not a secret"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:5060", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("[::ffff:192.0.2.7]:5060", "192.0.2.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]:5060", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_one_client_is_an_address_or_the_home_around_it(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_code_holds_no_address_and_is_another_each_day_and_for_each_key() -> None:
    code = code_of("192.0.2.7", DAY, KEY)
    others = {
        code_of("192.0.2.8", DAY, KEY),
        code_of("192.0.2.7", date(2026, 11, 22), KEY),
        code_of("192.0.2.7", DAY, f"{KEY}."),
    }
    assert code == code_of("192.0.2.7", DAY, KEY.encode())
    assert len(others | {code}) == 4
    assert (len(code), "." in code) == (32, False)
