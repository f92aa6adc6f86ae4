"""What a person told us, typed. ``None`` always means "not sure" or "did not say".

The codes are the field's own words; each is used in code, files, tests and addresses alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

MOST_DAYS = 62
DAYS_WHEN_NOT_SURE = 7


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class Need(StrEnum):
    """What a person can tick under "What is worrying you?"."""

    NO_FOOD = "no_food"
    NO_ENERGY = "no_energy"
    NO_MONEY = "no_money"
    NOWHERE_TONIGHT = "nowhere_tonight"
    EVICTION_NOTICE = "eviction_notice"
    SUICIDAL = "suicidal"
    CANT_COPE = "cant_cope"
    UNSAFE = "unsafe"
    MEDICINE = "medicine"
    BABY_FORMULA = "baby_formula"
    WAITING_UC = "waiting_uc"
    SANCTIONED = "sanctioned"
    LOST_JOB = "lost_job"
    BAILIFFS = "bailiffs"
    BEHIND_BILLS = "behind_bills"
    BEHIND_CREDIT = "behind_credit"
    LOAN_SHARK = "loan_shark"
    GAMBLING = "gambling"
    SCAM = "scam"
    NRPF = "nrpf"
    BROKEN_APPLIANCE = "broken_appliance"
    SCHOOL_COSTS = "school_costs"
    PERIOD_PRODUCTS = "period_products"
    TRAVEL_HEALTH = "travel_health"
    FUNERAL = "funeral"
    LONELY = "lonely"


class About(StrEnum):
    """Ticks about the person and the household."""

    CHILD_UNDER_1 = "child_under_1"
    CHILD_1_TO_4 = "child_1_to_4"
    CHILD_5_TO_16 = "child_5_to_16"
    PREGNANT = "pregnant"
    OVER_66 = "over_66"
    OVER_75 = "over_75"
    UNDER_18 = "under_18"
    UNDER_25 = "under_25"
    DISABLED_OR_ILL = "disabled_or_ill"
    CARER = "carer"
    VETERAN = "veteran"
    STUDENT = "student"
    LIVES_ALONE = "lives_alone"
    PREPAYMENT_METER = "prepayment_meter"
    OIL_OR_SOLID_HEATING = "oil_or_solid_heating"
    COLD_HOME = "cold_home"
    PARTNER_CONTROLS_MONEY = "partner_controls_money"
    SELF_EMPLOYED = "self_employed"
    SPEAKS_WELSH = "speaks_welsh"


class Income(StrEnum):
    """Where the money mostly comes from."""

    WAGES = "wages"
    ZERO_HOURS = "zero_hours"
    SELF_EMPLOYED = "self_employed"
    UNIVERSAL_CREDIT = "universal_credit"
    UNIVERSAL_CREDIT_NEW = "universal_credit_new"
    UNIVERSAL_CREDIT_SANCTIONED = "universal_credit_sanctioned"
    OTHER_BENEFITS = "other_benefits"
    STATE_PENSION = "state_pension"
    STUDENT = "student"
    NONE = "none"
    RATHER_NOT_SAY = "rather_not_say"


class BillKind(StrEnum):
    RENT_PRIVATE = "rent_private"
    RENT_SOCIAL = "rent_social"
    MORTGAGE = "mortgage"
    SECURED_LOAN = "secured_loan"
    ENERGY_DD = "energy_dd"
    ENERGY_PREPAY = "energy_prepay"
    HEATING_FUEL = "heating_fuel"
    WATER = "water"
    COUNCIL_TAX = "council_tax"
    RATES = "rates"
    COURT_FINE = "court_fine"
    CHILD_MAINTENANCE = "child_maintenance"
    TV_LICENCE = "tv_licence"
    HMRC = "hmrc"
    BENEFIT_OVERPAYMENT = "benefit_overpayment"
    CHILDCARE = "childcare"
    CAR_INSURANCE = "car_insurance"
    FUEL = "fuel"
    TRAVEL = "travel"
    PHONE = "phone"
    BROADBAND = "broadband"
    PRESCRIPTION = "prescription"
    HOSPITAL_TRAVEL = "hospital_travel"
    FUNERAL_DEPOSIT = "funeral_deposit"
    HIRE_PURCHASE = "hire_purchase"
    LOGBOOK_LOAN = "logbook_loan"
    CREDIT_CARD = "credit_card"
    STORE_CARD = "store_card"
    CATALOGUE = "catalogue"
    OVERDRAFT = "overdraft"
    BNPL = "bnpl"
    PAYDAY_LOAN = "payday_loan"
    LOAN = "loan"
    FRIENDS_FAMILY = "friends_family"
    ILLEGAL_LENDER = "illegal_lender"
    OTHER = "other"


# Due, or maybe due, under a credit agreement: these are never ranked (the legal line, docs/decisions).
CREDIT_KINDS = frozenset(
    {
        BillKind.MORTGAGE,
        BillKind.SECURED_LOAN,
        BillKind.HIRE_PURCHASE,
        BillKind.LOGBOOK_LOAN,
        BillKind.CREDIT_CARD,
        BillKind.STORE_CARD,
        BillKind.CATALOGUE,
        BillKind.OVERDRAFT,
        BillKind.BNPL,
        BillKind.PAYDAY_LOAN,
        BillKind.LOAN,
    }
)


class BillStage(StrEnum):
    """What has already happened with a bill."""

    MISSED = "missed"
    REMINDER = "reminder"
    FINAL_NOTICE = "final_notice"
    NOTICE_TO_LEAVE = "notice_to_leave"
    COURT_PAPERS = "court_papers"
    NOTICE_OF_ENFORCEMENT = "notice_of_enforcement"
    CHARGE_FOR_PAYMENT = "charge_for_payment"


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill. ``amount`` and ``balance`` in pounds; ``due_in_days`` counts from today, None = no date."""

    kind: BillKind
    amount: Decimal = Decimal(0)
    due_in_days: int | None = None
    in_arrears: bool = False
    stage: BillStage | None = None
    balance: Decimal | None = None
    taken_from_uc: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """One person's situation. ``money_left`` in pounds, may be negative; ``days`` 0 to 62."""

    today: date
    money_left: Decimal
    days: int
    days_sure: bool = True
    nation: Nation | None = None
    councils: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    about: frozenset[About] = frozenset()
    income: Income | None = None
    adults: int | None = None
    children_ages: tuple[int, ...] = ()
    bills: tuple[Bill, ...] = ()
    daily_spend: Decimal | None = None
    set_aside: Decimal = field(default=Decimal(0))

    @property
    def next_income(self) -> date:
        """The day the next money comes."""
        return self.today + timedelta(days=self.days)

    def day_of(self, bill: Bill) -> date | None:
        """The day a bill is due; None when it has no date."""
        return None if bill.due_in_days is None else self.today + timedelta(days=bill.due_in_days)
