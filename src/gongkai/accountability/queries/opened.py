"""Words of a case out of their lock, for whoever has been let through to them."""

import json
from dataclasses import asdict, dataclass

from gongkai.accountability.models import Answer, Case, Evidence, Knower, Line, Statement
from gongkai.sealing.lock import seal, unseal

CASES, HINTS = b"gongkai accountability cases", b"gongkai accountability hints"


@dataclass(frozen=True, slots=True)
class Words:
    """What a case says: what happened, what came of it, and the number of the decision once there is one."""

    happened: str
    consequence: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Shows:
    """What a piece of evidence shows, and the file or the code that shows it."""

    about: str
    code: str
    name: str


def name_of(case: Case) -> str:
    """Name whose key it is."""
    return f"case/{case.public_id}"


def sealed_for(case: Case, content: bytes) -> bytes:
    """Lock a content with a case's own key."""
    return seal(content, bytes(case.key), CASES, name_of(case))


def sealed_words(case: Case, words: Words | Shows) -> bytes:
    """Lock words with a case's own key."""
    return sealed_for(case, json.dumps(asdict(words), ensure_ascii=False).encode())


def words_of(case: Case) -> Words:
    """Return what a case says."""
    return Words(**json.loads(_text(case, case.sealed)))


def shown_by(evidence: Evidence) -> Shows:
    """Return what a piece of evidence shows."""
    return Shows(**json.loads(_text(evidence.case, evidence.sealed)))


def content_of(evidence: Evidence) -> bytes:
    """Return the file of a piece of evidence."""
    return unseal(bytes(evidence.file or b""), bytes(evidence.case.key), CASES, name_of(evidence.case))


def said_in(row: Statement | Knower | Line) -> str:
    """Return the words of a statement, the reason of somebody on the list, or what went with a step."""
    return "" if row.sealed is None else _text(row.case, row.sealed)


def reason_of(answer: Answer) -> str:
    """Return why nothing followed from a hint."""
    key, sealed = bytes(answer.key or b""), bytes(answer.sealed or b"")
    return unseal(sealed, key, HINTS, answer.hint).decode()


def _text(case: Case, sealed: bytes | memoryview) -> str:
    return unseal(bytes(sealed), bytes(case.key), CASES, name_of(case)).decode()
