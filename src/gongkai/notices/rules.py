"""When a mail that could not be delivered is tried again, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720))
"""How long a mail waits after each attempt. The first is longer than any conversation with a mail server may last."""
ATTEMPTS = len(PAUSES) + 1
"""How often delivery is tried, within a day: on the next morning there is another mail. Practice."""


class Trouble(StrEnum):
    """Why a mail has not been delivered."""

    UNREACHABLE = "unreachable"
    TURNED_AWAY = "turned_away"
    ADDRESS_REFUSED = "address_refused"
    MAIL_REFUSED = "mail_refused"
    NO_ADDRESS = "no_address"
    NO_DUTY = "no_duty"

    @property
    def is_final(self) -> bool:
        """Whether trying again would change nothing."""
        return self not in {Trouble.UNREACHABLE, Trouble.TURNED_AWAY}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to be put into the outbox. ``units`` are those whose affairs it tells; what is late cannot be refused."""

    person_id: int
    key: str
    subject: str
    body: str
    units: tuple[int, ...]
    is_late: bool

    @property
    def columns(self) -> dict[str, Any]:
        """What is kept of it."""
        said = {"person_id": self.person_id, "key": self.key, "subject": self.subject, "body": self.body}
        return {**said, "units": list(self.units)}


def pause_after(attempts: int) -> timedelta:
    """Return how long a mail waits that has been tried so often."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def given_up(trouble: Trouble, attempts: int) -> bool:
    """Tell whether a mail that has been tried so often is tried no more."""
    return trouble.is_final or attempts >= ATTEMPTS


def message_id(key: str, host: str) -> str:
    """Return the Message-ID of a mail: the same at each attempt, so that mailboxes can tell a second copy."""
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{host}>"


def trouble_of(codes: Iterable[int], *, lasting: Trouble) -> Trouble:
    """Return what refusals of a mail server mean: those of the five hundreds last, the others pass."""
    return lasting if all(500 <= code < 600 for code in codes) else Trouble.TURNED_AWAY
