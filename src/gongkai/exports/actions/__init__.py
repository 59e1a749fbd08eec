"""All writes of exports, one transaction each: giving out at once, asking, making, calling off, forgetting."""

from gongkai.exports.actions.asking import call_off, give_out, order
from gongkai.exports.actions.forgetting import forget_all, run_due
from gongkai.exports.actions.making import NotHis, run_next

__all__ = ["NotHis", "call_off", "forget_all", "give_out", "order", "run_due", "run_next"]
