"""The office urges what is due: one, or everything that is overdue. Source: 第六条、第十九条."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.desk.forms.obligations import UrgeForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.desk.phrases.obligations import period_of
from gongkai.desk.views.obligations.opening import opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.measures.vocabulary import OFFICE
from gongkai.obligations import actions, queries
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.answers import Verb


@staff_page
def urge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Urge one unit to make something known."""
    one = opened_to(Verb.URGE, request, public_id)
    back = reverse("desk:obligation", args=[one.public_id])
    return _ask(request, [one], f"{_('催办')}：{one.item.code} {one.item.title}", back)


@staff_page
def urge_all(request: StaffRequest) -> HttpResponse:
    """Urge everything that is overdue, after the office has seen the list.

    :raises Http404: for everybody but the office.
    """
    if not request.duties.has(*OFFICE):
        raise Http404
    late = list(queries.overdue(request.today))
    title = ngettext("催办 %(count)d 项逾期", "催办 %(count)d 项逾期", len(late)) % {"count": len(late)}
    return _ask(request, late, title, f"{reverse('desk:obligations')}?tab=overdue")


def _ask(request: StaffRequest, urged: list[Obligation], title: str, back: str) -> HttpResponse:
    lines = [f"{unit_name(one.unit)}：{one.item.code} {one.item.title}，{period_of(one)}" for one in urged]
    told = _("拟稿人和第一责任人马上收到通知，催办留下记录。")
    page = Ask(title, _("催办"), _("已催办，已通知有关单位。"), back, consequences=(told, *lines))
    return ask(
        request,
        UrgeForm(sent(request)),
        page,
        lambda said: actions.urge(urged, said["note"], by=request.person, at=now()),
    )
