"""An inspection with what it draws and checks, and its findings with all that was done about them."""

from gongkai.inspections.models.findings import Finding, FindingStep, RectificationNotice, StepFile
from gongkai.inspections.models.plans import Check, Circular, Inspection, Item, Number

__all__ = [
    "Check",
    "Circular",
    "Finding",
    "FindingStep",
    "Inspection",
    "Item",
    "Number",
    "RectificationNotice",
    "StepFile",
]
