"""The catalogues in force as a document to print: A4 across, one table a unit, its heading on every page."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from gongkai.portal.export.books import Book
from gongkai.portal.export.tables import columns, heading_of, rows, standing_of

LONG_SIDE, SHORT_SIDE, MARGIN = Mm(297), Mm(210), Mm(15)
FACE, SIZE = "宋体", Pt(9)
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_paper(books: Sequence[Book]) -> bytes:
    """Write a docx file, a page or more for each unit."""
    document = Document()
    _lay_out(document)
    for number, book in enumerate(books):
        heading = document.add_heading(_plain(heading_of(book)), level=1)
        heading.paragraph_format.page_break_before = number > 0
        document.add_paragraph(_plain(standing_of(book)))
        _add_table(document, columns(book), rows(book))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Any) -> None:  # noqa: ANN401 – the library's own type
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, LONG_SIDE, SHORT_SIDE
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        style.font.name = FACE
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACE)
    document.styles["Normal"].font.size = SIZE


def _add_table(document: Any, heading: Sequence[str], lines: Iterable[Sequence[str]]) -> None:  # noqa: ANN401
    """Add a table row by row as XML: the library's own way looks each of thousands of cells up anew."""
    table = document.add_table(rows=1, cols=len(heading))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, heading, strict=True):
        cell.paragraphs[0].add_run(_plain(text)).bold = True
    first = table.rows[0]._tr  # noqa: SLF001 – the library has no other way to repeat a heading
    first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for line in lines:
        table._tbl.append(_row(line))  # noqa: SLF001 – the same


def _row(line: Sequence[str]) -> Any:  # noqa: ANN401 – the library's own type
    row = OxmlElement("w:tr")
    for text in line:
        cell, paragraph, run, words = (OxmlElement(name) for name in ("w:tc", "w:p", "w:r", "w:t"))
        words.text = _plain(text)
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph.append(run)
        cell.append(paragraph)
        row.append(cell)
    return row


def _plain(text: str) -> str:
    """Return a text without the signs that no document can hold."""
    return NOT_IN_XML.sub("", text)
