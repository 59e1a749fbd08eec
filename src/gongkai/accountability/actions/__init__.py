"""All writes to the register, one transaction each; read as ``accountability.prove(case, limb, proof, by=…, at=…)``."""

from gongkai.accountability.actions.answering import dismiss_hint
from gongkai.accountability.actions.deciding import close, decide, drop, open_case
from gongkai.accountability.actions.knowing import admit, dismiss, keep_look
from gongkai.accountability.actions.noting import note, take_over, write_anew
from gongkai.accountability.actions.protecting import protect, unprotect
from gongkai.accountability.actions.proving import hear, prove

__all__ = [
    "admit",
    "close",
    "decide",
    "dismiss",
    "dismiss_hint",
    "drop",
    "hear",
    "keep_look",
    "note",
    "open_case",
    "protect",
    "prove",
    "take_over",
    "unprotect",
    "write_anew",
]
