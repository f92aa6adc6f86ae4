"""``actions.toml``: one line an action. Numbers in links stay; what is wrong is refused by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.local_services.topics import topic_codes, topics_for
from budgethelp.problems import RulebookError
from budgethelp.rules.actions import ACTIONS, actions, load_actions, picture_of
from budgethelp.rules.rulebook import actions_of_pages
from budgethelp.web.content import PICTURES

PAGES = actions_of_pages()
DRAWN = {path.stem for path in PICTURES.glob("*.svg")}
# As links on paper know them, from 0 on. A new one goes at the end; none ever moves.
NUMBERED = """
safety_now talk_now health_support abuse_support own_money_access trusted_adult veteran_support
bed_tonight food_today baby_milk_today medicine_keep energy_now scam_bank crisis_fund housing_advice
housing_payment_help landlord_talk mortgage_lender_talk court_contact bailiff_rights local_tax_contact
energy_supplier_plan contact_creditor_before_due uc_claim uc_advance uc_hardship benefit_challenge
carer_support disability_support pension_credit_claim benefit_check debt_advice_free s17_child_assess
nrpf_advice work_rights_check work_travel travel_health_help gambling_support report_loan_shark
report_scam appliance_help school_help period_products education_hardship_fund funeral_help
bereavement_support plan_days upcoming_bills_check lonely_support free_things small_wellbeing_step
water_help broadband_help baby_items work_childcare_help keep_cushion
"""


def test_numbers_in_links_never_change() -> None:
    numbered = sorted(actions(), key=lambda code: actions()[code].number)
    assert numbered[: len(NUMBERED.split())] == NUMBERED.split()


def test_the_order_picture_topics_and_what_is_private_are_as_written() -> None:
    assert list(actions())[:3] == ["safety_now", "talk_now", "health_support"]
    assert topics_for("lonely_support") == ("company", "making", "men", "young", "older", "warm_spaces")
    assert topics_for("landlord_talk") == ()
    assert [code for code in actions() if actions()[code].private] == [
        *("safety_now", "talk_now", "health_support", "abuse_support", "own_money_access", "trusted_adult"),
        *(
            "special_rules_claim",
            "nrpf_advice",
            "gambling_support",
            "report_loan_shark",
            "period_products",
            "lonely_support",
        ),
        "small_wellbeing_step",
    ]
    assert {code for code in actions() if actions()[code].for_children} == {
        *("baby_items", "baby_milk_today", "school_help", "s17_child_assess", "work_childcare_help")
    }


def test_a_page_has_a_picture_of_its_own_or_of_its_action() -> None:
    assert picture_of("energy_cold_home", "energy_supplier_plan") == "warm"
    assert {picture_of(page, action) for page, action in PAGES.items()} <= DRAWN


def refused(tmp_path: Path, old: str, new: str, pages: dict[str, str] | None = None) -> tuple[str, ...]:
    """What is wrong with the site's own file once ``old`` in it is ``new``."""
    text = ACTIONS.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "actions.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulebookError) as stopped:
        load_actions(PAGES if pages is None else pages, topic_codes(), DRAWN, path)
    return stopped.value.problems


CUSHION = 'keep_cushion = { number = 55, picture = "jar" }'
FAULTS = {
    "an action without a page": (
        CUSHION,
        CUSHION + '\nfly = { number = 61, picture = "jar" }',
        "fly: page: no page has it. Add one called fly.md, or write retired = true.",
    ),
    "a number used twice": (
        CUSHION,
        'keep_cushion = { number = 8, picture = "jar" }',
        "keep_cushion: number: 8 is food_today’s. Write 55.",
    ),
    "a number left out": (
        CUSHION,
        'keep_cushion = { number = 61, picture = "jar" }',
        "keep_cushion: number: 61 leaves one out. Write 55;",
    ),
    "no number": (
        CUSHION,
        'keep_cushion = { picture = "jar" }',
        "keep_cushion: number: is missing. Write number = 55",
    ),
    "a number in quotes": (
        CUSHION,
        'keep_cushion = { number = "55", picture = "jar" }',
        "number: must be a whole number, without quotes, not '55'.",
    ),
    "an unknown topic": (
        'topics = ["food"]',
        'topics = ["fod"]',
        'food_today: topics: "fod" is not known. Did you mean "food"?',
    ),
    "a picture nobody drew": (
        'picture = "jar"',
        'picture = "jat"',
        'keep_cushion: picture: "jat" is not known. Did you mean "jar"?',
    ),
    "no picture": (
        CUSHION,
        "keep_cushion = { number = 55 }",
        "keep_cushion: picture: is missing. Name one of templates/pictures.",
    ),
    "a page’s picture nobody drew": (
        'free_things_warm = "cup"',
        'free_things_warm = "dor"',
        'free_things_warm: "dor" is not known. Did you mean "door"?',
    ),
    "a page that is not there": (
        "free_things_warm =",
        "free_thing_warm =",
        "free_thing_warm: is not a key here. Did you mean",
    ),
    "an unknown word": (CUSHION, CUSHION.replace("picture", "pictur"), "keep_cushion: pictur: is not a key"),
    "not a table": (CUSHION, "keep_cushion = 55", "keep_cushion: must be a table, like { … }, not 55."),
    "not TOML": (CUSHION, "keep_cushion = {", "file: is not TOML."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_by_its_line_with_the_cure(tmp_path: Path, fault: str) -> None:
    old, new, message = FAULTS[fault]
    found = refused(tmp_path, old, new)
    changed = (tmp_path / "actions.toml").read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(changed, 1) if new.splitlines()[-1] in text)
    assert any(each.startswith(f"rules/actions.toml:{line}: ") and message in each for each in found)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    found = refused(tmp_path, 'number = 8, picture = "food"', 'number = 9, picture = "fod"')
    assert [each.split(": ")[1:3] for each in found] == [
        ["baby_milk_today", "number"],
        ["food_today", "picture"],
    ]


def test_a_line_whose_page_went_is_refused_until_it_is_retired(tmp_path: Path) -> None:
    left = {page: action for page, action in PAGES.items() if action != "keep_cushion"}
    retired = "keep_cushion = { number = 55, retired = true }"
    assert "keep_cushion: page: no page has it." in refused(tmp_path, "[actions]", "[actions]", left)[0]
    path = tmp_path / "actions.toml"
    path.write_text(ACTIONS.read_text(encoding="utf-8").replace(CUSHION, retired), encoding="utf-8")
    assert load_actions(left, topic_codes(), DRAWN, path)["keep_cushion"].retired
