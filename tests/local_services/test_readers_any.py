"""Whatever arrives, a reader gives a record or a reason, never a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.local_services.readers.common import Context
from budgethelp.local_services.readers.detect import READERS, read_document
from budgethelp.local_services.record import LeftOut, Refused, from_dict, to_dict
from tests.local_services.support import FEEDS, TODAY

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
anything = st.recursive(
    scalars,
    lambda more: st.lists(more, max_size=4) | st.dictionaries(st.text(max_size=8), more, max_size=4),
    max_leaves=12,
)
KEYS = (FEEDS / "keys.txt").read_text().split()
shaped = st.recursive(
    scalars,
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.sampled_from(KEYS), more, max_size=8),
    max_leaves=25,
)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(item=shaped | anything)
@settings(deadline=None, max_examples=80)
def test_any_json_is_a_record_or_a_reason(reader: Any, item: object) -> None:
    found = reader.read(item, Context(TODAY))
    assert isinstance(found, LeftOut) or from_dict(json.loads(json.dumps(to_dict(found)))) == found


@given(shaped | st.lists(shaped, max_size=4))
@settings(deadline=None, max_examples=80)
def test_any_json_document_is_read_or_refused(document: object) -> None:
    check(json.dumps(document).encode())


table = st.text().map(lambda text: f"name,topics,hours\n{text}")


@given(st.binary() | (st.text() | table).map(lambda text: text.encode(errors="ignore")))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    check(body)


def check(body: bytes) -> None:
    try:
        names = [record.name for record in read_document(body, TODAY).records]
    except Refused as refused:
        names = list(refused.reasons)
    assert all(names)
