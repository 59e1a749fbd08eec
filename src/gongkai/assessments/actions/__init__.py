"""All writes to assessments, one transaction each; read as ``assessments.freeze(scheme, by=…, at=…)``."""

from gongkai.assessments.actions.closing import call_off, freeze
from gongkai.assessments.actions.objecting import object_to, reply
from gongkai.assessments.actions.planning import change, plan
from gongkai.assessments.actions.scoring import Given, give, measure, open_to_units

__all__ = [
    "Given",
    "call_off",
    "change",
    "freeze",
    "give",
    "measure",
    "object_to",
    "open_to_units",
    "plan",
    "reply",
]
