"""What a cell of the map of units and classes says. Source: 第十七条."""

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from gongkai.obligations.rules.coverage import Counts

pytestmark = pytest.mark.article(17)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(0, 0, 0, 3, 1), "还没有到期的，3 项待办"),
        (Counts(0, 0, 0, 0, 2), "还没有到期的，2 项暂缓"),
        (Counts(1, 1, 0, 0, 0), "50"),
        (Counts.none(), "—没有这类事项"),
    ],
)
def test_a_cell_says_what_waits_where_nothing_has_fallen_due(counts, said):
    cell = render_to_string("desk/obligations/_cell.html", {"cell": {"counts": counts, "query": "", "shade": "hx"}})

    assert strip_tags(cell).strip() == said
