"""What the libraries that sign people in say has happened, passed on to the internal log."""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.timezone import now

from gongkai.orgs import queries
from gongkai.orgs.actions import SignIn, note_sign_in
from gongkai.orgs.models import Account


@receiver(user_logged_in)
def signed_in(user: Account, **_said: Any) -> None:  # noqa: ANN401 – handed over by the library
    """Note that somebody is in, after his second factor where he has one."""
    note_sign_in(SignIn.SIGNED_IN, user, at=now())


@receiver(user_logged_out)
def signed_out(user: Account | None, **_said: Any) -> None:  # noqa: ANN401
    """Note that somebody has left by himself."""
    if user is not None:
        note_sign_in(SignIn.SIGNED_OUT, user, at=now())


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], **_said: Any) -> None:  # noqa: ANN401
    """Note that somebody did not get in; what he typed is only used to see whose door it was."""
    account = queries.account_named(str(credentials.get("username") or ""))
    note_sign_in(SignIn.FAILED, account, at=now())


@receiver(authentication_failed)
def code_failed(user: Account, authenticator: Authenticator, **_said: Any) -> None:  # noqa: ANN401
    """Note that the second factor was wrong."""
    note_sign_in(SignIn.FACTOR_FAILED, user, at=now(), kind=authenticator.type)


@receiver(authenticator_added)
def factor_set(user: Account, authenticator: Authenticator, **_said: Any) -> None:  # noqa: ANN401
    """Note that somebody has set up a second factor."""
    note_sign_in(SignIn.FACTOR_SET, user, at=now(), kind=authenticator.type)


@receiver(authenticator_removed)
def factor_removed(user: Account, authenticator: Authenticator, **_said: Any) -> None:  # noqa: ANN401
    """Note that somebody has given up his second factor."""
    note_sign_in(SignIn.FACTOR_REMOVED, user, at=now(), kind=authenticator.type)


@receiver(authenticator_reset)
def factor_renewed(user: Account, authenticator: Authenticator, **_said: Any) -> None:  # noqa: ANN401
    """Note that somebody has new spare codes."""
    note_sign_in(SignIn.FACTOR_RENEWED, user, at=now(), kind=authenticator.type)
