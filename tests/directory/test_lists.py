"""The services that pages name: the files say what was decided, and a slip is refused by its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from budgethelp.directory.lists import FOLDER, load_lists
from budgethelp.directory.services import DirectoryError, load_national
from budgethelp.local_services.topics import topic_codes

SERVICES = load_national()
LISTS = load_lists(SERVICES, topic_codes())
FILES = ("help_now.toml", "area_sheet.toml", "near.toml", "named.toml")
# Which services a person in trouble is shown, and in which order, is decided with care: here it is once more.
HELP_NOW = {
    "danger": ("emergency_999",),
    "talk": ("samaritans", "shout", "lifeline_ni", "nhs_111_mh", "nhs24_mh"),
    "abuse": ("refuge", "live_fear_free", "da_scotland", "da_ni", "mens_advice", "galop"),
    "bed": (
        "council_homeless",
        "nihe_homeless",
        "ni_emergency_social_work",
        "shelter_england",
        "shelter_cymru",
        "shelter_scotland",
    ),
    "food": ("trussell", "ifan", "help_through_hardship", "ni_emergency_social_work"),
    "warmth": ("fuel_bank", "gas_gb", "gas_ni"),
    "cash": ("crf_england", "swf_scotland", "daf_wales", "ds_ni", "ni_emergency_social_work"),
    "medicine": ("nhs_111",),
}
SHEET = {
    "In danger": ("refuge", "live_fear_free", "da_scotland", "da_ni", "emergency_999"),
    "Someone to talk to": ("samaritans", "lifeline_ni", "shout"),
    "Nowhere to sleep": (
        "nihe_homeless",
        "ni_emergency_social_work",
        "shelter_england",
        "shelter_cymru",
        "shelter_scotland",
    ),
    "Food": ("trussell", "help_through_hardship", "ifan"),
    "Gas and electric": ("own_supplier", "fuel_bank", "home_energy_scot", "nest_wales"),
    "Money in a crisis": ("swf_scotland", "daf_wales", "ds_ni", "ni_emergency_social_work"),
    "Benefits": ("ca_england", "ca_wales", "ca_scotland", "advice_ni_welfare", "make_the_call_ni", "turn2us"),
    "Free debt advice": ("national_debtline", "stepchange", "adviceni_debt", "business_debtline"),
    "Loan sharks": ("iml_england", "iml_wales", "iml_scotland", "police_101"),
}
NEAR = {
    "safety": (
        "emergency_999",
        "refuge",
        "live_fear_free",
        "da_scotland",
        "da_ni",
        "mens_advice",
        "galop",
        "karma_nirvana",
        "victim_support",
        "police_101",
    ),
    "talk": (
        "samaritans",
        "shout",
        "nhs_111_mh",
        "nhs24_mh",
        "call_wales",
        "breathing_space_line",
        "lifeline_ni",
        "childline",
    ),
    "debt_advice": (
        "national_debtline",
        "stepchange",
        "ca_debt_england",
        "ca_wales",
        "ca_scotland",
        "business_debtline",
    ),
}
KINDS = {
    "food": "food",
    "warmth": "energy",
    "cash_help": "cash",
    "debt_advice": "debt",
    "benefits_advice": "benefits",
    "housing": "housing",
    "safety": "safety",
    "talk": "talk",
    "bereavement": "bereavement",
    "company": "company",
    "young": "young",
    "older": "older",
    "carers": "carers",
    "families": "families",
    "health": "health",
    "addiction": "gambling",
    "work": "work",
    "disability": "disabled",
    "newcomers": "migrants",
}


def test_the_lists_are_as_decided() -> None:
    assert {part.id: part.services for part in LISTS.help_now} == HELP_NOW
    assert [part.id for part in LISTS.help_now if part.nation_first] == ["abuse"]
    assert {topic.title: topic.services for topic in LISTS.sheet} == SHEET
    assert [topic.title for topic in LISTS.sheet if topic.first] == ["In danger", "Someone to talk to"]
    assert LISTS.named.abuse == ("refuge", "live_fear_free", "da_scotland", "da_ni")
    assert LISTS.named.always == ("emergency_999", "samaritans")


def test_each_topic_near_has_words_and_its_kinds() -> None:
    assert tuple(LISTS.near) == topic_codes()
    assert {code: topic.first for code, topic in LISTS.near.items() if topic.first} == NEAR
    assert {code: kind for code, topic in LISTS.near.items() for kind in topic.kinds} == KINDS


def refused(tmp_path: Path, *changes: tuple[str, str, str]) -> tuple[str, ...]:
    """What is wrong with the site's own lists once the first ``old`` in a file is ``new``."""
    for name in FILES:
        shutil.copy(FOLDER / name, tmp_path / name)
    for name, old, new in changes:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DirectoryError) as stopped:
        load_lists(SERVICES, topic_codes(), tmp_path)
    return stopped.value.problems


FAULTS = {
    "a service nobody knows": (
        ("help_now.toml", '"shout"', '"shuot"'),
        'help_now.toml:15: services: "shuot" is not known. Did you mean "shout"?',
    ),
    "a service twice": (
        ("help_now.toml", '"shout"', '"samaritans"'),
        'help_now.toml:15: services: has "samaritans" twice. Keep one.',
    ),
    "no services": (
        ("help_now.toml", '["emergency_999"]', "[]"),
        "help_now.toml:9: services: is missing. Name at least one.",
    ),
    "a part twice": (
        ("help_now.toml", 'id = "talk"', 'id = "danger"'),
        'help_now.toml:12: id: "danger" stands here twice.',
    ),
    "no title": (
        ("help_now.toml", 'title = "You are thinking of ending your life"\n', ""),
        "help_now.toml:11: title: is missing. Write it in quotes.",
    ),
    "a straight quote": (
        ("help_now.toml", "council’s", "council's"),
        "help_now.toml:27: says: has a straight quote. Use ’ or “ ”.",
    ),
    "an unknown word": (
        ("help_now.toml", "nation_first = true", "nation_frist = true"),
        'help_now.toml:22: nation_frist: is not a key here. Did you mean "nation_first"?',
    ),
    "a kind nobody knows": (
        ("near.toml", 'kinds = ["energy"]', 'kinds = ["enrgy"]'),
        'near.toml:11: kinds: "enrgy" is not known. Did you mean "energy"?',
    ),
    "a topic nobody knows": (
        ("near.toml", "[warmth]", "[warmht]"),
        'near.toml:9: warmht: is not a key here. Did you mean "warmth"?',
    ),
    "a topic left out": (
        ("near.toml", "[warmth]", "[warmht]"),
        "near.toml:1: warmth: is missing. Write [warmth] and its lines.",
    ),
    "a local topic nobody knows": (
        ("area_sheet.toml", '"cash_help"', '"cash"'),
        'area_sheet.toml:5: local_topics: "cash" is not known. Did you mean "cash_help"?',
    ),
    "a line about abuse that is gone": (
        ("named.toml", '"da_ni"', '"da_n"'),
        'named.toml:11: abuse: "da_n" is not known. Did you mean "da_ni"?',
    ),
    "nobody who listens": (
        ("named.toml", 'listeners = "samaritans"\n', ""),
        "named.toml:1: listeners: is missing. Write it in quotes.",
    ),
    "not TOML": (("named.toml", 'listeners = "', "listeners = "), "named.toml:9: file: is not TOML."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_slip_is_refused_by_file_line_and_cure(tmp_path: Path, fault: str) -> None:
    change, problem = FAULTS[fault]
    found = refused(tmp_path, change)
    assert any(each.startswith(f"directory/{problem}") for each in found), found


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        ("help_now.toml", '"shout"', '"x"'),
        ("named.toml", '"da_ni"', '"x"'),
        ("near.toml", "[food]", "[x]"),
    )
    assert {each.split(":")[0] for each in found} == {f"directory/{name}" for name in FILES} - {
        "directory/area_sheet.toml"
    }
