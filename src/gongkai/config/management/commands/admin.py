"""``gongkai admin NAME --role security_admin``: the one way to an administrator's account."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.phrases.orgs import say
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, PersonKind
from gongkai.orgs import actions, queries
from gongkai.orgs.models import Account, Person


class Command(BaseCommand):
    """Opens an administrator's account, gives it a new one-time password, or shuts it. Practice: 三员分立."""

    help = "Open an administrator's account, or give it a new one-time password; --disable shuts it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--role", choices=[role.value for role in Administration])
        parser.add_argument("--number", default="", help="staff number of the owner; without it the user name")
        parser.add_argument("--name", default="", help="name of the owner, if he is not registered yet")
        parser.add_argument("--disable", action="store_true", help="shut the account")

    @recorded()
    def handle(self, *_arguments: Any, **options: Any) -> None:
        account = queries.administrators_account(options["username"])
        try:
            if options["disable"]:
                self._shut(account)
                return
            account = account or self._opened(options)
            actions.enable_account(account, by=None, at=now())
            password = actions.issue_password(account, by=None, at=now())
        except Refused as refused:
            raise CommandError("\n".join(say(refusal) for refusal in refused.refusals)) from refused
        told = _("用户名 %(username)s，一次性密码 %(password)s。首次登录时必须修改，这里不会再显示。")
        self.stdout.write(told % {"username": account.username, "password": password})

    def _opened(self, options: dict[str, Any]) -> Account:
        if not options["role"]:
            raise CommandError(_("没有这个管理员账号。要新开账号，请用 --role 写明是哪一种管理员。"))
        username = options["username"].lower()
        owner = queries.person_with_number(options["number"] or username) or self._registered(username, options)
        return actions.open_account(owner, username, administration=options["role"], by=None, at=now())

    def _registered(self, username: str, options: dict[str, Any]) -> Person:
        number, name = options["number"] or username, options["name"] or username
        return actions.register_person(number=number, name=name, kind=PersonKind.STAFF, by=None, at=now())

    def _shut(self, account: Account | None) -> None:
        if account is None:
            raise CommandError(_("没有这个管理员账号。请核对用户名。"))
        actions.disable_account(account, by=None, at=now())
        self.stdout.write(_("管理员账号 %(username)s 已停用。") % {"username": account.username})
