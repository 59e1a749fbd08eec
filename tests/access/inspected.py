"""What is inspected in the town: inspections at every stage, and findings at every stage of being put right."""

import uuid
from datetime import timedelta

from gongkai.inspections.models import (
    Check,
    Circular,
    Finding,
    FindingStep,
    Inspection,
    Item,
    RectificationNotice,
    StepFile,
)
from gongkai.inspections.rules.plan import plan_text
from gongkai.ledger.actions import append, recorded
from gongkai.ledger.rules.leaf import Act, Log
from tests.access.may_inspect import FINDINGS, INSPECTIONS, NO_FINDING, NO_INSPECTION, Inspected
from tests.factories import NOON, a_paper
from tests.inspections.making import a_plan

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")
NOTE = "town\n1\nAAAA\n\n— town c2ln\n"
FAR = 10**9
"""A place in the log that it will not have come to."""


class Inspectorate:
    """Inspections of something that was made known, by a clerk or an inspector."""

    def __init__(self, town):
        self.town, self.marks = town, town.marks
        self.matter = town.matters["public"] if "public" in town.matters else next(iter(town.matters.values()))
        self.code = f"JX:disclosure:{self.matter.public_id}"
        self.made = {one.label: self.an_inspection(number, one) for number, one in enumerate(INSPECTIONS)}
        begun = self.made["inspection_begun"]
        self.notice = RectificationNotice.objects.create(
            inspection=begun, unit=town.units["JX"], number="2025-1", served_by=town.persons["approver"], served_at=NOON
        )
        self.findings = {one.label: self.a_finding(begun, number, one) for number, one in enumerate(FINDINGS, 1)}
        self.file = self.a_report()
        said = {"text": self.marks.of("circular", "text", "circular"), "written_by": town.persons["clerk"]}
        Circular.objects.create(inspection=self.made["inspection_closed"], written_at=NOON, **said)

    def an_inspection(self, number, one: Inspected):
        words = {field: self.marks.of(one.label, field, "inspection") for field in ("title", "criteria")}
        typed, people = a_plan(**words), self.town.persons
        said = {
            "questions": typed.questions,
            "what": "disclosure",
            "since": typed.since,
            "until": typed.until,
            "size": 1,
        }
        said |= {"planned_by": people[one.by], "planned_at": NOON, "kind": typed.kind, **words}
        made = Inspection.objects.create(**said)
        if one.state in {"drawn", "in_progress", "closed"}:
            Item.objects.create(
                inspection=made, position=1, code=self.code, unit=self.town.units["JX"], disclosure=self.matter
            )
        if one.state != "draft":
            population = f"{self.code}\n"
            filed = {"filed_by": people["approver"], "filed_at": NOON, "number": f"2025-{number}", "state": one.state}
            filed |= {"plan": plan_text(typed, population), "population": population, "leaf": self.a_leaf(made, one)}
            filed |= {"closed_by": people["approver"], "closed_at": NOON} if one.state == "closed" else {}
            drawn = {"drawn_at": NOON, "checkpoint": NOTE} if one.state != "filed" else {}
            Inspection.objects.filter(pk=made.pk).update(**filed, **drawn)
        if one.is_checked:
            document = self.marks.of(one.label, "document", "inspection")
            answers = {"digest": "0" * 64, "by": people["clerk"], "at": NOON, "answers": {"limit": "no"}}
            Check.objects.create(item=made.items.get(), number=1, document=document, **answers)
        return made

    def a_leaf(self, made, one):
        if not one.has_seed:
            return FAR
        with recorded():
            return append(Log.PUBLIC, Act.INSPECT, f"inspection/{made.log_name}", at=NOON, facts={}).index

    def a_finding(self, begun, number, one):
        served = {} if one.state == "found" else {"notice": self.notice, "rectify_by": NOON.date() + timedelta(days=9)}
        served |= {"submitted_by": self.town.persons["drafter"]} if one.state == "submitted" else {}
        said = {"what": self.marks.of(one.label, "what", "finding"), "state": one.state, "article": 17, "days": 7}
        said |= {"aspect": "limit", "severity": "minor", "unit": self.town.units["JX"], "item": begun.items.get()}
        who = {"found_by": self.town.persons[one.found_by], "found_at": NOON}
        return Finding.objects.create(inspection=begun, position=number, **said, **who, **served)

    def a_report(self):
        words = {"text": self.marks.of("finding_submitted", "text", "finding"), "verb": "rectify"}
        by = self.town.persons["drafter"]
        step = FindingStep.objects.create(finding=self.findings["finding_submitted"], by=by, at=NOON, **words)
        paper = a_paper(self.marks.of("finding_submitted", "file", "finding"))
        return StepFile.objects.create(step=step, stored=paper, name="截图.txt")

    def places(self, kind):
        """Return every one there is of a kind, and one there is not; nothing for other kinds."""
        known = {
            "inspection": self._inspections,
            "inspection_item": self._items,
            "inspection_evidence": self._evidence,
            "inspection_paper": self._papers,
            "inspection_unit": self._units,
            "finding": self._findings,
            "finding_file": self._files,
            "rectification": lambda: [
                ("there", {"public_id": self.notice.public_id}),
                ("absent", {"public_id": ABSENT}),
            ],
        }
        return known[kind]() if kind in known else []

    def _inspections(self):
        there = [(one, {"public_id": self.made[one.label].public_id}) for one in INSPECTIONS]
        return [*there, (NO_INSPECTION, {"public_id": ABSENT})]

    def _items(self):
        there = [(one, {**where, "item": self._item(one)}) for one, where in self._inspections()]
        return [(one if item["item"] != ABSENT else NO_INSPECTION, item) for one, item in there]

    def _item(self, one):
        first = self.made[one.label].items.first() if one.label in self.made else None
        return first.public_id if first else ABSENT

    def _evidence(self):
        checks = {one.label: Check.objects.filter(item__inspection=self.made[one.label]).first() for one in INSPECTIONS}
        return [(one, {**where, "check": checks[one.label].public_id if checks.get(one.label) else ABSENT})
                for one, where in self._items()]  # fmt: skip

    def _papers(self):
        drawn, draft = self.made["inspection_drawn"].public_id, self.made["inspection_draft"].public_id
        there = [("there", {"public_id": drawn, "part": part}) for part in ("plan", "population", "checkpoint")]
        missing = [("absent", {"public_id": one, "part": part}) for one, part in ((drawn, "leaf"), (draft, "plan"))]
        return [*there, *missing, ("absent", {"public_id": ABSENT, "part": "plan"})]

    def _units(self):
        begun = next(one for one in INSPECTIONS if one.waits)
        where = {"public_id": self.made[begun.label].public_id}
        return [(begun, where | {"code": "JX"}), *((NO_INSPECTION, where | {"code": code}) for code in ("CL", "ZZ"))]

    def _findings(self):
        there = [(one, {"public_id": self.findings[one.label].public_id}) for one in FINDINGS]
        return [*there, (NO_FINDING, {"public_id": ABSENT})]

    def _files(self):
        """Return the file of what was reported, and the same asked for under another finding."""
        return [(one if one.state == "submitted" else NO_FINDING, where | {"file": self.file.public_id})
                for one, where in self._findings()]  # fmt: skip
