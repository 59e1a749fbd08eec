"""What is kept of the leading group in the town: seats, resolutions, regulations, interpretations, settings."""

from django.core.files.base import ContentFile

from gongkai.files.actions import store
from gongkai.leading import actions
from gongkai.leading.actions import Reading, Said
from gongkai.leading.rules import Place
from tests.access.may_lead import NO_RESOLUTION, NO_RULE, Resolved, Rule
from tests.access.things import ABSENT
from tests.factories import LONG_AGO, NOON

RESOLUTIONS = [
    Resolved("resolved", ("JX",)), Resolved("resolved_for_two", ("JX", "CL")), Resolved("resolved_in_general"),
    Resolved("entered", ("JX",), is_confirmed=False),
]  # fmt: skip
RULES = [Rule("adopted", is_adopted=True), Rule("in_work", is_in_work=True)]


class LeadingGroup:
    """Entries of the office, some confirmed and some waiting."""

    def __init__(self, town):
        self.town, self.marks = town, town.marks
        self.clerk, self.approver = town.persons["clerk"], town.persons["approver"]
        office = self.marks.of("seat", "office", "readers")
        named = town.persons["named"]
        self.seat = actions.take_seat(named, Place.MEMBER, office, starts_on=LONG_AGO, by=self.clerk, at=NOON)
        self.resolutions = {one.label: self.a_resolution(one) for one in RESOLUTIONS}
        self.rules = {one.label: self.a_rule(one) for one in RULES}
        said = {"number": "解释〔2026〕1号", "interpreted_on": NOON.date()}
        reading = Reading("第十条", text=self.marks.of("interpretation", "text", "office"), **said)
        self.interpretation = actions.put_interpretation(None, reading, by=self.clerk, at=NOON)

    def a_resolution(self, one):
        words = {field: self.marks.of(one.label, field, "resolution") for field in ("number", "title", "text")}
        abouts = tuple((f"obligation/{self.town.dues['asked'].public_id}", self.town.units[code])
                       for code in one.units[:1])  # fmt: skip
        abouts += tuple((f"catalogue/{ABSENT}", self.town.units[code]) for code in one.units[1:])
        name = f"{self.marks.of(one.label, 'paper', 'resolution')}.txt"
        content = self.marks.of(one.label, "content", "resolution").encode()
        papers = [(store(ContentFile(content), name=name, at=NOON), name)]
        said = Said(held_on=NOON.date(), abouts=abouts, **words)
        row = actions.put_resolution(None, said, papers=papers, by=self.clerk, at=NOON)
        if one.is_confirmed:
            actions.confirm_resolution(row, lock=row.lock, by=self.approver, at=NOON)
        return row

    def a_rule(self, one):
        kind = "readers" if one.is_adopted else "office"
        words = {field: self.marks.of(one.label, field, kind) for field in ("title", "document_no", "text")}
        title, number = words.pop("title"), words.pop("document_no")
        version = actions.start_regulation(title, number, in_force_on=LONG_AGO, **words, by=self.clerk, at=NOON)
        if one.is_adopted:
            actions.confirm_version(version, lock=version.lock, by=self.approver, at=NOON)
        return version.regulation

    def places(self, kind):
        """Return every one there is of a kind, and one there is not; nothing for other kinds."""
        known = {
            "seat": lambda: self._one(self.seat),
            "interpretation": lambda: self._one(self.interpretation),
            "resolution": self._resolutions,
            "resolution_paper": self._papers,
            "regulation": self._rules,
            "setting": lambda: [("there", {"setting": "timely_days"}), ("absent", {"setting": "none"})],
            "unit_setting": self._unit_settings,
        }
        return known[kind]() if kind in known else []

    def _one(self, row):
        return [("there", {"public_id": row.public_id}), ("absent", {"public_id": ABSENT})]

    def _resolutions(self):
        there = [(one, {"public_id": self.resolutions[one.label].public_id}) for one in RESOLUTIONS]
        return [*there, (NO_RESOLUTION, {"public_id": ABSENT})]

    def _papers(self):
        ids = {label: row.papers.get().public_id for label, row in self.resolutions.items()}
        return [(one, where | {"paper_id": ids.get(one.label, ABSENT)}) for one, where in self._resolutions()]

    def _rules(self):
        there = [(one, {"public_id": self.rules[one.label].public_id}) for one in RULES]
        return [*there, (NO_RULE, {"public_id": ABSENT})]

    def _unit_settings(self):
        there = [(code, {"code": code, "setting": "timely_days"}) for code in ("JX", "CL", "DB")]
        return [*there, ("absent", {"code": "JX", "setting": "none"})]
