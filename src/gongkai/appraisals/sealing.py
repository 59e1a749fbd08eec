"""Keeping the roll and the box locked: each in one row that is written anew, as long as before, with every vote.

A row for every ballot would tell the order by its place in the table and, by the transaction that wrote it, its line
of the roll. See ADR 0032 for what remains.
"""

import json
from collections.abc import Iterable
from typing import Any

from gongkai.appraisals.models import Box, Roll, Sealed
from gongkai.appraisals.rules.tally import Tally
from gongkai.sealing.lock import new_key, seal, unseal

ROLLS, BOXES = b"gongkai appraisals rolls", b"gongkai appraisals boxes"
LENGTH = 1 << 15
"""Contents are filled up to so many bytes, or the next multiple: how long a remark is shows in no row."""


def empty_roll(name: str) -> dict[str, bytes]:
    """Return the columns of a roll on which nobody has voted."""
    key = new_key(ROLLS, name)
    return {"key": key, "sealed": _sealed([], key, ROLLS, name)}


def empty_box(name: str, questions: int) -> dict[str, bytes]:
    """Return the columns of a box without a ballot."""
    key = new_key(BOXES, name)
    return {"key": key, "sealed": _sealed(_plain(Tally.empty(questions)), key, BOXES, name)}


def voters_on(roll: Roll, name: str) -> frozenset[int]:
    """Return who has voted."""
    return frozenset(_opened(roll, ROLLS, name))


def with_voters(roll: Roll, voters: Iterable[int], name: str) -> bytes:
    """Return what is kept of a roll: who has voted, by number, so that the order tells nothing."""
    return _sealed(sorted(voters), bytes(roll.key), ROLLS, name)


def tally_in(box: Box, name: str) -> Tally:
    """Return what was voted so far."""
    counts, remarks = _opened(box, BOXES, name)
    return Tally(tuple(map(tuple, counts)), tuple(remarks))


def with_tally(box: Box, tally: Tally, name: str) -> bytes:
    """Return what is kept of a box."""
    return _sealed(_plain(tally), bytes(box.key), BOXES, name)


def _plain(tally: Tally) -> list[Any]:
    return [tally.counts, tally.remarks]


def _sealed(content: Any, key: bytes, purpose: bytes, name: str) -> bytes:  # noqa: ANN401 – whatever JSON can carry
    plain = json.dumps(content, ensure_ascii=False).encode()
    return seal(plain.ljust(-(-len(plain) // LENGTH) * LENGTH), key, purpose, name)


def _opened(row: Sealed, purpose: bytes, name: str) -> Any:  # noqa: ANN401 – the same
    return json.loads(unseal(bytes(row.sealed), bytes(row.key), purpose, name))
