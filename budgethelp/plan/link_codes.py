"""The codes of shared links, by their numbers, and the bits they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from budgethelp.situation.question import Choice
from budgethelp.situation.situation import About, BillKind, BillStage, Income, Nation, Need

LONGEST = 31  # the most bits one number of ``put_number`` may take


class SpoiledBits(ValueError):  # noqa: N818 - a link somebody changed, not a fault of ours
    """There are fewer bits than the reader asks for, or more than it has use for."""


class UnknownNumber(SpoiledBits):
    """A number that no code or question of ours has: a later version of this site wrote it, or a stranger."""


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


Code = TypeVar("Code", bound=Choice)


def numbered(codes: type[Code]) -> tuple[Code, ...]:
    """The codes in the order of their numbers, the first of which is 1."""
    return tuple(sorted(codes, key=lambda code: code.number))


NATIONS = numbered(Nation)
NEEDS = numbered(Need)
ABOUT = numbered(About)
INCOMES = numbered(Income)
BILLS = numbered(BillKind)
STAGES = numbered(BillStage)


def put_code(bits: BitsOut, codes: Sequence[Code], code: Code | None) -> None:
    """One code, or None."""
    bits.put(0 if code is None else codes.index(code) + 1, 6)


def take_code(bits: BitsIn, codes: Sequence[Code]) -> Code | None:
    """The code that ``put_code`` wrote. UnknownNumber for a number that is nobody's."""
    number = bits.take(6)
    if number > len(codes):
        raise UnknownNumber
    return codes[number - 1] if number else None


def put_codes(bits: BitsOut, codes: Sequence[Code], chosen: Iterable[Code]) -> None:
    """Any number of codes, as ticks: up to the last one chosen, so that codes can be added later."""
    ticked = set(chosen)
    last = max((number for number, code in enumerate(codes, 1) if code in ticked), default=0)
    bits.put(last, 6)
    for code in codes[:last]:
        bits.put(code in ticked, 1)


def take_codes(bits: BitsIn, codes: Sequence[Code]) -> list[Code]:
    """The codes that ``put_codes`` wrote. UnknownNumber when some are nobody's."""
    last = bits.take(6)
    if last > len(codes):
        raise UnknownNumber
    return [code for code in codes[:last] if bits.take(1)]
