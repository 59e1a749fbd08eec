"""What a plan lacks, and that its fingerprint holds to every part of it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosures.rules.plan import Plan, RungPlan, canonical, lacks, plan_hash
from gongkai.measures.vocabulary import Audience, Channel
from tests.disclosures.rules.cases import AT, INNER, PUBLIC, codes, demand, plan, rung

BY_HAND = rung(audience=Audience.SPECIFIC, channels=(Channel.INNER_PORTAL,))

GAPS = [
    ({}, {}, []),
    ({"title": " "}, {}, [("no_title", "title")]),
    ({"title": "长" * 80}, {}, []),
    ({"title": "长" * 81}, {}, [("title_too_long", "title")]),
    ({"body": ""}, {}, [("no_body", "body")]),
    ({"body": "", "attachments": (("表.xlsx", "d" * 64),)}, {}, []),
    ({"source_of_facts": ""}, {}, [("no_source", "source_of_facts")]),
    ({"risk": ""}, {}, [("no_risk", "risk")]),
    ({"window_days": 0}, {}, [("bad_window", "window_days")]),
    ({"window_days": 180}, {}, []),
    ({"window_days": 181}, {}, [("bad_window", "window_days")]),
    ({"correction": "minor"}, {}, [("no_correction_note", "correction_note")]),
    ({"correction": "minor", "correction_note": "改数字"}, {}, []),
    ({"entry": ""}, {}, [("no_entry", "entry")]),
    ({"entry": "", "off_catalogue_reason": "突发"}, {}, []),
    ({"matter_class": "13.1"}, {}, [("no_class", "matter_class")]),
    ({"rungs": ()}, {}, [("no_audience", "audiences")]),
    ({"rungs": (INNER,)}, {}, [("narrower_than_catalogue", "narrower_reason")]),
    ({"rungs": (INNER,), "narrower_reason": "涉及个人"}, {}, []),
    ({"rungs": (INNER,)}, {"was_public": True}, []),
    ({"rungs": (INNER,)}, {"audience": None}, []),
    ({"rungs": (PUBLIC,)}, {"audience": Audience.INNER}, []),
    ({"rungs": (replace(PUBLIC, channels=()),)}, {}, [("no_channel", "public")]),
    ({"rungs": (replace(PUBLIC, channels=(Channel.INNER_PORTAL,)),)}, {}, [("channel_does_not_carry", "public")]),
    ({"rungs": (replace(INNER, channels=(Channel.PORTAL,)), PUBLIC)}, {}, [("channel_does_not_carry", "inner")]),
    ({"rungs": (BY_HAND, PUBLIC)}, {}, [("nobody_named", "specific")]),
    ({"rungs": (replace(BY_HAND, groups=("g",)), PUBLIC)}, {}, []),
    ({"rungs": (replace(BY_HAND, all_students=True), PUBLIC)}, {}, []),
    ({"rungs": (replace(PUBLIC, starts_at=AT),)}, {}, [("starts_in_the_past", "public")]),
    ({"rungs": (replace(PUBLIC, starts_at=AT + timedelta(minutes=1)),)}, {}, []),
    ({"rungs": (replace(PUBLIC, ends_on=date(2026, 9, 14)),)}, {}, [("ends_before_it_starts", "public")]),
    ({"rungs": (replace(PUBLIC, ends_on=date(2026, 9, 15)),)}, {}, []),
    ({"rungs": (PUBLIC,)}, {"inner_first_days": 3}, [("inner_first_missing", "inner_first_waiver")]),
    ({"rungs": (INNER, PUBLIC)}, {"inner_first_days": 3}, []),
    ({"rungs": (PUBLIC,)}, {"inner_first_days": 3, "was_inner": True}, []),
    ({"rungs": (PUBLIC,)}, {"inner_first_days": 3, "was_public": True}, []),
    ({"rungs": (PUBLIC,), "inner_first_waiver": "紧急"}, {"inner_first_days": 3}, []),
]


@pytest.mark.article(16, 1)
@pytest.mark.article(10)
@pytest.mark.article(14)
@pytest.mark.article(4, 3)
@pytest.mark.parametrize(("written", "asked", "missing"), GAPS)
def test_a_plan_lacks_exactly_this(written, asked, missing):
    assert codes(lacks(plan(**written), demand(**asked), AT)) == missing


@pytest.mark.article(16, 1)
def test_an_empty_plan_is_told_everything_at_once():
    empty = plan(title="", body="", source_of_facts="", risk="", window_days=0, entry="", matter_class="", rungs=())

    found = [code for code, _ in codes(lacks(empty, demand(), AT))]

    assert found == ["no_title", "no_body", "no_source", "no_risk", "bad_window", "no_entry", "no_class", "no_audience"]


words = st.text(max_size=12)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
coded = st.lists(words, max_size=3).map(tuple)
minutes = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
rungs = st.builds(
    RungPlan,
    audience=st.sampled_from(Audience),
    channels=st.lists(st.sampled_from(Channel), max_size=3).map(tuple),
    units=coded,
    people=coded,
    groups=coded,
    all_staff=st.booleans(),
    all_students=st.booleans(),
    starts_at=st.none() | minutes,
    ends_on=st.none() | days,
)
KINDS = {
    str: words,
    bool: st.booleans(),
    int: st.integers(0, 400),
    date | None: st.none() | days,
    tuple[str, ...]: coded,
    tuple[tuple[str, str], ...]: st.lists(st.tuples(words, words), max_size=3).map(tuple),
    tuple[RungPlan, ...]: st.lists(rungs, max_size=3).map(tuple),
}


def strategy_for(field):
    return KINDS[field.type]


plans = st.builds(Plan, **{field.name: strategy_for(field) for field in fields(Plan)})


@pytest.mark.article(16, 2)
@pytest.mark.parametrize("field", fields(Plan), ids=lambda field: field.name)
@given(data=st.data())
def test_any_edit_of_any_field_changes_the_fingerprint(field, data):
    before = data.draw(plans)
    value = data.draw(strategy_for(field).filter(lambda value: value != getattr(before, field.name)))

    assert plan_hash(replace(before, **{field.name: value})) != plan_hash(before)


@pytest.mark.article(16, 2)
@pytest.mark.parametrize("name", [field.name for field in fields(RungPlan)])
@given(first=rungs, second=rungs)
def test_any_edit_of_a_step_of_the_ladder_changes_the_fingerprint(name, first, second):
    edited = replace(first, **{name: getattr(second, name)})

    assert (plan_hash(plan(rungs=(edited,))) == plan_hash(plan(rungs=(first,)))) == (edited == first)


@given(before=plans)
def test_the_same_plan_has_the_same_fingerprint(before):
    assert plan_hash(replace(before)) == plan_hash(before)


def test_the_kept_plan_is_written_in_one_way_only():
    assert canonical(plan()).split(',"correction"')[0] == '{"attachments":[],"body":"<p>收缴党费</p>"'


@pytest.mark.article(10)
def test_the_widest_audience_of_a_plan_is_that_of_its_last_step():
    assert [plan(rungs=steps).widest for steps in [(), (INNER,), (INNER, PUBLIC)]] == [
        None,
        Audience.INNER,
        Audience.PUBLIC,
    ]
