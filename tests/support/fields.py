"""A page's own form, filled in the way a browser would."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import Tag

from tests.support.page import Page, squeeze

CONTROLS = "input[name], select[name], textarea[name], button[name]"
BUTTONS = "button, input[type=submit]"
TICKED = ("radio", "checkbox")
Answers = Mapping[str, object]


def find_form(page: Page, answers: Answers, button: str | None) -> Tag:
    """The first form that has all these fields and, when named, the button."""
    for form in page.select("form"):
        if set(answers) <= names(form) and (button is None or find_button(form, button)):
            return form
    raise AssertionError(
        f"no form on {page.path} with {sorted(answers)} and button {button!r}; "
        f"there are {[(sorted(names(form)), buttons(form)) for form in page.select('form')]}"
    )


def names(form: Tag) -> set[str]:
    return {str(control["name"]) for control in form.select(CONTROLS)}


def buttons(form: Tag) -> list[str]:
    return [_button_words(button) for button in form.select(BUTTONS)]


def find_button(form: Tag, words: str | None) -> Tag | None:
    """The button that says ``words`` (or starts so); without words, the first one."""
    elsewhere = form.find_all_next("button", form=form["id"]) if form.has_attr("id") else []
    every = [*form.select(BUTTONS), *(elsewhere if words else [])]
    found = [each for each in every if words is None or _button_words(each).startswith(words)]
    return found[0] if found else None


def fill(form: Tag, answers: Answers, button: str | None) -> list[tuple[str, str]]:
    """What the form sends: its own values, changed by ``answers`` (a list for ticks, None for none)."""
    sent = []
    for control in form.select("input[name], select[name], textarea[name]"):
        name = str(control["name"])
        if name not in answers:
            sent += [(name, value) for value in _own_values(control)]
    for name, answer in answers.items():
        sent += [(name, value) for value in _chosen(form, name, answer)]
    pressed = find_button(form, button)
    if pressed is not None and pressed.get("name"):
        sent.append((str(pressed["name"]), str(pressed.get("value", ""))))
    return sent


def _chosen(form: Tag, name: str, answer: object) -> list[str]:
    values = (
        []
        if answer is None
        else [str(each) for each in answer]
        if isinstance(answer, list | set | tuple)
        else [str(answer)]
    )
    offered = _offered(form, name)
    unknown = [value for value in values if offered and value not in offered]
    assert not unknown, f"“{name}” does not offer {unknown}, only {offered}"
    return values


def _offered(form: Tag, name: str) -> list[str]:
    """The values of ticks and choices; empty for a field that a person types in."""
    controls = form.select(f'[name="{name}"]')
    ticks = [str(each.get("value", "on")) for each in controls if each.get("type") in TICKED]
    return ticks + [
        str(option.get("value", option.get_text())) for each in controls for option in each.select("option")
    ]


def _own_values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text()]
    if control.name == "select":
        options = control.select("option[selected]") or control.select("option")[:1]
        return [str(option.get("value", option.get_text())) for option in options]
    if control.get("type") in TICKED:
        return [str(control.get("value", "on"))] if control.has_attr("checked") else []
    return [] if control.get("type") in ("submit", "button") else [str(control.get("value", ""))]


def _button_words(button: Tag) -> str:
    return squeeze(button.get_text(" ")) or str(button.get("value", ""))
