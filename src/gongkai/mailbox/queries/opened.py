"""Words out of their lock, for whoever has been let through to them."""

import json
from dataclasses import asdict, dataclass

from gongkai.mailbox.digits import IDENTITIES, LETTERS
from gongkai.mailbox.models import Answer, Enclosure, Identity, Letter, Step
from gongkai.sealing.lock import seal, unseal


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote."""

    title: str
    text: str
    complains_of: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote, as he said himself."""

    name: str
    contact: str


def name_of(letter: Letter) -> str:
    """Name whose key it is."""
    return f"letter/{letter.public_id}"


def words_of(letter: Letter) -> Words:
    """Return what a letter says."""
    return Words(**json.loads(_open(letter, letter.sealed)))


def text_of(answer: Answer) -> str:
    """Return what an answer says."""
    return _open(answer.letter, answer.sealed)


def note_of(step: Step) -> str:
    """Return the words that went with a step."""
    return "" if step.sealed is None else _open(step.letter, step.sealed)


def content_of(enclosure: Enclosure) -> bytes:
    """Return the clean copy of a file that came with a letter."""
    letter = enclosure.letter
    return unseal(bytes(enclosure.sealed), bytes(letter.key), LETTERS, name_of(letter))


def writer_of(identity: Identity) -> Writer:
    """Return who wrote. Only the action that records the look may ask."""
    sealed = unseal(bytes(identity.sealed), bytes(identity.key), IDENTITIES, name_of(identity.letter))
    return Writer(**json.loads(sealed))


def sealed_words(words: Words | Writer) -> bytes:
    """Write words down, to be locked."""
    return json.dumps(asdict(words), ensure_ascii=False).encode()


def sealed_for(letter: Letter, content: bytes) -> bytes:
    """Lock a content with a letter's own key."""
    return seal(content, bytes(letter.key), LETTERS, name_of(letter))


def _open(letter: Letter, sealed: bytes | memoryview) -> str:
    return unseal(bytes(sealed), bytes(letter.key), LETTERS, name_of(letter)).decode()
