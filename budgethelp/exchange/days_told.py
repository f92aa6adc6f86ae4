"""The days until the next money as JSON: a line a day that adds up to the penny."""

from __future__ import annotations

from budgethelp.days_between import Day, days_between, runs_out_on
from budgethelp.exchange.told import Json, Say
from budgethelp.sentence import Sentence
from budgethelp.situation import Situation


def tell_days(situation: Situation, say: Say) -> Json:
    """``days_between`` and ``runs_out_on``, to stand beside the sums of ``money``.

    Each day's ``left`` is the ``left`` of the day before, plus ``in``, minus ``out``; amounts are text with 2
    decimals. ``runs_out_on`` is null while the money lasts.
    """
    days = days_between(situation)
    out = runs_out_on(days)
    return {
        "days_between": [_day(day, say) for day in days],
        "runs_out_on": out.isoformat() if out else None,
    }


def _day(day: Day, say: Say) -> Json:
    return {
        "date": day.date.isoformat(),
        "in": f"{day.incoming:.2f}",
        "out": f"{day.goes:.2f}",
        "left": f"{day.left:.2f}",
        "bank_holiday": say(Sentence(day.bank_holiday)) if day.bank_holiday else None,
    }
