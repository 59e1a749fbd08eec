"""The accounts that were given of the year, as they stand when January is over: all that the tests compare."""

from dataclasses import dataclass
from datetime import date, datetime

import time_machine
from django.urls import reverse
from tests.desk.console.asking import browser_of

from gongkai.assessments.models import Indicator, Objection, Scheme
from gongkai.assessments.queries import outcomes
from gongkai.disclosures.models import Revision
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person
from gongkai.reports.models import Report
from gongkai.reports.queries import counts_of, span_of, values_of

OBJECTED = ("score__indicator__name", "answer", "before", "score__points")


@dataclass(frozen=True)
class Account:
    """One report: of which unit (None is the school), as of when, what was counted, and its page."""

    unit: int | None
    state: str
    first: date
    end: date
    as_of: datetime
    frozen_at: datetime
    values: list
    counts: list
    page: str


@dataclass(frozen=True)
class Assessed:
    """The assessment: over which days, known when, by what, and the final result of each unit."""

    state: str
    first: date
    last: date
    measured_at: datetime
    marks: dict
    results: dict
    objections: list


@dataclass(frozen=True)
class Accounts:
    """Everything the year was accounted for by; ``body`` is the text by which the school's report was made known."""

    assessed: Assessed
    reports: dict
    docx: bytes
    pdf: bytes
    body: str
    steps: list
    released: list


def read(at):
    """Return the accounts as they stand at the end of all, the pages as the office's clerk sees them."""
    of_school = Report.objects.get(unit=None)
    known = Revision.objects.get(disclosure=of_school.disclosure_id)
    with time_machine.travel(at, tick=False):
        clerk = browser_of(Person.objects.filter(posts__role=Role.OFFICE_CLERK).order_by("pk").first())
        return Accounts(
            assessed=assessed(),
            reports={one.unit_id: account(one, clerk) for one in Report.objects.order_by("pk")},
            docx=opened(of_school, clerk, "report_docx"),
            pdf=opened(of_school, clerk, "report_pdf"),
            body=known.body,
            steps=[*known.moves.order_by("pk").values_list("verb", "by")],
            released=[*known.releases.values_list("audience", "state")],
        )


def opened(one, clerk, page="report"):
    return clerk.get(reverse(f"desk:{page}", args=[one.public_id])).content


def account(one, clerk):
    span = span_of(one).span
    return Account(
        unit=one.unit_id,
        state=one.state,
        first=span.first,
        end=span.end,
        as_of=one.as_of,
        frozen_at=one.frozen_at,
        values=values_of(one),
        counts=counts_of(one),
        page=opened(one, clerk).decode(),
    )


def assessed():
    scheme = Scheme.objects.get()
    columns = ("name", "weight", "figure", "full", "zero")
    return Assessed(
        state=scheme.state,
        first=scheme.first,
        last=scheme.last,
        measured_at=scheme.measured_at,
        marks={name: rest for name, *rest in Indicator.objects.order_by("position").values_list(*columns)},
        results={unit.pk: one for unit, one in outcomes(scheme.year)},
        objections=list(Objection.objects.order_by("pk").values_list(*OBJECTED)),
    )
