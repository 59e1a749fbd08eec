"""All writes to briefing meetings, one transaction each; read as ``briefings.announce(meeting, by=…, at=…)``."""

from gongkai.briefings.actions.holding import Record, confirm, record
from gongkai.briefings.actions.planning import Plan, announce, call_off, change, plan
from gongkai.briefings.actions.proving import prove

__all__ = ["Plan", "Record", "announce", "call_off", "change", "confirm", "plan", "prove", "record"]
