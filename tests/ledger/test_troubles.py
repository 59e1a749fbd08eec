"""Whatever keeps a log from being signed has a name."""

import pytest

from gongkai.ledger.actions import sign
from gongkai.ledger.queries import Trouble, folder_of, is_behind, trouble_of
from gongkai.ledger.queries.published import signed_path
from gongkai.ledger.rules.leaf import Log
from tests.ledger.logs import recorded

pytestmark = pytest.mark.django_db


def test_a_log_that_was_never_signed_has_none():
    recorded(2)

    assert trouble_of(Log.PUBLIC) is None


@pytest.mark.parametrize("count", [0, 1, 257])
def test_a_log_that_goes_on_from_what_was_signed_has_none(count):
    recorded(count)
    sign(Log.PUBLIC)
    recorded(2, item="more/{}")

    assert trouble_of(Log.PUBLIC) is None


def test_a_database_older_than_what_was_signed_is_behind(lost_afterwards):
    with lost_afterwards():
        recorded(3)
        sign(Log.PUBLIC)
    recorded(3, Log.INNER)

    assert (trouble_of(Log.PUBLIC), trouble_of(Log.INNER)) == (Trouble.BEHIND, None)


def test_only_fewer_leaves_than_were_signed_are_behind():
    recorded(3)
    sign(Log.PUBLIC)

    assert [is_behind(Log.PUBLIC, size) for size in (0, 2, 3, 4)] == [True, True, False, False]
    assert is_behind(Log.INNER, 0) is False


@pytest.mark.parametrize("count", [3, 4])
def test_a_database_with_another_history_differs(lost_afterwards, elsewhere, count):
    with lost_afterwards():
        recorded(3)
        sign(Log.PUBLIC)
    with elsewhere():
        recorded(count)

    assert trouble_of(Log.PUBLIC) is Trouble.DIFFERS


@pytest.mark.parametrize("damage", [lambda data: data[:-1] + b"x", lambda data: data[:-32], lambda _: b"", None])
def test_tiles_that_are_gone_or_were_changed_are_damaged(damage):
    recorded(3)
    sign(Log.PUBLIC)
    tile = folder_of(Log.PUBLIC) / "tile/0/000.p/3"
    if damage:
        tile.write_bytes(damage(tile.read_bytes()))
    else:
        tile.unlink()

    assert trouble_of(Log.PUBLIC) is Trouble.TILES


@pytest.mark.parametrize("memory", [b"", b"x", b"\xff", "党费\n".encode()])
def test_a_memory_that_cannot_be_read_is_not_taken_for_none(memory):
    sign(Log.PUBLIC)
    signed_path(Log.PUBLIC).write_bytes(memory)

    assert trouble_of(Log.PUBLIC) is Trouble.TILES
