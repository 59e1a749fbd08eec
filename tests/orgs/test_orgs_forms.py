"""The forms of chapter 2: what is wrong is said at the field and in the summary, and nothing typed is lost."""

import ast
import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from little_school import FOUNDED, NOON, TODAY

import gongkai.orgs
from gongkai.desk.phrases.orgs import SENTENCES
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions, queries
from gongkai.orgs.models import Group, Post, Unit

UNIT = {
    "code": "CL", "name": "材料学院党委", "short_name": "材料学院", "name_en": "Materials", "kind": "college",
    "parent": "XX", "position": "3", "starts_on": "2026-09-01", "ends_on": "",
}  # fmt: skip
PERSON = {"number": "20260001", "name": "陈立", "kind": "staff", "home": "JX", "email": "chenli@example.edu.cn"}


def summary(answer):
    """Return what the summary lists, each with the id its link leads to."""
    box = re.search(r'<div class="errsum".*?</div>', answer.content.decode(), re.DOTALL).group()
    found = re.findall(r'<li>(?:<a href="#(\w+)">)?([^<]*)', box)
    return [(target, unescape(text)) for target, text in found]


def at_field(answer, field):
    """Return what is said at one field."""
    box = re.search(rf'<div class="errmsg" id="id_{field}_error">(.*?)</div>', answer.content.decode(), re.DOTALL)
    return unescape(re.sub("<[^>]*>", "", box.group(1))) if box else ""


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"code": ""}, "code", "请写编码。"),
        ({"code": "材料"}, "code", "编码只能用二到十二个大写字母或数字，例如 JX。"),
        ({"code": "JX"}, "code", "这个编码已有单位使用。请换一个编码。"),
        ({"name": "党" * 61}, "name", "全称最多 60 字，现在 61 字。"),
        ({"kind": "club"}, "kind", "类别里没有这一项。请从列表中选择。"),
        ({"parent": "ZZZ"}, "parent", "上级单位里没有这个单位。请从列表中选择。"),
        ({"parent": ""}, "parent", "请选择上级单位。只有学校党委没有上级。"),
        ({"position": "x"}, "position", "排序要写整数。"),
        ({"starts_on": "昨天"}, "starts_on", "设立日期要写成 2026-09-14 这样的日期。"),
        ({"ends_on": "2020-01-01"}, "ends_on", "结束日期早于起始日期。请改其中一个日期。"),
        ({"hosts_office": True}, "hosts_office", "领导小组办公室已设在另一个单位。请先在那个单位取消，再设在这里。"),
    ],
)
def test_what_is_wrong_with_a_unit_is_said_twice_and_the_rest_stays(system, school, change, field, said):
    answer = system.post(reverse("desk:unit_new"), UNIT | change)

    assert (summary(answer), at_field(answer, field)) == ([(f"id_{field}", said)], said)
    assert "有错误：新建单位" in answer.content.decode()
    assert {name: answer.context["form"][name].value() for name in UNIT | change} == UNIT | change
    assert not Unit.objects.filter(name="材料学院党委").exists()


def test_a_unit_is_set_up_and_changed(system, school):
    system.post(reverse("desk:unit_new"), UNIT)
    system.post(reverse("desk:unit_edit", args=["CL"]), UNIT | {"name": "冶金学院党委", "parent": "JX"})

    unit = queries.unit_with_code("CL")
    assert (unit.name, unit.parent, unit.position) == (UNIT["name"], school.college, 3)


def test_a_unit_is_renamed_from_a_day_on_and_its_name_corrected_with_a_reason(system, school):
    names = {"name": "智能制造学院党委", "short_name": "智造学院", "name_en": "Smart"}
    day = localdate() + timedelta(days=9)
    system.post(reverse("desk:unit_rename", args=["JX"]), names | {"on": day.isoformat()})
    corrected = reverse("desk:unit_correct_name", args=["JX"])
    silent = system.post(corrected, names | {"name": "智能制造学院党委员会"})
    system.post(corrected, names | {"name": "智能制造学院党委员会", "reason": "登记时漏写"})

    said = [(one.name, one.starts_on) for one in queries.names_of(school.college)]
    assert said == [("智能制造学院党委员会", day), ("JX党组织", FOUNDED)]
    assert (at_field(silent, "reason"), queries.unit_with_code("JX").name) == ("请写原因。", "JX党组织")


def test_a_plan_is_drawn_up_with_every_reason_at_its_field_and_confirmed_by_another(system, school, sign_in):
    page, day = reverse("desk:reorganisation_new"), localdate() + timedelta(days=9)
    typed = {"kind": "dissolve", "ending": ["JX"], "successor": "JX", "takes_effect_on": day.isoformat(), "basis": "文"}
    refused = system.post(page, typed)
    assert at_field(refused, "successor") == "单位 JX 不能接替它自己。请另选接替的单位。"

    shown = system.post(page, typed | {"ending": ["JXB"]}, follow=True)
    approver = sign_in(school.holder(Role.OFFICE_APPROVER, school.office))
    plan = shown.context["plan"]
    confirming = reverse("desk:reorganisation_confirm", args=[plan.public_id])
    done = approver.post(confirming, {"seen": approver.get(confirming).context["seen"]}, follow=True)

    assert (done.context["plan"].state, done.status_code) == ("confirmed", 200)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"number": "工号"}, "number", "工号或学号只能用字母、数字和短横线。"),
        ({"number": "G0001"}, "number", "工号或学号 G0001 已经登记。请核对号码，或修改已有人员。"),
        ({"name": " "}, "name", "请写姓名。"),
        ({"kind": ""}, "kind", "请选择类别。"),
        ({"email": "chenli"}, "email", "电子邮箱要写成 name@example.edu.cn 这样。"),
    ],
)
def test_what_is_wrong_with_a_person_is_said_twice(system, school, change, field, said):
    school.person()

    answer = system.post(reverse("desk:person_new"), PERSON | change)

    assert (summary(answer), at_field(answer, field)) == ([(f"id_{field}", said)], said)


def test_a_person_is_registered_joins_moves_and_leaves(system, school):
    system.post(reverse("desk:person_new"), PERSON)
    person = queries.person_with_number("20260001")
    pages = {name: reverse(f"desk:{name}", args=[person.public_id]) for name in ("membership_new", "person_leaves")}

    system.post(pages["membership_new"], {"unit": "JXB", "starts_on": "2026-01-01"})
    system.post(pages["membership_new"], {"unit": "JX", "starts_on": "2026-09-01"})
    system.post(pages["person_leaves"], {"last_day": TODAY.isoformat()})

    rows = list(person.memberships.values_list("unit__code", "ends_on"))
    assert rows == [("JXB", TODAY.replace(month=8, day=31)), ("JX", TODAY)]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"person": "9"}, "person", "没有工号或学号为 9 的人员。请核对号码，或先登记人员。"),
        ({"person": ""}, "person", "请写任职人员的工号或学号。"),
        ({"role": "office_clerk"}, "unit", "办公室岗位只能设在领导小组办公室所在单位。请改单位或岗位。"),
        ({"role": "head"}, "starts_on", "这个单位那时已有第一责任人。请先结束原任职，或改起始日期。"),
        ({"unit": ""}, "unit", "请选择单位。"),
    ],
)
def test_what_speaks_against_an_appointment_is_said_twice(security, school, change, field, said):
    school.holder(Role.HEAD, school.college)
    person = school.person()
    said_so = {"person": person.number, "unit": "JX", "role": "drafter", "starts_on": "2026-09-01", "ends_on": ""}

    answer = security.post(reverse("desk:post_new"), said_so | change)

    assert (summary(answer), at_field(answer, field)) == ([(f"id_{field}", said)], said)


def test_an_appointment_goes_from_one_administrator_to_the_other(school, security, sign_in):
    person = school.person()
    said = {"person": person.number, "unit": "JX", "role": "head", "starts_on": "2026-09-01", "ends_on": ""}
    security.post(reverse("desk:post_new"), said)
    post = Post.objects.get()
    confirm = reverse("desk:post_confirm", args=[post.public_id])

    refused = security.post(confirm)
    assert summary(refused) == [("", "这项任职是您提出的，要由另一位安全管理员确认。")]

    second = sign_in(school.admin(Administration.SECURITY), Administration.SECURITY)
    second.post(confirm)
    assert queries.head_in_force(school.college, TODAY) == post


def test_an_acting_head_is_arranged_and_the_post_ended(school, security):
    post = school.appoint(school.person(), Role.DRAFTER, school.college)
    head = school.appoint(school.person(), Role.HEAD, school.college)
    said = {"person": school.person().number, "starts_on": "2026-09-10", "ends_on": "2026-10-10", "reason": "脱产进修"}

    missing = security.post(reverse("desk:post_acting", args=[head.public_id]), said | {"ends_on": "", "reason": ""})
    assert summary(missing) == [("id_ends_on", "请写结束日期。"), ("id_reason", "请写原因。")]
    security.post(reverse("desk:post_acting", args=[head.public_id]), said)
    security.post(reverse("desk:post_end", args=[post.public_id]), {"last_day": TODAY.isoformat()})

    post.refresh_from_db()
    assert (post.ends_on, head.stand_ins.get().reason) == (TODAY, "脱产进修")


def test_a_group_is_drawn_up_line_by_line(school, sign_in):
    browser = sign_in(school.holder(Role.HEAD, school.college))
    one, two = school.person(), school.person()
    said = {"name": "党代表", "about": "", "people": f"{one.number} 李国强\n\n{two.number}\nG9999 无此人\n{one.number}"}

    wrong = browser.post(reverse("desk:group_new", args=["JX"]), said)
    assert at_field(wrong, "people") == "没有这些工号或学号：G9999。请核对或删去这几行。"
    browser.post(reverse("desk:group_new", args=["JX"]), said | {"people": f"{one.number}\n{two.number}"})

    group = Group.objects.get()
    assert list(group.people.all()) == [one, two]
    browser.post(reverse("desk:group_dissolve", args=[group.public_id]))
    group.refresh_from_db()
    assert group.is_closed


def test_the_office_marks_a_unit_small(school, sign_in):
    browser = sign_in(school.holder(Role.OFFICE_APPROVER, school.office))
    page = reverse("desk:unit_small", args=["JXB"])

    wrong = browser.post(page, {"starts_on": "2026-09-01", "ends_on": "", "reason": ""})
    assert summary(wrong) == [("id_reason", "请写原因。")]
    browser.post(page, {"starts_on": "2026-09-01", "ends_on": "", "reason": "正式党员四人"})

    assert queries.unit_with_code("JXB").is_small(TODAY + timedelta(days=1))


def test_every_reason_there_is_can_be_said():
    sources = [path.read_text() for path in Path(gongkai.orgs.__file__).parent.rglob("*.py")]
    nodes = [node for text in sources for node in ast.walk(ast.parse(text))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    told = [call.args[0] for call in calls if call.func.id == "Refusal"]
    tables = [node.value for node in nodes if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "wrong"]
    told += [key for table in tables for key in table.keys]

    codes = {each.value for each in told if isinstance(each, ast.Constant)} | {"already_holds", "member_already"}

    assert codes | {"ledger_behind"} == set(SENTENCES)  # the last is every action's, told by the record


def test_an_account_is_opened_given_a_password_and_shut(school, system):
    owner = school.person("陈立")
    system.post(reverse("desk:account_new", args=[owner.public_id]), {"username": "ChenLi"})
    known = [owner.public_id, "chenli"]

    given = system.post(reverse("desk:account_password", args=known))
    account = owner.accounts.get()
    assert account.check_password(given.context["password"])

    system.post(reverse("desk:account_disable", args=known))
    account.refresh_from_db()
    assert not account.is_active
    actions.enable_account(account, by=None, at=NOON)
    wrong = system.post(reverse("desk:account_new", args=[owner.public_id]), {"username": "c l"})
    assert summary(wrong) == [("id_username", "用户名只能用小写字母、数字和短横线，至少两个字。")]
