"""Bring letters of the sample school to where its story does not go: a third party asked, and who wrote asked for."""

import secrets

from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.mailbox import actions
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules.words import Kind
from gongkai.mailbox.rules.writing import Written
from gongkai.orgs.models import Unit

TITLES = ("申请公开评奖评优的名额分配", "申请公开公用房分配办法")


def stage_letters(account, at):
    """Take two named requests as far as the pages that only few people ever open, and tell who opens them."""
    asked, granted = (a_request(title, account, at) for title in TITLES)
    actions.ask_third_party(asked, "涉及另一个单位的数据", by=account["lihua"].person, at=at)
    for one in (asked, granted):
        actions.ask_identity(one, "要核对申请的范围", by=account["lihua"].person, at=at)
    actions.grant_identity(granted, by=account["shenguodong"].person, at=at)
    return {
        "desk:letter_heard": ("lihua", page("letter_heard", asked)),
        "desk:letter_identity_grant": ("shenguodong", page("letter_identity_grant", asked)),
        "desk:letter_identity_refuse": ("shenguodong", page("letter_identity_refuse", asked)),
        "desk:letter_identity_open": ("lihua", page("letter_identity_open", granted)),
        "desk:reports": ("duanweimin", reverse("desk:reports")),
    }


def a_request(title, account, at):
    typed = Written(
        kind=Kind.REQUEST_TO_DISCLOSE, title=title, text=f"{title}，希望写明依据。", complains_of="",
        is_anonymous=False, name="苗之遥", contact="miaozhiyao@example.edu.cn",
    )  # fmt: skip
    actions.write(typed, on=localdate(at), form=secrets.token_hex(8))
    letter = Letter.objects.latest("pk")
    actions.acknowledge(letter, by=account["caiwenjing"].person, at=at)
    actions.assign(letter, Unit.objects.get(code="JX"), by=account["caiwenjing"].person, at=at)
    return letter


def page(name, letter):
    return reverse(f"desk:{name}", args=[letter.public_id])
