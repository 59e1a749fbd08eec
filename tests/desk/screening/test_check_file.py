"""One file by itself: what is found, what a clean copy loses, the copy as a download; and nothing of it is kept."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from django.apps import apps
from django.conf import settings as in_force
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from gongkai.scanner.formats import read
from gongkai.scanner.passage import Hidden
from gongkai.screening.actions import Typed, keep_list
from gongkai.screening.rules import Purpose
from tests.desk.screening.test_list_pages import complaints, signed_in, text_of
from tests.desk.walking import cost
from tests.factories import NOON, a_member, a_person
from tests.scanner.making.pdfs import made

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
PAGE = "/desk/screening/file/"
NUMBER = "110101199003070011"
LOCKED = made(encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


def a_document():
    """Return a document in which an identity number stands, with a remark that names its author."""
    document, content = Document(), BytesIO()
    paragraph = document.add_paragraph(f"李四，身份证号{NUMBER}。")
    document.add_comment(paragraph.runs, text="别写张三的事", author="王五")
    document.save(content)
    return content.getvalue()


def sent(browser, content, name="名单.docx", **more):
    return browser.post(PAGE, {"file": SimpleUploadedFile(name, content), **more})


def found(page):
    return [(one.kind, one.value, one.place) for one in page.context["result"].findings]


def everything():
    """Return all there is in the database, and every file in the folders of the program."""
    rows = {model: sorted(map(repr, model.objects.values())) for model in apps.get_models()}
    kept = [Path(in_force.MEDIA_ROOT), Path(in_force.FILE_UPLOAD_TEMP_DIR)]
    return rows, sorted(path for folder in kept for path in folder.rglob("*") if path.is_file())


def test_what_is_found_is_told_masked_and_what_a_copy_loses_is_told_too(drafter):
    page = sent(drafter, a_document())
    result = page.context["result"]

    assert [one for one in found(page) if one[2] == "第1段"] == [
        ("身份证号", "110*************11", "第1段"), ("与个人信息并列的姓名", "李*", "第1段"),
    ]  # fmt: skip
    assert (result.counts[0].severity, result.counts[0].total) == ("必须处理", 1)
    assert ("批注·第1段", "批注") in [(one.place, one.what) for one in result.lost]
    assert [words for words in (NUMBER, "别写张三", "王五") if words in page.content.decode()] == []


def test_the_clean_copy_is_a_download_under_a_name_that_tells_it_from_the_file(drafter):
    answer = sent(drafter, a_document(), clean="1")
    kept = list(read(answer.content, "名单.docx"))

    assert unquote(answer["Content-Disposition"]) == "attachment; filename*=utf-8''名单（清理副本）.docx"
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert answer["Cache-Control"] == "private, no-store"
    assert [one.hidden for one in kept if getattr(one, "text", "") == f"李四，身份证号{NUMBER}。"] == [Hidden.NO]
    assert [one for one in kept if "张三" in getattr(one, "text", "")] == []


@pytest.mark.parametrize("more", [{}, {"clean": "1"}])
def test_of_a_locked_file_it_is_said_why_there_is_no_copy(drafter, more):
    page = sent(drafter, LOCKED, "名单.pdf", **more)

    assert found(page) == [("文件已加密", page.context["result"].why_not, "文件")]
    assert f"没有清理副本：{page.context['result'].why_not}。" in text_of(page)
    assert ("没有清理：" in text_of(page)) == bool(more)


@pytest.mark.parametrize("more", [{}, {"clean": "1"}])
def test_a_file_of_any_kind_is_checked_though_not_every_kind_can_be_cleaned(drafter, more):
    page = sent(drafter, f"{{\\rtf1 {NUMBER}}}".encode(), "旧.rtf", **more)

    assert ("身份证号", "110*************11") in [(kind, value) for kind, value, _place in found(page)]
    assert "另存为" in page.context["result"].why_not


def test_a_text_has_nothing_to_lose(drafter):
    page = sent(drafter, "没有什么。".encode(), "甲.txt")

    assert (found(page), page.context["result"].lost) == ([], [])
    assert "没有要去掉的" in text_of(page)
    assert "未发现问题，人工审查仍须进行" in text_of(page)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"", "文件是空的。请确认文件有内容后再传。"), (b"x" * 3_000_001, "文件超过 2.9 MB：请压缩，或分成几个文件。")],
)
@pytest.mark.parametrize("more", [{}, {"clean": "1"}])
def test_an_empty_file_and_one_too_large_are_refused_in_words(drafter, settings, content, complaint, more):
    settings.UPLOAD_LIMIT = 3_000_000
    page = sent(drafter, content, "甲.txt", **more)

    assert (complaints(page), page.context["result"]) == ({"file": [complaint]}, None)


def test_that_no_file_was_chosen_is_said(drafter):
    assert complaints(drafter.post(PAGE)) == {"file": ["请选择要检查的文件。"]}


@pytest.mark.parametrize("more", [{}, {"clean": "1"}])
@pytest.mark.parametrize(
    "content", [a_document(), LOCKED, b"", b"1" * 4_000_000], ids=["docx", "locked", "empty", "large"]
)
def test_nothing_is_kept_of_a_file(drafter, content, more):
    drafter.get(PAGE)
    before = everything()
    sent(drafter, content, **more)

    assert everything() == before


def test_the_schools_own_rules_are_used(house, drafter):
    typed = Typed(name="未公布项目", entries="星火计划")
    keep_list(None, typed, purpose=Purpose.WORDS, by=house.clerk, at=NOON)

    assert found(sent(drafter, "推进星火计划。".encode(), "甲.txt")) == [("学校词表", "星***", "第1行")]


def test_at_most_two_hundred_findings_are_shown_the_gravest_and_the_others_counted(drafter):
    lines = [f"写信到 a{number}@mail.org" for number in range(205)] + [NUMBER]
    page = sent(drafter, "\n".join(lines).encode(), "甲.txt")
    result = page.context["result"]

    assert (len(result.findings), result.more, result.findings[0].kind) == (200, 6, "身份证号")
    assert [one.total for one in result.counts] == [1, 205]
    assert "另有 6 处没有列出" in text_of(page)


@pytest.mark.parametrize("who", ["drafter", "reviewer", "secrecy_reviewer", "head", "clerk", "approver", "inspector",
                                 "spokesperson"])  # fmt: skip
def test_everybody_with_a_post_is_led_to_the_page(house, who):
    browser = signed_in(getattr(house, who))

    assert f'<a href="{PAGE}"' in browser.get("/desk/").content.decode()
    assert browser.get(PAGE).status_code == 200


def test_nobody_else_finds_it(house):
    strangers = [signed_in(a_member(house.college)), signed_in(a_person("黎昕"), "system_admin")]

    assert [(one.get(PAGE).status_code, one.post(PAGE).status_code) for one in strangers] == [(404, 404)] * 2


def test_the_buttons_say_what_goes_on(drafter):
    form = drafter.get(PAGE).content.decode().split('<form class="card"')[1]

    assert re.findall(r'<button class="btn[^>]*>', form)[:2] == [
        '<button class="btn p" data-busy="正在检查…">',
        '<button class="btn" name="clean" value="1" data-keep>',
    ]


def test_whoever_reads_english_is_told_in_english(house, drafter):
    drafter.cookies["django_language"] = "en"
    page = sent(drafter, a_document())

    assert ("Identity number", "110*************11", "Paragraph 1") in found(page)
    assert ("Comments · Paragraph 1", "Comment") in [(one.place, one.what) for one in page.context["result"].lost]
    assert unquote(sent(drafter, a_document(), clean="1")["Content-Disposition"]).endswith("名单 (clean copy).docx")


def test_the_cost_of_a_check_does_not_grow_with_the_lists(house, drafter):
    one = cost(drafter, PAGE)
    for name in ("甲", "乙", "丙"):
        keep_list(None, Typed(name=name, entries=f"{name}项目"), purpose=Purpose.WORDS, by=house.clerk, at=NOON)

    assert cost(drafter, PAGE) == one
