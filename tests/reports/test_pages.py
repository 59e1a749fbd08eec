"""The pages of a report: what they show, where numbers lead, and the papers made of it. Source: 第十八条."""

import io
import itertools
import re

import pypdfium2
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import Stage
from gongkai.reports.models import Report
from tests.factories import NOON, an_account, brought_to
from tests.reports.making import begun, begun_of_school, frozen, frozen_of_school, written

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def signed_in(person):
    browser = Client()
    browser.force_login(person.accounts.first() or an_account(person))
    return browser


def of(report, route="report", *more):
    return reverse(f"desk:{route}", args=[report.public_id, *more])


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_report_is_begun_written_and_made_final_from_its_pages(house):
    head = signed_in(house.head)
    head.post(reverse("desk:report_new"), {"unit": house.college.code, "span": "2026Y"})
    report = Report.objects.get()
    for code in ("basics", "problems"):
        head.post(of(report, "report_section", code), {"lock": 1, "text": "第一段\n第二段"})
    for step in ("report_measure", "report_freeze", "report_submit"):
        head.post(of(report, step))
    report.refresh_from_db()
    assert (report.state, "第二段" in text_of(head.get(of(report)))) == ("submitted", True)


def test_a_number_leads_to_the_rows_behind_it(house):
    brought_to(Stage.PUBLISHED, house)
    page = signed_in(house.head).get(of(begun(house))).content.decode()
    days = "from=2026-01-01&amp;to=2026-12-31"
    where = f"/desk/disclosures/?figure=disclosures.published&amp;{days}&amp;of={house.college.code}"
    assert f'<a href="{where}">1</a>' in page


def test_a_drafter_reads_numbers_whose_rows_the_console_does_not_open_to_him(house):
    brought_to(Stage.PUBLISHED, house)
    assert "?figure=" not in signed_in(house.drafter).get(of(begun(house))).content.decode()


def test_what_was_typed_stays_and_what_stands_is_shown_where_somebody_wrote_meanwhile(house):
    report = written(begun(house), by=house.drafter, codes=["basics"], text="别人写的")
    page = signed_in(house.head).post(of(report, "report_section", "basics"), {"lock": 1, "text": "我写的"})
    assert ("别人写的" in text_of(page), "我写的" in text_of(page), page.status_code) == (True, True, 200)


def test_what_is_missing_is_named_before_it_is_final(house):
    page = text_of(signed_in(house.head).post(of(begun(house), "report_freeze")))
    assert "“基本情况”还没有写" in page


@pytest.mark.parametrize(("who", "found"), [("head", 200), ("drafter", 200), ("clerk", 200), ("reviewer", 404)])
def test_a_unit_and_the_office_read_it(house, who, found):
    assert signed_in(getattr(house, who)).get(of(begun(house))).status_code == found


@pytest.mark.parametrize(("who", "found"), [("clerk", 200), ("approver", 200), ("head", 404), ("inspector", 404)])
def test_that_of_the_school_is_the_offices(house, who, found):
    assert signed_in(getattr(house, who)).get(of(begun_of_school(house))).status_code == found


def test_as_docx_it_holds_every_word_and_every_table(house):
    brought_to(Stage.PUBLISHED, house)
    answer = signed_in(house.clerk).get(of(frozen_of_school(house), "report_docx"))
    document = Document(io.BytesIO(answer.content))
    words = [paragraph.text for paragraph in document.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert "一、基本情况" in words
    assert "本年度工作平稳。" in words
    assert ["公开信息", "1"] in cells
    assert ["机械工程学院党委", "1"] in cells


def paragraphs_under(heading, answer):
    """Return what stands between a heading of a docx and the next one."""
    words = [(one.style.name, one.text) for one in Document(io.BytesIO(answer.content)).paragraphs]
    after = words[words.index(("Heading 1", heading)) + 1 :]
    return [text for _style, text in itertools.takewhile(lambda one: one[0] != "Heading 1", after)]


def test_where_nothing_is_in_a_section_it_says_so(house):
    browser, report = signed_in(house.head), frozen(house)
    wanted = "本年度没有这方面的内容。"
    assert paragraphs_under("九、考核结果", browser.get(of(report, "report_docx"))) == [wanted]
    assert text_of(browser.get(of(report))).count(wanted) == 1


def test_what_must_be_written_and_is_not_says_so_in_a_draft(house):
    answer = signed_in(house.head).get(of(begun(house), "report_docx"))
    assert paragraphs_under("一、基本情况", answer) == ["这一节还没有写。"]


def test_as_pdf_its_text_can_be_searched(house):
    brought_to(Stage.PUBLISHED, house)
    answer = signed_in(house.head).get(of(frozen(house), "report_pdf"))
    pages = list(pypdfium2.PdfDocument(answer.content))
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))
    wanted = ("2026年党务公开工作报告", "存在问题和改进措施", "本年度工作平稳。", "按时公开率")
    assert [phrase for phrase in wanted if phrase not in text] == []


def test_it_becomes_a_draft_like_any_other_with_its_papers(house):
    report = frozen(house)
    signed_in(house.drafter).post(of(report, "report_publish"), {"entry": str(house.entry.public_id)})
    revision = Revision.objects.get()
    report.refresh_from_db()
    assert (revision.stage, revision.entry, report.disclosure) == ("draft", house.entry, revision.disclosure)
    assert "<h2>一、基本情况</h2>" in revision.body
    assert '<th scope="row">到期任务</th><td>0</td>' in revision.body
    assert [one.name[-4:] for one in revision.attachments.order_by("position")] == ["docx", ".pdf"]


def test_what_is_made_known_is_clean_already(house):
    report = frozen(house)
    signed_in(house.drafter).post(of(report, "report_publish"), {"entry": str(house.entry.public_id)})
    assert clean(Revision.objects.get().body) == Revision.objects.get().body


def test_a_report_is_drafted_once(house):
    report, browser = frozen(house), signed_in(house.drafter)
    answers = [browser.post(of(report, "report_publish"), {"entry": str(house.entry.public_id)}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 404]


def test_the_list_asks_as_often_for_three_as_for_one(house):
    browser, counts = signed_in(house.head), []
    for spans in (["2026Y"], ["2025Y", "2025S"]):
        for span in spans:
            begun(house, span=span)
        browser.get(reverse("desk:yearly_reports"))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse("desk:yearly_reports")).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_one_report_asks_as_often_for_three_units_as_for_one(house):
    browser, counts = signed_in(house.clerk), []
    for number, span in enumerate(("2026Y", "2025S")):
        for _ in range(1 + number):
            brought_to(Stage.PUBLISHED, house, at=NOON)
        report = begun_of_school(house, span=span)
        browser.get(of(report))
        with CaptureQueriesContext(connection) as asked:
            browser.get(of(report))
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(("who", "shown"), [("head", True), ("drafter", True), ("clerk", True), ("reviewer", False)])
def test_the_way_to_reports_is_shown_to_whoever_writes_them(house, who, shown):
    page = signed_in(getattr(house, who)).get(reverse("desk:notices")).content.decode()
    assert (f'href="{reverse("desk:yearly_reports")}"' in page) == shown
