"""Inspections: planned, filed, drawn by the next checkpoint, carried out, and what becomes of findings. 第十九条."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from gongkai.inspections import actions as inspections
from gongkai.inspections.models import Finding, Inspection, Item
from gongkai.inspections.rules.findings import DAYS, Found
from gongkai.inspections.rules.plan import Typed
from gongkai.inspections.rules.words import Answer, Aspect, Kind, Population, Severity
from gongkai.orgs.models import Unit
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.story import Row

QUESTIONS = {Aspect.CONTENT: "内容是否完整", Aspect.LIMIT: "是否按时公开"}
IN_ORDER = dict.fromkeys((one.value for one in QUESTIONS), Answer.YES.value)
WAYS = ("verified", "upheld", "dropped", "sent_back", "lies")
"""What becomes of findings, in turn."""
DISCLOSURES, OBLIGATIONS = Population.DISCLOSURES, Population.OBLIGATIONS
POPULATIONS = (DISCLOSURES, DISCLOSURES, DISCLOSURES, Population.UNITS, DISCLOSURES, OBLIGATIONS, OBLIGATIONS)
"""What each inspection draws from."""


def inspect(clock: Clock, school: School, number: int, dice: Random) -> Course:
    """Carry out an inspection; one is called off, one never filed, and one is special supervision."""
    made = inspections.plan(_typed(clock.today, number, school), by=school.clerk, at=clock.now)
    yield clock.later(dice, 2)
    if number == 0:
        inspections.cancel(made, "与其他检查重复", by=school.clerk, at=clock.now)
        return
    if number == 1:
        return
    inspections.file(made, lock=made.lock, by=school.inspector, at=clock.now)
    yield clock.later(dice, 3)
    inspections.begin(made, by=school.clerk, at=clock.now)
    yield from _looked_at(clock, school, made, dice)
    yield clock.later(dice, 2)
    for unit in Unit.objects.filter(pk__in=Finding.objects.filter(inspection=made).values("unit")).order_by("code"):
        if unit.pk != school.houses[2].unit.pk:
            inspections.serve(made, unit, by=school.second_inspector, at=clock.now)
    houses = {house.unit.pk: house for house in school.houses}
    for place, finding in enumerate(Finding.objects.filter(inspection=made).order_by("position")):
        course = _rectified(clock, school, houses[finding.unit_id], finding, WAYS[(place + number) % len(WAYS)], dice)
        clock.start(course, clock.later(dice, 2 + place % 3))
    inspections.close(made, by=school.second_inspector, at=clock.now)


def _typed(today: date, number: int, school: School) -> Typed:
    is_special = number == 3
    units = tuple(house.unit.code for house in school.houses[3:6])
    return Typed(
        kind=Kind.SUPERVISION if is_special else Kind.SPOT_CHECK,
        title=f"第{number}次核查抽检",
        reason="逾期较多" if is_special else "",
        criteria="公开内容完整、按时",
        questions=QUESTIONS,
        population=POPULATIONS[number],
        units=units if is_special else (),
        classes=(),
        since=today - timedelta(days=90),
        until=today,
        size=6,
        by_unit=False,
    )


def _looked_at(clock: Clock, school: School, made: Inspection, dice: Random) -> Course:
    """Look at one thing after the other; every second one has a problem. Inspectors leave their own unit to others."""
    for place, item in enumerate(Item.objects.filter(inspection=made).select_related("unit").order_by("pk")):
        yield clock.later(dice, place % 2)
        by = school.second_clerk if item.unit_id == school.houses[2].unit.pk else school.inspector
        bad = place % 2 == 0 and by is school.inspector
        answers: Mapping[str, str] = IN_ORDER | ({Aspect.LIMIT.value: Answer.NO.value} if bad else {})
        inspections.check(item, answers, "晚于时限" if bad else "", by=by, at=clock.now)
        if bad:
            severity = list(Severity)[place // 2 % len(Severity)]
            said: Row = {"article": 17, "article_item": None, "aspect": Aspect.LIMIT, "severity": severity}
            found = Found(**said, what="公开晚于时限", days=DAYS[severity])
            inspections.find(item, found, by=by, at=clock.now)


def _rectified(clock: Clock, school: School, house: House, one: Finding, way: str, dice: Random) -> Course:
    """Let the unit own up to a finding or contest it, put it right, and somebody else verify that."""
    if way in {"upheld", "dropped"}:
        inspections.contest(one, "当时系统停用", by=house.head, at=clock.now)
        yield clock.later(dice, 2)
        decide = inspections.uphold if way == "upheld" else inspections.drop
        decide(one, "经核实", by=school.second_inspector, at=clock.now)
    else:
        inspections.acknowledge(one, "已确认", by=house.head, at=clock.now)
    if way in {"dropped", "lies"}:
        return
    yield clock.later(dice, dice.randint(2, 18))
    inspections.rectify(one, "已补充公开", by=house.drafter, at=clock.now)
    yield clock.later(dice, 3)
    if way == "sent_back":
        inspections.send_back(one, "材料不全", by=school.second_inspector, at=clock.now)
        yield clock.later(dice, 3)
        inspections.rectify(one, "已补充材料", by=house.drafter, at=clock.now)
        yield clock.later(dice, 2)
    inspections.verify(one, "核验通过", by=school.second_inspector, at=clock.now)
