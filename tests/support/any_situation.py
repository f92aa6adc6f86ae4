"""Any situation that answers can hold, for tests that try hundreds of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from budgethelp.directory.councils import Councils
from budgethelp.situation.nations import nation_of
from budgethelp.situation.questions import CHILDREN_BY_AGE
from budgethelp.situation.situation import About, Bill, BillKind, BillStage, Income, Nation, Need, Situation

TODAY = date(2026, 11, 21)
POUNDS = st.integers(0, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))
LEFT = st.integers(-9_999_999, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))
NOT_FROM_AGES = [tick for tick in About if tick not in CHILDREN_BY_AGE]


def bills() -> st.SearchStrategy[Bill]:
    """One bill of any kind, with a day up to a year away or none."""
    return st.builds(
        Bill,
        kind=st.sampled_from(BillKind),
        amount=POUNDS,
        due_in_days=st.none() | st.integers(-365, 365),
        in_arrears=st.booleans(),
        stage=st.none() | st.sampled_from(BillStage),
        taken_from_uc=st.booleans(),
    )


@st.composite
def situations(draw: st.DrawFn, councils: Councils) -> Situation:
    """Anybody, anywhere, with anything ticked."""
    ages = tuple(draw(st.lists(st.integers(0, 19), max_size=20)))
    ticks = {tick for tick, years in CHILDREN_BY_AGE.items() if any(age in years for age in ages)}
    council = draw(
        st.none() | st.sampled_from(sorted(code for code in councils.by_gss if code[1:].isdecimal()))
    )
    sure = draw(st.booleans())
    return Situation(
        today=TODAY,
        money_left=draw(LEFT),
        days=draw(st.integers(0, 62)) if sure else 7,
        days_sure=sure,
        nation=nation_of(council) if council else draw(st.none() | st.sampled_from(Nation)),
        councils=(council,) if council else (),
        needs=draw(st.frozensets(st.sampled_from(Need))),
        about=draw(st.frozensets(st.sampled_from(NOT_FROM_AGES))) | ticks,
        income=draw(st.none() | st.sampled_from(Income)),
        adults=draw(st.none() | st.integers(1, 20)),
        children_ages=ages,
        bills=tuple(draw(st.lists(bills(), max_size=20))),
        daily_spend=draw(st.none() | POUNDS),
        set_aside=draw(POUNDS),
    )
