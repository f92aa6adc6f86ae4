"""A plan in a link: the same plan comes out, links of before still open, and spoiled ones say why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from budgethelp.directory.councils import load_councils
from budgethelp.plan.link import CannotOpen, Refusal, pack, unpack
from budgethelp.plan.link_codes import (
    ABOUT,
    BILLS,
    INCOMES,
    NATIONS,
    NEEDS,
    STAGES,
    BitsIn,
    BitsOut,
    SpoiledBits,
)
from budgethelp.plan.link_values import put_councils, put_days, take_councils
from budgethelp.situation.questions import QUESTIONS
from budgethelp.situation.situation import (
    About,
    Bill,
    BillKind,
    BillStage,
    Income,
    Nation,
    Need,
    Situation,
    Written,
)
from budgethelp.situation.spending import Pounds
from budgethelp.situation.written import to_situation
from tests.support.any_situation import TODAY, situations
from tests.support.someone import someone

COUNCILS = load_councils()
USUAL = someone(
    today=TODAY,
    money_left=Decimal("42.50"),
    days=8,
    councils=("E08000035",),
    needs=frozenset({Need.NO_FOOD, Need.BEHIND_BILLS}),
    about=frozenset({About.PREPAYMENT_METER, About.CHILD_1_TO_4}),
    income=Income.UNIVERSAL_CREDIT,
    adults=1,
    children_ages=(3,),
    bills=(
        Bill(BillKind.RENT_SOCIAL, Decimal("412.00"), 5, in_arrears=True, stage=BillStage.REMINDER),
        Bill(BillKind.PHONE, Decimal("10.00"), 3),
        Bill(BillKind.COUNCIL_TAX, Decimal("96.50"), 10),
    ),
)
# Made by version 1 and never made again: links like these are on paper and in phones.
VERSION_1 = "AROpIBS_oSIz4ACcgAiBCObCaAGEFWVhQeCgBZNX0EgFmnS2QIAWeFc"
VERSION_1_WITHOUT_AMOUNTS = "AROpIBS_oSIz4ACcgAiBCMMIKsqoAWTJALNAbRucSg"
VERSION_1_SMALLEST = "AROoHAAAAAA1_QAAXfY7mg"
VERSION_1_OVER_66 = "AROpICABQgABNhNAAPf_HZo"
# The usual plan, as version 3 writes it.
VERSION_3 = "AxOpIgmwmghhBVlYUHgoAWTV9BIBZp0tkKCMl_QkRjnwAEgJIRlHIAJYgAAz1uej"


def opened(text: str, today: date = TODAY) -> Situation:
    return to_situation(unpack(text, today, COUNCILS).situation, today)


def with_5_pounds(told: Written) -> Written:
    return structs.replace(told, money_left=Pounds(5))


def refusal(text: str, today: date = TODAY) -> Refusal:
    with pytest.raises(CannotOpen) as refused:
        unpack(text, today, COUNCILS)
    return refused.value.reason


@settings(deadline=None)
@given(situations(COUNCILS))
def test_any_situation_comes_out_as_it_went_in(situation: Situation) -> None:
    assert opened(pack(situation, amounts=True)) == situation


@settings(deadline=None)
@given(situations(COUNCILS))
def test_without_amounts_all_but_pounds_comes_out(situation: Situation) -> None:
    told = unpack(pack(situation, amounts=False), TODAY, COUNCILS).situation
    without = tuple(replace(bill, amount=Decimal(0)) for bill in situation.bills)
    expected = replace(
        situation, money_left=Decimal(5), bills=without, daily_spend=None, set_aside=Decimal(0)
    )
    assert told.money_left is None
    assert to_situation(with_5_pounds(told), TODAY) == expected


def test_a_usual_plan_is_short() -> None:
    assert len(pack(USUAL, amounts=True)) < 100


def test_a_full_plan_is_under_300_letters() -> None:
    bill = Bill(BillKind.OTHER, Decimal("99999.99"), 300, stage=BillStage.COURT_PAPERS)
    heavy = replace(USUAL, needs=frozenset(Need), about=frozenset(About), bills=(bill,) * 20)
    assert len(pack(heavy, amounts=True)) < 300


def test_a_link_of_version_1_opens() -> None:
    assert opened(VERSION_1) == USUAL


def test_a_link_of_version_1_without_amounts_opens() -> None:
    told = unpack(VERSION_1_WITHOUT_AMOUNTS, TODAY, COUNCILS).situation
    assert told.money_left is None
    assert [(bill.kind, bill.amount, bill.due_on) for bill in told.bills] == [
        (BillKind.RENT_SOCIAL, 0, date(2026, 11, 26)),
        (BillKind.PHONE, 0, date(2026, 11, 24)),
        (BillKind.COUNCIL_TAX, 0, date(2026, 12, 1)),
    ]
    assert (told.bills[0].stage, told.bills[0].in_arrears) == (BillStage.REMINDER, True)


def test_the_smallest_link_of_version_1_opens() -> None:
    expected = someone(today=TODAY, nation=None, money_left=Decimal(-20), days=7, days_sure=False)
    assert opened(VERSION_1_SMALLEST) == expected


def test_an_over_66_of_before_opens_as_state_pension_age() -> None:
    assert opened(VERSION_1_OVER_66).about == {About.OVER_STATE_PENSION_AGE}


def test_a_link_of_version_3_opens() -> None:
    assert opened(VERSION_3) == USUAL


def test_version_3_is_written_as_before() -> None:
    assert pack(USUAL, amounts=True) == VERSION_3


@pytest.mark.parametrize(
    ("numbered", "codes"),
    [
        (NATIONS, Nation),
        (NEEDS, Need),
        (ABOUT, About),
        (INCOMES, Income),
        (BILLS, BillKind),
        (STAGES, BillStage),
    ],
)
def test_every_code_has_one_number(numbered: tuple[str, ...], codes: type[Need]) -> None:
    assert sorted(numbered) == sorted(codes)
    assert len(numbered) < 64


def test_days_shrink_until_the_money_comes() -> None:
    assert opened(VERSION_1, TODAY + timedelta(days=3)).days == 5


def test_a_link_whose_days_are_over_says_so() -> None:
    assert refusal(VERSION_1, TODAY + timedelta(days=9)) is Refusal.OVER


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Refusal.NOTHING),
        ("  ", Refusal.NOTHING),
        ("hello", Refusal.CHANGED),
        ("£42.50", Refusal.CHANGED),
        ("A" * 2_000, Refusal.CHANGED),
        (VERSION_1[:-1], Refusal.CHANGED),
        (VERSION_1[:20] + VERSION_1[21:], Refusal.CHANGED),
    ],
)
def test_a_spoiled_link_says_what_is_wrong(text: str, reason: Refusal) -> None:
    assert refusal(text) is reason


def test_a_council_we_do_not_know_is_left_out() -> None:
    assert unpack(VERSION_1, TODAY, frozenset()).situation.councils == ()


def test_a_council_of_another_nation_is_not_believed() -> None:
    odd = pack(replace(USUAL, nation=Nation.WALES), amounts=True)
    assert opened(odd).councils == ()


def test_a_made_up_link_cannot_put_a_council_in_another_nation() -> None:
    bits = BitsOut()
    put_councils(bits, USUAL.councils, Nation.ENGLAND)
    with pytest.raises(SpoiledBits):
        take_councils(BitsIn(bits.to_bytes()), Nation.WALES, COUNCILS)


def make_again(data: bytes) -> str:
    """A link with a right checksum around any bytes, as somebody with time could make."""
    from base64 import urlsafe_b64encode
    from zlib import crc32

    return urlsafe_b64encode(data + crc32(data).to_bytes(4, "big")).decode().rstrip("=")


def test_a_link_of_a_later_version_says_so() -> None:
    assert refusal(make_again(b"\x04anything")) is Refusal.NEWER


def later(question: int, *answer: tuple[int, int]) -> str:
    """A link of version 3 with an answer that today’s site does not know."""
    bits = BitsOut()
    put_days(bits, TODAY, 8, True)
    bits.put(0, 1)  # without amounts
    bits.put(question, 6)
    for value, size in answer:
        bits.put(value, size)
    return make_again(b"\x03" + bits.to_bytes())


def test_a_question_or_a_code_of_a_later_site_says_so() -> None:
    assert refusal(later(63)) is Refusal.NEWER
    income = next(question.link for question in QUESTIONS if question.key == "income")
    assert refusal(later(income, (63, 6))) is Refusal.NEWER


def opens_or_says_why(text: str) -> bool:
    """Whether it opened; anything but a plan or a reason fails the test that asks."""
    try:
        told = unpack(text, TODAY, COUNCILS).situation
    except CannotOpen:
        return False
    assert to_situation(with_5_pounds(told), TODAY)
    return True


def test_1_000_edited_links_open_or_say_why_not() -> None:
    chance = Random(6)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_#%&= "
    for _ in range(1_000):
        place = chance.randrange(len(VERSION_1))
        opens_or_says_why(
            VERSION_1[:place] + chance.choice(letters) + VERSION_1[place + chance.randrange(3) :]
        )


def test_1_000_made_up_links_with_a_right_checksum_open_or_say_why_not() -> None:
    chance = Random(7)
    opens = [
        opens_or_says_why(make_again(b"\x01" + chance.randbytes(chance.randrange(60)))) for _ in range(1_000)
    ]
    assert not all(opens)


@settings(deadline=None)
@given(st.sampled_from((b"\x01", b"\x02", b"\x03")), st.binary(max_size=80))
def test_bytes_of_any_kind_open_or_say_why_not(version: bytes, data: bytes) -> None:
    opens_or_says_why(make_again(version + data))


def test_bits_changed_one_by_one_open_or_say_why_not() -> None:
    from base64 import urlsafe_b64decode

    data = urlsafe_b64decode(VERSION_1 + "=" * (-len(VERSION_1) % 4))[:-4]
    for bit in range(8, len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        opens_or_says_why(make_again(bytes(changed)))
