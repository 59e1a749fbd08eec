"""Let a college and the office of the sample school report of their year, so that every screen stands."""

from django.urls import reverse

from gongkai.orgs.models import Unit
from gongkai.reports import actions as reports

TEXT = "本年度按照目录按时公开，重点公开党费收缴、党员发展和经费使用情况。\n通报会后收到的意见已经逐条答复。"


def reported(account, at):
    """Stage it, and tell who opens which screen where."""
    head, office = account["liguoqiang"].person, account["shenguodong"].person
    college = Unit.objects.get(code="JX")
    draft = reports.begin(college, f"{at.year}Y", by=head, at=at)
    filled(draft, by=head, at=at)
    final = reports.begin(college, f"{at.year - 1}Y", by=head, at=at)
    filled(final, by=head, at=at)
    reports.freeze(final, by=head, at=at)
    reports.begin(None, f"{at.year}Y", by=office, at=at)
    drafts = ("report_measure", "report_freeze", "report_void")
    return {
        "desk:report": ("liguoqiang", page("report", draft)),
        "desk:report_section": ("liguoqiang", page("report_section", draft, "punctual")),
        **{f"desk:{name}": ("liguoqiang", page(name, draft)) for name in drafts},
        "desk:report_submit": ("liguoqiang", page("report_submit", final)),
        "desk:report_publish": ("lihua", page("report_publish", final)),
    }


def filled(report, *, by, at):
    for code in ("basics", "problems"):
        reports.write_section(report, code, TEXT, lock=1, by=by, at=at)


def page(name, one, *more):
    return reverse(f"desk:{name}", args=[one.public_id, *more])
