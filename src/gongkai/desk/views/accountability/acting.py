"""What is written into a case: its words, evidence, what it keeps out of disclosures, statements. Source: 第二十条."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.accountability import actions, queries
from gongkai.accountability.rules.words import Verb
from gongkai.desk.forms.accountability import HearForm, ProtectForm, ProveForm, WriteForm, YesForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.accountability import guard_in_words
from gongkai.desk.views.accountability.opening import opened_to, page_about
from gongkai.desk.views.orgs.asking import ask, found, sent


@staff_page
def write(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write a case anew that is only noted."""
    one = opened_to(Verb.WRITE, request, public_id)
    page = page_about(one, _("修改登记"), _("保存"), _("已保存。"), _("启动问责以后不能再改。"))
    words = queries.words_of(one)
    start = {"ground": one.ground, "happened": words.happened, "consequence": words.consequence}
    form = WriteForm(sent(request), initial={**start, "version": one.version})
    by = request.person
    return ask(
        request,
        form,
        page,
        lambda said: actions.write_anew(one, form.written(), by=by, at=now(), version=said["version"] or 0),
    )


@staff_page
def prove(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Add a piece of evidence."""
    one = opened_to(Verb.PROVE, request, public_id)
    told = (_("情形和不良后果都要有证据，才能启动问责。"), _("附上以后不能改也不能删。附错的，再附一份说明。"))
    page = page_about(one, _("附证据"), _("附上"), _("已附上。"), *told)
    form = ProveForm(sent(request), request.FILES or None)
    by = request.person
    return ask(request, form, page, lambda said: actions.prove(one, said["limb"], form.proof(), by=by, at=now()))


@staff_page
def protect(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Keep a wording out of disclosures."""
    one = opened_to(Verb.PROTECT, request, public_id)
    told = (
        _("草稿和附件里有这句话的，一律不能送审、批准和发布，到了结为止。"),
        _("拟稿人只看到“此处内容不得公开，请删去，或联系纪委综合监察室”，看不到有没有案件。"),
    )
    page = page_about(one, _("列为不得公开"), _("列为不得公开"), _("已列为不得公开，马上生效。"), *told)
    form, by = ProtectForm(sent(request)), request.person
    return ask(request, form, page, lambda said: actions.protect(one, said["phrase"], by=by, at=now()))


@staff_page
def unprotect(request: StaffRequest, public_id: UUID, kept: UUID) -> HttpResponse:
    """Let a wording or a file in again."""
    one = opened_to(Verb.UNPROTECT, request, public_id)
    row = found(queries.kept_out_called(one, kept))
    [guard] = [guard for each, guard in queries.kept_out_by(one) if each.pk == row.pk]
    words = (_("不再列为不得公开"), _("解除"), _("已解除，马上生效。"))
    page = page_about(one, *words, _("解除以后，含有它的内容可以照常送审和公开。"), quoted=guard_in_words(guard))
    form, by = YesForm(sent(request)), request.person
    return ask(request, form, page, lambda _said: actions.unprotect(row, by=by, at=now()))


@staff_page
def hear(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record what somebody concerned said, or that he declined."""
    one = opened_to(Verb.HEAR, request, public_id)
    told = (_("登记决定以前，涉及的每一方都要听取过陈述。"), _("记录以后不能改也不能删，可以再记一次。"))
    page = page_about(one, _("记录陈述"), _("记录"), _("已记录。"), *told)
    form, by = HearForm(sent(request), initial={"on": request.today}), request.person
    return ask(
        request,
        form,
        page,
        lambda said: actions.hear(
            one, said["party"], said["said"], on=said["on"], declined=said["declined"], by=by, at=now()
        ),
    )
