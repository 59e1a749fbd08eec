"""A leaf: one act in one line of canonical JSON, without a title, without personal data. Practice: see the ADR."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from gongkai.measures.vocabulary import Word
from gongkai.merkle.tree import Broken

VERSION = 1
COMMITMENT = b"gongkai/commit/v1\0"
LONGEST = 2000
"""Longest leaf in bytes; the tiles could carry 65,535."""


class Log(Word):
    """Which record: open to all, within the Party, or of staff. Practice: one log would tell of inner items."""

    PUBLIC = "public", "公开日志", "Public log"
    INNER = "inner", "党内日志", "Inner log"
    AUDIT = "audit", "操作日志", "Audit log"


class Act(Word):
    """What a leaf records."""

    PUBLISH = "publish", "发布", "Published"
    CORRECT = "correct", "更正", "Corrected"
    SUSPEND = "suspend", "暂停公开", "Suspended"
    RESTORE = "restore", "恢复公开", "Restored"
    WITHDRAW = "withdraw", "撤下", "Withdrawn"
    END = "end", "公示期满", "Ended"
    ERASE = "erase", "清除", "Erased"
    FILE = "file", "目录备案", "Catalogue filed"
    INSPECT = "inspect", "抽检计划", "Inspection planned"
    RECEIPT = "receipt", "信件回执", "Letter received"
    ANCHOR = "anchor", "党内日志锚点", "Anchor of the inner log"
    KEY = "key", "签名密钥", "Signing key"
    DEED = "deed", "操作", "Deed of staff"


WORDED = frozenset({Act.PUBLISH, Act.CORRECT})
"""Acts that bring a wording before readers."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One act. ``t`` is UTC to the second, ``commit`` and ``prev`` are hex, ``rev`` counts wordings within one log.

    ``prev`` is the commitment of the item's leaf before, or empty; ``reason`` is a code, never free text.
    """

    act: Act
    item: str
    rev: int
    t: str
    unit: str
    commit: str
    prev: str
    reason: str

    def __post_init__(self) -> None:
        texts = (self.item, self.t, self.unit, self.commit, self.prev, self.reason)
        if type(self.rev) is not int or not all(isinstance(text, str) for text in texts):
            raise Broken("not a leaf")


def moment(at: datetime) -> str:
    """Write a time as leaves do: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical(value: Any) -> str:  # noqa: ANN401 – whatever JSON can carry
    """Write JSON with sorted keys, no spaces and no escapes: the text whose bytes are hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_of(leaf: Leaf) -> bytes:
    """Return the bytes of a leaf, as they stand in the log.

    :raises Broken: if there are too many.
    """
    entry = canonical({"v": VERSION, **asdict(leaf)}).encode()
    if len(entry) > LONGEST:
        raise Broken("a leaf is too long")
    return entry


def leaf_of(entry: bytes) -> Leaf:
    """Read a leaf; only its one canonical writing is accepted.

    :raises Broken: if it is anything else.
    """
    try:
        said = json.loads(entry)
        version = said.pop("v")
        leaf = Leaf(**{**said, "act": Act(said["act"])})
        is_canonical = version == VERSION and entry_of(leaf) == entry
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as strange:
        raise Broken("not a leaf") from strange
    if not is_canonical:
        raise Broken("not a leaf")
    return leaf


def commitment(salt: bytes, data: bytes) -> str:
    """Return the salted commitment to data, in hex; ``salt`` is 32 random bytes, so that guessing is hopeless."""
    return hashlib.sha256(COMMITMENT + salt + data).hexdigest()
