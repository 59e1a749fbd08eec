"""A small school to try things on: school, office, discipline committee, a college and a branch."""

from datetime import UTC, date, datetime

from gongkai.measures.vocabulary import PersonKind, UnitKind
from gongkai.orgs import actions

NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
TODAY = date(2026, 9, 14)
FOUNDED = date(2019, 9, 1)
PASSWORD = "correct-horse-battery"


class School:
    """Makes units and people, by the command line as it were."""

    def __init__(self):
        self.top = self.unit("XX", UnitKind.SCHOOL, None)
        self.office = self.unit("DB", UnitKind.DEPARTMENT, hosts_office=True)
        self.discipline = self.unit("JW", UnitKind.DISCIPLINE)
        self.college = self.unit("JX", UnitKind.COLLEGE)
        self.branch = self.unit("JXB", UnitKind.BRANCH, self.college)
        self.count = 0

    def unit(self, code, kind=UnitKind.COLLEGE, parent=..., **more):
        parent = self.top if parent is ... else parent
        fields = {"name": f"{code}党组织", "name_en": f"Unit {code}", "short_name": code, "starts_on": FOUNDED} | more
        return actions.create_unit(code=code, kind=kind, parent=parent, by=None, at=NOON, **fields)

    def person(self, name="李国强", home=None):
        self.count += 1
        kind, number = PersonKind.STAFF, f"G{self.count:04}"
        return actions.register_person(number=number, name=name, kind=kind, home=home or self.college, by=None, at=NOON)

    def admin(self, administration):
        person = self.person("黎昕")
        actions.open_account(person, f"admin{person.pk}", administration=administration, by=None, at=NOON)
        return person

    def holder(self, role, unit, name="王敏"):
        person = self.person(name)
        self.appoint(person, role, unit)
        return person

    def appoint(self, person, role, unit, starts_on=FOUNDED, ends_on=None):
        return actions.appoint(person, role, unit, starts_on=starts_on, ends_on=ends_on, by=None, at=NOON)
