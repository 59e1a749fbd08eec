"""When a message is tried again, when it is given up, and what an answer of the other side means."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta

from gongkai.push.rules.words import Kind, Trouble

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 30, 60, 240, 720, 1440))
"""How long a message waits after each attempt. The first is longer than any conversation may last. Practice."""
ATTEMPTS = len(PAUSES) + 1
"""How often a message is tried: for two days and a half, so over a weekend. Practice."""
RECALL_PAUSE = timedelta(hours=1)
"""A recall is tried at least this often, and never given up: what is public no more must not stay up elsewhere."""
TOLD_AFTER = 3
"""After as many attempts in vain, within an hour, the office is told that something is still up elsewhere. Practice."""
IN_FLIGHT = timedelta(minutes=1)
"""A conversation that began less than this long ago may still be going on."""
PASSING = frozenset({408, 425, 429})
"""Answers of the four hundreds that say "not now" and not "no"."""
RECEIPT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}", re.ASCII)
"""What a receipt may look like: a number of theirs, never words that could repeat what was sent."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt: what was wrong, if anything, and the receipt of the other side."""

    trouble: Trouble | None
    receipt: str = ""


def pause_after(attempts: int, kind: Kind) -> timedelta:
    """Return how long a message waits that has been tried so often."""
    usual = PAUSES[min(attempts, len(PAUSES)) - 1]
    return min(usual, RECALL_PAUSE) if kind is Kind.RECALL else usual


def given_up(trouble: Trouble, attempts: int, kind: Kind) -> bool:
    """Tell whether a message that has been tried so often is tried no more; a recall is never given up."""
    return kind is not Kind.RECALL and (trouble is Trouble.REFUSED or attempts >= ATTEMPTS)


def is_to_be_told(trouble: Trouble, attempts: int, kind: Kind) -> bool:
    """Tell whether the office hears of it now: once a message is given up, or a recall is still not confirmed."""
    return attempts == TOLD_AFTER if kind is Kind.RECALL else given_up(trouble, attempts, kind)


def judged(status: int, said: bytes, kind: Kind) -> Outcome:
    """Return what an answer means. To a recall, only a receipt proves that somebody has seen to it."""
    if 200 <= status < 300:
        receipt = receipt_in(said)
        proven = receipt or kind is not Kind.RECALL
        return Outcome(None if proven else Trouble.NO_RECEIPT, receipt)
    lasting = 400 <= status < 500 and status not in PASSING
    return Outcome(Trouble.REFUSED if lasting else Trouble.FAILED)


def receipt_in(said: bytes) -> str:
    """Return the receipt in an answer; empty where there is none that looks like one."""
    try:
        answer = json.loads(said)
    except (ValueError, RecursionError):
        return ""
    receipt = answer.get("receipt") if isinstance(answer, dict) else None
    return receipt if isinstance(receipt, str) and RECEIPT.fullmatch(receipt) else ""
