"""E-mail addresses and vehicle plates."""

import pytest

from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import Rules
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "mail",
    ["a.b+c@qq.com", "ａ＠ｑｑ．ｃｏｍ", "a [at] qq [dot] com", "a（at）163.com", "a.b AT qq.com", "x@sina.com.cn"],
)
def test_a_mail_address_is_found_however_it_is_written(mail):
    assert found(f"发至{mail}。") == [(Kind.EMAIL, mail)]


@pytest.mark.parametrize(
    ("mail", "kind"),
    [
        ("dzb@example.edu.cn", Kind.OFFICE_EMAIL),
        ("a@edu.cn", Kind.OFFICE_EMAIL),
        ("a@notedu.cn", Kind.EMAIL),
        ("a@edu.cn.com", Kind.EMAIL),
    ],
)
def test_mail_under_the_domains_of_offices_is_told_apart(mail, kind):
    assert kinds(mail) == [kind]


def test_the_school_says_which_domains_are_offices():
    assert kinds("a@school.com", rules=Rules(office_domains=("school.com",))) == [Kind.OFFICE_EMAIL]


@pytest.mark.parametrize("text", ["@所有人", "a@b", "见第3@4页", "at home"])
def test_a_sign_alone_is_no_address(text):
    assert kinds(text) == []


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "plate", ["辽C12345", "辽C·12345", "辽C 1234A", "辽CD12345", "辽C12345D", "辽Ｃ１２３４５", "粤Z1234港", "京a12345"]
)
def test_a_plate_is_found_however_it_is_written(plate):
    assert found(f"车辆{plate}停放") == [(Kind.PLATE, plate)]


@pytest.mark.parametrize("text", ["京A股", "云A区", "辽CABCDE", "辽C1234567", "鲁I12345"])
def test_what_only_begins_like_a_plate_is_left_alone(text):
    assert kinds(text) == []
