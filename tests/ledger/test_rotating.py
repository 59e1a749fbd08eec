"""A log changes its key: the old one signs the leaf that names the new one, and what both have signed is kept."""

import stat

import pytest

from gongkai.ledger.actions import MayNotSign, rotate, sign
from gongkai.ledger.actions.keys import key_path, keys_of, upcoming_path
from gongkai.ledger.queries import entries_from, file_of, published, size_of, vkey_of
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.merkle.note import Checkpoint, Note
from tests.factories import NOON
from tests.ledger.logs import files_of, head, recorded

pytestmark = pytest.mark.django_db


def signers(note, *keys):
    """Return which of the keys have signed a note."""
    return list(note.verified(keys, verify))


@pytest.fixture
def rotated():
    """A log of three leaves with its old key and its new one."""
    recorded(3)
    sign(Log.PUBLIC)
    old = vkey_of(Log.PUBLIC)
    return old, rotate(Log.PUBLIC, at=NOON).public


def test_the_new_key_is_published_and_signs(rotated):
    old, new = rotated
    recorded(1, item="more/{}")
    sign(Log.PUBLIC)

    assert (vkey_of(Log.PUBLIC), signers(published(Log.PUBLIC), old, new), head().size) == (new, [new], 5)


def test_the_change_is_a_leaf_that_both_have_signed(rotated):
    old, new = rotated
    note = Note.parse(file_of(Log.PUBLIC, "rotation/3"))
    leaf = leaf_of(entries_from(Log.PUBLIC, 3, 4)[0])

    assert (leaf.act, leaf.item, Checkpoint.parse(note.text).size) == (Act.KEY, str(new), 4)
    assert signers(note, old, new) == [old, new]


def test_a_log_keeps_its_name_and_its_key_is_its_owners_alone(rotated):
    old, new = rotated

    assert (old.name, old.public != new.public) == (new.name, True)
    assert stat.S_IMODE(key_path(Log.PUBLIC).stat().st_mode) == 0o600
    assert ([key.public for key in keys_of(Log.PUBLIC)], upcoming_path(Log.PUBLIC).exists()) == ([new], False)


def test_every_change_is_kept(rotated):
    newest = rotate(Log.PUBLIC, at=NOON).public
    notes = [Note.parse(file_of(Log.PUBLIC, f"rotation/{index}")) for index in (3, 4)]

    assert [signers(note, *rotated, newest) for note in notes] == [[*rotated], [rotated[1], newest]]


def test_the_other_logs_keep_their_keys(rotated):
    sign(Log.INNER)
    old = vkey_of(Log.INNER)
    rotate(Log.PUBLIC, at=NOON)

    assert (vkey_of(Log.INNER), size_of(Log.INNER)) == (old, 0)


def test_a_log_that_may_not_be_signed_keeps_its_key(lost_afterwards):
    with lost_afterwards():
        recorded(3)
        sign(Log.PUBLIC)
    files = files_of()

    with pytest.raises(MayNotSign):
        rotate(Log.PUBLIC, at=NOON)
    assert (files_of(), upcoming_path(Log.PUBLIC).exists()) == (files, False)
