"""The parts that Open Referral dialects share: who to contact, what it costs, for whom, since when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from budgethelp.directory.local import clean, phones
from budgethelp.directory.local.readers.desk import Desk
from budgethelp.directory.local.readers.shape import child, children, get
from budgethelp.directory.local.record import LocalPhone, State, Tag

STATES = {
    "temporarilyclosed": State.PAUSED, "paused": State.PAUSED, "suspended": State.PAUSED,
    "inactive": State.CLOSED, "defunct": State.CLOSED, "closed": State.CLOSED, "archived": State.CLOSED,
    "deleted": State.CLOSED, "marked for deletion": State.CLOSED,
}  # fmt: skip
ROLE = re.compile(
    r"(info|enquir|office|hello|contact|admin|advice|help|support|mail|team|reception|bookings?)", re.I
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
    text = clean.line(get(raw, "status")).lower()
    return STATES.get(text) or STATES.get(text.replace(" ", "").replace("_", ""), State.OPEN)


def organisation(raw: Any) -> dict[str, Any]:
    """Its organisation, spelt either way; empty when missing."""
    return child(raw, "organization", "organisation")


def all_phones(*holders: Any) -> tuple[LocalPhone, ...]:
    """Numbers of services, organisations, places and contacts, in that order, once each."""
    return phones.unique(phone for holder in holders for phone in _phones(holder))


def _phones(holder: Any) -> Iterator[LocalPhone]:
    for value in (get(holder, "phone"), get(holder, "telephone")):
        yield from phones.read(value)
    for entry in children(holder, "phones"):
        if "fax" not in clean.line(entry.get("type")).lower():
            yield from (
                phones.extend(each, entry.get("extension")) for each in phones.read(entry.get("number"))
            )


def contact_phones(contacts: Iterable[dict[str, Any]], desk: Desk) -> Iterator[LocalPhone]:
    """Numbers of contacts; the mobile of a named person without a role is left out."""
    for contact in contacts:
        private = bool(clean.line(contact.get("name"))) and not clean.line(
            get(contact, "title", "department")
        )
        for phone in _phones(contact):
            if private and phones.is_mobile(phone):
                desk.note("contact", "a named person’s mobile number was left out")
            else:
                yield phone


def email(raw: Any, contacts: Iterable[dict[str, Any]], desk: Desk) -> str:
    """The service’s address, else its organisation’s, else a role address among the contacts."""
    found = desk.email(get(raw, "email")) or clean.email(get(organisation(raw), "email"))
    roles = (clean.email(contact.get("email")) for contact in contacts)
    return found or next((each for each in roles if each and ROLE.match(each)), "")


def web(raw: Any, desk: Desk) -> str:
    """The service’s page, else its organisation’s."""
    owner = organisation(raw)
    return (
        desk.link(get(raw, "url"))
        or clean.link(get(owner, "website"))
        or clean.link(get(owner, "url", "uri"))
    )


def cost(raw: Any, desk: Desk) -> str:
    """What it costs, in the publisher’s words and amounts."""
    words = clean.line(get(raw, "fees_description", "fees"))
    live = (each for each in children(raw, "cost_options") if is_live(each, desk))
    amounts = [_amount(each) for each in live]
    return "; ".join(dict.fromkeys(each for each in (words, *amounts) if each))


def _amount(option: dict[str, Any]) -> str:
    words = clean.line(get(option, "amount_description", "cost_type"))
    who = clean.line(option.get("option"))
    text = " ".join(each for each in (_pounds(option.get("amount")), words) if each)
    return f"{text} ({who})" if text and who else text or who


def _pounds(value: Any) -> str:
    try:
        amount = Decimal(clean.line(value, 12).lstrip("£"))
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


def is_live(raw: Any, desk: Desk) -> bool:
    """Whether its dates include today."""
    starts, ends = clean.day(get(raw, "valid_from")), clean.day(get(raw, "valid_to"))
    return (not starts or starts <= desk.today) and (not ends or ends >= desk.today)


def how(*values: Any) -> tuple[str, ...]:
    """How to get in, as codes: drop_in, referral, appointment, ..."""
    words = " ".join(clean.line(value).lower() for value in values)
    found = [(words.find(start), code) for start, code in HOW.items() if re.search(rf"\b{start}", words)]
    codes = tuple(dict.fromkeys(code for _, code in sorted(found)))
    return tuple(code for code in codes if not (code == "referral" and "self_referral" in codes))


def names(raw: Any, key: str, *fields: str) -> tuple[str, ...]:
    """The short names in a list of objects."""
    found = (clean.line(get(each, *fields)) for each in children(raw, key))
    return tuple(dict.fromkeys(each for each in found if each))


def areas(raw: Any) -> tuple[str, ...]:
    """Names of the areas served; long sentences are no names."""
    found = names(raw, "service_areas", "name", "service_area")
    return tuple(each for each in found if len(each) <= LONGEST_AREA)


def term(raw: dict[str, Any]) -> Iterator[Tag]:
    """The tags one taxonomy term stands for: by code, by web address, and by name."""
    words = " ".join(clean.line(raw.get(key)) for key in ("taxonomy", "vocabulary", "term_uri")).lower()
    for value in (get(raw, "code"), get(raw, "id"), get(raw, "term_uri")):
        code = clean.line(value)
        if match := re.search(r"esdServiceType[:/](\d+)$|id\.esd\.org\.uk/service/(\d+)$", code, re.I):
            yield Tag("esd", match[1] or match[2])
        elif match := re.fullmatch(r"(?:lgsl[: -]*)?(\d{1,4})", code, re.I):
            scheme = (
                "lgsl" if "lgsl" in words + code.lower() else "eligibility" if "eligibility" in words else ""
            )
            yield from [Tag(scheme, match[1])] if scheme else []
    yield from (Tag("name", name.lower()) for name in [clean.line(get(raw, "name", "term"))] if name)
