"""What people do on the site, typed and pressed as they would."""

from __future__ import annotations

from playwright.sync_api import Page

SCENES = {
    "first page": ("/", {}),
    "mistakes": ("/", {"left": "lots", "when": "soon"}),
    "plan": ("/plan", {"left": "42.50", "when": "8 days", "postcode": "LS1 4AP"}),
    "nothing left": ("/plan", {"left": "0", "when": "tomorrow", "postcode": "EH1 1YZ"}),
    "danger": ("/plan", {"left": "6", "when": "5", "worries": ["suicidal", "no_food", "no_energy"]}),
    "which council": ("/area", {"left": "6", "when": "5", "postcode": "SY10"}),
    "worries": ("/worries", {"left": "6", "when": "5"}),
    "home": ("/home", {"left": "6", "when": "5"}),
    "income": ("/income", {"left": "6", "when": "5"}),
    "place": ("/place", {"left": "6", "when": "5"}),
    "your answers": ("/answers", {"left": "6", "when": "5", "postcode": "BT1 5GS"}),
    "cleared": ("/cleared", {}),
    "help now": ("/help-now", {}),
    "about": ("/about", {}),
    "not found": ("/nowhere", {}),
}


def answer(page: Page, left: str, when: str, postcode: str = "") -> None:
    """The 2 questions, and a postcode if there is one."""
    page.get_by_label("How much money do you have left?").fill(left)
    page.get_by_label("When do you next get money?").fill(when)
    if postcode:
        page.get_by_label("Your postcode").fill(postcode)
    page.get_by_role("button", name="See what to do first").click()


def tick(page: Page, *worries: str) -> None:
    """Worries, by their codes, on the page that asks for them."""
    page.get_by_role("link", name="What is worrying you?").click()
    for worry in worries:
        page.check(f"[value={worry}]")
    page.get_by_role("button", name="Show my plan").click()


def visit(page: Page, scene: str) -> None:
    """Bring a page that is at the first page to one of SCENES."""
    path, told = SCENES[scene]
    told = dict(told)
    worries = told.pop("worries", [])
    if told:
        answer(page, **told)
    if worries:
        tick(page, *worries)
    if scene != "mistakes":
        page.goto(path)
