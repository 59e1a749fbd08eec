"""All writes to disclosures, one transaction each; read as ``disclosures.approve(revision, by=…, at=…)``."""

from gongkai.disclosures.actions.carrying import carry_out
from gongkai.disclosures.actions.checking import ask_for_scans, explain, look_at_files, put_right
from gongkai.disclosures.actions.clock import run_due
from gongkai.disclosures.actions.destroying import destroy_files
from gongkai.disclosures.actions.drafting import (
    Draft,
    RungDraft,
    attach,
    correct,
    detach,
    discard_buffer,
    keep_buffer,
    save,
    start,
)
from gongkai.disclosures.actions.erasing import erase
from gongkai.disclosures.actions.handing import move_to, tell_instead
from gongkai.disclosures.actions.inscribing import record_lost
from gongkai.disclosures.actions.procedure import (
    acknowledge,
    approve,
    cancel,
    pass_content,
    pass_secrecy,
    propose,
    recall,
    refer,
    resume,
    send_back,
    withhold,
)
from gongkai.disclosures.actions.rechecking import begin_recheck, hold_recheck, let_stay, recheck_next
from gongkai.disclosures.actions.releasing import end, publish
from gongkai.disclosures.actions.replacing import replace_file
from gongkai.disclosures.actions.sweeping import sweep
from gongkai.disclosures.actions.takedown import ask_restore, restore, suspend, withdraw

__all__ = [
    "Draft",
    "RungDraft",
    "acknowledge",
    "approve",
    "ask_for_scans",
    "ask_restore",
    "attach",
    "begin_recheck",
    "cancel",
    "carry_out",
    "correct",
    "destroy_files",
    "detach",
    "discard_buffer",
    "end",
    "erase",
    "explain",
    "hold_recheck",
    "keep_buffer",
    "let_stay",
    "look_at_files",
    "move_to",
    "pass_content",
    "pass_secrecy",
    "propose",
    "publish",
    "put_right",
    "recall",
    "recheck_next",
    "record_lost",
    "refer",
    "replace_file",
    "restore",
    "resume",
    "run_due",
    "save",
    "send_back",
    "start",
    "suspend",
    "sweep",
    "tell_instead",
    "withdraw",
    "withhold",
]
