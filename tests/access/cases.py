"""Cases of the town's register, and who may do what with them: written down from the domain. Source: 第二十条.

Who keeps the register knows of every case but those of his own units; others of those alone on whose list they stand.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from gongkai.accountability import actions
from gongkai.accountability.rules.words import Kind, Limb, Party
from gongkai.accountability.rules.writing import Decision, Proof, Written
from gongkai.disclosures.actions import ask_for_scans
from gongkai.measures.vocabulary import Ground, Role
from tests import factories
from tests.access.people import OFFICE, roles
from tests.factories import NOON, a_post

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Case:
    """A case: how far it has come, of which unit it is, and who is on its list."""

    label: str
    stage: str = "noted"
    unit: str = "JX"
    listed: tuple = ()


NOTED, OPENED = Case("case_noted"), Case("case_opened", "opened", listed=("spokesperson",))
DECIDED = Case("case_decided", "decided", listed=("approver",))
CLOSED = Case("case_closed", "closed", listed=("spokesperson",))
OF_THE_COMMITTEE = Case("case_of_the_committee", unit="JW", listed=("approver",))
CASES = [NOTED, OPENED, DECIDED, CLOSED, OF_THE_COMMITTEE]
NO_CASE = Case("case_absent", "", unit="")
BY_LABEL = {one.label: one for one in CASES}
STAGES = ["noted", "opened", "decided", "closed"]
WHERE = {
    "write": {"noted"},
    "prove": {"noted", "opened"},
    "protect": {"noted", "opened", "decided"},
    "open": {"noted"},
    "hear anybody on": {"opened"},
    "decide": {"opened"},
    "drop": {"noted", "opened"},
    "close": {"decided"},
    "let somebody know of": {"noted", "opened", "decided"},
}
"""With which cases each step is open."""


def keeps(who, one):
    """Tell whether somebody keeps a case: an inspector, and not of the unit it is about. Practice: S8."""
    return one.unit != "" and "inspector" in roles(who, "") and who.home != one.unit


def knows(who, one):
    """Tell whether somebody knows that there is a case."""
    return keeps(who, one) or who.name in one.listed


KINDS_OF_WORDS = {"case": knows, "case keeper": keeps, "case file": knows}
"""What a case says, and who else knows of it, are known to different people."""


def is_for(who, mark):
    """Tell whether a word of a case may stand in an answer to somebody."""
    return KINDS_OF_WORDS[mark.kind](who, BY_LABEL[mark.label])


def takes(step):
    """Return the question whether somebody may take a step with a case."""
    return lambda who, one: keeps(who, one) and one.stage in WHERE[step]


ACTIONS = {
    **{f"{step} the case": takes(step) for step in WHERE},
    "know the case": knows,
    "keep the case": keeps,
    "take the case over": lambda who, one: takes("protect")(who, one) and one.label == "case_decided",
    "let in what the case keeps out": takes("protect"),
    "end that somebody knows of the case": lambda who, one: keeps(who, one) and bool(one.listed),
    "have a file of the case": lambda who, one: knows(who, one) and one.stage != "",
    "keep the register": lambda who, _: "inspector" in roles(who, ""),
    "know of a case": lambda who, _: "inspector" in roles(who, "") or any(who.name in one.listed for one in CASES),
    "see how many cases ended": lambda who, _: bool(roles(who, "") & (OFFICE | {"inspector"})),
}


class Register:
    """The cases of the town, each full of words that stand nowhere else."""

    def __init__(self, town):
        self.town, self.other = town, a_post(Role.INSPECTOR, town.units["CL"])
        self.rows = {one.label: self._made(one) for one in CASES}
        ask_for_scans(NOON)
        factories.scanned(at=NOON)

    def places(self, kind):
        """Return every one there is of a kind, and one there is not; nothing for other kinds."""
        beside = {
            "case_file": lambda row: {"proof": row.evidence.get(limb=Limb.GROUND).public_id},
            "case_kept": lambda row: {"kept": row.kept_out.last().public_id},
            "case_knower": lambda row: {"knower": getattr(row.knowers.first(), "public_id", ABSENT)},
        }
        if kind != "case" and kind not in beside:
            return []
        of = beside.get(kind, lambda _row: {})
        there = [(one, {"public_id": row.public_id} | of(row))
                 for one, row in ((one, self.rows[one.label]) for one in CASES)]  # fmt: skip
        return [*there, (NO_CASE, {"public_id": ABSENT} | dict.fromkeys(there[0][1].keys() - {"public_id"}, ABSENT))]

    def _mark(self, one, field, kind="case"):
        return self.town.marks.of(one.label, field, kind)

    def _made(self, one):
        by = self.other if one in {OF_THE_COMMITTEE, DECIDED} else self.town.persons["inspector"]
        act = {"by": by, "at": NOON}
        said = {"happened": self._mark(one, "happened"), "consequence": self._mark(one, "consequence")}
        person = self.town.persons["reviewer"] if one is not OF_THE_COMMITTEE else None
        row = actions.note(Written(ground=Ground.FALSITY, **said), self.town.units[one.unit], person,
                           concerns_unit=person is None, **act)  # fmt: skip
        self._prove(one, row, act)
        for name in one.listed:
            why, until = self._mark(one, "why", "case keeper"), NOON.date() + timedelta(days=9)
            actions.admit(row, self.town.persons[name], why, until=until, **act)
        actions.protect(row, self._mark(one, "phrase", "case keeper"), **act)
        self._take_on(one, row, act)
        return row

    def _prove(self, one, row, act):
        for limb in Limb:
            content = self._mark(one, f"file {limb}", "case file").encode()
            name = f"{self._mark(one, 'name')}.txt"
            proof = Proof(about=self._mark(one, "about"), name=name, content=content)
            actions.prove(row, limb, proof, **act)

    def _take_on(self, one, row, act):
        far = STAGES.index(one.stage)
        row.refresh_from_db()
        if far >= 1:
            actions.open_case(row, version=row.version, **act)
            actions.hear(row, Party.PERSON, self._mark(one, "said"), on=NOON.date(), declined=False, **act)
        row.refresh_from_db()
        if far >= 2:
            decision = Decision(number=self._mark(one, "number"), on=NOON.date(), kind=Kind.ADMONISHED)
            actions.decide(row, decision, version=row.version, **act)
        row.refresh_from_db()
        if far >= 3:
            actions.close(row, version=row.version, **act)
