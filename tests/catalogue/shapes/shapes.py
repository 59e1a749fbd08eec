"""Tables of the shapes that schools write, made for tests, and what is read out of them."""

import io

import docx
import openpyxl
from docx.oxml import OxmlElement

from gongkai.catalogue.tables.cells import Setting
from gongkai.catalogue.tables.limits import Limit, written
from gongkai.catalogue.tables.rows import read
from gongkai.catalogue.tables.sheets import sheet_of
from gongkai.catalogue.tables.units import Named, Units
from gongkai.measures.vocabulary import MatterClass
from gongkai.scanner.tables import tables

UNITS = Units(
    [
        Named(1, "XX", ("示例大学党委", "学校党委", "School")),
        Named(2, "ZZ", ("党委组织部", "组织部", "Organisation")),
        Named(3, "XC", ("党委宣传部", "宣传部", "Publicity")),
        Named(4, "JX", ("机械工程学院党委", "机械学院", "Engineering")),
        Named(5, "JW", ("学校纪委", "纪委", "Discipline")),
    ]
)
CODES = {unit.pk: unit.code for unit in UNITS.listed}
SILENT = {"audience:": "public", "channel:": "portal", "limit:": "long_term:::::::", "class:": "11.7"}
"""What is answered where a table says nothing."""


def workbook(*rows, merged=(), change=None, title="目录"):
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    if change:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def document(*listed, change=None):
    """A document with tables; a cell marked ^ is one with that above it, one marked < with that before it."""
    whole = docx.Document()
    for rows in listed:
        whole.add_paragraph("示例大学党务公开目录")
        table = whole.add_table(len(rows), max(map(len, rows)))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text in {"^", "<"}:
                    table.cell(y - (text == "^"), x - (text == "<")).merge(table.cell(y, x))
                else:
                    table.cell(y, x).text = text
    if change:
        change(whole)
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()


def tick(cell, *, ticked):
    """Put a box of an old form into a cell."""
    field, box = OxmlElement("w:ffData"), OxmlElement("w:checkBox")
    state = OxmlElement("w:checked" if ticked else "w:sizeAuto")
    box.append(state)
    field.append(box)
    begin = OxmlElement("w:fldChar")
    begin.append(field)
    cell.paragraphs[0].add_run()._r.append(begin)


def setting(answers=(), *, own=4, article=11):
    """A college reads a table."""
    classes = tuple(sorted(MatterClass, key=lambda one: one.article != article))
    return Setting(own, UNITS, classes, SILENT | dict(answers))


def reading(content, name="目录.xlsx", answers=(), uses=None, **more):
    """Read all tables of a file as they are guessed."""
    sheets = []
    for number, table in enumerate(tables(content, name), 1):
        sheets.append(sheet_of(number, table, sheets[-1] if sheets else None, (uses or {}).get(str(number))))
    return read([sheet.chosen for sheet in sheets if sheet.is_read], setting(answers, **more))


def entries(content, name="目录.xlsx", fields="class title lead limit", answers=(), **more):
    """Return chosen fields of the entries of a file, each entry as one line of text; nothing may be left open."""
    found = reading(content, name, answers, **more)
    assert [(one.place.row, one.content, one.refusal.code) for one in found.complaints] == []
    assert list(found.questions) == []
    return [" ".join(field_of(draft.wording, field) for field in fields.split()) for draft in found.drafts]


def field_of(wording, field):
    """Return one field of an entry as a text."""
    limit = Limit(
        wording.time_kind, wording.second_time_kind, wording.period, wording.anchor_month, wording.anchor_day,
        wording.grace_days, wording.working_days, wording.event,
    )  # fmt: skip
    said = {
        "class": wording.matter_class.value,
        "lead": CODES[wording.lead_unit_id],
        "others": "+".join(CODES[unit] for unit in wording.other_unit_ids) or "-",
        "channels": "+".join(wording.channels),
        "limit": written(limit),
        "audience": wording.audience.value,
    }
    return said.get(field) or str(getattr(wording, field, ""))


def remarks(content, name="目录.xlsx", answers=()):
    """Return what was filled in, by row."""
    return [
        (draft.place.row, one.code, one.about)
        for draft in reading(content, name, answers).drafts
        for one in draft.remarks
    ]


def skipped(content, name="目录.xlsx"):
    """Return the rows that are no entries, and why."""
    return [(one.place.table, one.place.row, one.why) for one in reading(content, name).skipped]


def complaints(content, name="目录.xlsx", answers=()):
    """Return what is wrong, cell by cell."""
    return [(one.place.row, one.column, one.refusal.code) for one in reading(content, name, answers).complaints]
