"""All writes to appraisals, one transaction each; read as ``appraisals.cast(appraisal, ballot, by=…, on=…)``."""

from gongkai.appraisals.actions.closing import call_off, publish, run_due
from gongkai.appraisals.actions.opening import Plan, open_appraisal, set_template
from gongkai.appraisals.actions.voting import cast

__all__ = ["Plan", "call_off", "cast", "open_appraisal", "publish", "run_due", "set_template"]
