"""What the mailbox comes to: figures of a year for the annual report, and what letters are about. Source: 第八条."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.letter_figures import columns, line, sheets, topic_sentence
from gongkai.desk.views.letters.lists import only_those
from gongkai.mailbox import queries
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.ui.workbook import written

OVERSEEING = (*OFFICE, Role.INSPECTOR)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page
def letter_figures(request: StaffRequest) -> HttpResponse:
    """Show a year's letters by kind, how requests were answered, and how answers were rated."""
    only_those(request, *OVERSEEING)
    year, found = _asked(request)
    context = {
        "year": year,
        "years": _years(request.today),
        "figures": found,
        "columns": columns(),
        "rows": [(named(kind), line(row)) for kind, row in found.kinds.items()],
        "total": line(found.total),
        "outcomes": [
            (
                named(kind),
                [(named(outcome), count) for outcome, count in counts.items()] if counts is not None else None,
            )
            for kind, counts in found.outcomes.items()
        ],
        "today": request.today,
    }
    return render(request, "desk/letters/figures.html", context)


@staff_page
def export(request: StaffRequest) -> HttpResponse:
    """Hand the same figures over as a workbook."""
    only_those(request, *OVERSEEING)
    year, found = _asked(request)
    response = HttpResponse(written(sheets(year, found)), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="letters-{year}.xlsx"'
    return response


@staff_page
def letter_topics(request: StaffRequest) -> HttpResponse:
    """Show what the letters of the last twelve months are about, as sorted bars; never of a person. Source: 第八条."""
    only_those(request, *OFFICE)
    months = queries.months_until(request.today)
    found = queries.topics_for(request.duties, request.today)
    context = {
        "topics": found,
        "most": found[0].letters if found else 1,
        "sentence": topic_sentence(found),
        "months": months,
    }
    return render(request, "desk/letters/topics.html", context)


def _asked(request: StaffRequest) -> tuple[int, queries.Figures]:
    """Return the year asked for, this one if none can be read, and its figures."""
    typed = request.GET.get("year", "")
    year = next((one for one in _years(request.today) if str(one) == typed), request.today.year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    with_reports = request.duties.has(Role.INSPECTOR)
    return year, queries.figures_of(first, last, request.today, with_reports=with_reports)


def _years(today: date) -> list[int]:
    oldest = queries.first_letter_on() or today
    return list(range(today.year, oldest.year - 1, -1))
