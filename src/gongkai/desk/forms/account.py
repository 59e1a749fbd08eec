"""The forms of signing in, with our labels and sentences."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AuthenticateAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import Label

FORGOTTEN = _("忘记密码的，请找系统管理员发一次性密码。")


def _put(form: forms.Form, name: str, label: Label, required: Label, hint: Label = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.error_messages["required"] = required
    field.widget.attrs.pop("placeholder", None)


class SignIn(LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(*args, **more)
        _put(self, "login", _("用户名"), _("请写用户名。"))
        _put(self, "password", _("密码"), _("请写密码。"), FORGOTTEN)


class Again(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something important."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(*args, **more)
        _put(self, "password", _("密码"), _("请写密码。"), FORGOTTEN)


class NewPassword(ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one, twice."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(*args, **more)
        _put(self, "oldpassword", _("现在的密码"), _("请写现在的密码。"), _("首次登录的，填一次性密码。"))
        hint = _("至少 10 个字，不能全是数字，不能是常见密码。")
        _put(self, "password1", _("新密码"), _("请写新密码。"), hint)
        _put(self, "password2", _("再写一遍新密码"), _("请再写一遍新密码。"))

    def clean(self) -> dict[str, Any]:
        """Compare the two new passwords.

        :raises ValidationError: never; what differs is said at the field.
        """
        said: dict[str, Any] = forms.Form.clean(self) or {}
        if {"password1", "password2"} <= said.keys() and said["password1"] != said["password2"]:
            self.add_error("password2", _("两遍新密码不一样。请重新写。"))
        if said.get("password1") and said.get("password1") == said.get("oldpassword"):
            self.add_error("password1", _("新密码和现在的密码一样。请换一个。"))
        return said


class _Code(forms.Form):
    """What all forms that ask for a code have in common."""

    hint: Label = _("手机验证器上显示的六位数字，或一个备用码。")

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(*args, **more)
        _put(self, "code", _("验证码"), _("请写验证码。"), self.hint)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class Code(_Code, AuthenticateForm):  # type: ignore[misc]
    """The second factor on signing in."""


class CodeAgain(_Code, AuthenticateAgainForm):  # type: ignore[misc]
    """The second factor once more, before something important."""


class FirstCode(_Code, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app just set up."""

    hint = _("扫码后，手机验证器上显示的六位数字。")
