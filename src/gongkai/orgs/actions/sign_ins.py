"""Signing in and out, noted: who, when and that it was he; neither from where nor with what. Practice: 留痕."""

import logging
from datetime import datetime
from enum import StrEnum
from typing import Any

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refused
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Account

NOBODY_KNOWN = "sign-in"
"""What a sign-in is about that named no account: the name typed is not kept, it may be a password."""
logger = logging.getLogger(__name__)


class SignIn(StrEnum):
    """What happened at the door."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    FAILED = "sign_in_failed"
    TURNED_AWAY = "sign_in_turned_away"
    FACTOR_FAILED = "second_factor_failed"
    FACTOR_SET = "second_factor_set"
    FACTOR_REMOVED = "second_factor_removed"
    FACTOR_RENEWED = "second_factor_renewed"


BY_OTHERS = {SignIn.FAILED, SignIn.FACTOR_FAILED}
"""What cannot be laid at the owner's door: it may have been anybody."""


def note_sign_in(what: SignIn, account: Account | None, *, at: datetime, kind: str = "") -> None:
    """Note what happened at the door of an account; ``kind`` is that of the second factor.

    Where the log may not be written, the door stays open: somebody has to look why. The worker's journal says so.
    """
    subject = account.person if account else NOBODY_KNOWN
    by = account.person if account and what not in BY_OTHERS else None
    told: dict[str, Any] = {"account": account.username, "administration": account.administration} if account else {}
    try:
        with recorded():
            did(what.value, subject, by=by, at=at, factor=kind, **told)
    except Refused:
        logger.critical("%s was not recorded: see `gongkai log fsck`", what.value)
