"""Loading a yearly table."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from gongkai.calendars.models import YearTable
from gongkai.calendars.queries import next_number, table_in_force
from gongkai.calendars.rules import Loading, refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.workdays.reading import read


@recorded()
def load_table(year: int, text: str, *, source: str, by: Person, at: datetime) -> YearTable:
    """Load the table of a year, written day by day; the one before stays on record. Practice: 国务院办公厅通知.

    :raises Refused: with everything that is wrong with the table, or if ``by`` is not of the office.
    """
    now, number = table_in_force(year), next_number(year)
    table, complaints = read(text, year, number)
    same = now is not None and (now.off, now.make_up) == (table.off, table.make_up)
    is_office = duties_of(by, localdate(at)).has(*OFFICE)
    insist(*refusals(Loading(is_office, year, localdate(at).year, complaints, source, same)))
    off, make_up = (sorted(day.isoformat() for day in days) for days in (table.off, table.make_up))
    said = {"source": source.strip(), "loaded_by": by, "loaded_at": at}
    try:
        with transaction.atomic():
            row = YearTable.objects.create(year=year, number=number, off=off, make_up=make_up, **said)
    except IntegrityError as taken:
        raise Refused([Refusal("moved_meanwhile")]) from taken
    did("calendar_loaded", f"calendar/{table.name}", by=by, at=at, source=said["source"], off=off, make_up=make_up)
    return row
