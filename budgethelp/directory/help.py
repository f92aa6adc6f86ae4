"""The services a plan names, made ready for one person: their nation, their language, this moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from budgethelp.dates.opening_hours import Hours, is_open, next_closing, next_opening
from budgethelp.directory.services import Phone, Service, sms, tel
from budgethelp.situation.situation import About, Nation

__all__ = ["Help", "helpers_for", "phone_language", "sms", "tel"]


@dataclass(frozen=True, slots=True)
class Help:
    """A service for one person, now. ``open`` None = not known; ``opens`` when shut, ``closes`` when open."""

    service: Service
    phones: tuple[Phone, ...]
    open: bool | None
    opens: datetime | None
    closes: datetime | None
    web: str = ""
    hours: Hours | None = None  # of whom this person would reach

    @property
    def on_paper(self) -> tuple[Phone, ...]:
        """The numbers for any hour: paper has no now, so a line with shorter hours of its own comes after."""
        return tuple(sorted(self.phones, key=lambda phone: phone.hours is not None))


def helpers_for(
    service_ids: Iterable[str],
    services: Mapping[str, Service],
    nation: Nation | None,
    now: datetime,
    language: str = "en",
) -> tuple[Help, ...]:
    """The services that reach this person, in the order named. KeyError for an id nobody has."""
    found = [services[service_id] for service_id in dict.fromkeys(service_ids)]
    return tuple(_help(service, nation, now, language) for service in found if covers(service, nation))


def phone_language(about: Collection[str], language: str) -> str:
    """The language whose lines come first: Welsh for who asked for it, whatever the page's ``language``."""
    return "cy" if About.SPEAKS_WELSH in about else language


def covers(service: Service, nation: Nation | None) -> bool:
    """Whether it helps everywhere in ``nation``; for None, everywhere in the UK."""
    wanted = set(Nation) if nation is None else {nation}
    return not service.only_in and wanted <= service.nations


def _help(service: Service, nation: Nation | None, now: datetime, language: str) -> Help:
    phones = _phones(service, nation, now, language)
    hours = _hours(service, phones)
    is_open_now = is_open(hours, now, nation) if hours else None
    return Help(
        service=service,
        phones=phones,
        open=is_open_now,
        # On an unsure bank holiday it may be open already, so no opening is promised.
        opens=next_opening(hours, now, nation) if hours and is_open_now is False else None,
        closes=next_closing(hours, now, nation) if hours and is_open_now else None,
        web=service.page(nation),
        hours=hours,
    )


def _hours(service: Service, phones: tuple[Phone, ...]) -> Hours | None:
    """Those of the service, but for where every line has hours of its own."""
    own = [phone.hours for phone in phones if phone.hours]
    return own[0] if own and len(own) == len(phones) else service.hours


def _phones(service: Service, nation: Nation | None, now: datetime, language: str) -> tuple[Phone, ...]:
    right = [phone for phone in service.phones if _is_for(phone, nation, language)]
    return tuple(sorted(right, key=lambda phone: _rank(phone, nation, now, language)))


def _is_for(phone: Phone, nation: Nation | None, language: str) -> bool:
    near = not phone.nations or nation is None or nation in phone.nations
    return near and (phone.language in ("en", language) or nation is Nation.WALES)


def _rank(phone: Phone, nation: Nation | None, now: datetime, language: str) -> int:
    """A line in the person's own language comes first, unless it is shut now."""
    if phone.language == "en":
        return 1
    shut = phone.hours is not None and is_open(phone.hours, now, nation) is False
    return 0 if phone.language == language and not shut else 2
