"""What these pages have in common: who may open them, and how a message is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.push import LOOKS, month_named, trouble_said
from gongkai.measures.vocabulary import OFFICE
from gongkai.push import queries
from gongkai.push.queries import Delivery, Row
from gongkai.push.rules.words import Kind, Standing, Why


def office_only(request: StaffRequest) -> None:
    """Let only the office go on. Source: 第六条.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OFFICE):
        raise Http404


@dataclass(frozen=True, slots=True)
class Line:
    """A message as pages show it."""

    delivery: Delivery
    title: str
    kind: str
    tone: str
    icon: str
    words: str
    trouble: str
    is_open: bool
    waits_for_earlier: bool


def lines_of(found: Iterable[Delivery]) -> list[Line]:
    """Return messages as pages show them."""
    return [_line(row) for row in queries.rows_of(found)]


def _line(row: Row) -> Line:
    one = row.delivery
    tone, icon = LOOKS[one.standing]
    why = f"（{named(Why(one.why))}）" if one.why else ""
    is_open = one.standing in {Standing.WAITING, Standing.FAILED}
    return Line(
        delivery=one,
        title=row.title or (month_named(one.month) if one.month else ""),
        kind=f"{named(Kind(one.kind))}{why}",
        tone="warn" if one.standing is Standing.WAITING and one.trouble else tone,
        icon=icon,
        words=named(one.standing),
        trouble=trouble_said(one.trouble),
        is_open=is_open,
        waits_for_earlier=row.waits_for_earlier,
    )


def opened(request: StaffRequest, public_id: UUID) -> Delivery:
    """Return a message the office may see to.

    :raises Http404: for everybody else, and if there is none.
    """
    office_only(request)
    found = queries.delivery_called(public_id)
    if found is None:
        raise Http404
    return found
