"""The school's report of a simulated year on paper: as docx and as pdf it says what was counted. Source: 第十八条."""

import io
import re

import pypdfium2
import pytest
from docx import Document
from tests.samples.year.reading import numbers, said
from tests.samples.year.recount import ALL, recounted

from gongkai.figures.rules.registry import FIGURES
from gongkai.reports.rules.template import figures_of, sections
from gongkai.reports.rules.words import Kind

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
TITLE = "2025年党务公开工作报告"
NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
HEADINGS = [f"{number}、{part.zh}" for number, part in zip(NUMBERS, sections(Kind.SCHOOL), strict=True)]
SENTENCE = "每件信息公开前都经过保密审查和检查，发现的问题已逐项处理。"
CJK = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def pages(lived):
    return list(pypdfium2.PdfDocument(lived.accounts.pdf))


@pytest.fixture(scope="module")
def text(pages):
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))


@pytest.fixture(scope="module")
def document(lived):
    return Document(io.BytesIO(lived.accounts.docx))


@pytest.fixture(scope="module")
def counted(lived):
    one = lived.accounts.reports[None]
    found = recounted(lived.rows, one.first, one.end, one.as_of)
    return {code: found[code][ALL] for code in figures_of(Kind.SCHOOL)}


def test_in_the_pdf_title_headings_and_sentences_are_found(text):
    assert [wanted for wanted in (TITLE, *HEADINGS, SENTENCE) if wanted not in text] == []


def test_in_the_pdf_the_numbers_are_those_of_the_second_count(text, counted):
    part, whole = counted["obligations.coverage"]
    wanted = (
        f"到期任务{counted['obligations.due'][0]}",
        f"送审时检查{counted['checks.checked'][0]}",
        f"按时公开率{part * 100 // whole}%（{part}/{whole}）",
    )

    assert [phrase for phrase in wanted if phrase not in text] == []


def test_in_the_pdf_every_chinese_letter_is_of_a_chinese_font_that_is_embedded(pages):
    chinese = [one for page in pages for one in texts_of(page) if CJK.search(one.extract())]
    fonts = [one.get_font() for one in chinese]

    assert {(one.get_base_name()[6:].lstrip("+")[:14], one.is_embedded) for one in fonts} == {("NotoSerifCJKsc", True)}


def texts_of(page):
    return page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())


def test_in_the_docx_title_headings_and_sentences_stand_in_order(document):
    words = [one.text for one in document.paragraphs]

    assert words[0].replace(" ", "").endswith(TITLE)
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == HEADINGS
    assert SENTENCE in words


def test_in_the_docx_every_figure_equals_the_second_count(document, counted):
    told = {FIGURES[code].zh: said(value, FIGURES[code].measure) for code, value in counted.items()}
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    found = {name: numbers(cells[0]) for name, *cells in rows if len(cells) == 1 and name in told}

    assert found == told
