"""The regulations the leading group has made: their wordings, which is in force, and what readers see of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from gongkai.leading.models import Regulation, RegulationVersion
from gongkai.leading.rules import Stage

ADOPTED = RegulationVersion.objects.filter(stage=Stage.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A regulation as readers see it on a day: its wordings, the newest first, and the one that is in force."""

    regulation: Regulation
    versions: list[RegulationVersion]
    in_force: RegulationVersion | None
    is_repealed: bool


def regulations_written() -> QuerySet[Regulation]:
    """Return all regulations with all their wordings, those in work too: for the office."""
    versions = RegulationVersion.objects.select_related("entered_by", "settled_by", "adopted_by")
    return Regulation.objects.prefetch_related(Prefetch("versions", versions)).select_related("repealed_by")


def regulation_called(public_id: UUID) -> Regulation | None:
    """Return a regulation with all its wordings."""
    return regulations_written().filter(public_id=public_id).first()


def regulations_for_readers(on: date) -> list[Shown]:
    """Return what everybody may read on a day: regulations in force first, then those repealed. Source: 第六条."""
    found = Regulation.objects.prefetch_related(Prefetch("versions", ADOPTED, to_attr="adopted"))
    shown = [_shown(one, one.adopted, on) for one in found if one.adopted]
    return sorted(shown, key=lambda one: one.is_repealed)


def regulation_for_readers(public_id: UUID, on: date) -> Shown | None:
    """Return a regulation that everybody may read: one of its wordings at least has been confirmed."""
    found = Regulation.objects.filter(public_id=public_id, versions__in=ADOPTED)
    one = found.prefetch_related(Prefetch("versions", ADOPTED, to_attr="adopted")).first()
    return _shown(one, one.adopted, on) if one else None


def _shown(regulation: Regulation, versions: list[RegulationVersion], on: date) -> Shown:
    is_repealed = regulation.is_repealed(on)
    held = None if is_repealed else next((one for one in versions if one.in_force_on <= on), None)
    return Shown(regulation, versions, held, is_repealed)


def version_in_force(regulation: Regulation, on: date) -> RegulationVersion | None:
    """Return the wording of a regulation that is in force on a day. Source: 第六条."""
    if regulation.is_repealed(on):
        return None
    return ADOPTED.filter(regulation=regulation, in_force_on__lte=on).order_by("-number").first()


def version_in_work(regulation: Regulation) -> RegulationVersion | None:
    """Return the wording that waits for its confirmation."""
    found = RegulationVersion.objects.filter(regulation=regulation, stage=Stage.DRAFTED)
    return found.select_related("entered_by", "adopted_by", "regulation").first()


def versions_waiting() -> QuerySet[RegulationVersion]:
    """Return the wordings that wait for their confirmation, for the office."""
    waiting = RegulationVersion.objects.filter(stage=Stage.DRAFTED).select_related("regulation", "entered_by")
    return waiting.order_by("entered_at", "pk")
