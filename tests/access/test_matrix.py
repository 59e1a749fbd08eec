"""Every address, asked for by everybody about everything: what is not his is not there. Source: 第十条."""

import pytest

from tests.access.sweep import MATRIX, deviations, routes, visits

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
PARTS = sorted({row.get("about", "none") for row in MATRIX.values()})


def test_every_address_is_in_the_matrix():
    assert sorted(routes()) == sorted(MATRIX)


@pytest.mark.parametrize("part", PARTS)
def test_everybody_is_answered_as_the_measures_have_it(visitors, part):
    made = visits(visitors, only=lambda route: MATRIX[route].get("about", "none") == part)
    assert list(deviations(made)) == []
