"""One disclosure: what is said of it, its files, its changes, and what is left when it was taken down."""

import re
from datetime import date, timedelta
from uuid import uuid4

from gongkai.measures.vocabulary import Audience
from gongkai.portal.templatetags.reading import channels, rich
from tests.factories import NOON
from tests.portal.making_known import (
    address,
    corrected,
    ended,
    erased,
    made_known,
    shown,
    suspended,
    with_a_file,
    withdrawn,
)

ORDER = [
    "索引号",
    "目录事项",
    "发布机构",
    "公开范围",
    "公开方式",
    "公开时限",
    "文号",
    "公开依据",
    "成文日期",
    "发布日期",
]


def test_the_metadata_stand_in_the_order_of_the_design(house, client):
    page = client.get(address(made_known(house, issued_on=date(2026, 9, 1)))).content.decode()

    assert re.findall(r'<th scope="row">(.+?)</th>', page) == ORDER


def test_the_basis_leads_to_its_place_in_the_measures(house, client):
    page = shown(client.get(address(made_known(house))))

    assert page.count('<a href="/measures/#a11-4">实施办法第十一条（四）</a>') == 1


def test_the_text_is_cleaned_again_when_it_is_shown():
    assert rich('<p onclick="x()">正文</p><script>alert(1)</script>') == "<p>正文</p>"


def test_a_correction_is_announced_and_its_change_shown_in_place(house, client):
    revision = made_known(house)
    corrected(house, revision)
    page = shown(client.get(address(revision)))

    assert page.count('2026年9月14日更正：<span data-fact="correction_note">更正收缴数</span>') == 1
    assert page.count("收缴党费 486,32<del>0</del><ins>5</ins> 元。") == 1


def test_what_was_withdrawn_keeps_its_page_with_date_reason_and_approver(house, client):
    revision = made_known(house, "张三处分决定")
    withdrawn(house, revision)
    response = client.get(address(revision))
    page = shown(response)

    facts = ("2026年9月14日", "内容有误，另行公开", house.approver.name, "DW-JX-2026-00001")
    said = [re.findall(f"<dd[^>]*>{one}</dd>", page) != [] for one in facts[:3]]
    assert (response.status_code, said) == (200, [True] * 3)
    assert page.count(facts[3]) == 3
    assert (page.count("张三"), page.count("486,320")) == (0, 0)


def test_what_was_erased_keeps_a_page_with_date_reason_approver_and_number_in_the_log(house, client):
    revision = made_known(house, "张三处分决定")
    erased(house, revision)
    response = client.get(address(revision))
    page = shown(response)

    facts = ("2026年9月14日", "含个人信息：正文含个人信息", house.approver.name)
    assert (response.status_code, [f"<dd>{one}</dd>" in page for one in facts]) == (200, [True] * 3)
    assert page.count('<dt>日志号</dt><dd class="mono">3</dd>') == 1
    assert (page.count("<h1>这条信息已清除</h1>"), page.count("张三"), page.count("486,320")) == (1, 0, 0)


def test_what_is_suspended_says_neither_title_nor_text_nor_why(house, client):
    revision = made_known(house, "张三处分决定")
    suspended(house, revision)
    page = shown(client.get(address(revision)))

    assert page.count("起暂停公开，正在核对。") == 1
    assert (page.count("张三"), page.count("486,320"), page.count("证件号")) == (0, 0, 0)


def test_what_is_over_keeps_its_title_and_no_text(house, client):
    revision = made_known(house, "任前公示", ends_on=date(2026, 9, 20))
    ended(revision, at=NOON + timedelta(days=7))
    page = shown(client.get(address(revision)))

    assert page.count("公示期满（2026年9月14日至2026年9月20日），正文和附件不再显示。") == 1
    assert (page.count("<h1>任前公示</h1>"), page.count("486,320")) == (1, 0)


def test_earlier_issues_of_the_same_entry_are_listed(house, client):
    first = made_known(house, "上半年", at=NOON - timedelta(days=3))
    second = made_known(house, "下半年")

    assert [row.revision.title for row in client.get(address(second)).context["issues"]] == ["上半年"]
    withdrawn(house, first)
    assert client.get(address(second)).context["issues"] == []


def file_of(revision):
    one = revision.attachments.get()
    return f"{address(revision)}files/{one.public_id}/{one.name}"


def test_a_file_is_sent_whole_and_in_parts_under_its_name(house, client):
    revision = with_a_file(house)
    whole = client.get(file_of(revision))
    part = client.get(file_of(revision), headers={"Range": "bytes=0-5"})

    assert (whole.status_code, whole.getvalue().decode()) == (200, "收入 486,320 元")
    assert (part.status_code, part.getvalue().decode()) == (206, "收入")
    assert whole.headers["Cache-Control"] == "public, no-cache"


def test_a_file_is_listed_with_size_and_fingerprint(house, client):
    revision = with_a_file(house)
    digest = revision.attachments.get().stored.digest

    assert shown(client.get(address(revision))).count(f'1 KB 校验码 <span class="mono" title="{digest}">') == 1


def test_files_go_when_the_text_goes_and_answer_to_their_own_name_alone(house, client):
    revision = with_a_file(house)
    other = made_known(house)
    moved = file_of(revision).replace(address(revision), address(other))
    renamed = file_of(revision).replace(".txt", ".pdf")

    assert [client.get(path).status_code for path in (moved, renamed)] == [404, 404]
    withdrawn(house, revision)
    assert client.get(file_of(revision)).status_code == 404


def test_absent_and_not_permitted_are_answered_alike(house, client):
    inner = address(made_known(house, audience=Audience.INNER))
    absent = f"/d/{uuid4()}/"
    bodies = {client.get(path).content.decode().replace(path, "") for path in (inner, absent)}

    assert [client.get(path).status_code for path in (inner, absent, f"{inner}qr.svg")] == [404, 404, 404]
    assert len({re.sub(r'value="\w{64}"', "", body) for body in bodies}) == 1


def test_the_picture_to_scan_is_a_drawing_of_the_address(house, client):
    response = client.get(f"{address(made_known(house))}qr.svg")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
    assert response.content.count(b"style=") == 0


def test_the_forms_of_making_known_are_named():
    assert channels(["portal", "notice_board"]) == "学校门户网站、公告栏"
