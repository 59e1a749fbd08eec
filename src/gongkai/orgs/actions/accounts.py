"""Accounts are opened, shut, and given passwords. An administrator's account comes from the command line alone."""

import secrets
from datetime import datetime

from allauth.mfa.models import Authenticator

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Account, Person
from gongkai.orgs.rules import Matter

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What a one-time password is made of: nothing that is mistaken for something else when read out."""


@recorded()
def open_account(
    person: Person, username: str, *, administration: str = "", by: Person | None, at: datetime
) -> Account:
    """Open an account, as yet without a password. Practice: administrators' accounts only from the command line.

    :raises Refused: with every reason.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    account = Account(person=person, username=username, administration=administration)
    insist(
        permitted(Matter.ACCOUNTS, by=by, at=at),
        _from_the_command_line(account, by),
        Refusal("person_left") if person.left_on is not None else None,
        Refusal("username_taken", None, username) if Account.objects.filter(username=username).exists() else None,
        Refusal("has_account") if _has_another(account) else None,
    )
    account.set_unusable_password()
    account.save()
    did("account_opened", person, by=by, at=at, account=username, administration=administration)
    return account


def _has_another(account: Account) -> bool:
    same_person = Account.objects.filter(person=account.person)
    if account.administration:
        return same_person.exclude(administration="").exists()
    return same_person.filter(administration="").exists()


def _from_the_command_line(account: Account, by: Person | None) -> Refusal | None:
    return Refusal("administrator_account") if account.administration and by is not None else None


@recorded()
def issue_password(account: Account, *, by: Person | None, at: datetime) -> str:
    """Return a new one-time password; it must be changed on the first sign-in. Open sessions end.

    :raises Refused: if ``by`` may not, or it is an administrator's account.
    """
    account = _locked(account)
    insist(permitted(Matter.ACCOUNTS, by=by, at=at), _from_the_command_line(account, by))
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    did("password_issued", account.person, by=by, at=at, account=account.username)
    return password


@recorded()
def set_password(account: Account, hashed: str, *, at: datetime) -> None:
    """Set a password for the sample school, hashed already: hashing is slow on purpose, and all have the same one."""
    account = _locked(account)
    account.password = hashed
    account.save(update_fields=["password"])
    did("password_set", account.person, by=None, at=at, account=account.username)


@recorded()
def choose_password(account: Account, password: str, *, at: datetime) -> None:
    """Set the password its owner chose. Works on the object given, so that the session can go on."""
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    did("password_chosen", account.person, by=account.person, at=at, account=account.username)


@recorded()
def disable_account(account: Account, *, by: Person | None, at: datetime) -> None:
    """Shut an account: its sessions end at once. Posts stay; they are ended apart.

    :raises Refused: if ``by`` may not, or it is an administrator's account.
    """
    account = _locked(account)
    insist(permitted(Matter.ACCOUNTS, by=by, at=at), _from_the_command_line(account, by))
    account.is_active = False
    account.save(update_fields=["is_active"])
    did("account_disabled", account.person, by=by, at=at, account=account.username)


@recorded()
def enable_account(account: Account, *, by: Person | None, at: datetime) -> None:
    """Open a shut account again.

    :raises Refused: if ``by`` may not, it is an administrator's account, or its owner has left.
    """
    account = _locked(account)
    insist(
        permitted(Matter.ACCOUNTS, by=by, at=at),
        _from_the_command_line(account, by),
        Refusal("person_left") if account.person.left_on is not None else None,
    )
    account.is_active = True
    account.save(update_fields=["is_active"])
    did("account_enabled", account.person, by=by, at=at, account=account.username)


@recorded()
def drop_second_factor(account: Account, *, by: Person | None, at: datetime) -> None:
    """Take the second factor off an account whose owner lost his phone.

    Practice: the security administrator does it, so that nobody alone can take over an account.

    :raises Refused: if ``by`` may not, or it is his own or an administrator's account.
    """
    account = _locked(account)
    insist(
        permitted(Matter.POSTS, by=by, at=at),
        _from_the_command_line(account, by),
        Refusal("grants_to_self") if account.person == by else None,
    )
    Authenticator.objects.filter(user=account).delete()
    did("second_factor_dropped", account.person, by=by, at=at, account=account.username)


def _locked(account: Account) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account.pk)


def show_as(account: Account, post: str) -> None:
    """Remember under which of his posts somebody wants to be shown. It changes no right."""
    Account.objects.filter(pk=account.pk).update(acts_as=post)
