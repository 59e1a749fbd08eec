"""When something leaves: never in quiet hours, and again where it could not be delivered; and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word

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
    MOOT = "moot"

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


class Kind(Word):
    """What mails remind of; each can be switched off, save what is late. Practice."""

    STEP = "step", "临近时限和今天到期的事项", "What is coming up or due today"
    RE_REVIEW = "re_review", "暂缓公开、要再次审查的事项", "What was put off and is to be looked at again"
    REQUEST = "request", "等办公室答复的暂缓申请", "Requests to put something off that wait for the office"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing leaves, over midnight too; none where it ends when it starts."""

    starts: time
    ends: time

    def holds(self, clock: time) -> bool:
        """Tell whether a time of day is quiet; the last minute is not."""
        if self.starts <= self.ends:
            return self.starts <= clock < self.ends
        return clock >= self.starts or clock < self.ends

    def over_after(self, there: datetime) -> datetime:
        """Return when it is over next."""
        over = there.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        return over if over > there else over + timedelta(days=1)


NIGHT: Final = Quiet(time(20), time(8))
"""The school's quiet hours until it decides otherwise. Practice."""
AWAKE: Final = 120
"""For so many minutes a day something must be able to leave: what is late is told to everybody. Source: 第十七条."""


def minutes_awake(*quiet: Quiet) -> int:
    """Return for how many minutes of a day nothing is quiet."""
    clocks = (time(*divmod(minute, 60)) for minute in range(24 * 60))
    return sum(not any(one.holds(clock) for one in quiet) for clock in clocks)


def quiet_refusal(*quiet: Quiet) -> Refusal | None:
    """Refuse quiet hours that leave no time to be told in. Source: 第十七条."""
    return Refusal("quiet_too_long", (17, None)) if minutes_awake(*quiet) < AWAKE else None


def leaves_at(there: datetime, school: Quiet, own: Quiet | None) -> datetime:
    """Return when something may leave: now, or when it is quiet no more. Own hours give way if none is left."""
    hours = [school, own] if own and minutes_awake(school, own) >= AWAKE else [school]
    when = there
    while held := next((one for one in hours if one.holds(when.time())), None):
        when = held.over_after(when)
    return when


def spelled(quiet: Quiet | None) -> str:
    """Write quiet hours down: 20:00–08:00; nothing for none."""
    return "" if quiet is None or quiet.starts == quiet.ends else f"{quiet.starts:%H:%M}–{quiet.ends:%H:%M}"
