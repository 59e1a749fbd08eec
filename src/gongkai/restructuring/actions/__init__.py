"""All that moves open matters when people leave and units merge or end; one transaction each."""

from gongkai.restructuring.actions.carrying_out import carry_out, run_due
from gongkai.restructuring.actions.handing_over import disable_account, hand_over_due, leave
from gongkai.restructuring.actions.plans import call_off, confirm, draw_up

__all__ = ["call_off", "carry_out", "confirm", "disable_account", "draw_up", "hand_over_due", "leave", "run_due"]
