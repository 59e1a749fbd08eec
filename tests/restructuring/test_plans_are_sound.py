"""When units may merge or end: every reason, at the plan that has nothing else wrong."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs.rules import Span
from gongkai.restructuring.rules import (
    Kind,
    PlanFacts,
    PlanState,
    PlanVerb,
    UnitFacts,
    code_beside,
    confirmable,
    day_has_come,
    from_state,
    in_time,
    mark_of,
    plan_is_sound,
    share_of,
    shares_are_sound,
)

MAY_1 = date(2027, 5, 1)
LONG_AGO = Span(date(2020, 1, 1), None)
pytestmark = pytest.mark.article(3, None)


def unit(code, **more):
    plain = {"kind": UnitKind.COLLEGE, "span": LONG_AGO, "hosts_office": False, "is_planned": False}
    return UnitFacts(code, **{**plain, "above": frozenset(), **more})


SOUND = PlanFacts(Kind.MERGE, MAY_1, "校党字9号", (unit("JX"), unit("CL")), unit("XJ", span=Span(MAY_1, None)), ())
SPLIT = replace(SOUND, kind=Kind.SPLIT, ending=(unit("JX"),), others=(unit("ZN", span=Span(MAY_1, None)),))
"""JX becomes XJ and ZN."""
GIVES_UP = replace(SPLIT, successor=unit("JX"))
"""JX goes on and gives up a part to ZN."""


def codes(facts):
    return [(refusal.code, refusal.about) for refusal in plan_is_sound(facts)]


def test_two_colleges_merge_into_one_that_begins_that_day():
    assert codes(SOUND) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"basis": " "}, [("basis_needed", "")]),
        ({"ending": ()}, [("nothing_ends", "")]),
        ({"kind": Kind.DISSOLVE}, [("dissolve_one", "")]),
        ({"ending": (unit("XX", kind=UnitKind.SCHOOL),)}, [("school_cannot_end", "XX")]),
        ({"ending": (unit("DB", hosts_office=True),)}, [("office_must_move_first", "DB")]),
        ({"ending": (unit("JX", span=Span(MAY_1, None)),)}, [("unit_does_not_stand", "JX")]),
        ({"ending": (unit("JX", span=Span(date(2020, 1, 1), date(2027, 4, 30))),)}, [("unit_does_not_stand", "JX")]),
        ({"ending": (unit("JX", is_planned=True),)}, [("unit_in_other_plan", "JX")]),
        ({"ending": (unit("XJ"),)}, [("succeeds_itself", "XJ")]),
        ({"successor": unit("XJ", above=frozenset({"JX"}))}, [("successor_below", "JX")]),
        ({"successor": unit("XJ", span=Span(date(2027, 5, 2), None))}, [("successor_not_standing", "XJ")]),
        ({"successor": unit("XJ", span=Span(date(2020, 1, 1), date(2028, 1, 1)))}, [("successor_ends", "XJ")]),
        ({"successor": unit("XJ", is_planned=True)}, [("unit_in_other_plan", "XJ")]),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(changes, said):
    assert codes(replace(SOUND, **changes)) == said


def test_a_unit_is_split_in_two_or_goes_on_and_gives_up_a_part():
    assert (codes(SPLIT), codes(GIVES_UP)) == ([], [])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ending": (unit("JX"), unit("CL"))}, [("split_one", "")]),
        ({"others": ()}, [("split_needs_two", "")]),
        ({"others": (unit("XJ"),)}, [("split_needs_two", "")]),
        ({"kind": Kind.MERGE}, [("one_successor", "")]),
        ({"ending": (unit("JX", kind=UnitKind.SCHOOL),)}, [("school_cannot_end", "JX")]),
        ({"ending": (unit("JX", hosts_office=True),)}, [("office_must_move_first", "JX")]),
        ({"others": (unit("JX"),)}, [("succeeds_itself", "JX")]),
        ({"others": (unit("ZN", above=frozenset({"JX"})),)}, [("successor_below", "JX")]),
        ({"others": (unit("ZN", span=Span(date(2027, 5, 2), None)),)}, [("successor_not_standing", "ZN")]),
        ({"others": (unit("ZN", span=Span(date(2020, 1, 1), date(2028, 1, 1))),)}, [("successor_ends", "ZN")]),
        ({"others": (unit("ZN", is_planned=True),)}, [("unit_in_other_plan", "ZN")]),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(changes, said):
    assert codes(replace(SPLIT, **changes)) == said


def test_a_unit_that_goes_on_may_host_the_office_and_give_a_part_to_what_stands_below_it():
    below = (unit("ZN", above=frozenset({"JX"})),)

    assert codes(replace(GIVES_UP, ending=(unit("JX", hosts_office=True),), others=below)) == []


def test_things_are_given_by_the_first_of_their_keys_that_is_said_and_else_to_the_first():
    shares = {"entry/7": 2, "class/11.4": 3}

    assert [share_of(shares, *keys, otherwise=1) for keys in (("entry/7", "class/11.4"), ("entry/8", "class/11.4"),
        ("entry/8", "class/11.5"))] == [2, 3, 1]  # fmt: skip


def test_things_are_given_only_to_units_of_the_plan_and_only_where_one_is_split():
    said = [shares_are_sound(kind, given, frozenset({1, 2})) for kind, given in (
        (Kind.SPLIT, [1, 2]), (Kind.SPLIT, [1, 3]), (Kind.MERGE, [1]))]  # fmt: skip

    assert [[one.code for one in each] for each in said] == [[], ["not_a_part"], ["nothing_to_share"]]


def test_the_last_day_of_an_ending_unit_may_lie_ahead_but_not_before_the_plan():
    later = unit("JX", span=Span(date(2020, 1, 1), date(2027, 5, 1)))

    assert codes(replace(SOUND, ending=(later,))) == []


@pytest.mark.article(23)
def test_what_has_happened_is_not_planned():
    assert [[one.code for one in in_time(day, MAY_1)] for day in (date(2027, 4, 30), MAY_1)] == [
        ["takes_effect_in_the_past"],
        [],
    ]


def test_a_plan_is_carried_out_on_its_day_and_not_before():
    answers = [day_has_come(MAY_1, today) for today in (date(2027, 4, 30), MAY_1, date(2027, 5, 2))]

    assert [one.code if one else None for one in answers] == ["not_its_day", None, None]


def test_two_people_decide_on_a_plan():
    assert [[one.code for one in confirmable(drafted_by_himself=own, as_seen=True)] for own in (True, False)] == [
        ["drafted_it_himself"],
        [],
    ]


def test_whoever_confirms_has_seen_how_it_is_shared_out():
    assert [one.code for one in confirmable(drafted_by_himself=False, as_seen=False)] == ["shared_out_anew"]
    marks = [mark_of(shares) for shares in ({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 1, "b": 3}, {})]
    assert (marks[0] == marks[1], len(set(marks))) == (True, 3)


def test_a_plan_goes_from_drawn_up_to_confirmed_to_done_and_is_called_off_before():
    open_to = {state: {verb for verb in PlanVerb if from_state(verb, state) is None} for state in PlanState}

    assert open_to == {
        PlanState.DRAFTED: {PlanVerb.SHARE_OUT, PlanVerb.CONFIRM, PlanVerb.CALL_OFF},
        PlanState.CONFIRMED: {PlanVerb.CARRY_OUT, PlanVerb.CALL_OFF},
        PlanState.DONE: set(),
        PlanState.CALLED_OFF: set(),
    }


@pytest.mark.article(13)
@pytest.mark.parametrize(
    ("code", "taken", "free"),
    [
        ("4.1", set(), "4.1"),
        ("4.1", {"4.1"}, "4.2"),
        ("4.1", {"4.1", "4.2"}, "4.3"),
        ("4", {"4"}, "4.1"),
        ("4.99", {"4.99"}, "4.1"),
        ("4.1", {f"4.{number}" for number in range(1, 100)}, "1.1"),
    ],
)
def test_an_entry_beside_others_keeps_its_code_or_gets_the_next_free_one(code, taken, free):
    assert code_beside(code, frozenset(taken)) == free
