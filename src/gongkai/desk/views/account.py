"""One's own account: what it entitles to, and how it is protected."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.desk.phrases import mail as words
from gongkai.notices.actions import choose_mail
from gongkai.notices.queries import mail_state
from gongkai.orgs import queries


@never_cache
@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    """Show the signed-in account: posts, membership, mail, second factor."""
    account = queries.with_person(request.user.get_username())
    duties = queries.duties_of_account(account, localdate())
    mail = mail_state(account.person) if duties.posts else None
    context = {
        "account": account,
        "mail": mail,
        "trouble": words.say(mail.trouble) if mail and mail.trouble else "",
        "dossier": queries.dossier_of(account.person, localdate()),
        "is_staff": bool(duties.posts or account.administration),
    }
    return render(request, "account/mine.html", context)


@login_required
@require_POST
def mail_choice(request: HttpRequest) -> HttpResponse:
    """Switch one's own reminders by mail on or off.

    :raises Http404: for those without a post, who are never reminded.
    """
    account = queries.with_person(request.user.get_username())
    if not queries.duties_of_account(account, localdate()).posts:
        raise Http404
    wants = bool(request.POST.get("wants"))
    choose_mail(wants=wants, by=account.person, at=now())
    messages.success(request, _("提醒邮件已开启。") if wants else _("提醒邮件已关闭，逾期的仍会发送。"))
    return redirect("my_account")


def no_sign_up(_request: HttpRequest) -> HttpResponse:
    """Say that there is no such page: accounts are opened by administrators.

    :raises Http404: always.
    """
    raise Http404
