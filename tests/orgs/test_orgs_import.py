"""Importing people and posts from a sheet: looked at first, written whole or not at all, twice changes nothing."""

import re
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from little_school import TODAY
from openpyxl import Workbook, load_workbook

from gongkai.desk.forms.orgs.sheets import PEOPLE, POSTS
from gongkai.desk.forms.orgs.workbook import written
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import queries
from gongkai.orgs.models import Membership, Person, Post

HEADING = list(PEOPLE.columns.values())
PAGE = "/desk/orgs/people/import/"
CHEN = ["20260001", "陈立", "教职工", "JX", "chenli@example.edu.cn", "JXB", "2024-09-01", ""]
WANG = ["20260002", "王敏", "学生", "", "", "", "", ""]


def book(*lines, heading=None):
    """Return an xlsx file with the heading of the template and some lines."""
    made = Workbook()
    made.active.append(list(heading or HEADING))
    for line in lines:
        made.active.append(line)
    file = BytesIO()
    made.save(file)
    return SimpleUploadedFile("人员.xlsx", file.getvalue())


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode()).group(1)


def effects(answer):
    return {str(effect): count for effect, count in answer.context["effects"].items()}


def complaints(answer):
    return [(each.line, each.column, each.problem) for each in answer.context["complaints"]]


def import_all(browser, *lines, **more):
    preview = browser.post(PAGE, {"file": book(*lines, **more)})
    done = browser.post(PAGE, {"lines": hidden(preview, "lines")})
    assert (done.status_code, done.headers["Location"]) == (302, reverse("desk:people"))
    return preview


def test_looking_at_a_sheet_writes_nothing_and_agreeing_writes_all(system):
    before = Person.objects.count()
    preview = system.post(PAGE, {"file": book(CHEN, WANG)})
    assert (effects(preview), Person.objects.count()) == ({"added": 2}, before)

    system.post(PAGE, {"lines": hidden(preview, "lines")})

    chen = queries.person_with_number("20260001")
    assert (chen.name, chen.home.code, chen.memberships.get().unit.code) == ("陈立", "JX", "JXB")
    assert Person.objects.count() == before + 2


def test_the_same_sheet_twice_changes_nothing(system):
    left = ["20260003", "张强", "教职工", "JX", "", "JX", "2024-01-01", "2026-09-01"]
    import_all(system, CHEN, WANG, left)
    rows = [list(model.objects.order_by("pk").values_list()) for model in (Person, Membership)]

    again = import_all(system, CHEN, WANG, left)

    assert effects(again) == {"unchanged": 3}
    assert [list(model.objects.order_by("pk").values_list()) for model in (Person, Membership)] == rows


def test_a_later_sheet_changes_moves_and_lets_people_leave(system):
    import_all(system, CHEN, WANG)
    moved = [*CHEN[:5], "JX", "2026-09-01", ""]
    gone = [*WANG[:7], TODAY.isoformat()]

    preview = import_all(system, moved, gone)

    assert effects(preview) == {"changed": 1, "stopped": 1}
    assert queries.person_with_number("20260002").left_on == TODAY


def test_every_wrong_cell_is_named_and_nothing_is_written(system):
    before = Person.objects.count()
    wrong = ["", "陈立", "校友", "QQ", "x", "JXB", "", "去年"]

    answer = system.post(PAGE, {"file": book(WANG, wrong)})

    assert complaints(answer) == [
        (3, "工号或学号", "请写工号或学号。"),
        (3, "类别", "“校友”不在可选范围内，只能填：教职工、学生。"),
        (3, "所在单位编码", "没有编码为 QQ 的单位。请核对编码，或先建立单位。"),
        (3, "电子邮箱", "电子邮箱要写成 name@example.edu.cn 这样。"),
        (3, "离校日期", "离校日期要写成 2026-09-14 这样的日期。"),
        (3, "组织关系起始日期", "填了党组织编码的，请写组织关系起始日期。"),
    ]
    assert Person.objects.count() == before


def test_what_the_rules_refuse_is_named_by_its_line(system, school):
    import_all(system, CHEN)
    overlap = [*CHEN[:5], "JX", "2024-01-01", ""]

    answer = system.post(PAGE, {"file": book(WANG, overlap)})

    assert complaints(answer) == [(3, "", "结束日期早于起始日期。请改其中一个日期。")]
    assert queries.person_with_number("20260002") is None


def test_the_list_of_errors_is_a_sheet_of_plain_text(system):
    bad = ["=1+1", "=HYPERLINK(1)", "教职工", "", "@x", "", "", ""]
    sheet = SimpleUploadedFile("a.xlsx", written({"人员": [PEOPLE.columns.values(), bad]}))
    answer = system.post(PAGE, {"file": sheet})

    file = system.post(f"{PAGE}errors/", {"complaints": hidden(answer, "complaints")})

    lines = [[cell.value for cell in line] for line in load_workbook(BytesIO(file.content)).active.iter_rows()]
    assert lines[1] == ["2", "工号或学号", "=1+1", "工号或学号只能用字母、数字和短横线。"]
    sheet = zipfile.ZipFile(BytesIO(file.content)).read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<f>") == 0


def test_posts_wait_for_a_second_and_are_ended_by_a_later_sheet(school, security):
    person = school.person()
    heading = list(POSTS.columns.values())
    drafter = [person.number, "JX", "拟稿人", "2026-09-01", ""]
    head = [person.number, "JX", "第一责任人", "2026-09-01", ""]

    assert effects(import_all(security, drafter, head, heading=heading)) == {"added": 2}
    assert queries.duties_of(person, TODAY).posts == {(Role.DRAFTER, school.college.pk)}
    ended = [*drafter[:4], TODAY.isoformat()]
    assert effects(import_all(security, ended, head, heading=heading)) == {"stopped": 1, "unchanged": 1}
    assert Post.objects.get(role=Role.DRAFTER).ends_on == TODAY


def test_two_heads_in_one_sheet_are_refused(school, security):
    lines = [[school.person().number, "JX", "第一责任人", "2026-09-01", ""] for _ in range(2)]

    answer = security.post(
        PAGE, {"file": book(*lines, ["G9999", "JX", "拟稿人", "2026-09-01", ""], heading=POSTS.columns.values())}
    )

    assert complaints(answer) == [
        (3, "起始日期", "这个单位那时已有第一责任人。请先结束原任职，或改起始日期。"),
        (4, "工号或学号", "没有工号或学号为 G9999 的人员。请先登记人员，再导入任职。"),
    ]
    assert Post.objects.count() == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"no sheet"), "读不了这个文件。请用模板填写，另存为 xlsx 格式，不要加密码。"),
        (book(), "表格里没有内容。请在表头下面填写后再导入。"),
        (book(heading=["工号", *HEADING[1:]]), "表头缺少这些列：工号或学号。请下载模板，不要改动表头。"),
        (book(*[["1"]] * 2001), "表格超过 2000 行。请分成几个文件导入。"),
        ("", "请选择表格文件。"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet_of_ours_is_refused_in_words(system, file, said):
    if file:
        file.seek(0)
    answer = system.post(PAGE, {"file": file})

    assert answer.context["form"].errors["file"] == [said]


def test_what_one_administrator_looked_at_another_cannot_carry_out(school, system, sign_in):
    preview = system.post(PAGE, {"file": book(CHEN)})
    other = sign_in(school.admin(Administration.SYSTEM), Administration.SYSTEM)

    assert other.post(PAGE, {"lines": hidden(preview, "lines")}).status_code == 404


def test_the_template_has_the_heading_an_example_and_notes(system):
    file = load_workbook(BytesIO(system.get(f"{PAGE}template/").content))

    assert file.sheetnames == ["导入人员", "示例", "说明"]
    assert [cell.value for cell in file["导入人员"][1]] == list(PEOPLE.columns.values())
