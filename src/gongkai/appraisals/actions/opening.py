"""Setting what the school asks, and opening an appraisal. Source: 第十八条."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.appraisals.actions.hold import noted
from gongkai.appraisals.models import Appraisal, Box, Roll, Template
from gongkai.appraisals.queries import electors, has_one, questions_asked
from gongkai.appraisals.rules.opening import Opening, opening_refusals, template_refusals
from gongkai.appraisals.sealing import empty_box, empty_roll
from gongkai.briefings.queries import was_briefed
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Group, Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.scanner.covering import must_not_be_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An appraisal as it is typed: of which year, from when until when, for whom besides the members.

    ``reason`` says why it is opened although no yearly briefing is on record.
    """

    year: int
    starts_on: date
    ends_on: date
    groups: tuple[Group, ...] = ()
    reason: str = ""


@recorded()
def set_template(questions: Iterable[str], *, by: Person, at: datetime) -> Template:
    """Set what is asked in the appraisals that are opened from now on; open ones stay as they are. Source: 第六条.

    :raises Refused: with every reason.
    """
    asked = [one for line in questions if (one := line.strip())]
    roles = frozenset(role for role, _unit in duties_of(by, localdate(at)).posts)
    leaking = [Refusal("text_leaks", (9, None), "questions")] if any(map(must_not_be_told, asked)) else []
    insist(*template_refusals(asked, roles=roles), *leaking)
    held = Template.objects.create(questions=asked, set_by=by, set_at=at)
    did("appraisal_questions_set", f"template/{held.pk}", by=by, at=at, unsaid={"questions": asked})
    return held


@recorded()
def open_appraisal(unit: Unit, plan: Plan, *, by: Person, at: datetime) -> Appraisal:
    """Open the appraisal of a unit and a year, with the school's questions as they are now. Source: 第十八条.

    :raises Refused: with every reason.
    """
    today = localdate(at)
    asked = Opening(
        roles=duties_of(by, today).roles_in(unit.pk),
        year=plan.year,
        today=today,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        is_briefed=was_briefed(unit, plan.year),
        reason=plan.reason,
        has_one=has_one(Unit.objects.select_for_update().get(pk=unit.pk), plan.year),
        electors=electors(unit, list(plan.groups), today).count(),
    )
    leaks = [Refusal("text_leaks", (9, None), "reason")] if must_not_be_told(plan.reason) else []
    insist(*opening_refusals(asked), *leaks)
    reason = "" if asked.is_briefed else plan.reason.strip()
    held = _written(unit, plan, reason=reason, by=by, at=at)
    noted("appraisal_opened", held, by=by, at=at, starts_on=plan.starts_on, ends_on=plan.ends_on, reason=reason)
    return held


def _written(unit: Unit, plan: Plan, *, reason: str, by: Person, at: datetime) -> Appraisal:
    """Write an appraisal with an empty roll and an empty box."""
    days = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "opened_by": by, "opened_at": at}
    said = {"year": plan.year, "questions": questions_asked(), "unbriefed_reason": reason}
    held = Appraisal.objects.create(unit=unit, **said, **days)
    held.groups.set(plan.groups)
    name = str(held.public_id)
    Roll.objects.create(appraisal=held, **empty_roll(name))
    Box.objects.create(appraisal=held, **empty_box(name, len(held.questions)))
    return held
