"""Every list of the workbench leaves as a table, with the rows its page shows to whoever asks, and no others."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.desk.views.listings import LISTINGS
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.ui.cells import FORMULA
from tests.access.sweep import routes
from tests.architecture.tree import SOURCE
from tests.factories import NOON, a_house, a_person, an_account, started
from tests.incidents.making import broken

pytestmark = pytest.mark.django_db
NASTY = ("=1+1", '=HYPERLINK("http://a","b")', "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "cmd|' /C calc'!A0")
TABLES_OF_FORMS = {
    "catalogue/import_columns.html", "catalogue/_import_errors.html", "catalogue/_import_rows.html",
    "catalogue/_told.html", "catalogue/_differences.html", "catalogue/_items.html", "orgs/import_preview.html",
    "orgs/_plan_shares.html", "orgs/_accounts.html", "orgs/_posts.html", "policy/_line.html", "leading/_seats.html",
    "tools/mask_table.html", "screening/check_file.html", "disclosures/_compare.html", "bulletins/bulletin.html",
    "editor/choose.html", "paper/history.html", "push/_figures.html", "letters/figures.html", "letters/topics.html",
    "todo/_rows.html", "todo/_drafts.html", "handover.html", "exports/list.html", "archives/list.html",
    "exports/_listed.html",
    "console/_letters.html", "console/_lines.html", "console/_steps.html", "console/_trend.html",
    "console/catalogues.html", "inspections/draw.html", "reports/_grid.html",
    "accountability/_counts.html", "accountability/_keepers.html", "accountability/hints.html",
    "accountability/list.html", "accountability/looks.html",
}  # fmt: skip
"""Templates with a table that is part of a form, of one thing or of figures, or tells of what never leaves the program.

What lists they show are taken out elsewhere.
"""
ROWS_OF = {"letters/_rows.html": "letters/list.html", "obligations/_rows.html": "obligations/list.html",
           "push/_rows.html": "push/queue.html", "inspections/_findings.html": "inspections/findings.html"}  # fmt: skip
FOLDER = SOURCE / "desk" / "templates" / "desk"


def templates_with_tables():
    for path in sorted(FOLDER.rglob("*.html")):
        if re.search(r'<table class="tbl|exports/_listed', path.read_text(encoding="utf-8")):
            yield path.relative_to(FOLDER).as_posix()


def test_every_page_with_a_list_offers_it_as_a_table():
    pages = {ROWS_OF.get(name, name) for name in templates_with_tables()} - TABLES_OF_FORMS
    without = [name for name in pages if "{% export_bar" not in (FOLDER / name).read_text(encoding="utf-8")]
    assert without == []


def test_every_list_is_offered_by_a_page_and_every_page_offers_a_list_there_is():
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.html")]
    offered = {code for text in texts for code in re.findall(r'export_bar "(\w+)"', text)}
    assert offered == set(LISTINGS)


def test_every_list_says_of_which_page_it_is():
    assert {listing.page for listing in LISTINGS.values()} - set(routes()) == set()


@pytest.fixture
def town(db):
    """A house with something nasty in its lists."""
    house = a_house()
    for words in NASTY:
        started(house, title=words)
    broken(house)
    return house


def signed_in(person, administration=""):
    browser = Client()
    browser.force_login(an_account(person, "", administration))
    return browser


def taken_out(browser, code, query="", kind="csv"):
    return browser.post(f"{reverse('desk:export', args=[code])}?{query}", {"format": kind})


def rows_in(answer):
    text = answer.content.decode().removeprefix("\ufeff")
    return list(csv.reader(StringIO(text, newline="")))


def sheet_in(answer):
    return load_workbook(BytesIO(answer.content)).active


def plain(text):
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", str(text))))


def seen(page):
    """Return the cells of the list on a page, row by row, as they are read."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.content.decode(), re.DOTALL)
    return [
        [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows if "<td" in row
    ]


@pytest.mark.parametrize("query", ["", "stage=draft", "stage=published", "q=SUM", "year=2025"])
def test_the_rows_are_those_of_the_page_in_their_order(town, query):
    browser = signed_in(town.drafter)
    page = seen(browser.get(f"{reverse('desk:disclosures')}?{query}"))
    lines = list(sheet_in(taken_out(browser, "disclosures", f"{query}&page=2", "xlsx")).values)[1:]
    assert [[plain(cell or "—") for cell in line[:4]] for line in lines] == [row[:4] for row in page]


def test_all_pages_leave_at_once(town):
    for number in range(30):
        started(town, title=f"第{number}件")
    rows = rows_in(taken_out(signed_in(town.drafter), "disclosures", "stage=draft"))
    assert len(rows) == 1 + 30 + len(NASTY)


def test_no_cell_is_a_formula_in_either_kind_of_file(town):
    browser = signed_in(town.drafter)
    values = rows_in(taken_out(browser, "disclosures"))
    sheet = sheet_in(taken_out(browser, "disclosures", kind="xlsx"))
    assert [cell for row in values for cell in row if cell.startswith(FORMULA)] == []
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert len(list(sheet.iter_rows())) == len(values)


def test_the_file_begins_with_the_mark_by_which_spreadsheets_read_chinese(town):
    answer = taken_out(signed_in(town.drafter), "disclosures")
    assert (answer.content[:3], answer.headers["Content-Type"]) == (b"\xef\xbb\xbf", "text/csv; charset=utf-8")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_times_are_those_of_the_school(town):
    [_headings, row] = rows_in(taken_out(signed_in(town.head), "incidents"))
    assert row[-1] == f"{NOON:%Y-%m-%d} 13:00"


@pytest.mark.parametrize("code", sorted(one.code for one in LISTINGS.values() if not one.of))
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_can_be_taken_out_by_somebody(town, code, kind):
    people = [town.approver, town.head, town.drafter]
    administrators = ["system_admin", "security_admin", "audit_admin"]
    browsers = [signed_in(person) for person in people]
    browsers += [signed_in(a_person(role), role) for role in administrators]
    assert 200 in [taken_out(browser, code, kind=kind).status_code for browser in browsers]


def test_who_took_what_out_stands_in_the_log_but_not_what_he_searched_for(town):
    taken_out(signed_in(town.drafter), "disclosures", "q=未公开&stage=draft")
    [line] = [one for one in read_deeds(deeds(Narrowed())) if one.leaf.reason == "list_exported"]
    told = {"name": "事项", "format": "csv", "filter": "q=…&stage=draft", "rows": "0"}
    assert (line.by, line.leaf.item, line.told) == (town.drafter.public_id, "listing/disclosures", told)


def test_the_audit_log_itself_leaves_the_same_way(town):
    rows = rows_in(taken_out(signed_in(a_person("审计"), "audit_admin"), "deeds"))
    assert rows[0][:3] == ["序号", "时间", "操作人"]
    assert len(rows) > 1
