"""A witness: it cosigns a checkpoint that goes on from the one it cosigned before, and nothing else.

Practice: C2SP tlog-witness, add-checkpoint; what is sent, what is answered, and when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from gongkai.ledger.rules.keys import SecretKey, verify
from gongkai.merkle.note import Checkpoint, Cosignature, Key, Note, Signature, decimal, decode, encode
from gongkai.merkle.tree import EMPTY, Broken, verify_consistency

MOST_LINES = 63
"""How many lines a consistency proof may have (tlog-witness, add-checkpoint)."""
SIZE = "text/x.tlog.size"
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What a log sends: the size that the witness cosigned last, a proof from there (32 bytes each), the checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    def format(self) -> bytes:
        """Write the body."""
        lines = [f"old {self.old}", *map(encode, self.proof), "", ""]
        return "\n".join(lines).encode() + self.note.format()

    @classmethod
    def parse(cls, data: bytes) -> "Request":
        """Read the body.

        :raises Broken: if it is not written as the standard says, or the old size is larger than the new one.
        """
        head, _, note = data.partition(b"\n\n")
        first, *lines = head.decode("ascii", errors="replace").split("\n")
        request = cls(decimal(first.removeprefix("old ")), tuple(map(decode, lines)), Note.parse(note))
        if request.format() != data or len(lines) > MOST_LINES or request.old > request.checkpoint.size:
            raise Broken("not a request")
        return request

    @property
    def checkpoint(self) -> Checkpoint:
        """The head of the log that is to be cosigned."""
        return Checkpoint.parse(self.note.text)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a witness answers: a status, and a body of a kind. Only with 200 it has to remember the checkpoint."""

    status: HTTPStatus
    body: str = ""
    kind: str = PLAIN


def refusal(request: Request, keys: Iterable[Key], latest: Checkpoint | None) -> Answer | None:
    """Return why a witness does not cosign, or None if it does.

    ``keys`` are those it knows of any log; ``latest`` is what it cosigned last for this one.
    """
    head, old = request.checkpoint, latest.size if latest else 0
    known = [key for key in keys if key.name == head.origin]
    if not known:
        return Answer(HTTPStatus.NOT_FOUND)
    try:
        request.note.verified(known, verify)
    except Broken:
        return Answer(HTTPStatus.FORBIDDEN)
    if request.old != old or (latest and head.size == old and head.root != latest.root):
        return Answer(HTTPStatus.CONFLICT, f"{old}\n", SIZE)
    try:
        verify_consistency(old, head.size, latest.root if latest else EMPTY, head.root, request.proof)
    except Broken:
        return Answer(HTTPStatus.UNPROCESSABLE_ENTITY)
    return None


def cosigned(key: SecretKey, text: str, at: datetime) -> Signature:
    """Return a witness's signature of a checkpoint's text (tlog-cosignature)."""
    time = int(at.timestamp())
    public = key.witness
    blob = Cosignature(time, key.sign(Cosignature.message(time, text))).blob
    return Signature(public.name, public.id, blob)


def with_cosignatures(note: Note, answer: str, witness: Key) -> Note:
    """Return a checkpoint with what a witness answered under it; signatures of others are left out.

    :raises Broken: if the witness did not sign it.
    """
    told = tuple(map(Signature.parse, answer.splitlines()))
    theirs = Note(note.text, told).verified([witness], verify)[witness]
    return Note(note.text, (*note.signatures, theirs))
