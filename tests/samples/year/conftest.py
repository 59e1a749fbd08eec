"""A small school that lived through a year, made once for all tests that look at it, and taken away again."""

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from tests.desk.console.asking import opened
from tests.samples.year import accounts, rows

from gongkai.disclosures.models import Move, Release, Revision
from gongkai.figures import queries as figures
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.spans import Span
from gongkai.inspections.models import Finding, FindingStep, Inspection
from gongkai.mailbox.models import Step
from gongkai.measures.vocabulary import Role
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Person
from gongkai.samples import actions, queries

CHINA = ZoneInfo("Asia/Shanghai")
ASKED = [
    (date(2025, 1, 1), date(2026, 1, 1), datetime(2025, 12, 31, 20, tzinfo=CHINA)),
    (date(2025, 1, 1), date(2026, 1, 1), datetime(2025, 7, 16, 11, tzinfo=CHINA)),
    (date(2025, 4, 1), date(2025, 7, 1), datetime(2025, 12, 31, 20, tzinfo=CHINA)),
    (date(2024, 9, 1), date(2025, 9, 1), datetime(2025, 9, 30, 15, tzinfo=CHINA)),
]
"""Spans, and the moments they are asked about at: a year at its end and in its middle, a quarter, a school year."""
UNITS, DISCLOSURES, SEED = 6, 60, 7
OVER = datetime(2026, 1, 31, 20, tzinfo=CHINA)
"""When the accounts were given."""


@dataclass(frozen=True)
class Seen:
    """What was seen of the school while it stood."""

    rows: dict
    measured: list
    digest: str
    stages: Counter
    verbs: Counter
    released: Counter
    due: Counter
    letters: Counter
    inspections: Counter
    findings: Counter
    steps: Counter
    second: str
    console: str
    accounts: accounts.Accounts


@pytest.fixture(scope="session")
def lived(django_db_setup, django_db_blocker, tmp_path_factory):
    return seen_after_a_year(django_db_blocker, tmp_path_factory.mktemp("ledger"), UNITS, DISCLOSURES, SEED)


def seen_after_a_year(blocker, ledger, units, disclosures, seed):
    with ExitStack() as stack:
        stack.enter_context(blocker.unblock())
        stack.enter_context(override_settings(LEDGER_ROOT=ledger))
        stack.enter_context(transaction.atomic())
        actions.simulate(year=2025, units=units, disclosures=disclosures, seed=seed)
        seen = look_around()
        transaction.set_rollback(True)
    return seen


def look_around():
    def counted(model, *columns):
        return Counter(model.objects.values_list(*columns, flat=len(columns) == 1))

    return Seen(
        rows=rows.read(),
        measured=[figures.measured(FIGURES, None, Span(first, end), at) for first, end, at in ASKED],
        digest=queries.digest_of_story(),
        stages=counted(Revision, "stage"),
        verbs=counted(Move, "verb"),
        released=counted(Release, "audience", "state"),
        due=counted(Obligation, "state"),
        letters=counted(Step, "what"),
        inspections=counted(Inspection, "state"),
        findings=counted(Finding, "state"),
        steps=counted(FindingStep, "verb"),
        second=refused(),
        console=console_of_the_office(),
        accounts=accounts.read(OVER),
    )


def console_of_the_office():
    """Return the console's page for the whole school and year, as the office's clerk sees it in the last evening."""
    clerk = Person.objects.filter(posts__role=Role.OFFICE_CLERK).order_by("pk").first()
    with time_machine.travel(ASKED[0][2], tick=False):
        return opened(clerk, span="2025Y", all="1").content.decode()


def refused():
    with pytest.raises(CommandError) as caught:
        call_command("sample", "year", skip_checks=True)
    return str(caught.value)
