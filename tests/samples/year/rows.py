"""The raw rows of a school, as plain dictionaries: all that the second count knows."""

from gongkai.accountability.models import Case
from gongkai.appraisals.models import Appraisal
from gongkai.briefings.models import Meeting
from gongkai.catalogue.models import Version
from gongkai.disclosures.models import CheckRecord, Contribution, Disclosure, Move, Proposal, Release, Revision, Verdict
from gongkai.inspections.models import Finding
from gongkai.mailbox.models import Answer, Letter, Pause, Step
from gongkai.obligations.models import Deferral, Obligation, Statement
from gongkai.orgs.models import Unit

TABLES = {
    "units": (Unit, ("pk", "name", "kind", "starts_on", "ends_on")),
    "obligations": (Obligation, ("pk", "unit", "state", "due_on", "met_at", "reminded")),
    "statements": (Statement, ("obligation", "at")),
    "deferrals": (Deferral, ("obligation", "approved_at", "ended_at")),
    "disclosures": (Disclosure, ("pk", "unit", "created_at")),
    "revisions": (Revision, ("pk", "disclosure", "corrects", "stage", "matter_class")),
    "moves": (Move, ("pk", "disclosure", "revision", "verb", "before", "after", "audience", "at")),
    "contributions": (Contribution, ("revision", "at")),
    "proposals": (Proposal, ("revision", "at")),
    "checks": (CheckRecord, ("revision", "findings", "at")),
    "verdicts": (Verdict, ("given__revision", "given__at")),
    "versions": (Version, ("pk", "unit", "year", "state", "filed_at", "in_force_on")),
    "letters": (Letter, ("pk", "unit", "kind", "state", "is_anonymous", "is_extended", "received_on",
                         "acknowledged_on", "answered_on", "reopened_on")),
    "releases": (Release, ("disclosure", "audience", "channel", "since")),
    "findings": (Finding, ("unit", "notice__served_at", "rectify_by", "repeats", "state", "over_at")),
    "steps": (Step, ("letter", "what", "on")),
    "pauses": (Pause, ("letter", "begins_on", "until", "ended_on")),
    "meetings": (Meeting, ("unit", "state", "yearly", "confirmed_at", "held_at", "attendance")),
    "appraisals": (Appraisal, ("unit", "year", "closed_at", "published_at", "result")),
    "cases": (Case, ("ground", "kind", "closed_at")),
    "answers": (Answer, ("pk", "letter", "outcome", "answered_on")),
}  # fmt: skip


def read():
    """Return every row of every table that counts, in the order in which it came about."""
    return {name: list(model.objects.order_by("pk").values(*columns)) for name, (model, columns) in TABLES.items()}
