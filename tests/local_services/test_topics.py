"""How a service gets its topics."""

from __future__ import annotations

import pytest

from budgethelp.local_services.record import Tag
from budgethelp.local_services.topics import Match, classify, first_sentence, topic_codes, topics, topics_for
from tests.local_services.support import make_record

NAMES = {
    "Larch Street Food Bank": ["food"],
    "Cost of Living - Community Warm Space: Ash Hall": ["warm_spaces"],
    "Yew Lane Men's Shed": ["making", "men"],
    "Wednesday Walking Group": ["active"],
    "Carers Coffee Morning": ["company", "carers"],
    "Stroke Support": ["health"],
    "Young Carers": ["young", "carers"],
    "Birch Ltd Domestic Cleaning": [],
    "Stairlift Sales": [],
    "Find a Care Home": [],
    "Animal Shelter": [],
    "Martial Arts": [],
}


SAID = {
    ("Larch Food Aid", "Parcels for families."): "food",
    ("Help to Claim", "We help you to claim Universal Credit."): "benefits_advice",
    ("The Haven", "A crisis café, open from 4pm to midnight."): "talk",
    ("Larch Foundation", "Free debt advice, also about payday loans and other loans."): "debt_advice",
    ("School team", "How to get free school meals and a uniform."): "families",
    ("Larch Breakfast", "Support for veterans and people who served in the armed forces."): "veterans",
    ("The Bridge", "A centre for anybody after a sexual assault, day and night."): "safety",
    ("Coffee afternoon", ""): "company",
    ("Larch Growers", "A gardening club for beginners in the park."): "active",
    ("Larch Hall", "Come in for food and hot drinks, wifi and charging points."): "warm_spaces",
}


@pytest.mark.parametrize(("said", "topic"), SAID.items())
def test_kinds_of_help_that_were_missed(said: tuple[str, str], topic: str) -> None:
    matches = classify(make_record(tags=(), name=said[0], text=said[1]))
    assert topic in [match.topic for match in matches]


@pytest.mark.parametrize(
    ("name", "text", "topic"),
    [
        ("Larch Theatre", "Performances, with a play about bereavement.", "bereavement"),
        ("Larch Finance", "A loan company: apply for a loan and be out of debt.", "debt_advice"),
        ("Larch Veteran Cars", "Veteran cars of the county.", "veterans"),
    ],
)
def test_kinds_of_help_that_are_none(name: str, text: str, topic: str) -> None:
    matches = classify(make_record(tags=(), name=name, text=text))
    assert topic not in [match.topic for match in matches]


def test_the_organisation_is_read_when_the_service_says_nothing() -> None:
    record = make_record(tags=(), name="Wednesday drop-in", organisation="Larch Food Bank", text="")
    assert [match.topic for match in classify(record)] == ["food"]
    named = make_record(tags=(), name="Larch walking group", organisation="Larch Food Bank", text="")
    assert [match.topic for match in classify(named)] == ["active"]


@pytest.mark.parametrize(("name", "found"), NAMES.items())
def test_words_in_the_name(name: str, found: list[str]) -> None:
    matches = classify(make_record(tags=(), name=name, text=""))
    assert [match.topic for match in matches] == found


def test_a_mapping_comes_before_words() -> None:
    matches = classify(make_record(tags=(Tag("esd", "190"),), name="Larch House", text=""))
    assert matches == (Match("benefits_advice", certain=True, waits=False),)


def test_money_topics_found_by_words_or_local_slugs_wait() -> None:
    by_text = classify(make_record(tags=(), name="Larch Debt Centre", text=""))
    by_slug = classify(
        make_record(tags=(Tag("slug", "money-benefits-and-allowances"),), name="Larch", text="")
    )
    assert [match.waits for match in (*by_text, *by_slug)] == [True, True]


def test_an_operator_who_names_the_topics_is_believed() -> None:
    matches = classify(make_record(tags=(Tag("topic", "debt_advice"),), name="Larch Food Bank"))
    assert matches == (Match("debt_advice", certain=True, waits=False),)


def test_the_first_sentence_says_more_than_the_name() -> None:
    said = "A hot lunch, tea and company for everybody who lives in the village."
    record = make_record(name="Larch Hall", text=f"Larch Hall\n{said} Debt advice too.")
    assert first_sentence(record) == said


def test_a_word_further_down_gives_no_topic() -> None:
    text = "A quiet place with chairs, lamps and books, for everybody who reads. We once had a food bank."
    assert classify(make_record(tags=(), name="Larch", text=text)) == ()


def test_every_topic_has_a_name_and_most_help_with_a_step() -> None:
    assert all(topic.title for topic in topics().values())
    assert len(topic_codes()) >= 18
    assert topics_for("food_today") == ("food",)
    assert topics_for("no such step") == ()
