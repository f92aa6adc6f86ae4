"""What people do on the site, typed and pressed as they would."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

SCENES = {
    "first page": ("/", {}),
    "mistakes": ("/", {"money_left": "lots", "when": "soon"}),
    "plan": ("/plan", {"money_left": "42.50", "when": "8 days", "postcode": "LS1 4AP"}),
    "nothing left": ("/plan", {"money_left": "0", "when": "tomorrow", "postcode": "EH1 1YZ"}),
    "danger": ("/plan", {"money_left": "6", "when": "5", "worries": ["suicidal", "no_food", "no_energy"]}),
    "one bill": ("/plan", {"money_left": "120", "when": "6", "bills": 1}),
    "6 bills": ("/plan", {"money_left": "900", "when": "14", "bills": 6}),
    "6 bills, too little": ("/plan", {"money_left": "55", "when": "14", "postcode": "LS1 4AP", "bills": 6}),
    "20 bills, too little": ("/plan", {"money_left": "0", "when": "62", "postcode": "LS1 4AP", "bills": 20}),
    "20 bills": ("/plan", {"money_left": "55", "when": "40", "bills": 20}),
    "bills": ("/bills", {"money_left": "6", "when": "5", "bills": 2}),
    "a bill": ("/bills/0", {"money_left": "6", "when": "5", "bills": 1}),
    "set aside": ("/set-aside", {"money_left": "6", "when": "5"}),
    "payday": ("/payday", {}),
    "what if": ("/what-if", {"money_left": "90", "when": "14", "bills": 2, "late": True}),
    "which council": ("/area", {"money_left": "6", "when": "5", "postcode": "SY10"}),
    "worries": ("/worries", {"money_left": "6", "when": "5"}),
    "home": ("/home", {"money_left": "6", "when": "5"}),
    "income": ("/income", {"money_left": "6", "when": "5"}),
    "place": ("/place", {"money_left": "6", "when": "5"}),
    "your answers": ("/answers", {"money_left": "6", "when": "5", "postcode": "BT1 5GS"}),
    "cleared": ("/cleared", {}),
    "keep": ("/keep", {"money_left": "6", "when": "5"}),
    "nothing kept": ("/kept", {}),
    "help now": ("/help-now", {}),
    "about": ("/about", {}),
    "accessibility": ("/accessibility", {}),
    "not found": ("/nowhere", {}),
    "together": ("/together", {"together": True}),
    "together mistakes": ("/together", {"together": True, "money_left": "lots", "when": "soon"}),
    "together plan": ("/plan", {"together": True, "money_left": "42.50", "when": "8 days", "done": 2}),
    "together danger": (
        "/plan",
        {"together": True, "money_left": "6", "when": "5", "worries": ["suicidal", "no_food"]},
    ),
    "together worries": ("/worries", {"together": True, "money_left": "6", "when": "5"}),
    "did it help": ("/did-it-help", {"money_left": "6", "when": "5", "done": 1}),
    "did it help, no plan": ("/did-it-help", {}),
    "note": (
        "/note",
        {"together": True, "money_left": "6", "when": "5", "worries": ["no_food", "suicidal"], "done": 1},
    ),
    "guide": ("/guide-for-helpers", {}),
    "still here": ("/still-here", {"together": True, "money_left": "6", "when": "5"}),
    "next person": ("/ready", {}),
    "print": ("/print", {"money_left": "42.50", "when": "8 days", "postcode": "CF10 1EP", "bills": 2}),
    "phone": ("/phone", {"money_left": "42.50", "when": "8 days"}),
    "open": ("/open", {}),
    "worksheet": ("/worksheet", {}),
    "area sheet": ("/area-sheet?place=E07000178", {}),
    "bills and what happens": ("/bills-and-what-happens", {}),
    "how we decide": ("/how-we-decide", {}),
    "comfort": ("/comfort", {}),
    "one thing": ("/one-thing", {"money_left": "6", "when": "5", "worries": ["no_food"]}),
}


def press(what: Locator) -> None:
    """Press what leads to another page, and wait until that page is there to be read."""
    with what.page.expect_navigation():
        what.click()


def unfold(page: Page) -> None:
    """Open every fold, as a finger would."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")


def answer(page: Page, money_left: str, when: str, postcode: str = "") -> None:
    """The 2 questions, and a postcode if there is one."""
    page.get_by_label("How much money do you have left?").fill(money_left)
    page.get_by_label("When do you next get money?").fill(when)
    if postcode:
        page.get_by_label("Your postcode").fill(postcode)
    press(page.get_by_role("button", name="See what to do first"))


# Typed from a list, in no order at all: nothing on the site ranks them.
KINDS = (
    *("phone", "rent_social", "credit_card", "council_tax", "water", "energy_dd", "bnpl", "broadband"),
    *("tv_licence", "loan", "catalogue", "travel", "fuel", "car_insurance", "hmrc", "overdraft"),
    *("childcare", "store_card", "friends_family", "court_fine"),
)


def add_bills(page: Page, number: int) -> None:
    """So many bills, one due every second day from today."""
    for each, kind in enumerate(KINDS[:number]):
        sent = {"kind": kind, "amount": f"{10 + 3 * each}.50", "due": str(2 * each)}
        page.request.post("/bills", form=sent)


def money_is_late(page: Page) -> None:
    """What if the money is 3 days late, a bill moves and £49 comes?"""
    page.goto("/what-if")
    page.get_by_label("The money comes this many days late").fill("3")
    page.get_by_label("A bill moves").select_option(index=1)
    page.get_by_label("A voucher or crisis payment comes").fill("49")
    page.get_by_label("It comes on").fill("tomorrow")
    press(page.get_by_role("button", name="Show both lines"))


def tick(page: Page, *worries: str) -> None:
    """Worries, by their codes, on the page that asks for them."""
    press(page.get_by_role("link", name="More", exact=True))
    for worry in worries:
        page.check(f"[value={worry}]")
    press(page.get_by_role("button", name="Show my plan"))


def visit(page: Page, scene: str) -> None:
    """Bring a page that is at the first page to one of SCENES."""
    path, told = SCENES[scene]
    told = dict(told)
    worries, bills, late = told.pop("worries", []), told.pop("bills", 0), told.pop("late", False)
    done = told.pop("done", 0)
    if told.pop("together", False):
        page.goto("/together")
    if told:
        answer(page, **told)
    if worries:
        tick(page, *worries)
    for _ in range(done):
        unfold(page)
        press(page.get_by_role("button", name="I have done this").first)
    add_bills(page, bills)
    if late:
        money_is_late(page)
    if "mistakes" not in scene:
        page.goto(path)
