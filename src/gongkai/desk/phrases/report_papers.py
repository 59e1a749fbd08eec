"""What a report says on paper, always in Chinese. Source: 第十八条."""

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.channels.papers import Paper, Part, Table
from gongkai.desk.phrases.figures import days_of
from gongkai.desk.phrases.report_tables import Grid, Shown, shown_in
from gongkai.desk.phrases.reports import about_whom, titled
from gongkai.reports.queries import Report, said_in, span_of
from gongkai.ui.wording import moment, on_date


@override(settings.LANGUAGE_CODE)
def report_paper(one: Report) -> Paper:
    """Return a report as it is printed and as it is made known: every word, every number."""
    said = {"days": days_of(span_of(one).span), "moment": moment(one.as_of)}
    parts = [_part(number, each) for number, each in enumerate(shown_in(said_in(one)), 1)]
    return Paper(
        title=titled(one),
        line=on_date(localdate(one.frozen_at)) if one.frozen_at else _("征求意见稿"),
        mark="",
        foreword=_("本报告的数据由系统统计，时间范围为%(days)s，统计到%(moment)s。") % said,
        parts=parts,
        foot=about_whom(one),
    )


def _part(number: int, shown: Shown) -> Part:
    paragraphs = [shown.silence] if shown.silence else shown.paragraphs
    return Part(f"{_numbered(number)}、{shown.title}", "", paragraphs, [_table(grid) for grid in shown.grids])


def _table(grid: Grid) -> Table:
    return Table(grid.caption, grid.head, [[name, *(cell.words for cell in cells)] for name, cells in grid.rows])


def _numbered(number: int) -> str:
    """Number a section as papers do."""
    ones = "零一二三四五六七八九"
    tens, one = divmod(number, 10)
    return ones[number] if not tens else f"十{ones[one] if one else ''}"
