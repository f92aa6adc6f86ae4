"""A rule is read strictly: what is wrong is said by file and line, with the cure, all of it at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from budgethelp.problems import RulebookError
from budgethelp.rules.rule import Contact, ContactKind, Rule, Soon, Urgency
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure
from tests.rules.conftest import FIGURES, WriteRule

SERVICES = {"helpline", "welsh_line"}
DUTIES = {"crisis_fund"}
ASK = Contact(ContactKind.ASK, "nation")


def the_rule(folder: Path) -> Rule:
    (rule,) = load_rulebook(SERVICES, folder, DUTIES).rules
    return rule


def problems(folder: Path) -> str:
    with pytest.raises(RulebookError) as refused:
        load_rulebook(SERVICES, folder, DUTIES)
    return str(refused.value)


def test_a_page_becomes_a_rule(write_rule: WriteRule) -> None:
    rule = the_rule(write_rule())
    assert (rule.id, rule.topic, rule.action) == ("uc_advance", "money_in", "uc_advance")
    assert [condition.text for condition in rule.only_if] == ["you are not under 18"]
    assert rule.words.lines[0].text == "Ask for an advance today."


def test_a_way_in_has_its_conditions_its_urgency_and_its_place(write_rule: WriteRule) -> None:
    first, second = the_rule(write_rule()).ways
    assert (first.urgency, first.soon) == (Urgency.MONEY_BEFORE_THEN, Soon.TODAY)
    assert first.when.nations == {Nation.ENGLAND, Nation.WALES}
    assert first.when.all[0].text == "you live in England or Wales"
    assert [condition.text for condition in second.when.all] == ["you feel alone", "you live alone"]


def test_a_contact_is_a_service_a_duty_or_a_question(write_rule: WriteRule) -> None:
    rule = the_rule(write_rule())
    contacts = [each.contact for each in (*rule.words.contacts, *rule.parts[0].words.contacts)]
    service, duty, nation = (
        Contact(ContactKind.SERVICE, "helpline"),
        Contact(ContactKind.COUNCIL, "crisis_fund"),
        ASK,
    )
    assert contacts == [service, duty, nation]


def test_a_part_has_its_place_its_condition_and_its_own_words(write_rule: WriteRule) -> None:
    [part] = the_rule(write_rule()).parts
    assert [condition.text for condition in part.when.all] == ["you live in England", "you are a student"]
    assert part.way is None
    assert part.words.lines[0].text == "Ask your college first."


def test_a_part_may_be_a_way_in(write_rule: WriteRule) -> None:
    heading = "## In England, if **you are a student**"
    rule = the_rule(write_rule({heading: f"{heading}: money before then, help today"}))
    assert [way.place for way in rule.every_way][:2] == [(Urgency.MONEY_BEFORE_THEN, Soon.TODAY)] * 2


def test_a_line_for_one_nation_is_for_nobody_else(write_rule: WriteRule) -> None:
    line = the_rule(write_rule()).words.do[1]
    assert line.text == "Phone the Welsh line."
    assert [line.is_for(nation) for nation in (Nation.WALES, Nation.ENGLAND, None)] == [True, False, False]


def test_a_line_for_a_nation_not_known_goes_once_it_is_known(write_rule: WriteRule) -> None:
    line = the_rule(write_rule()).words.know[1]
    assert [line.is_for(nation) for nation in (None, Nation.WALES)] == [True, False]


def test_a_line_may_be_for_those_of_whom_a_condition_is_true(write_rule: WriteRule) -> None:
    line = the_rule(write_rule()).words.know[2]
    assert (line.text, [condition.text for condition in line.when]) == ("Tell them your pay.", ["you work"])


def test_a_source_says_when_it_was_checked_or_that_it_was_not(write_rule: WriteRule) -> None:
    checked, unchecked = the_rule(write_rule()).sources
    assert (checked.checked, checked.sure) == (date(2026, 11, 21), Sure.VERIFIED)
    assert (unchecked.where, unchecked.checked, unchecked.sure) == ("opening times", None, Sure.UNVERIFIED)
    assert unchecked.nations == {Nation.WALES}


def test_a_rule_says_when_its_words_changed_after_its_sources_were_checked(write_rule: WriteRule) -> None:
    assert the_rule(write_rule()).last_changed == date(2026, 11, 21)
    later = {"## Details": "## Details\n- Changed: 3 March 2027"}
    assert the_rule(write_rule(later)).last_changed == date(2027, 3, 3)


FIRST_WAY = (
    "- In England or Wales: **you are waiting for your first Universal Credit payment**"
    ": money before then, help today\n"
)
SECOND_WAY = "- **you feel alone** and **you live alone**: what you asked, help this week\n"
FAULTS = {
    "an unknown condition": (
        {"you are waiting for your first Universal Credit payment": "you are waiting for Universal Credit"},
        ':7: unknown condition "you are waiting for Universal Credit". Did you mean',
    ),
    "an unknown condition before a line": (
        {"If **you work**": "If **you worked**"},
        ':24: unknown condition "you worked". Did you mean',
    ),
    "an unknown heading": (
        {"## Good to know\n- You": "## Good to now\n- You"},
        ':21: unknown heading "Good to now"',
    ),
    "an unknown heading in a part": (
        {"### Good to know": "### Good to now"},
        ':39: unknown heading "Good to now"',
    ),
    "a part for nobody we know": ({"In England, if": "In Kent, if"}, ':29: unknown heading "In Kent, if **'),
    "a heading twice": (
        {"## Good to know\n- You": "## What to say\n- You"},
        ':21: "What to say" stands here twice',
    ),
    "an unknown figure": (
        {"advance months": "advance month"},
        ':22: unknown figure "{advance month}". Did you',
    ),
    "what may not be told outside brackets": (
        {"> [My next money comes on {next income}.]": "> My next money comes on {next income}."},
        ':19: "{next income}" may not have been told. Put the words that say it in brackets: [',
    ),
    "brackets around what is always known": (
        {"over {advance months} months": "over [{advance months} months]"},
        ":22: brackets are for what a person may not have told.",
    ),
    "two beginnings of one line": (
        {"If **you work**: Tell": "If **you work**: In Wales: Tell"},
        ":24: two beginnings. A line may start with",
    ),
    "an unknown service": (
        {"- In Wales: welsh_line": "- helplin"},
        ':27: unknown service "helplin". Did you mean',
    ),
    "an unknown contact": (
        {"- helpline": "- helplin"},
        ':11: unknown service "helplin". Did you mean "helpline"?',
    ),
    "an unknown duty": (
        {"council crisis_fund": "council crisis_fun"},
        ':12: unknown duty "crisis_fun". Did you',
    ),
    "an unknown action": (
        {"## Details": "## Details\n- Action: uc_advanc"},
        ':43: unknown action "uc_advanc"',
    ),
    "its own action": (
        {"## Details": "## Details\n- Action: uc_advance"},
        ":43: the page is named after its action. Take",
    ),
    "an action without a page": (
        {"## Details": "## Details\n- Action: uc_claim"},
        ':1: "uc_claim" has no page. Name one uc_claim.md',
    ),
    "an unknown urgency": ({"money before then": "soonish"}, ':7: unknown urgency "soonish".'),
    "an unknown soonness": ({"help today": "help soonish"}, ':7: unknown soonness "soonish".'),
    "a way in without urgency": ({": what you asked, help this week": ""}, ":8: write a way in like: - **"),
    "an “or” between conditions": (
        {"alone** and **you": "alone** or **you"},
        ":8: write a way in like: - **",
    ),
    "no way in": ({FIRST_WAY: "", SECOND_WAY: ""}, ":1: nobody sees it. Add a way in under ## When"),
    "a wrong date": ({"checked 21 November": "checked 31 November"}, ":43: write a source like https://…"),
    "an unknown detail": (
        {"## Details": "## Details\n- Help comes: now"},
        ':43: unknown detail "Help comes".',
    ),
    "a change on no day": (
        {"## Details": "## Details\n- Changed: 30 February 2027"},
        ":43: write one day like - Changed: 21 November 2026",
    ),
    "no title": ({"# Ask for money early": ""}, ":1: no title. Start the file with a line like"),
    "a figure in the title": (
        {"# Ask for money early": "# Ask for money by {next income}"},
        ":1: a title is the same for everyone.",
    ),
    "an open bracket": ({"Ask for an advance.": "Ask [now for an advance."}, ":15: a bracket is not closed"),
    "a bracket in a bracket": (
        {"Ask for an advance.": "Ask [now [by {next income}] and] often."},
        ":15: a bracket is not closed",
    ),
    "a misspelt nation": ({"2. In Wales: Phone": "2. In Wale: Phone"}, ':16: unknown beginning "In Wale:".'),
    "an “If” half in bold": (
        {"1. Ask for an advance.": "1. If **you work: Ask for an advance."},
        ':15: unknown beginning "If **you work:".',
    ),
    "a contact twice": ({"- helpline": "- helpline, helpline"}, ':11: "helpline" is named already.'),
    "a second title": ({"## Good to know\n- You": "# Good to know\n- You"}, ":21: a second title."),
    "a heading too deep": (
        {"## Good to know\n- You": "### Good to know\n- You"},
        ":21: use only # for the title",
    ),
    "nothing to do": (
        {"1. Ask for an advance.\n2. In Wales: Phone the Welsh line.": "", "1. Ask the college.": ""},
        ":1: there is nothing under",
    ),
    "no card sentence": ({"Ask for an advance today.\n": ""}, ":1: no card sentence. Say below the title"),
    "a long card sentence": (
        {"advance today": f"advance {'very ' * 12}soon"},
        ":3: the card has more than 15 words.",
    ),
    "a card for some": (
        {"Ask for an advance today": "In Wales: Ask"},
        ":3: the card is for everyone who sees",
    ),
    "a paragraph too many": ({"## When": "And more.\n\n## When"}, ":5: only one paragraph may come before"),
    "ways out of order": (
        {"what you asked, help this week": "food, help today"},
        ":8: more urgent than what comes before it. Put the most urgent first",
    ),
    "a part that takes the place of a more urgent way": (
        {"if **you are a student**": "if **you are a student**: looking ahead, help later"},
        ":7: more urgent than what comes before it. Put the most urgent first",
    ),
    "a part that never speaks": (
        {"## Details": "## In England, if **you are a student** and **you work**\n\n## Details"},
        ":42: this part never speaks: an earlier one always does",
    ),
    "a way in that is covered": (
        {SECOND_WAY: f"{SECOND_WAY}{SECOND_WAY}"},
        ":9: an earlier way in always holds when this one does",
    ),
    "a line that nobody sees": (
        {"- Colleges have funds.": "- In Wales: Colleges have funds."},
        ":40: nobody sees this line.",
    ),
    "a line whose part speaks": (
        {
            "2. In Wales: Phone": "2. If **you work**: Phone",
            "## Details": "## If **you work**\n\n### Do this\n1. Ask there.\n\n## Details",
        },
        ":16: nobody sees this line.",
    ),
    "a part where there is no way in": (
        {
            "- **you feel alone** and **you live alone**: what you asked, help this week\n": "",
            "- Nation not known: Tell us where you live.\n": "",
            "In England, if": "In Scotland, if",
        },
        ":27: nobody sees this part: there is no way in there.",
    ),
    "a service that is a contact already": (
        {"- In Wales: welsh_line": "- In Wales: welsh_line, helpline"},
        ':27: "helpline" is a contact already. Take it out of ## Who else can help',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_by_line_with_the_cure(write_rule: WriteRule, fault: str) -> None:
    changes, message = FAULTS[fault]
    assert f"rules/money_in/uc_advance.md{message}" in problems(write_rule(changes))


def test_every_fault_is_told_at_once(write_rule: WriteRule) -> None:
    folder = write_rule({"money before then, help today": "x, help y", "- helpline": "- nobody"})
    assert len(problems(folder).splitlines()) == 3


def test_no_source_is_refused(write_rule: WriteRule) -> None:
    folder = write_rule(
        {
            "- Source: https://example.org/advance, checked 21 November 2026\n": "",
            "- Source: In Wales: opening times, not checked yet\n": "",
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
