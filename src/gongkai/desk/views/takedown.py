"""Taking down at once, bringing back by two, withdrawing and erasing for good. Source: 第八条."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from gongkai.desk.forms.procedure import ReasonForm
from gongkai.desk.forms.takedown import EraseForm, RestoreForm, SuspendForm, WithdrawForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet
from gongkai.desk.phrases.releases import down_in_words, live_in_words
from gongkai.desk.views.steps import Ask, confirmed, sent, signed_in_at, start_of, step_page, take
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Alarm, Verb
from gongkai.incidents.actions import break_glass
from gongkai.inspections.actions import erase_all


@step_page(Verb.SUSPEND)
def suspend(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Take everything live offline at once; one person is enough. Source: 第八条."""
    page = Ask(
        _("暂停公开"),
        _("马上暂停公开"),
        _("已暂停公开，读者现在看不到内容。"),
        (
            _("提交后马上生效，读者看不到标题、正文和附件，只看到“这条信息暂停公开”和日期。"),
            _("拟稿人、第一责任人和领导小组办公室会收到通知。恢复公开要两个人。"),
            _("同时开始一次应急处置，要由另一位在一个工作日内确认。"),
        ),
        is_grave=True,
    )
    form = SuspendForm(sent(request), initial=start_of(request, sheet))
    live = live_in_words(queries.releases_of(sheet.revision.disclosure))
    return take(
        request,
        sheet,
        form,
        page,
        lambda _said: break_glass(sheet.revision, by=request.person, at=sheet.at, **form.said()),
        live=live,
    )


@step_page(Verb.ASK_RESTORE, Verb.RESTORE)
def restore(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Bring back what is suspended: the first asks, the second confirms. Practice."""
    asked = queries.restore_request_of(sheet.revision.disclosure)
    confirms = asked is not None and Verb.RESTORE in sheet.verbs
    page = _confirming(asked.by.name, asked.reason) if asked and confirms else _asking()
    act = actions.restore if confirms else actions.ask_restore
    form = (RestoreForm if confirms else ReasonForm)(sent(request), initial=start_of(request, sheet))
    live = live_in_words(queries.releases_of(sheet.revision.disclosure))
    return take(
        request,
        sheet,
        form,
        page,
        lambda said: act(sheet.revision, by=request.person, at=sheet.at, reason=said["reason"]),
        live=live,
    )


def _asking() -> Ask:
    return Ask(
        _("申请恢复公开"),
        _("申请恢复公开"),
        _("已申请恢复公开，等另一位确认。"),
        (
            _("您申请后，还要由第一责任人或办公室审批人确认，两个人都同意才恢复。"),
            _("确认以前，读者仍看不到内容。内容有误的，请先更正。"),
        ),
    )


def _confirming(name: str, reason: str) -> Ask:
    return Ask(
        _("确认恢复公开"),
        _("确认恢复公开"),
        _("已恢复公开，读者现在能看到内容。"),
        (
            _("%(name)s申请恢复公开，原因：%(reason)s") % {"name": name, "reason": reason},
            _("提交后马上生效，原来能看到的人重新能看到，内容与暂停前相同。"),
        ),
        is_grave=True,
    )


@step_page(Verb.WITHDRAW)
def withdraw(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Withdraw for good; the page stays, with date and reason. Practice."""
    page = Ask(
        _("撤下"),
        _("提交撤下"),
        _("已撤下。页面保留撤下说明。"),
        (
            _("提交后马上生效，正文和附件不再公开，不能恢复，也不能更正。"),
            _("读者看到：“这条信息已撤下”、日期、原因、批准人和索引号，看不到标题、正文和附件。"),
            _("原文和撤下记录都保留在系统里，办理的人可以查看。"),
        ),
        is_grave=True,
    )
    form = WithdrawForm(sent(request), initial=start_of(request, sheet))
    live = live_in_words(queries.releases_of(sheet.revision.disclosure))
    return take(
        request,
        sheet,
        form,
        page,
        lambda said: actions.withdraw(sheet.revision, by=request.person, at=sheet.at, reason=said["reason"]),
        live=live,
    )


@step_page(Verb.ERASE)
def erase(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Destroy for good what was taken down, after signing in once more; a page without content stays. Practice."""
    form = EraseForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at, "signed_in_at": signed_in_at(request)}
    return take(
        request,
        sheet,
        form,
        _destroying(),
        lambda said: confirmed(
            lambda: erase_all(sheet.revision, alarm=Alarm(said["alarm"]), reason=said["reason"], **who),
            "sign_in_to_erase",
        ),
        live=down_in_words(queries.releases_of(sheet.revision.disclosure)),
    )


def _destroying() -> Ask:
    return Ask(
        _("清除全部内容"),
        _("清除，不能恢复"),
        _("已清除。页面保留清除说明。"),
        (
            _("提交后马上销毁各稿的标题、正文、文号、事实来源和更正说明，全部附件和附件名称，历次公开方案。"),
            _(
                "同时销毁审核和审批意见，退回、暂停、撤下等原因，涉及人员，没有存的草稿，通知里的标题。正在办的更正稿取消。"
            ),
            _("谁也不能恢复，系统管理员也不能。以前的备份里还有原文，到备份删除为止。"),
            _("读者看到：“这条信息已清除”、日期、原因、批准人、索引号和日志号。"),
            _("谁在什么时候办了哪一步，记录保留。公开日志里原来的记录仍能核对，但不能再还原内容。"),
        ),
        is_grave=True,
    )
