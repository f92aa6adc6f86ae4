"""The words of a note for the record, and what stays out of it unless the person wants it in."""

from __future__ import annotations

from budgethelp.i18n import lazy_gettext as _

TOPICS = {
    "suicidal": _("thoughts of suicide"),
    "unsafe": _("not being safe with someone"),
    "nowhere_tonight": _("a bed for tonight"),
    "no_food": _("food for today"),
    "baby_formula": _("baby milk"),
    "medicine": _("medicine"),
    "no_energy": _("gas and electric"),
    "no_money": _("having no money"),
    "cant_cope": _("feeling unable to cope"),
    "loan_shark": _("a lender who frightens"),
    "eviction_notice": _("a letter to leave home"),
    "bailiffs": _("bailiffs or sheriff officers"),
    "sanctioned": _("a benefit stopped or cut"),
    "waiting_uc": _("waiting for Universal Credit"),
    "lost_job": _("a lost job or hours"),
    "scam": _("a scam"),
    "behind_bills": _("bills"),
    "behind_credit": _("borrowing"),
    "nrpf": _("no recourse to public funds"),
    "gambling": _("gambling"),
    "broken_appliance": _("something broken at home"),
    "travel_health": _("travel to hospital or the jobcentre"),
    "school_costs": _("school costs"),
    "period_products": _("period products"),
    "funeral": _("a funeral"),
    "lonely": _("feeling alone"),
}

# A record can be read by others in the home. These are named only when the person ticks them.
PRIVATE_TOPICS = frozenset(
    {"suicidal", "unsafe", "cant_cope", "loan_shark", "nrpf", "gambling", "period_products", "lonely"}
)
PRIVATE_ACTIONS = frozenset(
    {
        *("safety_now", "talk_now", "abuse_support", "own_money_access", "trusted_adult", "health_support"),
        *("gambling_support", "report_loan_shark", "nrpf_advice", "period_products", "lonely_support"),
        *("small_wellbeing_step",),
    }
)

WHO_IN_NOTE = {"me": _("the person"), "both": _("both together"), "helper": _("the helper")}
