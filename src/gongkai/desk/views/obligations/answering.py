"""One obligation answered: put off, taken up again, nothing to report, an event taken back, an existing disclosure."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.obligations import AnswerForm, ConfirmForm, DeferralForm, ReasonForm, ReReviewForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.obligations import period_of
from gongkai.desk.phrases.releases import called
from gongkai.desk.views.obligations.opening import opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.disclosures.queries import newest_of
from gongkai.measures.vocabulary import Role
from gongkai.obligations import actions, queries
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.answers import Verb


def _ask(one: Obligation, title: str, submit: str, done: str, *consequences: str, is_grave: bool = False) -> Ask:
    """Word a page; every title names what it is about."""
    about = f"{title}：{one.item.code} {one.item.title}，{period_of(one)}"
    back = reverse("desk:obligation", args=[one.public_id])
    return Ask(about, submit, done, back, consequences=consequences, is_grave=is_grave)


@staff_page
def defer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask the office to let something be put off. Source: 第九条."""
    one = opened_to(Verb.ASK_DEFERRAL, request, public_id)
    page = _ask(
        one, _("申请暂缓公开"), _("提交申请"), _("已提交，等办公室答复。"),
        _("办公室同意以前，时限照常计算，逾期照常记录。"), _("依据、您的姓名和时间记入办理记录。"),
    )  # fmt: skip
    form = DeferralForm(sent(request))
    return ask(request, form, page, lambda said: actions.ask_deferral(one, **said, by=request.person, at=now()))


@staff_page
def approve(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Agree, for the office, to a deferral. Source: 第九条."""
    one = opened_to(Verb.APPROVE_DEFERRAL, request, public_id)
    asked = queries.deferral_asked_of(one)
    page = _ask(
        one, _("同意暂缓公开"), _("同意暂缓"), _("已同意暂缓，已通知申请单位。"),
        _("依据：%(ground)s") % {"ground": asked.ground if asked else ""},
        _("暂缓期间不算逾期。到再次审查的日期，系统会提醒办公室。"),
    )  # fmt: skip
    form = ReReviewForm(sent(request), initial={"re_review_on": asked.re_review_on if asked else None})
    return ask(request, form, page, lambda said: actions.approve_deferral(one, **said, by=request.person, at=now()))


@staff_page
def refuse(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Answer, for the office, that something is not put off. Source: 第九条."""
    one = opened_to(Verb.REFUSE_DEFERRAL, request, public_id)
    page = _ask(
        one,
        _("不同意暂缓公开"),
        _("不同意，说明原因"),
        _("已答复，已通知申请单位。"),
        _("时限不变，原因会告诉申请单位。"),
    )
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.refuse_deferral(one, **said, by=request.person, at=now()))


@staff_page
def take_up(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take up again what was put off. Source: 第十七条."""
    one = opened_to(Verb.END_DEFERRAL, request, public_id)
    page = _ask(
        one, _("结束暂缓"), _("结束暂缓，重新计算时限"), _("已结束暂缓，重新开始计算时限。"),
        _("从今天起按目录写明的工作日数重新计算时限。"), _("拟稿人和第一责任人会收到通知。"),
    )  # fmt: skip
    return ask(
        request, ConfirmForm(sent(request)), page, lambda _said: actions.end_deferral(one, by=request.person, at=now())
    )


@staff_page
def nothing(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """State, as the head, that a period has nothing to make known."""
    one = opened_to(Verb.STATE_NOTHING, request, public_id)
    page = _ask(
        one, _("本期没有要公开的"), _("确认本期没有"), _("已记录本期没有要公开的。"),
        _("由您作为第一责任人确认，您的姓名、时间和原因记入办理记录。"), _("确认以后不能再改。"), is_grave=True,
    )  # fmt: skip
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.state_nothing(one, **said, by=request.person, at=now()))


@staff_page
def void(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take back an event that was entered by mistake."""
    one = opened_to(Verb.VOID_EVENT, request, public_id)
    page = _ask(
        one, _("撤销登记的事情"), _("撤销登记"), _("已撤销，不再要求公开。"),
        _("这件事不再要求公开。登记和撤销都留在记录里。"), is_grave=True,
    )  # fmt: skip
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.void_event(one, **said, by=request.person, at=now()))


@staff_page
def answer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let a disclosure that is there already answer an obligation. Source: 第十三条."""
    one = opened_to(Verb.DRAFT, request, public_id)
    found = {str(each.public_id): each for each in queries.could_answer(one, request.duties.units_with(Role.DRAFTER))}
    newest = newest_of(request.duties, [each.pk for each in found.values()])
    names = {str(each.disclosure.public_id): called(each) for each in newest.values()}
    page = _ask(
        one, _("用已有的信息对应"), _("对应这份信息"), _("已对应。这份信息公开后，这一项就办完了。"),
        _("只列出同一目录事项下、还没有对应过的信息。"), _("已经公开的，按当时公开的日期算按时或迟。"),
    )  # fmt: skip
    form = AnswerForm(sent(request), offered=names.items())

    def act(said: dict[str, str]) -> None:
        actions.take_over(one, found[said["disclosure"]], by=request.person, at=now())
        actions.settle(now())

    return ask(request, form, page, act)
