"""What moves the day of an answer: a supplement asked for, a third party asked and heard, one extension. Practice."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.desk.forms.letters import ReasonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.letters.opening import opened_to, page_for
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.mailbox import actions
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.words import Verb


def _ask(request: StaffRequest, one: Letter, page: Ask, form: ReasonForm, act: Callable[..., object]) -> HttpResponse:
    return ask(request, form, page, lambda said: act(one, said["reason"], by=request.person, at=now()))


@staff_page
def supplement(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask the writer, once, for what is missing."""
    one = opened_to(Verb.ASK_SUPPLEMENT, request, public_id)
    page = page_for(
        one, pgettext("to do", "请来信人补充"), _("请来信人补充，暂停期限"), _("已请来信人补充，期限暂停。"),
        _("只能请一次。期限从今天起暂停，来信人补充以后继续；15 个工作日没有补充的，自动恢复。"),
    )  # fmt: skip
    form = ReasonForm(sent(request), label=_("要补充什么"), hint=_("来信人查询时看到这段话。"))
    return _ask(request, one, page, form, actions.ask_supplement)


@staff_page
def third_party(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say that a third party is asked, once."""
    one = opened_to(Verb.ASK_THIRD_PARTY, request, public_id)
    page = page_for(
        one, pgettext("to do", "征求第三方意见"), _("征求意见，暂停期限"), _("已登记征求第三方意见，期限暂停。"),
        _("只能征求一次。期限从今天起暂停，登记意见以后继续；15 个工作日没有意见的，自动恢复。"),
        _("请另外发函征求意见，信里不要写来信人。"),
    )  # fmt: skip
    form = ReasonForm(sent(request), label=_("为什么征求意见"), hint=_("来信人查询时看到这段话。"))
    return _ask(request, one, page, form, actions.ask_third_party)


@staff_page
def heard(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Enter what the third party said; the clock goes on."""
    one = opened_to(Verb.HEAR_THIRD_PARTY, request, public_id)
    page = page_for(
        one, _("登记第三方意见"), _("登记意见，恢复计时"), _("已登记，期限继续计算。"), _("答复期限从今天起继续计算。")
    )
    form = ReasonForm(sent(request), label=_("第三方的意见"), hint=_("只在工作台里看得到。"))
    return _ask(request, one, page, form, actions.hear_third_party)


@staff_page
def extend(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give an answer more time, once, with a reason that the writer reads."""
    one = opened_to(Verb.EXTEND, request, public_id)
    page = page_for(
        one, _("延长答复期限"), _("延长 15 个工作日"), _("已延长，来信人看得到原因。"),
        _("只能延长一次，在原来的期限以前办。来信人查询时看到新的日期和原因。"), is_grave=True,
    )  # fmt: skip
    form = ReasonForm(sent(request), label=_("延长的原因"), hint=_("来信人看得到。"))
    return _ask(request, one, page, form, actions.extend)
