"""The codes of shared links, by number. Links live on paper and phones, so a number never changes its code.

A new code goes at the end. One that is no longer used stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from budgethelp.situation.situation import About, BillKind, BillStage, Income, Nation, Need

LONGEST = 31  # the most bits one number of ``put_number`` may take


class SpoiledBits(ValueError):  # noqa: N818 - a link somebody changed, not a fault of ours
    """There are fewer bits than the reader asks for, or more than it has use for."""


class BitsOut:
    """Collects numbers, each in as many bits as the caller says."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def put(self, value: int, size: int) -> None:
        """``value`` in ``size`` bits. ValueError when it does not fit."""
        if not 0 <= value < 1 << size:
            raise ValueError(f"{value} does not fit in {size} bits")
        self._bits.append(f"{value:0{size}b}")

    def put_number(self, value: int) -> None:
        """``value`` of any size up to 31 bits: how long it is, then itself."""
        self.put(value.bit_length(), 5)
        if value:
            self.put(value, value.bit_length())

    def to_bytes(self) -> bytes:
        """All of it, filled up with zeros to whole bytes."""
        bits = "".join(self._bits)
        bits += "0" * (-len(bits) % 8)
        return bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits), 8))


class BitsIn:
    """Reads what ``BitsOut`` wrote; SpoiledBits when it is too short or too long."""

    def __init__(self, data: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in data)
        self._at = 0

    def take(self, size: int) -> int:
        """The next number of ``size`` bits."""
        piece = self._bits[self._at : self._at + size]
        if len(piece) < size:
            raise SpoiledBits
        self._at += size
        return int(piece, 2) if piece else 0

    def take_number(self) -> int:
        """The next number that ``put_number`` wrote, and only as it writes it."""
        size = self.take(5)
        value = self.take(size)
        if value.bit_length() != size:
            raise SpoiledBits
        return value

    def end(self) -> None:
        """Nothing is left but the zeros that fill the last byte."""
        rest = self._bits[self._at :]
        if len(rest) > 7 or "1" in rest:
            raise SpoiledBits


Code = TypeVar("Code", bound=StrEnum)

NATIONS = tuple(map(Nation, ("england", "wales", "scotland", "northern_ireland")))
NEEDS = tuple(
    map(
        Need,
        (
            *("no_food", "no_energy", "no_money", "nowhere_tonight", "eviction_notice", "suicidal"),
            *("cant_cope", "unsafe", "medicine", "baby_formula", "waiting_uc", "sanctioned", "lost_job"),
            *("bailiffs", "behind_bills", "behind_credit", "loan_shark", "gambling", "scam", "nrpf"),
            *("broken_appliance", "school_costs", "period_products", "travel_health", "funeral", "lonely"),
        ),
    )
)
ABOUT = tuple(
    map(
        About,
        (
            *("child_under_1", "child_1_to_4", "child_5_to_16", "pregnant", "over_66", "over_75"),
            *("under_18", "under_25", "disabled_or_ill", "carer", "veteran", "student", "lives_alone"),
            *("prepayment_meter", "oil_or_solid_heating", "cold_home", "partner_controls_money"),
            *("self_employed", "speaks_welsh"),
        ),
    )
)
INCOMES = tuple(
    map(
        Income,
        (
            *("wages", "zero_hours", "self_employed", "universal_credit", "universal_credit_new"),
            *("universal_credit_sanctioned", "other_benefits", "state_pension", "student", "none"),
            "rather_not_say",
        ),
    )
)
BILLS = tuple(
    map(
        BillKind,
        (
            *("rent_private", "rent_social", "mortgage", "secured_loan", "energy_dd", "energy_prepay"),
            *("heating_fuel", "water", "council_tax", "rates", "court_fine", "child_maintenance"),
            *("tv_licence", "hmrc", "benefit_overpayment", "childcare", "car_insurance", "fuel", "travel"),
            *("phone", "broadband", "prescription", "hospital_travel", "funeral_deposit"),
            *("hire_purchase", "logbook_loan", "credit_card", "store_card", "catalogue", "overdraft"),
            *("bnpl", "payday_loan", "loan", "friends_family", "illegal_lender", "other"),
        ),
    )
)
STAGES = tuple(
    map(
        BillStage,
        (
            *("missed", "reminder", "final_notice", "notice_to_leave", "court_papers"),
            *("notice_of_enforcement", "charge_for_payment"),
        ),
    )
)


def put_code(bits: BitsOut, codes: Sequence[Code], code: Code | None) -> None:
    """One code, or None."""
    bits.put(0 if code is None else codes.index(code) + 1, 6)


def take_code(bits: BitsIn, codes: Sequence[Code]) -> Code | None:
    """The code that ``put_code`` wrote. SpoiledBits for a number that is nobody's."""
    number = bits.take(6)
    if number > len(codes):
        raise SpoiledBits
    return codes[number - 1] if number else None


def put_codes(bits: BitsOut, codes: Sequence[Code], chosen: Iterable[Code]) -> None:
    """Any number of codes, as ticks: up to the last one chosen, so that codes can be added later."""
    ticked = set(chosen)
    last = max((number for number, code in enumerate(codes, 1) if code in ticked), default=0)
    bits.put(last, 6)
    for code in codes[:last]:
        bits.put(code in ticked, 1)


def take_codes(bits: BitsIn, codes: Sequence[Code]) -> list[Code]:
    """The codes that ``put_codes`` wrote. SpoiledBits when some are nobody's."""
    last = bits.take(6)
    if last > len(codes):
        raise SpoiledBits
    return [code for code in codes[:last] if bits.take(1)]
