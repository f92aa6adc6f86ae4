"""What is taken out of the directory can be read in again."""

from __future__ import annotations

from budgethelp.local_services.export import Exported, as_csv
from budgethelp.local_services.readers.detect import read_document
from budgethelp.local_services.record import Spot
from tests.local_services.support import TODAY, make_record

PLACES = (Spot("", "1 Birch Road", "BS1 4DJ"), Spot("", "2 Birch Road", "BS1 5TR"))


def test_a_service_with_two_places_comes_back_with_both() -> None:
    sheet = as_csv([Exported("ours:1", make_record(spots=PLACES), ("food",), "Ash Council", "OGL v3")])
    reading = read_document(sheet.encode(), TODAY)
    assert reading.left_out == ()
    assert [record.spots[0].postcode for record in reading.records] == ["BS1 4DJ", "BS1 5TR"]
