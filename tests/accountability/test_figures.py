"""Nothing below five is told, and nobody who knows all that is told can work out what is not. Source: 第二十条."""

from collections import defaultdict
from datetime import timedelta
from itertools import product

import pytest

from gongkai.accountability import queries
from gongkai.accountability.rules.figures import figures, told
from gongkai.accountability.rules.words import Kind
from gongkai.measures.vocabulary import Ground
from tests.accountability.making import TODAY, closed, opened
from tests.factories import NOON

pytestmark = pytest.mark.article(20)
REFUSAL, BREACH, FALSITY = Ground.REFUSAL, Ground.BREACH, Ground.FALSITY
SMALL = [Kind.REMINDED, Kind.ADMONISHED, Kind.DISCIPLINED]


def rows(width, total):
    """Yield every row of so many numbers that add up to a total."""
    if width == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in rows(width - 1, total - first))


def seen(row):
    """Return what is told of one row: its sum, if that is told, and its numbers."""
    total = sum(row)
    return total if total >= 5 else None, tuple(told(dict(enumerate(row))).values())


@pytest.mark.parametrize(("width", "most"), [(2, 40), (3, 30), (4, 26)])
def test_every_number_that_is_not_told_could_be_several(width, most):
    behind = defaultdict(list)
    for total in range(most + 1):
        for row in rows(width, total):
            behind[seen(row)].append(row)
    known = [(shown, at) for shown, same in behind.items() for at in range(width)
             if shown[1][at] is None and len({row[at] for row in same}) == 1]  # fmt: skip

    assert known == []


def test_nothing_below_five_is_told():
    shown = {one for total in range(25) for row in rows(4, total) for one in (*seen(row)[1], seen(row)[0])}

    assert min(shown - {None}) == 5


def counted(table):
    """Return the figures of a table of grounds by kinds."""
    cells = zip(product([REFUSAL, BREACH], SMALL), table, strict=True)
    return figures([cell for cell, times in cells for _ in range(times)])


def test_grounds_and_kinds_beside_each_other_tell_no_more_than_each_by_itself():
    behind = defaultdict(list)
    for total in range(12):
        for table in rows(6, total):
            made = counted(table)
            behind[made.total, tuple(made.grounds.values()), tuple(made.kinds.values())].append(table)
    known = [same[0] for same in behind.values() for at in range(6) if len({table[at] for table in same}) == 1]

    assert known == []


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ((6, 7, 8), (6, 7, 8)),
        ((6, 7, 2), (None, None, None)),
        ((6, 0, 0), (None, None, None)),
        ((6, 4, 4), (None, None, None)),
        ((6, 1, 2), (6, None, None)),
    ],
)
def test_a_row_is_told_as_far_as_it_is_safe(row, shown):
    assert tuple(told(dict(enumerate(row))).values()) == shown


@pytest.mark.django_db
def test_a_year_is_told_when_it_is_over_and_counts_what_was_closed_in_it(town):
    for _ in range(5):
        closed(town)
    opened(town)
    next_year = TODAY + timedelta(days=200)

    assert queries.figures_of(2026, TODAY) is None
    assert queries.figures_of(2026, next_year).total == 5
    assert (queries.figures_of(2025, next_year).total, NOON.year) == (None, 2026)
