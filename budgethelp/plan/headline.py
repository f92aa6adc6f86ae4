"""The headline: how much there is and how long it has to last. Every page takes its sentences from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, Decimal

from budgethelp.languages.sentence import Sentence, counted, sentence
from budgethelp.money.forecast import BalanceLine
from budgethelp.money.summary import MoneySummary

Paragraph = tuple[Sentence, ...]

NOT_ENOUGH = sentence("It does not stretch to everything.")


TWO_WEEKS = 14  # days; a sum a week is said from then on
WHOLE_POUNDS_FROM = Decimal(2)  # a day; below it every penny counts


def a_day(money: MoneySummary) -> Decimal | None:
    """Pounds a day as they are said: whole pounds from £2 on, rounded down; None when no sum is said."""
    return None if money.per_day is None else _rough(money.per_day)


def _rough(pounds: Decimal) -> Decimal:
    return pounds if pounds < WHOLE_POUNDS_FROM else pounds.quantize(Decimal(1), ROUND_DOWN)


def figure(money: MoneySummary) -> Sentence:
    """The one number of the plan page: what is left a day, or what there is."""
    if money.days_sure and money.days:
        return _figure_until(money, money.until)
    each, left = a_day(money), money.money_left
    if left < 0:
        return sentence("%(amount)s overdrawn", amount=-left)
    if not each or money.after_set_aside < 0:
        return sentence("%(left)s left", left=left)
    return counted(
        "About %(day)s a day for 1 day", "About %(day)s a day for %(num)s days", money.days, day=each
    )


def _figure_until(money: MoneySummary, until: date) -> Sentence:
    each, left = a_day(money), money.money_left
    if left < 0:
        return sentence("%(amount)s overdrawn until %(day)s", amount=-left, day=until)
    if not each or money.after_set_aside < 0:
        return sentence("%(left)s until %(day)s", left=left, day=until)
    return sentence("About %(each)s a day until %(day)s", each=each, day=until)


def under_figure(money: MoneySummary, people: int | None) -> tuple[Sentence, ...]:
    """What the figure leaves out, in a few words. ``people`` at home; None = not told."""
    each = money.per_day
    if money.money_left <= 0 or not each or money.after_set_aside < 0:
        return (NOT_ENOUGH,) if money.money_left > 0 and money.after_set_aside < 0 else ()
    said = [sentence("%(left)s in all, before bills.", left=money.money_left)]
    if money.due_before_income or money.set_aside:
        said = list(_taken_off(money))
    if people and people > 1:
        share = (each / people).quantize(Decimal("0.01"), ROUND_DOWN)
        said.append(sentence("For %(people)s people that is %(share)s each.", people=people, share=share))
    return tuple(said)


def page(money: MoneySummary) -> tuple[Paragraph, ...]:
    """For the plan page, in full."""
    if money.money_left <= 0:
        return (_nothing_left(money),), (_help_today(money),)
    if money.days == 0:
        return ((_money_today(money),),)
    if not (money.due_before_income or money.set_aside):
        lasts = _has_to_last(money) if money.days_sure else _you_have(money)
        return (lasts,), (*_shared_out(money),)
    if money.after_set_aside < 0:
        return (NOT_ENOUGH,), (*_what_takes_it(money),)
    return (_until(money),), (*_a_week(money),), (_you_have(money), *_taken_off(money), *_not_in_it(money))


def sheet(money: MoneySummary, amounts: bool) -> tuple[Sentence, ...]:
    """For paper, plain words and a text, the most telling first; without ``amounts`` only the day."""
    if not amounts:
        return (next_money(money),)
    if money.money_left <= 0:
        return _nothing_left(money), next_money(money)
    if money.days == 0:
        return (_money_today(money),)
    lasts = (_has_to_last(money),) if money.days_sure else (_you_have(money), next_money(money))
    each = (NOT_ENOUGH,) if money.after_set_aside < 0 else _shared_out(money)
    return *lasts, *_taken_off(money), *each


def note(money: MoneySummary) -> Sentence:
    """For the note of an appointment."""
    if not money.days_sure:
        return sentence("Money left: %(left)s.", left=money.money_left)
    return counted(
        "Money left: %(left)s, for 1 day.",
        "Money left: %(left)s, for %(num)s days.",
        money.days,
        left=money.money_left,
    )


def what_if(line: BalanceLine) -> tuple[Sentence, ...]:
    """For one line of days, as it is or as it would be."""
    out = line.runs_out_on
    return *_at_the_end(line), *([sentence("The money runs out on %(day)s.", day=out)] if out else [])


def next_money(money: MoneySummary) -> Sentence:
    """The day it comes, never one that was not told."""
    if not money.days_sure:
        return sentence("You were not sure of the day, so we planned for 7 days.")
    return sentence("You next get money on %(day)s.", day=money.until)


def due_then(money: MoneySummary) -> Sentence:
    """The bills before the next money."""
    if not money.days_sure:
        return counted(
            "%(due)s of bills is due in the next day.",
            "%(due)s of bills is due in the next %(num)s days.",
            money.days,
            due=money.due_before_income,
        )
    return sentence("%(due)s of bills is due before then.", due=money.due_before_income)


def due_on_payday(money: MoneySummary) -> Sentence:
    """The bills on the day it comes."""
    return sentence("On the day the money comes, %(due)s of bills is due.", due=money.due_on_payday)


def _nothing_left(money: MoneySummary) -> Sentence:
    if money.money_left == 0:
        return sentence("You have no money left right now.")
    return sentence("You are %(amount)s overdrawn right now.", amount=-money.money_left)


def _help_today(money: MoneySummary) -> Sentence:
    if not money.days_sure or not money.days:
        return sentence("There is help today for food, warmth and money.")
    return sentence(
        "There is help today for food, warmth and money. You next get money on %(day)s.", day=money.until
    )


def _you_have(money: MoneySummary) -> Sentence:
    return sentence("You have %(left)s.", left=money.money_left)


def _money_today(money: MoneySummary) -> Sentence:
    return sentence("You have %(left)s, and money comes today.", left=money.money_left)


def _has_to_last(money: MoneySummary) -> Sentence:
    return counted(
        "%(left)s has to last %(num)s day, until %(until)s.",
        "%(left)s has to last %(num)s days, until %(until)s.",
        money.days,
        left=money.money_left,
        until=money.until,
    )


def _shared_out(money: MoneySummary) -> Iterator[Sentence]:
    yield from _not_in_it(money)
    if money.per_day and money.per_week is not None and money.days >= TWO_WEEKS:
        yield sentence(
            "That is about %(day)s a day, or %(week)s a week.", day=_rough(money.per_day), week=money.per_week
        )
    elif money.per_day:
        yield sentence("That is about %(day)s a day.", day=_rough(money.per_day))


def _until(money: MoneySummary) -> Sentence:
    left, until = money.after_set_aside, money.until
    if not money.days_sure:
        return _for_days(money)
    if not money.per_day:
        return sentence("%(left)s until %(until)s.", left=left, until=until)
    return _until_a_day(left, until, money.per_day)


def _for_days(money: MoneySummary) -> Sentence:
    """The same, with no day that was not told."""
    left, days, each = money.after_set_aside, money.days, a_day(money)
    if not each:
        return counted("%(left)s for 1 day.", "%(left)s for %(num)s days.", days, left=left)
    return counted(
        "%(left)s for 1 day: about %(day)s a day.",
        "%(left)s for %(num)s days: about %(day)s a day.",
        days,
        left=left,
        day=each,
    )


def _until_a_day(left: Decimal, until: date, each: Decimal) -> Sentence:
    return sentence(
        "%(left)s until %(until)s: about %(day)s a day.", left=left, until=until, day=_rough(each)
    )


def _a_week(money: MoneySummary) -> Iterator[Sentence]:
    if money.per_week and money.days >= TWO_WEEKS:
        yield sentence("That is about %(week)s a week.", week=money.per_week)


def _taken_off(money: MoneySummary) -> Iterator[Sentence]:
    if money.due_before_income:
        yield due_then(money)
    if money.set_aside:
        yield sentence("You set aside %(aside)s first.", aside=money.set_aside)


def _not_in_it(money: MoneySummary) -> Iterator[Sentence]:
    """A bill that is known, and not how much it is."""
    if money.bills_without_amount:
        yield counted(
            "%(num)s bill has no amount yet. Add it to see what is left for each day.",
            "%(num)s bills have no amount yet. Add them to see what is left for each day.",
            money.bills_without_amount,
        )


def _what_takes_it(money: MoneySummary) -> Iterator[Sentence]:
    if not money.days_sure or (money.after_bills >= 0 and not money.due_before_income):
        yield from (_you_have(money), *_taken_off(money))
    elif money.after_bills < 0:
        yield sentence(
            "You have %(left)s. %(due)s is due before %(day)s.",
            left=money.money_left,
            due=money.due_before_income,
            day=money.until,
        )
    else:
        yield sentence(
            "After bills you have %(left)s until %(day)s. You want to set aside %(aside)s.",
            left=money.after_bills,
            day=money.until,
            aside=money.set_aside,
        )


def _at_the_end(line: BalanceLine) -> Iterator[Sentence]:
    left, day = line.balance, line.until
    if left < 0:
        yield sentence(
            "It does not stretch to everything before %(day)s. It is %(amount)s short.", day=day, amount=-left
        )
    elif not line.per_day:
        yield sentence("%(left)s is left on %(day)s.", left=left, day=day)
    elif line.spends:
        yield _until_a_day(line.to_share, day, line.per_day)
        yield sentence("With what you usually spend, %(left)s is left on %(day)s.", left=left, day=day)
    else:
        yield sentence(
            "%(left)s is left on %(day)s. Shared out, it is about %(each)s a day.",
            left=left,
            day=day,
            each=_rough(line.per_day),
        )
