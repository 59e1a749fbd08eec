"""The public catalogue: what is in force, what was before, and both as files."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document
from openpyxl import load_workbook

from gongkai.catalogue.models import Item, Provenance, Version
from tests.factories import NOON, a_unit, an_entry
from tests.portal.making_known import shown

pytestmark = pytest.mark.article(13)
ROW = ["组织建设", "党费收缴、管理和使用", "收缴、使用和结存情况", "机械工程学院党委", "向社会公开", "学校门户网站",
       "长期公开", "第十一条（四）"]  # fmt: skip


def said(house, *, number=99, on=date(2026, 9, 1), **changes):
    """Put a new version in force in which the item of the college says something else."""
    item = Item.objects.filter(entry=house.entry).latest("pk")
    version = item.version
    by = {"started_by": house.clerk, "started_at": NOON}
    fresh = Version.objects.create(unit=house.college, year=2026, number=number, **by)
    item.pk, item.version = None, fresh
    for name, value in changes.items():
        setattr(item, name, value)
    item.save()
    Version.objects.filter(pk=version.pk).update(state="superseded")
    filed = {"filed_by": house.clerk, "filed_at": NOON, "filing_number": f"备〔2026〕{number:03}号", "in_force_on": on}
    Version.objects.filter(pk=fresh.pk).update(state="in_force", **filed)


def sheets(content):
    book = load_workbook(BytesIO(content))
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book}


def test_a_unit_shows_what_was_in_force_before_and_until_when(house, client):
    said(house)
    page = shown(client.get("/catalogue/JX/"))
    assert page.count("第 99 版，共 1 项，备案号 备〔2026〕099号，自2026年9月1日起施行") == 1
    assert page.count("2020-01-01 至 2026-08-31") == 1


def test_one_that_was_replaced_on_its_day_is_said_so(house, client):
    said(house)
    said(house, number=100, on=date(2026, 9, 1))
    page = shown(client.get("/catalogue/JX/"))
    assert page.count("2026-09-01，当天被新目录代替") == 1


def test_only_what_is_in_force_is_shown(house, client):
    said(house, title="新的名称")
    page = shown(client.get("/catalogue/JX/"))
    assert (page.count("新的名称"), page.count("党费收缴、管理和使用")) == (1, 0)


def test_a_sheet_for_each_unit(house, client):
    an_entry(a_unit("材料学院党委", code="CL"))
    found = sheets(client.get("/catalogue/export/").content)
    assert list(found) == ["JX 机械工程学院党委", "CL 材料学院党委"]
    code = Item.objects.get(entry=house.entry).code
    assert [cell for cell in found["JX 机械工程学院党委"][3] if cell] == [code, *ROW]


def test_a_cell_is_text_whatever_it_begins_with(house, client):
    said(house, title='=HYPERLINK("http://example.org")', content="坏\x0b字符")
    book = load_workbook(BytesIO(client.get("/catalogue/JX/export/").content))
    title, content = book.worksheets[0]["C4"], book.worksheets[0]["D4"]
    assert (title.value, title.data_type, content.value) == ('=HYPERLINK("http://example.org")', "s", "坏字符")


def test_a_document_with_a_table_for_each_unit(house, client):
    an_entry(a_unit("材料学院党委", code="CL"))
    said(house, content="坏\x0b字符")
    paper = Document(BytesIO(client.get("/catalogue/export/?as=docx").content))
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["机械工程学院党委 2026 年度党务公开目录", "材料学院党委 2026 年度党务公开目录"]
    row = [cell.text for cell in paper.tables[0].rows[1].cells]
    assert row[1:] == [*ROW[:2], "坏字符", *ROW[3:]]


def test_data_in_its_documented_shape(house, client):
    said(house, time_kind="periodic", period="year", anchor_month=3, anchor_day=31, second_time_kind="timely",
         working_days=5, event="会议召开后")  # fmt: skip
    data = json.loads(client.get("/catalogue/JX/export/?as=json").content)
    college = {"code": "JX", "name": "机械工程学院党委", "name_en": "Unit JX"}
    [book] = data["catalogues"]
    [item] = book.pop("items")
    filed = {"filing_number": "备〔2026〕099号", "filed_on": "2026-09-14", "in_force_on": "2026-09-01"}
    assert (data["format"], book) == ("gongkai-catalogue/1", {"unit": college, "year": 2026, "number": 99, **filed})
    assert item == {
        "id": str(house.entry.public_id), "code": item["code"], "class": "11.4", "title": "党费收缴、管理和使用",
        "content": "收缴、使用和结存情况", "audience": "public", "channels": ["portal"],
        "times": [
            {"kind": "periodic", "period": "year", "month": 3, "day": 31, "grace_days": 0},
            {"kind": "timely", "working_days": 5, "event": "会议召开后"},
        ],
        "basis": "第十一条（四）", "lead_unit": college, "other_units": [], "inner_first_days": 0, "is_major": False,
        "sources": [],
    }  # fmt: skip


@pytest.fixture
def compiled(house):
    """The school's catalogue, with one item taken from the college's."""
    entry = an_entry(house.school, code="7.7")
    source = Item.objects.get(entry=house.entry)
    version = Version.objects.create(unit=house.school, year=2026, number=98, started_by=house.clerk, started_at=NOON)
    item = Item.objects.get(entry=entry)
    Version.objects.filter(pk=item.version_id).update(state="superseded")
    item.pk, item.version = None, version
    item.save()
    Provenance.objects.create(item=item, source=source)
    filed = {"filed_by": house.clerk, "filed_at": NOON, "filing_number": "备〔2026〕098号", "in_force_on": NOON.date()}
    Version.objects.filter(pk=version.pk).update(state="in_force", **filed)
    return source


def test_the_schools_catalogue_says_where_each_item_comes_from(house, compiled, client):
    where = f'<a href="/catalogue/JX/#e-{house.entry.public_id}">机械工程学院党委 {compiled.code}</a>'
    assert shown(client.get("/catalogue/XX/")).count(where) == 1
    [book] = json.loads(client.get("/catalogue/XX/export/?as=json").content)["catalogues"]
    filing = compiled.version.filing_number
    source = {"unit": "JX", "filing_number": filing, "code": compiled.code, "id": str(house.entry.public_id)}
    assert book["items"][0]["sources"] == [source]
    assert (
        sheets(client.get("/catalogue/XX/export/").content)["XX 示例大学党委"][3][9]
        == f"机械工程学院党委 {compiled.code}"
    )


@pytest.mark.parametrize("page", ["/catalogue/DB/export/", "/catalogue/ZZ/export/", "/catalogue/JX/export/?as=exe"])
def test_what_is_not_there_is_no_file(house, client, page):
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "docx", "json"])
def test_a_file_that_did_not_change_is_not_sent_again(house, client, kind):
    first = client.get(f"/catalogue/JX/export/?as={kind}")
    again = client.get(f"/catalogue/JX/export/?as={kind}", headers={"If-None-Match": first.headers["ETag"]})
    said(house, title="改过")
    later = client.get(f"/catalogue/JX/export/?as={kind}", headers={"If-None-Match": first.headers["ETag"]})
    assert [first.status_code, again.status_code, later.status_code] == [200, 304, 200]
    assert {one.headers["Cache-Control"] for one in (first, again, later)} == {"public, no-cache"}
    assert first.headers["Content-Disposition"].endswith(f"JX-2026.{kind}")


def test_a_file_is_in_the_readers_language(house, client):
    with override("en"):
        found = sheets(client.get("/catalogue/JX/export/", headers={"Accept-Language": "en"}).content)
    assert [row[5] for rows in found.values() for row in rows[2:]] == ["Scope", "To the public"]
