"""How signing in is done here: nobody signs up, a one-time password is changed first, the second factor is an app."""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from gongkai.orgs import actions, queries
from gongkai.orgs.models import Account

WORDS: Mapping[str, Promise] = MappingProxyType(
    {
        "account_inactive": _("这个账号已停用。请联系系统管理员。"),
        "enter_current_password": _("现在的密码不对。请重新输入；一次性密码也填在这里。"),
        "incorrect_code": _("验证码不对，或已经过期。请输入手机上现在显示的六位数字。"),
        "incorrect_password": _("密码不对。请重新输入。"),
        "rate_limited": _("操作太频繁。请过几分钟再试。"),
        "too_many_login_attempts": _("登录失败次数太多。请过几分钟再试；忘记密码的，请找系统管理员发一次性密码。"),
        "username_password_mismatch": _("用户名或密码不对。请重新输入；忘记密码的，请找系统管理员发一次性密码。"),
        "cannot_generate_recovery_codes": _("还没有开启第二重验证，不能生成备用码。请先开启。"),
        "cannot_delete_authenticator": _("现在不能关闭第二重验证。"),
    }
)
"""What signing in says when it fails."""

TOLD: Mapping[str, Promise] = MappingProxyType(
    {
        "account/messages/password_changed.txt": _("密码已修改。"),
        "account/messages/logged_out.txt": _("已退出。"),
        "mfa/messages/totp_activated.txt": _("第二重验证已开启。请保存好备用码。"),
        "mfa/messages/totp_deactivated.txt": _("第二重验证已关闭。"),
        "mfa/messages/recovery_codes_generated.txt": _("已生成新的备用码，原来的作废。"),
    }
)
"""What is told after it worked; anything else is not told."""


class ClosedSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by administrators; there is no e-mail in signing in."""

    error_messages = DefaultAccountAdapter.error_messages | dict(WORDS)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 – asked by the library
        """Let nobody sign up."""
        return False

    def pre_login(self, request: HttpRequest, user: Account, **details: Any) -> HttpResponse | None:  # noqa: ANN401
        """Turn away whose account is shut or who has left."""
        if not queries.may_sign_in(user, localdate()):
            actions.note_sign_in(actions.SignIn.TURNED_AWAY, user, at=now())
            return redirect("account_inactive")
        answer: HttpResponse | None = super().pre_login(request, user, **details)
        return answer

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead staff to the workbench, others to what is disclosed within the Party."""
        account: Account = request.user  # type: ignore[assignment]
        if account.must_change_password:
            return reverse("account_change_password")
        duties = queries.duties_of_account(account, localdate())
        return "/desk/" if duties.posts or account.administration else "/inner/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to where signing in leads."""
        return self.get_login_redirect_url(request)

    def set_password(self, user: Account, password: str) -> None:
        """Set the password its owner chose."""
        actions.choose_password(user, password, at=now())

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_rest: object, **_more: object
    ) -> None:
        """Tell only what is worth telling, in our words."""
        if told := TOLD.get(message_template or ""):
            messages.add_message(request, level, str(told))


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: an app on the phone, set up by a picture drawn here."""

    error_messages = DefaultMFAAdapter.error_messages | dict(WORDS)

    def get_totp_issuer(self) -> str:
        """Name the school's program in the app."""
        return f"{settings.GONGKAI_SCHOOL['name']} 党务公开"

    def build_totp_svg(self, url: str) -> str:
        """Draw the address as a picture to be scanned, dark on white in every theme."""
        picture = BytesIO()
        segno.make_qr(url).save(picture, kind="svg", scale=4, border=4, light="#fff", xmldecl=False)
        return picture.getvalue().decode()


OPEN_BEFORE = frozenset({"account_change_password", "account_logout", "account_reauthenticate", "set_language"})
"""What somebody with a one-time password may open before he has changed it."""


class NewPasswordFirst:
    """Leads everybody who signed in with a one-time password to changing it, before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Send whoever has not yet chosen a password to do so."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in OPEN_BEFORE or not getattr(request.user, "must_change_password", False):
            return None
        return redirect("account_change_password")
