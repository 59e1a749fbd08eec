"""The monthly summary for the 阳光校园 platform: previewed, sent, and those of earlier months. Source: 第十四条."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.push import SummaryForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.push import FIGURES, GROUPS, month_named
from gongkai.desk.views.orgs.asking import Ask, sent
from gongkai.desk.views.push.opening import lines_of, office_only
from gongkai.push import actions, queries
from gongkai.push.rules.summary import month_before

Figure = tuple[str, int, int]


@staff_page
def summaries(request: StaffRequest) -> HttpResponse:
    """List the months that can be summed up, and those that were.

    :raises Http404: for everybody but the office.
    """
    office_only(request)
    context = {
        "open": [(month, month_named(month)) for month in queries.months_open(request.today)],
        "lines": lines_of(_sent_ones(request)),
        "now": now(),
    }
    return render(request, "desk/push/summaries.html", context)


@staff_page
def summary(request: StaffRequest, month: str) -> HttpResponse:
    """Preview the summary of a month, and send it; one that was sent is shown as it was frozen.

    :raises Http404: for everybody but the office, and for months that cannot be summed up.
    """
    office_only(request)
    told = queries.summary_of(month)
    if told:
        context = {"groups": _groups(told.figures), "told": told, "month": month_named(told.month)}
        return render(request, "desk/push/summary_sent.html", context)
    asked = queries.month_asked(month, request.today)
    if asked is None:
        raise Http404
    return _ask(request, asked)


def _ask(request: StaffRequest, month: date) -> HttpResponse:
    form = SummaryForm(sent(request))

    def act() -> None:
        actions.send_summary(month, findings=form.cleaned_data["findings"], by=request.person, at=now())

    if request.method == "POST" and form.is_valid() and form.takes(act):
        messages.success(request, _("总结已排队，一分钟内发到阳光校园平台。"))
        return redirect("desk:push_summaries")
    before = month_before(month)
    figures, earlier = queries.figures_of(month).kept, queries.figures_of(before).kept
    context = {
        "groups": _groups(figures, earlier),
        "form": form,
        "before": month_named(before),
        "ask": Ask(month_named(month), _("发到阳光校园平台"), "", reverse("desk:push_summaries")),
    }
    return render(request, "desk/push/summary.html", context)


def _groups(figures: Mapping[str, int], earlier: Mapping[str, int] | None = None) -> list[tuple[str, list[Figure]]]:
    """Return the figures in words, group by group, each with that of the month before."""
    before = earlier or {}
    return [
        (str(heading), [(str(FIGURES[name]), figures.get(name, 0), before.get(name, 0)) for name in names])
        for heading, names in GROUPS
    ]


def _sent_ones(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    office_only(request)
    return queries.summaries()


LISTING = Listing(
    code="push_summaries",
    title=lazy("已发出的总结"),
    page="desk:push_summaries",
    found=_sent_ones,
    rows=lambda _request, found: lines_of(found),
    columns=(
        (lazy("月份"), lambda line: line.title),
        (lazy("情况"), lambda line: line.words),
        (lazy("发出人"), lambda line: line.delivery.made_by.name if line.delivery.made_by else ""),
        (lazy("发出时间"), lambda line: line.delivery.made_at),
    ),
)
