"""Addresses of signing in and of one's own account; only what is used of the library's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import account as own
from gongkai.desk.views.reminders import reminders

urlpatterns: list[URLPattern | URLResolver] = [
    path("", own.my_account, name="my_account"),
    path("mail/", own.mail_choice, name="mail_choice"),
    path("reminders/", reminders, name="reminders"),
    path("login/", account.login, name="account_login"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("signup/", own.no_sign_up, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
