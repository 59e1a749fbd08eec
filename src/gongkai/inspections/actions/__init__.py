"""All writes to inspections, one transaction each; read as ``inspections.serve(inspection, unit, by=…, at=…)``."""

from gongkai.inspections.actions.checking import begin, check, close, find, serve
from gongkai.inspections.actions.circulating import publish_circular, write_circular
from gongkai.inspections.actions.drawing import draw, run_due
from gongkai.inspections.actions.erasing import erase_all
from gongkai.inspections.actions.minding import remind
from gongkai.inspections.actions.planning import cancel, change, file, plan
from gongkai.inspections.actions.rectifying import acknowledge, contest, drop, rectify, send_back, uphold, verify

__all__ = [
    "acknowledge",
    "begin",
    "cancel",
    "change",
    "check",
    "close",
    "contest",
    "draw",
    "drop",
    "erase_all",
    "file",
    "find",
    "plan",
    "publish_circular",
    "rectify",
    "remind",
    "run_due",
    "send_back",
    "serve",
    "uphold",
    "verify",
    "write_circular",
]
