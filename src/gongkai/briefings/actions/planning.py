"""Planning a meeting, announcing it to those it is for, and calling it off. Source: 第十四条."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.briefings.actions.hold import locked, noted, permitted, put_items, told_at, unfit
from gongkai.briefings.models import Meeting
from gongkai.briefings.rules.steps import WRITERS, text_refusals
from gongkai.briefings.rules.words import Verb
from gongkai.disclosures.models import Disclosure
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.scanner.covering import must_not_be_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting as it is typed: what, where, when, led by whom, for whom, what is told, of which year."""

    title: str
    place: str
    chair: str
    starts_at: datetime
    audience: Audience
    units: tuple[Unit, ...] = ()
    all_staff: bool = False
    all_students: bool = False
    items: tuple[Disclosure, ...] = ()
    yearly: int | None = None

    @property
    def texts(self) -> dict[str, str]:
        """What those who are invited will read."""
        return {"title": self.title.strip(), "place": self.place.strip(), "chair": self.chair.strip()}

    def columns(self, by: Person, at: datetime) -> dict[str, Any]:
        """Return what is stored on the meeting itself."""
        whole = self.audience is Audience.PUBLIC or (self.audience is Audience.INNER and not self.units)
        kinds = {"all_staff": self.all_staff, "all_students": self.all_students, "is_whole": whole}
        said = {"starts_at": self.starts_at, "audience": self.audience, "written_by": by, "written_at": at}
        return {**self.texts, **kinds, **said, "yearly": self.yearly}

    def refusals(self, at: datetime) -> list[Refusal]:
        """Return what is wrong with it in itself."""
        found = text_refusals(self.texts, told=must_not_be_told)
        if self.starts_at <= at:
            found.append(Refusal("starts_in_the_past", about="starts_at"))
        if self.audience is Audience.SPECIFIC and not (self.units or self.all_staff or self.all_students):
            found.append(Refusal("nobody_invited", (10, 3), about="audience"))
        if self.yearly is not None and not 0 <= localdate(self.starts_at).year - self.yearly <= 1:
            found.append(Refusal("yearly_odd", (18, None), about="yearly"))
        return found


@recorded()
def plan(unit: Unit, typed: Plan, *, by: Person, at: datetime) -> Meeting:
    """Plan a meeting of a unit; nobody is told of it yet. Source: 第十四条.

    :raises Refused: with every reason: whose task it is, texts, and what somebody invited may not read.
    """
    roles = duties_of(by, localdate(at)).roles_in(unit.pk)
    barred = [] if roles & set(WRITERS) else [Refusal("not_your_task", (14, None))]
    insist(*barred, *typed.refusals(at))
    held = Meeting.objects.create(unit=unit, **typed.columns(by, at))
    _put(held, typed)
    noted("meeting_planned", held, by=by, at=at, audience=typed.audience, year=typed.yearly)
    return held


@recorded()
def change(meeting: Meeting, typed: Plan, *, by: Person, at: datetime) -> None:
    """Change the plan of a meeting that was not announced yet.

    :raises Refused: with every reason.
    """
    held = locked(meeting)
    permitted(held, Verb.CHANGE, *typed.refusals(at), by=by, at=at)
    Meeting.objects.filter(pk=held.pk).update(**typed.columns(by, at))
    held.refresh_from_db()
    _put(held, typed)
    noted("meeting_changed", held, by=by, at=at, year=typed.yearly)


def _put(held: Meeting, typed: Plan) -> None:
    held.units.set(() if typed.audience is Audience.PUBLIC else typed.units)
    insist(*unfit(held, typed.items))
    put_items(held, typed.items)


@recorded()
def announce(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Announce a meeting, as somebody else than who planned it, to those it is for. Source: 第十四条.

    :raises Refused: with every reason.
    """
    held = locked(meeting)
    state = permitted(held, Verb.ANNOUNCE, *unfit(held, told_at(held)), by=by, at=at)
    Meeting.objects.filter(pk=held.pk).update(state=state, announced_by=by, announced_at=at)
    noted("meeting_announced", held, by=by, at=at)


@recorded()
def call_off(meeting: Meeting, reason: str, *, by: Person, at: datetime) -> None:
    """Call a meeting off; those who were invited find it no more. Practice.

    :raises Refused: with every reason.
    """
    held = locked(meeting)
    lacks = text_refusals({"reason": reason}, told=must_not_be_told)
    state = permitted(held, Verb.CALL_OFF, *lacks, by=by, at=at)
    Meeting.objects.filter(pk=held.pk).update(state=state, over_reason=reason.strip())
    noted("meeting_called_off", held, by=by, at=at)
