"""The days of a month on which something goes live, ends, or is told at a meeting. Source: 第十六条（四）."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext as _

from gongkai.briefings.queries import Meeting, between
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.releases import called
from gongkai.disclosures.queries import Coming, coming
from gongkai.measures.vocabulary import Audience

LATEST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing of a day, in words."""

    at: datetime | None
    icon: str
    what: str
    name: str
    where: str
    url: str


@staff_page
def releases(request: StaffRequest) -> HttpResponse:
    """Show a month: what goes live, which notice periods end, which meetings take place.

    :raises Http404: for those who hold no post.
    """
    if not request.duties.posts:
        raise Http404
    first = _month(request)
    after = (first + timedelta(days=32)).replace(day=1)
    days: dict[date, list[Happening]] = defaultdict(list)
    for one in coming(request.duties, first, after - timedelta(days=1)):
        days[one.on].append(_of_matter(one))
    for meeting in between(request.duties, _morning(first), _morning(after)):
        days[localdate(meeting.starts_at)].append(_of_meeting(meeting))
    context = {
        "first": first,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": after,
        "days": [(day, sorted(found, key=_order)) for day, found in sorted(days.items())],
        "today": request.today,
    }
    return render(request, "desk/calendars/releases.html", context)


def _order(one: Happening) -> tuple[bool, float]:
    return one.at is None, one.at.timestamp() if one.at else 0.0


def _of_matter(one: Coming) -> Happening:
    what = _("发布") if one.at else _("公示期满，当天仍可看到")
    where = f"{unit_name(one.revision.disclosure.unit)}{_('，')}{named(Audience(one.audience))}"
    url = reverse("desk:disclosure", args=[one.revision.disclosure.public_id])
    return Happening(one.at, "speakerphone" if one.at else "calendar-off", what, called(one.revision), where, url)


def _of_meeting(meeting: Meeting) -> Happening:
    where = f"{unit_name(meeting.unit)}{_('，')}{meeting.place}"
    url = reverse("desk:meeting", args=[meeting.public_id])
    return Happening(meeting.starts_at, "users", _("通报会"), meeting.title, where, url)


def _month(request: StaffRequest) -> date:
    """Return the first day of the month asked for; this one if none can be read."""
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return request.today.replace(day=1)
    return asked if 1 < asked.year < LATEST_YEAR else request.today.replace(day=1)


def _morning(on: date) -> datetime:
    return datetime.combine(on, time.min, tzinfo=get_default_timezone())
