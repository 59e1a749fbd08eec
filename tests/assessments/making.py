"""Assessments as the office draws them up, scores them and shows them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from gongkai.assessments import actions
from gongkai.assessments.actions import Given
from gongkai.assessments.models import Scheme, Score
from gongkai.assessments.rules.scheme import Asked, Typed
from gongkai.assessments.rules.words import Kind
from tests.factories import NOON

MEASURED, OPENED, OBJECTED = (NOON + timedelta(hours=hours) for hours in (1, 2, 3))
AFTER = NOON + timedelta(days=30)
KNOWN = Asked(name="主动公开", weight=40, kind=Kind.AUTOMATIC, figure="disclosures.published", full=2, zero=0)
ON_TIME = Asked(name="按时公开", weight=20, kind=Kind.AUTOMATIC, figure="obligations.coverage")
GROUP = Asked(name="组织领导", weight=40, kind=Kind.MANUAL, guidance="看会议记录")
TWO = (replace(KNOWN, weight=60), GROUP)
A_SCHEME = Typed(
    name="2026年度党务公开考核",
    year=2026,
    first=date(2026, 1, 1),
    last=NOON.date() - timedelta(days=1),
    objection_days=5,
    units=(),
    indicators=TWO,
)


def typed(house, **changes):
    return replace(A_SCHEME, **({"units": (house.college.pk,)} | changes))


def planned(house, **changes):
    return actions.plan(typed(house, **changes), by=house.clerk, at=NOON)


def measured(house, **changes):
    one = planned(house, **changes)
    actions.measure(one, by=house.approver, at=MEASURED)
    return fresh(one)


def given(one, points="30", reason="会议记录齐全"):
    return {one.pk: Given(None if points is None else Decimal(points), reason)}


def scored(house, **changes):
    one = measured(house, **changes)
    for score in Score.objects.filter(sheet__scheme=one, points=None).select_related("indicator__scheme"):
        points = min(Decimal(30), score.indicator.weight)
        actions.give(score.indicator, given(score, points), by=house.clerk, at=MEASURED)
    return one


def opened(house, **changes):
    one = scored(house, **changes)
    actions.open_to_units(one, by=house.approver, at=OPENED)
    return fresh(one)


def score_of(one, name="组织领导"):
    found = Score.objects.select_related("sheet__scheme", "sheet__unit", "indicator__scheme")
    return found.get(sheet__scheme=one, indicator__name=name)


def objected(house, one, text="漏了三次会议"):
    return actions.object_to(score_of(one), text, by=house.head, at=OBJECTED)


def frozen(house, **changes):
    one = opened(house, **changes)
    actions.freeze(one, by=house.approver, at=AFTER)
    return fresh(one)


def fresh(one):
    return Scheme.objects.get(pk=one.pk)
