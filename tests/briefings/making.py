"""Meetings as people plan and record them."""

from dataclasses import replace
from datetime import timedelta

from gongkai.briefings import actions
from gongkai.briefings.actions import Plan, Record
from gongkai.measures.vocabulary import Audience
from tests.factories import NOON, a_paper

BEGINS = NOON + timedelta(days=3)
AFTER = BEGINS + timedelta(hours=2)
PLAN = Plan(title="重点工作通报会", place="第一会议室", chair="书记", starts_at=BEGINS, audience=Audience.PUBLIC)
ASKED = "问：什么时候完成？\n答：年底以前。\n分两步。\n\n问：由谁负责？\n答：学院党委。"


def planned(house, *told, by=None, at=NOON, **changes):
    items = tuple(one.disclosure for one in told)
    return actions.plan(house.college, replace(PLAN, items=items, **changes), by=by or house.drafter, at=at)


def announced(house, *told, **changes):
    meeting = planned(house, *told, **changes)
    actions.announce(meeting, by=house.head, at=NOON)
    return meeting


def a_record(*told, **changes):
    said = {"held_at": BEGINS, "attendance": 30, "items": tuple(one.disclosure for one in told), "questions": ASKED}
    return Record(**(said | changes))


def recorded(house, *told, **changes):
    meeting = announced(house, *told, **changes)
    record = a_record(*told, minutes=a_paper("会议纪要"), minutes_name="纪要.txt")
    actions.record(meeting, record, by=house.drafter, at=AFTER)
    actions.confirm(meeting, by=house.head, at=AFTER)
    return meeting
