"""The leading group for readers: by which offices it is made up, and the regulations it has made. Source: 第六条."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from gongkai.disclosures.rules.difference import Piece, changed
from gongkai.leading.queries import RegulationVersion, regulation_for_readers, regulations_for_readers, seats_on
from gongkai.leading.rules import Place
from gongkai.portal.http import Reader, show


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat as readers see it: the office, and the name where that was confirmed to be public."""

    place: Place
    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a regulation, and what changed since the one before it."""

    version: RegulationVersion
    is_in_force: bool
    rows: list[list[Piece]]


def regulations(request: Reader) -> HttpResponse:
    """List the regulations, in force and repealed, and the offices that make up the group today."""
    today = localdate()
    seats = [
        SeatShown(Place(seat.place), seat.office, seat.person.name if seat.name_shown_at else "")
        for seat in seats_on(today)
    ]
    return show(request, "regulations", seats=seats, shown=regulations_for_readers(today))


def regulation(request: Reader, public_id: UUID) -> HttpResponse:
    """Show a regulation with all its wordings, each with what it changed.

    :raises Http404: if there is none, or none of its wordings is confirmed.
    """
    one = regulation_for_readers(public_id, localdate())
    if one is None:
        raise Http404
    before = [*one.versions[1:], None]
    wordings = [
        Wording(version, version == one.in_force, _changes(earlier, version))
        for version, earlier in zip(one.versions, before, strict=True)
    ]
    return show(request, "regulation", one=one, wordings=wordings)


def _changes(earlier: RegulationVersion | None, version: RegulationVersion) -> list[list[Piece]]:
    return changed(earlier.text.splitlines(), version.text.splitlines()) if earlier else []
