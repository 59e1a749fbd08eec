"""The tree of units, small units, and what a unit cannot do by itself."""

from datetime import date, timedelta

import pytest
from little_school import FOUNDED, NOON, TODAY

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, Role, UnitKind
from gongkai.orgs import actions, queries


def refusals(attempt):
    with pytest.raises(Refused) as refused:
        attempt()
    return [refusal.code for refusal in refused.value.refusals]


def test_the_tree_is_read_depth_first_on_a_day(school):
    school.unit("YY", ends_on=date(2025, 12, 31))

    tree = [(unit.code, unit.tree_depth) for unit in queries.unit_tree(TODAY)]

    assert tree == [("XX", 0), ("DB", 1), ("JW", 1), ("JX", 1), ("JXB", 2)]
    assert [unit.code for unit in queries.units_ended(TODAY)] == ["YY"]
    assert len(queries.unit_tree(date(2025, 12, 31))) == len(tree) + 1


@pytest.mark.article(3, None)
def test_a_unit_is_not_put_below_itself(school):
    attempt = {"parent": school.branch, "by": None, "at": NOON}

    assert refusals(lambda: actions.change_unit(school.college, **attempt)) == ["cycle"]
    assert refusals(lambda: actions.change_unit(school.college, **attempt | {"parent": school.college})) == ["cycle"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"parent": None}, ["needs_parent"]),
        ({"kind": UnitKind.SCHOOL, "parent": None}, ["school_exists"]),
        ({"hosts_office": True}, ["office_is_elsewhere"]),
        ({"code": "DB"}, ["code_taken"]),
        ({"ends_on": TODAY}, ["children_outlast"]),
        ({"starts_on": FOUNDED - timedelta(days=1)}, ["parent_not_standing"]),
        ({"ends_on": date(2019, 1, 1)}, ["ends_before_start", "children_outlast"]),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(school, changes, codes):
    assert refusals(lambda: actions.change_unit(school.college, by=None, at=NOON, **changes)) == codes


def test_a_dissolved_unit_keeps_its_posts_but_they_are_in_force_no_more(school):
    drafter = school.holder(Role.DRAFTER, school.branch)

    actions.change_unit(school.branch, ends_on=TODAY, by=None, at=NOON)

    assert queries.duties_of(drafter, TODAY).has(Role.DRAFTER)
    assert not queries.duties_of(drafter, TODAY + timedelta(days=1)).has(Role.DRAFTER)


def test_only_the_system_administrator_changes_units(school):
    actions.change_unit(school.college, position=7, by=school.admin(Administration.SYSTEM), at=NOON)

    assert school.college.position == 7
    other = school.admin(Administration.SECURITY)
    assert refusals(lambda: actions.change_unit(school.college, position=8, by=other, at=NOON)) == [
        "not_yours_to_manage"
    ]


def test_the_office_marks_a_small_unit_with_dates_and_a_reason(school):
    approver = school.holder(Role.OFFICE_APPROVER, school.office)
    dates = {"starts_on": TODAY, "ends_on": None, "by": approver, "at": NOON}
    assert refusals(lambda: actions.mark_small(school.branch, reason=" ", **dates)) == ["small_needs_reason"]

    actions.mark_small(school.branch, reason="正式党员四人", **dates)
    school.branch.refresh_from_db()
    assert (school.branch.is_small(TODAY), school.branch.is_small(TODAY - timedelta(days=1))) == (True, False)

    actions.unmark_small(school.branch, last_day=TODAY, by=approver, at=NOON)
    school.branch.refresh_from_db()
    assert not school.branch.is_small(TODAY + timedelta(days=1))


def test_a_head_does_not_mark_his_own_unit_small(school):
    head = school.holder(Role.HEAD, school.branch)
    dates = {"starts_on": TODAY, "ends_on": None, "reason": "人少", "at": NOON}

    assert refusals(lambda: actions.mark_small(school.branch, by=head, **dates)) == ["not_yours_to_manage"]


def test_the_coverage_of_a_unit_names_its_gaps(school):
    reviewer = school.holder(Role.REVIEWER, school.branch)
    school.holder(Role.DRAFTER, school.branch)

    assert queries.coverage_of(school.branch, TODAY).gaps == (Role.SECRECY_REVIEWER, Role.HEAD)

    school.appoint(reviewer, Role.SECRECY_REVIEWER, school.branch)
    school.holder(Role.HEAD, school.branch)
    assert queries.coverage_of(school.branch, TODAY).lacks_second_reviewer


def test_school_wide_posts_are_named_with_their_gaps(school):
    inspector = school.appoint(school.person(), Role.INSPECTOR, school.discipline)

    assert queries.school_wide_posts(TODAY) == {
        Role.OFFICE_CLERK: (),
        Role.OFFICE_APPROVER: (),
        Role.INSPECTOR: (inspector,),
        Role.SPOKESPERSON: (),
    }
