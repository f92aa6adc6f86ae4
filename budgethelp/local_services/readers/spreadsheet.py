"""Our own spreadsheet: one service a row, with a message by row and column for anything wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from typing import Any

from budgethelp.directory.postcodes import read_postcode
from budgethelp.local_services import cleaning
from budgethelp.local_services.readers import common, debt_advice_offices, food_banks, libraries
from budgethelp.local_services.readers.common import Context, judge, source_id
from budgethelp.local_services.record import LeftOut, Reason, Record, Refused, Slot, Spot, Tag
from budgethelp.local_services.topics import topic_codes
from budgethelp.problems import did_you_mean

NAME = "csv"
LIST_IS_WHOLE = True
COLUMNS = (
    "id", "name", "organisation", "topics", "what", "address", "postcode", "hide_address", "phone", "email",
    "website", "hours", "cost", "how_to_get_in", "lowest_age", "highest_age", "languages", "accessibility",
    "areas", "checked", "status",
)  # fmt: skip
MORE = ("latitude", "longitude", "changed")  # what an export writes besides, and a row may have
NEEDED = ("name", "topics")
YES = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
    "": False,
}
STATUSES = ("", "open", "active", "temporarily closed", "closed")
MOST_HOURS = 400
LONGEST_CELL = 8 * 1024 * 1024  # some lists draw the border of an area in a cell


def rows(text: str) -> list[dict[str, Any]]:
    """The rows of a spreadsheet saved as CSV, with commas, semicolons or tabs. Raises Refused."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text))
        head = [_column(name) for name in next(reader, [])]
        # Numbered as the spreadsheet does: a cell with several lines is one row.
        numbered = enumerate(reader, 2)
        found = [dict(zip(head, row, strict=False)) | {"row": number} for number, row in numbered if any(row)]
    except csv.Error as error:
        raise Refused(f"This is not a spreadsheet we can read: {error}. Save it again as CSV.") from None
    _check_head(head)
    return found


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _column(name: str) -> str:
    return re.sub(r"\W+", "_", cleaning.line(name).lower()).strip("_")


def _check_head(head: list[str]) -> None:
    if any(set(head) >= known.COLUMNS for known in (debt_advice_offices, food_banks, libraries)):
        return
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise Refused(
            f"The first row must name the columns. Missing: {', '.join(missing)}. "
            f"Known: {', '.join(COLUMNS)}."
        )


def is_ours(head: Any) -> bool:
    """Whether a row has our columns rather than somebody else's."""
    return isinstance(head, dict) and all(name in head for name in NEEDED)


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One row."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    return SheetRow(raw, context).record()


class SheetRow:
    """One row of our spreadsheet, read cell by cell."""

    def __init__(self, raw: dict[str, Any], context: Context) -> None:
        self.raw, self.context = raw, context

    def text(self, column: str, most: int = cleaning.MOST_LINE) -> str:
        """A cell on one line."""
        return cleaning.line(self.raw.get(column), most)

    def kept(self, column: str, read: Callable[[str], Any], cure: str) -> Any:
        """What ``read`` makes of a cell; a filled cell it makes nothing of is noted with the cure."""
        text = self.text(column, 1_000)
        found = read(text) if text else read("")
        if text and not found:
            self.context.note(column, f"“{text[:60]}” was not understood. {cure}")
        return found

    def record(self) -> Record | LeftOut:
        """The service, or why the row was left out."""
        name, spot = self.text("name"), self._spot()
        low, high = cleaning.ages(self._age("lowest_age"), self._age("highest_age"))
        cost, hours = self.text("cost"), cleaning.plain(self.raw.get("hours"), 1_000)
        slots, wrong = self._slots(hours)
        record = Record(
            source_id=source_id(self.raw.get("id"), name, spot.postcode),
            name=name,
            organisation=self.text("organisation"),
            text=cleaning.plain(self.raw.get("what")),
            state=common.state({"status": self._status()}),
            phones=self.kept("phone", cleaning.read, "Write one UK phone number, like 020 7946 0000."),
            email=self.kept("email", cleaning.email, "Write one e-mail address."),
            web=self.kept("website", cleaning.link, "Write the whole address, starting with https://."),
            spots=(spot,) if spot.postcode or spot.address else (),
            slots=slots,
            hours_note=cleaning.line(hours, MOST_HOURS) if wrong else "",
            half_read=bool(slots and wrong),
            cost=cost,
            free=common.is_free({}, cost),
            min_age=low,
            max_age=high,
            how=common.how(self.text("how_to_get_in")),
            how_note=self.text("how_to_get_in"),
            languages=tuple(self._list("languages")),
            access=tuple(self._list("accessibility")),
            areas=tuple(self._list("areas")),
            tags=tuple(self._topics()),
            checked=self.kept("checked", cleaning.day, "Write a date like 2026-11-21 or 21/11/2026."),
            changed=cleaning.day(self.raw.get("changed")),
        )
        return judge(record, self.context.where)

    def _list(self, column: str) -> Iterator[str]:
        parts_of_cell = re.split(r"[;,|\n]", self.text(column, 1_000))
        yield from dict.fromkeys(each.strip() for each in parts_of_cell if each.strip())

    def _topics(self) -> Iterator[Tag]:
        for word in self._list("topics"):
            code = word.lower().replace(" ", "_").replace("-", "_")
            if code in topic_codes():
                yield Tag("topic", code)
            else:
                cure = did_you_mean(code, topic_codes())
                self.context.note("topics", f"“{word[:60]}” is not a topic. {cure}")
        if not self.text("topics"):
            self.context.note("topics", "Empty. Without a topic the service is not shown.")

    def _spot(self) -> Spot:
        hidden = YES.get(self.text("hide_address").lower())
        if hidden is None:
            self.context.note("hide_address", "Write yes or no. Taken as yes.")
        access = tuple(self._list("accessibility"))
        lat, lon = cleaning.point(self.raw.get("latitude"), self.raw.get("longitude")) or (None, None)
        return Spot("", self.text("address"), self._postcode(), lat, lon, hidden is not False, access)

    def _postcode(self) -> str:
        text = self.text("postcode", 12)
        found = read_postcode(text)
        if text and not (found and found.inward):
            self.context.note("postcode", f"“{text}” is not a whole postcode. Write it like LS1 4AP.")
        return text

    def _age(self, column: str) -> int | None:
        text = self.text(column)
        found = cleaning.age(text)
        if text not in {"", "0", "-1"} and found is None:
            self.context.note(column, f"“{text[:60]}” is not an age. Write a whole number of years.")
        return found

    def _status(self) -> str:
        status = self.text("status").lower()
        if status not in STATUSES:
            self.context.note(
                "status", f"“{status[:60]}” is not known. Write open, temporarily closed or closed."
            )
        return status

    def _slots(self, hours: str) -> tuple[tuple[Slot, ...], list[str]]:
        slots, wrong = cleaning.parse(hours)
        for piece in wrong:
            self.context.note(
                "hours",
                f"“{piece[:60]}” was not understood. Write “Mon-Fri 9:00-17:00; Sat 10:00-13:00”, "
                "or with am and pm.",
            )
        return slots, wrong
