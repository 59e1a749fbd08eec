"""All writes about what is made known elsewhere, one transaction each; read as ``channels.give_evidence(…)``."""

from gongkai.channels.actions.bulletins import Typed, put_bulletin
from gongkai.channels.actions.erasing import erase
from gongkai.channels.actions.proving import Proof, give_evidence
from gongkai.channels.actions.recalling import confirm_taken_down, run_due

__all__ = ["Proof", "Typed", "confirm_taken_down", "erase", "give_evidence", "put_bulletin", "run_due"]
