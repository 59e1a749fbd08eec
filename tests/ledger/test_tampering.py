"""The tamper drill: every way to change the record is named, by whoever stands outside or by the check within."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.ledger import tampering
from tests.ledger.a_school import faults_of, verified

BOTH = {**tampering.CONTENT, **tampering.RECORD}


def fsck():
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("log", "fsck", stdout=out, skip_checks=True)
    lines = out.getvalue().splitlines()
    return ended.value.code, faults_of(lines)


def test_where_nothing_was_changed_nothing_is_found(reader):
    assert (verified(*reader), fsck()) == ([], (0, []))


@pytest.mark.parametrize("change", BOTH, ids=lambda change: change.__name__)
def test_what_is_changed_is_named(change, school, reader):
    tampering.without_guards()
    change(school)

    assert (BOTH[change][0] in verified(*reader), BOTH[change][1] in fsck()[1]) == (True, True)


@pytest.mark.parametrize("change", tampering.INSIDE, ids=lambda change: change.__name__)
def test_what_nobody_outside_sees_is_named_within(change, school):
    tampering.without_guards()
    change(school)
    code, found = fsck()

    assert (code, tampering.INSIDE[change] in found) == (1, True)


@pytest.mark.parametrize("change", tampering.OUTSIDE, ids=lambda change: change.__name__)
def test_whoever_saved_a_checkpoint_cannot_be_deceived_with_the_key(change, school, reader):
    tampering.without_guards()
    change(school)

    assert tampering.OUTSIDE[change] in verified(*reader)
