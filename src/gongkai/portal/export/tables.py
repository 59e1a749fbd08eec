"""The catalogues in force as tables in the reader's language: one set of columns for sheets and for paper."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gongkai.catalogue.models import Item
from gongkai.measures.vocabulary import Audience, Channel, MatterClass
from gongkai.portal.export.books import Book
from gongkai.portal.wording import in_a_row, named, time_limit, unit_name
from gongkai.ui.wording import day
from gongkai.ui.workbook import written

WIDTHS = (8, 18, 28, 40, 24, 14, 24, 28, 24, 24)
"""How many signs each column is wide."""


def heading_of(book: Book) -> str:
    """Write whose catalogue it is, and for which year."""
    return _("%(name)s %(year)d 年度党务公开目录") % {"name": unit_name(book.unit), "year": book.version.year}


def standing_of(book: Book) -> str:
    """Write under which number the office filed it, and from when it is in force. Source: 第十三条."""
    version = book.version
    since = day(version.in_force_on) if version.in_force_on else ""
    said = {"number": version.number, "filing": version.filing_number, "since": since, "total": len(book.items)}
    return _("第 %(number)d 版，共 %(total)d 项，备案号 %(filing)s，自 %(since)s 起施行") % said


def columns(book: Book) -> list[str]:
    """Name the columns: the five fields of Article 13 and what belongs to them. Source: 第十三条."""
    named_so = [_("编号"), _("类别"), _("事项名称"), _("公开内容"), _("公开主体"), _("公开范围"), _("公开方式")]
    named_so += [_("公开时限"), _("公开依据")]
    return [*named_so, _("来源")] if book.sources else named_so


def rows(book: Book) -> list[list[str]]:
    """Write the items, one line each."""
    return [_row(item, book) for item in book.items]


def as_sheets(books: Sequence[Book]) -> bytes:
    """Write an xlsx file with a sheet for each unit; every cell is text."""
    sheets = {
        f"{book.unit.code} {book.unit.short_name}": [
            [heading_of(book)],
            [standing_of(book)],
            columns(book),
            *rows(book),
        ]
        for book in books
    }
    return written(sheets, widths=WIDTHS)


def _row(item: Item, book: Book) -> list[str]:
    said = [
        item.code,
        named(MatterClass(item.matter_class)),
        item.title,
        item.content,
        in_a_row(unit_name(unit) for unit in (item.lead_unit, *item.other_units.all())),
        named(Audience(item.audience)),
        in_a_row(named(Channel(channel)) for channel in item.channels),
        time_limit(item),
        item.basis,
    ]
    from_where = (f"{one.version.unit.short_name} {one.code}" for one in book.sources.get(item.pk, ()))
    return [*said, in_a_row(from_where)] if book.sources else said
