"""A rule is read strictly: what is wrong is said by file and line, with the cure, all of it at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from budgethelp.problems import RulebookError
from budgethelp.rules.rule import Rule, Soon, Urgency
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure
from tests.rules.conftest import FIGURES, WriteRule

SERVICES = {"helpline", "welsh_line"}


def the_rule(folder: Path) -> Rule:
    (rule,) = load_rulebook(SERVICES, folder).rules
    return rule


def problems(folder: Path) -> str:
    with pytest.raises(RulebookError) as refused:
        load_rulebook(SERVICES, folder)
    return str(refused.value)


def test_a_page_becomes_a_rule(write_rule: WriteRule) -> None:
    rule = the_rule(write_rule())
    assert (rule.id, rule.topic, rule.action) == ("uc_advance", "money_in", "uc_advance")
    assert (rule.urgency, rule.soon) == (Urgency.MONEY_BEFORE_THEN, Soon.TODAY)


def test_a_line_for_one_nation_is_for_nobody_else(write_rule: WriteRule) -> None:
    line = the_rule(write_rule()).do[1]
    assert line.text == "Phone the Welsh line."
    assert [line.is_for(nation) for nation in (Nation.WALES, Nation.ENGLAND, None)] == [True, False, False]


def test_a_line_for_a_nation_not_known_goes_once_it_is_known(write_rule: WriteRule) -> None:
    line = the_rule(write_rule()).know[1]
    assert [line.is_for(nation) for nation in (None, Nation.WALES)] == [True, False]


def test_a_source_says_when_it_was_checked_or_that_it_was_not(write_rule: WriteRule) -> None:
    checked, unchecked = the_rule(write_rule()).sources
    assert (checked.checked, checked.sure) == (date(2026, 11, 21), Sure.VERIFIED)
    assert (unchecked.where, unchecked.checked, unchecked.sure) == ("opening times", None, Sure.UNVERIFIED)


def test_a_rule_says_when_its_words_changed_after_its_sources_were_checked(write_rule: WriteRule) -> None:
    assert the_rule(write_rule()).last_changed == date(2026, 11, 21)
    later = {"- Help comes: today": "- Help comes: today\n- Changed: 3 March 2027"}
    assert the_rule(write_rule(later)).last_changed == date(2027, 3, 3)


FAULTS = {
    "an unknown condition": (
        {"you are waiting for your first Universal Credit payment": "you are waiting for Universal Credit"},
        ':3: unknown condition "you are waiting for Universal Credit". Did you mean',
    ),
    "an unknown heading": (
        {"## Good to know": "## Good to now"},
        ':12: unknown heading "Good to now". Did you',
    ),
    "a heading twice": ({"## Good to know": "## What to say"}, ':12: "What to say" stands here twice'),
    "an unknown figure": (
        {"advance months": "advance month"},
        ':13: unknown figure "{advance month}". Did you',
    ),
    "what may not be told outside brackets": (
        {"> [My next money comes on {next income}.]": "> My next money comes on {next income}."},
        ':10: "{next income}" may not have been told. Put the words that say it in brackets: [',
    ),
    "brackets around what is always known": (
        {"over {advance months} months": "over [{advance months} months]"},
        ":13: brackets are for what a person may not have told.",
    ),
    "an unknown service": (
        {"- helpline": "- helplin"},
        ':17: unknown service "helplin". Did you mean "helpline"?',
    ),
    "an unknown action": (
        {"Action: uc_advance": "Action: uc_advanc"},
        ':21: unknown action "uc_advanc". Did you',
    ),
    "an unknown urgency": ({"money before then": "soonish"}, ':22: unknown urgency "soonish".'),
    "no urgency": ({"- Urgency: money before then\n": ""}, ':1: say "- Urgency: …" once under ## Details'),
    "a wrong date": ({"checked 21 November": "checked 31 November"}, ":24: write a source like https://…"),
    "an unknown detail": ({"- Help comes": "- Help goes"}, ':23: unknown detail "Help goes".'),
    "a change on no day": (
        {"- Help comes: today": "- Help comes: today\n- Changed: 30 February 2027"},
        ":24: write one day like - Changed: 21 November 2026",
    ),
    "no title": ({"# Ask for money early": ""}, ":1: no title. Start the file with a line like"),
    "a second title": ({"## Good to know": "# Good to know"}, ":12: a second title."),
    "a heading too deep": ({"## Good to know": "### Good to know"}, ":12: use only # for the title and ##"),
    "nothing to do": (
        {"1. Ask for an advance.\n2. In Wales: Phone the Welsh line.": ""},
        ":1: there is nothing under",
    ),
    "no When": ({"When **": "If **"}, ":3: write the conditions like: When **"),
    "words between conditions": ({"** and **": "** or **"}, ":3: write the conditions like: When **"),
    "a paragraph too many": (
        {"## Do this": "And more.\n\n## Do this"},
        ":5: only one paragraph, starting with When",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_by_line_with_the_cure(write_rule: WriteRule, fault: str) -> None:
    changes, message = FAULTS[fault]
    assert f"rules/money_in/uc_advance.md{message}" in problems(write_rule(changes))


def test_every_fault_is_told_at_once(write_rule: WriteRule) -> None:
    folder = write_rule({"Urgency: money before then": "Urgency: x", "- helpline": "- nobody"})
    assert len(problems(folder).splitlines()) == 2


def test_no_source_is_refused(write_rule: WriteRule) -> None:
    folder = write_rule(
        {
            "- Source: https://example.org/advance, checked 21 November 2026\n": "",
            "- Source: opening times, not checked yet\n": "",
        }
    )
    assert "uc_advance.md:1: no source" in problems(folder)


def test_two_rules_of_one_name_are_refused(write_rule: WriteRule) -> None:
    folder = write_rule()
    (folder / "food").mkdir()
    (folder / "food" / "uc_advance.md").write_bytes((folder / "money_in" / "uc_advance.md").read_bytes())
    assert 'two rules are called "uc_advance". Rename one' in problems(folder)


def test_a_file_that_is_not_text_is_refused_by_name(write_rule: WriteRule) -> None:
    folder = write_rule()
    (folder / "money_in" / "broken.md").write_bytes(b"# \xff\xfe")
    assert "rules/money_in/broken.md:1: cannot be read" in problems(folder)


FIGURE_FAULTS = {
    "an unknown unit": ('unit = "months"', 'unit = "moons"', "unit must be one of pounds"),
    "an unknown key": ("says =", "say =", 'unknown key "say". Did you mean "says"?'),
    "an unknown nation": ('nations = "uk"', 'nations = ["France"]', "nations must be"),
    "the same start twice": ("from = 2026-04-06", "from = 2025-04-30", "two values start on the same day"),
    "a start that is no date": ("from = 2026-04-06", 'from = "April"', "from must be a date"),
    "no source": ('source = "https://example.org/advance"', "", '"source" is missing'),
    "an unknown mark": ('sure = "verified"', 'sure = "very"', "sure must be one of"),
    "a value that is no number": ("value = 24", 'value = "lots"', "value must be a number"),
    "no day it was checked": ("checked = 2026-11-21", "", "add the day it was checked"),
    "two values on one day": (
        "value = 12",
        "value = 12\nuntil = 2026-04-06",
        "two values hold on 2026-04-06",
    ),
    "broken TOML": ('unit = "months"', 'unit = "months', "cannot be read"),
}


@pytest.mark.parametrize("fault", FIGURE_FAULTS)
def test_a_wrong_figure_is_refused_by_name_with_the_cure(write_rule: WriteRule, fault: str) -> None:
    old, new, message = FIGURE_FAULTS[fault]
    assert old in FIGURES
    assert message in problems(write_rule(figures=FIGURES.replace(old, new)))


def test_a_wrong_figure_is_told_by_its_line(write_rule: WriteRule) -> None:
    told = problems(write_rule(figures=FIGURES.replace('unit = "months"', 'unit = "moons"')))
    assert told.startswith('rules/figures.toml:2: "advance months": unit must be one of')


@pytest.mark.parametrize("values", ["values = []", "values = 5", ""])
def test_a_figure_without_a_value_is_refused(write_rule: WriteRule, values: str) -> None:
    head = FIGURES.partition('[["advance')[0] + values + "\n"
    assert "has no value" in problems(write_rule(figures=head))


def test_a_broken_figure_is_one_problem_not_one_for_each_rule_that_names_it(write_rule: WriteRule) -> None:
    folder = write_rule()
    (folder / "figures.toml").write_text(FIGURES.replace("value = ", 'value = "x"  # '), encoding="utf-8")
    assert "must be a number" in problems(folder)
    assert "unknown figure" not in problems(folder)
