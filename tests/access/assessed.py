"""What is assessed in the town: a college, at every stage."""

import uuid
from datetime import timedelta

from gongkai.assessments.models import Indicator, Objection, Scheme, Score, Sheet
from tests.access.may_assess import ASSESSMENTS, NOT_ASSESSED
from tests.factories import NOON

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")
FAR = NOON.date() + timedelta(days=400)


class Assessors:
    """Assessments of a college that the clerk drew up."""

    def __init__(self, town):
        self.town, self.marks = town, town.marks
        self.sheets = {}
        self.made = {one.label: self.an_assessment(one) for one in ASSESSMENTS}

    def an_assessment(self, one):
        """Keep an assessment as it stands; what was settled is written first, for the database keeps it."""
        by, word = self.town.persons["clerk"], lambda field: self.marks.of(one.label, field, "assessment")
        days = {"year": 2026, "first": NOON.date(), "last": NOON.date(), "objection_days": 5}
        made = Scheme.objects.create(name=word("name"), written_by=by, written_at=NOON, **days)
        made.units.set([self.town.units[one.unit]])
        said = {"name": word("indicator"), "guidance": word("guidance"), "kind": "manual"}
        indicator = Indicator.objects.create(scheme=made, position=1, weight=100, **said)
        if one.state != "draft":
            self.a_sheet(one, made, indicator, by, word)
        return made

    def a_sheet(self, one, made, indicator, by, word):
        sheet = Sheet.objects.create(scheme=made, unit=self.town.units[one.unit])
        given = {"points": 80, "reason": word("reason"), "given_by": by, "given_at": NOON}
        score = Score.objects.create(sheet=sheet, indicator=indicator, **given)
        self.sheets[one.label] = sheet
        found = Scheme.objects.filter(pk=made.pk)
        found.update(state="scoring", measured_by=by, measured_at=NOON)
        if one.state == "scoring":
            return
        found.update(state="open", opened_by=by, opened_at=NOON, objections_until=FAR)
        if one.objected:
            by_head = self.town.persons["head"]
            Objection.objects.create(score=score, text=word("objection"), by=by_head, at=NOON, before=80)
        if one.state == "frozen":
            Sheet.objects.filter(pk=sheet.pk).update(total=80)
            found.update(state="frozen", frozen_by=by, frozen_at=NOON)

    def places(self, kind):
        """Return every one there is of a kind, and one there is not; nothing for other kinds."""
        known = {"assessment": {}, "assessment_indicator": {"position": 1}}
        sheets = {"assessment_sheet": {}, "assessment_line": {"position": 1}}
        if kind in known:
            there = [(one, {"public_id": self.made[one.label].public_id}) for one in ASSESSMENTS]
        elif kind in sheets:
            there = [(one, {"public_id": self.sheets[one.label].public_id}) for one in ASSESSMENTS[1:]]
        else:
            return []
        more = (known | sheets)[kind]
        return [(one, where | more) for one, where in [*there, (NOT_ASSESSED, {"public_id": ABSENT})]]
