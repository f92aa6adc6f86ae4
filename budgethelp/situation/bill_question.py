"""What is asked of each bill: its codes, its words and their numbers in links."""

from __future__ import annotations

from budgethelp.languages.sentence import to_translate as _
from budgethelp.situation.question import Choice, Kind, Part, Question, words

# The groups, in the order of the page.
HOME, WARMTH, PHONE_AND_TV, FARES = _("Home"), _("Warmth and water"), _("Phone and TV"), _("Travel")
COURT_AND_TAX, BORROWING, THE_REST = _("Court and tax"), _("Borrowing"), _("Other")


class BillKind(Choice):
    """What a bill is for. ``part`` is the words of its group."""

    RENT_PRIVATE = "rent_private", 1, _("Rent to a private landlord"), HOME
    RENT_SOCIAL = "rent_social", 2, _("Rent to a council or housing association"), HOME
    MORTGAGE = "mortgage", 3, _("Mortgage"), HOME
    SECURED_LOAN = "secured_loan", 4, _("Loan secured on a home"), HOME
    CHILDCARE = "childcare", 16, _("Childcare"), HOME
    ENERGY_DD = "energy_dd", 5, _("Gas or electric bill"), WARMTH
    ENERGY_PREPAY = "energy_prepay", 6, _("Prepayment meter top-ups"), WARMTH
    HEATING_FUEL = "heating_fuel", 7, _("Heating oil, bottled gas, coal or wood"), WARMTH
    WATER = "water", 8, _("Water bill"), WARMTH
    PHONE = "phone", 20, _("Mobile or home phone"), PHONE_AND_TV
    BROADBAND = "broadband", 21, _("Broadband"), PHONE_AND_TV
    TV_LICENCE = "tv_licence", 13, _("TV licence"), PHONE_AND_TV
    TRAVEL = "travel", 19, _("Bus, train and other fares"), FARES
    FUEL = "fuel", 18, _("Petrol or diesel"), FARES
    CAR_INSURANCE = "car_insurance", 17, _("Car insurance and car tax"), FARES
    HOSPITAL_TRAVEL = "hospital_travel", 23, _("Travel to hospital"), FARES
    COUNCIL_TAX = "council_tax", 9, _("Council tax"), COURT_AND_TAX
    RATES = "rates", 10, _("Rates in Northern Ireland"), COURT_AND_TAX
    COURT_FINE = "court_fine", 11, _("Court fine"), COURT_AND_TAX
    CHILD_MAINTENANCE = "child_maintenance", 12, _("Child maintenance"), COURT_AND_TAX
    HMRC = "hmrc", 14, _("Tax owed to HMRC"), COURT_AND_TAX
    BENEFIT_OVERPAYMENT = "benefit_overpayment", 15, _("Money owed to a benefits office"), COURT_AND_TAX
    BNPL = "bnpl", 31, _("Buy now, pay later"), BORROWING
    CATALOGUE = "catalogue", 29, _("Catalogue"), BORROWING
    CREDIT_CARD = "credit_card", 27, _("Credit card"), BORROWING
    FRIENDS_FAMILY = "friends_family", 34, _("Money owed to friends or family"), BORROWING
    HIRE_PURCHASE = "hire_purchase", 25, _("Hire purchase, like a car or a sofa"), BORROWING
    LOAN = "loan", 33, _("Bank loan or other loan"), BORROWING
    LOGBOOK_LOAN = "logbook_loan", 26, _("Logbook loan"), BORROWING
    OVERDRAFT = "overdraft", 30, _("Overdraft"), BORROWING
    PAYDAY_LOAN = "payday_loan", 32, _("Payday loan"), BORROWING
    STORE_CARD = "store_card", 28, _("Store card"), BORROWING
    ILLEGAL_LENDER = "illegal_lender", 35, _("Money a loan shark asks for"), BORROWING
    PRESCRIPTION = "prescription", 22, _("Prescriptions"), THE_REST
    FUNERAL_DEPOSIT = "funeral_deposit", 24, _("Funeral costs"), THE_REST
    OTHER = "other", 36, _("Another bill"), THE_REST


class BillStage(Choice):
    """What has already happened with a bill."""

    MISSED = "missed", 1, _("I have missed a payment")
    REMINDER = "reminder", 2, _("A reminder")
    FINAL_NOTICE = "final_notice", 3, _("A final notice")
    NOTICE_TO_LEAVE = "notice_to_leave", 4, _("A letter telling me to leave my home")
    COURT_PAPERS = "court_papers", 5, _("Papers from a court or tribunal")
    NOTICE_OF_ENFORCEMENT = "notice_of_enforcement", 6, _("A notice that bailiffs may come")
    CHARGE_FOR_PAYMENT = "charge_for_payment", 7, _("A charge for payment (Scotland)")


BILLS = Question(
    "bills",
    Kind.BILLS,
    (
        Part(
            "kind",
            _("What is it for?"),
            aloud=_("Which bill comes to mind first? One is enough to start with."),
            choices=words(BillKind),
        ),
        Part(
            "amount",
            _("How much is it?"),
            _("Like 42.50. Leave it empty if you do not know."),
            _("About how much is it? A guess is fine."),
        ),
        Part(
            "due",
            _("When is it due?"),
            _("Like 8 days, or Friday."),
            _("Do you know when it is due? A guess is fine."),
        ),
        Part("late", _("It is already late")),
        Part("stage", _("Have letters come?"), choices=words(BillStage)),
        Part("taken", _("This is taken from my benefit before I get it")),
    ),
    link=2,
    heading=_("Bills"),
    change="/bills",
)
