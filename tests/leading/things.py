"""Entries of the leading group, as one of the office enters them and another confirms them."""

from datetime import date

from gongkai.leading import actions
from gongkai.leading.actions import Reading, Said
from gongkai.leading.rules import Place
from tests.factories import LONG_AGO, NOON

TODAY = NOON.date()


def seated(house, *, place=Place.MEMBER, office="组织部部长", person=None, starts_on=LONG_AGO, by=None):
    return actions.take_seat(person or house.head, place, office, starts_on=starts_on, by=by or house.clerk, at=NOON)


def said(number="领〔2026〕1号", *, abouts=(), **more):
    plain = {"title": "同意暂缓公开", "held_on": TODAY, "text": "会议同意暂缓。"}
    return Said(number=number, abouts=tuple(abouts), **{**plain, **more})


def entered(house, number="领〔2026〕1号", *, by=None, papers=(), **more):
    return actions.put_resolution(None, said(number, **more), papers=papers, by=by or house.clerk, at=NOON)


def resolved(house, number="领〔2026〕1号", *, by=None, **more):
    row = entered(house, number, **more)
    actions.confirm_resolution(row, lock=row.lock, by=by or house.approver, at=NOON)
    row.refresh_from_db()
    return row


def worded(house, title="党务公开保密审查办法", *, text="第一条 先审查后公开。", in_force_on=LONG_AGO):
    said = {"text": text, "in_force_on": in_force_on, "by": house.clerk, "at": NOON}
    return actions.start_regulation(title, "校党发〔2026〕3号", **said)


def adopted(house, title="党务公开保密审查办法", **more):
    version = worded(house, title, **more)
    actions.confirm_version(version, lock=version.lock, by=house.approver, at=NOON)
    return version.regulation


def read(house, passage="第十条", *, number="解释〔2026〕1号", text="师生员工包括返聘人员。", replaces=None):
    reading = Reading(passage, number, text, TODAY, replaces)
    return actions.put_interpretation(None, reading, by=house.clerk, at=NOON)


def interpreted(house, passage="第十条", **more):
    row = read(house, passage, **more)
    actions.confirm_interpretation(row, lock=row.lock, by=house.approver, at=NOON)
    row.refresh_from_db()
    return row


NEXT_YEAR = date(2027, 1, 1)
