"""Let members judge their unit, somebody take a list out and a year be archived, so that every screen stands."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.appraisals import actions as appraisals
from gongkai.appraisals.actions import Plan
from gongkai.appraisals.queries import electors
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.words import Grade
from gongkai.archives import actions as archives
from gongkai.archives.rules import Reach
from gongkai.desk.views.listings import make
from gongkai.exports import actions as exports
from gongkai.exports.rules import Asked, Format, Table
from gongkai.orgs.models import Unit

REMARKS = ("党费收支再早一些公布", "通报会可以多留一点提问时间", "制度文件好找", "回复意见很及时", "党员发展公示很清楚")


def judged(account, at):
    """Stage it, and tell who opens which screen where."""
    head, office = account["liguoqiang"].person, account["shenguodong"].person
    college = Unit.objects.get(code="JX")
    now_open = opened(college, at, localdate(at), by=head)
    to_come = opened(college, at, localdate(at) + timedelta(days=7), by=head, years_ago=1)
    over = voted_in(next(one for one in Unit.objects.exclude(code__in=["JX", "XX"]) if many_in(one, at)), at, by=office)
    return {
        "portal:inner_appraisal": ("wuzihan", reverse("portal:inner_appraisal", args=[now_open.public_id])),
        "desk:appraisal_questions": ("shenguodong", reverse("desk:appraisal_questions")),
        "desk:appraisal": ("shenguodong", page("appraisal", over)),
        "desk:appraisal_publish": ("shenguodong", page("appraisal_publish", over)),
        "desk:appraisal_call_off": ("liguoqiang", page("appraisal_call_off", to_come)),
        "desk:archive": ("shenguodong", page("archive", archived(office, at))),
        "desk:export_job": ("lihua", page("export_job", taken_out(account["lihua"], at))),
    }


def many_in(unit, at):
    return electors(unit, [], localdate(at)).count() >= len(REMARKS)


def opened(unit, at, day, *, by, years_ago=0):
    plan = Plan(year=at.year - years_ago, starts_on=day, ends_on=day + timedelta(days=14), reason="通报会安排在下月")
    return appraisals.open_appraisal(unit, plan, by=by, at=at)


def voted_in(unit, at, *, by):
    """Return an appraisal in which so many have voted that there is something to see."""
    begun = at - timedelta(days=20)
    over = opened(unit, begun, localdate(begun), by=by)
    for place, (person, remark) in enumerate(zip(electors(unit, [], localdate(begun)), REMARKS, strict=False)):
        grades = (Grade.GOOD, list(Grade)[place % 3], Grade.FAIRLY, list(Grade)[place % 2])
        appraisals.cast(over, Ballot(grades, remark), by=person, on=localdate(begun))
    appraisals.run_due(at)
    return over


def taken_out(account, at):
    asked, table = (
        Asked("disclosures", "stage=published", Format.XLSX),
        Table("事项", ["标题"], 1, [["一"]], frozenset()),
    )
    made = exports.order(asked, table, account=account, at=at)
    exports.run_next(at, make)
    return made


def archived(office, at):
    made = archives.order(at.year, None, Reach.WHOLE, by=office, at=at)
    archives.run_next(at)
    return made


def page(name, one):
    return reverse(f"desk:{name}", args=[one.public_id])
