"""The days between as a picture: bars, a line and marks, as plain numbers that a template draws.

Across, 1 unit is a day; down, 1 unit is a pixel and 0 is the top. The template stretches it to the screen.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgethelp.money.forecast import Day, runs_out_on

HEIGHT = 120
GAP = Decimal("0.08")  # of a day, on each side of a bar
NAMED_DAYS = 4  # up to so many days, each has its name; of more, 3 fit with big text too


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``x`` and ``width`` in days, ``y`` and ``height`` in pixels."""

    x: Decimal
    y: int
    width: Decimal
    height: int


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """The name of a day below the picture, at ``x`` percent. ``anchor`` is start, middle or end."""

    x: Decimal
    anchor: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Picture:
    """All shapes. ``over`` stand above ``zero_y``, ``under`` below it; ``before`` are points of a line.

    The marks (``bills``, ``comes``, ``holidays``, ``runs_out``) are percentages from the left.
    """

    columns: int
    zero_y: int
    over: tuple[Box, ...]
    under: tuple[Box, ...]
    weekends: tuple[int, ...]
    before: tuple[tuple[int, int], ...]
    bills: tuple[Decimal, ...]
    comes: tuple[Decimal, ...]
    holidays: tuple[Decimal, ...]
    runs_out: Decimal | None
    labels: tuple[ChartLabel, ...]

    @property
    def short(self) -> bool:
        """Whether every day has its name, with little room for each."""
        return self.columns <= NAMED_DAYS


def draw(days: Sequence[Day], before: Sequence[Day] = ()) -> Picture:
    """The picture of ``days`` (2 or more); ``before`` is a line to compare with, from the same first day."""
    scale = _Scale(*(day.balance for day in (*days, *before)))
    bars = [_bar(number, day.balance, scale) for number, day in enumerate(days) if not day.is_payday]
    out = runs_out_on(days)
    columns = max(len(days), len(before))

    def marks(those: Sequence[bool]) -> tuple[Decimal, ...]:
        return tuple(_middle(number, columns) for number, marked in enumerate(those) if marked)

    return Picture(
        columns=columns,
        zero_y=scale.y(Decimal(0)),
        over=tuple(bar for bar in bars if bar.y < scale.y(Decimal(0))),
        under=tuple(bar for bar in bars if bar.y >= scale.y(Decimal(0)) and bar.height),
        weekends=tuple(number for number, day in enumerate(days) if day.weekend),
        before=_steps(before, scale),
        bills=marks([day.outgoing > 0 for day in days]),
        comes=marks([day.incoming > 0 for day in days]),
        holidays=marks([day.bank_holiday is not None for day in days]),
        runs_out=next((_middle(number, columns) for number, day in enumerate(days) if day.date == out), None),
        labels=_labels(days, columns),
    )


class _Scale:
    """Pounds to pixels: the picture holds every amount, and nothing."""

    def __init__(self, *amounts: Decimal) -> None:
        self._top = max(*amounts, Decimal(0))
        self._span = self._top - min(*amounts, Decimal(0))

    def y(self, amount: Decimal) -> int:
        """Pixels from the top."""
        return int((self._top - amount) * HEIGHT / self._span) if self._span else HEIGHT


def _bar(number: int, left: Decimal, scale: _Scale) -> Box:
    zero, end = scale.y(Decimal(0)), scale.y(left)
    # A pound beside thousands is still a pound: what there is can always be seen.
    height = max(abs(zero - end), 1 if left else 0)
    top = min(zero - height, zero) if left >= 0 else zero
    return Box(number + GAP, top, 1 - 2 * GAP, height)


def _steps(days: Sequence[Day], scale: _Scale) -> tuple[tuple[int, int], ...]:
    """The corners of a line that goes flat through each day before payday."""
    corners = (
        [(number, scale.y(day.balance)), (number + 1, scale.y(day.balance))]
        for number, day in enumerate(days)
    )
    return tuple(corner for pair in list(corners)[:-1] for corner in pair)


def _middle(number: int, columns: int) -> Decimal:
    return ((number + Decimal("0.5")) * 100 / columns).quantize(Decimal("0.1"))


def _labels(days: Sequence[Day], columns: int) -> tuple[ChartLabel, ...]:
    """Names for the first and last day, and for as many between as there is room for."""
    last = len(days) - 1
    between = range(1, last) if len(days) <= NAMED_DAYS else (last // 2,)
    end = ChartLabel(Decimal(100), "end", days[last].date)
    return (
        ChartLabel(Decimal(0), "start", days[0].date),
        *(ChartLabel(_middle(number, columns), "middle", days[number].date) for number in between),
        end if last == columns - 1 else ChartLabel(_middle(last, columns), "middle", days[last].date),
    )
