"""Units have names with dates: what was made known earlier keeps the name of its day."""

from datetime import date, timedelta

import pytest
from little_school import FOUNDED, NOON, TODAY

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration
from gongkai.orgs import actions, queries
from gongkai.orgs.queries import Names

NEW = Names("智能制造学院党委", "智造学院", "Smart Manufacturing")
TOMORROW = TODAY + timedelta(days=1)
pytestmark = pytest.mark.article(3, None)


def refusals(attempt):
    with pytest.raises(Refused) as refused:
        attempt()
    return [refusal.code for refusal in refused.value.refusals]


def called(school, day):
    school.college.refresh_from_db()
    on_day = queries.called_on(school.college, day)
    return on_day.then.name, on_day.now.name if on_day.now else None


def test_a_unit_is_called_on_each_day_as_it_was_then(school):
    actions.rename_unit(school.college, NEW, on=TODAY, by=None, at=NOON)

    assert called(school, TODAY - timedelta(days=1)) == ("JX党组织", NEW.name)
    assert called(school, TODAY) == (NEW.name, None)
    assert [unit.name for unit in queries.unit_tree(TODAY) if unit.code == "JX"] == [NEW.name]


def test_a_name_for_a_day_to_come_is_borne_when_the_day_comes_and_once(school):
    actions.rename_unit(school.college, NEW, on=TOMORROW, by=None, at=NOON)
    before = (actions.bear_names_due(NOON), called(school, TODAY))

    done = [actions.bear_names_due(NOON + timedelta(days=1)) for _ in range(2)]

    assert before == (0, ("JX党组织", None))
    assert (done, called(school, TODAY)) == ([1, 0], ("JX党组织", NEW.name))


@pytest.mark.parametrize(
    ("names", "on", "codes"),
    [
        (NEW, FOUNDED, ["renamed_later"]),
        (NEW, date(2018, 1, 1), ["renamed_later", "unit_not_standing"]),
        (Names("JX党组织", "JX", "Unit JX"), TODAY, ["same_name"]),
    ],
)
def test_a_name_that_makes_no_sense_is_refused(school, names, on, codes):
    assert refusals(lambda: actions.rename_unit(school.college, names, on=on, by=None, at=NOON)) == codes


def test_a_slip_of_the_pen_never_was_a_name_and_needs_a_reason(school):
    attempt = {"by": None, "at": NOON}
    silent = refusals(lambda: actions.correct_unit_name(school.college, NEW, reason=" ", **attempt))

    actions.correct_unit_name(school.college, NEW, reason="登记时漏写", **attempt)

    assert (silent, called(school, FOUNDED)) == (["name_needs_reason"], (NEW.name, None))


def test_only_the_system_administrator_renames(school):
    other = school.admin(Administration.SECURITY)
    by = {"by": other, "at": NOON}

    assert refusals(lambda: actions.rename_unit(school.college, NEW, on=TODAY, **by)) == ["not_yours_to_manage"]
    assert refusals(lambda: actions.correct_unit_name(school.college, NEW, reason="漏写", **by)) == [
        "not_yours_to_manage"
    ]
    actions.rename_unit(school.college, NEW, on=TODAY, by=school.admin(Administration.SYSTEM), at=NOON)


def test_changing_a_unit_does_not_touch_its_names(school):
    assert refusals(lambda: actions.change_unit(school.college, name="别的", by=None, at=NOON)) == ["renamed_apart"]
