"""The figures of the mailbox in words: columns, cells, the sheets of a workbook, and what a list of topics says."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.desk.phrases.catalogue import named
from gongkai.mailbox.queries import Figures, Topic
from gongkai.mailbox.rules.figures import Row


def columns() -> list[str]:
    """Name what is counted of each kind."""
    return [
        *(_("收到"), _("其中匿名"), _("已答复"), _("按时"), _("迟"), _("按时率"), _("延长过"), _("在办")),
        *(_("在办逾期"), _("未答复办结"), _("并案")),
    ]


def line(row: Row) -> list[str]:
    """Write the figures of one kind, in the order of the columns."""
    rate = "—" if row.rate is None else f"{row.rate}%"
    counted = (row.extended, row.open, row.overdue, row.closed_unanswered, row.merged)
    answered = (str(row.answered), str(row.in_time), str(row.late), rate)
    return [str(row.received), few(row.anonymous), *answered, *map(str, counted)]


def few(count: int | None) -> str:
    """Write a number, or that it is too small to be told."""
    return _("少于 5") if count is None else str(count)


def sheets(year: int, figures: Figures) -> dict[str, list[list[str]]]:
    """Write the figures as the sheets of a workbook."""
    heading = [[_("%(year)d 年来信统计") % {"year": year}], [_("类别"), *columns()]]
    kinds = [[named(kind), *line(row)] for kind, row in figures.kinds.items()]
    return {
        _("来信"): [*heading, *kinds, [_("合计"), *line(figures.total)]],
        _("申请的答复"): [[_("类别"), _("答复的类型"), _("件数")], *_outcomes(figures)],
        _("评价"): [[_("分数"), _("件数")], *_ratings(figures)],
    }


def _outcomes(figures: Figures) -> list[list[str]]:
    found = []
    for kind, counts in figures.outcomes.items():
        if counts is None:
            found.append([named(kind), few(None), ""])
        else:
            found += [[named(kind), named(outcome), str(count)] for outcome, count in counts.items()]
    return found


def _ratings(figures: Figures) -> list[list[str]]:
    if figures.ratings is None:
        return [[few(None), ""]]
    return [[str(rating), str(count)] for rating, count in figures.ratings.items()]


def topic_sentence(topics: Sequence[Topic]) -> str:
    """Say what a list of topics comes to, for those who do not read the bars."""
    if not topics:
        return ""
    said = {"word": topics[0].word, "letters": topics[0].letters}
    return (
        ngettext(
            "近 12 个月来信说得最多的是“%(word)s”，%(letters)d 封。",
            "近 12 个月来信说得最多的是“%(word)s”，%(letters)d 封。",
            topics[0].letters,
        )
        % said
    )
