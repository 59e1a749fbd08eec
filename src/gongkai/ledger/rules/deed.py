"""What a leaf of the internal log commits to: who did something, and the details. Practice: 留痕."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from gongkai.ledger.rules.content import sealed
from gongkai.ledger.rules.leaf import Act, Leaf, canonical, commitment, moment

NOBODY = ""
"""Who did it where nobody did: the clock, or whoever keeps the server, by its command line."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done. ``what`` and ``subject`` are codes that stand in the open leaf.

    ``by`` is a person's public id; ``told`` is for the auditor's eyes; ``unsaid`` is committed to under a salt of its
    own, so that it can be proved without his having read it: whoever may read it finds it where it was written.
    """

    what: str
    subject: str
    by: UUID | None
    at: datetime
    told: Mapping[str, Any] = field(default_factory=dict)
    unsaid: Mapping[str, Any] = field(default_factory=dict)

    def content(self, unsaid_salt: bytes) -> str:
        """Write what the leaf commits to: who, the details, and the commitment to what is left unsaid."""
        hidden = commitment(unsaid_salt, canonical(self.unsaid).encode()) if self.unsaid else ""
        by = str(self.by) if self.by else NOBODY
        return sealed({"by": by, "told": dict(self.told), "unsaid": hidden}, ())

    def leaf(self, salt: bytes, content: str, before: str) -> Leaf:
        """Return the leaf; ``before`` is the commitment of the subject's leaf before, or empty."""
        commit = commitment(salt, content.encode())
        return Leaf(Act.DEED, self.subject, 0, moment(self.at), "", commit, before, self.what)
