"""Reports as people begin, write and end them."""

from datetime import timedelta

from gongkai.reports import actions
from tests.factories import NOON

LATER = NOON + timedelta(days=3)
SPAN = "2026Y"


def begun(house, *, span=SPAN, at=NOON):
    return actions.begin(house.college, span, by=house.head, at=at)


def begun_of_school(house, *, span=SPAN, at=NOON):
    return actions.begin(None, span, by=house.clerk, at=at)


def written(report, *, by, codes=("basics", "problems"), text="本年度工作平稳。\n下一年度继续改进。", at=NOON):
    for code in codes:
        lock = report.sections.get(code=code).lock
        actions.write_section(report, code, text, lock=lock, by=by, at=at)
    return report


def frozen(house, *, span=SPAN, at=NOON):
    report = written(begun(house, span=span, at=at), by=house.drafter, at=at)
    actions.freeze(report, by=house.head, at=at)
    report.refresh_from_db()
    return report


def frozen_of_school(house, *, span=SPAN, at=NOON):
    report = written(begun_of_school(house, span=span, at=at), by=house.clerk, at=at)
    actions.freeze(report, by=house.approver, at=at)
    report.refresh_from_db()
    return report
