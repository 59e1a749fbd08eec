"""The sample school on the command line: ``sample load``, ``sample year`` and ``sample accounts``."""

import gc
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate, now
from django.utils.translation import gettext

from gongkai.samples import actions, queries
from gongkai.samples.context import described


class Command(BaseCommand):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.description = gettext("装载示例学校，或者列出示例账号。")
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("load", help=gettext("装载示例学校；数据库必须是空的。"))
        year = verbs.add_parser("year", help=gettext("模拟一所学校一整年的公开工作；数据库必须是空的。"))
        year.add_argument("--year", type=int, default=localdate().year - 1, help=gettext("模拟哪一年，默认是去年。"))
        year.add_argument("--units", type=int, default=40, help=gettext("单位数，默认40。"))
        year.add_argument("--disclosures", type=int, default=2000, help=gettext("公开信息的件数，默认2000。"))
        year.add_argument("--seed", type=int, default=7, help=gettext("种子；种子相同，一年里发生的事也相同。"))
        listing = verbs.add_parser("accounts", help=gettext("列出示例账号；只有装载了示例学校的数据库才有。"))
        listing.add_argument("--json", action="store_true", help=gettext("按 JSON 格式输出。"))

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 – the shape of every command
        if options["verb"] == "load":
            self._load()
        elif options["verb"] == "year":
            self._live(**{name: options[name] for name in ("year", "units", "disclosures", "seed")})
        else:
            self._accounts(as_json=options["json"])

    def _load(self) -> None:
        try:
            actions.load(at=now())
        except actions.DatabaseInUse as in_use:
            raise CommandError(gettext("数据库里已经有内容，没有装载示例学校。请换一个空的数据库再装载。")) from in_use
        self.stdout.write(gettext("示例学校已装载。运行 gongkai sample accounts 查看可以登录的账号。"))

    def _live(self, **size: int) -> None:
        gc.freeze()  # what is loaded stays, and a year leaves little behind: looking for it takes a tenth of the time
        gc.set_threshold(50_000, 20, 50)
        try:
            actions.simulate(**size)
        except actions.DatabaseInUse as in_use:
            raise CommandError(gettext("数据库里已经有内容，没有模拟。请换一个空的数据库再模拟。")) from in_use
        except actions.TooSmall as small:
            raise CommandError(gettext("至少要有6个单位、60件公开信息，一年里才会什么都发生。")) from small
        self.stdout.write(gettext("一年已经模拟完。这一年的经过：%(digest)s") % {"digest": queries.digest_of_story()})

    def _accounts(self, *, as_json: bool) -> None:
        if not queries.is_sample():
            raise CommandError(gettext("这不是示例数据库，没有示例账号。"))
        accounts = queries.sample_accounts(localdate())
        if as_json:
            self.stdout.write(json.dumps([_plain(each) for each in accounts], ensure_ascii=False, indent=2))
            return
        for each in accounts:
            self.stdout.write(f"{each.username}\t{each.password}\t{each.name}\t{described(each)}")


def _plain(account: queries.SampleAccount) -> dict[str, Any]:
    return {
        "username": account.username,
        "password": account.password,
        "name": account.name,
        "kind": account.kind,
        "administration": account.administration or "",
        "posts": [{"role": role, "unit": unit.code} for role, unit in account.posts],
        "units": sorted({unit.code for _, unit in account.posts}),
        "membership": account.membership.code if account.membership else "",
    }
