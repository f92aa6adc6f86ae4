# ruff: noqa: E501 - a pattern reads better on one line
"""Words that no page may say: each by a pattern, with a sentence that it must catch and one it must not.

A pattern reads one sentence at a time. ``unless`` lets a sentence through that says the opposite
("Do not skip a meal"). What patterns cannot see (an order of debts) other tests read from the plan itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
SAID_NOT_TO = r"\b(?:not|never|no|cannot|without|nobody|stop(?:ped)?)\b"
DEBT = r"(?:credit card|store card|catalogue|loan|overdraft|card|mortgage|hire purchase|debts?)"
PAYMENT = rf"(?:payments?|paying|your {DEBT})"


@dataclass(frozen=True)
class Forbidden:
    """One thing never to say. ``catches`` must be found, ``allows`` must not."""

    code: str
    pattern: str
    catches: str
    allows: str = ""
    unless: str = ""
    reads: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", re.compile(self.pattern, re.IGNORECASE))

    def found_in(self, sentence: str) -> str | None:
        """The words found, or None."""
        found = self.reads.search(sentence)
        if not found or (self.unless and re.search(self.unless, sentence, re.IGNORECASE)):
            return None
        return found.group()


NEVER: tuple[Forbidden, ...] = (
    Forbidden(
        "rank_credit_debts",
        r"\b(?:non-)?priority debts?\b|\bmost important (?:debt|bill)\b|\bpay (?:this|these|it) first\b",
        "These are your priority debts.",
        "Some bills have the worst results if missed.",
    ),
    Forbidden(
        "pay_before",
        rf"\bpay\b[^.]*\b(?:before|ahead of|rather than|instead of)\b[^.]*\b{DEBT}\b",
        "Pay your rent before your credit card.",
        "Tell the lender before the date your loan is due.",
    ),
    Forbidden(
        "pay_before",
        rf"\bpay\b[^.]*\b{DEBT}\b[^.]*\b(?:first|before|ahead of)\b",
        "Pay the loan first.",
        "You can ask about a loan.",
    ),
    Forbidden(
        "stop_paying_credit",
        rf"\b(?:stop|skip|miss|pause|reduce|cancel|delay)\b[^.]*\b{PAYMENT}\b",
        "You could skip your loan this month.",
        "They cannot stop payments that keep you fed.",
        unless=SAID_NOT_TO.replace("|stop(?:ped)?", "") + r"|\bask\b|\bbreak\b",
    ),
    Forbidden(
        "stop_paying_credit",
        r"\bpay (?:only )?the minimum\b|\bpay (?:them |it )?£\d[^.]*\b(?:a week|a month|towards)",
        "Pay the minimum on your card.",
        "The minimum age is 16.",
    ),
    Forbidden(
        "recommend_debt_solution",
        r"\b(?:DROs?|IVAs?|DMPs?|bankruptcy|debt relief order|moratorium|breathing space)\b[^.]*"
        r"\b(?:right|best|suits?|good) (?:\w+ )?for you\b|\byou (?:should|could) (?:go|get|apply for|ask for) (?:an? )?"
        r"(?:DRO|IVA|DMP|bankrupt|debt relief order)",
        "An IVA is the best way for you.",
        "An adviser can tell you what a debt relief order is.",
    ),
    Forbidden(
        "borrow_more",
        r"\b(?:take out|get|try|use|apply for|consider)\b[^.]*\b(?:payday loan|credit card|overdraft|pawn|buy now)",
        "Use your overdraft until Friday.",
        "Do not use your overdraft for this.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "borrow_more",
        r"\bborrow\b[^.]*\bto (?:pay|repay|clear)\b",
        "Borrow from a friend to pay it.",
        "Do not borrow to pay a lender.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "skip_food",
        r"\b(?:skip(?:ping)?|miss(?:ing)?|go(?:ing)? without|cut(?:ting)? down on|eat(?:ing)? (?:less|fewer))\b"
        r"[^.]*\b(?:meals?|food|breakfast|lunch|dinner|eat)\b|\beat less\b",
        "You could skip a meal.",
        "Nobody has to skip a meal.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "skip_medicine",
        r"\b(?:skip|miss|stretch|halve|share|cut down|take less)\b[^.]*\b(?:medicines?|tablets?|dose|insulin|inhaler)",
        "Halve the tablets until payday.",
        "Do not miss or share medicine.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "dilute_formula",
        r"\b(?:water(?:ing)? down|add(?:ing)? (?:more|extra) water|stretch(?:ing)?|dilut)\w*\b[^.]*\b(?:milk|formula|feeds?)",
        "Water down the formula.",
        "Do not water down the baby milk.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "dilute_formula",
        r"\bgive\b[^.]*\bcow’s milk\b",
        "Give the baby cow’s milk.",
        "Cow’s milk is not safe for a baby under 1.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "switch_off_heating",
        r"\b(?:turn|switch)(?:ing)?\b(?: \w+){0,3} \b(?:off|down)\b[^.]*\b(?:heating|power|electric|gas|radiators?)\b"
        r"|\b(?:turn|switch)(?:ing)?\b[^.]*\b(?:heating|power|electric(?:ity)?|gas|radiators?) (?:off|down)\b",
        "Turn the heating off in the day.",
        "Do not turn the heating off.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "shame",
        r"\b(?:fail(?:ed|ure|ing)?|should have|budget better|spend (?:more )?wisely|irresponsibl\w+|your own fault|"
        r"poor choices|overspen[dt]\w*)\b",
        "You should have told them.",
        "This can be really hard.",
    ),
    Forbidden("shame", r"\b(?:simply|easily|just)\b", "Just phone them.", "It is easy to ask."),
    Forbidden(
        "suicide_wording",
        r"\bcommit\w*\b[^.]*\bsuicide\b|\b(?:un)?successful (?:suicide|attempt)|\bcry for help\b|\banything stupid\b",
        "He committed suicide.",
        "He died by suicide.",
    ),
    Forbidden(
        "confront_abuser",
        r"\b(?:talk|speak|phone|call|ask|tell|confront)\b[^.]*\b(?:your (?:abusive )?partner|him|her|abuser|the person who hurts)",
        "Talk to your partner about it.",
        "You do not have to tell your partner.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "negotiate_with_shark",
        r"\b(?:pay|offer|negotiate|agree|hide)\b[^.]*\b(?:loan shark|illegal lender)\b|\byou (?:have )?broken? the law\b",
        "Offer the loan shark a smaller sum.",
        "You have not broken the law.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "open_door",
        r"\b(?:let|must let|have to let)\b[^.]*\b(?:bailiffs?|them|enforcement agents?) in\b",
        "You must let the bailiff in.",
        "You do not have to let a bailiff in.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "leave_home",
        r"\b(?:move out|leave your home|hand back (?:the|your) keys)\b",
        "You must move out by the date.",
        "Do not move out because of a letter.",
        unless=SAID_NOT_TO + r"|\b(?:told|telling) (?:me|you) to\b|\bnotice to leave\b|\bbefore you\b",
    ),
    Forbidden(
        "stale_names",
        # Some local services are called so today, and one calls itself "a Money Advice Service".
        r"\b(?:Action Fraud|BeGambleAware|GambleAware|Household Support Fund"
        r"|(?<!Hill )(?<!Ark )(?<!Greenwich )(?<!Joint )(?<!a )Money Advice Service)\b",
        "Report it to Action Fraud.",
        "Report it to Report Fraud.",
    ),
    Forbidden(
        "miss_appointment",
        r"\b(?:miss|skip|cancel)\b[^.]*\bappointment",
        "Cancel the appointment if the fare is too much.",
        "Do not miss your hospital appointment.",
        unless=SAID_NOT_TO,
    ),
    Forbidden(
        "promise_money",
        r"\byou will (?:get|be given|receive) (?:£|money|a (?:grant|payment|voucher))|\bguaranteed\b",
        "You will get £100 from the council.",
        "They decide; you can ask.",
    ),
    Forbidden(
        "threaten_prison",
        r"^(?:[^.]{0,30})\bprison\b|\bor (?:you|they) (?:could|may|will) (?:send you|go) to prison\b",
        "Prison is what comes next.",
        "For this kind of bill nobody goes there.",
        unless=SAID_NOT_TO,
    ),
)

# Words of one nation's law that are wrong in another's. Read only on a page made for one nation.
IN_ANOTHER_NATION: dict[str, re.Pattern[str]] = {
    "england": re.compile(
        r"\b(?:rates bill|DHPs?|Discretionary Housing Payments?|Scottish Welfare Fund|sheriff officers?)\b"
    ),
    "wales": re.compile(
        r"\b(?:rates bill|Scottish Welfare Fund|sheriff officers?|Crisis and Resilience Fund)\b"
    ),
    "scotland": re.compile(
        r"\b(?:bailiffs?|enforcement agents?|rates bill|Crisis and Resilience Fund)\b", re.IGNORECASE
    ),
    "northern_ireland": re.compile(
        r"\b(?:council tax|bailiffs?|enforcement agents?|sheriff officers?)\b", re.IGNORECASE
    ),
}


def forbidden_words(text: str) -> list[str]:
    """Each thing in ``text`` that no page may say, as "code: the words"."""
    return [found for sentence in SENTENCE_ENDS.split(text) for found in _forbidden_in(sentence)]


@cache
def _forbidden_in(sentence: str) -> tuple[str, ...]:
    """Read once: the same sentences stand on many pages."""
    return tuple(f"{never.code}: {words}" for never in NEVER if (words := never.found_in(sentence)))


def wrong_nation_words(text: str, nation: str) -> list[str]:
    """Words of other nations' law in ``text``, which was made for ``nation``."""
    return IN_ANOTHER_NATION[nation].findall(text)
