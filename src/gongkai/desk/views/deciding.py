"""Small pages of the procedure: withhold, refer, recall, acknowledge. Each says its consequences first."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from gongkai.desk.forms.approve import WithholdForm
from gongkai.desk.forms.procedure import OpinionForm, ReasonForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet
from gongkai.desk.views.steps import Ask, sent, start_of, step_page, take
from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Verb


@step_page(Verb.WITHHOLD)
def withhold(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Decide not to disclose, with a ground and a day to look again. Source: 第九条."""
    page = Ask(
        _("不予公开"),
        _("决定不予公开"),
        _("已决定不予公开，拟稿人会收到通知。"),
        (
            _("这份内容不会公开，读者看不到。"),
            _("原因、依据和您的姓名记入办理记录。"),
            _("到再次审查的日期要重新判断，仍可以重新拟稿公开。"),
        ),
        is_grave=True,
    )
    form = WithholdForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at}
    return take(request, sheet, form, page, lambda said: actions.withhold(sheet.revision, **who, **said))


@step_page(Verb.REFER)
def refer(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Hand a matter that cannot be decided here to the office. Source: 第十六条（三）."""
    page = Ask(
        _("报领导小组办公室"),
        _("报领导小组办公室"),
        _("已报领导小组办公室。"),
        (_("办公室会收到通知，由办公室审批人决定是否公开。"), _("已经给出的审核意见仍然有效。")),
    )
    form = ReasonForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at}
    return take(request, sheet, form, page, lambda said: actions.refer(sheet.revision, **who, **said))


@step_page(Verb.RECALL)
def recall(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Take an approved revision back to draft before anybody has read it. Source: 第十六条（四）."""
    page = Ask(
        _("收回已批准的内容"),
        _("收回，改为草稿"),
        _("已收回，现在可以修改。"),
        (
            _("还没有人看到这份内容，收回后不会发布。"),
            _("审核和审批意见作废，修改后要重新送审。"),
            _("定好的自动发布不再执行。"),
        ),
        is_grave=True,
    )
    form = ReasonForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at}
    return take(request, sheet, form, page, lambda said: actions.recall(sheet.revision, **who, **said))


@step_page(Verb.ACKNOWLEDGE)
def acknowledge(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Acknowledge a matter as the school's spokesperson. Source: 第十四条."""
    page = Ask(
        _("新闻发言人知悉"),
        _("确认知悉"),
        _("已确认知悉，办公室可以审批。"),
        (_("确认后，办公室才能审批这件事。"), _("您的姓名、时间和意见记入办理记录和审批表。")),
    )
    form = OpinionForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at}
    return take(request, sheet, form, page, lambda said: actions.acknowledge(sheet.revision, **who, **said))
