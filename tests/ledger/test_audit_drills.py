"""Five ways to change the internal log behind its back, and what notices each."""

import shutil

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.ledger.actions import MayNotSign, deed, recorded, sign
from gongkai.ledger.models import Deed, Entry, Head, Seal
from gongkai.ledger.queries import Trouble, contradicts, published_checkpoint, strays
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.refusal import Refused
from tests.factories import NOON

pytestmark = pytest.mark.django_db
TABLES = {
    "ledger_entry": ("ledger_entry_leaf_is_kept_update", "ledger_entry_leaf_is_kept_delete"),
    "ledger_head": ("ledger_head_log_only_grows_update", "ledger_head_log_only_grows_delete"),
    "ledger_seal": ("ledger_seal_seal_is_kept_update",),
    "ledger_deed": ("ledger_deed_is_kept_update", "ledger_deed_is_kept_delete"),
}


def done(*subjects):
    with recorded():
        for subject in subjects:
            deed("unit_changed", f"unit/{subject}", by=None, at=NOON)


@pytest.fixture
def log():
    """A signed log of five leaves, whose guards in the database somebody has taken away."""
    done("A", "B", "C", "D", "E")
    sign(Log.AUDIT)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a table with open checks cannot be altered
    with connection.cursor() as cursor:
        for table, triggers in TABLES.items():
            for trigger in triggers:
                cursor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" * (connection.vendor == "postgresql")))


def lost(*indices):
    """Remove leaves with all that hangs on them."""
    for model in (Deed, Seal):
        model.objects.filter(entry__index__in=indices).delete()
    Entry.objects.filter(index__in=indices).delete()


def back_to(size):
    """Set the database back to when the log had that many leaves."""
    lost(*range(size, Head.objects.get(pk=Log.AUDIT).size))
    Head.objects.filter(pk=Log.AUDIT).update(size=size)


def refusal_to_sign():
    with pytest.raises(MayNotSign) as stopped:
        sign(Log.AUDIT)
    return stopped.value.trouble


def test_an_untouched_log_has_no_strays(log):
    assert (list(strays(Log.AUDIT)), sign(Log.AUDIT)) == ([], 0)


def test_a_leaf_that_is_deleted_is_missed(log):
    lost(2)

    assert list(strays(Log.AUDIT)) == [2]


def test_a_leaf_that_is_altered_is_noticed(log):
    entry = Entry.objects.get(index=2)
    Entry.objects.filter(pk=entry.pk).update(entry=bytes(entry.entry).replace(b"unit/C", b"unit/X"))

    assert list(strays(Log.AUDIT)) == [2]


def test_a_leaf_that_is_filed_under_another_name_is_noticed(log):
    Entry.objects.filter(index=2).update(item="unit/X")

    assert list(strays(Log.AUDIT)) == [2]


def test_leaves_that_change_places_are_noticed(log):
    for before, after in ((1, 99), (3, 1), (99, 3)):
        Entry.objects.filter(index=before).update(index=after)

    assert list(strays(Log.AUDIT)) == [1, 3]


def test_an_altered_last_leaf_stops_the_signing(log):
    entry = Entry.objects.get(index=4)
    Entry.objects.filter(pk=entry.pk).update(entry=bytes(entry.entry).replace(b"unit/E", b"unit/X"))

    assert refusal_to_sign() is Trouble.DIFFERS


def test_a_tail_that_is_cut_off_stops_the_signing_and_all_deeds(log):
    back_to(3)

    assert (list(strays(Log.AUDIT)), refusal_to_sign()) == ([3, 4], Trouble.BEHIND)
    with pytest.raises(Refused, match=Trouble.BEHIND):
        done("F")


def test_an_older_database_that_has_grown_again_stops_the_signing(log, ledger_root):
    back_to(3)
    elsewhere = ledger_root.with_name(f"{ledger_root.name}.elsewhere")
    shutil.move(ledger_root, elsewhere)  # the signer is on another machine
    done("X", "Y", "Z")
    shutil.rmtree(ledger_root, ignore_errors=True)
    shutil.move(elsewhere, ledger_root)

    assert (refusal_to_sign(), list(strays(Log.AUDIT))) == (Trouble.DIFFERS, [3, 4])


def test_tiles_that_are_changed_stop_the_signing(log, ledger_root):
    tile = next(path for path in (ledger_root / "audit" / "tile" / "0").rglob("*") if path.is_file())
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])

    assert refusal_to_sign() is Trouble.TILES


def test_a_whole_machine_set_back_is_found_against_the_copy(log, ledger_root):
    kept = ledger_root.with_name(f"{ledger_root.name}.old")
    shutil.copytree(ledger_root, kept)
    done("F", "G")
    sign(Log.AUDIT)
    copied = published_checkpoint(Log.AUDIT)
    back_to(5)
    shutil.rmtree(ledger_root)
    shutil.move(kept, ledger_root)
    alone = sign(Log.AUDIT)
    set_back = contradicts(Log.AUDIT, copied)
    done("X", "Y", "Z")
    sign(Log.AUDIT)

    assert (alone, set_back, contradicts(Log.AUDIT, copied)) == (0, Trouble.BEHIND, Trouble.DIFFERS)


def test_a_log_that_goes_on_agrees_with_every_copy(log):
    copied = published_checkpoint(Log.AUDIT)
    done("F", "G")
    sign(Log.AUDIT)

    assert contradicts(Log.AUDIT, copied) is None


@pytest.mark.parametrize("change", [lambda rows: rows.update(what="unit_created"), lambda rows: rows.delete()])
def test_the_database_itself_lets_nobody_change_a_deed(db, change):
    done("A")

    with pytest.raises(DatabaseError, match="deed_is_kept"), transaction.atomic():
        change(Deed.objects.all())
