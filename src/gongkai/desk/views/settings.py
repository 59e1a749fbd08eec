"""Numbers that the school sets, and units more strictly. Source: 第二十一条."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.settings import UnitValueForm, ValueForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.policy import number_of, stricter_way
from gongkai.desk.setting_lines import line_of
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.measures.vocabulary import Role
from gongkai.orgs.queries import unit_tree, unit_with_code
from gongkai.policy import actions, queries
from gongkai.policy.rules import RANGES, Setting


@staff_page
def setting(request: StaffRequest, setting: str) -> HttpResponse:
    """Set a number for the school.

    :raises Http404: for everybody but the office's approver.
    """
    if not request.duties.has(Role.OFFICE_APPROVER):
        raise Http404
    which = _called(setting)
    held = queries.values_of(which).of_school(request.today)
    told = (_bounds(which), _("比学校宽的单位设置自动失效，以学校为准。"), _("以前的数值和决定人都留在记录里。"))
    page = Ask(named(which), _("按这个数执行"), _("已设置。"), reverse("desk:policy"), consequences=told)
    form = ValueForm(sent(request), initial={"value": held, "from_on": request.today})
    return ask(
        request,
        form,
        page,
        lambda said: actions.set_value(which, **said, by=request.person, at=now()),
    )


@staff_page
def unit_settings(request: StaffRequest) -> HttpResponse:
    """Show the head how the school's settings stand in his units, and what he may make stricter.

    :raises Http404: for whoever heads no unit.
    """
    own = request.duties.units_with(Role.HEAD)
    if not own:
        raise Http404
    units = [unit for unit in unit_tree(request.today) if unit.pk in own]
    told = queries.said_of_all()
    lines = [line_of(one, told, request.today, units) for one in Setting if not RANGES[one].is_schools_alone]
    return render(request, "desk/policy/unit.html", {"lines": lines, "now": now()})


@staff_page
def unit_setting(request: StaffRequest, code: str, setting: str) -> HttpResponse:
    """Set a number for a unit that one heads.

    :raises Http404: for everybody but its head.
    """
    unit = found(unit_with_code(code))
    if unit.pk not in request.duties.units_with(Role.HEAD):
        raise Http404
    which, today = _called(setting), request.today
    if RANGES[which].is_schools_alone:
        raise Http404
    values = queries.values_of(which)
    of_school = _("学校现在是 %(number)s。") % {"number": number_of(which, values.of_school(today))}
    told = (of_school + stricter_way(which), _bounds(which), _("您的姓名、数值和日期记入记录，办公室看得到。"))
    title = _("%(unit)s：%(setting)s") % {"unit": unit_name(unit), "setting": named(which)}
    page = Ask(title, _("本单位按这个数执行"), _("已设置。"), reverse("desk:unit_settings"), consequences=told)
    form = UnitValueForm(sent(request), initial={"value": values.of_unit(unit.pk, today), "from_on": today})
    return ask(
        request,
        form,
        page,
        lambda said: actions.set_unit_value(which, unit, **said, by=request.person, at=now()),
    )


def _called(code: str) -> Setting:
    if code not in list(Setting):
        raise Http404
    return Setting(code)


def _bounds(which: Setting) -> str:
    limits = RANGES[which]
    return _("可以写 %(least)d 到 %(most)d。") % {"least": limits.least, "most": limits.most}
