"""The assessment of the year that is over: planned, measured, scored by hand, objected to, made final. 第十八条."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from gongkai.assessments import actions as assessments
from gongkai.assessments.actions import Given
from gongkai.assessments.models import Objection, Scheme, Score
from gongkai.assessments.queries import indicators_of, to_give, units_to_assess
from gongkai.assessments.rules.scheme import Asked, Typed
from gongkai.assessments.rules.words import Decision, Kind
from gongkai.disclosures.models import Disclosure
from gongkai.figures.rules.registry.matters import PUBLISHED
from gongkai.orgs.queries import duties_of
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import House, School

AUTOMATIC, MANUAL = Kind.AUTOMATIC, Kind.MANUAL
INDICATORS = (
    Asked(name="按时公开", weight=30, kind=AUTOMATIC, figure="obligations.coverage"),
    Asked(name="主动公开", weight=15, kind=AUTOMATIC, figure=PUBLISHED),
    Asked(name="审核质量", weight=10, kind=AUTOMATIC, figure="steps.sent_back"),
    Asked(name="审核用时", weight=10, kind=AUTOMATIC, figure="steps.in_review.median", full=1, zero=6),
    Asked(name="答复来信", weight=15, kind=AUTOMATIC, figure="letters.in_time"),
    Asked(name="组织领导", weight=20, kind=MANUAL, guidance="看会议记录和工作台账"),
)
"""By what units are assessed: shares, a number and days, and one thing that somebody judges."""
WITHOUT = "没有可以统计的内容，按工作台账评分"
OBJECTION_DAYS = 2


def assess(clock: Clock, school: School, dice: Random, year: int) -> Course:
    """Assess all units but that of the office, which nobody of the office may rate. Source: 第十八条."""
    scheme = assessments.plan(_typed(clock, school, year), by=school.clerk, at=clock.now)
    yield clock.later(dice, 1)
    assessments.measure(scheme, by=school.approver, at=clock.now)
    yield clock.later(dice, 1)
    _give(clock, school, scheme, dice)
    yield clock.later(dice, 0)
    assessments.open_to_units(scheme, by=school.approver, at=clock.now)
    yield clock.later(dice, 1)
    yield from _objected(clock, school, scheme, dice)
    yield clock.later(dice, OBJECTION_DAYS)
    assessments.freeze(scheme, by=school.approver, at=clock.now)


def _typed(clock: Clock, school: School, year: int) -> Typed:
    units = units_to_assess(clock.today).exclude(pk=school.houses[1].unit.pk)
    usual = Disclosure.objects.count() // len(school.houses)
    return Typed(
        name=f"{year}年度党务公开考核",
        year=year,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        objection_days=OBJECTION_DAYS,
        units=tuple(units.values_list("pk", flat=True)),
        indicators=tuple(_marked(one, usual) for one in INDICATORS),
    )


def _marked(one: Asked, usual: int) -> Asked:
    """Set the marks of what is made known: what is usual for a unit brings all points, three fifths of it none."""
    return replace(one, full=usual, zero=usual * 3 // 5) if one.figure == PUBLISHED else one


def _give(clock: Clock, school: School, scheme: Scheme, dice: Random) -> None:
    """Give what is judged, and what a figure that had nothing to count leaves open."""
    duties = duties_of(school.clerk, clock.today)
    for one in indicators_of(scheme):
        reason = "会议记录齐全，台账基本完整" if one.kind == MANUAL else WITHOUT
        given = {score.pk: _some(dice, one.weight, reason) for score in to_give(one, duties)}
        if given:
            assessments.give(one, given, by=school.clerk, at=clock.now)


def _some(dice: Random, weight: int, reason: str) -> Given:
    """Return at least half of the points, to a quarter of one."""
    return Given(Decimal(dice.randint(2 * weight, 4 * weight - 4)) / 4, reason)


def _objected(clock: Clock, school: School, scheme: Scheme, dice: Random) -> Course:
    """Let the first unit object to what was judged, and the second to what was counted; the first is right."""
    judged, counted = len(INDICATORS), 1
    houses = {house.unit.pk: house for house in school.houses}
    found = Score.objects.filter(sheet__scheme=scheme).select_related("sheet__unit", "indicator__scheme")
    ordered = found.order_by("sheet__unit__position", "sheet__unit__code")
    first = ordered.filter(indicator__position=judged)[0]
    second = ordered.filter(indicator__position=counted)[1]
    objections = [_object(clock, houses[one.sheet.unit_id], one) for one in (first, second)]
    yield clock.later(dice, 1)
    better = first.points + 1 if first.points is not None else None
    upheld, rejected = Decision.UPHELD, Decision.REJECTED
    assessments.reply(objections[0], upheld, "漏记一次会议，已补记", points=better, by=school.clerk, at=clock.now)
    assessments.reply(objections[1], rejected, "逾期的事项属实", by=school.clerk, at=clock.now)


def _object(clock: Clock, house: House, score: Score) -> Objection:
    return assessments.object_to(score, "与本单位台账不一致，请核对", by=house.head, at=clock.now)
