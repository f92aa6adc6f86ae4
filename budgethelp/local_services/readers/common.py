"""What every reader needs while it reads: the day, where it is in the file, and a notebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.record import LeftOut, LocalPhone, Notebook, Reason, Record, State, Tag

WORTH_SHOWING = 40


@dataclass(frozen=True, slots=True)
class Context:
    """``where`` is the place in the file, like "item 3" or "row 4"."""

    today: date
    where: str = ""
    notebook: Notebook = field(default_factory=Notebook)

    def note(self, name: str, says: str) -> None:
        """Write down something put right or ignored here."""
        self.notebook.write(self.where, name, says)

    def at(self, where: str) -> Context:
        """The same desk, further down the file."""
        return replace(self, where=where)

    def email(self, value: Any) -> str:
        """An e-mail address; what is not one is noted and ignored."""
        return self._noted("email", value, cleaning.email(value), "is not an e-mail address we can show")

    def link(self, value: Any, name: str = "website") -> str:
        """A web address; what is not one is noted and ignored."""
        return self._noted(name, value, cleaning.link(value), "is not a web address we can show")

    def _noted(self, name: str, value: Any, kept: str, says: str) -> str:
        text = cleaning.line(value, 60)
        if text and not kept:
            self.note(name, f"“{text}” {says}")
        return kept


Read = Callable[[Any, Context], Record | LeftOut]


def source_id(raw: Any, *fallback: str) -> str:
    """The publisher's id as text, or one made of the words in ``fallback``."""
    kept = cleaning.line(raw)
    words = "|".join(fallback).encode()
    return kept or f"made-{blake2b(words, digest_size=8).hexdigest()}"


def judge(record: Record, where: str) -> Record | LeftOut:
    """The record, or why it cannot be shown to anybody."""
    reason = _reason(record)
    return LeftOut(record.source_id, record.name, reason, where) if reason else record


def _reason(record: Record) -> Reason | None:
    if not record.name:
        return Reason.NO_NAME
    if record.state is State.CLOSED:
        return Reason.CLOSED
    reachable = record.phones or record.email or record.web or record.spots
    return None if reachable or len(record.text) >= WORTH_SHOWING else Reason.NOTHING_TO_SHOW


MOST_ITEMS = 200


def get(raw: Any, *names: str) -> Any:
    """The first of ``names`` that holds something; None when ``raw`` is no object or holds none of them."""
    if not isinstance(raw, dict):
        return None
    return next((raw[name] for name in names if raw.get(name) not in (None, "", [], {})), None)


def child(raw: Any, *names: str) -> dict[str, Any]:
    """The object under one of ``names``, or an empty one."""
    found = get(raw, *names)
    return found if isinstance(found, dict) else {}


def children(raw: Any, *names: str) -> Iterator[dict[str, Any]]:
    """The objects in the list under the first of ``names``; a lone object counts as a list of one."""
    found = get(raw, *names)
    items = found if isinstance(found, list) else [found]
    yield from (item for item in items[:MOST_ITEMS] if isinstance(item, dict))


def whole(value: Any, fallback: int = 0) -> int:
    """A whole number not below 0, from a number or digits."""
    try:
        return max(0, int(value))
    except (TypeError, ValueError, OverflowError):
        return fallback


STATES = {
    "temporarilyclosed": State.PAUSED, "paused": State.PAUSED, "suspended": State.PAUSED,
    "inactive": State.CLOSED, "defunct": State.CLOSED, "closed": State.CLOSED, "archived": State.CLOSED,
    "deleted": State.CLOSED, "marked for deletion": State.CLOSED,
}  # fmt: skip
ROLE = re.compile(
    r"(info|enquir|office|hello|contact|admin|advice|help|support|mail|team|reception|bookings?|bureau|debt|money)",
    re.I,
)
# A contact called so is a desk; every other name may be somebody's.
NO_PERSON = re.compile(
    r"\b(team|office|reception|enquir\w*|helpline|hotline|advice line|service|centre|desk|bookings?|admin)\b",
    re.I,
)
HOW = {
    "drop": "drop_in",
    "walk": "drop_in",
    "self": "self_referral",
    "professional": "referral",
    "referral": "referral",
    "appointment": "appointment",
    "assessment": "appointment",
    "member": "membership",
    "home": "home_visit",
    "phone": "by_phone",
    "online": "online",
}
LONGEST_AREA = 60


def state(raw: Any) -> State:
    """Open unless the publisher says otherwise."""
    text = cleaning.line(get(raw, "status")).lower()
    return STATES.get(text) or STATES.get(text.replace(" ", "").replace("_", ""), State.OPEN)


def organisation(raw: Any) -> dict[str, Any]:
    """Its organisation, spelt either way; empty when missing."""
    return child(raw, "organization", "organisation")


def all_phones(*holders: Any) -> tuple[LocalPhone, ...]:
    """Numbers of services, organisations, places and contacts, in that order, once each."""
    return cleaning.unique(phone for holder in holders for phone in _phones(holder))


def _phones(holder: Any) -> Iterator[LocalPhone]:
    for value in (get(holder, "phone"), get(holder, "telephone")):
        yield from cleaning.read(value)
    for entry in children(holder, "phones"):
        if "fax" not in cleaning.line(entry.get("type")).lower():
            yield from (
                cleaning.extend(each, entry.get("extension")) for each in cleaning.read(entry.get("number"))
            )


def contact_phones(contacts: Iterable[dict[str, Any]], context: Context) -> Iterator[LocalPhone]:
    """Numbers of contacts; the mobile of a named person is left out, whatever their title."""
    for contact in contacts:
        name = cleaning.line(contact.get("name"))
        private = bool(name) and not NO_PERSON.search(name)
        for phone in _phones(contact):
            if private and cleaning.is_mobile(phone):
                context.note("contact", "a named person’s mobile number was left out")
            else:
                yield phone


def email(raw: Any, contacts: Iterable[dict[str, Any]], context: Context) -> str:
    """The service’s address, else its organisation’s, else a role address among the contacts."""
    found = context.email(get(raw, "email")) or cleaning.email(get(organisation(raw), "email"))
    roles = (cleaning.email(contact.get("email")) for contact in contacts)
    return found or next((each for each in roles if each and ROLE.match(each)), "")


def web(raw: Any, context: Context) -> str:
    """The service’s page, else its organisation’s."""
    owner = organisation(raw)
    return (
        context.link(get(raw, "url"))
        or cleaning.link(get(owner, "website"))
        or cleaning.link(get(owner, "url", "uri"))
    )


def cost(raw: Any, context: Context) -> str:
    """What it costs, in the publisher’s words and amounts."""
    words = cleaning.line(get(raw, "fees_description", "fees"))
    live = (each for each in children(raw, "cost_options") if is_live(each, context))
    amounts = [_amount(each) for each in live]
    return "; ".join(dict.fromkeys(each for each in (words, *amounts) if each))


def _amount(option: dict[str, Any]) -> str:
    words = cleaning.line(get(option, "amount_description", "cost_type"))
    who = cleaning.line(option.get("option"))
    text = " ".join(each for each in (_pounds(option.get("amount")), words) if each)
    return f"{text} ({who})" if text and who else text or who


def _pounds(value: Any) -> str:
    try:
        amount = Decimal(cleaning.line(value, 12).lstrip("£"))
        return "free" if amount == 0 else f"£{amount:.2f}" if 0 < amount < 100_000 else ""
    except InvalidOperation:
        return ""


def is_free(raw: Any, cost_text: str) -> bool | None:
    """True when the publisher says so, False when there is a price, None when nothing is said."""
    said = get(raw, "free")
    if isinstance(said, bool):
        return said
    if re.match(r"\s*(it is |this is |service is )?(free|no charge|no cost)\b", cost_text, re.I):
        return True
    return False if "£" in cost_text else None


def is_live(raw: Any, context: Context) -> bool:
    """Whether its dates include today."""
    starts, ends = cleaning.day(get(raw, "valid_from")), cleaning.day(get(raw, "valid_to"))
    return (not starts or starts <= context.today) and (not ends or ends >= context.today)


def how(*values: Any) -> tuple[str, ...]:
    """How to get in, as codes: drop_in, referral, appointment, ..."""
    words = " ".join(cleaning.line(value).lower() for value in values)
    found = [(words.find(start), code) for start, code in HOW.items() if re.search(rf"\b{start}", words)]
    codes = tuple(dict.fromkeys(code for _, code in sorted(found)))
    return tuple(code for code in codes if not (code == "referral" and "self_referral" in codes))


def names(raw: Any, key: str, *fields: str) -> tuple[str, ...]:
    """The short names in a list of objects."""
    found = (cleaning.line(get(each, *fields)) for each in children(raw, key))
    return tuple(dict.fromkeys(each for each in found if each))


def areas(raw: Any) -> tuple[str, ...]:
    """Names of the areas served; long sentences are no names."""
    found = names(raw, "service_areas", "name", "service_area")
    return tuple(each for each in found if len(each) <= LONGEST_AREA)


def term(raw: dict[str, Any]) -> Iterator[Tag]:
    """The tags one taxonomy term stands for: by code, by web address, and by name."""
    words = " ".join(cleaning.line(raw.get(key)) for key in ("taxonomy", "vocabulary", "term_uri")).lower()
    for value in (get(raw, "code"), get(raw, "id"), get(raw, "term_uri")):
        code = cleaning.line(value)
        if match := re.search(r"esdServiceType[:/](\d+)$|id\.esd\.org\.uk/service/(\d+)$", code, re.I):
            yield Tag("esd", match[1] or match[2])
        elif match := re.fullmatch(r"(?:lgsl[: -]*)?(\d{1,4})", code, re.I):
            scheme = (
                "lgsl" if "lgsl" in words + code.lower() else "eligibility" if "eligibility" in words else ""
            )
            yield from [Tag(scheme, match[1])] if scheme else []
    yield from (Tag("name", name.lower()) for name in [cleaning.line(get(raw, "name", "term"))] if name)
