"""The right services, numbers and times reach the person who needs them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from budgethelp.dates.clock import london_now
from budgethelp.directory.help import Help, helpers_for, phone_language, sms, tel
from budgethelp.directory.services import TextLine, load_national
from budgethelp.situation.situation import About, Nation

SERVICES = load_national()
SATURDAY_EVENING = london_now(datetime(2026, 11, 21, 19, 30))
TUESDAY_MORNING = london_now(datetime(2026, 11, 24, 10, 0))
AskFor = Callable[..., tuple[Help, ...]]


@pytest.fixture
def ask_for() -> AskFor:
    def ask(
        *ids: str, nation: Nation | None = None, now: datetime = TUESDAY_MORNING, language: str = "en"
    ) -> tuple[Help, ...]:
        return helpers_for(ids, SERVICES, nation, now, language)

    return ask


def names(helps: tuple[Help, ...]) -> list[str]:
    return [help.service.id for help in helps]


def numbers(helps: tuple[Help, ...]) -> list[str]:
    return [phone.number for help in helps for phone in help.phones]


def test_someone_in_northern_ireland_is_not_sent_to_nhs_111(ask_for: AskFor) -> None:
    found = ask_for("lifeline_ni", "nhs_111_mh", "samaritans", nation=Nation.NORTHERN_IRELAND)
    assert names(found) == ["lifeline_ni", "samaritans"]


def test_without_a_nation_only_help_for_the_whole_uk_is_shown(ask_for: AskFor) -> None:
    assert names(ask_for("ca_wales", "shout", "national_debtline", "stepchange")) == ["shout", "stepchange"]


def test_a_londoners_service_is_not_put_on_a_plan_for_england(ask_for: AskFor) -> None:
    assert names(ask_for("debt_free_london", "stepchange", nation=Nation.ENGLAND)) == ["stepchange"]


def test_help_named_twice_is_shown_once_in_its_first_place(ask_for: AskFor) -> None:
    assert names(ask_for("shout", "samaritans", "shout")) == ["shout", "samaritans"]


def test_a_service_nobody_knows_is_an_error(ask_for: AskFor) -> None:
    with pytest.raises(KeyError, match="samaritan"):
        ask_for("samaritan")


def test_each_nation_gets_its_own_help_to_claim_number(ask_for: AskFor) -> None:
    assert numbers(ask_for("help_to_claim", nation=Nation.SCOTLAND)) == ["0800 023 2581"]
    assert numbers(ask_for("help_to_claim", nation=Nation.WALES)) == ["08000 241 220"]


def test_111_opens_the_page_of_the_persons_nation(ask_for: AskFor) -> None:
    assert ask_for("nhs_111", nation=Nation.WALES)[0].web == "https://111.wales.nhs.uk"
    assert ask_for("nhs_111", nation=Nation.ENGLAND)[0].web == "https://111.nhs.uk"


def test_a_welsh_speaker_sees_the_welsh_line_first(ask_for: AskFor) -> None:
    assert numbers(ask_for("moneyhelper", language="cy"))[0] == "0800 138 0555"


def test_an_english_speaker_in_wales_sees_the_welsh_line_last(ask_for: AskFor) -> None:
    shown = numbers(ask_for("moneyhelper", nation=Nation.WALES))
    assert shown == ["0800 138 7777", "0800 138 0555"]


def test_an_english_speaker_in_england_does_not_see_the_welsh_line(ask_for: AskFor) -> None:
    assert numbers(ask_for("moneyhelper", nation=Nation.ENGLAND)) == ["0800 138 7777"]


def test_at_night_a_welsh_speaker_gets_the_samaritans_line_that_answers(ask_for: AskFor) -> None:
    night = ask_for("samaritans", now=london_now(datetime(2026, 11, 25, 2, 40)), language="cy")
    evening = ask_for("samaritans", now=london_now(datetime(2026, 11, 25, 20, 0)), language="cy")
    assert numbers(night)[0] == "116 123"
    assert numbers(evening)[0] == "0808 164 0123"


@pytest.mark.parametrize("page", ["en", "pl", "cy"])
def test_who_asks_for_help_in_welsh_gets_the_welsh_line_first_in_any_language(
    ask_for: AskFor, page: str
) -> None:
    language = phone_language([About.SPEAKS_WELSH], page)
    for nation in (Nation.WALES, Nation.ENGLAND):
        assert numbers(ask_for("moneyhelper", nation=nation, language=language))[0] == "0800 138 0555"
    assert phone_language([About.CARER], page) == page


def test_on_saturday_evening_moneyhelper_says_when_it_opens(ask_for: AskFor) -> None:
    help = ask_for("moneyhelper", now=SATURDAY_EVENING)[0]
    assert (help.open, help.opens) == (False, london_now(datetime(2026, 11, 23, 8, 0)))
    assert help.closes is None


def test_on_tuesday_morning_moneyhelper_says_when_it_closes(ask_for: AskFor) -> None:
    help = ask_for("moneyhelper")[0]
    assert (help.open, help.opens) == (True, None)
    assert help.closes == london_now(datetime(2026, 11, 24, 18, 0))


@pytest.mark.parametrize("service", ["payplan", "ifan"])
def test_hours_nobody_knows_are_neither_open_nor_shut(ask_for: AskFor, service: str) -> None:
    help = ask_for(service)[0]
    assert (help.open, help.opens, help.closes) == (None, None, None)


def test_on_an_unsure_bank_holiday_no_opening_is_promised(ask_for: AskFor) -> None:
    christmas = london_now(datetime(2026, 12, 25, 10, 0))
    help = ask_for("uc_helpline_gb", nation=Nation.WALES, now=christmas)[0]
    assert (help.open, help.opens) == (None, None)


def test_every_link_to_phone_is_the_number_shown() -> None:
    shown = [phone.number for service in SERVICES.values() for phone in service.phones]
    assert [tel(number) for number in shown] == [f"tel:{number.replace(' ', '')}" for number in shown]


def test_a_number_from_abroad_keeps_its_plus() -> None:
    assert tel("+44 7701 342744") == "tel:+447701342744"


def test_a_link_to_text_is_the_number_alone() -> None:
    assert sms(TextLine("07860 077333", send="help")) == "sms:07860077333"


def test_every_link_to_text_holds_nothing_but_digits() -> None:
    lines = [text for service in SERVICES.values() for text in service.texts]
    assert [sms(text) for text in lines if not re.fullmatch(r"sms:\d+", sms(text))] == []
