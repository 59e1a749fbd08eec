"""All writes to obligations, one transaction each; read as ``obligations.urge(…, by=…, at=…)``."""

from gongkai.obligations.actions.answering import (
    approve_deferral,
    ask_deferral,
    end_deferral,
    refuse_deferral,
    state_nothing,
)
from gongkai.obligations.actions.events import enter_event, void_event
from gongkai.obligations.actions.generating import generate, run_due
from gongkai.obligations.actions.rehoming import rehome
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
    "refuse_deferral",
    "rehome",
    "run_due",
    "settle",
    "state_nothing",
    "take_over",
    "urge",
    "void_event",
]
