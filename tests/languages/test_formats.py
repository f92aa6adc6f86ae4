"""Money, days, times and sentences, as people read them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from budgethelp.languages import formats
from budgethelp.languages.language import END, START, Language
from budgethelp.languages.sentence import Sentence, Value, counted

SATURDAY_EVENING = datetime(2026, 11, 21, 19, 30)


@pytest.mark.parametrize(
    ("amount", "read"),
    [
        ("42.5", "£42.50"),
        ("5", "£5"),
        ("0", "£0"),
        ("1250", "£1,250"),
        ("99999.99", "£99,999.99"),
        ("-35", "−£35"),
        ("-0.05", "−£0.05"),
        ("-0.001", "£0"),
    ],
)
def test_money_is_written_as_shops_write_it(amount: str, read: str) -> None:
    assert formats.money(Decimal(amount)) == read


def test_a_day_has_its_name_and_no_year() -> None:
    assert formats.day(date(2026, 11, 29), today=date(2026, 11, 21)) == "Sunday 29 November"


def test_a_day_in_another_year_says_the_year() -> None:
    assert formats.day(date(2027, 1, 3), today=date(2026, 12, 30)) == "Sunday 3 January 2027"


def test_a_day_in_welsh_is_welsh() -> None:
    assert formats.day(date(2026, 11, 29), "cy") == "dydd Sul 29 Tachwedd"


@pytest.mark.parametrize(
    ("locale", "read"),
    [
        ("pl", "niedziela, 29 listopada"),
        ("ro", "duminică, 29 noiembrie"),
        ("ur", "اتوار، 29 نومبر"),
        ("ar", "الأحد، 29 نوفمبر"),
        ("bn", "রবিবার, 29 নভেম্বর"),
        ("pa", "ਐਤਵਾਰ, 29 ਨਵੰਬਰ"),
        ("uk", "неділя, 29 листопада"),
        ("so", "Axad, 29 Noofeembar"),
    ],
)
def test_a_day_is_named_in_each_language_with_our_digits(locale: str, read: str) -> None:
    assert formats.day(date(2026, 11, 29), locale) == read


def test_a_welsh_day_takes_its_soft_mutation_from_the_sentence() -> None:
    said = {"Opens {day} at {time}": "Yn agor d{day} am {time}", "{hour}am": "{hour}yb"}
    opens = formats.opens_text(datetime(2026, 11, 23, 9), SATURDAY_EVENING, said.__getitem__, "cy")
    assert opens == "Yn agor ddydd Llun am 9yb"


def test_a_language_may_count_to_24() -> None:
    assert formats.clock_time(time(21, 30), {"{hour}pm": "{clock}"}.__getitem__) == "21:30"


def test_no_foreign_day_stands_in_an_english_sentence() -> None:
    sentence = Sentence("It comes on {day}.", {"day": date(2026, 11, 29)})
    assert (
        formats.say(sentence, Language("cy").gettext, "cy") == f"{START}It comes on Sunday 29 November.{END}"
    )


@pytest.mark.parametrize(
    ("clock", "read"),
    [
        ("00:00", "midnight"),
        ("00:30", "12:30am"),
        ("09:00", "9am"),
        ("09:30", "9:30am"),
        ("12:00", "midday"),
        ("12:05", "12:05pm"),
        ("21:00", "9pm"),
    ],
)
def test_a_time_is_said_by_am_and_pm(clock: str, read: str) -> None:
    assert formats.clock_time(time.fromisoformat(clock)) == read


@pytest.mark.parametrize(
    ("opens", "read"),
    [
        ("2026-11-21T20:00", "Opens today at 8pm"),
        ("2026-11-22T00:00", "Opens tomorrow at midnight"),
        ("2026-11-23T09:00", "Opens Monday at 9am"),
        ("2026-11-27T09:00", "Opens Friday at 9am"),
        ("2026-11-28T09:00", "Opens Saturday 28 November at 9am"),
        ("2027-01-04T09:00", "Opens Monday 4 January 2027 at 9am"),
    ],
)
def test_opening_is_said_by_day_and_time(opens: str, read: str) -> None:
    assert formats.opens_text(datetime.fromisoformat(opens), SATURDAY_EVENING) == read


def test_a_sentence_shows_each_value_in_its_own_way() -> None:
    sentence = Sentence(
        "{left} until {next income}, for {people} in {town}.",
        {"left": Decimal("42.50"), "next income": date(2026, 11, 29), "people": 2, "town": "Hull"},
    )
    assert formats.say(sentence) == "£42.50 until Sunday 29 November, for 2 in Hull."


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({}, "I have no food. Can you help?"),
        ({"day": "Monday"}, "I have no food until Monday. Can you help?"),
        ({"people": 3}, "I have no food. At home: 3. Can you help?"),
        ({"day": "Monday", "people": 3}, "I have no food until Monday. At home: 3. Can you help?"),
    ],
)
def test_a_part_that_was_not_told_is_left_out(told: dict[str, Value], read: str) -> None:
    text = "I have no food[ until {day}]. [At home: {people}.] Can you help?"
    assert formats.say(Sentence(text, told)) == read


def test_a_first_part_takes_its_space_along_also_in_english_between_marks() -> None:
    text = "[It comes on {day}.] Can you help?"
    assert formats.say(Sentence(text)) == "Can you help?"
    assert formats.say(Sentence(text), f"{START}{{}}{END}".format) == f"{START}Can you help?{END}"


def test_brackets_to_fill_in_by_hand_stay() -> None:
    assert formats.say(Sentence("I cannot pay by [day].")) == "I cannot pay by [day]."


def test_a_sentence_is_translated_before_it_is_filled_in() -> None:
    welsh = {"You have {left}.": "Mae gennych {left}."}
    sentence = Sentence("You have {left}.", {"left": Decimal(5)})
    assert formats.say(sentence, welsh.__getitem__) == "Mae gennych £5."


def test_a_sentence_of_code_that_counts_has_the_form_for_its_number() -> None:
    days = [
        counted("%(left)s for %(num)s day", "%(left)s for %(num)s days", num, left="£5") for num in (1, 2)
    ]
    assert [formats.say(each) for each in days] == ["£5 for 1 day", "£5 for 2 days"]
    polish = ["%(num)s dzień: %(left)s", "%(num)s dni: %(left)s"]
    said = formats.say(days[1], translate_counted=lambda one, many, num: polish[num > 1])
    assert said == "2 dni: £5"


def test_a_value_that_is_not_there_is_named() -> None:
    with pytest.raises(formats.MissingValueError, match=r"no value for \{until\} in “It lasts"):
        formats.say(Sentence("It lasts until {until}."))


def test_a_value_cannot_bring_in_another_name() -> None:
    sentence = Sentence("{a} and {b}", {"a": "{b}", "b": "c"})
    assert formats.say(sentence) == "{b} and c"
