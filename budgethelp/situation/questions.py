"""Every question, declared once: its codes, its words and its number in links. The rest is made from it.

The form’s field, “Your answers”, the words for a helper, the table of ``flask rules list``, the written form
and the link all come from here. A new tick is one line. Numbers in links never change; a new one is the next.
"""

from __future__ import annotations

from collections.abc import Iterable

from budgethelp.languages.sentence import to_translate as _
from budgethelp.situation.bill_question import BILLS
from budgethelp.situation.question import Choice, Kind, Part, Question, in_part, words


class Nation(Choice):
    ENGLAND = "england", 1, _("England")
    WALES = "wales", 2, _("Wales")
    SCOTLAND = "scotland", 3, _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", 4, _("Northern Ireland")


FOOD, MONEY, HOME, HEALTH, HARD = "food_and_heat", "money", "home_and_bills", "health_and_life", "hard"
YOU, AT_HOME, LIFE = "about_you", "about_home", "about_life"


class Need(Choice):
    """What a person can tick under “What is worrying you?”, most urgent first."""

    SUICIDAL = "suicidal", 6, _("I am thinking of ending my life"), HARD
    UNSAFE = "unsafe", 8, _("Someone hurts me, frightens me or controls my money"), HARD
    NOWHERE_TONIGHT = "nowhere_tonight", 4, _("Nowhere safe to sleep tonight"), HOME
    NO_FOOD = "no_food", 1, _("No food, or not enough today"), FOOD
    BABY_FORMULA = "baby_formula", 10, _("Short of baby milk"), FOOD
    MEDICINE = "medicine", 9, _("Cannot get or pay for medicine"), HEALTH
    NO_ENERGY = "no_energy", 2, _("Gas or electric off, or nearly"), FOOD
    NO_MONEY = "no_money", 3, _("No money at all"), MONEY
    CANT_COPE = "cant_cope", 7, _("I cannot cope"), HARD
    LOAN_SHARK = "loan_shark", 17, _("I borrowed from someone who frightens me"), HARD
    EVICTION_NOTICE = "eviction_notice", 5, _("A letter to leave my home"), HOME
    BAILIFFS = "bailiffs", 14, _("Bailiffs or sheriff officers"), HOME
    SANCTIONED = "sanctioned", 12, _("Benefit stopped or cut"), MONEY
    WAITING_UC = "waiting_uc", 11, _("Waiting for first Universal Credit"), MONEY
    LOST_JOB = "lost_job", 13, _("Lost my job or hours"), MONEY
    SCAM = "scam", 19, _("I was scammed"), MONEY
    BEHIND_BILLS = "behind_bills", 15, _("Behind with bills"), HOME
    BEHIND_CREDIT = "behind_credit", 16, _("Hard to keep up with borrowing"), HOME
    WAGES_LATE_OR_SHORT = "wages_late_or_short", 27, _("Wages late or too low"), MONEY
    DEDUCTIONS_TOO_HIGH = "deductions_too_high", 28, _("Too much taken from Universal Credit"), MONEY
    BENEFIT_DECISION = "benefit_decision", 29, _("A benefit decision, like PIP"), MONEY
    NRPF = "nrpf", 20, _("No recourse to public funds"), MONEY
    GAMBLING = "gambling", 18, _("Gambling"), HEALTH
    BROKEN_APPLIANCE = "broken_appliance", 21, _("Cooker, fridge or heating broken"), FOOD
    TRAVEL_HEALTH = "travel_health", 24, _("Travel to hospital or jobcentre"), HEALTH
    SCHOOL_COSTS = "school_costs", 22, _("School meals, uniform or trips"), MONEY
    PERIOD_PRODUCTS = "period_products", 23, _("Period products"), HEALTH
    FUNERAL = "funeral", 25, _("Paying for a funeral"), HEALTH
    BEREAVED = "bereaved", 30, _("Someone close has died"), HEALTH
    RELATIONSHIP_ENDED = "relationship_ended", 31, _("My relationship has ended"), HEALTH
    LONELY = "lonely", 26, _("I feel alone"), HEALTH


class About(Choice):
    """Ticks about the person and the household. The first 3 come from the children’s ages."""

    CHILD_UNDER_1 = "child_under_1", 1
    CHILD_1_TO_4 = "child_1_to_4", 2
    CHILD_5_TO_16 = "child_5_to_16", 3
    PREGNANT = "pregnant", 4, _("I am pregnant"), YOU
    UNDER_18 = "under_18", 7, _("I am under 18"), YOU
    UNDER_25 = "under_25", 8, _("I am under 25"), YOU
    OVER_STATE_PENSION_AGE = (
        "over_state_pension_age",
        5,
        _("I have reached State Pension age (66 to 67)"),
        YOU,
        "over_66",
    )
    OVER_75 = "over_75", 6, _("I am 75 or over"), YOU
    DISABLED_OR_ILL = "disabled_or_ill", 9, _("I am disabled or ill for a long time"), YOU
    CARER = "carer", 10, _("I look after someone who is ill or disabled"), YOU
    VETERAN = "veteran", 11, _("I served in the armed forces"), YOU
    STUDENT = "student", 12, _("I am a student"), YOU
    SELF_EMPLOYED = "self_employed", 18, _("I work for myself"), YOU
    SPEAKS_WELSH = "speaks_welsh", 19, _("I would like help in Welsh"), YOU
    PARTNER_CONTROLS_MONEY = (
        "partner_controls_money",
        17,
        _("My partner or someone else decides about my money"),
        YOU,
    )
    LIVES_ALONE = "lives_alone", 13, _("I live alone"), AT_HOME
    PREPAYMENT_METER = "prepayment_meter", 14, _("I top up my gas or electric meter"), AT_HOME
    OIL_OR_SOLID_HEATING = (
        "oil_or_solid_heating",
        15,
        _("I heat with oil, coal, wood or bottled gas"),
        AT_HOME,
    )
    COLD_HOME = "cold_home", 16, _("My home is cold"), AT_HOME
    MEDICAL_EQUIPMENT = "medical_equipment", 26, _("We use medical equipment that needs power"), AT_HOME
    SERIOUS_ILLNESS = "serious_illness", 25, _("I have cancer or another serious illness"), LIFE
    TERMINAL_ILLNESS = "terminal_illness", 24, _("I am ill and may not have long to live"), LIFE
    DISABLED_CHILD = "disabled_child", 27, _("My child is disabled or ill"), LIFE
    PARTNER_UNDER_PENSION_AGE = (
        "partner_under_pension_age",
        29,
        _("My partner has not reached State Pension age"),
        LIFE,
    )
    CARE_LEAVER = "care_leaver", 20, _("I was in care as a child, and am under 26"), LIFE
    LEFT_PRISON = "left_prison", 21, _("I left prison not long ago"), LIFE
    NEW_REFUGEE = "new_refugee", 22, _("I was given refugee status not long ago"), LIFE
    EU_STATUS = "eu_status", 23, _("I have settled or pre-settled status"), LIFE
    TIED_WORK = "tied_work", 28, _("My home comes with my job"), LIFE
    DAF_USED_UP = "daf_used_up", 30, _("The fund in Wales has paid me 3 times in 12 months"), LIFE


class Housing(Choice):
    """What kind of home it is: rights differ."""

    TENANT = "tenant", 1, _("I rent from a private landlord")
    SOCIAL_TENANT = "social_tenant", 2, _("I rent from a council or housing association")
    OWNER = "owner", 7, _("I own it, or pay a mortgage")
    LODGER = "lodger", 3, _("I rent a room where my landlord lives")
    HOSTEL = "hostel", 4, _("A hostel, or a place the council put me in")
    ASYLUM = "asylum", 5, _("Asylum housing")
    TIED = "tied", 6, _("It comes with my job")
    OTHER = "other", 8, _("Something else, like family or friends")


class Income(Choice):
    """Where the money mostly comes from."""

    WAGES = "wages", 1, _("Wages")
    ZERO_HOURS = "zero_hours", 2, _("Work with hours that change")
    SELF_EMPLOYED = "self_employed", 3, _("I work for myself")
    UNIVERSAL_CREDIT = "universal_credit", 4, _("Universal Credit")
    UNIVERSAL_CREDIT_NEW = "universal_credit_new", 5, _("Universal Credit, not paid yet")
    UNIVERSAL_CREDIT_SANCTIONED = "universal_credit_sanctioned", 6, _("Universal Credit, stopped or cut")
    OTHER_BENEFITS = "other_benefits", 7, _("Other benefits")
    STATE_PENSION = "state_pension", 8, _("State Pension")
    STUDENT = "student", 9, _("Student money")
    NONE = "none", 10, _("No money is coming in")
    RATHER_NOT_SAY = "rather_not_say", 11, _("I would rather not say")


NATIONS = words((Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND))
ADULTS = {"1": _("1 adult"), "2": _("2 adults"), "3": _("3 adults"), "4": _("4 adults or more")}
AGES_HINT = _("In years, like 3, 7. Use 0 for a baby.")
POSTCODE_HINT = _("To find crisis money. You can leave it out.")

QUESTIONS = (
    Question(
        "money_left",
        Kind.AMOUNT,
        (
            Part(
                "money_left",
                _("How much money do you have left?"),
                _("Like 42.50. About is fine."),
                _("How much do you have to live on right now? About is fine. You can look at your phone."),
            ),
        ),
        link=1,
        heading=_("Money left"),
        change="/",
    ),
    Question(
        "next_income",
        Kind.DAY,
        (
            Part(
                "next_income",
                _("When do you next get money?"),
                _("Like 8 days, or Friday."),
                _("When does money next come in? It can be wages, a benefit or anything else."),
            ),
        ),
        heading=_("Next money"),
        change="/",
    ),
    BILLS,
    Question(
        "set_aside",
        Kind.SPENDING,
        (
            Part(
                "set_aside",
                _("How much do you want to set aside first?"),
                _("For food, your meter or fares. You choose the figure."),
                _("What do you want to keep safe first, for food, the meter or fares? You choose."),
            ),
        ),
        link=3,
        heading=_("Set aside first"),
        change="/set-aside",
    ),
    Question(
        "daily_spend",
        Kind.SPENDING,
        (
            Part(
                "daily_spend",
                _("What do you usually spend on other things?"),
                _("Without bills, and without what you set aside."),
                _("What do you usually spend on other things? A guess is fine."),
            ),
        ),
        link=4,
        heading=_("What you usually spend"),
        change="/set-aside",
    ),
    Question(
        "nation",
        Kind.CHOICE,
        (
            Part(
                "nation",
                _("Or choose your nation"),
                aloud=_("Which nation do you live in? That is enough to see most of the help."),
                choices=NATIONS,
            ),
        ),
        link=5,
        codes=Nation,
    ),
    Question(
        "councils",
        Kind.COUNCILS,
        (
            Part(
                "postcode",
                _("Your postcode"),
                POSTCODE_HINT,
                _("Where do you live? It shows help near you. You can leave it out."),
            ),
            Part(
                "council",
                _("Which council area do you live in?"),
                aloud=_("Do you know which council you pay or get letters from? Not sure is fine."),
            ),
        ),
        link=6,
        heading=_("Where you live"),
        change="/place",
    ),
    Question(
        "needs",
        Kind.TICKS,
        (
            Part(FOOD, _("Food and heat"), "", _("Can you eat and keep warm?"), in_part(Need, FOOD)),
            Part(MONEY, _("Money and benefits"), "", _("Has any money stopped?"), in_part(Need, MONEY)),
            Part(
                HOME, _("Home and bills"), "", _("Has a letter come? It can stay shut."), in_part(Need, HOME)
            ),
            Part(HEALTH, _("Health and life"), "", _("Is anything else hard?"), in_part(Need, HEALTH)),
            Part(
                HARD,
                _("Hard to say"),
                aloud=_("Is any of this happening today? You can tick it yourself, or leave it all out."),
                choices=in_part(Need, HARD),
            ),
        ),
        link=7,
        heading=_("What is worrying you"),
        change="/worries",
        codes=Need,
    ),
    Question(
        "adults",
        Kind.NUMBER,
        (
            Part(
                "adults",
                _("How many adults live in your home, with you?"),
                aloud=_("Who lives with you? It only changes which help you see."),
                choices=ADULTS,
            ),
        ),
        link=8,
        heading=_("Adults at home"),
        change="/home",
    ),
    Question(
        "children_ages",
        Kind.AGES,
        (
            Part(
                "children",
                _("How old are the children?"),
                AGES_HINT,
                _("Are there children at home? How old are they?"),
            ),
        ),
        link=9,
        heading=_("Children"),
        change="/home",
    ),
    Question(
        "about",
        Kind.TICKS,
        (
            Part(
                YOU,
                _("About you"),
                aloud=_("Some help is for some people only. Does any of this fit you?"),
                choices=in_part(About, YOU),
            ),
            Part(
                AT_HOME,
                _("About your home"),
                aloud=_("How do you heat your home, and is it warm enough?"),
                choices=in_part(About, AT_HOME),
            ),
            Part(
                LIFE,
                _("More about you"),
                aloud=_("Do any of these fit you? Each one brings help of its own."),
                choices=in_part(About, LIFE),
            ),
        ),
        link=10,
        heading=_("About you"),
        change="/home",
        codes=About,
    ),
    Question(
        "housing",
        Kind.CHOICE,
        (
            Part(
                "housing",
                _("What kind of home is it?"),
                _("Your rights can depend on it."),
                _("What kind of home do you live in? Some rights depend on it."),
                words(Housing),
            ),
        ),
        link=12,
        heading=_("Your home"),
        change="/home",
        codes=Housing,
    ),
    Question(
        "income",
        Kind.CHOICE,
        (
            Part(
                "income",
                _("Where does most of your money come from?"),
                aloud=_("Where does most of your money come from? You do not have to say."),
                choices=words(Income),
            ),
        ),
        link=11,
        heading=_("Where your money comes from"),
        change="/income",
        codes=Income,
    ),
)
# Asked beside the situation: what might change, and how the person is.
BESIDE = (
    Part(
        "late_by",
        _("The money comes this many days late"),
        _("Like 3."),
        _("What if the money came a few days late? Shall we look?"),
    ),
    Part(
        "extra",
        _("A voucher or crisis payment comes"),
        _("How much it is, like 49."),
        _("Is anything else coming before then, like a voucher?"),
    ),
    Part(
        "worry",
        _("How worried are you, from 0 to 10?"),
        aloud=_("How worried are you about money, from 0 to 10? 10 is the most. You can skip this."),
    ),
)
PARTS = {part.name: part for part in (*BESIDE, *(part for each in QUESTIONS for part in each.parts))}

CHILDREN_BY_AGE = {
    About.CHILD_UNDER_1: range(1),
    About.CHILD_1_TO_4: range(1, 5),
    About.CHILD_5_TO_16: range(5, 17),
}


def ticks_of(ages: Iterable[int]) -> frozenset[About]:
    """The ticks that children’s ages already say, so that nobody is asked twice."""
    years = set(ages)
    return frozenset(tick for tick, those in CHILDREN_BY_AGE.items() if years.intersection(those))
