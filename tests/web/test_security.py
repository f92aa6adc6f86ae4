"""Headers, cookies, and posts from other sites."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from freezegun import freeze_time
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from budgethelp.situation.situation import About, Income, Need
from budgethelp.web.security import clear_site_data
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

ANSWERS = {"money_left": "42.50", "next_income": "8"}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", ["/", "/help-now", "/nowhere", "/sw.js", "/static/icon.svg"])
def test_every_page_and_picture_carries_the_policy(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in policy


def test_a_style_carries_only_what_a_style_needs(client: FlaskClient) -> None:
    with client.get("/static/site.css") as response:
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Security-Policy" not in response.headers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_browsers_are_told_to_be_careful(client: FlaskClient, name: str, value: str) -> None:
    assert client.get("/").headers[name] == value


def test_https_is_remembered_only_over_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://localhost").headers


@pytest.mark.parametrize("path", ["/", "/plan", "/nowhere"])
def test_pages_are_not_stored(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


SAME_SITE = {"Origin": "http://localhost"}
OTHER_SITE = {"Origin": "https://bad.example"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec-Fetch-Site": "cross-site", **SAME_SITE}, 403),
        (SAME_SITE, 303),
        (OTHER_SITE, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:81"}, 403),
        ({**OTHER_SITE, "Referer": "http://localhost/"}, 403),
        ({"Referer": "http://localhost/"}, 303),
        ({"Referer": "https://bad.example/localhost"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Referer": "http://["}, 403),
        ({}, 303),
    ],
)
def test_a_post_is_taken_only_from_our_own_pages(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    assert client.post("/", data=ANSWERS, headers=headers).status_code == status


def test_our_own_page_is_known_by_whatever_name_the_site_has(client: FlaskClient) -> None:
    ours = {"base_url": "https://budget.example", "headers": {"Origin": "https://BUDGET.example"}}
    other = {"base_url": "https://budget.example", "headers": SAME_SITE}
    assert client.post("/", data=ANSWERS, **ours).status_code == 303
    assert client.post("/", data=ANSWERS, **other).status_code == 403


def test_a_post_from_elsewhere_gets_a_page_in_plain_words(app: Flask) -> None:
    stranger = Visitor(app)
    stranger.get("/")
    stranger.browser_says("cross-site")
    page = stranger.submit(money_left="42.50", next_income="8")
    assert (page.status, page.heading) == (403, "We stopped that to keep your answers safe")


GOES = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
LINK = {"Sec-Fetch-Site": "cross-site", **GOES}
ELSEWHERE = {
    "a link": LINK,
    "a link of a neighbour": {"Sec-Fetch-Site": "same-site", **GOES},
    "a picture": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    "a picture on a page of ours": {
        "Sec-Fetch-Site": "same-origin",
        "Sec-Fetch-Mode": "no-cors",
        "Sec-Fetch-Dest": "image",
    },
    "a frame": {**LINK, "Sec-Fetch-Dest": "iframe"},
    "a script": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    "a link in an old browser": {"Referer": "https://bad.example/"},
    "no address at all": {"Referer": "http://["},
}
WIPING = ("/cleared", "/ready", "/leave", "/en/cleared")
CHANGING = ("/together", "/language/cy?to=/plan", "/cy/help-now", "/cy/", "/did-it-help")


@pytest.mark.parametrize("path", [*WIPING, *CHANGING, "/still-here", "/next"])
@pytest.mark.parametrize("how", ELSEWHERE)
def test_nothing_is_wiped_or_changed_by_another_site(visitor: Visitor, path: str, how: str) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    before = visitor.cookie
    response = visitor.client.get(path, headers=ELSEWHERE[how])
    assert "Clear-Site-Data" not in response.headers
    assert 'data-phone="clear"' not in response.text
    assert "Set-Cookie" not in response.headers
    assert visitor.cookie == before


@pytest.mark.parametrize("path", WIPING)
@pytest.mark.parametrize("how", ELSEWHERE)
def test_a_kept_plan_without_a_cookie_is_not_wiped_by_another_site(
    client: FlaskClient, path: str, how: str
) -> None:
    response = client.get(path, headers=ELSEWHERE[how])
    assert "Clear-Site-Data" not in response.headers
    assert "Set-Cookie" not in response.headers
    assert 'data-phone="clear"' not in response.text


OWN = {
    "our own page": {"Sec-Fetch-Site": "same-origin", **GOES},
    "by hand": {"Sec-Fetch-Site": "none", **GOES},
    "our service worker": {"Sec-Fetch-Site": "same-origin", **GOES, "Sec-Fetch-Dest": "empty"},
    "our own page in an old browser": {"Referer": "http://localhost/plan"},
}


@pytest.mark.parametrize("path", ["/cleared", "/ready", "/leave"])
@pytest.mark.parametrize("how", OWN)
def test_a_person_can_wipe_by_opening_a_page(visitor: Visitor, path: str, how: str) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    visitor.client.get(path, headers=OWN[how])
    assert visitor.cookie == ""


@pytest.mark.parametrize("how", OWN)
def test_a_person_can_choose_by_a_link_of_ours(client: FlaskClient, how: str) -> None:
    client.get("/together", headers=OWN[how])
    client.get("/language/cy", headers=OWN[how])
    with client.session_transaction() as kept:
        assert dict(kept) == {"together": "yes", "language": "cy"}


def test_a_first_visit_starts_in_the_language_of_another_sites_link(client: FlaskClient) -> None:
    client.get("/cy/", headers=LINK)
    assert 'lang="cy"' in client.get("/about", headers=OWN["our own page"]).text


def test_a_picture_starts_no_visit(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/cy/", headers=ELSEWHERE["a picture"]).headers


def cookie(response: TestResponse) -> str:
    return response.headers["Set-Cookie"]


def test_the_cookie_is_closed_to_scripts_and_ends_with_the_browser(client: FlaskClient) -> None:
    kept = cookie(client.post("/", data=ANSWERS))
    assert kept.startswith("answers=")
    assert kept.endswith("; HttpOnly; Path=/; SameSite=Lax")


def test_the_cookie_is_secure_over_https(client: FlaskClient) -> None:
    assert "; Secure" in cookie(client.post("/", data=ANSWERS, base_url="https://localhost"))


def test_a_visit_without_answers_sets_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/").headers


def test_answers_are_forgotten_after_30_idle_minutes(visitor: Visitor) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        visitor.get("/")
        visitor.submit(money_left="42.50", next_income="8")
        clock.tick(timedelta(minutes=31))
        assert visitor.get("/plan").path == "/"


def test_answers_stay_while_a_person_goes_on(visitor: Visitor) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        visitor.get("/")
        visitor.submit(money_left="42.50", next_income="8")
        for _ in range(3):
            clock.tick(timedelta(minutes=29))
            assert visitor.get("/plan").path == "/plan"


def test_answers_that_somebody_changed_are_not_read(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    visitor.client.set_cookie("answers", f"{visitor.cookie[:40]}xx{visitor.cookie[42:]}")
    assert visitor.get("/plan").path == "/"


def test_the_cookie_ends_on_the_phone_after_30_minutes_and_says_nothing_to_whoever_reads_it(
    visitor: Visitor,
) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.57", next_income="8", true_today=["unsafe"])
    said = page.headers["set-cookie"]
    assert "Max-Age=1800" in said
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    value = visitor.cookie
    seen = value.encode() + urlsafe_b64decode(value + "=" * (-len(value) % 4))
    assert not [word for word in (b"42.57", b"unsafe", b"needs", b"money") if word in seen]


def test_a_cookie_that_has_ended_is_taken_away(visitor: Visitor) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        visitor.get("/")
        visitor.submit(money_left="42.50", next_income="8")
        had = visitor.cookie
        clock.tick(timedelta(minutes=30, seconds=1))
        visitor.client.set_cookie("answers", had)
        assert "Max-Age=0" in visitor.client.get("/about").headers["Set-Cookie"]
        assert visitor.cookie == ""


def test_clocks_of_two_machines_may_differ_by_some_seconds(visitor: Visitor) -> None:
    with freeze_time("2026-11-21T19:30:40Z") as clock:
        visitor.get("/")
        visitor.submit(money_left="42.50", next_income="8")
        clock.move_to("2026-11-21T19:30:00Z")
        assert visitor.get("/plan").path == "/plan"


def test_over_https_no_other_host_can_set_it(app: Flask) -> None:
    client, url = app.test_client(), "https://localhost"
    sent = {"money_left": "42.50", "next_income": "8"}
    said = client.post("/", base_url=url, data=sent, headers={"Sec-Fetch-Site": "same-origin"}).headers
    assert said["Set-Cookie"].startswith("__Host-answers=")
    assert "Secure" in said["Set-Cookie"]
    assert "Path=/" in said["Set-Cookie"]
    assert "Domain" not in said["Set-Cookie"]
    assert client.get("/plan", base_url=url).status_code == 200


def test_clearing_asks_the_browser_to_forget(app: Flask) -> None:
    with app.test_request_context("/clear", method="POST"):
        response = clear_site_data(app.make_response("gone"))
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_a_proxy_is_believed_only_when_the_operator_says_so(make_app: MakeApp) -> None:
    forwarded = {"X-Forwarded-Proto": "https"}
    alone = make_app().test_client().get("/", headers=forwarded)
    behind = make_app(TRUSTED_PROXIES=1).test_client().get("/", headers=forwarded)
    assert "Strict-Transport-Security" not in alone.headers
    assert "Strict-Transport-Security" in behind.headers


def test_other_host_names_are_refused(make_app: MakeApp) -> None:
    client = make_app(TRUSTED_HOSTS=["budget.example"]).test_client()
    assert client.get("/", base_url="http://budget.example").status_code == 200
    assert client.get("/", base_url="http://bad.example").status_code == 400


def test_too_much_at_once_is_refused_in_plain_words(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="9" * 70_000, next_income="8")
    assert (page.status, page.heading) == (413, "That was too much to send at once")


def test_all_answers_at_once_fit_in_a_cookie(client: FlaskClient) -> None:
    with client.session_transaction() as kept:
        kept.update(outcode="BT99", language="cy")
        kept["situation"] = {
            "money_left": "-99999.99", "next_income": "2026-12-31", "nation": "northern_ireland",
            "councils": ["N09000001"], "needs": list(map(str, Need)), "about": list(map(str, About)),
            "income": str(max(Income, key=len)), "adults": 20, "children_ages": [19] * 20,
        }  # fmt: skip
    assert len(cookie(client.get("/help-now"))) < 3_000  # browsers take 4,096; the rest is for bills


NO_HOSTS = ["..", "a..b", "xn--", "xn--a.com", "a" * 64, "-a", "a b", "[::1", "a:99999999"]


@pytest.mark.parametrize("host", NO_HOSTS)
@pytest.mark.parametrize("path", ["/", "/nowhere", "/plan"])
def test_a_host_that_is_none_is_refused_and_breaks_nothing(app: Flask, host: str, path: str) -> None:
    asked = EnvironBuilder(path=path).get_environ() | {"HTTP_HOST": host}
    body, status, headers = run_wsgi_app(app, asked)
    assert (status, b"".join(body)) == ("400 BAD REQUEST", b"This site does not answer at this address.")
    assert headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "example.org.", "127.0.0.1", "[::1]:8000"])
def test_a_host_that_is_one_is_answered(app: Flask, host: str) -> None:
    assert app.test_client().get("/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/static/nothing.css?v=1", "/static/site.css?v=1", "/static/site.css?v="])
def test_only_the_right_version_of_a_file_is_kept_for_good(app: Flask, path: str) -> None:
    with app.test_client().get(path) as answer:
        assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_way_back_with_2_strokes_leads_to_the_first_page(app: Flask) -> None:
    answer = app.test_client().get("/language/cy?to=/cy//", headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
