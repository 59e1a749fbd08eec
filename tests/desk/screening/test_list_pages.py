"""The pages of the office's lists: who finds them, what they show, and that nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from gongkai.scanner.finding import Severity
from gongkai.screening.actions import Typed, keep_list
from gongkai.screening.models import WordList
from gongkai.screening.queries import list_of, rules_in_force
from gongkai.screening.rules import Purpose
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
INDEX = "/desk/screening/lists/"
NEW = f"{INDEX}new/"
STUDENTS = f"{INDEX}of/student_numbers/"
ALLOWED = f"{INDEX}of/allowed/"
SIGNS = "只能用 #、@、数字、字母和连字符，长 4 至 32 位"


@pytest.fixture
def clerk(house):
    return signed_in(house.clerk)


def kept(house, entries="星火计划\n启明工程", purpose=Purpose.WORDS, row=None, **typed):
    said = Typed(entries=entries, **{"name": "未公布项目", **typed})
    return keep_list(row, said, purpose=purpose, by=house.approver, at=NOON)


def page_of(row):
    return reverse("desk:list", args=[row.public_id])


def typed(**changes):
    plain = {"name": "未公布项目", "severity": "must", "reason": "项目尚未公布。", "fix": "等公布后再写。",
             "entries": "星火计划", "version": 0}  # fmt: skip
    return plain | changes


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def said(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize("who", ["drafter", "reviewer", "secrecy_reviewer", "head", "inspector", "spokesperson"])
def test_nobody_but_the_office_finds_the_lists(house, who):
    row = kept(house)
    browser = signed_in(getattr(house, who))
    pages = [INDEX, NEW, STUDENTS, page_of(row), reverse("desk:list_hits", args=[row.public_id])]

    assert [browser.get(page).status_code for page in pages] == [404] * 5
    assert [browser.post(page, typed()).status_code for page in pages] == [404] * 5
    assert "检查规则" not in browser.get("/desk/").content.decode()


@pytest.mark.parametrize("who", ["clerk", "approver"])
def test_the_office_is_led_to_the_lists(house, who):
    browser = signed_in(getattr(house, who))

    assert f'<a href="{INDEX}"' in browser.get("/desk/").content.decode()
    assert browser.get(INDEX).status_code == 200


def test_all_lists_are_shown_with_what_they_are_and_hold(house, clerk):
    kept(house, severity=Severity.MUST)
    kept(house, "某某", name="旧词表", is_active=False)
    kept(house, "\n".join(f"放行{number}" for number in range(10)), Purpose.ALLOWED, name="放行名单")
    page = clerk.get(INDEX)
    text = text_of(page)

    assert [(one.row.name, one.severity, one.size, one.row.is_active, one.hits) for one in page.context["words"]] == [
        ("未公布项目", "必须处理", 2, True, 0), ("旧词表", "需要确认", 1, False, 0),
    ]  # fmt: skip
    assert [(one.name, len(one.lines), one.more) for one in page.context["special"]] == [
        ("放行名单", 8, 2), ("学号样式", 0, 0), ("工号样式", 0, 0), ("单位邮箱域名", 0, 0),
    ]  # fmt: skip
    assert (text.count("还没有填写。"), text.count("现在用 edu.cn 和 gov.cn。"), "放行7" in text) == (3, 1, True)


@pytest.mark.parametrize(("is_active", "falls_back"), [(True, False), (False, True)])
def test_that_the_usual_domains_are_used_is_said_only_where_they_are(house, clerk, is_active, falls_back):
    kept(house, "example.org", Purpose.OFFICE_DOMAINS, is_active=is_active)

    assert ("现在用 edu.cn 和 gov.cn。" in text_of(clerk.get(INDEX))) == falls_back


def test_the_cost_of_the_lists_does_not_grow_with_them(house, clerk):
    kept(house)
    one = cost(clerk, INDEX)
    for name in ("甲", "乙"):
        kept(house, name=name)

    assert cost(clerk, INDEX) == one


def test_a_new_list_is_kept_and_what_changed_is_said(house, clerk):
    answer = clerk.post(NEW, typed(entries="星火计划\r\n启明工程\r\n"), follow=True)
    row = WordList.objects.get()

    assert answer.redirect_chain == [(page_of(row), 302)]
    assert said(answer) == ["已保存：新增 2，移除 0。已公开的内容会在约 5 分钟后自动复查。"]
    assert (row.name, row.severity, row.reason, row.fix, row.entries, row.is_active, row.changed_by) == (
        "未公布项目", "must", "项目尚未公布。", "等公布后再写。", "星火计划\n启明工程", True, house.clerk,
    )  # fmt: skip


def test_a_list_is_changed_and_what_changed_is_said(house, clerk):
    row = kept(house)
    answer = clerk.post(page_of(row), typed(entries="启明工程\n甲项目\n乙项目\n丙项目", version=1), follow=True)

    assert said(answer) == ["已保存：新增 3，移除 1。已公开的内容会在约 5 分钟后自动复查。"]
    assert rules_in_force().lists[0].words == ("启明工程", "甲项目", "乙项目", "丙项目")


def test_that_nothing_is_checked_again_if_nothing_else_is_looked_for(house, clerk):
    row = kept(house, is_active=False)
    answer = clerk.post(page_of(row), typed(entries="别的词", version=1, is_retired="on"), follow=True)

    assert said(answer) == ["已保存：新增 1，移除 2。"]


def test_what_is_left_empty_is_said_in_the_scanners_own_words(clerk):
    clerk.post(NEW, typed(reason="", fix=""))
    row = WordList.objects.get()

    assert (row.reason, row.fix) == ("出现学校词表中的词。", "按词表的说明处理。")


def test_every_wrong_line_is_named_by_its_number_and_nothing_typed_is_lost(clerk):
    entries = "\n星火计划\n密\n" + "长" * 81
    page = clerk.post(NEW, typed(entries=entries))

    assert complaints(page) == {
        "entries": [
            "第 3 行：“密”不能用：每个词要有 2 至 80 个字。请改写，或删去这一行。",
            f"第 4 行：“{'长' * 20}…”不能用：每个词要有 2 至 80 个字。请改写，或删去这一行。",
        ]
    }
    assert (page.context["form"]["entries"].value(), page.context["form"]["name"].value()) == (entries, "未公布项目")
    assert WordList.objects.count() == 0


def test_of_very_many_wrong_lines_the_last_are_named_by_number_alone(clerk):
    said_of = complaints(clerk.post(NEW, typed(entries="\n".join(chr(0x4E00 + number) for number in range(53)))))

    assert (len(said_of["entries"]), said_of["entries"][-1]) == (51, "这些行也不对：第 51、52、53 行。")


@pytest.mark.parametrize(
    ("purpose", "entries", "sentence"),
    [
        ("allowed", "甲", "第 1 行：“甲”不能放行：要有 2 至 80 个字。请改写，或删去这一行。"),
        ("staff_numbers", "工号##", f"第 1 行：“工号##”不是号码的样式：{SIGNS}。请改写，或删去这一行。"),
        ("office_domains", "@a.cn", "第 1 行：“@a.cn”不是域名。请只写 @ 后面的部分，如 example.edu.cn，或删去这一行。"),
    ],
)
def test_each_kind_of_line_is_explained(clerk, purpose, entries, sentence):
    page = clerk.post(f"{INDEX}of/{purpose}/", {"entries": entries, "version": 0})

    assert complaints(page) == {"entries": [sentence]}


def test_what_is_missing_is_said_at_its_field(clerk):
    page = clerk.post(NEW, {"version": 0})

    assert complaints(page) == {
        "name": ["请写名称。"],
        "severity": ["请选择严重程度。"],
        "entries": ["请写要查的词，每行一个。不再需要的，勾选停用。"],
    }


def test_a_list_of_which_there_is_one_is_begun_changed_and_emptied(clerk):
    clerk.post(STUDENTS, {"entries": "2021######", "version": 0})
    first = list_of(Purpose.STUDENT_NUMBERS)
    clerk.post(STUDENTS, {"entries": "", "version": 1})
    second = list_of(Purpose.STUDENT_NUMBERS)

    assert (first.name, first.entries, second.entries, second.version) == ("学号样式", "2021######", "", 2)


@pytest.mark.parametrize("purpose", ["words", "other", "office"])
def test_of_other_purposes_there_is_no_such_page(clerk, purpose):
    assert clerk.get(f"{INDEX}of/{purpose}/").status_code == 404


def test_a_list_of_which_there_is_one_has_no_page_beside_its_own(house, clerk):
    row = kept(house, "024-00000000", Purpose.ALLOWED)

    assert (clerk.get(page_of(row)).status_code, clerk.get(ALLOWED).status_code) == (404, 200)
