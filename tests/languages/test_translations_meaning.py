"""What must be the same in every language, numbers and names; and what key texts say word for word."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from budgethelp.directory.services import load_national
from budgethelp.languages.language import ENGLISH, Language, read_languages
from budgethelp.web.translate import FOLDER

LISTS = Path(__file__).parents[2] / "docs" / "translations"
LANGUAGES = {code: each for code, each in read_languages(FOLDER).items() if code != ENGLISH}
NUMBER = re.compile(r"[0-9][0-9.,/]*[0-9]|[0-9]")
# These say what they are: people look for the words, not for a name. "Contact" is also a verb.
DESCRIBED = {
    *("Breathing Space phone line", "Child Benefit office", "Council homeless team", "Your energy supplier"),
    *("National Gas Emergency", "Northern Ireland Gas Emergency", "Power cut 105", "Police 101", "Contact"),
    *("Military mental health helpline", "NHS help with health costs"),
}
# Organisations of the UK keep their names, so that a person can ask for them. Some have one in Welsh.
NAMES = [name for name in {each.name for each in load_national().values()} - DESCRIBED if name[0].isupper()]


def rows(code: str) -> list[tuple[str, str, str]]:
    """English, the language, and word for word."""
    lines = (LISTS / f"{code}.md").read_text(encoding="utf-8").splitlines()
    cells = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in lines if line.startswith("| ")][2:]
    return [(english, said, back) for english, said, back in cells]


def numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


def test_key_texts_are_told_word_for_word_and_are_those_in_use(language: Language) -> None:
    # A text whose English has moved on waits for its translation, and for its line here.
    told = [row for row in rows(language.code) if ("", row[0]) in language.words]
    assert len(told) >= 40
    for english, said, _ in told:
        assert said == " / ".join(language.words["", english]), f"{language.code}.md: {english}"


def test_word_for_word_has_the_same_numbers(language: Language) -> None:
    with_forms = {
        english for (_, english), said in language.words.items() if len(said) > 1
    }  # "1 day" or "n days"
    # A text whose English has moved on waits, as above.
    told = [row for row in rows(language.code) if row[0] not in with_forms and ("", row[0]) in language.words]
    wrong = [english for english, _, back in told if numbers(english) - numbers(back)]
    assert not wrong


def test_names_of_organisations_are_not_translated(language: Language) -> None:
    if language.code == "cy":
        pytest.skip("organisations have Welsh names of their own")
    wrong = [
        (name, english)
        for (_, english), said in language.words.items()
        for name in NAMES
        if name in english
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", english)
        and not all(name in each for each in said)
    ]
    assert not wrong


# Each was read by a reviser who found that it said something else, and what it has to say.
END_YOUR_LIFE = {
    "cy": "dod â’ch bywyd i ben nawr",
    "pl": "możesz teraz odebrać sobie życie",
    "ar": "قد تنهون حياتكم الآن",
    "ur": "ابھی اپنی جان لے",
    "bn": "এখনই নিজের জীবন শেষ করে",
    "so": "hadda nafta iska qaaddo",
    "uk": "Якщо ви можете зараз заподіяти собі смерть",
    "ro": "Dacă simțiți că v-ați putea lua viața acum",
    "pa": "ਹੁਣੇ ਆਪਣੀ ਜਾਨ ਲੈ",
}
WRONG = {
    "ar": ("أمر صحي", "لستم في مشكلة", "احسبوا اليوم معي", r"أقل من 1(?!\d)"),
    "bn": ("কত টাকা বাকি", "তারা না বললে"),
    "so": (r"ka yar 1(?!\d| sano)", "Weydiiso booliska", r"A&E(?!-na| \()", "maamula lacagtayda"),
    "ur": ("SHOUT کو",),
    "pl": ("numer alarmowy", "jest z Tobą bezpiecznie", "Policz ze mną"),
    "uk": ("мазут", "Мазут"),
    "pa": (r"A&E(?! \()",),
    "cy": (r"Yn agor ar \{day\}",),
}


def test_words_about_suicide_name_it(language: Language) -> None:
    told = [text for _, text in language.words if text.startswith("If you might end your life now")]
    assert len(told) == 2
    for text in told:
        assert END_YOUR_LIFE[language.code] in language.gettext(text)


def test_nothing_is_said_again_that_a_reviser_found_wrong(language: Language) -> None:
    said = [each for forms in language.words.values() for each in forms]
    assert [each for each in said for wrong in WRONG.get(language.code, ()) if re.search(wrong, each)] == []
