"""Inspections as people plan, file, draw and carry them out."""

from dataclasses import replace
from datetime import date, timedelta

from gongkai.disclosures.rules.words import Stage
from gongkai.inspections import actions
from gongkai.inspections.models import Inspection
from gongkai.inspections.rules.findings import Found
from gongkai.inspections.rules.plan import Typed
from gongkai.inspections.rules.words import Aspect, Kind, Population, Severity
from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from tests.factories import NOON, brought_to

SOON, LATER = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
QUESTIONS = {Aspect.CONTENT: "内容是否完整、准确？", Aspect.LIMIT: "是否按时公开？"}
A_PLAN = Typed(
    kind=Kind.SPOT_CHECK,
    title="2026年第三季度核查抽检",
    reason="",
    criteria="按《实施办法》第九条至第十七条检查。",
    questions=QUESTIONS,
    population=Population.DISCLOSURES,
    units=(),
    classes=(),
    since=date(2026, 9, 1),
    until=date(2026, 9, 30),
    size=1,
    by_unit=False,
)
A_FINDING = Found(
    article=17, article_item=None, aspect=Aspect.LIMIT, severity=Severity.GENERAL, what="迟了三天才公开", days=15
)


def a_plan(**changes):
    return replace(A_PLAN, **changes)


def a_finding(**changes):
    return replace(A_FINDING, **changes)


def made_known(house, count=1):
    return [brought_to(Stage.PUBLISHED, house) for _ in range(count)]


def planned(house, **changes):
    return actions.plan(a_plan(**changes), by=house.clerk, at=NOON)


def filed(house, *, known=1, **changes):
    made_known(house, known)
    one = planned(house, **changes)
    actions.file(one, lock=1, by=house.approver, at=NOON)
    return fresh(one)


def drawn(house, **changes):
    one = filed(house, **changes)
    if one.kind == Kind.SPOT_CHECK:
        sign(Log.PUBLIC)
        actions.draw(one, by=house.clerk, at=NOON)
    return fresh(one)


def begun(house, **changes):
    one = drawn(house, **changes)
    actions.begin(one, by=house.clerk, at=SOON)
    return fresh(one)


def checked(house, *, by=None, answers=None, **changes):
    """Begin an inspection and answer the checklist of everything."""
    one = begun(house, **changes)
    for item in one.items.all():
        actions.check(item, answers or {"content": "yes", "limit": "no"}, "迟了", by=by or house.clerk, at=SOON)
    return one


def found(house, *, by=None, **changes):
    """Record one finding about the first thing that is checked."""
    one = checked(house)
    return actions.find(one.items.first(), a_finding(**changes), by=by or house.clerk, at=SOON)


def served(house, **changes):
    finding = found(house, **changes)
    actions.serve(finding.inspection, house.college, by=house.approver, at=SOON)
    return again(finding)


def rectifying(house, **changes):
    finding = served(house, **changes)
    actions.acknowledge(finding, by=house.head, at=LATER)
    return again(finding)


def submitted(house, *, by=None, files=(), **changes):
    finding = rectifying(house, **changes)
    actions.rectify(finding, "已补充公开，明确专人提醒", files, by=by or house.drafter, at=LATER)
    return again(finding)


def fresh(one):
    return Inspection.objects.get(pk=one.pk)


def again(finding):
    finding.refresh_from_db()
    return finding
