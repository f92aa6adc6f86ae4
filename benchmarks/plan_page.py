"""Requests a second of the plan page beside a bare Flask page of the same size with one WTForms form.

Both sites run in this process and take turns, round by round, so that a drifting machine drifts for both.
Run: .venv/bin/python -m benchmarks.plan_page
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from flask import Flask, render_template_string, request
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app
from wtforms import DecimalField, Form, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from budgethelp import create_app
from budgethelp.dates.clock import london_now
from budgethelp.plan.plan import build_plan
from budgethelp.situation.situation import About, Bill, BillKind, Income, Nation, Need, Situation
from budgethelp.web.content import content

ROUNDS, REQUESTS = 12, 40
PLANS = 300
BARE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head>
<body><h1>Bare</h1>
<form method="get">{% for f in form %}<p><label for="{{ f.id }}">{{ f.label.text }}</label>
{% for e in f.errors %}<span>{{ e }}</span>{% endfor %}{{ f(**{"aria-describedby": f.id ~ "-hint"}) }}</p>
{% endfor %}<button>Go on</button></form>
<ul>{% for g in guides %}
<li><h3><a href="{{ g.href }}">{{ g.title }}</a></h3><p>{{ g.text }}</p></li>{% endfor %}</ul>
</body></html>"""


class BareForm(Form):
    """Four fields of the usual kinds."""

    postcode = StringField("Postcode", [InputRequired(), Length(max=8)])
    pay = DecimalField("Pay", [InputRequired(), NumberRange(min=0)])
    often = SelectField("How often", choices=[("week", "Week"), ("month", "Month"), ("year", "Year")])
    nation = RadioField("Nation", choices=[("e", "England"), ("s", "Scotland"), ("w", "Wales")])


def bare_app(size: int) -> Flask:
    """A page with a form and a list, about ``size`` bytes long, with nothing else in the way."""
    app = Flask("bare")
    guide = {"title": "Help", "href": "/guide", "text": "Check what you can get, and what to say. " * 3}
    guides = [guide] * max(size // 200, 1)

    @app.get("/")
    def page() -> str:
        return render_template_string(BARE, form=BareForm(request.args or None), guides=guides)

    return app


def cookie_of_a_visit(app: Flask) -> str:
    """The cookie of someone who typed 2 answers and a postcode's nation."""
    client = Client(app)
    answer = {"money_left": "42.50", "next_income": "8", "nation": "england"}
    client.post("/", data=answer, headers={"Sec-Fetch-Site": "same-origin"})
    cookie = client.get_cookie("answers")
    assert cookie is not None
    return f"answers={cookie.value}"


def requester(app: Flask, path: str, **headers: str) -> Callable[[], bytes]:
    """A function that asks ``app`` for ``path`` once and gives the body."""
    environ = EnvironBuilder(path, headers=headers).get_environ()

    def ask() -> bytes:
        body, status, _ = run_wsgi_app(app, dict(environ), buffered=True)
        assert status == "200 OK", status
        return b"".join(body)

    return ask


def a_second(ask: Callable[[], bytes]) -> float:
    """Requests per second of processor time, over one round."""
    start = time.process_time()
    for _ in range(REQUESTS):
        ask()
    return REQUESTS / (time.process_time() - start)


def heaviest() -> Situation:
    """Someone with everything ticked and 20 bills."""
    bills = tuple(Bill(kind, Decimal(20), due_in_days=3) for kind in list(BillKind)[:20])
    today = london_now(datetime(2026, 11, 24)).date()
    return Situation(
        today, Decimal(50), 8, nation=Nation.WALES, needs=frozenset(Need), about=frozenset(About),
        income=Income.UNIVERSAL_CREDIT, adults=2, children_ages=(0, 3, 7), bills=bills,
    )  # fmt: skip


def plan_microseconds(app: Flask, situation: Situation) -> float:
    """Microseconds of processor time to build one plan."""
    with app.app_context():
        rulebook = content().rulebook
    now = london_now(datetime(2026, 11, 24, 10))
    start = time.process_time()
    for _ in range(PLANS):
        build_plan(situation, rulebook, now)
    return (time.process_time() - start) / PLANS * 1e6


def main() -> None:
    """Print the figures side by side."""
    data = Path(tempfile.mkdtemp())
    app = create_app({"SECRET_KEY": "for the benchmark only", "DATA": data})
    plan = requester(app, "/plan", Cookie=cookie_of_a_visit(app))
    packed = requester(app, "/plan", Cookie=cookie_of_a_visit(app), **{"Accept-Encoding": "gzip, br"})
    size = len(plan())
    bare = requester(bare_app(size), "/")
    print(f"plan page {size:,} bytes ({len(packed()):,} compressed), bare page {len(bare()):,} bytes")
    rounds = [(a_second(plan), a_second(packed), a_second(bare)) for _ in range(ROUNDS)]
    for name, place in (("plan page", 0), ("plan page, compressed", 1), ("bare page", 2)):
        print(f"{name:<24}{statistics.median(r[place] for r in rounds):>8.0f} requests a second")
    for name, place in (("plan / bare", 0), ("compressed / bare", 1)):
        print(f"{name:<24}{statistics.median(r[place] / r[2] for r in rounds):>8.2f}")
    usual = Situation(heaviest().today, Decimal(200), 8, nation=Nation.ENGLAND)
    print(f"{'a usual plan':<24}{plan_microseconds(app, usual):>8.0f} µs")
    print(f"{'the heaviest plan':<24}{plan_microseconds(app, heaviest()):>8.0f} µs")


if __name__ == "__main__":
    main()
