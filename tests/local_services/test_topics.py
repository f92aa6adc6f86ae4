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
