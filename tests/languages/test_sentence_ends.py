"""Where a sentence ends, in many scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.languages.sentence import one_a_line, split


@pytest.mark.parametrize(
    "text",
    [
        "Phone first. You have £4.50 left. Go to www.gov.uk/help. Then rest.",
        "Are you safe? Phone 999! Say “I am not safe.” Then wait.",
        "کیا آپ محفوظ ہیں؟ 999 پر فون کریں۔ یہ مفت ہے۔ انتظار کریں۔",
        "هل أنت بأمان؟ اتصل بالرقم 999. المكالمة مجانية! انتظر.",
        "আপনি কি নিরাপদ? ফোন করুন। এটি বিনামূল্যে। অপেক্ষা করুন।",
    ],
)
def test_4_sentences_are_4_lines(text: str) -> None:
    assert len(split(text)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "It is open from 9 a.m. to 5 p.m. on Monday",
        "Take things like bread, milk, etc. with you.",
        "Weź np. Chleb.",
        "Weź ok. pół chleba.",
        "Open 9 a.m. Monday to Friday.",
        "See gov.uk/help.html for more.",
    ],
)
def test_what_only_looks_like_an_end_is_none(text: str) -> None:
    assert split(text) == [text]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Go.", "a.m.", "£4.50", "Wait!", "“Yes.”", "then", "রুটি।"]), min_size=1))
def test_no_word_is_lost(words: list[str]) -> None:
    assert " ".join(split(" ".join(words))) == " ".join(words)


def test_a_page_gets_no_tag_but_its_own() -> None:
    assert one_a_line("Go <now>. Wait.") == "Go &lt;now&gt;.<br>Wait."
