"""What is written down while an emergency is dealt with: its time line, and what leaked. Source: 第八条."""

from dataclasses import asdict
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.files.models import StoredFile
from gongkai.incidents.actions.hold import line, locked, noted, permitted
from gongkai.incidents.models import Entry, Incident, LeakRecord
from gongkai.incidents.rules.leak import Leak, leak_refusals
from gongkai.incidents.rules.steps import said
from gongkai.incidents.rules.words import WRITTEN_BY_HAND, EntryKind, Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@recorded()
def add_entry(
    incident: Incident,
    kind: EntryKind,
    text: str,
    *,
    by: Person,
    at: datetime,
    file: StoredFile | None = None,
    name: str = "",
) -> Entry:
    """Add to the time line what was done or found, with a file if there is one. It stays as it was written. Practice.

    :raises Refused: with every reason.
    """
    held = locked(incident)
    wrong = [] if kind in WRITTEN_BY_HAND else [Refusal("entry_not_by_hand", about="kind")]
    permitted(held, Verb.NOTE, *wrong, *said({"text": text}, told=must_not_be_told), by=by, at=at)
    entry = line(held, kind, text, by=by, at=at, file=file, name=name)
    unsaid = {"name": name, "sha256": file.digest} if file else {}
    noted("incident_noted", held, by=by, at=at, unsaid=unsaid)
    return entry


@recorded()
def record_leak(incident: Incident, leak: Leak, *, by: Person, at: datetime) -> LeakRecord:
    """Record what leaked; what was recorded before stays beside it. Practice: 个人信息保护法第五十七条.

    :raises Refused: with all that the record lacks, and why ``by`` may not.
    """
    held = locked(incident)
    lacks = leak_refusals(leak, on=localdate(at), told=must_not_be_told)
    permitted(held, Verb.RECORD_LEAK, *lacks, by=by, at=at)
    columns = {name: text.strip() if isinstance(text, str) else text for name, text in asdict(leak).items()}
    row = LeakRecord.objects.create(incident=held, number=held.leaks.count() + 1, by=by, at=at, **columns)
    line(held, EntryKind.LEAK, by=by, at=at)
    noted("incident_leak_recorded", held, by=by, at=at)
    return row
