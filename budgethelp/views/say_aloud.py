"""Words for someone who helps to say out loud, one for each question, by the name of its field."""

from __future__ import annotations

from collections.abc import Mapping

from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _

ALOUD: Mapping[str, LazyText] = {
    "left": _("How much do you have to live on right now? About is fine. You can look at your phone."),
    "next_income": _("When does money next come in? It can be wages, a benefit or anything else."),
    "postcode": _("Where do you live? It shows help near you. You can leave it out."),
    "nation": _("Which nation do you live in? That is enough to see most of the help."),
    "council": _("Do you know which council you pay or get letters from? Not sure is fine."),
    "right_now": _("Is any of this happening today? You can tick it yourself. You can leave it all out."),
    "letters_and_money": _("Has anything come in the post, or changed at work? It can stay shut for now."),
    "every_day": _("Is there anything else that costs you money or sleep?"),
    "adults": _("Who lives with you? It only changes which help you see."),
    "children": _("Are there children at home? How old are they?"),
    "about_you": _("Some help is for some people only. Does any of this fit you?"),
    "about_home": _("How do you heat your home, and is it warm enough?"),
    "income": _("Where does most of your money come from? You do not have to say."),
    "kind": _("Which bill comes to mind first? One is enough to start with."),
    "amount": _("About how much is it? A guess is fine."),
    "due": _("Do you know when it is due? A guess is fine."),
    "set_aside": _("What do you want to keep safe first, for food, the meter or fares? You choose."),
    "daily_spend": _("What do you usually spend on other things? A guess is fine."),
    "late_by": _("What if the money came a few days late? Shall we look?"),
    "extra": _("Is anything else coming before then, like a voucher?"),
    "worry": _("How worried are you about money, from 0 to 10? 10 is the most. You can skip this."),
}


def aloud(name: str) -> LazyText | None:
    """What to say for the question of this field, or None when its own words are enough."""
    return ALOUD.get(name)
