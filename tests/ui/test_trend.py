"""The drawing of a trend: where lines run, where they break, and that no words stand on each other."""

from itertools import pairwise

from gongkai.ui.charts.trend import APART, BOTTOM, LEFT, RIGHT, TOP, Series, trend

MONTHS = ["1月", "2月", "3月", "4月"]


def drawn(now, before=(None, None, None, None), target=95):
    says = [str(value) for value in now]
    return trend(Series(now, says, "今年"), Series(before, says, "去年"), (target, "目标"), MONTHS)


def test_a_hundred_is_at_the_top_and_the_scale_begins_as_far_up_as_it_can():
    for lowest, first in ((80, "80%"), (79, "50%"), (49, "0%")):
        found = drawn([100, lowest, 100, 100])
        assert (found.scale[0].says, found.scale[0].y, found.scale[-1].y) == (first, BOTTOM, TOP)
        assert found.now.dots[0].y == TOP


def test_the_line_runs_from_side_to_side_and_breaks_where_nothing_is_known():
    found = drawn([90, 95, None, 100])

    assert found.now.pieces == (f"{LEFT},{found.now.dots[0].y} {found.now.dots[1].x},{found.now.dots[1].y}",)
    assert [dot.x for dot in found.now.dots][::2] == [LEFT, RIGHT]


def test_one_month_alone_is_a_dot():
    found = trend(Series([90], ["90"], ""), Series([None], [""], ""), (95, ""), ["1月"])

    assert (found.now.pieces, [dot.x for dot in found.now.dots], found.before.end) == ((), [LEFT], None)


def test_words_at_the_ends_stand_apart_within_the_drawing():
    for value in (0, 50, 95, 96, 100):
        found = drawn([value] * 4, [value] * 4)
        heights = sorted(one.y for one in (found.now.end, found.before.end, found.target))
        assert all(below - above >= APART for above, below in pairwise(heights))
        assert (heights[0] >= TOP, heights[-1] <= BOTTOM) == (True, True)
