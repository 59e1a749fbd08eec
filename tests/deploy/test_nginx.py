"""The web server in front keeps nothing of who writes to the mailbox, and sends no stored file by itself."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from gongkai.portal import urls as portal
from tests.deploy.nginx import read

DEPLOY = Path(__file__).parents[2] / "deploy"
CONFIGURATION = read((DEPLOY / "nginx" / "gongkai.conf").read_text(encoding="utf-8"))
PLAIN, SECURE = (one for one in CONFIGURATION.inside if one.name == "server")
LETTER = SECURE.called("location", "^~", "/letter")
TELLING = ("$http_referer", "$http_user_agent", "$http_cookie", "$request_body", "$args", "$request ", "$request_uri")


def headers(block):
    return dict(block.said("proxy_set_header"))


def test_the_mailbox_is_written_into_no_log():
    assert LETTER.said("access_log") == [("off",)]
    assert LETTER.said("error_log") == [("/dev/null", "emerg")]


def test_a_writers_address_agent_and_session_are_not_passed_on():
    passed = headers(LETTER)

    assert [passed[name] for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "User-Agent")] == [""] * 4
    assert passed["Cookie"] == "$letter_cookie"


def test_of_a_writers_cookies_the_language_alone_is_passed_on():
    chosen = CONFIGURATION.called("map", "$cookie_django_language", "$letter_cookie")

    assert [(one.name, *one.words) for one in chosen.inside] == [
        *((code, f"django_language={code}") for code in ("en", "zh-hans")),
        ("default", ""),
    ]
    assert {code for code, _name in settings.LANGUAGES} == {"en", "zh-hans"}


def test_a_letter_never_touches_the_disk_of_the_web_server():
    assert [LETTER.said(name) for name in ("proxy_request_buffering", "proxy_buffering")] == [[("off",)]] * 2
    assert LETTER.said("proxy_max_temp_file_size") == [("0",)]


def test_styles_opened_by_a_writers_page_are_not_logged():
    static = SECURE.called("location", "^~", "/static/")

    assert (static.said("access_log"), static.said("error_log")) == ([("off",)], [("/dev/null", "emerg")])
    assert (PLAIN.said("access_log"), PLAIN.said("error_log")) == ([("off",)], [("/dev/null", "emerg")])


@pytest.mark.parametrize("telling", TELLING)
def test_no_log_says_where_a_reader_came_from_with_what_and_with_which_words(telling):
    (form,) = CONFIGURATION.said("log_format")

    assert telling not in " ".join(form)
    assert SECURE.said("access_log") == [("/var/log/nginx/gongkai.log", "gongkai", "if=$is_logged")]


def test_addresses_that_are_keys_are_not_logged():
    (rule,) = [one for one in CONFIGURATION.called("map", "$uri", "$is_logged").inside if one.words == ("0",)]

    assert re.search(rule.name.removeprefix("~"), "/ics/some-token.ics")
    assert not re.search(rule.name.removeprefix("~"), "/list/")


def test_stored_files_are_sent_only_when_the_program_hands_them_over():
    stored = SECURE.called("location", "^~", "/stored-files/")

    assert stored.said("internal") == [()]
    assert stored.said("alias") == [("/var/lib/gongkai/files/",)]
    assert "GONGKAI_ACCEL_PREFIX=/stored-files/" in (DEPLOY / "gongkai.env").read_text(encoding="utf-8").splitlines()


def test_a_header_that_a_reader_writes_himself_is_not_believed():
    assert headers(SECURE.called("location", "/"))["X-Forwarded-For"] == "$remote_addr"


def test_what_is_as_large_as_allowed_gets_as_far_as_the_program():
    ((size,),) = SECURE.said("client_max_body_size")

    assert int(size.removesuffix("m")) * 1024 * 1024 > settings.UPLOAD_LIMIT


def test_all_of_the_mailbox_lies_where_nothing_is_written_down():
    named = [pattern for pattern in portal.urlpatterns if pattern.name.startswith("letter")]

    assert len(named) > 1
    assert [one.name for one in named if not str(one.pattern).startswith("letter/")] == []
