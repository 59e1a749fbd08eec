"""All that moves open matters when people leave and units merge or end; one transaction each."""

from gongkai.restructuring.actions.carrying_out import carry_out, run_due
from gongkai.restructuring.actions.handing_over import hand_over_due, leave_and_hand_over, shut_and_hand_over
from gongkai.restructuring.actions.plans import call_off, confirm, draw_up, share_out

__all__ = [
    "call_off",
    "carry_out",
    "confirm",
    "draw_up",
    "hand_over_due",
    "leave_and_hand_over",
    "run_due",
    "share_out",
    "shut_and_hand_over",
]
