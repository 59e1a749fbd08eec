"""What an entry must say before it can be filed."""

from dataclasses import replace

import pytest
from little_office import first_wording

from gongkai.catalogue.wording import gaps, place_of
from gongkai.measures.vocabulary import Audience, Channel, Period, TimeKind
from gongkai.orgs.models import Unit

COLLEGE = Unit(pk=7)
WORDING = first_wording(COLLEGE)


def found(**changes):
    return [(gap.field, gap.refusal.code, gap.refusal.about) for gap in gaps(replace(WORDING, **changes))]


@pytest.mark.article(13)
def test_a_complete_entry_has_no_gaps():
    assert found() == []


@pytest.mark.article(13)
@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"code": "1.1.1"}, ("code", "code_form", "")),
        ({"code": ""}, ("code", "code_form", "")),
        ({"code": "0.1"}, ("code", "code_form", "")),
        ({"code": "1.10000"}, ("code", "code_form", "")),
        ({"title": " "}, ("title", "title_missing", "")),
        ({"content": ""}, ("content", "content_missing", "")),
        ({"basis": ""}, ("basis", "basis_missing", "")),
        ({"other_unit_ids": (7, 8)}, ("other_units", "lead_is_among_others", "")),
    ],
)
def test_each_field_is_asked_for(changes, gap):
    assert found(**changes) == [gap]


@pytest.mark.article(14)
def test_a_channel_must_reach_the_scope():
    assert found(channels=()) == [("channels", "channels_missing", "")]
    assert found(audience=Audience.INNER) == [
        ("channels", "channel_does_not_carry", "portal"),
        ("channels", "channel_does_not_carry", "notice_board"),
        ("channels", "channels_missing", ""),
    ]


@pytest.mark.article(4, 3)
def test_the_inner_portal_goes_with_the_public_scope_only_as_the_first_step():
    both = (Channel.PORTAL, Channel.INNER_PORTAL)
    assert found(channels=both) == [("channels", "channel_does_not_carry", "inner_portal")]
    assert found(channels=both, inner_first_days=5) == []
    assert found(channels=(Channel.INNER_PORTAL,), inner_first_days=5) == [("channels", "channels_missing", "")]


@pytest.mark.article(4, 3)
def test_inner_first_is_said_of_public_entries_alone():
    inner = {"audience": Audience.INNER, "channels": (Channel.INNER_PORTAL,)}
    assert found(**inner, inner_first_days=5) == [("inner_first_days", "inner_first_is_for_public", "")]
    assert found(**inner) == []


@pytest.mark.article(17)
@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"period": None}, ("period", "period_missing", "")),
        ({"anchor_month": None}, ("anchor_month", "anchor_month_missing", "")),
        ({"anchor_month": 13}, ("anchor_month", "anchor_month_missing", "")),
        ({"anchor_day": None}, ("anchor_day", "anchor_day_missing", "")),
        ({"anchor_day": 32}, ("anchor_day", "anchor_day_missing", "")),
        ({"second_time_kind": TimeKind.TIMELY}, ("working_days", "working_days_missing", "")),
        ({"second_time_kind": TimeKind.ON_CHANGE}, ("working_days", "working_days_missing", "")),
        ({"time_kind": TimeKind.TIMELY}, ("working_days", "working_days_missing", "")),
        ({"second_time_kind": TimeKind.PERIODIC}, ("second_time_kind", "time_kinds_are_the_same", "")),
    ],
)
def test_each_time_kind_asks_for_what_it_is_counted_from(changes, gap):
    assert found(**changes) == [gap]


@pytest.mark.article(17)
def test_what_is_needed_depends_on_the_time_kind():
    assert found(period=Period.MONTH, anchor_month=None) == []
    assert found(time_kind=TimeKind.LONG_TERM, period=None, anchor_month=None, anchor_day=None) == []
    assert found(time_kind=TimeKind.TIMELY, working_days=5, period=None) == []


def test_codes_stand_in_the_order_of_their_numbers():
    assert sorted(["2", "1.10", "1.9", "12.1"], key=place_of) == ["1.9", "1.10", "2", "12.1"]
