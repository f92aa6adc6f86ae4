"""A first visit stays small in every language: page, styles and scripts, as they go over the wire."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from budgethelp.languages.language import read_languages
from budgethelp.web.translate import FOLDER
from tests.support.visitor import Visitor

MOST, MOST_IN_SCRIPTS_THAT_COMPRESS_WORSE = 14 * 1024, 16 * 1024
WIDE = {"ar", "bn", "pa", "uk", "ur"}
LANGUAGES = [code for code, language in read_languages(FOLDER).items() if language.offered]


def size(client: FlaskClient, path: str, language: str) -> tuple[int, str]:
    """The bytes of one answer, its headers too, and what it says."""
    told = {"Accept-Language": language}
    with (
        client.get(path, headers=told) as plain,
        client.get(path, headers={**told, "Accept-Encoding": "br"}) as r,
    ):
        return len(r.data) + len(str(r.headers)), plain.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_and_the_help_page_are_small_in_every_language(app: Flask, language: str) -> None:
    person = Visitor(app)
    person.get("/")
    person.submit(money_left="42.50", next_income="8", postcode="CF10 1EP")
    for path in ("/", "/plan", "/help-now", "/print"):
        bytes_, html = size(person.client, path, language)
        files = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', html)
        total = bytes_ + sum(size(person.client, file, language)[0] for file in files)
        assert f'<html lang="{language}"' in html
        assert total < (MOST_IN_SCRIPTS_THAT_COMPRESS_WORSE if language in WIDE else MOST), path
