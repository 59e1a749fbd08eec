"""The drill: six vote one after the other, and then everything that was kept is searched for who and in which order."""

import json
from datetime import timedelta
from functools import reduce

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.appraisals import sealing
from gongkai.appraisals.models import Box, Roll
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.tally import Tally
from gongkai.appraisals.rules.words import Grade
from gongkai.appraisals.sealing import LENGTH, tally_in, voters_on
from gongkai.sealing.lock import unseal
from tests.appraisals.making import closed, opened, voted
from tests.factories import NOON, an_account
from tests.letters.test_anonymity import everything, logged, times, traces  # noqa: F401 – a fixture among them

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
REMARKS = [f"意见独一无二{number}" for number in "三一六二五四"]
SEALED = {("appraisals_roll", "sealed"), ("appraisals_box", "sealed")}
"""All that a vote changes."""


def ballots():
    """Return six ballots that are all different."""
    return [Ballot((list(Grade)[number % 4], Grade.FAIR, Grade.GOOD, Grade.POOR), remark)
            for number, remark in enumerate(REMARKS)]  # fmt: skip


def dumped():
    """Return every cell of the database: by table, place in the table, and column."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            columns = [column[0] for column in cursor.description]
            for place, row in enumerate(cursor.fetchall()):
                found |= {(name, place, column): str(bytes(value) if isinstance(value, memoryview) else value)
                          for column, value in zip(columns, row, strict=True)}  # fmt: skip
    return found


def changed(before, after):
    return {(name, column) for name, place, column in before.keys() | after.keys()
            if before.get((name, place, column)) != after.get((name, place, column))}  # fmt: skip


def browser_of(person):
    browser = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Mozilla/9.9 (NeverSeen)")
    browser.force_login(an_account(person))
    return browser


def sent(browser, appraisal, ballot):
    said = {f"grade_{number}": grade.value for number, grade in enumerate(ballot.grades, 1)}
    where = reverse("portal:inner_appraisal", args=[appraisal.public_id])
    return browser.post(where, {**said, "remark": ballot.remark})


def test_a_vote_changes_two_locked_cells_and_nothing_else_anywhere(house, six):
    appraisal, browsers = opened(house), [browser_of(person) for person in six]
    for number, (browser, ballot) in enumerate(zip(browsers, ballots(), strict=True)):
        before = dumped()
        with time_machine.travel(NOON + timedelta(hours=number, minutes=17), tick=False):
            answer = sent(browser, appraisal, ballot)
        assert (answer.status_code, changed(before, dumped())) == (302, SEALED)


def test_of_six_votes_nothing_is_kept_that_can_be_read(house, six, settings, logged):  # noqa: F811
    appraisal, browsers = opened(house), [browser_of(person) for person in six]
    moments = [NOON + timedelta(hours=number, minutes=17, seconds=43) for number in range(6)]
    before = set(everything(settings, ""))
    for browser, ballot, moment in zip(browsers, ballots(), moments, strict=True):
        with time_machine.travel(moment, tick=False):
            sent(browser, appraisal, ballot)
    new = [one for one in everything(settings, logged.getvalue()) if one not in before]
    clocks = [clock for moment in moments for clock in times(moment)]
    assert traces(new, *REMARKS, *(person.name for person in six), "203.0.113.77", *clocks) == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (2, 0, 4, 1, 5, 3)])
def test_whoever_opens_both_with_the_key_finds_no_order_in_either(house, six, order):
    appraisal = opened(house)
    for place in order:
        voted(appraisal, [six[place]], ballot=ballots()[place])
    name, roll, box = str(appraisal.public_id), Roll.objects.get(), Box.objects.get()
    assert tally_in(box, name) == reduce(Tally.plus, ballots(), Tally.empty(4))
    assert voters_on(roll, name) == {person.pk for person in six}


def test_the_roll_lists_people_by_number_whoever_came_first(house, six):
    appraisal = opened(house)
    voted(appraisal, reversed(six))
    roll = Roll.objects.get()
    written = unseal(bytes(roll.sealed), bytes(roll.key), sealing.ROLLS, str(appraisal.public_id))
    assert json.loads(written) == sorted(person.pk for person in six)


def test_how_long_what_is_kept_is_tells_nothing(house, six):
    appraisal = opened(house)
    lengths = set()
    for person, ballot in zip(six, ballots(), strict=True):
        lengths |= {len(bytes(row.sealed)) for row in (Roll.objects.get(), Box.objects.get())}
        voted(appraisal, [person], ballot=ballot)
    assert [length // LENGTH for length in lengths] == [1]


def test_there_is_one_row_of_each_however_many_vote(house, six):
    appraisal = opened(house)
    voted(appraisal, six)
    assert (Roll.objects.count(), Box.objects.count()) == (1, 1)


def test_every_vote_writes_both_rows_anew_so_that_neither_tells_which_was_touched(house, six):
    appraisal = opened(house)
    before = (bytes(Roll.objects.get().sealed), bytes(Box.objects.get().sealed))
    voted(appraisal, six[:1], ballot=Ballot((Grade.GOOD,) * 4))
    after = (bytes(Roll.objects.get().sealed), bytes(Box.objects.get().sealed))
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]


def test_when_it_is_over_neither_is_there_any_more(house, six):
    appraisal = opened(house)
    voted(appraisal, six, ballot=Ballot((Grade.GOOD,) * 4))
    closed(appraisal)
    assert [name for name, _place, _column in dumped() if name in {"appraisals_roll", "appraisals_box"}] == []


def test_the_drill_finds_what_is_there(house, six, settings, logged):  # noqa: F811
    before = dumped()
    appraisal = opened(house)
    appraisal.over_reason = REMARKS[0]
    appraisal.save()
    found = everything(settings, logged.getvalue())
    assert traces(found, REMARKS[0]) == [REMARKS[0]]
    assert ("appraisals_appraisal", "over_reason") in changed(before, dumped())
