"""All writes to emergencies, one transaction each; read as ``incidents.ratify(incident, by=…, at=…)``."""

from gongkai.incidents.actions.closing import close
from gongkai.incidents.actions.deciding import ratify, refuse, run_due
from gongkai.incidents.actions.erasing import erase_all
from gongkai.incidents.actions.opening import break_glass
from gongkai.incidents.actions.writing import add_entry, record_leak

__all__ = ["add_entry", "break_glass", "close", "erase_all", "ratify", "record_leak", "refuse", "run_due"]
