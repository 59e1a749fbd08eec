"""Entering what the leading group has resolved. Source: 第六条."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.files.models import StoredFile
from gongkai.leading.actions.held import hand_for, held_to_write, settle_entry
from gongkai.leading.models import About, Paper, Resolution
from gongkai.leading.rules import Resolved, Stage, resolution_refusals, writing_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Said:
    """What is typed of a resolution, and on which of whose matters it decides: ``(code, unit)``."""

    number: str
    title: str
    held_on: date
    text: str
    abouts: tuple[tuple[str, Unit], ...] = ()


@recorded()
def put_resolution(
    resolution: Resolution | None,
    said: Said,
    *,
    papers: Iterable[tuple[StoredFile, str]] = (),
    lock: int = 0,
    by: Person,
    at: datetime,
) -> Resolution:
    """Enter a resolution, or write anew one that waits; papers are added. Source: 第六条.

    :raises Refused: with every reason.
    """
    held = resolution and held_to_write(resolution, lock=lock, by=by, at=at)
    others = Resolution.objects.filter(number=said.number.strip()).exclude(stage=Stage.CALLED_OFF)
    number_taken = (others.exclude(pk=held.pk) if held else others).exists()
    resolved = Resolved(said.number, said.title, said.held_on, said.text)
    against = () if held else writing_refusals(hand_for(by, at), Stage.DRAFTED, is_overtaken=False)
    insist(*against, *resolution_refusals(resolved, localdate(at), number_taken=number_taken))
    row = _written(held or Resolution(entered_by=by), said, at)
    About.objects.filter(resolution=row).delete()
    About.objects.bulk_create(About(resolution=row, code=code, unit=unit) for code, unit in said.abouts)
    Paper.objects.bulk_create(Paper(resolution=row, stored=stored, name=name) for stored, name in papers)
    unsaid = {
        "number": row.number,
        "title": row.title,
        "text": row.text,
        "about": [code for code, _unit in said.abouts],
    }
    did("resolution_entered", _code(row), by=by, at=at, unsaid=unsaid)
    return row


@recorded()
def confirm_resolution(resolution: Resolution, *, lock: int, by: Person, at: datetime) -> None:
    """Confirm, for the office, what another has entered; from now on it stays as it is. Source: 第六条.

    :raises Refused: with every reason.
    """
    held = settle_entry(resolution, Stage.CONFIRMED, lock=lock, by=by, at=at)
    did("resolution_confirmed", _code(held), by=by, at=at, unsaid={"number": held.number, "text": held.text})


@recorded()
def call_off_resolution(resolution: Resolution, *, lock: int, by: Person, at: datetime) -> None:
    """Give up an entry that nobody has confirmed. Practice.

    :raises Refused: with every reason.
    """
    held = settle_entry(resolution, Stage.CALLED_OFF, lock=lock, by=by, at=at)
    did("resolution_called_off", _code(held), by=by, at=at, unsaid={"number": held.number})


def _written(row: Resolution, said: Said, at: datetime) -> Resolution:
    words = {"number": said.number.strip(), "title": said.title.strip(), "held_on": said.held_on}
    words |= {"text": said.text.strip(), "entered_at": at}
    for name, value in words.items():
        setattr(row, name, value)
    row.lock += 1
    row.save()
    return row


def _code(row: Resolution) -> str:
    return f"resolution/{row.public_id}"
