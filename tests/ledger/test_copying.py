"""Every checkpoint is copied off the machine, as one line that is read back anywhere."""

import socket

import pytest

from gongkai.ledger.actions import deed, recorded, sign
from gongkai.ledger.queries import last_signed, published_checkpoint
from gongkai.ledger.rules.copied import line_of, note_of
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tree import Broken
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal(settings):
    """Another machine's journal, as it were: a real socket that takes what is sent to it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(5)
        settings.SYSLOG = f"127.0.0.1:{listening.getsockname()[1]}"
        yield listening


def done(subject):
    with recorded():
        deed("unit_changed", subject, by=None, at=NOON)


def test_a_signed_checkpoint_reaches_the_journal(journal):
    done("unit/A")
    sign(Log.AUDIT)
    line = journal.recv(4096).decode("ascii")

    assert line.startswith("<86>gongkai: gongkai checkpoint ")
    assert note_of(line) == last_signed(Log.AUDIT)
    assert Checkpoint.parse(note_of(line).text) == published_checkpoint(Log.AUDIT)


@pytest.mark.parametrize("log", list(Log))
def test_every_log_is_copied_and_only_when_it_has_grown(journal, log):
    sign(log)
    sign(log)
    first = journal.recv(4096).decode()
    journal.settimeout(0)

    assert Checkpoint.parse(note_of(first).text).origin.endswith(f"/log/{log.value}")
    with pytest.raises(BlockingIOError):
        journal.recv(4096)


@pytest.mark.parametrize("where", ["no-such-host.invalid:514", "/no/such/socket", "nonsense", "host:port"])
def test_a_journal_that_cannot_be_reached_holds_up_nothing(settings, caplog, where):
    settings.SYSLOG = where
    done("unit/A")

    assert (sign(Log.AUDIT), published_checkpoint(Log.AUDIT).size) == (1, 1)
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_line_is_read_back_whatever_a_journal_puts_before_it():
    sign(Log.AUDIT)
    note = last_signed(Log.AUDIT)

    assert note_of(f"Nov 25 13:00:01 host gongkai: {line_of(note)}\n") == note


@pytest.mark.parametrize("line", ["", "gongkai checkpoint ", "gongkai checkpoint 5", 'gongkai checkpoint "x"', "other"])
def test_any_other_line_is_refused(line):
    with pytest.raises(Broken):
        note_of(line)
