"""Making, rewording and repealing regulations. Source: 第六条."""

from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate

from gongkai.leading.actions.held import hand_for, held_to_write, settle_entry
from gongkai.leading.models import Regulation, RegulationVersion, Resolution
from gongkai.leading.queries import version_in_force, version_in_work
from gongkai.leading.rules import Repealing, Stage, Worded, repeal_refusals, version_refusals, writing_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person


@recorded()
def start_regulation(
    title: str,
    document_no: str,
    *,
    text: str,
    in_force_on: date,
    adopted_by: Resolution | None = None,
    by: Person,
    at: datetime,
) -> RegulationVersion:
    """Enter a new regulation with its first wording; readers see it once that is confirmed. Source: 第六条.

    :raises Refused: with every reason.
    """
    insist(
        None if title.strip() else Refusal("title_missing", (6, None)),
        None if document_no.strip() else Refusal("number_missing", (6, None)),
    )
    regulation = Regulation.objects.create(title=title.strip(), document_no=document_no.strip())
    return put_version(regulation, text=text, in_force_on=in_force_on, adopted_by=adopted_by, by=by, at=at)


@recorded()
def put_version(
    regulation: Regulation,
    *,
    text: str,
    in_force_on: date,
    adopted_by: Resolution | None = None,
    lock: int | None = None,
    by: Person,
    at: datetime,
) -> RegulationVersion:
    """Enter the next wording of a regulation; with a ``lock``, write anew the one that waits. Source: 第六条.

    :raises Refused: with every reason.
    """
    locked = Regulation.objects.select_for_update().get(pk=regulation.pk)
    waiting = version_in_work(locked)
    rewritten = None if lock is None or waiting is None else held_to_write(waiting, lock=lock, by=by, at=at)
    adopted = RegulationVersion.objects.filter(regulation=locked, stage=Stage.CONFIRMED)
    worded = Worded(text, in_force_on, adopted.aggregate(last=Max("in_force_on"))["last"])
    is_repealed, is_being_written = locked.repealed_on is not None, bool(waiting) and not rewritten
    against = version_refusals(worded, is_repealed=is_repealed, is_being_written=is_being_written)
    insist(*writing_refusals(hand_for(by, at), Stage.DRAFTED, is_overtaken=False), *against)
    numbers = RegulationVersion.objects.filter(regulation=locked).aggregate(last=Max("number"))
    row = rewritten or RegulationVersion(regulation=locked, number=(numbers["last"] or 0) + 1, entered_by=by)
    row.text, row.in_force_on, row.adopted_by = text.strip(), in_force_on, adopted_by
    row.entered_at = at
    row.lock += 1
    row.save()
    told = {"in_force_on": in_force_on, "version": row.number}
    did("regulation_worded", _code(locked), by=by, at=at, unsaid={"title": locked.title, "text": row.text}, **told)
    return row


@recorded()
def confirm_version(version: RegulationVersion, *, lock: int, by: Person, at: datetime) -> None:
    """Confirm a wording that another has entered: everybody may read it from now on. Source: 第六条.

    :raises Refused: with every reason.
    """
    locked = Regulation.objects.select_for_update().get(pk=version.regulation_id)
    insist(Refusal("regulation_repealed", (6, None)) if locked.repealed_on else None)
    held = settle_entry(version, Stage.CONFIRMED, lock=lock, by=by, at=at)
    did("regulation_confirmed", _code(locked), by=by, at=at, name=locked.title, version=held.number)


@recorded()
def call_off_version(version: RegulationVersion, *, lock: int, by: Person, at: datetime) -> None:
    """Give up a wording that nobody has confirmed. Practice.

    :raises Refused: with every reason.
    """
    held = settle_entry(version, Stage.CALLED_OFF, lock=lock, by=by, at=at)
    did("regulation_called_off", _code(version.regulation), by=by, at=at, version=held.number)


@recorded()
def repeal_regulation(regulation: Regulation, *, repealed_on: date, reason: str, by: Person, at: datetime) -> None:
    """Record that a regulation is not in force any more from a day on; readers go on finding it. Source: 第六条.

    :raises Refused: with every reason.
    """
    held = Regulation.objects.select_for_update().get(pk=regulation.pk)
    version = version_in_force(held, localdate(at))
    since = version.in_force_on if version else None
    insist(*repeal_refusals(hand_for(by, at), Repealing(since, held.repealed_on is not None, repealed_on, reason)))
    who = {"repealed_by": by, "repealed_at": at, "repeal_reason": reason.strip()}
    Regulation.objects.filter(pk=held.pk).update(repealed_on=repealed_on, **who)
    did("regulation_repealed", _code(held), by=by, at=at, name=held.title, ends_on=repealed_on, reason=reason.strip())


def _code(row: Regulation) -> str:
    return f"regulation/{row.public_id}"
