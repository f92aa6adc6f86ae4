"""What we say of a kind of bill is the same for everyone, and never says what to do about a debt."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from budgethelp.plan.bills import facts_here, list_bills
from budgethelp.rules.bill_facts import BillFacts, load_bill_facts
from budgethelp.rules.figures import load_figures
from budgethelp.rules.rule import Line
from budgethelp.rules.rulebook import FOLDER as RULES
from budgethelp.situation.situation import CREDIT_KINDS, Bill, BillKind, Income, Nation, Need
from tests.rules.avoided import avoided_words
from tests.rules.reading import grade, sentences, words, words_a_sentence
from tests.support.forbidden import forbidden_words, wrong_nation_words
from tests.support.someone import someone

MOST_WORDS, USUAL_WORDS, MOST_IN_A_TITLE, HARDEST, MOST_LINES = 20, 12, 9, 7, 4
NATIONS = (*Nation, None)
FIGURES = load_figures(RULES / "figures.toml")
ALL = load_bill_facts(FIGURES)
# Money between people may be credit as well, and what another bill is nobody knows.
NEUTRAL_KINDS = CREDIT_KINDS | {BillKind.FRIENDS_FAMILY, BillKind.ILLEGAL_LENDER, BillKind.OTHER}
STEERING = re.compile(
    r"\b(?:pay(?:ing|s)?|repay\w*|stop(?! Loan Sharks)\w*|skip\w*|first|before (?:your|any) other|instead|"
    r"rather|ahead|best|better|worse|worst|urgent\w*|important|priority|cheapest|negotiat\w*|"
    r"offer them|you should)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"£|\bpounds?\b|\d%|\[amount\]|\bpercent\b|\bminimum\b|\bhow much to\b", re.IGNORECASE)
DEBT_SOLUTION = re.compile(
    r"\b(?:DROs?|IVAs?|DMPs?|bankrupt\w*|moratorium|debt relief|trust deed|consolidat\w*)\b"
)

each_kind = pytest.mark.parametrize("kind", BillKind)
each_neutral_kind = pytest.mark.parametrize("kind", sorted(NEUTRAL_KINDS))
each_credit_kind = pytest.mark.parametrize("kind", sorted(CREDIT_KINDS))


def lines_of(facts: BillFacts) -> tuple[Line, ...]:
    return (*facts.happens, *facts.must, *facts.ask, *facts.say)


def text_of(facts: BillFacts) -> str:
    """All that anyone reads of these facts, but for the title. A figure's name stands for the figure."""
    return re.sub(r"\{[^{}]*\}", "10", "\n".join(line.text for line in lines_of(facts)))


def shown(kind: BillKind, nation: Nation | None) -> str:
    """What a person in ``nation`` reads, title and all."""
    facts = facts_here(kind, nation, ALL)
    return "\n".join([facts.title, *(line.text for line in lines_of(facts) if line.is_for(nation))])


@pytest.mark.parametrize("nation", NATIONS)
@each_kind
def test_every_kind_of_bill_has_facts_in_every_nation(kind: BillKind, nation: Nation | None) -> None:
    facts = facts_here(kind, nation, ALL)
    for part in (facts.happens, facts.must, facts.ask):
        assert 1 <= sum(line.is_for(nation) for line in part) <= MOST_LINES


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("kind", sorted(set(BillKind) - CREDIT_KINDS))
def test_every_bill_that_is_not_credit_has_words_to_say(kind: BillKind, nation: Nation | None) -> None:
    assert [line for line in facts_here(kind, nation, ALL).say if line.is_for(nation)]


@each_credit_kind
def test_a_credit_agreement_has_no_words_to_say(kind: BillKind) -> None:
    assert ALL[kind].say == ()


@each_credit_kind
def test_a_credit_agreement_names_early_word_and_a_free_adviser(kind: BillKind) -> None:
    asks = " ".join(line.text for line in ALL[kind].ask if not line.nations)
    assert re.search(r"Tell (?:them|the bank) before the date", asks)
    assert "free debt adviser" in asks


@each_neutral_kind
def test_nothing_says_how_to_treat_a_debt(kind: BillKind) -> None:
    assert STEERING.findall(text_of(ALL[kind])) == []
    assert DEBT_SOLUTION.findall(text_of(ALL[kind])) == []


@each_neutral_kind
def test_no_debt_comes_with_an_amount(kind: BillKind) -> None:
    assert AMOUNT.findall(text_of(ALL[kind])) == []
    assert {FIGURES[name].unit for line in lines_of(ALL[kind]) for name in line.names} <= {"months", "days"}


@each_neutral_kind
def test_no_debt_is_set_beside_another(kind: BillKind) -> None:
    others = {facts.title.lower() for other, facts in ALL.items() if other is not kind}
    assert [
        title for title in others if re.search(rf"\b{re.escape(title)}\b", text_of(ALL[kind]).lower())
    ] == []


@pytest.mark.parametrize("words", ["Pay this first.", "Stop paying it.", "It is better to wait.", "Skip it."])
def test_words_that_steer_are_found(words: str) -> None:
    assert STEERING.search(words)


@pytest.mark.parametrize(
    "words", ["Offer £5.", "I can send [amount].", "Ask about the minimum.", "Give 10%."]
)
def test_amounts_are_found(words: str) -> None:
    assert AMOUNT.search(words)


def test_two_very_different_people_read_the_same() -> None:
    bills = tuple(Bill(kind, Decimal(10), 3) for kind in BillKind)
    one = someone(bills=bills, money_left=Decimal(-900), days=30, needs=frozenset(Need), income=Income.NONE)
    other = someone(bills=bills, money_left=Decimal(9000), days=4, adults=2, children_ages=(1, 7))
    facts = [
        [(b.title, b.happens, b.must, b.ask, b.say) for b in list_bills(s, ALL, FIGURES)]
        for s in (one, other)
    ]
    assert facts[0] == facts[1]


@each_kind
def test_nothing_forbidden_is_said(kind: BillKind) -> None:
    assert forbidden_words(text_of(ALL[kind])) == []
    assert not re.search(r"\b(?:prison|jail|arrest(?:ed)?)\b", text_of(ALL[kind]), re.IGNORECASE)


@pytest.mark.parametrize("nation", Nation)
@each_kind
def test_no_word_of_another_nations_law_is_said(kind: BillKind, nation: Nation) -> None:
    assert wrong_nation_words(shown(kind, nation), nation) == []


@pytest.mark.parametrize("kind", sorted(set(BillKind) - {BillKind.COUNCIL_TAX}))
def test_while_the_nation_is_not_known_no_nations_law_is_said(kind: BillKind) -> None:
    assert [wrong for nation in Nation for wrong in wrong_nation_words(shown(kind, None), nation)] == []


def test_the_tax_on_a_home_is_the_one_of_the_nation() -> None:
    assert facts_here(BillKind.COUNCIL_TAX, Nation.NORTHERN_IRELAND, ALL).kind is BillKind.RATES
    assert facts_here(BillKind.RATES, Nation.WALES, ALL).kind is BillKind.COUNCIL_TAX
    assert facts_here(BillKind.RATES, None, ALL).kind is BillKind.RATES


@each_kind
def test_every_figure_is_one_of_the_nations_it_is_shown_in(kind: BillKind) -> None:
    for line in lines_of(ALL[kind]):
        for name in line.names:
            assert (line.nations or frozenset(Nation)) <= FIGURES[name].nations, name
            assert FIGURES[name].shown_on(date(2026, 11, 21))


@each_kind
def test_no_sum_is_typed_into_a_sentence(kind: BillKind) -> None:
    assert re.findall(r"£\d|\d+ ?%|\d+p\b", "".join(line.text for line in lines_of(ALL[kind]))) == []


@each_kind
def test_facts_are_easy_to_read(kind: BillKind) -> None:
    text = f"{ALL[kind].title}\n{text_of(ALL[kind])}"
    assert [sentence for sentence in sentences(text) if len(words(sentence)) > MOST_WORDS] == []
    assert words_a_sentence(text) <= USUAL_WORDS
    assert grade(text) <= HARDEST


@each_kind
def test_hard_cold_and_blaming_words_are_left_out_or_explained(kind: BillKind) -> None:
    assert avoided_words(text_of(ALL[kind])) == []
    assert re.findall(r"['\"].{0,20}", text_of(ALL[kind])) == []


@each_kind
def test_titles_are_short_plain_names(kind: BillKind) -> None:
    title = ALL[kind].title
    assert len(words(title)) <= MOST_IN_A_TITLE
    assert title[0].isupper()
    assert title[-1].isalpha()
