"""Letters of the town, and who may do what with them: written down from the domain, and compared with the program.

Source: 第十四条. A unit knows what was assigned to it, the office all but reports, inspectors reports alone.
"""

import secrets
from dataclasses import dataclass

from gongkai.mailbox import actions
from gongkai.mailbox.models import Letter as Row
from gongkai.mailbox.queries import by_receipt
from gongkai.mailbox.rules.words import Kind, Outcome
from gongkai.mailbox.rules.writing import Written
from tests.access.people import OFFICE, roles
from tests.access.things import ABSENT
from tests.factories import NOON

UNIT = {"drafter", "head"}


@dataclass(frozen=True)
class Letter:
    """A letter: what it is, and the unit it was assigned to, if it was."""

    label: str
    kind: Kind = Kind.SUGGESTION
    unit: str = ""
    is_there: bool = True


NEW, TAKEN = Letter("letter_new"), Letter("letter_taken")
AT_WORK = Letter("letter_at_work", Kind.REQUEST_TO_DISCLOSE, "JX")
PAUSED = Letter("letter_paused", Kind.REQUEST_TO_DISCLOSE, "JX")
WITH_HEAD = Letter("letter_with_head", Kind.QUESTION, "JX")
ANSWERED = Letter("letter_answered", Kind.REQUEST_TO_DISCLOSE, "JX")
REPORT = Letter("letter_report", Kind.REPORT)
NO_LETTER = Letter("letter_absent", is_there=False)
LETTERS = [NEW, TAKEN, AT_WORK, PAUSED, WITH_HEAD, ANSWERED, REPORT]
BY_LABEL = {one.label: one for one in LETTERS}
WITH_UNIT = {AT_WORK.label, PAUSED.label, WITH_HEAD.label}
OPEN = {NEW.label, TAKEN.label} | WITH_UNIT

STEPS = {
    "acknowledge": (OFFICE, {NEW.label}),
    "assign": (OFFICE, {TAKEN.label}),
    "return": (UNIT, {AT_WORK.label, PAUSED.label}),
    "urge about": (OFFICE, WITH_UNIT),
    "name somebody in": (OFFICE | UNIT, OPEN),
    "merge": (OFFICE, OPEN),
    "close": (OFFICE, {NEW.label, TAKEN.label, ANSWERED.label}),
    "have supplemented": (UNIT, {AT_WORK.label}),
    "ask a third party about": (UNIT, {AT_WORK.label}),
    "hear a third party about": (UNIT, {PAUSED.label}),
    "extend": (OFFICE | UNIT, WITH_UNIT),
    "answer": (UNIT, {AT_WORK.label, PAUSED.label}),
    "approve the answer to": ({"head"}, {WITH_HEAD.label}),
    "extract": ({"drafter"}, {ANSWERED.label}),
    "ask who wrote": (OFFICE | UNIT, {AT_WORK.label, ANSWERED.label}),
    "decide who sees who wrote": ({"office_approver"}, {WITH_HEAD.label}),
}
"""Whose task each step is, and with which letters it is open."""
WITH_REPORTS = {"name somebody in", "merge", "close", "extend", "answer"}
"""What an inspector does with a report that has been taken on."""
FOR_ONE = {"see who wrote": ("drafter", ANSWERED.label)}
"""What was granted to one person alone."""


def knows_letter(who, letter):
    """Tell whether somebody knows that there is a letter."""
    if not letter.is_there:
        return False
    if letter.kind is Kind.REPORT:
        return "inspector" in roles(who, "")
    return bool(roles(who, "") & OFFICE) or (bool(letter.unit) and bool(roles(who, letter.unit) & UNIT))


KINDS_OF_WORDS = {"letter", "writer"}
"""What a letter says and who wrote it are known to different people."""


def is_for(who, mark):
    """Tell whether a word of a letter may stand in an answer to somebody."""
    if mark.kind == "writer":
        return (who.name, mark.label) == FOR_ONE["see who wrote"]
    return knows_letter(who, BY_LABEL[mark.label])


def handles(step):
    """Return the question whether somebody may take a step with a letter."""
    whose, labels = STEPS[step]

    def may(who, letter):
        if letter.kind is Kind.REPORT:
            return knows_letter(who, letter) and step in WITH_REPORTS
        return knows_letter(who, letter) and letter.label in labels and bool(roles(who, letter.unit) & whose)

    return may


ACTIONS = {
    **{f"{step} the letter": handles(step) for step in STEPS},
    "see who wrote the letter": lambda who, letter: (who.name, letter.label) == FOR_ONE["see who wrote"],
    "know the letter": knows_letter,
    "handle letters": lambda who, _: any(role in OFFICE | UNIT for role, _at in who.posts),
    "read reports": lambda who, _: any(role == "inspector" for role, _at in who.posts),
    "oversee letters": lambda who, _: any(role in OFFICE | {"inspector"} for role, _at in who.posts),
}


class Mailbox:
    """The letters that lie in the town's mailbox, each full of words that stand nowhere else."""

    def __init__(self, town):
        self.town, self.people = town, town.persons
        self.rows = {one.label: self._written(one) for one in LETTERS}
        self._taken_on(*LETTERS[1:])
        for one in (AT_WORK, PAUSED, WITH_HEAD, ANSWERED):
            self._do(actions.assign, one, "clerk", self.town.units["JX"], note=self._mark(one, "note"))
        self._do(actions.ask_third_party, PAUSED, "drafter", self._mark(PAUSED, "third party"))
        for one in (WITH_HEAD, ANSWERED):
            self._answered(one)
        for one in (WITH_HEAD, ANSWERED):
            self._do(actions.ask_identity, one, "drafter", self._mark(one, "why"))
        self._do(actions.approve_answer, ANSWERED, "head", version=self._row(ANSWERED).version)
        self._do(actions.grant_identity, ANSWERED, "approver")

    def places(self):
        """Return every letter there is, and one there is not, with what its addresses take."""
        there = [(one, {"public_id": self.rows[one.label].public_id}) for one in LETTERS]
        return [*there, (NO_LETTER, {"public_id": ABSENT})]

    def files(self):
        """Return the file of every letter that has one, under its address."""
        found = []
        for one, where in self.places():
            file = Row.objects.filter(public_id=where["public_id"]).values_list("enclosures__public_id", flat=True)
            found.append((one, where | {"file_id": next(iter(file), None) or ABSENT}))
        return found

    def _mark(self, one, field):
        return self.town.marks.of(one.label, field, "letter")

    def _written(self, one):
        said = {field: self._mark(one, field) for field in ("title", "text", "complains_of")}
        writer = {field: self.town.marks.of(one.label, field, "writer") for field in ("name", "contact")}
        written = Written(kind=one.kind, is_anonymous=one in {NEW, REPORT}, **said, **writer)
        file = actions.CleanFile(self._mark(one, "file").encode(), "pdf")
        return by_receipt(actions.write(written, on=NOON.date(), form=secrets.token_hex(8), files=[file]))

    def _taken_on(self, *letters):
        for one in letters:
            self._do(actions.acknowledge, one, "inspector" if one is REPORT else "clerk")

    def _answered(self, one):
        way = Outcome.NO_SUCH if one.kind is Kind.REQUEST_TO_DISCLOSE else None
        version = self._row(one).version
        self._do(actions.save_answer, one, "drafter", self._mark(one, "answer"), version=version, outcome=way)
        self._do(actions.send_up, one, "drafter", version=self._row(one).version)

    def _row(self, one):
        self.rows[one.label].refresh_from_db()
        return self.rows[one.label]

    def _do(self, action, one, who, *said, **more):
        action(self._row(one), *said, by=self.people[who], at=NOON, **more)
