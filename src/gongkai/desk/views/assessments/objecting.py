"""Objecting to a score, and answering. Source: 第十八条."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.assessments import actions, queries
from gongkai.assessments.rules.words import Decision
from gongkai.desk.forms.assessments import AnswerForm, ObjectForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.assessments.opening import back_to_sheet, line_of, sheet_opened
from gongkai.desk.views.orgs.asking import Ask, ask, sent


@staff_page
def object_to(request: StaffRequest, public_id: UUID, position: int) -> HttpResponse:
    """Object to one score of one's unit.

    :raises Http404: for all but its head, once it is over, and where that was done.
    """
    sheet = sheet_opened(request, public_id)
    score = line_of(sheet, position)
    if queries.objection_of(score) or not queries.may_object(sheet, request.duties, request.today):
        raise Http404
    told = (
        _("现在得 %(points)s 分（满分 %(weight)s 分）。") % {"points": score.points, "weight": score.indicator.weight},
        _("每个指标只能提一次，提出以后不能改。办公室答复以后您会收到通知。"),
    )
    title = _("提出异议：%(name)s") % {"name": score.indicator.name}
    page = Ask(title, _("提出异议"), _("已提出，请等答复。"), back_to_sheet(sheet), consequences=told)
    form = ObjectForm(sent(request))
    return ask(request, form, page, lambda said: actions.object_to(score, said["text"], by=request.person, at=now()))


@staff_page
def answer(request: StaffRequest, public_id: UUID, position: int) -> HttpResponse:
    """Answer what a unit objected.

    :raises Http404: for all but the office, for the unit's own, and where there is nothing to answer.
    """
    sheet = sheet_opened(request, public_id)
    score = line_of(sheet, position)
    objection = queries.objection_of(score)
    if objection is None or objection.answer or not queries.may_answer(sheet, request.duties):
        raise Http404
    told = (
        _("现在得 %(points)s 分（满分 %(weight)s 分）。") % {"points": score.points, "weight": score.indicator.weight},
        _("答复以后不能改。原来的得分和理由留作记录。"),
    )
    title = _("答复异议：%(name)s") % {"name": score.indicator.name}
    back, quoted = back_to_sheet(sheet), objection.text
    page = Ask(title, _("答复"), _("已答复，单位会收到通知。"), back, consequences=told, quoted=quoted)
    form = AnswerForm(sent(request))

    def act(said: dict[str, object]) -> None:
        decision, points = Decision(str(said["decision"])), form.cleaned_data["points_"]
        actions.reply(objection, decision, form.cleaned_data["reason_"], points=points, by=request.person, at=now())

    return ask(request, form, page, act)
