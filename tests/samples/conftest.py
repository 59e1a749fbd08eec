"""The sample school, made once for all tests that look at it, and taken away again afterwards."""

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import RequestFactory
from tests.ledger.standing import as_recorded, as_released

from gongkai.catalogue.models import Reason
from gongkai.disclosures.actions import run_due
from gongkai.disclosures.models import Disclosure, Move, Release, Revision
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import WORDED, Log
from gongkai.orgs.models import Person, Unit
from gongkai.samples import actions, context, queries

AT = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Seen:
    """What was seen of the school while it stood."""

    units: int
    people: int
    stages: Counter
    releases: Counter
    done_by_the_clock: list
    index_numbers: list
    accounts: list
    who_signs_in: list
    on_the_page: list
    listed: str
    second_load: str
    after_withdrawal: set
    adjusted: list
    made_known: Counter
    wordings: Counter
    recorded: dict
    released: dict


@pytest.fixture(scope="session")
def school(django_db_setup, django_db_blocker):
    return seen_when_loaded(AT, django_db_blocker)


@pytest.fixture(scope="session")
def school_of_another_year(django_db_setup, django_db_blocker):
    return seen_when_loaded(AT + timedelta(days=500), django_db_blocker)


def seen_when_loaded(at, django_db_blocker):
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        actions.load(at=at)
        seen = look_around(at)
        transaction.set_rollback(True)
    return seen


def look_around(at):
    run_due(at)
    accounts = queries.sample_accounts(at.date())
    signed_in = [authenticate(None, username=one.username, password=one.password) for one in accounts]
    released = Release.objects.values_list("audience", "state")
    withdrawn = Release.objects.filter(state="withdrawn").values_list("over_reason", flat=True)
    return Seen(
        units=Unit.objects.count(),
        people=Person.objects.count(),
        stages=Counter(Revision.objects.values_list("stage", flat=True)),
        releases=Counter(released),
        done_by_the_clock=list(Move.objects.filter(by=None).exclude(verb="end").values_list("verb", flat=True)),
        index_numbers=[one for one in Disclosure.objects.values_list("index_no", flat=True) if one],
        accounts=accounts,
        who_signs_in=[account.username for account in signed_in if account],
        on_the_page=list(context.accounts(RequestFactory().get("/"))["sample_accounts"]),
        listed=said("accounts", "--json"),
        second_load=refusal("load"),
        after_withdrawal={bool(reason) for reason in withdrawn},
        adjusted=[
            (reason.version.unit.code, reason.entry.items.get(version=reason.version).code, reason.text)
            for reason in Reason.objects.filter(version__state="in_force")
        ],
        made_known=Counter(Move.objects.filter(verb="publish").values_list("audience", flat=True)),
        wordings=Counter(log for log, act in Entry.objects.values_list("log", "act") if act in WORDED),
        recorded={log: as_recorded(log) for log in (Log.PUBLIC, Log.INNER)},
        released={log: as_released(log) for log in (Log.PUBLIC, Log.INNER)},
    )


def said(*arguments):
    out = StringIO()
    call_command("sample", *arguments, stdout=out, skip_checks=True)
    return out.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as caught:
        said(*arguments)
    return str(caught.value)
