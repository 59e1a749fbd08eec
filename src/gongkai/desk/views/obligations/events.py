"""Entering what happened or changed, so that its limit begins to run. Source: 第十七条."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.catalogue.queries import items_owed_by
from gongkai.desk.forms.obligations import EventForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.measures.vocabulary import Role, TimeKind
from gongkai.obligations import actions

COUNTED = {TimeKind.TIMELY, TimeKind.ON_CHANGE}


@staff_page
def event_new(request: StaffRequest) -> HttpResponse:
    """Enter an event under an entry that is to be made known in time.

    :raises Http404: for those who work for no unit as drafter or head.
    """
    own = request.duties.units_with(Role.DRAFTER, Role.HEAD)
    if not own:
        raise Http404
    items = items_owed_by(own).prefetch_related("other_units").order_by("position", "code")
    counted = [item for item in items if {item.time_kind, item.second_time_kind} & COUNTED]
    start = {"entry": request.GET.get("entry", ""), "happened_on": request.today}
    form = EventForm(sent(request), items=counted, initial=start)
    words = (_("登记发生的事情"), _("登记，开始计算时限"), _("已登记，时限开始计算。"))
    consequences = (
        _("从发生后的下一个工作日起计算时限，到期前系统会提醒。"),
        _("登记的时间也会留下，晚登记看得出来。"),
    )
    page = Ask(*words, reverse("desk:obligations"), consequences=consequences)

    def act(said: dict[str, object]) -> None:
        entry = form.items[str(said.pop("entry"))].entry
        actions.enter_event(entry, by=request.person, at=now(), **said)  # type: ignore[arg-type]

    return ask(request, form, page, act)
