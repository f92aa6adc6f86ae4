"""Points on the map, compared with answers of another program (PROJ) for the same metres."""

from math import cos, hypot, radians

import pytest

from budgethelp.directory.postcodes import BRITISH, IRISH, Grid, to_lat_lon

METRES_IN_A_DEGREE = 111_200


def metres_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    south_north = here[0] - there[0]
    west_east = (here[1] - there[1]) * cos(radians(here[0]))
    return hypot(south_north, west_east) * METRES_IN_A_DEGREE


@pytest.mark.parametrize(
    ("grid", "east", "north", "there"),
    [
        pytest.param(BRITISH, 529090, 179645, (51.5010089, -0.1415876), id="London"),
        pytest.param(BRITISH, 447760, 1141300, (60.1534011, -1.1415726), id="Lerwick"),
        pytest.param(BRITISH, 147500, 30300, (50.1189507, -5.5335959), id="Penzance"),
        pytest.param(BRITISH, 399900, 653000, (55.7703379, -2.0031620), id="Berwick"),
        pytest.param(IRISH, 333832, 374014, (54.5966391, -5.9300768), id="Belfast"),
    ],
)
def test_a_point_lands_where_it_is(grid: Grid, east: int, north: int, there: tuple[float, float]) -> None:
    assert metres_between(to_lat_lon(grid, east, north), there) < 0.1


def test_belfast_read_on_the_british_grid_would_land_near_liverpool() -> None:
    liverpool = (53.41, -2.99)
    assert metres_between(to_lat_lon(BRITISH, 333832, 374014), liverpool) < 20_000
