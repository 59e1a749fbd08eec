"""All writes to letters, one transaction each; read as ``mailbox.assign(letter, unit, by=…, at=…)``."""

from gongkai.mailbox.actions.answering import approve_answer, save_answer, send_answer_back, send_up
from gongkai.mailbox.actions.extracting import start_extract
from gongkai.mailbox.actions.following import follow_up, rate, reopen
from gongkai.mailbox.actions.handling import acknowledge, assign, close, merge, name_person, return_once, urge
from gongkai.mailbox.actions.identities import ask_identity, grant_identity, open_identity, refuse_identity
from gongkai.mailbox.actions.minding import run_due, tell_staff
from gongkai.mailbox.actions.timing import ask_supplement, ask_third_party, extend, hear_third_party
from gongkai.mailbox.actions.writing import CleanFile, spend, write

__all__ = [
    "CleanFile",
    "acknowledge",
    "approve_answer",
    "ask_identity",
    "ask_supplement",
    "ask_third_party",
    "assign",
    "close",
    "extend",
    "follow_up",
    "grant_identity",
    "hear_third_party",
    "merge",
    "name_person",
    "open_identity",
    "rate",
    "refuse_identity",
    "reopen",
    "return_once",
    "run_due",
    "save_answer",
    "send_answer_back",
    "send_up",
    "spend",
    "start_extract",
    "tell_staff",
    "urge",
    "write",
]
