"""Where a person lives, and what keeps a rule from someone it is not for. Quiet: never shown as a reason."""

from __future__ import annotations

from budgethelp.dates.bank_holidays import closure
from budgethelp.rules.conditions.bills import pays_a_mortgage
from budgethelp.rules.conditions.income import gets_uc, is_student
from budgethelp.rules.conditions.needs import no_energy, sanctioned, suicidal, waiting_for_uc
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, Nation, Need, Situation


@says("you live in {nations:nations}", quiet=True)
def lives_in(s: Situation, nations: frozenset[Nation]) -> bool:
    return s.nation in nations


@says("you did not say where you live", quiet=True)
def nation_unknown(s: Situation) -> bool:
    return s.nation is None


@says("your visa does not say “no recourse to public funds”", quiet=True)
def may_claim(s: Situation) -> bool:
    return Need.NRPF not in s.needs


@says("you are not under 18", quiet=True)
def not_under_18(s: Situation) -> bool:
    return About.UNDER_18 not in s.about


@says("the fund in Wales has not paid you 3 times", quiet=True)
def daf_not_used_up(s: Situation) -> bool:
    return About.DAF_USED_UP not in s.about


@says("your partner has reached State Pension age, or you did not say", quiet=True)
def no_mixed_age_couple(s: Situation) -> bool:
    return About.PARTNER_UNDER_PENSION_AGE not in s.about


@says("you are not a student", quiet=True)
def not_a_student(s: Situation) -> bool:
    return not is_student(s)


@says("your benefit was not cut", quiet=True)
def not_sanctioned(s: Situation) -> bool:
    return not sanctioned(s)


@says("you do not pay a mortgage", quiet=True)
def no_mortgage(s: Situation) -> bool:
    return not pays_a_mortgage(s)


@says("your gas, electric or heating is on", quiet=True)
def energy_is_on(s: Situation) -> bool:
    return not no_energy(s)


@says("you do not heat with oil or solid fuel", quiet=True)
def not_oil(s: Situation) -> bool:
    return About.OIL_OR_SOLID_HEATING not in s.about


@says("you are not waiting for your first Universal Credit payment", quiet=True)
def not_waiting_for_uc(s: Situation) -> bool:
    return not waiting_for_uc(s)


@says("you do not get Universal Credit yet", quiet=True)
def not_on_uc(s: Situation) -> bool:
    """Someone who waits for a first payment, or whose benefit was cut, has claimed already."""
    return not (gets_uc(s) or waiting_for_uc(s) or sanctioned(s))


@says("you are not thinking of ending your life", quiet=True)
def not_suicidal(s: Situation) -> bool:
    return not suicidal(s)


@says("most offices are shut today or tomorrow", quiet=True)
def offices_are_shut(s: Situation) -> bool:
    return closure(s.today, s.nation) is not None


@says("most offices are open as usual", quiet=True)
def offices_are_open(s: Situation) -> bool:
    return not offices_are_shut(s)


@says("someone is helping you now", quiet=True)
def has_helper(s: Situation) -> bool:
    """Two people look at the screen: a link worker can do what a stranger would be asked to do."""
    return s.with_helper


@says("nobody is helping you now", quiet=True)
def has_no_helper(s: Situation) -> bool:
    return not s.with_helper
