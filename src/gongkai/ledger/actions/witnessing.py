"""Being a witness to another school's log, and asking other schools to be one to ours."""

import hashlib
import http.client
import logging
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from django.conf import settings

from gongkai.ledger.actions.files import one_at_a_time, put
from gongkai.ledger.actions.signing import lock_of
from gongkai.ledger.queries.published import CHECKPOINT, folder_of, hashes_of, published
from gongkai.ledger.rules.keys import SecretKey, verify
from gongkai.ledger.rules.leaf import Log
from gongkai.ledger.rules.witness import Answer, Request, cosigned, refusal, with_cosignatures
from gongkai.merkle.note import COSIGNATURE, Checkpoint, Key, Note
from gongkai.merkle.tree import Broken, consistency

SECONDS = 10
"""How long a witness may take to answer."""
LARGEST_ANSWER = 16 * 1024
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness: its key, the keys of the logs it knows, and where it remembers what it cosigned."""

    key: SecretKey
    known: Sequence[Key]
    state: Path

    def add_checkpoint(self, body: bytes, at: datetime) -> Answer:
        """Answer a log that asks for a cosignature; what is cosigned is on the disk before the answer is given.

        Practice: C2SP tlog-witness.
        """
        try:
            request = Request.parse(body)
        except Broken:
            return Answer(HTTPStatus.BAD_REQUEST)
        name = hashlib.sha256(request.checkpoint.origin.encode()).hexdigest()
        with one_at_a_time(self.state / f".{name}.lock"):
            kept = self.state / name
            latest = Checkpoint.parse(Note.parse(kept.read_bytes()).text) if kept.exists() else None
            refused = refusal(request, self.known, latest)
            if refused is not None:
                return refused
            signature = cosigned(self.key, request.note.text, at)
            put(kept, request.note.format())
        return Answer(HTTPStatus.OK, f"{signature}\n")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A witness of another school: where it is asked, and the key of its cosignatures."""

    url: str
    key: Key

    @classmethod
    def parse(cls, text: str) -> "Neighbour":
        """Read an address and a key, parted by a space.

        :raises Broken: if it is neither.
        """
        url, _, key = text.strip().partition(" ")
        witness = Key.parse(key.strip())
        if witness.kind != COSIGNATURE or not url.startswith(("http://", "https://")):
            raise Broken("not the address and the key of a witness")
        return cls(url.rstrip("/"), witness)


def collect_cosignatures() -> int:
    """Ask the witnesses to cosign the newest public checkpoint, and publish what they sign; returns how many did.

    One that does not answer is asked again the next time. The inner log has none: its size is nobody's business.
    """
    return sum(map(_collected, settings.LEDGER_WITNESSES))


def _collected(witness: str) -> bool:
    """Ask one witness if it has not signed yet; whatever goes wrong is its own business, and said in the journal."""
    try:
        neighbour, note = Neighbour.parse(witness), published(Log.PUBLIC)
        if note is None or _has_signed(note, neighbour.key):
            return False
        return _add(note, with_cosignatures(note, _asked(neighbour, note), neighbour.key))
    except (Broken, OSError, http.client.HTTPException, ValueError) as why:
        logger.warning("the witness %s did not cosign: %s", witness, why)
        return False


def _add(note: Note, cosigned_note: Note) -> bool:
    """Publish a checkpoint with one cosignature more, unless a newer one or another signature came meanwhile."""
    with one_at_a_time(lock_of(Log.PUBLIC)):
        if published(Log.PUBLIC) != note:
            return False
        put(folder_of(Log.PUBLIC) / CHECKPOINT, cosigned_note.format())
        return True


def _has_signed(note: Note, key: Key) -> bool:
    try:
        note.verified([key], verify)
    except Broken:
        return False
    return True


def _asked(neighbour: Neighbour, note: Note) -> str:
    """Ask a witness; if it remembers another size than none, ask again from there."""
    status, body = _post(neighbour, note, 0)
    if status == HTTPStatus.CONFLICT:
        status, body = _post(neighbour, note, int(body.strip() or 0))
    if status != HTTPStatus.OK:
        raise Broken(f"HTTP {status}")
    return body


def _post(neighbour: Neighbour, note: Note, old: int) -> tuple[int, str]:
    head = Checkpoint.parse(note.text)
    proof = tuple(consistency(old, head.size, hashes_of(Log.PUBLIC, head)))
    asked = urllib.request.Request(f"{neighbour.url}/add-checkpoint", Request(old, proof, note).format())  # noqa: S310
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 – the address is the operator's own
            return answer.status, answer.read(LARGEST_ANSWER).decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(LARGEST_ANSWER).decode()
