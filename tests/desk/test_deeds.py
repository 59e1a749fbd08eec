"""The page of the internal log: what the auditor reads, finds and takes away, and that nobody else knows of it."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.desk.deeds import read
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.actions import deed, recorded, rotate, sign
from gongkai.ledger.models import Seal
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import PersonKind, Role
from gongkai.merkle.proof import Proof
from gongkai.orgs import actions as orgs
from gongkai.ui.commas import written
from tests.factories import NOON, a_house, a_person, a_post, a_unit, an_account, brought_to

pytestmark = pytest.mark.django_db
PAGE = "/desk/deeds/"
TABLE = "/desk/exports/of/deeds/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(person, administration=""):
    browser = Client()
    browser.force_login(an_account(person, administration=administration), BACKEND)
    return browser


@pytest.fixture
def auditor(db):
    return signed_in(a_person("黎昕"), "audit_admin")


def an_admin():
    admin = a_person("唐敏", home=None)
    an_account(admin, administration="system_admin")
    return admin


def registered(count, by=None):
    return [
        orgs.register_person(number=f"G{number:04}", name="陈立", kind=PersonKind.STAFF, by=by, at=NOON)
        for number in range(count)
    ]


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def rows_of(response):
    table = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in table.split("<tr>")[1:]]
    return [[re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def test_a_line_says_who_did_what_to_whom_when_and_how(auditor):
    admin = an_admin()
    person = registered(1, by=admin)[0]
    orgs.change_person(person, name="陈丽", by=admin, at=NOON)
    number, when, who, what, about, details = rows_of(auditor.get(PAGE))[0]

    assert (number, who, what, about, details) == ("1", "唐敏", "修改人员 待签名", "陈丽", "名称：陈立 → 陈丽")
    assert when.endswith("12:00")


@pytest.mark.parametrize("role", ["system_admin", "security_admin", *Role])
@pytest.mark.parametrize("path", [PAGE, f"{PAGE}0/proof/"])
def test_for_others_there_is_no_such_page(role, path):
    registered(1)
    sign(Log.AUDIT)
    is_post = role in set(Role)
    browser = signed_in(a_post(Role(role), a_unit())) if is_post else signed_in(a_person(), role)

    assert browser.get(path).status_code == 404


def test_only_the_auditor_is_shown_the_way(auditor):
    admin = signed_in(a_person("唐敏"), "system_admin")
    pages = [browser.get("/desk/orgs/people/").content.decode() for browser in (auditor, admin)]

    assert [f'href="{PAGE}"' in page for page in pages] == [True, False]


def test_stretches_of_twenty_lead_on_and_back(auditor):
    registered(45)
    first = auditor.get(PAGE)
    older = auditor.get(PAGE, {"after": 25})
    last = auditor.get(PAGE, {"after": 5})
    newer = auditor.get(PAGE, {"before": 24})

    numbers = [[int(row[0]) for row in rows_of(page)] for page in (first, older, last, newer)]
    assert numbers == [list(range(44, 24, -1)), list(range(24, 4, -1)), list(range(4, -1, -1)), list(range(44, 24, -1))]
    assert ['rel="next"' in page.content.decode() for page in (first, older, last)] == [True, True, False]
    assert ['rel="prev"' in page.content.decode() for page in (first, older, newer)] == [False, True, False]


def test_filters_narrow_the_list(auditor):
    admin = an_admin()
    person = registered(2, by=admin)[0]
    house = a_house()
    brought_to(Stage.DRAFT, house, at=NOON + timedelta(days=3))
    asked = {
        "who": admin.number, "what": "disclosure_started", "about": person.number, "from": "2026-09-17",
        "to": "2026-09-14",
    }  # fmt: skip
    found = {name: len(rows_of(auditor.get(PAGE, {name: value}))) for name, value in asked.items()}

    assert found == {"who": 2, "what": 1, "about": 1, "from": 1, "to": 2}


def test_one_finds_by_name_by_code_by_index_number_and_what_nobody_did(auditor):
    house = a_house()
    brought_to(Stage.PUBLISHED, house)
    registered(1)
    number = Disclosure.objects.get().index_no
    orgs.mark_small(house.college, starts_on=NOON.date(), ends_on=None, reason="人少", by=None, at=NOON)
    asked = [{"about": number}, {"about": "unit/JX"}, {"about": "JX"}, {"about": "陈立"}, {"who": "-"}]

    assert [len(rows_of(auditor.get(PAGE, one))) for one in asked] == [6, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("who", "没有这个人"), ("what", "no_such_deed"), ("about", "没有这个"), ("from", "昨天"), ("to", "2026-02-30"),
        ("after", "x"), ("before", "９"), ("after", "9" * 40),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_left_out_and_said(auditor, name, value):
    registered(1)
    answer = auditor.get(PAGE, {name: value})

    assert (answer.status_code, len(rows_of(answer))) == (200, 1)
    assert "这些筛选条件不认识，没有使用：" in text_of(answer)


def test_the_auditor_sees_index_numbers_and_no_titles(auditor):
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, title="关于某事的通报")
    brought_to(Stage.IN_REVIEW, house, title="另一件尚未公开的事")
    page, table = auditor.get(PAGE), auditor.post(TABLE).content.decode()
    said = text_of(page) + table

    assert [word for word in ("关于某事", "尚未公开的事") if word in said] == []
    assert f"事项 {Disclosure.objects.get(pk=revision.disclosure_id).index_no}" in said


def test_the_state_of_the_log_is_shown(auditor):
    registered(3)
    before = text_of(auditor.get(PAGE))
    sign(Log.AUDIT)
    registered_more = orgs.create_unit(
        code="XX", name="学校", name_en="S", short_name="校", kind="school", starts_on=NOON.date(), by=None, at=NOON
    )
    after = text_of(auditor.get(PAGE))

    assert ("共 3 条，还没有签名" in before, "共 4 条，已签名到第 3 条" in after) == (True, True)
    assert registered_more.code in after or "校" in after


def test_trouble_is_said_loudly(auditor, ledger_root):
    registered(3)
    sign(Log.AUDIT)
    next(path for path in (ledger_root / "audit" / "tile" / "0").rglob("*") if path.is_file()).write_bytes(b"")

    answer = auditor.get(PAGE)

    assert "日志文件已损坏或被改动。签名已停止" in text_of(answer)
    assert {row[3] for row in rows_of(answer)} == {"登记人员 与日志不符"}


def test_a_line_leads_to_its_proof(auditor):
    registered(2)
    early = auditor.get(f"{PAGE}1/proof/", follow=True)
    sign(Log.AUDIT)
    answer = auditor.get(f"{PAGE}1/proof/")
    checked = bundle.check(Proof.parse(answer.content))

    assert "这一条还没有签名" in text_of(early)
    assert (checked.index, checked.opening.facts["told"]["number"]) == (1, "G0001")
    assert f'href="{PAGE}1/proof/"' in auditor.get(PAGE).content.decode()


def test_a_line_whose_details_are_lost_says_so(auditor):
    registered(1, by=an_admin())
    Seal.objects.all().delete()
    sign(Log.AUDIT)
    row = rows_of(auditor.get(PAGE))[0]
    answer = auditor.get(f"{PAGE}0/proof/", follow=True)

    assert (row[2], row[5], "没有凭证可下载" in text_of(answer)) == ("（随备份丢失）", "", True)


def test_a_changed_key_is_a_line_as_well(auditor):
    rotate(Log.AUDIT, at=NOON)

    assert [row[2:4] for row in rows_of(auditor.get(PAGE))] == [["本系统", "更换日志的签名密钥"]]


def table_of(response):
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_table_has_every_line_of_the_list(auditor):
    person = registered(30, by=an_admin())[29]
    head, *rows = table_of(auditor.post(TABLE))

    assert (head[0], len(rows), rows[0][0]) == ("序号", 30, "29")
    assert rows[0][1:] == [
        "2026-09-14 12:00:00", "唐敏", rows[0][3], "登记人员", "陈立", f"person/{person.public_id}",
        "类别：教职工；名称：陈立；工号或学号：G0029", "相符",
    ]  # fmt: skip


@pytest.mark.parametrize("sign_", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_nothing_in_a_table_is_taken_for_a_formula(auditor, sign_):
    with recorded():
        deed("unit_changed", "unit/XX", by=None, at=NOON, told={f"{sign_}1": "HYPERLINK()"})

    cells = [cell for row in table_of(auditor.post(TABLE)) for cell in row]
    assert [cell for cell in cells if cell.startswith(sign_) and cell != "-"] == []


def test_a_table_begins_with_the_mark_of_its_encoding():
    assert "".join(written([["甲", "=1"]])) == "\ufeff甲,'=1\r\n"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_three_lines_as_for_one(auditor, count):
    house = a_house()
    admin = an_admin()
    for number in range(count):
        orgs.appoint(a_person(), Role.DRAFTER, house.college, starts_on=NOON.date(), by=None, at=NOON)
        brought_to(Stage.DRAFT, house, title=f"第{number}件")
        orgs.register_person(number=f"X{number}", name="陈立", kind=PersonKind.STAFF, by=admin, at=NOON)
    sign(Log.AUDIT)
    with CaptureQueriesContext(connection) as asked:
        assert auditor.get(PAGE).status_code == 200

    assert len(asked) == 11, [query["sql"][:120] for query in asked]


def test_an_empty_log_is_an_empty_page(auditor):
    assert "还没有操作记录。" in text_of(auditor.get(PAGE))
    assert "没有符合条件的操作。" in text_of(auditor.get(PAGE, {"what": "signed_in"}))


def test_every_filter_has_its_place_in_the_address(rf):
    query = rf.get(PAGE, {"from": "2026-09-14", "to": "2026-09-14"}).GET
    asked = read(query).narrowed

    assert (asked.until - asked.since, reverse("desk:deeds")) == (timedelta(days=1), PAGE)
