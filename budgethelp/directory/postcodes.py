"""Reading a postcode as people type it: any case and spacing, letter O for 0 and letter I for 1."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH
EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST
SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE""",
    )
)
OUTSIDE_UK = frozenset(("GY", "JE", "IM"))  # the Channel Islands and the Isle of Man
OLD_OUTCODES = frozenset(("NPT",))  # Newport, before its districts had numbers

AS_LETTERS = str.maketrans("01", "OI")
AS_DIGITS = str.maketrans("OI", "01")
DISTRICT = re.compile(r"[1-9]?[0-9]|[0-9][A-Z]")
INWARD = re.compile(r"[0-9][A-Z]{2}")
GAPS = re.compile(r"[\s.\-–]+")
LONGEST = 20  # characters with spaces; nothing longer is a postcode


@dataclass(frozen=True, slots=True)
class Postcode:
    """``outcode`` like "SY10". ``inward`` like "7AA", "7" when only the sector was typed, or ""."""

    outcode: str
    inward: str = ""

    @property
    def area(self) -> str:
        """The letters at the start: "SY" of "SY10"."""
        return self.outcode[:2].rstrip("0123456789")

    @property
    def sector(self) -> str:
        """The outcode padded to 4, then the sector's digit, as in the first 5 of ``key``; "" if not typed."""
        return self.key[:5] if self.inward else ""

    @property
    def key(self) -> str:
        """7 characters, as the Office for National Statistics writes them: "S1  1AA", "SW1A1AA"."""
        return f"{self.outcode:<4}{self.inward}"


def read_postcode(text: str) -> Postcode | None:
    """The postcode, sector or outcode in ``text``, or None when it does not have the shape of one."""
    if len(text) > LONGEST:
        return None
    words = GAPS.sub(" ", unicodedata.normalize("NFKC", text).upper()).split()
    joined = "".join(words)
    return _read_full(joined) or _read_sector(words) or _read_outcode(joined)


def _read_full(joined: str) -> Postcode | None:
    inward = joined[-3:-2].translate(AS_DIGITS) + joined[-2:]
    outward = _read_outcode(joined[:-3])
    return Postcode(outward.outcode, inward) if outward and INWARD.fullmatch(inward) else None


def _read_sector(words: list[str]) -> Postcode | None:
    """Someone who typed "SY10 7": the gap matters, as "B1 4" is not B14."""
    if len(words) != 2 or not re.fullmatch("[0-9OI]", words[1]):
        return None
    outward = _read_outcode(words[0])
    return Postcode(outward.outcode, words[1].translate(AS_DIGITS)) if outward else None


def _read_outcode(outward: str) -> Postcode | None:
    if outward in OLD_OUTCODES:
        return Postcode(outward)
    for letters in (2, 1):
        area = outward[:letters].translate(AS_LETTERS)
        district = outward[letters:].translate(AS_DIGITS)
        if area in AREAS and DISTRICT.fullmatch(district):
            return Postcode(area + district)
    return None
