"""The real school that the model is held against: every step is taken by the actions that people use."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.disclosures import actions
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import check_of
from gongkai.disclosures.rules.words import Alarm, Correction, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, MatterClass, Role, UnitKind
from gongkai.orgs.models import Person, Post, Unit
from tests.factories import LONG_AGO, NO_LINES_CROSSED, NOON, a_paper, a_person, a_unit, an_entry, judged

LEAK = "110101199003070118"
LADDERS = {"inner": Audience.INNER, "public": Audience.PUBLIC}
CAST = {
    "drafter": ["drafter"],
    "second": ["drafter", "reviewer"],
    "reviewer": ["reviewer"],
    "secrecy": ["secrecy_reviewer"],
    "both": ["reviewer", "secrecy_reviewer"],
    "head": ["head", "secrecy_reviewer"],
    "deputy": [],
    "clerk": ["office_clerk"],
    "approver": ["office_approver"],
    "chief": ["office_clerk", "office_approver"],
    "spokesperson": ["spokesperson"],
    "inspector": ["inspector"],
}
"""The people of the play and their posts on the first day."""


@dataclass
class School:
    """The unit, its people by name, and the day and minute it is."""

    unit: Unit
    office: Unit
    people: dict[str, Person]
    entry: object
    day: int = 0
    minute: int = 0

    @property
    def at(self):
        self.minute += 1
        return NOON + timedelta(days=self.day, seconds=self.minute)

    @property
    def today(self):
        return NOON.date() + timedelta(days=self.day)

    def appoint(self, who, role, *, since=None, days=None, acting_for=None):
        ends = None if days is None else self.today + timedelta(days=days)
        at = self.office if Role(role).is_school_wide else self.unit
        dates = {"starts_on": since or self.today, "ends_on": ends, "reason": "外出"}
        settled = {"granted_at": NOON, "confirmed_at": NOON, "acting_for": acting_for}
        return Post.objects.create(person=self.people[who], unit=at, role=role, **dates, **settled)

    def dismiss(self, who, role):
        held = Post.objects.filter(person=self.people[who], role=role, acting_for=None, ends_on=None)
        held.update(ends_on=self.today - timedelta(days=1))

    def head_post(self, who):
        return Post.objects.filter(person=self.people[who], role="head", acting_for=None).latest("pk")

    def mark_small(self, *, small):
        start = LONG_AGO if small else None
        Unit.objects.filter(pk=self.unit.pk).update(small_from=start, small_reason="四人支部" if small else "")

    def draft(self, plan):
        """Write the draft that a plan of the model stands for."""
        starts = None if plan["scheduled"] is None else NOON + timedelta(days=plan["scheduled"])
        steps = [RungDraft(audience=LADDERS[at], starts_at=starts if at == "public" else None) for at in plan["ladder"]]
        return Draft(
            title=f"第{plan['wording']}稿",
            body=f"<p>正文，身份证号{LEAK}</p>" if plan["leak"] else "<p>正文</p>",
            matter_class=MatterClass.ORGANISATION,
            entry=None if plan["off"] else self.entry,
            off_catalogue_reason="临时事项" if plan["off"] else "",
            source_of_facts="台账" if plan["sourced"] else "",
            is_major=plan["major"],
            needs_spokesperson=plan["flagged"],
            inner_first_waiver="情况紧急" if plan["waived"] else "",
            subjects=tuple(self.people[name] for name in sorted(plan["named"])),
            rungs=tuple(steps),
            correction_note="更正数字",
        )

    def settle(self, revision, plan, by):
        """Answer what was found as the plan says; a file that nobody has read lies in the draft, or none."""
        said = "经核对可以公开" if plan["leak"] == "told" else ""
        reasons = {one.mark: said for one in check_of(revision).found if one.is_grave}
        actions.explain(revision, reasons, by=self.people[by], at=self.at)
        if plan["unread"]:
            actions.attach(revision, a_paper(), "决定.txt", by=self.people[by], at=self.at)

    def act(self, revision, verb, who, *, careful):
        """Take a step; tell whether it was taken."""
        at = self.at
        by = self.people[who] if who else None
        fresh = Revision.objects.get(pk=revision.pk)
        words = self.words(verb, at, careful=careful) | self.verdicts(verb, fresh, careful=careful)
        try:
            getattr(actions, verb)(fresh, by=by, at=at, **words)
        except Refused:
            return False
        return True

    def verdicts(self, verb, revision, *, careful):
        """Judge what was found; who is careless forgets that, and the red lines only where nothing was found."""
        marks = judged(revision) if verb == Verb.PASS_SECRECY else {}
        return {"verdicts": marks if careful else {}, "red_lines": NO_LINES_CROSSED} if marks else {}

    def words(self, verb, at, *, careful):
        """Say everything a verb asks for, or leave the main thing out."""
        why = "按规定办理" if careful else " "
        said = {
            Verb.PASS_SECRECY: {"red_lines": NO_LINES_CROSSED if careful else {}},
            Verb.PASS_CONTENT: {"is_necessary": careful, "is_accurate": True, "source_checked": True},
            Verb.APPROVE: {"signed_in_at": at if careful else at - timedelta(hours=1)},
            Verb.WITHHOLD: {
                "reason": "按规定办理",
                "ground": "正在调查" if careful else "",
                "re_review_on": self.today + timedelta(days=90),
            },
            Verb.CORRECT: {"kind": Correction.MAJOR, "note": why},
            Verb.SUSPEND: {"reason": why, "alarm": Alarm.FALSE},
            Verb.ERASE: {"reason": why, "alarm": Alarm.PRIVACY, "signed_in_at": at},
        }
        asks = {Verb.SEND_BACK, Verb.REFER, Verb.RECALL, Verb.ASK_RESTORE, Verb.RESTORE, Verb.WITHDRAW}
        return {"reason": why} if verb in asks else said.get(verb, {})


def a_school():
    """Found the school with everybody in their posts."""
    top = a_unit("示例大学党委", UnitKind.SCHOOL, code="XX")
    office = a_unit("党政办公室", UnitKind.DEPARTMENT, top, code="DB", hosts_office=True)
    unit = a_unit("机械工程学院党委", UnitKind.COLLEGE, top, code="JX")
    entry = an_entry(unit, inner_first_days=2)
    school = School(unit, office, {name: a_person(name) for name in CAST}, entry)
    for name, roles in CAST.items():
        for role in roles:
            school.appoint(name, role, since=LONG_AGO)
    return school


def posts_of_the_model():
    """Tell the model the same posts."""
    forever = {"from": -9999, "until": date.max.toordinal(), "acting_for": None}
    return [{"who": name, "role": role, **forever} for name, roles in CAST.items() for role in roles]
