"""The page of the console itself. Source: 第十八条、第十九条."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.desk.heat import LEGEND
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.figures import days_of, named_span, overdue_says
from gongkai.desk.views.console import parts
from gongkai.desk.views.console.asking import BACK, Asked, Totals, asked_by
from gongkai.desk.views.console.charts import heat_of, months_of, steps_of, target_of
from gongkai.figures.rules.spans import spans_at_hand
from gongkai.figures.rules.values import NOTHING
from gongkai.measures.vocabulary import OFFICE
from gongkai.obligations.queries import overdue_count

CODES = (*parts.DUE, *parts.STEPS, *parts.MATTERS, *parts.CHECKS, *parts.CATALOGUES, *parts.LETTERS)


@staff_page
def console(request: StaffRequest) -> HttpResponse:
    """Show how the school discloses, or the units somebody answers for."""
    asked = asked_by(request)
    found, before, target = asked.totals(*CODES), asked.totals_before(*parts.COMPARED), target_of(asked)
    heat = heat_of(asked, target, whole="all" in request.GET)
    rates = [one["obligations.coverage"] or NOTHING for one in (found, before)]
    context = {
        **_chosen(request, asked),
        "target": target,
        "tiles": parts.tiles_of(asked, found, before, target),
        "overdue_says": _overdue_says(found, heat.late_units),
        "due_lines": parts.lines_of(asked, found, parts.DUE),
        "heat": heat,
        "shades": LEGEND,
        "months": months_of(asked, rates[0], rates[1], target),
        "steps": steps_of(asked, found),
        "matters_say": parts.matters_say(found, before),
        "matter_lines": parts.lines_of(asked, found, parts.MATTERS, before),
        "letters": parts.letters_of(asked, found),
        "checks_say": parts.checks_say(found),
        "check_lines": parts.lines_of(asked, found, parts.CHECKS),
        "catalogues_say": parts.catalogues_say(found),
        "catalogue_lines": parts.lines_of(asked, found, parts.CATALOGUES),
    }
    return render(request, "desk/console/console.html", context)


def _chosen(request: StaffRequest, asked: Asked) -> dict[str, object]:
    oversees = request.duties.has(*OFFICE)
    spans = spans_at_hand(request.today, BACK)
    return {
        "asked": asked,
        "span": asked.named,
        "span_name": named_span(asked.named),
        "span_days": days_of(asked.named.span),
        "spans": [(one.key, named_span(one)) for one in spans],
        "urges": overdue_count(request.duties, request.today) if oversees else 0,
    }


def _overdue_says(found: Totals, units: int) -> str:
    overdue, escalated = (found[f"obligations.{what}"] or NOTHING for what in ("overdue", "escalated"))
    return overdue_says(overdue.part, units, escalated.part)
