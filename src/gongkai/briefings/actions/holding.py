"""Writing down what a meeting was like, and letting readers see it once somebody else has confirmed it. 第十四条."""

from dataclasses import dataclass
from datetime import datetime

from gongkai.briefings.actions.hold import locked, noted, permitted, put_items, told_at, unfit
from gongkai.briefings.models import Meeting, Question
from gongkai.briefings.rules import questions
from gongkai.briefings.rules.steps import text_refusals
from gongkai.briefings.rules.words import Verb
from gongkai.disclosures.models import Disclosure
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a meeting was like: when, how many came, what was told, asked and answered, and its minutes.

    Without a file the minutes that are there already stay.
    """

    held_at: datetime
    attendance: int
    items: tuple[Disclosure, ...]
    questions: str = ""
    minutes: StoredFile | None = None
    minutes_name: str = ""

    def refusals(self, at: datetime) -> list[Refusal]:
        """Return what is wrong with it in itself."""
        found = questions.read(self.questions)[1]
        found += text_refusals({"questions": self.questions or "—"}, told=must_not_be_told)
        return [*found, Refusal("held_in_the_future", about="held_at")] if self.held_at > at else found


@recorded()
def record(meeting: Meeting, said: Record, *, by: Person, at: datetime) -> None:
    """Write down what a meeting was like; until it is confirmed it may be written again. Source: 第十四条.

    :raises Refused: with every reason.
    """
    held = locked(meeting)
    state = permitted(held, Verb.RECORD, *said.refusals(at), *unfit(held, said.items), by=by, at=at)
    columns = {"held_at": said.held_at, "attendance": said.attendance, "written_by": by, "written_at": at}
    file = {"minutes": said.minutes, "minutes_name": said.minutes_name} if said.minutes else {}
    Meeting.objects.filter(pk=held.pk).update(state=state, **columns, **file)
    put_items(held, said.items)
    held.questions.all().delete()
    Question.objects.bulk_create(
        Question(meeting=held, position=position, question=question, answer=answer)
        for position, (question, answer) in enumerate(questions.read(said.questions)[0], 1)
    )
    unsaid = {"name": said.minutes_name, "sha256": said.minutes.digest} if said.minutes else {}
    noted("meeting_recorded", held, by=by, at=at, unsaid=unsaid)


@recorded()
def confirm(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Confirm, as somebody else than who wrote it, the record of a meeting: from now on readers see it. 第十四条.

    :raises Refused: with every reason.
    """
    held = locked(meeting)
    state = permitted(held, Verb.CONFIRM, *unfit(held, told_at(held)), by=by, at=at)
    Meeting.objects.filter(pk=held.pk).update(state=state, confirmed_by=by, confirmed_at=at)
    noted("meeting_confirmed", held, by=by, at=at)
