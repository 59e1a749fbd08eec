"""Assess the sample school, so that every screen of an assessment stands open."""

from datetime import timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.assessments import actions
from gongkai.assessments.actions import Given
from gongkai.assessments.models import Score
from gongkai.assessments.rules.scheme import Asked, Typed
from gongkai.assessments.rules.words import Kind
from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs.models import Unit

CLERK, APPROVER, HEAD = "caiwenjing", "shenguodong", "liguoqiang"
BY = (
    Asked(name="按时公开", weight=40, kind=Kind.AUTOMATIC, figure="obligations.coverage"),
    Asked(name="主动公开", weight=20, kind=Kind.AUTOMATIC, figure="disclosures.published", full=10, zero=0),
    Asked(name="组织领导", weight=40, kind=Kind.MANUAL, guidance="看会议记录、分工和培训情况。"),
)


def assessments(account, at):
    """Stage it, and tell who opens which screen where."""
    who = {name: account[name].person for name in (CLERK, APPROVER, HEAD)}
    draft = planned(who, at, "明年考核方案", kind=UnitKind.DEPARTMENT)
    scoring = planned(who, at, "党委工作部门考核", kind=UnitKind.DEPARTMENT)
    actions.measure(scoring, by=who[APPROVER], at=at)
    opened = planned(who, at, "院级单位党组织考核")
    actions.measure(opened, by=who[APPROVER], at=at)
    scored(opened, who, at)
    actions.open_to_units(opened, by=who[APPROVER], at=at)
    sheet = opened.sheets.get(unit__code="JX")
    actions.object_to(sheet.scores.get(indicator__position=3), "漏看了三次会议的记录。", by=who[HEAD], at=at)
    return screens(draft, scoring, opened, sheet)


def planned(who, at, name, *, kind=UnitKind.COLLEGE):
    last = localdate(at) - timedelta(days=1)
    units = tuple(Unit.objects.filter(kind=kind, ends_on=None).values_list("pk", flat=True))
    days = {"first": last - timedelta(days=364), "last": last, "year": last.year, "objection_days": 5}
    return actions.plan(Typed(name=name, units=units, indicators=BY, **days), by=who[CLERK], at=at)


def scored(one, who, at):
    for score in Score.objects.filter(sheet__scheme=one, points=None).select_related("indicator__scheme"):
        given = {score.pk: Given(Decimal("32.5"), "会议记录齐全，分工明确，培训一次。")}
        actions.give(score.indicator, given, by=who[CLERK], at=at)


def screens(draft, scoring, opened, sheet):
    of = {"": opened, "_change": draft, "_measure": draft, "_open": scoring, "_freeze": opened, "_call_off": draft}
    found = {f"desk:assessment{name}": (APPROVER, page(name, one)) for name, one in of.items()}
    found["desk:assessment_new"] = (CLERK, reverse("desk:assessment_new"))
    found["desk:assessment_give"] = (CLERK, page("_give", scoring, 3))
    found["desk:assessment_sheet"] = (HEAD, page("_sheet", sheet))
    found["desk:assessment_object"] = (HEAD, page("_object", sheet, 1))
    return found | {"desk:assessment_answer": (CLERK, page("_answer", sheet, 3))}


def page(name, one, *more):
    return reverse(f"desk:assessment{name}", args=[one.public_id, *more])
