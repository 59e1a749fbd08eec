"""What the database itself refuses, whoever asks it; and that it is the triggers that refuse."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.ledger.models import Entry, Head, Seal
from gongkai.ledger.rules.leaf import Log
from tests.ledger.logs import recorded

pytestmark = pytest.mark.django_db
REFUSED = [
    ("UPDATE ledger_entry SET item = 'x'", "leaf_is_kept"),
    ("UPDATE ledger_entry SET act = 'correct'", "leaf_is_kept"),
    ('UPDATE ledger_entry SET entry = (SELECT entry FROM ledger_entry WHERE "index" = 0)', "leaf_is_kept"),
    ('UPDATE ledger_entry SET "index" = "index" + 10', "leaf_is_kept"),
    ("UPDATE ledger_entry SET log = 'inner'", "leaf_is_kept"),
    ("DELETE FROM ledger_entry WHERE id NOT IN (SELECT entry_id FROM ledger_seal)", "leaf_is_kept"),
    ("UPDATE ledger_head SET size = size - 1", "log_only_grows"),
    ("UPDATE ledger_head SET log = 'inner'", "log_only_grows"),
    ("DELETE FROM ledger_head", "log_only_grows"),
    ("UPDATE ledger_seal SET content = 'x'", "seal_is_kept"),
    ("UPDATE ledger_seal SET salt = 'x'", "seal_is_kept"),
    ("UPDATE ledger_seal SET files = '[]'", "seal_is_kept"),
]


def ask(statement):
    """Run a statement in a savepoint, so that a refusal leaves the rest alone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def drop(guard, statement):
    """Take away the trigger that bears a guard's name on the table, and for the event, of a statement."""
    event, *_, table = statement.replace("FROM ", "").split(" ")[:2]
    trigger = f"{table}_{guard}_{event.lower()}"
    ask(f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


@pytest.fixture
def _log():
    recorded(3)
    Seal.objects.filter(entry__index=2).delete()


@pytest.mark.usefixtures("_log")
@pytest.mark.parametrize(("statement", "guard"), REFUSED)
def test_the_database_refuses_and_gives_way_only_without_its_trigger(statement, guard):
    with pytest.raises(DatabaseError, match=guard):
        ask(statement)

    drop(guard, statement)
    ask(statement)


@pytest.mark.usefixtures("_log")
@pytest.mark.parametrize(
    "statement",
    [
        'INSERT INTO ledger_entry (log, "index", act, item, entry) SELECT log, 1, act, item, entry FROM ledger_entry',
        "UPDATE ledger_head SET log = 'x' WHERE size = 0",
        "INSERT INTO ledger_head (log, size) VALUES ('x', 0)",
        "INSERT INTO ledger_head (log, size) VALUES ('inner', -1)",
        "INSERT INTO ledger_entry (log, \"index\", act, item, entry) SELECT log, 9, 'x', item, entry FROM ledger_entry",
    ],
)
def test_indices_are_unique_and_logs_and_acts_are_known(statement):
    Head.objects.create(log=Log.AUDIT)

    with pytest.raises(DatabaseError):
        ask(statement)


@pytest.mark.usefixtures("_log")
def test_what_opens_a_leaf_may_be_destroyed_and_an_empty_log_forgotten():
    Head.objects.create(log=Log.AUDIT)
    ask("DELETE FROM ledger_seal")
    ask("DELETE FROM ledger_head WHERE size = 0")
    ask("UPDATE ledger_head SET size = size + 1")

    assert (Seal.objects.count(), Entry.objects.count(), Head.objects.get().size) == (0, 3, 4)
