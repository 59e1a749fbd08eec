"""All writes to obligations, one transaction each; read as ``obligations.urge(…, by=…, at=…)``."""

from gongkai.obligations.actions.answering import (
    approve_deferral,
    ask_deferral,
    end_deferral,
    refuse_deferral,
    state_nothing,
)
from gongkai.obligations.actions.events import enter_event, void_event
from gongkai.obligations.actions.feeds import open_feed, revoke_feed
from gongkai.obligations.actions.generating import generate, run_due
from gongkai.obligations.actions.rehoming import rehome
from gongkai.obligations.actions.reminding import remind
from gongkai.obligations.actions.settling import settle
from gongkai.obligations.actions.taking import draft, take_over
from gongkai.obligations.actions.urging import urge

__all__ = [
    "approve_deferral",
    "ask_deferral",
    "draft",
    "end_deferral",
    "enter_event",
    "generate",
    "open_feed",
    "refuse_deferral",
    "rehome",
    "remind",
    "revoke_feed",
    "run_due",
    "settle",
    "state_nothing",
    "take_over",
    "urge",
    "void_event",
]
