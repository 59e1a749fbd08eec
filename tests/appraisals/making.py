"""Appraisals as people open them and vote in them."""

from dataclasses import replace
from datetime import timedelta

from gongkai.appraisals import actions
from gongkai.appraisals.actions import Plan
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.words import Grade
from tests.factories import NOON, a_member

TODAY = NOON.date()
LAST = TODAY + timedelta(days=14)
AFTER = NOON + timedelta(days=15)
PLAN = Plan(year=2026, starts_on=TODAY, ends_on=LAST, reason="通报会因故推迟")
GOOD = Ballot((Grade.GOOD,) * 4)
NAMES = ("甲某一", "乙某二", "丙某三", "丁某四", "戊某五", "己某六")


def members(house, names=NAMES):
    return [a_member(house.college, name) for name in names]


def opened(house, *, by=None, at=NOON, **changes):
    return actions.open_appraisal(house.college, replace(PLAN, **changes), by=by or house.head, at=at)


def voted(appraisal, people, *, ballot=GOOD, on=TODAY):
    for person in people:
        actions.cast(appraisal, ballot, by=person, on=on)


def closed(appraisal, *, at=AFTER):
    actions.run_due(at)
    appraisal.refresh_from_db()
    return appraisal
