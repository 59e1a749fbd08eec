"""A paper as docx: everybody's word processor opens it."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.channels.papers.page import Paper, Table

FACE = "仿宋"
MARGINS = {"top_margin": Mm(37), "right_margin": Mm(26), "bottom_margin": Mm(35), "left_margin": Mm(28)}
"""Those of official papers. Practice: GB/T 9704."""
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_docx(paper: Paper) -> bytes:
    """Write a paper as a docx file."""
    document = Document()
    _lay_out(document)
    _centred(document, paper.mark, Pt(12))
    _centred(document, paper.title, Pt(26), bold=True)
    _centred(document, paper.line, Pt(14))
    _text(document, paper.foreword)
    for part in paper.parts:
        document.add_heading(_plain(part.title), level=1)
        _centred(document, part.byline, Pt(12))
        for paragraph in part.paragraphs:
            _text(document, paragraph)
        for table in part.tables:
            _table(document, table)
    _centred(document, paper.foot, Pt(12))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Any) -> None:  # noqa: ANN401 – the library's own type
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(page, side, width)
    for name, size in (("Normal", Pt(16)), ("Heading 1", Pt(18))):
        style = document.styles[name]
        style.font.name, style.font.size = FACE, size
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACE)


def _centred(document: Any, text: str, size: Any, *, bold: bool = False) -> None:  # noqa: ANN401
    if not text:
        return
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(_plain(text))
    run.font.size, run.bold = size, bold


def _text(document: Any, text: str) -> None:  # noqa: ANN401
    if text:
        document.add_paragraph(_plain(text)).paragraph_format.first_line_indent = Pt(32)


def _table(document: Any, table: Table) -> None:  # noqa: ANN401
    """Write a table; its head stands on every page it goes on to."""
    _centred(document, table.caption, Pt(12), bold=True)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    for number, row in enumerate([table.head, *table.rows]):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(_plain(text))
            run.font.size, run.bold = Pt(12), not number
    marked = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 – the library has no other way
    marked.append(OxmlElement("w:tblHeader"))


def _plain(text: str) -> str:
    """Leave out signs that no XML may hold."""
    return NOT_IN_XML.sub("", text)
