"""A proof bundle: a C2SP tlog-proof whose extra data opens the commitment. One file, checkable without this program."""

import base64
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.ledger.rules.content import SealedFile, sealed
from gongkai.ledger.rules.leaf import Leaf, canonical, commitment, leaf_of
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import Broken

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a leaf: its bytes, the salt in hex, what was committed to, and the files."""

    entry: bytes
    salt: str
    content: str
    files: tuple[SealedFile, ...]

    def check(self) -> Leaf:
        """Return the leaf that this opens.

        :raises Broken: if content, salt or files are not what the leaf commits to.
        """
        leaf = leaf_of(self.entry)
        if commitment(bytes.fromhex(self.salt), self.content.encode()) != leaf.commit:
            raise Broken("the content is not what the log committed to")
        if sealed(self.facts, self.files) != self.content:
            raise Broken("the files are not those the log committed to")
        return leaf

    @property
    def facts(self) -> dict[str, Any]:
        """What readers were told, by field, without the files."""
        try:
            said = json.loads(self.content)
            said.pop("files", None)
        except (ValueError, TypeError, AttributeError, RecursionError) as strange:
            raise Broken("not a content") from strange
        return dict(said)


def extra_of(opening: Opening) -> bytes:
    """Write an opening as the extra data of a proof."""
    said = {**asdict(opening), "v": 1, "entry": base64.b64encode(opening.entry).decode()}
    return canonical(said).encode()


def opening_of(extra: bytes) -> Opening:
    """Read the extra data of a proof; only their one canonical writing is accepted.

    :raises Broken: if it is not an opening.
    """
    try:
        said = json.loads(extra)
        files = tuple(SealedFile(**file) for file in said["files"])
        opening = Opening(base64.b64decode(said["entry"], validate=True), said["salt"], said["content"], files)
        is_canonical = extra_of(opening) == extra and _is_written_well(opening)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as strange:
        raise Broken("not a proof bundle") from strange
    if not is_canonical:
        raise Broken("not a proof bundle")
    return opening


def _is_written_well(opening: Opening) -> bool:
    """Tell whether texts are texts, and every salt and digest is written as 64 small hexadecimal digits."""
    texts = [opening.content, *(file.name for file in opening.files)]
    digits = [opening.salt, *(one for file in opening.files for one in (file.salt, file.sha256))]
    return all(isinstance(text, str) for text in texts) and all(map(_HASH.fullmatch, digits))


@dataclass(frozen=True, slots=True)
class Checked:
    """What a bundle proves: a leaf at a place of the tree of a checkpoint, and what it said."""

    leaf: Leaf
    index: int
    opening: Opening
    checkpoint: Checkpoint


def check(proof: Proof) -> Checked:
    """Check everything in a bundle but the checkpoint's signatures, which need a key from elsewhere.

    :raises Broken: if anything does not fit.
    """
    opening = opening_of(proof.extra)
    leaf = opening.check()
    return Checked(leaf, proof.index, opening, proof.check(opening.entry))
