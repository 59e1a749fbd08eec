"""Signing in, the first password, the second factor, and one's own account."""

import re
from html import unescape

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from little_school import NOON, PASSWORD, TODAY

from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions, queries

LOGIN = "/account/login/"
CHANGE = "/account/password/"
OWN = "a-password-of-my-own"


@pytest.fixture(autouse=True)
def _fresh_rate_limits():
    cache.clear()


@pytest.fixture
def account(school):
    opened = actions.open_account(school.person(), "chenli", by=None, at=NOON)
    actions.set_password(opened, make_password(PASSWORD), at=NOON)
    return opened


def try_to_sign_in(password=PASSWORD, username="chenli", browser=None):
    return (browser or Client()).post(LOGIN, {"login": username, "password": password})


def said(answer):
    boxes = re.findall(r'<div class="err(?:msg|sum)".*?</div>', answer.content.decode(), re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", " ".join(boxes))).split()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_readers_go_to_what_is_made_known_within_the_party(account):
    assert try_to_sign_in().headers["Location"] == "/inner/"


def test_staff_and_administrators_go_to_the_workbench(school, account):
    school.appoint(account.person, Role.DRAFTER, school.college)
    admin = school.admin(Administration.AUDIT).accounts.get()
    actions.set_password(admin, make_password(PASSWORD), at=NOON)

    places = [try_to_sign_in(username=name).headers["Location"] for name in ("chenli", admin.username)]

    assert places == ["/desk/", "/desk/"]


def test_a_wrong_password_and_an_unknown_name_are_told_alike(account):
    answers = [said(try_to_sign_in("wrong")), said(try_to_sign_in(username="nobody"))]

    assert answers[0] == answers[1]
    assert "用户名或密码不对。请重新输入；忘记密码的，请找系统管理员发一次性密码。" in answers[0]


def test_what_is_missing_is_said_at_the_field(account):
    assert said(Client().post(LOGIN, {"login": "", "password": ""})) == [
        "有", "2", "处需要修改", "请写用户名。", "请写密码。", "请写用户名。", "请写密码。",
    ]  # fmt: skip


def test_who_tries_too_often_must_wait(account):
    answers = [try_to_sign_in("wrong") for _ in range(12)]

    assert "登录失败次数太多。请过几分钟再试；忘记密码的，请找系统管理员发一次性密码。" in said(answers[-1])
    assert try_to_sign_in().status_code == 200


def test_a_shut_account_and_one_whose_owner_left_do_not_open(account):
    actions.leave(account.person, last_day=TODAY, by=None, at=NOON)

    assert try_to_sign_in().headers.get("Location") != "/inner/"


def test_a_shut_account_is_out_at_once(account):
    browser = Client()
    try_to_sign_in(browser=browser)
    assert browser.get("/account/").status_code == 200

    actions.disable_account(account, by=None, at=NOON)

    assert browser.get("/account/").headers["Location"] == "/account/login/?next=/account/"


def test_a_one_time_password_leads_to_changing_it_and_nowhere_else(account):
    once = actions.issue_password(account, by=None, at=NOON)
    browser = Client()
    assert try_to_sign_in(once, browser=browser).headers["Location"] == CHANGE
    assert [browser.get(page).headers["Location"] for page in ("/account/", "/desk/orgs/units/")] == [CHANGE, CHANGE]

    changed = browser.post(CHANGE, {"oldpassword": once, "password1": OWN, "password2": OWN})

    assert changed.headers["Location"] == "/inner/"
    assert browser.get("/account/").status_code == 200
    assert try_to_sign_in(once).status_code == 200


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"oldpassword": "x"}, "oldpassword", "现在的密码不对。请重新输入；一次性密码也填在这里。"),
        ({"password2": "another-one-here"}, "password2", "两遍新密码不一样。请重新写。"),
        ({"password1": "", "password2": ""}, "password1", "请写新密码。"),
        ({"password1": PASSWORD, "password2": PASSWORD}, "password1", "新密码和现在的密码一样。请换一个。"),
    ],
)
def test_a_new_password_is_refused_in_words(account, sent, field, words):
    browser = Client()
    try_to_sign_in(browser=browser)

    answer = browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN} | sent)

    assert answer.context["form"].errors[field] == [words]


def test_the_second_factor_is_set_up_from_a_picture_and_asked_for_afterwards(account):
    browser = Client()
    try_to_sign_in(browser=browser)
    again = browser.get("/account/second-factor/on/").headers["Location"]
    browser.post(again, {"password": PASSWORD})
    page = browser.get("/account/second-factor/on/")
    assert re.search(r'<img src="data:image/svg\+xml;base64,', page.content.decode())
    secret = page.context["form"].secret

    assert said(browser.post("/account/second-factor/on/", {"code": "000"}))[-1] == (
        "验证码不对，或已经过期。请输入手机上现在显示的六位数字。"
    )
    done = browser.post("/account/second-factor/on/", {"code": code_of(secret)})
    assert done.headers["Location"] == "/account/recovery-codes/"
    assert try_to_sign_in().headers["Location"] == "/account/login/code/"


def test_a_recovery_code_opens_and_the_security_administrator_can_take_the_factor_off(school, account):
    TOTP.activate(account, generate_totp_secret())
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    browser = Client()
    try_to_sign_in(browser=browser)
    assert browser.post("/account/login/code/", {"code": code}).headers["Location"] == "/inner/"

    actions.drop_second_factor(account, by=school.admin(Administration.SECURITY), at=NOON)

    assert try_to_sign_in().headers["Location"] == "/inner/"


@pytest.mark.parametrize("page", ["", "password/", "second-factor/", "reauthenticate/", "logout/"])
def test_the_pages_of_ones_own_account_open(account, page):
    browser = Client()
    try_to_sign_in(browser=browser)

    assert browser.get(f"/account/{page}").status_code == 200


def test_nobody_signs_up_and_there_is_no_reset_by_mail(client, db):
    pages = ["signup/", "password/reset/", "email/", "login/code/confirm/"]

    assert [client.get(f"/account/{page}").status_code for page in pages] == [404] * 4


def test_signing_out_takes_a_post(account):
    browser = Client()
    try_to_sign_in(browser=browser)
    browser.get("/account/logout/")
    assert browser.get("/account/").status_code == 200

    browser.post("/account/logout/")

    assert browser.get("/account/").status_code == 302


def test_the_command_opens_an_administrators_account_with_a_one_time_password(db, capsys):
    call_command("admin", "LiXin", "--role", "security_admin", "--name", "黎昕")
    password = re.search(r"一次性密码 ([a-z0-9-]+)", capsys.readouterr().out).group(1)

    assert try_to_sign_in(password, "lixin").headers["Location"] == CHANGE
    account = queries.administrators_account("lixin")
    assert (account.administration, account.person.name) == ("security_admin", "黎昕")


def test_the_command_renews_shuts_and_refuses(db, capsys):
    call_command("admin", "lixin", "--role", "system_admin")
    call_command("admin", "lixin", "--disable")
    assert not queries.administrators_account("lixin").is_active
    call_command("admin", "lixin")
    assert queries.administrators_account("lixin").is_active

    with pytest.raises(CommandError, match="没有这个管理员账号"):
        call_command("admin", "nobody")
    with pytest.raises(CommandError, match="这个人已有账号"):
        call_command("admin", "other", "--role", "audit_admin", "--number", "lixin")
