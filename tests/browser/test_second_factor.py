"""The second factor, from turning it on to turning it off; every page on the way is looked at as in test_screens."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser import people as at_work
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way

pytestmark = pytest.mark.browser
OWNER = "xiaopeng"
STEP = 30
PAGES = {
    "second-factor/": "第二重验证",
    "recovery-codes/": "备用码",
    "recovery-codes/new/": "重新生成备用码",
    "second-factor/off/": "关闭第二重验证",
}


def code_on_the_phone(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP))


def turned_on(hand):
    """Turn it on; return the secret, a code for a day without the phone, and what stood in the way."""
    hand.open("/account/second-factor/on/")
    found = in_the_way(hand.page)
    hand.write("密码", at_work.PASSWORD)
    hand.button("继续")
    found += in_the_way(hand.page)
    secret = hand.page.locator(".mono").inner_text()
    hand.write("验证码", code_on_the_phone(secret))
    hand.button("开启第二重验证")
    return secret, hand.page.get_by_role("listitem").first.inner_text(), found + in_the_way(hand.page)


def signed_in_again(hand, secret):
    hand.open("/account/")
    hand.button("退出")
    hand.open("/account/login/")
    hand.write("用户名", OWNER)
    hand.write("密码", at_work.PASSWORD)
    hand.button("登录")
    found = in_the_way(hand.page)
    hand.write("验证码", code_on_the_phone(secret))
    hand.button("登录")
    return found


def test_the_second_factor_is_turned_on_used_and_turned_off(people):
    hand = Mouse(people.page())
    at_work.sign_in(hand.page, OWNER)
    secret, spare, found = turned_on(hand)
    found += signed_in_again(hand, secret)
    hand.open("/account/reauthenticate/code/?next=/account/")
    found += in_the_way(hand.page)
    hand.write("验证码", spare)
    hand.button("继续")
    for path, heading in PAGES.items():
        hand.open(f"/account/{path}")
        hand.page.get_by_role("heading", name=heading, level=1).wait_for()
        found += in_the_way(hand.page)
    hand.button("关闭第二重验证")

    assert (found, hand.page.get_by_text("未开启").is_visible()) == ([], True)
