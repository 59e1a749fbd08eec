"""All writes to reports, one transaction each; read as ``reports.freeze(report, by=…, at=…)``."""

from gongkai.reports.actions.ending import freeze, submit, void
from gongkai.reports.actions.making_known import make_known
from gongkai.reports.actions.writing import begin, measure, write_section

__all__ = ["begin", "freeze", "make_known", "measure", "submit", "void", "write_section"]
